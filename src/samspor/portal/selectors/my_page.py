"""What concerns one person: seats, dates, and what waits. Four statements, whatever there is."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q, Subquery

from samspor.access.policy import EVERYTHING, Action, allowed_communities, may
from samspor.access.viewer import Viewer
from samspor.activities.models import ActivityMunicipality, Change
from samspor.activities.selectors import row
from samspor.activities.selectors.year import name_of
from samspor.contact.enums import ON_DUTY
from samspor.contact.models import ContactChoice, Message
from samspor.contact.models.message import own_seats
from samspor.drawing.coming import coming
from samspor.drawing.content import Item, Kind, WheelContent
from samspor.drawing.naming import Answers
from samspor.editing.enums import Standing
from samspor.editing.models import PageVersion
from samspor.kernel.school_year import SchoolYear
from samspor.portal.selectors.my_documents import MyDocument, documents_in, waiting_documents
from samspor.registry.models import Community
from samspor.registry.models.validity import valid_on
from samspor.seats.models import Seat, SeatHolder
from samspor.seats.rules import may_manage, may_manage_any
from samspor.seats.selectors.seats import Waiting, waiting_seats
from samspor.wheel.models import AnnualWheel
from samspor.wheel.selectors.mine import Mine, Ties, municipality_of, tie_rows, what_is_mine
from samspor.wheel.selectors.released import CONTENTS, EditionKey


@dataclass(frozen=True, slots=True)
class MySeat:
    """`renew`: the yes to being its contact holds, and must soon be said again; `ended`: it has."""

    seat: Seat
    until: date | None
    deputy: bool
    may_hand_over: bool
    renew: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class MyWheel:
    """A wheel of a community of mine. `touched`: activities changed in the draft since `content`.

    `content` is None before the first release; only those who plan know of it then.
    """

    community: Community
    year: SchoolYear
    content: WheelContent | None
    edition: int
    touched: int
    may_release: bool
    mine: Mine = field(default_factory=Mine)


@dataclass(frozen=True, slots=True)
class MyDate:
    wheel: MyWheel
    item: Item

    @property
    def arenas(self) -> str:
        content = self.wheel.content
        names = {arena.id: arena.name for arena in content.arenas} if content else {}
        return ", ".join(names[key] for key in self.item.arenas if key in names)


@dataclass(frozen=True, slots=True)
class ToChoose:
    """An activity that asks the municipality to choose its own date."""

    wheel: MyWheel
    item: Item
    municipality: str


@dataclass(frozen=True, slots=True)
class PageDraft:
    community: Community
    part: str
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class MyPage:
    """`messages` wait for an answer. `waiting` is None for those who fill no seats."""

    seats: list[MySeat]
    wheels: list[MyWheel]
    dates: list[MyDate]
    messages: int
    to_choose: list[ToChoose]
    drafts: list[PageDraft]
    waiting: Waiting | None
    documents: list[MyDocument]

    @property
    def communities(self) -> list[Community]:
        found = {one.seat.community_id: one.seat.community for one in self.seats}
        return sorted(found.values(), key=lambda community: community.name)


@dataclass(slots=True)
class _Known:
    """What the one union brought, by what it is."""

    ties: Ties = field(default_factory=Ties)
    answered: set[tuple[str, str]] = field(default_factory=set)
    drafts: list[dict[str, Any]] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)
    messages: int = 0


def my_page(viewer: Viewer, *, on: date) -> MyPage:
    seats = _my_seats(viewer, on)
    if not seats:
        return MyPage([], [], [], 0, [], [], None, [])
    known = _known(viewer, on)
    wheels = [_narrowed(wheel, seats, known, viewer, on) for wheel in _wheels(viewer, on)]
    fills = any(may_manage_any(viewer, community_id=key) for key in viewer.community_ids)
    communities = {one.seat.community_id: one.seat.community for one in seats}
    return MyPage(
        seats=seats,
        wheels=wheels,
        dates=_dates(wheels, on),
        messages=known.messages,
        to_choose=[one for wheel in wheels for one in _to_choose(viewer, wheel, seats, known, on)],
        drafts=[
            PageDraft(communities[data["community"]], data["part"], data["key"], data["title"])
            for data in sorted(known.drafts, key=lambda data: str(data["title"]))
        ],
        waiting=waiting_seats(viewer, on=on) if fills else None,
        documents=documents_in(communities, known.documents),
    )


# --- what is read ---


def _my_seats(viewer: Viewer, on: date) -> list[MySeat]:
    said = ContactChoice.objects.seen_by(viewer).filter(holding=OuterRef("pk"))
    rows = (
        SeatHolder.objects.seen_by(viewer)
        .filter(valid_on(on), person=viewer.person_id, seat__in=own_seats(viewer))
        .select_related(
            "seat__community",
            "seat__unit__municipality",
            "seat__organisation__parent",
            "seat__arena__municipality",
        )
        .annotate(
            said_on=Subquery(said.values("renewed_on")[:1]),
            said_no_on=Subquery(said.values("ended_on")[:1]),
        )
        .order_by("seat__community__name", "seat_id", "deputy")
    )
    return [_my_seat(viewer, holding, on) for holding in rows]


def _my_seat(viewer: Viewer, holding: SeatHolder, on: date) -> MySeat:
    said_on = vars(holding)["said_on"]
    choice = None
    if said_on and holding.seat.role not in ON_DUTY:
        choice = ContactChoice(renewed_on=said_on, ended_on=vars(holding)["said_no_on"])
    ends = [day for day in (holding.valid_to, holding.seat.valid_to) if day]
    return MySeat(
        holding.seat,
        min(ends, default=None),
        holding.deputy,
        may_hand_over=may_manage(viewer, holding.seat),
        renew=choice is not None and choice.is_to_be_renewed(on),
        ended=choice is not None and choice.ended_on is None and not choice.holds_on(on),
    )


def _wheels(viewer: Viewer, on: date) -> list[MyWheel]:
    """Those of this school year and the next, as far as they are there."""
    year = SchoolYear.of(on).start
    touched = (
        Change.objects.seen_by(viewer)
        .filter(
            change_set__community=OuterRef("community"),
            change_set__school_year=OuterRef("school_year"),
            change_set__undoes=None,
            change_set__undone_by=None,
            change_set__at__gt=OuterRef("latest__released_at"),
        )
        .order_by()
        .values("change_set__community")
        .annotate(number=Count("activity", distinct=True))
    )
    rows = (
        AnnualWheel.objects.seen_by(viewer)
        .filter(community__in=viewer.community_ids, school_year__in=[year, year + 1])
        .select_related("community", "latest")
        .defer("latest__changes", "latest__note")
        .annotate(touched=Subquery(touched.values("number")))
        .order_by("school_year", "community__name")
    )
    return [_wheel(viewer, found) for found in rows]


def _wheel(viewer: Viewer, found: AnnualWheel) -> MyWheel:
    latest = found.latest
    content = None
    if latest is not None:
        snapshot = latest.snapshot
        key = EditionKey(latest.number, latest.pk, latest.released_at, found.community_id)
        content = CONTENTS.get(key, lambda: snapshot)
    return MyWheel(
        found.community,
        found.year,
        content,
        latest.number if latest else 0,
        vars(found)["touched"] or 0,
        may(viewer, Action.RELEASE_EDITION, community_id=found.community_id),
    )


def _known(viewer: Viewer, on: date) -> _Known:
    mine = viewer.community_ids
    pages = PageVersion.objects.seen_by(viewer).filter(community__in=mine)
    same = pages.filter(
        community=OuterRef("community"), part=OuterRef("part"), object_id=OuterRef("object_id")
    )
    keeps = allowed_communities(viewer, Action.EDIT_PAGES)
    kept = Q() if keeps is EVERYTHING else Q(community__in=keeps)
    parts = [
        row(Message.objects.seen_by(viewer).filter(handled_at=None), "message", id="id"),
        row(
            pages.filter(
                kept | Q(seat__in=own_seats(viewer)),
                standing=Standing.DRAFT,
                number=Subquery(same.order_by("-number").values("number")[:1]),
            ),
            "draft",
            community="community_id",
            part="part",
            key="key",
            title="title",
        ),
        waiting_documents(viewer),
        *tie_rows(viewer, on=on),
        row(
            ActivityMunicipality.objects.seen_by(viewer).filter(
                activity__community__in=mine,
                activity__removed=False,
                activity__asked_by__isnull=False,
                municipality__in={held.municipality_id for held in viewer.roles} - {None},
            ),
            "answer",
            asked=F("activity__asked_by__public_id"),
            name=name_of("municipality"),
        ),
    ]
    first, *rest = parts
    known = _Known()
    for what, data in first.union(*rest, all=True):
        if known.ties.take(what, data):
            continue
        match what:
            case "message":
                known.messages += 1
            case "draft":
                known.drafts.append(data)
            case "document":
                known.documents.append(data)
            case _:
                known.answered.add((data["asked"], data["name"]))
    return known


# --- what is mine ---


def _narrowed(
    wheel: MyWheel, seats: list[MySeat], known: _Known, viewer: Viewer, on: date
) -> MyWheel:
    mine = what_is_mine(
        viewer,
        community_id=wheel.community.pk,
        content=wheel.content,
        seats=[one.seat for one in seats],
        ties=known.ties,
        on=on,
    )
    return replace(wheel, mine=mine)


def _dates(wheels: list[MyWheel], on: date) -> list[MyDate]:
    found = [
        MyDate(wheel, item)
        for wheel in wheels
        if wheel.content
        for item in _coming(wheel, wheel.content, on)
    ]
    return sorted(found, key=lambda one: one.item.timing.sort_key)


def _coming(wheel: MyWheel, content: WheelContent, on: date) -> Iterable[Item]:
    """What is ahead; a period that has begun is no date, and one's own date hides the question."""
    answers = Answers(content)
    for item in coming(content, today=on):
        begun = item.timing.first is not None and item.timing.first < on
        if begun and item.kind is Kind.PERIOD:
            continue
        if wheel.mine.holds(item, answers):
            yield item


def _to_choose(
    viewer: Viewer, wheel: MyWheel, seats: list[MySeat], known: _Known, on: date
) -> Iterable[ToChoose]:
    """Whoever plans for all sees in the draft how many have chosen; here each sees their own."""
    key = wheel.community.pk
    if wheel.content is None or may(viewer, Action.EDIT_ACTIVITY, community_id=key):
        return
    mine = {
        name
        for one in seats
        if one.seat.community_id == key
        and may(
            viewer, Action.CHOOSE_DATE, community_id=key, municipality_id=one.seat.municipality_id
        )
        and (name := municipality_of(one.seat))
    }
    answers = Answers(wheel.content)
    for item in wheel.content.items:
        is_over = item.timing.last is not None and item.timing.last < on
        if is_over or not answers.is_asked(item):
            continue
        for name in sorted(mine.intersection(answers.missing(item))):
            if (item.id, name) not in known.answered:
                yield ToChoose(wheel, item, name)
