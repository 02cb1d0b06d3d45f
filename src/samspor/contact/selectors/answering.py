"""Who answers for a page: its own seat, or the next one up while that is vacant."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When

from samspor.access.asking import everywhere
from samspor.access.viewer import Role
from samspor.contact.enums import ON_DUTY, Standing
from samspor.contact.models.choice import ContactChoice
from samspor.contact.subjects import Subject
from samspor.contact.terms import oldest_that_holds
from samspor.registry.models.validity import valid_on
from samspor.seats.models import Seat, SeatHolder
from samspor.seats.models.seat import SeatHolderQuerySet

_WHY = "which seat answers is public; it names nobody"
ADVISER: Final = Q(role=Role.DEVELOPMENT_ADVISER)


@dataclass(frozen=True, slots=True)
class Desk:
    """`right` is the page's own seat, None where there is none; `answering` answers today."""

    subject: Subject
    right: Seat | None
    answering: Seat | None
    standing: Standing

    @property
    def is_passed_on(self) -> bool:
        return self.answering is not None and self.answering != self.right


def holders_that_answer(*, on: date) -> SeatHolderQuerySet:
    """Those who sit in a seat on the day and either have the duty or have chosen it.

    For use inside another statement: `Exists(holders_that_answer(on=today).filter(seat=…))`.
    """
    chosen = ContactChoice.objects.unguarded(reason=_WHY).filter(
        holding=OuterRef("pk"), ended_on=None, renewed_on__gte=oldest_that_holds(on)
    )
    rows = SeatHolder.objects.unguarded(reason=_WHY)
    rows = rows.filter(valid_on(on), valid_on(on, path="seat__"))
    return rows.filter(Q(seat__role__in=ON_DUTY) | Exists(chosen))


@everywhere(reason=_WHY)
def desk_of(subject: Subject, *, on: date) -> Desk:
    """Where a message about the subject lands on the day. One statement."""
    rungs = subject.rungs
    held = SeatHolder.objects.unguarded(reason=_WHY).filter(valid_on(on), seat=OuterRef("pk"))
    seats = (
        Seat.objects.unguarded(reason=_WHY)
        .filter(valid_on(on), community=subject.community_id)
        .annotate(
            rung=Case(
                *(When(rung, then=Value(number)) for number, rung in enumerate(rungs)),
                output_field=IntegerField(),
            ),
            held=Exists(held),
            answers=Exists(holders_that_answer(on=on).filter(seat=OuterRef("pk"))),
        )
        .filter(rung__isnull=False)
        .select_related("unit", "organisation", "arena")
        .order_by("rung", "id")
    )
    found = [(seat, vars(seat)) for seat in seats]  # with what the statement added
    own = [seat for seat, known in found if known["rung"] == 0]
    answering = next((seat for seat, known in found if known["answers"]), None)
    right = answering if answering in own else next(iter(own), None)
    if right is not None and right == answering:
        standing = Standing.ANSWERS
    elif any(known["rung"] == 0 and known["held"] for _seat, known in found):
        standing = Standing.NOT_CHOSEN
    else:
        standing = Standing.VACANT
    return Desk(subject, right, answering, standing)


@everywhere(reason=_WHY)
def receivers(seat: Seat, *, on: date) -> list[SeatHolder]:
    """Who gets the mail that lands with the seat."""
    rows = holders_that_answer(on=on).filter(seat=seat).order_by("deputy", "id")
    return list(rows.select_related("person__user"))
