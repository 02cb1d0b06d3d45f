"""What is part of an initiative this school year, for its page: told from the released wheel."""

from datetime import date

from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.drawing.coming import coming
from samspor.drawing.content import Item, Status, WheelContent
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Precision
from samspor.portal.links import activity_address, wheel_address
from samspor.registry.models import Community
from samspor.registry.school_year import Coming, InitiativeYear
from samspor.wheel.selectors import released_content


def initiative_year(viewer: Viewer, community: Community, initiative: int) -> InitiativeYear | None:
    """None when the year has no released wheel, or nothing in it is part of the initiative.

    A municipality's own date stands with what asked for it, not here.
    """
    today = clock.today()
    year = SchoolYear.of(today)
    try:
        content = released_content(viewer, community=community.slug, school_year=year)
    except NotVisible:
        return None
    own = [item for item in content.items if initiative in item.initiatives and not item.asked_by]
    held = [item for item in own if item.status is Status.PLANNED]
    if not held:
        return None
    ahead = [item for item in coming(content, today=today) if item in held]
    undated = [item for item in held if item.timing.precision is Precision.AGREEMENT]
    past = [item for item in held if _is_over(item, today)]
    return InitiativeYear(
        years=year.short,
        language=content.language,
        coming=tuple(_told(item, content) for item in [*ahead, *undated]),
        past=tuple(_told(item, content) for item in past),
        wheel=wheel_address(community.slug, year),
    )


def _is_over(item: Item, today: date) -> bool:
    return item.timing.last is not None and item.timing.last < today


def _told(item: Item, content: WheelContent) -> Coming:
    names = {arena.id: arena.name for arena in content.arenas}
    arenas = [names[key] for key in item.arenas if key in names]
    return Coming(
        title=item.title,
        href=activity_address(content.community, content.school_year, item.id),
        timing=item.timing,
        about=" · ".join([*arenas, *([item.place] if item.place else [])]),
    )
