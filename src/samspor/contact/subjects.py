"""What a page is about, and which seats answer for it. Rooms above add their own kinds of page.

subjects.add(
Kind(part="nettverk", route="network", key="network", model=Arena, find=find, of=of)
)
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Q
from django.urls import Resolver404, resolve, reverse

from samspor.access.errors import NotVisible
from samspor.access.models import GuardedModel
from samspor.access.own_site import own_path
from samspor.access.viewer import Role, Viewer
from samspor.registry.models import Community, Organisation, Unit
from samspor.registry.selectors.units import unit_at
from samspor.seats.models import Seat

LADDER_TOP: Final = Q(role=Role.DEVELOPMENT_ADVISER)


@dataclass(frozen=True, slots=True)
class Subject:
    """`ladder` leads up from the page's own seat; the development adviser is always the last."""

    community_id: int
    title: str
    page: str
    language: str
    ladder: tuple[Q, ...] = ()
    contact: str = ""

    @property
    def rungs(self) -> tuple[Q, ...]:
        return (*self.ladder, LADDER_TOP)


@dataclass(frozen=True, slots=True)
class Kind:
    """`find` raises NotVisible; `of` tells what the row's page is about, without asking more."""

    part: str
    route: str
    key: str
    model: type[GuardedModel]
    find: Callable[[Viewer, Community, str, date], GuardedModel]
    of: Callable[[Community, Any], Subject]


_kinds: dict[str, Kind] = {}


def add(kind: Kind) -> None:
    """Called from an app's `ready`."""
    _kinds[kind.part] = kind


def subject_at(viewer: Viewer, *, community: Community, part: str, key: str, on: date) -> Subject:
    """The page's subject.

    Raises:
        NotVisible: There is no such page.
    """
    kind = _kinds.get(part)
    if kind is None:
        raise NotVisible
    return kind.of(community, kind.find(viewer, community, key, on))


def subject_of_row(community: Community, row: GuardedModel) -> Subject | None:
    """What the page of a row is about; None for a row that nobody answers for."""
    for kind in _kinds.values():
        if isinstance(row, kind.model):
            return kind.of(community, row)
    return None


def subject_of_page(viewer: Viewer, *, community: Community, page: str, on: date) -> Subject:
    """The nearest subject of an address: what it is about, or else the whole community."""
    path = own_path(page, default="").partition("?")[0]
    try:
        match = resolve(path) if path else None
    except Resolver404:
        match = None
    if match is None or match.kwargs.get("community") != community.slug:
        return of_community(community)
    kind = next((each for each in _kinds.values() if each.route == match.url_name), None)
    if kind is None:
        return of_community(community, page=path)
    try:
        row = kind.find(viewer, community, str(match.kwargs[kind.key]), on)
    except NotVisible:
        return of_community(community)
    return kind.of(community, row)


def of_community(community: Community, *, page: str = "") -> Subject:
    front = reverse("community_front", args=[community.slug])
    return Subject(
        community_id=community.pk,
        title=community.name,
        page=page or front,
        language=community.language,
        contact=reverse("contact", args=[community.slug]),
    )


def contact_address(community: Community, part: str, key: object) -> str:
    return reverse("contact_page", args=[community.slug, part, key])


def adviser_of(*places: int | None) -> tuple[Q, ...]:
    """The municipal advisers of a district and a municipality, nearest first."""
    return tuple(
        Q(role=Role.MUNICIPAL_ADVISER, organisation=place) for place in places if place is not None
    )


def ladder_above(seat: Seat) -> tuple[Q, ...]:
    """Who takes over what landed with a seat that is vacant now."""
    return (Q(pk=seat.pk), *adviser_of(seat.municipality_id))


# --- what lies beneath this room ---


def _unit(viewer: Viewer, community: Community, key: str, on: date) -> Unit:
    if not key.isdigit():
        raise NotVisible
    return unit_at(viewer, community=community, unit_id=int(key), on=on).unit


def _of_unit(community: Community, unit: Unit) -> Subject:
    return Subject(
        community_id=community.pk,
        title=unit.name,
        page=reverse("unit", args=[community.slug, unit.pk]),
        language=community.language,
        ladder=(
            Q(role=Role.HEAD, unit=unit.pk),
            *adviser_of(unit.district_id, unit.municipality_id),
        ),
        contact=contact_address(community, "barnehager-og-skoler", unit.pk),
    )


def _municipality(viewer: Viewer, community: Community, key: str, _on: date) -> Organisation:
    if not key.isdigit():
        raise NotVisible
    rows = Organisation.objects.seen_by(viewer).filter(participations__community=community)
    found = rows.filter(pk=int(key)).distinct().first()
    if found is None or not found.municipality_id_of_place:
        raise NotVisible
    return found


def _of_municipality(community: Community, place: Organisation) -> Subject:
    return Subject(
        community_id=community.pk,
        title=str(place),
        page=reverse("community_front", args=[community.slug]),
        language=community.language,
        ladder=adviser_of(place.pk),
        contact=contact_address(community, "kommuner", place.pk),
    )


add(
    Kind(
        part="barnehager-og-skoler",
        route="unit",
        key="unit",
        model=Unit,
        find=_unit,
        of=_of_unit,
    )
)
add(
    Kind(
        part="kommuner",
        route="",
        key="",
        model=Organisation,
        find=_municipality,
        of=_of_municipality,
    )
)
