"""Somebody who has left a seat, and whether those who manage it may erase them."""

from dataclasses import dataclass
from datetime import date

from samspor.access.asking import everywhere
from samspor.access.errors import NotVisible
from samspor.access.policy import require
from samspor.access.viewer import Viewer
from samspor.privacy.models import Erasure
from samspor.seats.models import Person, Seat, SeatHolder
from samspor.seats.rules import managing, may_manage, reach


@dataclass(frozen=True, slots=True)
class Leaver:
    """`here`: has a seat now or later; `elsewhere`: has held one that the viewer can't manage."""

    seat: Seat
    person: Person
    waiting: Erasure | None
    here: bool
    elsewhere: bool

    @property
    def may_be_erased(self) -> bool:
        return not (self.here or self.elsewhere)


def leaver(viewer: Viewer, *, community: str, seat_id: int, holding_id: int, on: date) -> Leaver:
    """Three statements.

    Raises:
        NotVisible: No such holding of the seat, it is not over, or the person is erased already.
        Forbidden: The viewer does not manage the seat.
    """
    rows = SeatHolder.objects.seen_by(viewer).filter(
        pk=holding_id, seat=seat_id, seat__community__slug=community, valid_to__lt=on
    )
    holding = rows.select_related(
        "person__user", "seat__community", "seat__unit", "seat__organisation", "seat__arena"
    ).first()
    if holding is None:
        raise NotVisible
    require(viewer, managing(holding.seat), **reach(holding.seat))
    if holding.person.is_erased:
        raise NotVisible
    waits = Erasure.objects.unguarded(reason="whoever manages the seat sees what they asked for")
    waiting = waits.filter(person=holding.person, withdrawn_at=None, carried_out_at=None).first()
    here, elsewhere = ties_of(viewer, holding.person, on=on)
    return Leaver(holding.seat, holding.person, waiting, here=here, elsewhere=elsewhere)


@everywhere(reason="only whether there are any, never which")
def ties_of(viewer: Viewer, person: Person, *, on: date) -> tuple[bool, bool]:
    """Whether the person has a seat, and whether one was ever held that the viewer can't judge."""
    rows = SeatHolder.objects.unguarded(reason="only whether there are any, never which")
    held = list(
        rows.filter(person=person).select_related("seat__unit", "seat__organisation", "seat__arena")
    )
    here = any(each.valid_to is None or each.valid_to >= on for each in held)
    return here, not all(may_manage(viewer, each.seat) for each in held)
