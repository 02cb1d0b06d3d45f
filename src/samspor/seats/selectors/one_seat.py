"""One seat: who holds it, who held it, what hangs on it, and who could take over."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import OuterRef, Subquery

from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.seats.hanging import Hanging, hanging_on
from samspor.seats.models import HandOver, Person, Seat, SeatHolder

# More names than these make no list that anybody reads; a name can be written all the same.
NAMES: Final = 400


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """`holdings` are latest first; `hanging` follows the seat to whoever comes next."""

    seat: Seat
    holdings: list[SeatHolder]
    hanging: list[Hanging]
    on: date

    @property
    def holder(self) -> SeatHolder | None:
        """Who holds it on the day."""
        return next((each for each in self._sitting() if not each.deputy), None)

    @property
    def deputies(self) -> list[SeatHolder]:
        return [each for each in self._sitting() if each.deputy]

    @property
    def coming(self) -> list[SeatHolder]:
        """Who is named for later, soonest first."""
        return [each for each in reversed(self.holdings) if each.valid_from > self.on]

    @property
    def successor(self) -> SeatHolder | None:
        """Who is to take over, when that is settled."""
        return next((each for each in self.coming if not each.deputy), None)

    @property
    def past(self) -> list[SeatHolder]:
        return [each for each in self.holdings if each.valid_to and each.valid_to < self.on]

    @property
    def handed_over(self) -> int | None:
        """The hand-over that can be undone; came with the seat."""
        found: int | None = vars(self.seat)["handed_over"]
        return found

    @property
    def is_over(self) -> bool:
        return self.seat.valid_to is not None and self.seat.valid_to < self.on

    def _sitting(self) -> list[SeatHolder]:
        return [each for each in self.holdings if each.holds_on(self.on)]


def seat_at(viewer: Viewer, *, community: str, seat_id: int, on: date) -> SeatFacts:
    """Two statements, and at most one for each app that tells what hangs on seats.

    Raises:
        NotVisible: There is no such seat in the community, or the viewer has no role there.
    """
    seat = bare_seat(viewer, community=community, seat_id=seat_id)
    rows = SeatHolder.objects.seen_by(viewer).filter(seat=seat).select_related("person")
    holdings = list(rows.order_by("-valid_from", "-id"))
    for each in holdings:
        each.seat = seat
    return SeatFacts(seat, holdings, hanging_on(viewer, seat, on=on), on)


def bare_seat(viewer: Viewer, *, community: str, seat_id: int) -> Seat:
    """The seat with its place, for what changes it.

    Raises:
        NotVisible: As `seat_at`.
    """
    rows = Seat.objects.seen_by(viewer).filter(community__slug=community, pk=seat_id)
    last = HandOver.objects.seen_by(viewer).filter(seat=OuterRef("pk"), undone_at=None)
    found = (
        rows.select_related("community", "work", "unit__municipality", "organisation", "arena")
        .annotate(handed_over=Subquery(last.order_by("-at", "-id").values("pk")[:1]))
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def last_hand_over(viewer: Viewer, *, seat: Seat, hand_over_id: int) -> HandOver:
    """Raise NotVisible when it is not one of this seat's."""
    rows = HandOver.objects.seen_by(viewer).filter(seat=seat, pk=hand_over_id)
    found = rows.first()
    if found is None:
        raise NotVisible
    found.seat = seat
    return found


@dataclass(frozen=True, slots=True)
class Succession:
    """All that the page of a hand-over needs. `names` tell two with one name apart by a seat.

    `besides` is what else the present holder has in the community: it becomes vacant when they
    leave altogether.
    """

    facts: SeatFacts
    names: dict[str, Person]
    besides: list[SeatHolder]


def succession(viewer: Viewer, *, community: str, seat_id: int, on: date) -> Succession:
    """As `seat_at`, with everybody who could take over, in no more statements."""
    seat = bare_seat(viewer, community=community, seat_id=seat_id)
    rows = SeatHolder.objects.seen_by(viewer).filter(seat__community=seat.community)
    everybody = list(
        rows.select_related(
            "person", "seat__unit__municipality", "seat__organisation", "seat__arena"
        ).order_by("person__name", "person_id", "-valid_from", "-id")
    )
    own = sorted(
        (row for row in everybody if row.seat_id == seat.pk),
        key=lambda row: (row.valid_from, row.pk),
        reverse=True,
    )
    facts = SeatFacts(seat, own, hanging_on(viewer, seat, on=on), on)
    holder = facts.holder
    besides = [
        row
        for row in everybody
        if holder
        and row.person_id == holder.person_id
        and row.seat_id != seat.pk
        and not row.deputy
        and row.holds_on(on)
    ]
    by_person: dict[int, SeatHolder] = {}
    for row in everybody:
        by_person.setdefault(row.person_id, row)
    names = {f"{row.person.name} ({row.seat.label})": row.person for row in by_person.values()}
    return Succession(facts, dict(list(names.items())[:NAMES]), besides)
