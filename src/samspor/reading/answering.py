"""A draft after somebody has answered its doubts: each answer changes the fact it was about.

Answers are texts: one of the doubt's choices, or what somebody typed in their place. Dates among
them are read by the same reader as the document's own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from samspor.kernel.notation import Context, find_clocks, find_timings
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Precision, Timing
from samspor.reading.asking import choice_in
from samspor.reading.draft import Doubt, Draft, DraftEvent, Follow, RelationWord
from samspor.reading.wording import LANGUAGE, LEVEL_WORDS, in_words

_DERIVED: Final[dict[str, RelationWord]] = {
    "preparation": "preparation",
    "follow_up": "follow_up",
    "evaluation": "evaluation",
}
_QUOTED: Final = re.compile(r"«([^»]+)»")
_POINTS: Final = "viser til"  # how a doubt about what an activity points at is worded
_TO_BE_ADDED: Final = "legges til"
_CALENDAR_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_LEVELS: Final = {words: level for level, words in LEVEL_WORDS.items()}


@dataclass(frozen=True, slots=True)
class Answered:
    """`draft` keeps all its doubts, so that their numbers stay; events let go of the settled.

    `unread` are doubts whose answer could not be read as what was asked for.
    """

    draft: Draft
    settled: frozenset[int] = frozenset()
    unread: tuple[int, ...] = ()


def answered(draft: Draft, choices: Mapping[int, str]) -> Answered:
    """Answers to doubts that are not there are passed over."""
    settled: set[int] = set()
    unread: list[int] = []
    now = draft
    for index, doubt in enumerate(draft.doubts):
        text = choices.get(index, "").strip()
        if not text:
            continue
        after = _settle(now, doubt, text)
        if after is None:
            unread.append(index)
        else:
            now = after
            settled.add(index)
    events = tuple(
        replace(event, doubts=tuple(each for each in event.doubts if each not in settled))
        for event in now.events
    )
    return Answered(replace(now, events=events), frozenset(settled), tuple(unread))


def read_timing(text: str, *, year: SchoolYear | None, before: Timing) -> Timing | None:
    """One time out of an answer; hours that it does not name stay as they were."""
    text = text.strip()
    try:
        return _with_hours(Timing.days(date.fromisoformat(text)), before)
    except ValueError:
        pass
    found = [each.timing for each in find_timings(text, context=_context(year)) if each.timing]
    if found:
        return _with_hours(found[0], before)
    clocks = find_clocks(text)
    day = before.first
    if clocks and day is not None and day == before.last:
        try:
            return Timing.at(day, clocks[0].opens, clocks[0].closes)
        except ValueError:
            return None
    return None


def choices_in(language: str, draft: Draft, doubt: Doubt) -> tuple[str, ...]:
    """The ready answers as people read them; what is sent back are the doubt's own."""
    before = draft.events[doubt.event].timing if doubt.event is not None else None
    times = [before and read_timing(each, year=draft.year, before=before) for each in doubt.choices]
    return tuple(
        choice_in(language, choice, timing, year=draft.year)
        for choice, timing in zip(doubt.choices, times, strict=True)
    )


def _settle(draft: Draft, doubt: Doubt, text: str) -> Draft | None:
    if doubt.event is None:
        return _settle_document(draft, doubt, text)
    event = draft.events[doubt.event]
    names = {arena.name.casefold(): arena.name for arena in draft.arenas}
    if text.casefold() in names and not event.arenas:
        return _with_event(draft, doubt.event, replace(event, arenas=(names[text.casefold()],)))
    year = _year(draft)
    timing = read_timing(text, year=year, before=event.timing)
    if timing is None:
        return None
    if _cites(event, doubt):
        return _with_event(draft, doubt.event, _cited(event, doubt, timing, year))
    if _POINTS in doubt.why:
        return _pointed(draft, doubt, doubt.event, timing)
    return _with_event(draft, doubt.event, _timed(event, timing))


def _settle_document(draft: Draft, doubt: Doubt, text: str) -> Draft | None:
    """The school year, an arena's level; a sum has no fact of its own and is only settled."""
    level = _LEVELS.get(text)
    if level is not None:
        named = set(_QUOTED.findall(doubt.why))
        arenas = tuple(
            replace(arena, level=level) if arena.name in named else arena for arena in draft.arenas
        )
        return replace(draft, arenas=arenas)
    try:
        year = SchoolYear.parse(text)
    except ValueError:
        return draft if text in doubt.choices else None
    return _in_year(draft, year)


def _in_year(draft: Draft, year: SchoolYear) -> Draft:
    """The same days of another school year; weeks keep their number."""
    before = _year(draft)
    by = year.start - before.start if before else 0
    events = tuple(
        _timed(event, _years_on(event.timing, by))
        if by and before and event.start in before
        else event
        for event in draft.events
    )
    document = replace(draft.document, school_year=year.slug)
    return replace(draft, document=document, events=events)


def _years_on(timing: Timing, by: int) -> Timing:
    if timing.first is None or timing.last is None:
        return timing
    if timing.precision is Precision.WEEK:
        year, week, _day = timing.first.isocalendar()
        days = timing.last - timing.first
        first = date.fromisocalendar(year + by, min(week, 52), 1)
        return replace(timing, first=first, last=first + days)
    first, last = _same_day(timing.first, by), _same_day(timing.last, by)
    return replace(timing, first=first, last=max(first, last))


def _same_day(day: date, by: int) -> date:
    try:
        moved = day.replace(year=day.year + by)
    except ValueError:  # 29 February
        return date(day.year + by, 2, 28)
    ends_month = (day + timedelta(days=1)).day == 1 and day.month == 2
    return date(moved.year, 3, 1) - timedelta(days=1) if ends_month else moved


def _cites(event: DraftEvent, doubt: Doubt) -> bool:
    return any(doubt.text.casefold() in point.casefold() for point in event.agenda)


def _cited(event: DraftEvent, doubt: Doubt, timing: Timing, year: SchoolYear | None) -> DraftEvent:
    """The agenda point with the chosen day in place of the one it named."""
    agenda = tuple(
        _with_day(point, timing, year) if doubt.text.casefold() in point.casefold() else point
        for point in event.agenda
    )
    return replace(event, agenda=agenda)


def _with_day(text: str, timing: Timing, year: SchoolYear | None) -> str:
    found = [each for each in find_timings(text, context=_context(year)) if each.timing]
    if not found or timing.first is None:
        return text
    if any(each.timing and each.timing.first == timing.first for each in found):
        return text
    day = found[-1]
    return f"{text[: day.start]}{_like(day.text, timing, year)}{text[day.end :]}"


def _like(written: str, timing: Timing, year: SchoolYear | None) -> str:
    """As the source writes its days: "4/12" becomes "27/11"."""
    assert timing.first is not None
    if re.fullmatch(r"\d{1,2}/\d{1,2}", written):
        return f"{timing.first.day}/{timing.first.month}"
    words = in_words(timing, year)
    return words.split(" ", 1)[1] if words.split(" ", 1)[0].endswith("dag") else words


def _pointed(draft: Draft, doubt: Doubt, index: int, timing: Timing) -> Draft:
    """Tied to what takes place on the chosen day; added when the doubt asks whether it should."""
    event = draft.events[index]
    relation = _DERIVED.get(event.kind)
    year = _year(draft)
    if relation is None or timing.first is None:
        return draft
    target = _held_on(draft, timing.first, but=index)
    if target is None and _TO_BE_ADDED in doubt.why:
        # With the readers of all kinds, which processes that read nothing need not hold.
        from samspor.reading.kinds.activity_words import kind_of  # noqa: PLC0415

        phrases = [each for each in _QUOTED.findall(doubt.why) if each != event.title]
        title = (phrases or [doubt.text])[0]
        added = replace(
            event,
            title=title[:1].upper() + title[1:],
            kind=kind_of(title, timing),
            agenda=(),
            follows=(),
            doubts=(),
            place=None,
            mode=None,
        )
        draft = replace(draft, events=(*draft.events, _timed(added, timing)))
        target = len(draft.events) - 1
    title = _with_day(event.title, timing, year)
    follows = event.follows
    if target is not None and Follow(target, relation) not in follows:
        follows = (*follows, Follow(target, relation))
    return _with_event(draft, index, replace(event, title=title, follows=follows))


def _held_on(draft: Draft, day: date, *, but: int) -> int | None:
    held = [
        index
        for index, each in enumerate(draft.events)
        if index != but
        and each.kind not in _DERIVED
        and each.timing.first
        and each.timing.last
        and each.timing.first <= day <= each.timing.last
    ]
    return min(held, key=lambda index: not draft.events[index].timing.is_dated, default=None)


def _with_event(draft: Draft, index: int, event: DraftEvent) -> Draft:
    return replace(draft, events=(*draft.events[:index], event, *draft.events[index + 1 :]))


def _timed(event: DraftEvent, timing: Timing) -> DraftEvent:
    one_day = timing.is_dated and timing.first == timing.last
    return replace(
        event,
        start=timing.first,
        end=None if one_day else timing.last,
        time_start=timing.start,
        time_end=timing.end,
        precision=timing.precision,
    )


def _with_hours(timing: Timing, before: Timing) -> Timing:
    """A day in place of a day keeps its hours."""
    day = timing.first
    if timing.precision is Precision.DAY and day == timing.last and day and before.start:
        return Timing.at(day, before.start, before.end)
    return timing


def _year(draft: Draft) -> SchoolYear | None:
    written = draft.document.school_year
    return SchoolYear.parse(written) if written else None


def _context(year: SchoolYear | None) -> Context:
    return Context(year=year, language=LANGUAGE)
