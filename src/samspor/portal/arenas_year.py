"""What arenas do this school year, for their own pages: told from the released wheel."""

from collections.abc import Sequence
from urllib.parse import urlencode

from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.drawing.coming import coming
from samspor.drawing.content import Item, WheelContent
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.portal.links import activity_address, wheel_address
from samspor.registry.models import Community
from samspor.registry.school_year import ArenasYear, Coming
from samspor.ui import navigation
from samspor.wheel.selectors import released_content

SHOWN = 5


def arenas_year(viewer: Viewer, community: Community, arenas: Sequence[str]) -> ArenasYear | None:
    """None when the year has no released wheel, or none of the arenas stands in it."""
    today = clock.today()
    year = SchoolYear.of(today)
    try:
        content = released_content(viewer, community=community.slug, school_year=year)
    except NotVisible:
        return None
    present = [arena.id for arena in content.arenas if arena.id in arenas]
    if not present:
        return None
    ahead = [one for one in coming(content, today=today) if set(present).intersection(one.arenas)]
    chosen = urlencode([("arena", one) for one in present])
    return ArenasYear(
        years=year.short,
        language=content.language,
        coming=tuple(told(one, content, with_arenas=len(present) > 1) for one in ahead[:SHOWN]),
        wheel=f"{wheel_address(community.slug, year)}?{chosen}",
        subscribe=_for_one(present, "wheel_subscribe", community.slug, year),
        embed=_embed(community.slug, present),
    )


def told(item: Item, content: WheelContent, *, with_arenas: bool, at_home: str = "") -> Coming:
    """`at_home` is the municipality that goes without saying."""
    names = {arena.id: arena.name for arena in content.arenas}
    arenas = [names[key] for key in item.arenas if key in names] if with_arenas else []
    named = () if item.municipalities == content.municipalities else item.municipalities
    places = [name for name in named if name != at_home]
    return Coming(
        title=item.title,
        href=activity_address(content.community, content.school_year, item.id),
        timing=item.timing,
        about=" · ".join([*arenas, *([item.place] if item.place else []), *places]),
    )


def _for_one(arenas: Sequence[str], route: str, community: str, year: SchoolYear) -> str:
    """These pages choose one arena or all."""
    if len(arenas) != 1:
        return ""
    where = navigation.address(route, community=community, school_year=year)
    return f"{where}?{urlencode({'arena': arenas[0]})}" if where else ""


def _embed(community: str, arenas: Sequence[str]) -> str:
    if len(arenas) != 1:
        return ""
    where = navigation.address("embed", community=community)
    return f"{where}?{urlencode({'hva': f'nettverk:{arenas[0]}'})}" if where else ""
