"""Reads text line by line: no date runs over a line break or from one cell to the next."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from samspor.kernel.notation.chains import JOINING_WORDS
from samspor.kernel.notation.clocks import Clock, bare_clock_at, clock_at
from samspor.kernel.notation.days import Reading
from samspor.kernel.notation.found import Context, Found, FoundClock, FoundRole
from samspor.kernel.notation.items import (
    Days,
    Numbers,
    Spans,
    days_at,
    days_or_numbers_at,
    week_at,
    week_days_at,
)
from samspor.kernel.notation.lexicon import (
    CLOCK_WORDS,
    MONTHS,
    TERM_LETTERS,
    TIME_WORDS,
    WEEK_LETTERS,
    WEEK_WORDS,
    WEEKDAYS,
    WEEKDAYS_LONG,
)
from samspor.kernel.notation.periods import period_at, read_period
from samspor.kernel.notation.phrases import TELLING_WORDS as TELLING_OF_PHRASES
from samspor.kernel.notation.phrases import Phrase, phrases_in
from samspor.kernel.notation.relative import TELLING_WORDS as TELLING_OF_PLACES
from samspor.kernel.notation.relative import relative_days
from samspor.kernel.notation.roles import LOOK_AHEAD, LOOK_BACK, role_of
from samspor.kernel.notation.telling import AGREEMENT_WORDS, PERIOD_WORDS, may_hold_time
from samspor.kernel.notation.tokens import Kind, Line
from samspor.kernel.notation.year_rule import Scope
from samspor.kernel.timing import Precision, Timing

_LINE = re.compile(r"[^\n\r\t\v\f\u2028\u2029]+")
_AGREEMENT = re.compile(
    r"\b(?:etter\s(?:nærmere\s|nærare\s)?avtale|by\s(?:agreement|arrangement))\b", re.IGNORECASE
)
# A new sentence or a new point: a time of day behind it belongs to something else.
_BREAK = re.compile(r"[.!?]\s+[A-ZÆØÅ-]|[;•|│]|\s[-–—]\s")
# "Siste skoledag slutter kl. 11", "åpent 25. mars og til kl. 12 onsdag": when it ends, and so not
# when it begins.
_ENDS = re.compile(
    r"\b(?:slutt\w*|(?:stenger|stengjer)(?:\s\w{2,12})?|ferdig|(?:åp[en]+t?|ope|opent?)\s+til)\s*$"
    r"|^\s*(?:og\s+)?til\s*$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\btil\s*$", re.IGNORECASE)
_LINK = re.compile(r"[\s,.:]*(?:den|på|the|on)?\s*")
_REACH = 60
_REMEMBERED = 4_096
# Of long ones few are asked about again, soon or never, and what is kept of them fills the memory.
_LONG = 500
_LONG_REMEMBERED = 32
_LONGEST_KEPT = 5_000
_NO_CONTEXT = Context()
_TWO_DIGITS = re.compile(r"\d\d")
# Four digits alone are a time first on a line and behind a day; else they are rather a year.
_KL = re.compile(r"kl(?<![^\W\d_]kl)(?:okk|(?![^\W\d_]))")
_HOURS = re.compile(r"\d\s*(?:[.:]\s*\d\d|(?:[-–—‑−]|til|to)\s*\d)")
_DIGIT = re.compile(r"\d")
_FOUR_DIGITS = re.compile(r"\d{4}")
_UNMARKED = re.compile(
    r"^\s*\d{4}|(?:\d|dag|dagen|day)\W{1,3}\d{4}|\d\D{0,24}(?!199\d|20\d\d|2100)\d{4}"
)
_LETTERS = re.compile(r"[A-Za-zÆØÅæøå]{2,}")
# Rhythms and the like hold words of any kind.
_TELLING_OF_SENTENCES = (TELLING_OF_PHRASES - frozenset(WEEKDAYS_LONG)) | frozenset(
    {"måned", "måneden", "månad", "månaden"}
)
_LABEL_MARKS = frozenset({":", "|", "│"})

_DAY_WORDS = WEEKDAYS.keys() | frozenset(
    {"den", "the", "f", "fra", "frå", "from", "mellom", "between", "dagen"}
)
_CLOCK_OPENERS = CLOCK_WORDS | {"fra", "frå", "from"}
_OPENING_WORDS = (
    PERIOD_WORDS | _DAY_WORDS | _CLOCK_OPENERS | WEEK_WORDS | WEEK_LETTERS | TERM_LETTERS.keys()
)
# Behind the number of a day, which without them and without a mark is no day: "16 oktober",
# "5 og 6. mai", "24 kl. 12 – 25. mai", "1 t.o.m. 3. mai".
_GOING_ON = MONTHS.keys() | JOINING_WORDS | _CLOCK_OPENERS | {"t"}
_PLAIN_MARKS = frozenset({"", ")", ";", "%", "?", "!", "»"})
_FIXED_WORDS = AGREEMENT_WORDS | TELLING_OF_PLACES


def find_timings(text: str, *, context: Context) -> list[Found]:
    """All findings in the order they stand, without overlaps.

    Dates that are only mentioned ("oppfølging styrersamling 16.okt") are found like any other;
    the caller knows which is which.
    """
    return list(_timings_in(text, context))


@lru_cache(maxsize=_REMEMBERED)
def _timings_in(text: str, context: Context) -> tuple[Found, ...]:
    """A document's lines are asked about by one recogniser after another."""
    return tuple(
        found for line in _lines_of(text) for found in _LineReader.of(line, context).found()
    )


def find_clocks(text: str) -> list[FoundClock]:
    """All times of day in the order they stand, with or without a date: "Kl. 09.00-9.10".

    Without "kl" only at the start of a line or right after a date.
    """
    return list(_clocks_in(text))


def find_school_year(text: str) -> int | None:
    """The calendar year in which the first school year that is written out begins."""
    if not _TWO_DIGITS.search(text):
        return None
    for line in _lines_of(text):
        for phrase in phrases_in(line, Scope.of(_NO_CONTEXT)):
            if phrase.role is FoundRole.SCHOOL_YEAR and phrase.years:
                return phrase.years[0]
    return None


@lru_cache(maxsize=_REMEMBERED)
def _clocks_in(text: str) -> tuple[FoundClock, ...]:
    found: list[Clock] = []
    for line in _lines_of(text) if _may_hold_clock(text.lower()) else ():
        reader = _LineReader.of(line, _NO_CONTEXT)
        reader.scan()
        held = [item.clock for item in reader.items if isinstance(item, Days) and item.clock]
        found += sorted([*held, *reader.clocks], key=lambda clock: clock.start)
    return tuple(
        FoundClock(clock.start, clock.end, text[clock.start : clock.end], clock.opens, clock.closes)
        for clock in found
    )


def _may_hold_clock(low: str) -> bool:
    if "kl" in low and _KL.search(low) and _DIGIT.search(low):
        return True
    if _HOURS.search(low):
        return True
    return _FOUR_DIGITS.search(low) is not None and _UNMARKED.search(low) is not None


def _lines_of(text: str) -> tuple[Line, ...]:
    """The lines that may hold something; most lines of a document hold no time at all."""
    if len(text) <= _LONG:
        return _kept_lines_of(text)
    return _kept_long_lines_of(text) if len(text) <= _LONGEST_KEPT else _read_lines_of(text)


def _read_lines_of(text: str) -> tuple[Line, ...]:
    return tuple(
        Line(match.group(), match.start())
        for match in _LINE.finditer(text)
        if may_hold_time(match.group())
    )


_kept_lines_of = lru_cache(maxsize=_REMEMBERED)(_read_lines_of)
_kept_long_lines_of = lru_cache(maxsize=_LONG_REMEMBERED)(_read_lines_of)


def may_be_only_time(text: str) -> bool:
    """False when a word stands in it that no time is written with; most lines hold one."""
    words = {word.lower() for word in _LETTERS.findall(text)}
    if words <= TIME_WORDS:
        return True
    return ".." in text or not words.isdisjoint(_TELLING_OF_SENTENCES)


def find_days(text: str, *, context: Context) -> list[Days]:
    """The written days with the place of each part, for rewriting them."""
    days: list[Days] = []
    for line in _lines_of(text):
        reader = _LineReader.of(line, context)
        reader.scan()
        days += (item for item in reader.items if isinstance(item, Days))
    return days


@dataclass(slots=True)
class _Label:
    """A period at the start of the line, before a colon or a cell's edge."""

    item: Spans
    used: bool = False


@dataclass(slots=True)
class _LineReader:
    line: Line
    scope: Scope
    phrases: list[Phrase]
    items: list[Days | Spans] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    label: _Label | None = None

    @classmethod
    def of(cls, line: Line, context: Context) -> "_LineReader":
        scope = Scope.of(context)
        return cls(line, scope, phrases_in(line, scope))

    def found(self) -> list[Found]:
        self.scan()
        self._attach()
        if self.label is not None and self.label.used:
            self.items.remove(self.label.item)
        found = [one for item in self.items for one in self._of_item(item)]
        found += [self._of_phrase(phrase) for phrase in self.phrases if phrase.role is not None]
        return found if len(found) < 2 else sorted(found, key=lambda one: one.start)

    def scan(self) -> None:
        """Walk the tokens once; phrases and relative days are stepped over."""
        self._read_label()
        closed = [(phrase.start, phrase.end) for phrase in self.phrases]
        closed += self._fixed_expressions(closed)
        closed.sort()
        after, number, offset = 0, 0, self.line.offset
        for place in self._openings():
            if place < after:
                continue
            start = self.line[place].start - offset
            while number < len(closed) and closed[number][1] <= start:
                number += 1
            if number < len(closed) and start >= closed[number][0]:
                continue
            after = self._step(place, closed[number][0] if number < len(closed) else None)

    def _openings(self) -> list[int]:
        """The numbers and words that something may begin with; all else is stepped over."""
        held: list[int] | None = self.line.kept.get(("openings", 0))
        if held is None:
            lows = [*self.line.lows, ""]
            held = self.line.kept["openings", 0] = [
                place
                for place, low in enumerate(self.line.lows)
                if low in _OPENING_WORDS
                or (low[0].isdecimal() and not (place and _is_plain(lows[place + 1])))
            ]
        return held

    def _step(self, place: int, wall: int | None) -> int:
        """Read one item or skip one token; an item may not run into the wall."""
        item = self._item_at(place)
        if isinstance(item, Numbers):
            return item.after
        if item is not None and (wall is None or item.end - self.line.offset <= wall):
            if isinstance(item, Clock):
                self.clocks.append(item)
            else:
                self.items.append(item)
                if isinstance(item, Days):
                    self._use_label()
            return item.after
        return place + 1

    def _item_at(self, place: int) -> Days | Spans | Numbers | Clock | None:
        token = self.line[place]
        if token.kind is Kind.NUMBER:
            found = days_or_numbers_at(self.line, place, self.scope)
            loose = None if place or isinstance(found, Days) else bare_clock_at(self.line, place)
            return loose or found
        return self._worded(place, token.low)

    def _worded(self, place: int, word: str) -> Days | Spans | Clock | None:
        found: Days | Spans | Clock | None = None
        if word in WEEKDAYS_LONG:
            found = week_days_at(self.line, place, self.scope)
        if found is None and word in _DAY_WORDS:
            found = days_at(self.line, place, self.scope)
        if found is None and word in _CLOCK_OPENERS:
            found = clock_at(self.line, place)
        if found is None and (word in WEEK_WORDS or word in WEEK_LETTERS):
            found = week_at(self.line, place, self.scope)
        if found is None and (word in PERIOD_WORDS or word in TERM_LETTERS):
            found = self._period(place)
        return found

    def _period(self, place: int) -> Spans | None:
        if place == 0 and self.label is not None:
            return self.label.item
        period = period_at(self.line, place, self.scope)
        if period is None:
            return None
        readings = list(period.readings)
        return Spans(readings[0].start, readings[-1].end, period.after, readings)

    def _read_label(self) -> None:
        """A month or term that opens the line governs what stands behind it."""
        if self.line[0].low not in PERIOD_WORDS:
            return
        spans = self._period(0)
        if spans is None or self.line[spans.after].text not in _LABEL_MARKS:
            return
        timing = spans.readings[0].timing
        if timing is None or timing.first is None:
            return
        if timing.precision is Precision.TERM:
            self.scope = self.scope.under_term(timing)
        elif timing == Timing.month(timing.first.year, timing.first.month):
            self.scope = self.scope.under_month(timing.first.year, timing.first.month)
        else:
            return
        self.label = _Label(spans)

    def _use_label(self) -> None:
        """Days behind a label make it a heading, no event of its own."""
        if self.label is not None:
            self.label.used = True

    def _fixed_expressions(self, closed: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Relative days and "etter avtale" become items; their places are returned."""
        text, offset = self.line.text, self.line.offset
        places: list[tuple[int, int]] = []
        if self.line.words.isdisjoint(_FIXED_WORDS):
            return places
        for relative in relative_days(self.line, self.scope):
            span = (relative.start, relative.end)
            if not _overlaps(span, closed):
                reading = self._read_relative(span, relative.timings)
                self.items.append(Spans(reading.start, reading.end, 0, [reading]))
                places.append(span)
                self._use_label()
        if self.line.words.isdisjoint(AGREEMENT_WORDS):
            return places
        for match in _AGREEMENT.finditer(text):
            start, end = match.start() + offset, match.end() + offset
            reading = Reading(start, end, Timing.agreement(), ())
            self.items.append(Spans(start, end, 0, [reading]))
            places.append(match.span())
        return places

    def _read_relative(self, span: tuple[int, int], timings: tuple[Timing, ...]) -> Reading:
        start, end = span[0] + self.line.offset, span[1] + self.line.offset
        return read_period(start, end, self.line.text[slice(*span)], timings, self.scope)

    def _attach(self) -> None:
        """Give times of day that stand apart to the date before them, else to the one behind."""
        if not self.clocks:
            return
        days = sorted((item for item in self.items if isinstance(item, Days)), key=_start)
        starts = [item.start for item in days]
        for clock in self.clocks:
            number = bisect(starts, clock.start)
            if number and self._reaches(days[number - 1], clock):
                days[number - 1].apart = clock
            elif number < len(days) and days[number].clock is days[number].apart is None:
                between = self.line.slice(clock.end, days[number].start)
                before = self.line.slice(self.line.offset, clock.start)
                if _LINK.fullmatch(between) and not _UNTIL.search(before):
                    days[number].apart = clock

    def _reaches(self, item: Days, clock: Clock) -> bool:
        if not (item.clock is item.apart is None):
            return False
        between = self.line.slice(item.end, clock.start)
        return len(between) <= _REACH and not (_BREAK.search(between) or _ENDS.search(between))

    def _of_item(self, item: Days | Spans) -> Iterator[Found]:
        readings = item.readings(self.line) if isinstance(item, Days) else item.readings
        before, after = self._around(item)
        apart = item.apart if isinstance(item, Days) else None
        for number, reading in enumerate(readings):
            start = item.start if number == 0 else reading.start
            end = item.end if number == len(readings) - 1 else reading.end
            yield Found(
                timing=reading.timing,
                start=start,
                end=end,
                text=self.line.slice(start, end),
                doubts=reading.doubts,
                role=role_of(reading.timing, before, after),
                clock=None if apart is None else (apart.start, apart.end),
            )

    def _around(self, item: Days | Spans) -> tuple[str, str]:
        before = max(self.line.offset, item.start - LOOK_BACK)
        return self.line.slice(before, item.start), self.line.slice(item.end, item.end + LOOK_AHEAD)

    def _of_phrase(self, phrase: Phrase) -> Found:
        offset = self.line.offset
        assert phrase.role is not None
        return Found(
            timing=None,
            start=phrase.start + offset,
            end=phrase.end + offset,
            text=self.line.text[phrase.start : phrase.end],
            role=phrase.role,
            years=phrase.years,
        )


def _is_plain(following: str) -> bool:
    """Behind a number inside a line it says that the number is no day and opens no time."""
    if following.isalpha():
        return following not in _GOING_ON
    return following in _PLAIN_MARKS


def _start(item: Days | Spans) -> int:
    return item.start


def _overlaps(span: tuple[int, int], closed: list[tuple[int, int]]) -> bool:
    """`closed` is sorted and without overlaps."""
    number = bisect(closed, (span[1], -1))
    return number > 0 and closed[number - 1][1] > span[0]
