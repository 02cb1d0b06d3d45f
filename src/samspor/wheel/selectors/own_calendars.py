"""One's own calendars: which there are, whose an address is, and what it holds."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from django.db.models import FilteredRelation, Q, QuerySet

from samspor.access.asking import everywhere
from samspor.access.viewer import Viewer
from samspor.contact.models.message import own_seats
from samspor.drawing.calendar_entries import remembered_arenas
from samspor.drawing.content import WheelContent
from samspor.drawing.naming import Answers
from samspor.kernel.kept import Kept
from samspor.kernel.school_year import SchoolYear
from samspor.seats.models import Seat, User
from samspor.seats.selectors.viewers import user_rows, viewer_for, with_holdings
from samspor.sign_in.sealing import plain_digest
from samspor.wheel.models import AnnualWheel, OwnCalendar
from samspor.wheel.selectors.mine import Mine, Ties, tie_rows, what_is_mine
from samspor.wheel.selectors.released import EditionKey, contents_of

# Many have the same arenas and municipality, and then the same choice of an edition.
ITEMS: Final[Kept[frozenset[str]]] = Kept(weight=lambda ids: 100 * (len(ids) + 3))


@dataclass(frozen=True, slots=True)
class OwnWheel:
    """An edition that a calendar takes from."""

    edition: EditionKey
    content: WheelContent
    mine: Mine

    def items(self) -> frozenset[str]:
        """The ids of what is one's own, of what the edition remembers as gone too."""
        return ITEMS.get((self.edition, self.mine), self._items)

    def _items(self) -> frozenset[str]:
        answers = Answers(self.content)
        gone = self.content.edition.gone if self.content.edition else ()
        items = (*self.content.items, *gone)
        return frozenset(item.id for item in items if self.mine.holds(item, answers))


@dataclass(frozen=True, slots=True)
class Listed:
    """A calendar as its owner sees it. `works` False: the person has the seat no longer."""

    calendar: OwnCalendar
    works: bool


@dataclass(frozen=True, slots=True)
class OwnCalendars:
    calendars: list[Listed] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)


def find_calendar(token: str, *, on: date) -> tuple[OwnCalendar, Viewer] | None:
    """The calendar with this address and whom it is for; None when it works no longer.

    Never made, taken away and ended with the seat look alike.
    """
    with everywhere(reason="whoever has the address is who it was made for"):
        user = with_holdings(list(_owner_rows(plain_digest(token))))
    if user is None or not user.is_active:
        return None
    calendar: OwnCalendar = vars(user)["calendar"]
    viewer = viewer_for(user, on=on, seat_id=calendar.seat_id)
    return (calendar, viewer) if works_for(calendar, viewer) else None


def _owner_rows(digest: str) -> QuerySet[User]:
    """Whose the calendar is, with what they hold and the calendar itself. One statement."""
    calendar = FilteredRelation("person__calendars", condition=Q(person__calendars__digest=digest))
    followed = ["calendar"]
    rows = user_rows(person__calendars__digest=digest).annotate(calendar=calendar)
    return rows.select_related(*followed)


def works_for(calendar: OwnCalendar, viewer: Viewer) -> bool:
    """Whether the viewer has the calendar's seat, or any when it is for all of them (T-11)."""
    seats = own_seats(viewer)
    return bool(seats) if calendar.seat_id is None else calendar.seat_id in seats


def own_wheels(viewer: Viewer, *, on: date) -> list[OwnWheel]:
    """Of last school year, this one and the next. Three statements, and one for what is new."""
    year = SchoolYear.of(on).start
    rows = AnnualWheel.objects.seen_by(viewer).filter(
        community__in=viewer.community_ids,
        school_year__in=[year - 1, year, year + 1],
        latest__isnull=False,
    )
    known = rows.order_by("school_year", "community").values_list(
        "latest__number", "latest", "latest__released_at", "community_id"
    )
    keys = [EditionKey(*key) for key in known]
    contents = contents_of(viewer, keys)
    seats, ties = seats_of(viewer), Ties()
    first, *rest = tie_rows(viewer, on=on)
    for what, data in first.union(*rest, all=True):
        ties.take(what, data)
    return [
        OwnWheel(
            key,
            contents[key],
            what_is_mine(
                viewer,
                community_id=key.community_id,
                content=replace(contents[key], arenas=remembered_arenas(contents[key])),
                seats=seats,
                ties=ties,
                on=on,
            ),
        )
        for key in keys
    ]


def seats_of(viewer: Viewer) -> list[Seat]:
    """With all that a label and a place need. One statement."""
    return _seats(viewer, own_seats(viewer))


def own_calendars(viewer: Viewer) -> OwnCalendars:
    """For the viewer's own page. Two statements."""
    rows = OwnCalendar.objects.seen_by(viewer)
    ties = ("community", "unit", "organisation", "arena")
    calendars = list(rows.select_related(*(f"seat__{tie}" for tie in ties)))
    return OwnCalendars(
        [Listed(one, works_for(one, viewer)) for one in calendars], seats_of(viewer)
    )


def _seats(viewer: Viewer, keys: Iterable[int]) -> list[Seat]:
    rows = Seat.objects.seen_by(viewer).filter(pk__in=keys)
    ties = ("community", "unit__municipality", "organisation__parent", "arena__municipality")
    return list(rows.select_related(*ties).order_by("community__name", "pk"))
