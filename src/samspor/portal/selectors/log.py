"""The log as a community reads it: who, what, when, to what. Three statements a page (T-47)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Case, CharField, F, Model, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from samspor.access.policy import Action, require
from samspor.access.viewer import Role, Viewer
from samspor.activities.models import Activity
from samspor.audit.models import Event
from samspor.focus.models import FocusArea, Initiative
from samspor.networks.models import Arena
from samspor.portal.page_words import PAGES
from samspor.registry.enums import UnitKind
from samspor.registry.models import Community, Organisation, Unit
from samspor.seats.enums import HEAD_OF_SCHOOL, ROLE_NAMES
from samspor.seats.models import HandOver, OperatorVisit, Person, Seat, SeatHolder
from samspor.wheel.models import AnnualWheel, Edition

LINES: Final = 50
NAMED: Final = 5  # more objects than these are counted, not named

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class LogLine:
    """`number` counts from 1 in the community's log. `named` are those objects that still are."""

    number: int
    at: datetime
    action: str
    seat_id: int | None
    seat: str
    named: tuple[str, ...]
    others: int

    @property
    def is_refusal(self) -> bool:
        return self.action.startswith("refused.")


@dataclass(frozen=True, slots=True)
class LogPage:
    """Newest first. The next page begins before `older`; None on the last page."""

    lines: tuple[LogLine, ...]
    older: int | None


def log_page(
    viewer: Viewer,
    *,
    community: Community,
    before: int | None = None,
    seat_id: int | None = None,
    kinds: frozenset[str] = frozenset(),
) -> LogPage:
    """A page of the log.

    Args:
        before: Only lines with a smaller number.
        seat_id: Only what was done from this seat.
        kinds: Only what was done to these kinds of object, such as "activity".

    Raises:
        Forbidden: The log is not for the viewer's role.
        NotVisible: The viewer has no role here.
    """
    require(viewer, Action.VIEW_AUDIT, community_id=community.pk)
    rows = Event.objects.seen_by(viewer).filter(chain=community.pk).order_by("-number")
    if before is not None:
        rows = rows.filter(number__lt=before)
    if seat_id is not None:
        rows = rows.filter(seat_id=seat_id)
    if kinds:
        rows = rows.filter(object_type__in=kinds)
    found = list(rows[: LINES + 1])
    shown = found[:LINES]
    names = {**_names(viewer, shown), **pages_named(shown)}
    seats = _seats(viewer, {each.seat_id for each in shown if each.seat_id})
    lines = tuple(_line(each, names, seats) for each in shown)
    return LogPage(lines=lines, older=shown[-1].number if len(found) > LINES else None)


def pages_named(events: Iterable[Event]) -> dict[Key, str]:
    """Pages that were opened in a visit, in words; others by the name of their route."""
    return {
        (PAGE, str(route)): str(PAGES.get(str(route), route))
        for event in events
        if event.object_type == PAGE
        for route in event.object_ids
    }


def _line(event: Event, names: dict[Key, str], seats: dict[int, str]) -> LogLine:
    keys = [(event.object_type, str(each)) for each in event.object_ids]
    known = [names[key] for key in keys if key in names][:NAMED]
    return LogLine(
        number=event.number,
        at=event.at,
        action=event.action,
        seat_id=event.seat_id,
        seat=seats.get(event.seat_id or 0, ""),
        named=tuple(known),
        others=len(keys) - len(known) if known else 0,
    )


def _seats(viewer: Viewer, ids: Iterable[int]) -> dict[int, str]:
    rows = Seat.objects.seen_by(viewer).select_related("organisation", "unit", "arena")
    return {seat.pk: seat.label for seat in rows.filter(pk__in=ids)}


def _names(viewer: Viewer, events: Iterable[Event]) -> dict[Key, str]:
    """What the objects are called today, of all kinds in one statement."""
    wanted: dict[str, set[str]] = {}
    for event in events:
        ids = [str(each) for each in event.object_ids[:NAMED]]
        wanted.setdefault(event.object_type, set()).update(ids)
    asked = [
        _named(_KINDS[kind], viewer, kind, ids)
        for kind, ids in sorted(wanted.items())
        if kind in _KINDS and ids
    ]
    if not asked:
        return {}
    first, *rest = asked
    return {(kind, identity): name for kind, identity, name in first.union(*rest, all=True)}


@dataclass(frozen=True, slots=True)
class _Kind:
    """Where objects of a kind are found. `name` is a field, or what the reader's language makes."""

    model: type[Model]
    name: str | Callable[[], Concat]
    key: str = "pk"


PAGE: Final = "page"


def _seat_words(to_seat: str = "") -> Concat:
    """As `Seat.label`, for the database: its own title or its role, and its place."""
    place = Coalesce(
        *(f"{to_seat}{each}" for each in ("unit__name", "organisation__name", "arena__name")),
        Value(""),
    )
    of_school = {f"{to_seat}role": Role.HEAD, f"{to_seat}unit__kind": UnitKind.SCHOOL}
    title = Case(
        When(**{f"{to_seat}title__gt": ""}, then=F(f"{to_seat}title")),
        When(**of_school, then=Value(str(HEAD_OF_SCHOOL))),
        *(
            When(**{f"{to_seat}role": role}, then=Value(str(name)))
            for role, name in ROLE_NAMES.items()
        ),
        output_field=CharField(),
    )
    return Concat(title, Value(", "), place, output_field=CharField())


def _holder_words() -> Concat:
    seat = _seat_words("seat__")
    return Concat("person__name", Value(" ("), seat, Value(")"), output_field=CharField())


_KINDS: Final[dict[str, _Kind]] = {
    "activity": _Kind(Activity, "title", key="public_id"),
    "annual_wheel": _Kind(AnnualWheel, "title"),
    "arena": _Kind(Arena, "name"),
    "edition": _Kind(Edition, "wheel__title"),
    "focus_area": _Kind(FocusArea, "name"),
    "initiative": _Kind(Initiative, "name"),
    "hand_over": _Kind(HandOver, lambda: _seat_words("seat__")),
    "operator_visit": _Kind(OperatorVisit, "reason"),
    "organisation": _Kind(Organisation, "name"),
    "person": _Kind(Person, "name"),
    "seat": _Kind(Seat, _seat_words),
    "seat_holder": _Kind(SeatHolder, _holder_words),
    "unit": _Kind(Unit, "name"),
}


def _named(
    kind: _Kind, viewer: Viewer, word: str, ids: set[str]
) -> "QuerySet[Any, tuple[str, str, str]]":
    rows = kind.model._default_manager.seen_by(viewer)  # type: ignore[attr-defined]  # noqa: SLF001 (guarded, each of them)
    expression = F(kind.name) if isinstance(kind.name, str) else kind.name()
    found: QuerySet[Any, tuple[str, str, str]] = (
        rows.filter(**{f"{kind.key}__in": ids})
        .order_by()
        .annotate(
            log_kind=Value(word, output_field=CharField()),
            log_key=Cast(kind.key, CharField()),
            log_name=Cast(expression, CharField()),
        )
        .values_list("log_kind", "log_key", "log_name")
    )
    return found
