"""Walks a document and reads the dates of its lists, line by line, under what headings say."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Precision
from samspor.reading.any_case import holds
from samspor.reading.blocks import Line, Part, Table
from samspor.reading.kinds.activity_text import read_activities
from samspor.reading.kinds.activity_words import relation_of
from samspor.reading.kinds.calendar import tables
from samspor.reading.kinds.calendar.beside import (
    ask_what,
    take_aside,
    take_detail,
    take_details_before,
    take_point,
    take_programme,
    take_programme_table,
    take_remark,
    take_same_time,
)
from samspor.reading.kinds.calendar.clauses import (
    Clause,
    cut,
    sentences,
    timed,
    titled,
)
from samspor.reading.kinds.calendar.entries import (
    Written,
    needs_topic,
    source_of,
    undated,
)
from samspor.reading.kinds.calendar.likely import (
    as_topic,
    each_dated,
    is_likely,
    only_topic,
    only_year,
)
from samspor.reading.kinds.calendar.line_year import YEAR_OF_LINE, in_year
from samspor.reading.kinds.calendar.naming import is_nameless, month_within, with_place_apart
from samspor.reading.kinds.calendar.purpose import Purpose
from samspor.reading.kinds.calendar.rows import Row, is_day, rows_of
from samspor.reading.kinds.calendar.scope import (
    YEAR_IN,
    Scope,
    arena_name,
    narrowed,
    school_year_in,
)
from samspor.reading.kinds.calendar.shapes import (
    COUNT_AFTER,
    COUNT_BEFORE,
    COUNTED_MONTH,
    DETAIL,
    INTRODUCES,
    MONTH_LABEL,
    MONTH_OF_DAYS,
    NOTHING,
    OPENS_WITH_DAY,
    SOMETHING_HELD,
    SPOKEN_OF,
    STARTS_WITH_DAY,
    WHAT,
    YEAR_ALONE,
    is_span,
    opens_with_month,
)
from samspor.reading.kinds.calendar.whole_days import prepared
from samspor.reading.kinds.calendar.words import (
    SERIES,
    is_route_word,
)
from samspor.reading.kinds.masthead import is_stamp
from samspor.reading.kinds.table_labels import is_month, read_level, read_months
from samspor.reading.notebook import ArenaNote, Notebook
from samspor.reading.outline import LEAD_LEVEL

_LONG_LINE = 24
_LABEL_OF_LINE = re.compile(r"^[^:\d]{5,70}(?:20\d\d)?:")
_FEWEST_TITLED = 4


def recognise(notebook: Notebook) -> None:
    reader = _Reader(notebook, Written(notebook))
    reader.read(rows_of(notebook))


@dataclass(slots=True)
class _Reader:
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
    paired: bool = False
    after: Row | None = None
    named: bool = False

    def read(self, rows: list[Row]) -> None:
        self._look_over(rows)
        before = len(self.notebook.events)
        for row, after in zip_longest(rows, rows[1:]):
            if row.table is not None:
                self._table(row.table)
            elif is_stamp(row.text):
                continue
            elif (row.lines and self.notebook.is_free(row.lines[0])) or row.is_heading:
                self.after = after
                self._row(row, after)
        self.written.close()
        if len(self.notebook.events) > before:
            self.purpose.name_kind(self.notebook.events[before:], self.notebook)

    def _look_over(self, rows: list[Row]) -> None:
        self.purpose = Purpose.of(self.notebook.title or "", rows)
        texts = [row.text for row in rows]
        self.paired = sum(row.after_day for row in rows) >= _FEWEST_TITLED
        year = self.notebook.school_year
        title = self.notebook.title or ""
        own = school_year_in(title)
        alone = only_year(texts) if year is None and own is None else None
        listed = bool(SERIES.search(title) or is_route_word(title) or YEAR_ALONE.fullmatch(title))
        self.scope = Scope(year=own or year, language=self.notebook.language, listed=False)
        found = narrowed(title, self.scope, is_heading=True) if title else None
        self.scope = replace(found or self.scope, listed=listed, position="start")
        if self.scope.calendar_year is None and alone:
            self.scope = replace(self.scope, calendar_year=alone)
        self.spoken_of = only_topic(texts) if not self.scope.topic else None
        self._take_arena(title)

    def _take_arena(self, text: str) -> None:
        name = arena_name(text) if not self.purpose.is_route else None
        if name:
            self.scope = replace(self.scope, arena=self._arena(name))

    def _arena(self, name: str) -> ArenaNote:
        known = [a for a in self.notebook.arenas if a.name.casefold() == name.casefold()]
        return known[0] if known else ArenaNote(name, read_level(name) or "municipality")

    # --- one row ---

    def _row(self, row: Row, after: Row | None) -> None:
        if self._beside(row):
            return
        if self._opens_with_month(row):
            return
        if self._is_group(row, after):
            self._take_arena(row.text)
            self.waiting.extend(row.lines)
            return
        if self._closes_period(row, after):
            self._events(replace(row, role="paragraph"))
            return
        found = narrowed(row.text, self.scope, is_heading=row.is_heading, is_item=row.is_item)
        if found is not None and not row.after_day:
            self._enter(row, found)
        elif row.is_heading and not timed(row.text, self.scope.context):
            self._heading(row, after)
        elif WHAT.match(row.text) and not timed(row.text, self.scope.context):
            self._what(row)
        elif DETAIL.match(row.text) and not timed(row.text, self.scope.context):
            self.details.append(row)
        else:
            self._events(row)

    def _closes_period(self, row: Row, after: Row | None) -> bool:
        """The last line under a half-year of a plan looks like a heading over the next one."""
        above = self.last_row
        if not (self.purpose.is_plan and self.scope.period and row.is_heading and after and above):
            return False
        joined = row.lines[0].number - above.lines[-1].number == 1
        return joined and row.level != LEAD_LEVEL and is_span(after.text)

    def _opens_with_month(self, row: Row) -> bool:
        counted = COUNTED_MONTH.fullmatch(row.text)
        if counted and is_month(counted["label"]) and (self.scope.listed or self.written.groups):
            self._labelled(row.text)
            self.notebook.claim_all(row.lines)
        elif opens_with_month(row.text) or self._is_month_of_days(row.text):
            rest = row.text.split(maxsplit=1)[-1]
            dated = OPENS_WITH_DAY.match(rest) or timed(rest, self.scope.context)
            if row.is_heading and not dated:
                self._month_and_title(row)
            else:
                self._events(row)
        else:
            return False
        return True

    def _is_month_of_days(self, text: str) -> bool:
        """“November 14.” and "August 14. og 15.": the month first, no words behind."""
        found = MONTH_OF_DAYS.fullmatch(text)
        return found is not None and is_month(found["label"])

    def _beside(self, row: Row) -> bool:
        """Lines that are about the event above, about all of them, or about nothing."""
        return (
            take_detail(row, self.last_row, self.written)
            or self._same_time(row)
            or take_aside(row, self.written, self.scope, counts_days=self.purpose.counts_days)
            or take_remark(row, self.last_row, self.written)
            or take_programme(row, self.written, self.scope.context)
        )

    def _what(self, row: Row) -> None:
        """“Hva: Samarbeidsforum” over "Når: 18. september"."""
        found = WHAT.match(row.text)
        assert found is not None
        self.pending, self.pending_lines, self.named = found["rest"].strip(" :."), row.lines, True

    def _heading(self, row: Row, after: Row | None) -> None:
        if row.level == LEAD_LEVEL:
            self._lead(row)
            return
        listed = self.scope.listed and self._goes_on(after)
        self.scope = replace(self.scope, topic=None, listed=listed, month=None)
        self._take_arena(row.text)
        self.pending, self.pending_lines = row.text.strip(" :"), row.lines

    def _month_and_title(self, row: Row) -> None:
        """“Mars Påskeferie” over its days: two cells of a table that lost its form."""
        rest, scope = self._labelled(row.text)
        self.scope = replace(scope, topic=None)
        self.pending, self.pending_lines = rest.strip(" :"), row.lines

    def _is_group(self, row: Row, after: Row | None) -> bool:
        """A group's name alone over its own months."""
        if after is None or not opens_with_month(after.text):
            return False
        name = arena_name(row.text)
        return name is not None and name.casefold() == row.text.strip(" :").casefold()

    def _lead(self, row: Row) -> None:
        """Words that lead in a list keep what the heading above said."""
        year = school_year_in(row.text)
        self.scope = replace(self.scope, listed=self.scope.listed or bool(SERIES.search(row.text)))
        if year:
            self.scope = replace(self.scope, year=year, calendar_year=None)
            self.scope = replace(self.scope, fresh=True, position="start")
        self._note_topic(row.text)
        self.pending = None

    def _goes_on(self, after: Row | None) -> bool:
        if after is None:
            return False
        return after.table is not None or bool(timed(after.text, self.scope.context))

    def _enter(self, row: Row, scope: Scope) -> None:
        again = scope.fresh or (row.is_heading and scope.topic != self.scope.topic)
        self.scope = replace(scope, position="start", fresh=True) if again else scope
        if row.is_heading or scope.topic:
            self._take_arena(row.text)
        self.pending = None
        self.waiting.extend(row.lines)

    def _events(self, row: Row) -> None:
        parts = sentences(row.text) if row.day is None and not row.is_heading else []
        long = len(row.text.split()) > _LONG_LINE or (
            len(parts) > 1 and each_dated(parts, self.scope.context)
        )
        if len(parts) < 2 or not long:
            self._event_line(row)
            return
        for part in parts:  # each says what it says, and one that is no event rules out no other
            self._event_line(replace(row, text=part))

    def _event_line(self, row: Row) -> None:
        if self._asks_what(row):
            return
        text, scope = self._labelled(row.text)
        if self.purpose.counts_days and text == row.text:
            text = COUNT_BEFORE.sub("", text)
        text = prepared(text, scope.month)
        scope = self._of_label(text, in_year(text, scope))
        text = YEAR_OF_LINE.sub(":", text)
        clauses = self._clauses(text, row, scope)
        within = month_within(clauses, scope)
        if self._is_undated(clauses, scope):
            clauses = []
        if clauses and self._accepts(text, clauses, scope):
            self._write(clauses, row, scope, text)
            return
        self.named = False
        if take_point(row, self.last_row, self.written) or not self.purpose.is_plan:
            self.pending = text.strip(" :") if len(text.split()) <= 12 else None
            self.pending_lines = row.lines if self.pending else ()
            self._note_topic(row.text)
            self._opens_list(row)
            return
        if within is not None and self._is_entry(row, text):
            text, scope = clauses[0].title, replace(scope, period=within)
        read = undated(text, scope, row.text) if self._is_entry(row, text) else None
        if read and self.written.add(read, scope, source_of(row.lines)):
            self.notebook.claim_all([*self.waiting, *row.lines])
            self.waiting.clear()
            self.last_row = row

    def _of_label(self, text: str, scope: Scope) -> Scope:
        """“Møtedatoer for styringsgruppa: 14. januar, …” says who meets."""
        label = _LABEL_OF_LINE.match(text)
        name = arena_name(label[0].strip(" :")) if label and scope.arena is None else None
        if (
            name is None
            or self.purpose.is_route
            or not re.search("møte|samling", text, re.IGNORECASE)
        ):
            return scope
        return replace(scope, arena=self._arena(name))

    def _asks_what(self, row: Row) -> bool:
        """A day without words, on a page that gives its other days words, is a question."""
        unsaid = self.paired and row.day is None and not self.scope.topic
        return unsaid and ask_what(row, self.scope.context, self.notebook)

    def _clauses(self, text: str, row: Row, scope: Scope) -> list[Clause]:
        context = scope.context
        if row.day is not None:
            days = cut(prepared(row.day, scope.month), context)
            return [titled(each, row.text) for each in days]
        clauses = [with_place_apart(each, scope.topic or "") for each in cut(text, context)]
        nameless = clauses and all(is_nameless(each, self.named) for each in clauses)
        if nameless and self.pending and not scope.topic:
            self.notebook.claim_all(self.pending_lines)
            return [replace(each, title=self.pending) for each in clauses]
        return clauses

    def _opens_list(self, row: Row) -> None:
        """“Her er planleggingsdagene for 2017: …” over days that say neither year nor words."""
        topic = self.scope.topic or self.spoken_of
        if not (self.after and topic):
            return
        if not (is_day(self.after.text, dated=True) or STARTS_WITH_DAY.match(self.after.text)):
            return
        if not INTRODUCES.search(row.text):
            return
        self._take_arena(row.text)
        years = set(YEAR_IN.findall(row.text))
        year = school_year_in(row.text)
        if year:
            self.scope = replace(self.scope, year=year, calendar_year=None, position="start")
        elif len(years) == 1 and self.scope.year is None:
            self.scope = replace(self.scope, calendar_year=int(years.pop()))
        self.scope = replace(self.scope, listed=True)
        self.pending = None

    def _note_topic(self, text: str) -> None:
        """What running text speaks of, for dates that stand alone under it."""
        found = SPOKEN_OF.search(text) if holds(text, *SOMETHING_HELD) else None
        if found:
            self.spoken_of = as_topic(found[0])

    def _labelled(self, text: str) -> tuple[str, Scope]:
        """A month that opens the line: "Oktober Høstferie 6.–10."."""
        found = MONTH_LABEL.match(text)
        base = self.scope.year or SchoolYear(2000)
        if not found or (self.scope.year is None and self.scope.calendar_year is None):
            return text, self.scope
        year = self.scope.calendar_year
        if not read_months(found["label"], heading_year=year, school_year=base):
            return text, self.scope
        rest = found["rest"]
        if re.match(r"^(?:og|eller|/|-|–)\b", rest):
            return text, self.scope
        if self.purpose.counts_days and not found["mark"]:
            rest = COUNT_AFTER.sub("", COUNT_BEFORE.sub("", rest))
        scope = narrowed(found["label"], self.scope, is_heading=False) or self.scope
        self.scope = replace(scope, topic=self.scope.topic)
        return rest, self.scope

    def _accepts(self, text: str, clauses: list[Clause], scope: Scope) -> bool:
        topic = scope.topic or (self.spoken_of if self.purpose.is_route or scope.listed else None)
        return is_likely(text, clauses, scope, topic=topic, pending=self.pending)

    def _write(self, clauses: list[Clause], row: Row, scope: Scope, text: str) -> None:
        source = source_of((*row.day_lines, *row.lines))
        if scope.topic is None and self.spoken_of and (self.purpose.is_route or scope.listed):
            scope = replace(scope, topic=self.spoken_of) if needs_topic(clauses) else scope
        if row.after_day and all(clause.title for clause in clauses):
            scope = replace(scope, topic=None)  # each day has a title of its own
        related = relation_of(text)[0] is not None and row.day is None
        done = False
        if related:
            for read in read_activities([Part(text)], context=scope.context):
                timing = read.timing or scope.period
                if timing:
                    dated = replace(read, timing=timing)
                    done |= self.written.add(dated, scope, source) is not None
        else:
            for clause in clauses:
                done |= self.written.write(clause, scope, source) is not None
                self._move_on(clause)
        if done:
            self.notebook.claim_all([*self.waiting, *row.lines, *row.day_lines])
            take_details_before(self.details, row, self.written)
            self.details.clear()
            self.waiting.clear()
            self.last_row = row
            self.pending = self.pending if all(c.title == self.pending for c in clauses) else None

    def _move_on(self, clause: Clause) -> None:
        """Once the list has reached January, August is at the end of the year."""
        day = clause.found.timing.first if clause.found.timing else None
        year = self.scope.year
        early = day is not None and year is not None and day < year.first
        self.scope = replace(self.scope, fresh=False, early=early)
        if day is None or year is None or self.scope.calendar_year:
            return
        if day > date(year.start, 8, 31):
            self.scope = replace(self.scope, position="end")

    # --- what belongs to the event before ---

    def _is_undated(self, clauses: list[Clause], scope: Scope) -> bool:
        """Under a month, a wider time is what the words are about: “Evaluering av høsten”."""
        if not (self.purpose.is_plan and scope.month):
            return False
        wide = {Precision.MONTH, Precision.TERM}
        timings = [clause.found.timing for clause in clauses]
        return all(timing is not None and timing.precision in wide for timing in timings)

    def _is_entry(self, row: Row, text: str) -> bool:
        short = len(text.split()) <= 16 and not text.endswith((".", "?"))
        under = self.scope.period is not None and not NOTHING.match(text)
        return under and (row.is_item or short)

    def _same_time(self, row: Row) -> bool:
        if not take_same_time(row, self.written, self.scope.context):
            return False
        self._note_topic(row.text)
        return True

    def _table(self, table: Table) -> None:
        if take_programme_table(table, self.written):
            return
        before = len(self.notebook.events)
        tables.read(table, self.notebook, self.written, self.scope)
        if len(self.notebook.events) > before:
            self.notebook.claim_all(self.waiting)
            self.waiting.clear()
