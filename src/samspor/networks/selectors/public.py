"""Networks as everybody sees them: which seat or unit to contact, never which person."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from samspor.access.errors import NotVisible
from samspor.access.viewer import Role, Viewer
from samspor.focus.models import FocusArea
from samspor.networks.enums import ArenaKind
from samspor.networks.models import Arena, Charter
from samspor.registry.enums import Ownership
from samspor.registry.models import Community, Organisation, Unit
from samspor.registry.models.validity import valid_on
from samspor.seats.models import SeatHolder


@dataclass(frozen=True, slots=True)
class Network:
    """`is_seated`: somebody holds the seat of its contact."""

    arena: Arena
    contact_units: tuple[Unit, ...]
    is_seated: bool

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
    """All with a public page, in Norwegian order of their kind and name. Two statements."""
    rows = _public(viewer, community, on).prefetch_related(
        Prefetch("contact_units", queryset=Unit.objects.seen_by(viewer))
    )
    return [_network(row) for row in rows]


def network_at(viewer: Viewer, *, community: Community, slug: str, on: date) -> Network:
    """One network with all that its page says. Four statements.

    Raises:
        NotVisible: There is none, or it has no public page.
    """
    rows = _public(viewer, community, on).filter(slug=slug)
    found = rows.prefetch_related(
        Prefetch("contact_units", queryset=Unit.objects.seen_by(viewer)),
        Prefetch("partners", queryset=Organisation.objects.seen_by(viewer)),
        Prefetch("focus_areas", queryset=FocusArea.objects.seen_by(viewer)),
    ).first()
    if found is None:
        raise NotVisible
    return _network(found)


def charter_of(network: Network) -> Charter | None:
    """Came with the network."""
    return getattr(network.arena, "charter", None)


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
    seated = SeatHolder.objects.unguarded(reason="whether somebody answers; shows nobody").filter(
        valid_on(on),
        valid_on(on, path="seat__"),
        seat__arena=OuterRef("pk"),
        seat__role=Role.NETWORK_CONTACT,
    )
    return (
        Arena.objects.seen_by(viewer)
        .filter(community=community, is_public=True, parent=None)
        .select_related("district", "charter")
        .annotate(seated=Exists(seated))
        .order_by("position", "id")
    )


def _network(row: Arena) -> Network:
    units = tuple(row.contact_units.all())
    return Network(row, units, vars(row)["seated"])  # which the statement added
