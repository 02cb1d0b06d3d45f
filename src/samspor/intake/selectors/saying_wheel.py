"""Activities, and the days when people are away."""

import re
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from samspor.drawing.content import ClosedKind, Level, Status
from samspor.drawing.export import timing_to_dict
from samspor.intake.facts import arena_kind
from samspor.intake.naming import likeness, plain
from samspor.intake.proposals import LEAVE, NEW, Alternative, Section
from samspor.intake.said import Fields, Ref, Said
from samspor.intake.selectors.saying import Saying, clipped
from samspor.intake.selectors.saying_networks import arena_key
from samspor.intake.selectors.standing import as_chosen
from samspor.kernel.holidays import public_holidays
from samspor.kernel.school_year import SchoolYear
from samspor.reading.draft import Draft, DraftEvent
from samspor.reading.keys import event_keys

WHERE: Final = "closed_day:where"  # the one question about all closed days of a document
IMPLIED: Final = "arena:where"  # the arena of what the document gives no arena
ALL: Final = "all"
_KINDS_OF_ROUTES: Final = frozenset({"route", "planning_days"})
_SCHOOL_DAY: Final = re.compile(
    r"skoledag|skuledag|skolestart|skulestart|oppstart|(?:siste|første|fyrste) dag|barnehageår",
    re.IGNORECASE,
)
_CLOSED: Final = (
    (
        re.compile(r"planleggingsdag|plandag|\bp-dag|studiedag", re.IGNORECASE),
        ClosedKind.PLANNING_DAY,
    ),
    (re.compile(r"stengt|stengd|lukket|feriesteng", re.IGNORECASE), ClosedKind.CLOSED),
    (
        re.compile(
            r"ferie|fridag|\bfri\b|elevfri|skolefri|skulefri|heilagdag|helligdag", re.IGNORECASE
        ),
        ClosedKind.SCHOOL_BREAK,
    ),
)
_OWNED: Final = re.compile(r"kommunale?\s+(?:barnehag|skol|skul)", re.IGNORECASE)
_YEARS: Final = re.compile(r"\b(?:19|20)?\d\d\s*[-–/]\s*(?:(?:19|20)\d\d|\d\d)\b|\b20\d\d\b")
_LEADING: Final = re.compile(
    r"^(?:møteplan|møteoversikt|årshjul|årsplan|aktivitetsplan|terminliste|plan|oversikt)\s*"
    r"(?:for|over|i)?\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Years:
    """Which school year each event is in; None where nothing says."""

    of_events: tuple[SchoolYear | None, ...]

    @property
    def all(self) -> tuple[SchoolYear, ...]:
        return tuple(sorted({each for each in self.of_events if each}))


def years_of(draft: Draft) -> Years:
    written = draft.document.school_year
    heading = SchoolYear.parse(written) if written else None
    return Years(tuple(_year(event, heading) for event in draft.events))


def _year(event: DraftEvent, heading: SchoolYear | None) -> SchoolYear | None:
    if event.start is None:
        return heading
    try:
        return SchoolYear.of(event.start)
    except ValueError:  # centuries from now
        return None


def say_wheel(saying: Saying, *, keys: tuple[str, ...]) -> None:
    """Activities and closed days, and the questions that are about all of them.

    Args:
        keys: One for each event, made before any doubt was answered, so that they stay.
    """
    draft = saying.draft
    keys = (*keys, *event_keys(draft)[len(keys) :])
    closed = [closed_kind(draft, event) for event in draft.events]
    refs = [
        Ref(f"{'closed_day' if kind else 'activity'}:{key}")
        for kind, key in zip(closed, keys, strict=True)
    ]
    if any(closed):
        _say_where(saying)
    if any(
        kind is None and not event.arenas for kind, event in zip(closed, draft.events, strict=True)
    ):
        _say_implied_arena(saying)
    for index, event in enumerate(draft.events):
        kind = closed[index]
        if kind:
            _say_closed(saying, event, index, kind, refs[index].key)
        else:
            _say_activity(saying, event, index, refs)


def closed_kind(draft: Draft, event: DraftEvent) -> ClosedKind | None:
    """A day off is nobody's meeting, unless a wheel has it as an activity of an arena."""
    kinds = set(draft.document.kinds)
    if event.arenas and ("annual_wheel" in kinds or not _KINDS_OF_ROUTES & kinds):
        return None
    if not event.timing.is_dated or event.kind == "deadline" or _SCHOOL_DAY.search(event.title):
        return None
    found = next((kind for words, kind in _CLOSED if words.search(event.title)), None)
    if found is None and "route" in draft.document.kinds and _is_holiday(event):
        return ClosedKind.PUBLIC_HOLIDAY
    return found


def _is_holiday(event: DraftEvent) -> bool:
    first, last = event.timing.first, event.timing.last
    if first is None or last is None:
        return False
    days = {each.day for each in public_holidays(first, last)}
    return len(days) == (last - first).days + 1


# --- activities ---


def _say_activity(saying: Saying, event: DraftEvent, index: int, refs: list[Ref]) -> None:
    names = {arena.name for arena in saying.draft.arenas}
    arenas = [Ref(arena_key(name)) for name in event.arenas if name in names]
    if not arenas:
        arenas = [Ref(IMPLIED)]
    municipalities = [
        found for name in event.municipalities if (found := saying.municipality_named(name))
    ]
    fields = {
        "title": clipped(event.title, 200),
        "kind": str(event.kind),
        "timing": timing_to_dict(event.timing),
        "place": clipped(event.place or "", 200),
        "mode": str(event.mode) if event.mode else None,
        "agenda": list(event.agenda),
        "audience": clipped(event.audience or "", 300),
        "arenas": arenas,
        "municipalities": municipalities,
        "follows": [[refs[each.event], str(each.relation)] for each in event.follows],
    }
    if event.status == Status.CANCELLED.value:  # a document that says nothing holds nothing again
        fields["status"] = event.status
    saying.add(
        Said(
            refs[index].key,
            Section.ACTIVITY,
            event.title,
            fields,
            needs=(arenas[0].key,),
            doubts=_doubts(saying, index),
            lines=(event.source.line,),
            event=index,
            settled=_settled(saying, fields),
        )
    )


def _settled(saying: Saying, fields: Fields) -> str:
    """Our own list of a wheel tells the days that municipalities have chosen, among the others."""
    chosen = as_chosen(fields) in saying.standing.chosen
    return _("The municipality has chosen this day itself.") if chosen else ""


def _say_implied_arena(saying: Saying) -> None:
    """Activities without an arena stand in no wheel: one question for all of them."""
    title = saying.draft.document.title or _("Shared")
    name = _LEADING.sub("", _YEARS.sub("", title)).strip(" -–:,.()")
    name = clipped(name[:1].upper() + name[1:] or title, 120)
    rows = sorted(saying.standing.of("arena").values(), key=lambda row: -likeness(name, row.name))
    alternatives = [Alternative(str(row.pk), row.name) for row in rows]
    new = Alternative(NEW, _("A new arena: %(name)s") % {"name": name})
    alike = bool(rows) and likeness(name, rows[0].name) > 0
    told = (*alternatives, new) if alike else (new, *alternatives)
    fields = {
        "name": name,
        "level": Level.REGION.value,
        "kind": arena_kind(name).value,
        "who": "",
        "role": "",
    }
    saying.add(
        Said(
            IMPLIED,
            Section.ARENA,
            name,
            fields,
            question=_("The document does not say who meets. Where do these activities belong?"),
            alternatives=(*told, Alternative(LEAVE, _("Leave them out"))),
        )
    )


# --- closed days ---


def _say_where(saying: Saying) -> None:
    """Whose days these are: the title says, or there is only one, or somebody must."""
    token = saying.tokens.get(WHERE) or _where(saying)
    alternatives = [
        Alternative(f"municipality:{row.pk}", row.name)
        for row in sorted(saying.standing.municipalities, key=lambda row: row.name)
    ]
    alternatives.append(Alternative(ALL, _("Everybody in the community")))
    alternatives.append(Alternative(LEAVE, _("Leave them out")))
    words = {each.token: each.words for each in alternatives}
    saying.add(
        Said(
            WHERE,
            Section.CLOSED_DAY,
            _("Whose days off"),
            {},
            question="" if token else _("Whose days off are these?"),
            alternatives=tuple(alternatives) if not token or token in words else (),
            settled=words.get(token, _told(saying, token)) if token else "",
        )
    )


def place_of(saying: Saying) -> str:
    return saying.tokens.get(WHERE) or _where(saying)


def _where(saying: Saying) -> str:
    """A token: "municipality:5", "owner:5", "unit:7", "" when it must be asked."""
    title = saying.draft.document.title or ""
    words = f"-{plain(title)}-"
    for unit in saying.standing.of("unit").values():
        if f"-{plain(unit.name)}-" in words:
            return f"unit:{unit.pk}"
    role = "owner" if _OWNED.search(title) else "municipality"
    here = saying.standing.municipalities
    named = [row for row in here if f"-{plain(row.name)}-" in words]
    if len(named) == 1:
        return f"{role}:{named[0].pk}"
    home = saying.home()
    if isinstance(home, Ref):
        return f"{role}:{home.key}"
    return f"{role}:{home}" if home is not None and not named else ""


def _told(saying: Saying, token: str) -> str:
    role, _sep, key = token.partition(":")
    if key.isdigit():
        rows = saying.standing.of("unit" if role == "unit" else "organisation")
        return rows[int(key)].name if int(key) in rows else ""
    return saying.facts[key].title if key in saying.facts else ""


def _say_closed(saying: Saying, event: DraftEvent, index: int, kind: ClosedKind, key: str) -> None:
    first, last = event.timing.first, event.timing.last
    assert first is not None
    assert last is not None
    place, needs = _place_fields(place_of(saying))
    if not place_of(saying) or place_of(saying) == LEAVE:
        needs = (WHERE,)
    fields = {
        "name": clipped(event.title, 120),
        "kind": kind.value,
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
        "municipality": None,
        "owner": None,
        "unit": None,
        **place,
    }
    holiday = kind is ClosedKind.PUBLIC_HOLIDAY or _is_holiday(event)
    saying.add(
        Said(
            key,
            Section.CLOSED_DAY,
            event.title,
            fields,
            needs=needs,
            doubts=_doubts(saying, index),
            lines=(event.source.line,),
            event=index,
            settled=_("A public holiday. It is in every calendar already.") if holiday else "",
        )
    )


def _place_fields(token: str) -> tuple[Fields, tuple[str, ...]]:
    role, _sep, key = token.partition(":")
    if role not in {"municipality", "owner", "unit"}:
        return {}, ()
    if key.isdigit():
        return {role: int(key)}, ()
    return {role: Ref(key)}, (key,)


def _doubts(saying: Saying, index: int) -> tuple[int, ...]:
    """All about the event, answered or not; those of the event itself are still open.

    Which year a whole document is of is about no single event, and yet each of them waits for it.
    """
    open_ones = saying.draft.events[index].doubts
    return tuple(
        n
        for n, doubt in enumerate(saying.draft.doubts)
        if doubt.event == index or (doubt.event is None and n in open_ones)
    )
