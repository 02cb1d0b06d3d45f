"""Networks as everybody sees them: which seat or unit to contact, never which person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from samspor.access.asking import everywhere
from samspor.access.errors import NotVisible
from samspor.access.viewer import Role, Viewer
from samspor.contact.selectors.answering import holders_that_answer
from samspor.focus.models import Initiative
from samspor.focus.selectors.links import Named, What, named, of, tied
from samspor.networks.enums import ArenaKind
from samspor.networks.models import Arena, Charter
from samspor.registry.enums import Ownership, UnitKind
from samspor.registry.models import Community, Organisation, Unit

_PK: Final = attrgetter("pk")
_WHY = "whether a network has its contact is public; it names nobody"


@dataclass(frozen=True, slots=True)
class Network:
    """`is_seated`: somebody holds the seat of its contact."""

    arena: Arena
    contact_units: tuple[Named, ...]
    is_seated: bool
    charter: Charter | None = None
    partners: tuple[Named, ...] = ()
    focus_areas: tuple[Named, ...] = ()

    @property
    def kindergartens(self) -> int:
        """How many the registry has of the district and ownership; 0 for other networks."""
        found: int | None = vars(self.arena)["kindergartens"]
        return found or 0

    @property
    def is_vacant(self) -> bool:
        return not (self.is_seated or self.contact_units)


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """The networks of a city district, by whose units meet in them."""

    district: Organisation
    municipal: tuple[Network, ...]
    private: tuple[Network, ...]
    together: tuple[Network, ...]


def networks(viewer: Viewer, *, community: Community, on: date) -> list[Network]:
    """All with a public page, in Norwegian order of their kind and name. One statement."""
    unit = Unit.objects.seen_by(viewer).filter(pk=OuterRef("contact_units"))
    rows = (
        _public(viewer, community, on)
        .annotate(
            unit_pk=F("contact_units"), unit_name=F("contact_units__name"), unit_seen=Exists(unit)
        )
        .order_by("position", "id", "contact_units__sort_key", "contact_units")
    )
    with everywhere(reason=_WHY):
        return [_network(list(rows_of_one)) for _pk, rows_of_one in groupby(rows, _PK)]


def network_at(viewer: Viewer, *, community: Community, slug: str, on: date) -> Network:
    """One network with all that its page says. Two statements.

    Raises:
        NotVisible: There is none, or it has no public page.
    """
    with everywhere(reason=_WHY):
        found = _public(viewer, community, on).filter(slug=slug).first()
    if found is None:
        raise NotVisible
    names = named(viewer, on=on, chosen=chosen_by(found))
    return network_with(found, names, charter=getattr(found, "charter", None))


def network_with(arena: Arena, names: Sequence[Named], *, charter: Charter | None) -> Network:
    """The network, and of the names those that are chosen."""
    return Network(
        arena,
        of(names, What.UNIT),
        vars(arena)["seated"],  # which the statement added
        charter=charter if charter and charter.says_something else None,
        partners=of(names, What.PARTNER),
        focus_areas=of(names, What.AREA),
    )


def chosen_by(arena: Arena) -> dict[What, Q]:
    """What the network names, as conditions."""
    return {
        What.PARTNER: tied(Arena.partners.through, "organisation", arena=arena),
        What.UNIT: tied(Arena.contact_units.through, "unit", arena=arena),
        What.AREA: tied(Arena.focus_areas.through, "focusarea", arena=arena),
    }


def with_contact(rows: QuerySet[Arena], on: date) -> QuerySet[Arena]:
    """Whether somebody sits in the seat of the network's contact."""
    seated = holders_that_answer(on=on).filter(
        seat__arena=OuterRef("pk"), seat__role=Role.NETWORK_CONTACT
    )
    there = (
        Unit.objects.unguarded(reason="how many there are is public")
        .filter(district=OuterRef("district"), kind=UnitKind.KINDERGARTEN)
        .exclude(closed_on__lt=on)
    )
    mine = there.filter(ownership=OuterRef("ownership"))
    return rows.select_related("district", "charter").annotate(
        seated=Exists(seated),
        kindergartens=Case(
            When(ownership="", then=_counted(there)),
            default=_counted(mine),
            output_field=IntegerField(),
        ),
    )


def _counted(rows: QuerySet[Unit]) -> Subquery:
    counted = rows.order_by().values("district").annotate(number=Count("pk"))
    return Subquery(counted.values("number"))


@dataclass(frozen=True, slots=True)
class TakesPart:
    """Pages that a unit's page leads to, as slug and name."""

    networks: tuple[tuple[str, str], ...]
    initiatives: tuple[tuple[str, str], ...]


def where_unit_takes_part(viewer: Viewer, *, community: Community, unit: Unit) -> TakesPart:
    """Networks of its district and ownership, those it is the contact of, and its initiatives.

    Only what has a public page. One statement.
    """
    near = Q(district=unit.district_id, ownership__in=["", unit.ownership])
    wanted = Q(contact_units=unit.pk) | (near if unit.district_id else Q(pk=None))
    arenas = Arena.objects.seen_by(viewer).filter(wanted, is_public=True, parent=None)
    initiatives = Initiative.objects.seen_by(viewer).filter(units=unit.pk, is_public=True)
    found: list[tuple[str, str, str]] = list(
        _pages(arenas.filter(community=community), "network").union(
            _pages(initiatives.filter(community=community), "initiative")
        )
    )
    inside = {kind: sorted((n, s) for k, s, n in found if k == kind) for kind, _s, _n in found}

    def of_kind(kind: str) -> tuple[tuple[str, str], ...]:
        return tuple((slug, name) for name, slug in inside.get(kind, []))

    return TakesPart(of_kind("network"), of_kind("initiative"))


def _pages(rows: QuerySet[Any], kind: str) -> QuerySet[Any, tuple[str, str, str]]:
    told = rows.order_by().annotate(kind_of_page=Value(kind))
    pages: QuerySet[Any, tuple[str, str, str]] = told.values_list("kind_of_page", "slug", "name")
    return pages


def districts(rows: list[Network]) -> list[DistrictRow]:
    """The district networks as a table: a row for each district, in Norwegian order."""
    places = {row.arena.district for row in rows if row.arena.district}
    return [
        DistrictRow(
            place,
            *(
                tuple(
                    row
                    for row in rows
                    if row.arena.district == place and row.arena.ownership == ownership
                )
                for ownership in (Ownership.MUNICIPAL, Ownership.PRIVATE, "")
            ),
        )
        for place in sorted(places, key=lambda place: place.sort_key)
    ]


def thematic(rows: list[Network]) -> list[Network]:
    return [row for row in rows if _is_thematic(row)]


def others(rows: list[Network]) -> list[Network]:
    """Neither of a district nor about one theme: the heads' network, the steering group."""
    return [row for row in rows if not row.arena.district and not _is_thematic(row)]


def _is_thematic(row: Network) -> bool:
    return row.arena.kind == ArenaKind.THEMATIC_NETWORK and not row.arena.district


def _public(viewer: Viewer, community: Community, on: date) -> QuerySet[Arena]:
    rows = Arena.objects.seen_by(viewer).filter(community=community, is_public=True, parent=None)
    return with_contact(rows, on).order_by("position", "id")


def _network(rows: list[Arena]) -> Network:
    """Of a row for each unit to contact, or of one without any."""
    told = [vars(row) for row in rows]  # with what the statement added
    units = tuple(
        Named(What.UNIT, each["unit_pk"], each["unit_name"]) for each in told if each["unit_seen"]
    )
    return Network(rows[0], units, told[0]["seated"])
