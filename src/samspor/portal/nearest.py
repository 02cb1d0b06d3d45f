"""What a reader may have meant by an address that is no page: said from the address alone.

Only what the reader may open is suggested, so an address that hides something and one that is
nothing get the same help (T-08).
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, TypeVar

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _

from samspor.access.viewer import ANONYMOUS, Viewer
from samspor.focus.selectors.public import focus_areas, initiatives_in_short
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.slug import slug_of
from samspor.networks.selectors.public import networks
from samspor.portal.links import wheel_address, wheels_of_the_year
from samspor.registry.models import Community
from samspor.registry.selectors.communities import communities
from samspor.registry.selectors.units import units_with_figures
from samspor.ui import navigation
from samspor.ui.navigation import Link
from samspor.wheel.selectors import years

# How alike two words must be, 1 being the same: "trondhiem" is 0.89 of "trondheim".
ALIKE: Final = 0.62
SHOWN: Final = 4

# The parts of a community's address, and the route of the page that lists what is in it.
PARTS: Final = {
    "nettverk": "networks",
    "satsinger": "initiatives",
    "fokusomrader": "initiatives",
    "barnehager-og-skoler": "units",
}
WHEEL_FIRST: Final = ("arshjul", "innbygg")

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Asked:
    """The address in parts. `year` is the school year it names, None when it names none."""

    words: tuple[str, ...]
    year: SchoolYear | None
    is_file: bool

    @property
    def community(self) -> str:
        """The word where a community's address stands."""
        place = 1 if self.words and _alike(self.words[0], WHEEL_FIRST[0]) >= ALIKE else 0
        return self.words[place] if len(self.words) > place else ""

    @property
    def is_wheel(self) -> bool:
        return bool(self.words) and self.words[0] != self.community


def read(path: str) -> Asked:
    language = translation.get_language_from_path(path)
    bare = path.removeprefix(f"/{language}/") if language else path
    words = tuple(word.lower() for word in bare.split("/") if word)
    last = words[-1] if words else ""
    return Asked(words, _year(bare), re.search(r"\.(ics|json|docx|xlsx|pdf)$", last) is not None)


def _year(text: str) -> SchoolYear | None:
    found = re.search(r"\d{4}-\d{4}", text)
    try:
        return SchoolYear.parse(found[0]) if found else None
    except ValueError:
        return None


def suggestions(request: HttpRequest) -> list[Link]:
    """The nearest first, or this year's wheels. A silent database must not spoil the page."""
    viewer: Viewer = getattr(request, "viewer", ANONYMOUS)
    try:
        return _near(viewer, read(request.path_info)) or wheels_of_the_year(viewer)
    except DatabaseError:
        return []


def _near(viewer: Viewer, asked: Asked) -> list[Link]:
    """Empty when the address is like nothing here. At most three statements."""
    community = _nearest(asked.community, communities(viewer), lambda row: row.slug)
    if community is None:
        return []
    front = Link(community.name, navigation.address("community_front", community=community.slug))
    inside = _wheels(viewer, community, asked) if asked.is_wheel else []
    if not asked.is_wheel and len(asked.words) > 1:
        inside = _inside(viewer, community, asked.words)
    return [*inside, front]


def explanation(request: HttpRequest) -> str:
    """What is plain from the address: that the year it names has no edition to show."""
    asked = read(request.path_info)
    if not asked.is_wheel or asked.year is None or len(asked.words) > 3:
        return ""
    facts = {"year": asked.year.short}
    if asked.is_file:
        return (
            _("There is no released wheel for %(year)s at this address, so there is no file of it.")
            % facts
        )
    return _("There is no released wheel for %(year)s at this address.") % facts


def _wheels(viewer: Viewer, community: Community, asked: Asked) -> list[Link]:
    """The years there are, the one nearest to what was asked first."""
    wanted = (asked.year or SchoolYear.of(clock.today())).start
    known = [facts.school_year for facts in years(viewer, community=community.slug)]
    known.sort(key=lambda year: (abs(year.start - wanted), -year.start))
    return [
        Link(
            _("Annual wheel for %(community)s %(year)s")
            % {"community": community.name, "year": year.short},
            wheel_address(community.slug, year),
        )
        for year in known[:SHOWN]
    ]


def _inside(viewer: Viewer, community: Community, words: tuple[str, ...]) -> list[Link]:
    """Pages of the part that is meant; the part itself last."""
    part = _nearest(words[1], PARTS, lambda word: word)
    if part is None:
        return []
    labels = {
        "networks": _("Networks"),
        "initiatives": _("Initiatives"),
        "units": _("Kindergartens and schools"),
    }
    route = PARTS[part]
    whole = Link(
        f"{labels[route]}, {community.name}", navigation.address(route, community=community.slug)
    )
    if len(words) < 3:
        return [whole]
    pages = _pages(viewer, community, part)
    near = [(_alike(words[2], slug), link) for slug, link in pages]
    near.sort(key=lambda pair: -pair[0])
    return [*(link for alike, link in near[:SHOWN] if alike >= ALIKE), whole]


def _pages(viewer: Viewer, community: Community, part: str) -> Iterable[tuple[str, Link]]:
    """Each page of the part: the last word of its address, and the way to it. Few statements."""
    slug, language = community.slug, community.language
    today = clock.today()
    if part == "nettverk":
        for network in networks(viewer, community=community, on=today):
            href = navigation.address("network", community=slug, network=network.arena.slug)
            yield network.arena.slug, Link(network.arena.name, href, lang=language)
    elif part == "satsinger":
        for one in initiatives_in_short(viewer, community=community):
            href = navigation.address("initiative", community=slug, initiative=one.slug)
            yield one.slug, Link(one.name, href, lang=language)
    elif part == "fokusomrader":
        for group in focus_areas(viewer, community=community):
            for area in group.areas:
                href = navigation.address("focus_area", community=slug, area=area.area.slug)
                yield area.area.slug, Link(area.area.name, href, lang=language)
    else:
        for facts in units_with_figures(viewer, community=community, on=today):
            href = navigation.address("unit", community=slug, unit=facts.unit.pk)
            yield slug_of(facts.unit.name, otherwise=""), Link(facts.unit.name, href, lang=language)


def _alike(one: str, other: str) -> float:
    """Between 0 and 1. The beginning of a name is as good as all of it."""
    if min(len(one), len(other)) > 3 and (one.startswith(other) or other.startswith(one)):
        return 1.0
    return SequenceMatcher(None, one, other).ratio()


def _nearest(word: str, among: Iterable[Thing], slug: Callable[[Thing], str]) -> Thing | None:
    best = max(among, key=lambda one: _alike(word, slug(one)), default=None)
    return best if best is not None and _alike(word, slug(best)) >= ALIKE else None
