"""What comes for a kindergarten or school, for its page: told from the released wheel."""

from collections.abc import Collection

from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.drawing.coming import coming
from samspor.drawing.content import Level
from samspor.drawing.naming import Answers
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.portal.arenas_year import told
from samspor.portal.links import wheel_address
from samspor.registry.models import Community, Unit
from samspor.registry.school_year import UnitYear
from samspor.wheel.selectors import released_content
from samspor.wheel.selectors.mine import Mine

SHOWN = 4


def unit_year(
    viewer: Viewer, community: Community, unit: Unit, networks: Collection[str]
) -> UnitYear | None:
    """None when the year has no released wheel."""
    today = clock.today()
    year = SchoolYear.of(today)
    try:
        content = released_content(viewer, community=community.slug, school_year=year)
    except NotVisible:
        return None
    municipality = str(unit.municipality)
    own = Mine(
        frozenset(
            arena.id
            for arena in content.arenas
            if arena.level is not Level.CLUSTER or arena.id in networks
        ),
        frozenset({municipality}),
    )
    answers = Answers(content)
    ahead = [item for item in coming(content, today=today) if own.holds(item, answers)]
    return UnitYear(
        years=year.short,
        language=content.language,
        coming=tuple(
            told(item, content, with_arenas=True, at_home=municipality) for item in ahead[:SHOWN]
        ),
        wheel=wheel_address(community.slug, year),
    )
