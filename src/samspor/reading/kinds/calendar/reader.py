"""Walks a document and reads the dates of its lists, line by line, under what headings say."""

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from samspor.kernel.notation import FoundRole
from samspor.kernel.timing import Precision
from samspor.reading.blocks import Part, Table
from samspor.reading.kinds.activity_text import read_activities
from samspor.reading.kinds.activity_words import mode_of, relation_of
from samspor.reading.kinds.calendar import naming, tables
from samspor.reading.kinds.calendar.beside import (
    WHO_LEADS,
    apart,
    ask_what,
    take_aside,
    take_detail,
    take_details_before,
    take_point,
    take_remark,
    take_same_time,
    tell_all,
    tells_time,
)
from samspor.reading.kinds.calendar.clauses import Clause, cut, sentences, titled
from samspor.reading.kinds.calendar.entries import (
    Written,
    needs_topic,
    source_of,
    undated,
)
from samspor.reading.kinds.calendar.exceptions import is_of_one
from samspor.reading.kinds.calendar.letters import date_of_letter
from samspor.reading.kinds.calendar.likely import (
    deadlines_in,
    each_dated,
    is_likely,
    says_it_first,
    stands_in_its_month,
    tells_of,
)
from samspor.reading.kinds.calendar.line_times import timed
from samspor.reading.kinds.calendar.line_year import in_year, moved_on, under_heading, without_year
from samspor.reading.kinds.calendar.programme import take_programme, take_programme_table
from samspor.reading.kinds.calendar.rows import Row, is_day, rows_of
from samspor.reading.kinds.calendar.scope import (
    INTRODUCES_DAYS,
    YEAR_IN,
    Scope,
    narrowed,
    school_year_in,
)
from samspor.reading.kinds.calendar.shapes import (
    COUNT_BEFORE,
    COUNTED_MONTH,
    DATES_BELOW,
    DETAIL,
    INTRODUCES,
    NEXT_DETAIL,
    OPENS_WITH_DAY,
    OPENS_WITH_WEEK,
    PLANNING,
    PROGRAMME_HEAD,
    STARTS_WITH_DAY,
    WHAT,
    is_month_of_days,
    is_span,
    opens_with_month,
    says_of_all,
    without_month_count,
)
from samspor.reading.kinds.calendar.walk import Walk
from samspor.reading.kinds.calendar.whole_days import prepared
from samspor.reading.kinds.calendar.words import SERIES
from samspor.reading.kinds.masthead import is_stamp
from samspor.reading.kinds.table_labels import is_month
from samspor.reading.notebook import Notebook
from samspor.reading.outline import LEAD_LEVEL

_LONG_LINE = 24
_ONLY_DUE = re.compile(r"(?:tids)?frist(?:en)?", re.IGNORECASE)


def recognise(notebook: Notebook) -> None:
    reader = _Reader(notebook, Written(notebook))
    reader.read(rows_of(notebook))


@dataclass(slots=True)
class _Reader(Walk):
    def read(self, rows: list[Row]) -> None:
        self.look_over(rows)
        dateline = date_of_letter(rows)
        before = len(self.notebook.events)
        for row, after in zip_longest(rows, rows[1:]):
            if row.table is not None:
                self._table(row.table)
            elif is_stamp(row.text) or row is dateline:
                continue
            elif row.is_heading or row.again or self._may_say_days(row):
                self.after = after
                self._row(row, after)
            self.before = row
        self.written.close()
        if len(self.notebook.events) > before:
            self.purpose.name_kind(self.notebook.events[before:], self.notebook)

    def _may_say_days(self, row: Row) -> bool:
        """What nobody has taken, and what the page is called: "Møte i utvalget 20. november"."""
        return self.notebook.is_free(row.lines[0]) or row.text == self.notebook.title

    # --- one row ---

    def _row(self, row: Row, after: Row | None) -> None:
        if self.purpose.counts_days:
            row = row._replace(text=without_month_count(row.text))
        details = NEXT_DETAIL.split(row.text) if DETAIL.match(row.text) else [row.text]
        for each in details:
            self._line(row if len(details) == 1 else row._replace(text=each), after)

    def _line(self, row: Row, after: Row | None) -> None:
        row = self._without_hours(row)
        if self._beside(row):
            return
        if self._opens_with_month(row):
            return
        if self.opens_group(row, after) or self.takes_hours_of_group(row):
            return
        if self.closes_period(row, after) or self.fills_month(row, after):
            self._events(row._replace(role="paragraph"))
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

    def _without_hours(self, row: Row) -> Row:
        """“Styrermøter torsdager kl. 9–12 på rådhuset:” tells when and where for what follows."""
        text, hours, place = apart(row.text, self.scope.context)
        if not hours or row.day is not None:
            return row
        told = [f"Tid: kl. {hours}", *([f"Sted: {place}"] if place else [])]
        self.shared = [row._replace(text=each) for each in told]
        return row._replace(text=text)

    def _opens_with_month(self, row: Row) -> bool:
        counted = COUNTED_MONTH.fullmatch(row.text)
        if counted and is_month(counted["label"]) and (self.scope.listed or self.written.groups):
            self.under_label(row.text)
            self.notebook.claim_all(row.lines)
        elif opens_with_month(row.text) or is_month_of_days(row.text):
            rest = row.text.split(maxsplit=1)[-1]
            opens = OPENS_WITH_DAY.match(rest) or OPENS_WITH_WEEK.match(rest)
            dated = opens or timed(rest, self.scope.context)
            if row.is_heading and not dated and not self.ends_with_month(row):
                self._month_and_title(row)
            else:
                self._events(row)
        else:
            return False
        return True

    def _beside(self, row: Row) -> bool:
        """Lines that are about the event above, about all of them, or about nothing."""
        return (
            take_detail(row, self.last_row, self.written)
            or self._same_time(row)
            or self._aside(row)
            or take_remark(row, self.last_row, self.written)
            or take_programme(row, self.written, self.scope.context)
        )

    def _aside(self, row: Row) -> bool:
        if not take_aside(row, self.written, self.scope, counts_days=self.purpose.counts_days):
            return False
        if DATES_BELOW.fullmatch(row.text.strip()):
            self.scope = replace(self.scope, listed=True)
        # "Fridager i barnehagen" right over "Dato Hendelse"
        self.waiting.extend(self.pending_lines)
        return True

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
        scope = under_heading(self.scope, row.text)
        self.scope = replace(scope, topic=None, listed=listed, month=None)
        self.take_arena(row.text)
        called = (
            (self.notebook.title or row.text) if PROGRAMME_HEAD.fullmatch(row.text) else row.text
        )
        self.pending, self.pending_lines = called.strip(" :"), row.lines

    def _month_and_title(self, row: Row) -> None:
        """“Mars Påskeferie” over its days: two cells of a table that lost its form."""
        rest, scope = self.under_label(row.text)
        self.scope = replace(scope, topic=None)
        self.pending, self.pending_lines = rest.strip(" :"), row.lines

    def _lead(self, row: Row) -> None:
        """Words that lead in a list keep what the heading above said."""
        year = school_year_in(row.text)
        self.scope = replace(self.scope, listed=self.scope.listed or bool(SERIES.search(row.text)))
        if year:
            self.scope = replace(self.scope, year=year, calendar_year=None)
            self.scope = replace(self.scope, fresh=True, position="start")
        if self.topic_led and not INTRODUCES_DAYS.search(row.text):
            self.scope = replace(self.scope, topic=None)  # "Arrangementer for foreldre:" is new
        self.note_topic(row.text)
        self.pending = None

    def _goes_on(self, after: Row | None) -> bool:
        if after is None:
            return False
        told = timed(after.text, self.scope.context) or WHAT.match(after.text)
        return after.table is not None or bool(told)

    def _enter(self, row: Row, scope: Scope) -> None:
        if row.is_heading and scope.calendar_year == self.rounded_off:
            scope = replace(scope, calendar_year=None)
        if scope.month and scope.month != self.scope.month and self.is_lost_header(scope.month[1]):
            scope = replace(scope, month=None, period=None)
        scope = self.of_weekday(self.topic_of_year(row, self.topic_of_month(scope)))
        opens = row.is_heading or row.text.endswith(":")
        again = scope.fresh or (opens and scope.topic != self.scope.topic)
        self.scope = replace(scope, position="start", fresh=True) if again else scope
        if row.is_heading or scope.topic:
            self.take_arena(row.text)
        if opens:
            self.topic_led = row.text.endswith(":") and scope.topic is not None
            self.led_items = False
        self.pending = None
        self.waiting.extend(row.lines)

    def _events(self, row: Row) -> None:
        parts = sentences(row.text) if row.day is None and not row.is_heading else []
        said = len(parts) > 1 and says_of_all(row.text) and not WHO_LEADS.match(row.text)
        told = parts[1:] if said else ()
        told_of_one = any(is_of_one(each) for each in parts[1:])
        if told_of_one or any(tells_time(each, self.scope.context) for each in told):
            for part in parts:
                self._row(row._replace(text=part, apart=told_of_one), None)
            return
        if len(parts) > 1 and says_it_first(parts, self.scope.context):
            self._event_line(row._replace(text=parts[0]))
            return
        long = len(row.text.split()) > _LONG_LINE or (
            len(parts) > 1 and each_dated(parts, self.scope.context)
        )
        if len(parts) < 2 or not long:
            self._event_line(row)
            return
        for part in parts:  # each says what it says, and one that is no event rules out no other
            self._event_line(row._replace(text=part))

    def _event_line(self, row: Row) -> None:
        if self._asks_what(row) or self.is_empty_month(row):
            return
        self.leaves_list(row)
        text, scope = self.under_label(row.text)
        if self.purpose.counts_days and text == row.text:
            text = COUNT_BEFORE.sub("", text)
        text = prepared(text, scope.month)
        scope = self.whose(text, in_year(text, scope))
        text = without_year(text)
        clauses = self._clauses(text, row, scope)
        within = naming.month_within(clauses, scope)
        if self._is_undated(clauses, scope):
            clauses = []
        if clauses and self._accepts(text, clauses, self.in_pairs(row, scope)):
            self._write(clauses, row, scope, text)
            return
        due = deadlines_in(text, clauses)
        if due:
            self._write(due, row, scope, text)
            return
        self.named = False
        takes = take_point(row, self.last_row, self.written)
        if takes or not (self.purpose.is_plan or self.stands_under_month(row, text)):
            if not (clauses or naming.says_itself(text)):
                self.pending = naming.name_in_wait(text)
                self.pending_lines = row.lines if self.pending else ()
            self.note_topic(row.text)
            self._opens_list(row)
            return
        if within is not None and self.is_entry(row, text):
            text, scope = clauses[0].title, replace(scope, period=within)
        read = undated(text, scope, row.text) if self.is_entry(row, text) else None
        if read and self.written.add(read, scope, source_of(row.lines)):
            self.notebook.claim_all([*self.waiting, *row.lines])
            self.waiting.clear()
            self.last_row = row

    def _asks_what(self, row: Row) -> bool:
        """A day without words, on a page that gives its other days words, is a question."""
        unsaid = self.paired or (self.purpose.is_route and self.names_each())
        unsaid = unsaid and row.day is None and not self.scope.topic
        return unsaid and ask_what(row, self.scope.context, self.notebook)

    def _clauses(self, text: str, row: Row, scope: Scope) -> list[Clause]:
        context = scope.context
        if row.day is not None:
            days = cut(prepared(row.day, scope.month), context)
            return [titled(each, row.text) for each in days]
        clauses = [
            naming.with_place_apart(each, scope.topic or "", text) for each in cut(text, context)
        ]
        if self.pending and not scope.topic and all(_ONLY_DUE.fullmatch(c.title) for c in clauses):
            return [replace(each, title=f"Frist: {self.pending}") for each in clauses]
        nameless = clauses and all(naming.is_nameless(each, self.named) for each in clauses)
        title = self._name_of(row, clauses, scope) if nameless else None
        return [replace(each, title=title) for each in clauses] if title else clauses

    def _name_of(self, row: Row, clauses: list[Clause], scope: Scope) -> str | None:
        """What nameless days are called: what waits for them, or what is told around them."""
        due = naming.due_by(self.pending) if self.pending else None
        if due or (self.pending and not scope.topic):
            self.notebook.claim_all(self.pending_lines)
            self.pending = due or self.pending
            return self.pending
        return None if scope.topic else self.led_in(row, clauses) or self.told_below(row)

    def _opens_list(self, row: Row) -> None:
        """“Her er planleggingsdagene for 2017: …” over days that say neither year nor words."""
        topic = self.scope.topic or self.spoken_of
        if not (self.after and topic):
            return
        if not (is_day(self.after.text, dated=True) or STARTS_WITH_DAY.match(self.after.text)):
            return
        if not INTRODUCES.search(row.text):
            return
        self.take_arena(row.text)
        years = set(YEAR_IN.findall(row.text))
        year = school_year_in(row.text)
        if year:
            self.scope = replace(self.scope, year=year, calendar_year=None, position="start")
        elif len(years) == 1 and self.scope.year is None:
            self.scope = replace(self.scope, calendar_year=int(years.pop()))
        self.scope = replace(self.scope, listed=True)
        self.pending = None

    def _accepts(self, text: str, clauses: list[Clause], scope: Scope) -> bool:
        if tells_of(text, clauses, self.written.groups):
            return False
        topic = scope.topic or self._spoken_topic(clauses, scope)
        return is_likely(
            text, clauses, scope, topic=topic, pending=self.pending
        ) or stands_in_its_month(text, clauses, scope.period)

    def _spoken_topic(self, clauses: list[Clause], scope: Scope) -> str | None:
        """What the whole text speaks of; a week is no planning day."""
        if not (self.spoken_of and (self.purpose.is_route or scope.listed)):
            return None
        weeks = any(c.found.timing and c.found.timing.precision is Precision.WEEK for c in clauses)
        return None if weeks and PLANNING.search(self.spoken_of) else self.spoken_of

    def _write(self, clauses: list[Clause], row: Row, scope: Scope, text: str) -> None:
        source = source_of((*row.day_lines, *row.lines))
        if scope.topic is None and needs_topic(clauses):
            scope = replace(scope, topic=self._spoken_topic(clauses, scope))
        if row.after_day and all(clause.title for clause in clauses):
            scope = replace(scope, topic=None)  # each day has a title of its own
        at_hours = any(
            clause.found.timing and clause.found.timing.precision is Precision.TIME
            for clause in clauses
        )
        relation = relation_of(text)[0]
        # "11. mai – Oppsummering og evaluering" in a series is of that meeting.
        own = relation == "evaluation" and scope.topic is not None and OPENS_WITH_DAY.match(text)
        due = any(clause.found.role is FoundRole.DEADLINE for clause in clauses)
        apart = at_hours or own or due or self.purpose.is_route
        related = relation and row.day is None and not apart
        done = False
        if related:
            for read in read_activities([Part(text)], context=scope.context):
                timing = read.timing or scope.period
                if timing:
                    dated = replace(read, timing=timing)
                    done |= self.written.add(dated, scope, source) is not None
        else:
            for clause in clauses:
                event = self.written.write(clause, scope, source)
                if event and row.apart:  # what the sentences beside it say is of other days
                    event.mode = mode_of(row.text, event.place)
                done |= event is not None
                self.scope = moved_on(self.scope, clause.found.timing)
        if done:
            self.notebook.claim_all([*self.waiting, *row.lines, *row.day_lines])
            self._take_details(row, clauses)
            self.waiting.clear()
            self.last_row = row
            self.pending = self.pending if all(c.title == self.pending for c in clauses) else None

    def _take_details(self, row: Row, clauses: list[Clause]) -> None:
        """Details over the first day of a section are of its other days too."""
        if self.details:
            first = self.last_row is None or self.last_row.section != row.section
            take_details_before(self.details, row, self.written, of_section=first)
            self.shared = [*self.details] if first else []
        elif self.shared and self.shared[0].section == row.section:
            days = len({clause.found.start for clause in clauses})
            tell_all(self.shared, self.written.groups[-days:], self.written)
        self.details.clear()

    # --- what belongs to the event before ---

    def _is_undated(self, clauses: list[Clause], scope: Scope) -> bool:
        """Under a month, a wider time is what the words are about: “Evaluering av høsten”."""
        if not (self.purpose.is_plan and scope.month):
            return False
        wide = {Precision.MONTH, Precision.TERM}
        timings = [clause.found.timing for clause in clauses]
        return all(timing is not None and timing.precision in wide for timing in timings)

    def _same_time(self, row: Row) -> bool:
        if not take_same_time(row, self.written, in_year(row.text, self.scope)):
            return False
        self.note_topic(row.text)
        self._opens_list(row)
        first = row.text.partition(" – ")[0]
        found = narrowed(first, self.scope, is_heading=row.is_heading) if is_span(first) else None
        if found is not None:  # "Høst 2026 – alle møter kl. 19–21"
            self._enter(row, found)
        return True

    def _table(self, table: Table) -> None:
        if take_programme_table(table, self.written):
            return
        before = len(self.notebook.events)
        tables.read(table, self.notebook, self.written, self.scope)
        if len(self.notebook.events) > before:
            tell_all(self.details, self.notebook.events[before:], self.written)
            self.details.clear()
            self.notebook.claim_all(self.waiting)
            self.waiting.clear()
