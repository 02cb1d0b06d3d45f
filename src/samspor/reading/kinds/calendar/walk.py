"""What a walk down a list of dates knows so far: what headings said, and what waits for its day."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from samspor.kernel.notation import DoubtCode
from samspor.kernel.school_year import SchoolYear
from samspor.reading.blocks import Line
from samspor.reading.kinds.calendar.between_months import between_months
from samspor.reading.kinds.calendar.clauses import Clause
from samspor.reading.kinds.calendar.entries import Written
from samspor.reading.kinds.calendar.groups import (
    group_over,
    hours_in_brackets,
    is_known_by_letters,
    take_hours,
)
from samspor.reading.kinds.calendar.likely import (
    is_list_of_days,
    only_topic,
    only_year,
    runs_over_new_year,
)
from samspor.reading.kinds.calendar.line_times import timed
from samspor.reading.kinds.calendar.line_year import says_school_year
from samspor.reading.kinds.calendar.purpose import Purpose
from samspor.reading.kinds.calendar.rows import Row, is_day
from samspor.reading.kinds.calendar.scope import (
    YEAR_IN,
    Scope,
    arena_name,
    narrowed,
    school_year_in,
    topic_in,
)
from samspor.reading.kinds.calendar.shapes import (
    CLOSES_EARLY,
    COUNT_AFTER,
    COUNT_BEFORE,
    HEADER,
    MONTH_LABEL,
    NOTHING,
    RESPONSIBLE,
    SPOKEN_OF,
    YEAR_ALONE,
    has_digit,
    is_christmas,
    is_span,
    opens_with_month,
)
from samspor.reading.kinds.calendar.whole_days import NTH_MEETING
from samspor.reading.kinds.calendar.words import SERIES, as_noun, is_route_word
from samspor.reading.kinds.masthead import is_stamp
from samspor.reading.kinds.table_labels import (
    is_month,
    may_open_with_month,
    read_level,
    read_months,
)
from samspor.reading.notebook import ArenaNote, Notebook
from samspor.reading.outline import LEAD_LEVEL
from samspor.reading.year_clues import clues_in, rises_through_august

_LABEL_OF_LINE = re.compile(r"^[^:\d]{5,70}(?:20\d\d)?:")
_OTHER_TITLE = re.compile(r"^[^:;]{2,50}[:;]\s")
_MUNICIPALITY = re.compile(r"[A-ZÆØÅ][\wæøå-]+(?:\s[A-ZÆØÅ][\wæøå-]+)?\skommune\s?:?")
# "Møter", "Møtedatoer 2026": under a group's name they are the group's.
_OF_GROUP = re.compile(
    r"(?:\w*møte(?:r|ne|dato\w*|plan\w*|tid\w*)?|samling(?:er|ar|ene|ane)?|dato\w*)\W*"
    r"(?:(?:i\s)?(?:høst|haust|vår)\w*\W*)?(?:20\d\d\W*)*$",
    re.IGNORECASE,
)
_FEWEST_TITLED = 4
_FEWEST_TURNS = 3
_FEWEST_COLUMNS = 3
_HOLIDAY = re.compile(r"\w+ferien?\.?", re.IGNORECASE)
_MOST_ALIKE = 3
_NEAR = 2  # lines, one of them blank
_YEAR = re.compile(r"20\d\d")
_BARE_DAY = re.compile(r"\d{1,2}(?::\s?[A-ZÆØÅ]|\.\s[a-zæøå]{3,9}\s)")
CLOSED_BELOW = re.compile(
    r"^(?:barnehag|skol|skul|sfo|alle)\w*\s.*\b(?:stengt|stengd|fri)\b", re.IGNORECASE
)


@dataclass(slots=True)
class Walk:
    notebook: Notebook
    written: Written
    scope: Scope = field(default_factory=Scope)
    purpose: Purpose = field(default_factory=Purpose)
    last_row: Row | None = None
    pending: str | None = None
    pending_lines: tuple[Line, ...] = ()
    spoken_of: str | None = None
    waiting: list[Line] = field(default_factory=list)
    details: list[Row] = field(default_factory=list)
    months: list[tuple[int, int]] = field(default_factory=list)
    shared: list[Row] = field(default_factory=list)
    paired: bool = False
    in_turns: bool = False
    after: Row | None = None
    before: Row | None = None
    fillers: frozenset[int] = frozenset()  # lines that stand alone between two months
    named: bool = False
    rounded_off: int | None = None
    group_from: int | None = None
    topic_in_month: bool = False
    topic_in_year: str | None = None
    year_headed: bool = False
    of_all: ArenaNote | None = None  # whose days the title says they are
    topic_led: bool = False  # the topic is of words that lead in one list
    led_items: bool = False  # and points of that list have been read

    def look_over(self, rows: list[Row]) -> None:
        self.purpose = Purpose.of(self.notebook.title or "", rows)
        self.fillers = between_months(rows) if self.purpose.is_plan else frozenset()
        texts = [row.text for row in rows if not is_stamp(row.text)]
        turns = sum(row.after_day for row in rows)
        self.paired, self.in_turns = turns >= _FEWEST_TITLED, turns >= _FEWEST_TURNS
        year = self.notebook.school_year
        title = self.notebook.title or ""
        own = school_year_in(title)
        alone = only_year(texts) if year is None and own is None else None
        listed = bool(SERIES.search(title) or is_route_word(title) or YEAR_ALONE.fullmatch(title))
        listed = listed or is_list_of_days(texts)
        self.scope = Scope(year=own or year, language=self.notebook.language, listed=False)
        found = narrowed(title, self.scope, is_heading=True) if title else None
        if found is None and ": " in title:  # "Fagutvalg: møter og frister 2027"
            behind = narrowed(title.rpartition(": ")[2], self.scope, is_heading=True)
            found = replace(behind, topic=None) if behind and behind.calendar_year else None
        self.scope = replace(found or self.scope, listed=listed, position="start")
        if any(row.text.strip(" :.") == title for row in rows[1:]):
            self.scope = replace(self.scope, topic=None)  # what stands over it is of something else
        if year and says_school_year(texts, year, self.scope.calendar_year):
            self.rounded_off = self.scope.calendar_year
            self.scope = replace(self.scope, calendar_year=None)
        if self.scope.calendar_year is None and alone:
            over = runs_over_new_year(texts, alone)
            self.scope = replace(
                self.scope,
                year=SchoolYear(alone) if over else self.scope.year,
                calendar_year=None if over else alone,
            )
        if self._is_of_calendar_year(texts):
            assert year is not None
            self.scope = replace(self.scope, year=None, calendar_year=year.start + 1)
        self.spoken_of = only_topic(texts) if not self.scope.topic else None
        self.take_arena(title)
        self.of_all = self.scope.arena

    def _is_of_calendar_year(self, texts: list[str]) -> bool:
        """Nothing writes a year, and the months rise through August: no school year does."""
        if self.notebook.school_year is None or self.scope.calendar_year is not None:
            return False
        if any(_YEAR.search(text) or school_year_in(text) for text in texts):
            return False
        return rises_through_august(clues_in(self.notebook.blocks))

    def take_arena(self, text: str) -> None:
        """Whose days follow. A heading for other gatherings, with no group's name, is nobody's."""
        name = arena_name(text) if not self.purpose.is_route else None
        others = name is None and self.of_all != self.scope.arena
        if others and topic_in(text) and not (has_digit(text) or _OF_GROUP.match(text)):
            self.written.begin_part()
            self.scope = replace(self.scope, arena=self.of_all)
        if name:
            arena, before = self.arena_of(name), self.scope.arena
            if before and before.name != arena.name:
                self.written.begin_part()
            self.scope = replace(self.scope, arena=arena)

    def arena_of(self, name: str) -> ArenaNote:
        known = [a for a in self.notebook.arenas if a.name.casefold() == name.casefold()]
        return known[0] if known else ArenaNote(name, read_level(name) or "municipality")

    def names_each(self) -> bool:
        """The days so far said each what they are, and nothing waits for the next one."""
        led = self.pending or (self.last_row and self.last_row.text.endswith(":"))
        return not led and len({each.title for each in self.written.groups[-6:]}) > _MOST_ALIKE

    def in_pairs(self, row: Row, scope: Scope) -> Scope:
        """Where days and titles take turns, each of them is on the list."""
        return replace(scope, listed=True) if self.in_turns and row.after_day else scope

    def note_topic(self, text: str) -> None:
        """What running text speaks of, for dates that stand alone under it."""
        found = SPOKEN_OF.search(text)
        if found:
            self.spoken_of = as_noun(found[0])

    def whose(self, text: str, scope: Scope) -> Scope:
        """“Møtedatoer for styringsgruppa: 14. januar, …” says who meets."""
        label = _LABEL_OF_LINE.match(text) if ":" in text else None
        name = arena_name(label[0].strip(" :")) if label and scope.arena is None else None
        if (
            name is None
            or self.purpose.is_route
            or not re.search("møte|samling", text, re.IGNORECASE)
        ):
            return scope
        return replace(scope, arena=self.arena_of(name))

    def under_label(self, text: str) -> tuple[str, Scope]:
        """A month that opens the line: "Oktober Høstferie 6.–10."."""
        found = MONTH_LABEL.match(text) if may_open_with_month(text) else None
        base = self.scope.year or SchoolYear(2000)
        if found and is_christmas(found["label"], found["rest"]):
            return text, self.scope
        if not found or (self.scope.year is None and self.scope.calendar_year is None):
            return text, self.scope
        year = self.scope.calendar_year
        if not read_months(found["label"], heading_year=year, school_year=base):
            return text, self.scope
        rest = found["rest"]
        if found["mark"] and is_month(re.split(r"[\s:]", rest, maxsplit=1)[0]):
            return text, self.scope  # "Aug–sept: …" is both months
        if re.match(r"^(?:og|eller|/|-|–)\b", rest):
            return text, self.scope
        if self.purpose.counts_days and not found["mark"]:
            rest = COUNT_AFTER.sub("", COUNT_BEFORE.sub("", rest))
        scope = narrowed(found["label"], self.scope, is_heading=False) or self.scope
        self.scope = replace(scope, topic=self.scope.topic)
        return rest, self.scope

    def is_empty_month(self, row: Row) -> bool:
        """“DES –”: nothing in that month, and no more in "AUGUST HVA FOR HVEM"."""
        text, _ = self.under_label(row.text)
        if text == row.text:
            return False
        if any(map(str.isalnum, text)) and not HEADER.fullmatch(text):
            return False
        self.notebook.claim_all(row.lines)
        return True

    def opens_group(self, row: Row, after: Row | None) -> bool:
        """A group's name alone over its own months or its days."""
        if after is None or row.role == "item":
            return False
        if _MUNICIPALITY.fullmatch(row.text) and is_day(after.text, dated=True):
            self.scope = replace(self.scope, whose=row.text.strip(" :"), position="start")
            self.scope = replace(self.scope, fresh=True, listed=True)
            self.waiting.extend(row.lines)
            return True
        if opens_with_month(after.text):
            name = arena_name(row.text)
            if name is None or name.casefold() != row.text.strip(" :").casefold():
                return False
        else:
            alone = self.group_from is None and not row.text.rstrip().endswith(":")
            fewest = 2 if alone else 1
            name = group_over(row, after, self.scope.context, fewest=fewest)
            if name is None:
                return False
            self.group_from = len(self.written.groups)
            self.written.begin_part()
            hours = hours_in_brackets(row.text)
            if hours:
                self.written.default = (hours.opens, hours.closes, None, None)
                self.written.said_of = self.arena_of(name)
            topic = f"Møte i {name}" if is_known_by_letters(name) else "Møte"
            self.scope = replace(self.scope, topic=topic, listed=True)
        self.scope = replace(self.scope, arena=self.arena_of(name))
        self.waiting.extend(row.lines)
        return True

    def topic_of_month(self, scope: Scope) -> Scope:
        """“Foreldresamtaler” under January is not what February's days are."""
        if scope.month != self.scope.month:
            ends = self.topic_in_month and scope.topic == self.scope.topic
            self.topic_in_month = False
            return replace(scope, topic=None) if ends else scope
        if scope.month is not None and scope.topic != self.scope.topic:
            self.topic_in_month = True
        return scope

    def topic_of_year(self, row: Row, scope: Scope) -> Scope:
        """“Fridager:” under one school year's heading is not what the next year's days are."""
        if school_year_in(row.text) is None:
            if scope.topic != self.scope.topic:
                self.topic_in_year = scope.topic if self.year_headed else None
            return scope
        self.year_headed = True
        over = scope.topic == self.topic_in_year and scope.year != self.scope.year
        return replace(scope, topic=None) if over and not topic_in(row.text) else scope

    def ends_with_month(self, row: Row) -> bool:
        """“Mai 2027 Dugnad” last in a list: nothing below says the day."""
        return self.after is None and YEAR_IN.search(row.text) is not None and self.scope.listed

    def of_weekday(self, scope: Scope) -> Scope:
        """A list under "2027" and the plan of that spring, whose first weekday is of the autumn."""
        year = self.notebook.school_year
        if not (scope.calendar_year and year and self.after) or scope.topic == self.scope.topic:
            return scope
        other = replace(scope, calendar_year=None, year=year, position="start", year_alone=False)
        fits = _weekdays_fit(self.after.text, other) and not _weekdays_fit(self.after.text, scope)
        return other if fits else scope

    def stands_under_month(self, row: Row, text: str) -> bool:
        """“Februar: Endelig tildeling” in a list whose other lines say their days."""
        label = row.text[: -len(text)].rstrip() if text != row.text else ""
        if label and self.scope.listed and (YEAR_IN.search(label) or NTH_MEETING.match(text)):
            return True
        return label.endswith(":") and self.scope.listed and not self.purpose.is_route

    def leaves_list(self, row: Row) -> None:
        """“Sommerfest: 10. juni” under the points of "Påskefrokost:" is no breakfast."""
        if not self.topic_led:
            return
        if row.is_item:
            self.led_items = True
        elif self.led_items and _OTHER_TITLE.match(row.text):
            self.scope = replace(self.scope, topic=None)
            self.topic_led = self.led_items = False

    def led_in(self, row: Row, clauses: list[Clause]) -> str | None:
        """“Høstferie uke 40:” and right under it the days of that week."""
        above, last = self.last_row, self.written.last
        if above is None or last is None or not above.text.endswith(":") or not row.lines:
            return None
        timing = clauses[0].found.timing
        if row.lines[0].number - above.lines[-1].number > _NEAR or timing is None:
            return None
        if (last.timing.first, last.timing.last) == (timing.first, timing.last):
            said = [e for e in self.notebook.events if e.title == last.title and e.timing == timing]
            if said and last not in said:  # in the row of the month before
                self.written.forget(last)
            last.timing = timing
        return last.title

    def told_below(self, row: Row) -> str | None:
        """“Uke 28 og 29”, and right under it "Barnehagen er stengt"."""
        after = self.after
        if after is None or not (after.lines and row.lines) or after.day is not None:
            return None
        named = _HOLIDAY.fullmatch(after.text)
        told = named or (after.section == row.section and CLOSED_BELOW.search(after.text))
        close = after.lines[0].number - row.lines[-1].number == 1
        if not close or not told or has_digit(after.text):
            return None
        self.notebook.claim_all(after.lines)
        return re.split(r"\s[–-]\s", after.text)[0].strip(" .!")

    def closes_period(self, row: Row, after: Row | None) -> bool:
        """The last line under a half-year of a plan looks like a heading over the next one."""
        above = self.last_row
        if not (self.purpose.is_plan and self.scope.period and row.is_heading and after and above):
            return False
        joined = row.lines[0].number - above.lines[-1].number == 1
        return joined and row.level != LEAD_LEVEL and is_span(after.text)

    def fills_month(self, row: Row, after: Row | None) -> bool:
        """“Temakveld” alone between "November" and its responsible, its first day or "Desember"."""
        if not (self.purpose.is_plan and self.scope.period and row.is_heading):
            return False
        if row.lines[0].number in self.fillers:
            return True
        over = self.before is not None and is_month(self.before.text.strip(" :"))
        if not (over and after) or has_digit(row.text) or is_month(row.text.strip(" :")):
            return False
        ends_here = is_month(after.text.strip(" :")) or RESPONSIBLE.fullmatch(after.text)
        return bool(ends_here or _BARE_DAY.match(after.text))

    def is_entry(self, row: Row, text: str) -> bool:
        labelled = text != row.text and row.text[: -len(text)].rstrip().endswith(":")
        short = len(text.split()) <= 16 and not text.endswith("." if labelled else (".", "?"))
        said = any(map(str.isalpha, text)) and not NOTHING.match(text)
        said = said and not (RESPONSIBLE.fullmatch(text) or CLOSES_EARLY.match(text))
        return self.scope.period is not None and said and (row.is_item or short)

    def takes_hours_of_group(self, row: Row) -> bool:
        return self.group_from is not None and take_hours(row, self.written, self.group_from)

    def is_lost_header(self, month: int) -> bool:
        """Some months in a row with nothing under them headed columns that are gone."""
        events = len(self.notebook.events)
        if self.months and self.months[-1][1] != events:
            self.months = []
        self.months.append((month, events))
        run = [each for each, _ in self.months]
        skips = any((other - one) % 12 > 1 for one, other in pairwise(run))
        return len(run) >= _FEWEST_COLUMNS and skips


def _weekdays_fit(text: str, scope: Scope) -> bool:
    found = timed(text, scope.context)
    doubts = {doubt.code for each in found for doubt in each.doubts}
    return bool(found) and DoubtCode.WEEKDAY_MISMATCH not in doubts
