"""A community's seats: who holds which, and which wait for somebody."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from samspor.access.viewer import Role, Viewer
from samspor.registry.enums import Ownership
from samspor.registry.models import Community
from samspor.registry.models.validity import valid_on
from samspor.seats.enums import ROLE_NAMES, Place
from samspor.seats.models import Seat, SeatHolder
from samspor.seats.models.seat import SeatHolderQuerySet, SeatQuerySet
from samspor.seats.rules import may_manage

SOON: Final = timedelta(days=60)
ON_A_PAGE: Final = 50


class Standing(StrEnum):
    """What can be asked for; the words stand in addresses."""

    ANY = ""
    VACANT = "ledig"
    ENDING = "slutter"
    ENDED = "avsluttet"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatFilter:
    place: Place | None = None
    municipality: int | None = None
    role: Role | None = None
    standing: Standing = Standing.ANY
    words: str = ""


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat with the names of who holds it, and who takes over; "" for nobody."""

    seat: Seat
    holder: str
    holder_until: date | None
    deputy: str
    following: str
    follows_on: date | None

    @property
    def is_vacant(self) -> bool:
        return not self.holder

    def last_day(self, *, on: date) -> date | None:
        """When it becomes vacant, if that is soon and nobody is named."""
        ends = [day for day in (self.holder_until, self.seat.valid_to) if day]
        last = min(ends, default=None)
        return last if last and not self.following and last <= on + SOON else None


@dataclass(frozen=True, slots=True)
class SeatSums:
    """`municipal` and `private` count seats in units; the rest stand above them."""

    all: int
    municipal: int
    private: int
    vacant: int
    vacant_municipal: int
    vacant_private: int

    @property
    def above(self) -> int:
        return self.all - self.municipal - self.private


@dataclass(frozen=True, slots=True)
class SeatList:
    page: Page[Seat]
    rows: list[SeatRow]
    sums: SeatSums


@dataclass(frozen=True, slots=True)
class Waiting:
    """Seats that wait for somebody, of those the viewer may fill; soonest first."""

    vacant: list[SeatRow]
    ending: list[SeatRow]

    @property
    def count(self) -> int:
        return len(self.vacant) + len(self.ending)


def seat_page(
    viewer: Viewer, *, community: Community, wanted: SeatFilter, on: date, number: str
) -> SeatList:
    """One page of those that are asked for, and sums of all of them. Two statements."""
    rows = _asked_for(seats_with_holders(viewer, on), wanted, on).filter(community=community)
    if wanted.standing is not Standing.ENDED:
        rows = rows.filter(valid_on(on))
    sums = _sums(rows)
    paginator = Paginator(in_order(rows), ON_A_PAGE)
    vars(paginator)["count"] = sums.all  # counted already
    page = paginator.get_page(number)
    return SeatList(page, [seat_row(seat) for seat in page], sums)


def waiting_seats(viewer: Viewer, *, on: date, community: Community | None = None) -> Waiting:
    """For the one who can fill them, in one community or in all of the viewer's. One statement."""
    rows = seats_with_holders(viewer, on).filter(valid_on(on)).select_related("community")
    if community is not None:
        rows = rows.filter(community=community)
    rows = rows.filter(_vacant() | _ending(on))
    mine = [seat_row(seat) for seat in in_order(rows) if may_manage(viewer, seat)]
    ending = [row for row in mine if not row.is_vacant]
    return Waiting(
        vacant=[row for row in mine if row.is_vacant],
        ending=sorted(ending, key=lambda row: row.last_day(on=on) or date.max),
    )


def seat_row(seat: Seat) -> SeatRow:
    known = vars(seat)  # what the statement added
    return SeatRow(
        seat,
        known["holder_name"] or "",
        known["holder_until"],
        known["deputy_name"] or "",
        known["next_name"] or "",
        known["next_from"],
    )


def seats_with_holders(viewer: Viewer, on: date) -> SeatQuerySet:
    sitting = SeatHolder.objects.seen_by(viewer).filter(seat=OuterRef("pk"))
    now = sitting.filter(valid_on(on), deputy=False)
    deputy = sitting.filter(valid_on(on), deputy=True).order_by("valid_from", "id")
    ahead = sitting.filter(valid_from__gt=on, deputy=False).order_by("valid_from", "id")

    def first(rows: SeatHolderQuerySet, field: str) -> Subquery:
        return Subquery(rows.values(field)[:1])

    return (
        Seat.objects.seen_by(viewer)
        .select_related("unit__municipality", "organisation", "arena")
        .annotate(
            holder_name=first(now, "person__name"),
            holder_until=first(now, "valid_to"),
            deputy_name=first(deputy, "person__name"),
            next_name=first(ahead, "person__name"),
            next_from=first(ahead, "valid_from"),
        )
    )


def _vacant() -> Q:
    return Q(holder_name=None)


def _ending(on: date) -> Q:
    soon = on + SOON
    return Q(next_name=None) & (Q(holder_until__lte=soon) | Q(valid_to__lte=soon))


def _asked_for(rows: SeatQuerySet, wanted: SeatFilter, on: date) -> SeatQuerySet:
    if wanted.place:
        rows = rows.filter(**{f"{wanted.place}__isnull": False})
    if wanted.municipality:
        here = wanted.municipality
        rows = rows.filter(
            Q(unit__municipality=here)
            | Q(organisation=here)
            | Q(organisation__parent=here)
            | Q(arena__municipality=here)
        )
    if wanted.role:
        rows = rows.filter(role=wanted.role.value)
    for word in wanted.words.split()[:6]:
        rows = rows.filter(_says(word))
    match wanted.standing:
        case Standing.VACANT:
            rows = rows.filter(_vacant())
        case Standing.ENDING:
            rows = rows.filter(_ending(on)).exclude(_vacant())
        case Standing.ENDED:
            rows = rows.filter(valid_to__lt=on)
        case Standing.ANY:
            pass
    return rows


def _says(word: str) -> Q:
    """Somewhere in what the list shows, whatever the letters' size."""
    roles = [role for role, name in ROLE_NAMES.items() if word.casefold() in str(name).casefold()]
    found = Q(role__in=roles)
    # SQLite knows upper and lower case of a–z only.
    for form in {word, word.lower(), word.upper(), word.capitalize()}:
        for field in ("title", "unit__name", "organisation__name", "arena__name", "holder_name"):
            found |= Q(**{f"{field}__icontains": form})
    return found


def _sums(rows: SeatQuerySet) -> SeatSums:
    def count(*conditions: Q) -> Count:
        return Count("pk", filter=Q(*conditions))

    municipal = Q(unit__ownership=Ownership.MUNICIPAL)
    private = Q(unit__ownership=Ownership.PRIVATE)
    counted: dict[str, Any] = rows.aggregate(
        all=Count("pk"),
        municipal=count(municipal),
        private=count(private),
        vacant=count(_vacant()),
        vacant_municipal=count(_vacant(), municipal),
        vacant_private=count(_vacant(), private),
    )
    return SeatSums(**counted)


def in_order(rows: SeatQuerySet) -> SeatQuerySet:
    """Those above the units first, then arenas, then units in Norwegian order."""
    level = Case(
        When(organisation__isnull=False, then=Value(0)),
        When(arena__isnull=False, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    name = Coalesce(
        F("unit__sort_key"), F("organisation__sort_key"), Value(""), output_field=CharField()
    )
    place = (F("arena__position").asc(nulls_first=True), F("arena_id").asc(nulls_first=True))
    return rows.order_by(level, name, *place, "role", "title", "id")
