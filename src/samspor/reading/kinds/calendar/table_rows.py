"""The rows of a table of dates: what each says is on a day, where, for whom and at what hour."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from samspor.kernel.notation import find_clocks
from samspor.kernel.timing import Precision, Timing
from samspor.reading.blocks import Cell, Part, Row
from samspor.reading.draft import Prose, Source
from samspor.reading.kinds.activity_text import read_activities
from samspor.reading.kinds.activity_words import mode_of
from samspor.reading.kinds.calendar import by_unit
from samspor.reading.kinds.calendar.cell_clocks import bare_clock, clock_in, clock_of, dotted
from samspor.reading.kinds.calendar.cell_parts import (
    joined,
    month_of_year,
    only_opening,
    told_apart,
)
from samspor.reading.kinds.calendar.clauses import Clause, cut, without_clock
from samspor.reading.kinds.calendar.columns import Columns
from samspor.reading.kinds.calendar.entries import Written
from samspor.reading.kinds.calendar.line_times import timed
from samspor.reading.kinds.calendar.plain_lists import NUMBER, ORDINAL
from samspor.reading.kinds.calendar.reshape import saying, weekday_in, with_whole_day
from samspor.reading.kinds.calendar.rows import is_day
from samspor.reading.kinds.calendar.scope import Scope, arena_name, narrowed
from samspor.reading.kinds.calendar.shapes import (
    MONTH_LABEL,
    NOTHING,
    ONLY_DAYS,
    has_digit,
    opens_with_month,
    without_brackets,
)
from samspor.reading.kinds.calendar.shared_times import is_from_above, with_same_hours
from samspor.reading.kinds.calendar.whole_days import prepared
from samspor.reading.kinds.calendar.words import CLOSED, EVENT_NOUN, singular
from samspor.reading.kinds.page_words import is_page_word
from samspor.reading.kinds.table_labels import is_month, read_level
from samspor.reading.notebook import ArenaNote, EventNote, Fate, Notebook

# The first and last school day of each month.
_FROM_TO: Final = re.compile(r"fr[aå]\s?[-–]?\s?til\b", re.IGNORECASE)
_REMARK: Final = re.compile(r"merknad|kommentar|info|opplysning")
_DEADLINE: Final = re.compile(r"\w*frist\b|innen\b|innan\b", re.IGNORECASE)
_SUM: Final = re.compile(r"^(?:sum|i alt|til sammen)\b|\btotalt\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"20\d\d")
_BY_CLOCK: Final = re.compile(r"(?:\bkl\.?\s*)?\d", re.IGNORECASE)
# "Skolestart og skoleslutt, ferier og fridager": several things, and no title for any.
_SEVERAL: Final = re.compile(r",|\bog\b|/")
_JULY: Final = 7
_AUGUST: Final = 8
_WEEKS: Final = 53
_WHOLE_WEEK: Final = re.compile(r"(?:hele|heile)\s(?:uken|uka|veka|veken)", re.IGNORECASE)


Position = Literal["start", "end"] | None


_MOST_TITLE_WORDS: Final = 6
_OPENING: Final = 12


@dataclass(slots=True)
class TableReader:
    notebook: Notebook
    written: Written
    scope: Scope
    columns: Columns
    label: str = ""
    early: bool = True
    heads: frozenset[int] | None = None
    pending: Cell | None = None

    def row(self, row: Row) -> None:
        cells = [
            cell
            for cell in row.cells
            if self.notebook.is_free(cell.line)
            or (self.heads is not None and len(row.cells) > 1)
            or is_from_above(cell, row)
        ]
        if all(is_from_above(cell, row) for cell in cells):
            return
        if _SUM.search(cells[0].line.text) or self.columns.stand_again(row):
            self.notebook.claim_all(cell.line for cell in cells)
            return
        if len(cells) == 1 and is_page_word(cells[0].line.text):
            self.notebook.claim(cells[0].line, Fate.FURNITURE, "page_word")
            return
        cells[0] = first = self._without_month(month_of_year(cells[0]))
        if first.column == 0 and self._label(first, alone=len(cells) == 1):
            cells = cells[1:]
            if len(cells) == 0:
                return
        cells = self._with_week_number(cells)
        cells, taken = with_whole_day(cells, self.columns.roles, self.scope.month)
        rest = [cell for cell in cells if not self._is_count(cell)]
        for cell in cells:
            if cell not in rest:
                self.notebook.claim_all([cell.line])
        if rest:
            before = len(self.notebook.events)
            self._content(row, rest)
            if len(self.notebook.events) > before:
                self.notebook.claim_all(cell.line for cell in taken)

    def _without_month(self, cell: Cell) -> Cell:
        """“Oktober Haustferie 11.–15.” in one cell: the month, and what is in it."""
        found = (
            MONTH_LABEL.match(cell.line.text) if self.heads is None and not cell.column else None
        )
        others = {role for column, role in self.columns.roles.items() if column} - {"days"}
        if found is None or not opens_with_month(cell.line.text) or others:
            return cell
        scope = narrowed(found["label"].capitalize(), self.scope, is_heading=False)
        if scope is None or scope.month is None:
            return cell
        self.scope = replace(scope, topic=self.scope.topic, listed=True)
        self.label = found["label"]
        return replace(cell, line=saying(cell, found["rest"]))

    def _label(self, cell: Cell, *, alone: bool) -> bool:
        """A month, a half-year or a heading inside the table."""
        if self.heads is not None and cell.line.index not in self.heads:
            return False
        found = narrowed(cell.line.text, self.scope, is_heading=alone)
        is_year = _YEAR.fullmatch(cell.line.text.strip()) is not None
        plain = not (alone or is_year or is_month(cell.line.text))
        if found is None or (plain and found.period is None):
            return False
        position = "start" if self.heads is not None else found.position
        found, position = self._at_end(found, position)
        topic = found.topic if alone else self.scope.topic
        self.scope = replace(found, topic=topic, listed=True, position=position)
        self.label = cell.line.text
        self.notebook.claim_all([cell.line])
        return True

    def _at_end(self, found: Scope, position: Position) -> tuple[Scope, Position]:
        """August below July is the next year's."""
        year, month = found.year, found.month
        after = self.scope.month is not None and self.scope.month[1] < _AUGUST
        if not (year and month and month == (year.start, _AUGUST) and after):
            return found, position
        timing = Timing.month(year.start + 1, _AUGUST)
        return replace(found, month=(year.start + 1, _AUGUST), period=timing), "end"

    def _is_count(self, cell: Cell) -> bool:
        """How many days of school, or that there is nothing: "Ingen planleggingsdager"."""
        text = cell.line.text
        if NOTHING.match(text) and not has_digit(text) and self.scope.month:
            return True
        is_number = NUMBER.fullmatch(text) is not None
        if _FROM_TO.match(self.columns.labels.get(cell.column, "")):
            return ONLY_DAYS.fullmatch(text) is not None
        return is_number and self.columns.of(cell) in {"days", ""}

    def _content(self, row: Row, cells: list[Cell]) -> None:
        if len(cells) == 1 and self._is_called_by_row_above(cells[0]):
            return
        whens = [c for c in cells if self.columns.of(c) == "when" or self._is_day(c)]
        whens = [self._with_week(cell) for cell in whens]
        told = (c for c in whens if cut(self._ready(c.line.text), self.scope.context))
        when = next(told, whens[0] if whens else None)
        if when is not None and self._is_of_topic(when):
            when = None
        if when is not None and cut(self._ready(when.line.text), self.scope.context):
            others = [cell for cell in cells if cell.column != when.column]
            self._dated(row, when, others)
            return
        before = len(self.notebook.events)
        details = [cell for cell in cells if self._is_detail(cell)]
        named = cells[0] if cells[0].column == 0 else None
        vague = [cell for cell in cells if self._is_vague(cell, cells)]
        details += vague
        for cell in cells:
            if len(self.notebook.events) > before and self._is_remark(cell):
                self.notebook.claim_all([cell.line])
            elif cell not in details:
                self.free_cell(cell, named.line.text if named and named is not cell else "")
        texts = {self.columns.of(cell): cell for cell in details}
        for event in self.notebook.events[before:]:
            self._add_details(event, texts, None)
        if len(self.notebook.events) > before:
            self.notebook.claim_all(cell.line for cell in details)

    def _with_week_number(self, cells: list[Cell]) -> list[Cell]:
        """“2 | Tirsdag” under "Uke" and "Dag" is Tuesday of that week; "8" alone is the week."""
        week = next((cell for cell in cells if self._is_week_number(cell)), None)
        if week is None or any(self._is_day(cell) for cell in cells if cell is not week):
            return cells
        whole = [cell for cell in cells if _WHOLE_WEEK.fullmatch(cell.line.text.strip())]
        self.notebook.claim_all(cell.line for cell in whole)
        cells = [cell for cell in cells if cell not in whole]
        said = f"uke {week.line.text.strip(' .')}"
        named = next((cell for cell in cells if weekday_in(cell.line.text)), None)
        if named is None:
            return [replace(c, line=saying(c, said)) if c is week else c for c in cells]
        said = f"{weekday_in(named.line.text)} {said}"
        self.notebook.claim_all([week.line])
        return [
            replace(c, line=saying(c, said)) if c is named else c for c in cells if c is not week
        ]

    def _is_week_number(self, cell: Cell) -> bool:
        return self.columns.is_week(cell) and int(cell.line.text.strip(" .")) <= _WEEKS

    def _is_called_by_row_above(self, cell: Cell) -> bool:
        """“Planleggingsdager, fri for elevene:” and the days in the row below."""
        text = self._ready(cell.line.text)
        clauses = cut(text, self.scope.context)
        if not clauses:
            opens = cell.line.text.rstrip().endswith(":") and EVENT_NOUN.search(cell.line.text)
            self.pending = cell if opens else None
            return self.pending is not None
        called, self.pending = self.pending, None
        if called is None or any(clause.title for clause in clauses):
            return False
        title = called.line.text.strip(" :").partition(",")[0]
        source = Source(cell.line.number, self.label or None, cell.line.raw)
        for clause in clauses:
            self.written.write(replace(clause, title=title), self.scope, source)
        self.notebook.claim_all([called.line, cell.line])
        return True

    def _with_week(self, cell: Cell) -> Cell:
        """“38” under "Uke" is a week."""
        said = f"uke {cell.line.text}"
        return replace(cell, line=saying(cell, said)) if self.columns.is_week(cell) else cell

    def _is_of_topic(self, cell: Cell) -> bool:
        """“13. og 14.” under "Planleggingsdager", in the row of August."""
        label = self.columns.labels.get(cell.column, "")
        topical = EVENT_NOUN.search(label) is not None and self.columns.of(cell) != "when"
        return topical and bool(self.label) and self.scope.month is not None

    def _is_day(self, cell: Cell) -> bool:
        return is_day(self._ready(without_brackets(cell.line.text, " ")))

    def _is_detail(self, cell: Cell) -> bool:
        """Who, where and for whom, when the cell says no time itself."""
        about = self.columns.of(cell) in {"place", "audience", "who"}
        return about and not timed(cell.line.text, self.scope.context)

    def _is_vague(self, cell: Cell, cells: Sequence[Cell]) -> bool:
        """“3–4 uker etter oppstart” under "Når" is no activity of its own."""
        lone = len(cells) == 1 or self.columns.of(cell) != "when"
        return not lone and not timed(self._ready(cell.line.text), self.scope.context)

    def _ready(self, text: str) -> str:
        return prepared(text, self.scope.month)

    def _dated(self, row: Row, when: Cell, others: list[Cell]) -> None:
        """One cell says when, the others what, where and for whom."""
        texts = {self.columns.of(cell): cell for cell in reversed(others)}
        title = (
            texts.get("title")
            or texts.get("agenda")
            or next((c for c in others if self.columns.of(c) in {"", "arena", "when"}), None)
        )
        if title is texts.get("title") and title is not None:
            title = self._named_beside(title, others) or title
        more_days = [cell for cell in others if cell is not title and is_day(cell.line.text)]
        clock = texts.get("time") or self._clock_among(others, title)
        hours = bare_clock(clock.line.text) if clock else clock_in(title)
        said = f"{dotted(when.line.text)} kl. {hours}" if hours else when.line.text
        clauses = self._at_start(cut(self._ready(said), self.scope.context), said)
        clauses = with_same_hours(clauses) if hours else clauses
        if title is None and self.label and not any(c.title for c in clauses):
            title_words = self.scope.topic or self.label
        else:
            title_words = self._title_words(title)
        arenas = self._arenas(texts.get("arena"), title)
        source = Source(
            when.line.number,
            self._cell_name(when, title),
            " | ".join(c.line.raw for c in row.cells),
        )
        for clause in clauses:
            own = len(clauses) > 1 and EVENT_NOUN.search(clause.title)
            words = (clause.title if own else "") or title_words or clause.title
            words = words or self.scope.topic or ""
            if not words:
                continue
            beside = clause.title if title_words and len(clause.title) < 60 else ""
            note = (beside or clause.note) if title_words else clause.note
            named = Clause(words, clause.found, note, clause.open)
            event = self.written.write(named, self.scope, source, arenas=arenas)
            if event:
                self._add_details(event, texts, title)
                if _DEADLINE.match(self.columns.labels.get(when.column, "")):
                    event.kind = "deadline"
                self._add_unlabelled(event, clock, others, texts)
        if clauses:
            self.notebook.claim_all(
                cell.line for cell in [when, *(c for c in others if c not in more_days)]
            )
            for cell in (*more_days, *(c for c in others if self._says_more(c, title, texts))):
                self.free_cell(cell)

    def _named_beside(self, remark: Cell, others: list[Cell]) -> Cell | None:
        """A remark says more of what stands in a column whose words we do not know."""
        if not _REMARK.match(self.columns.labels.get(remark.column, "").lower()):
            return None
        free = {"", "when"}
        loose = (c for c in others if self.columns.of(c) in free and c.column < remark.column)
        return next((c for c in loose if re.search(r"[a-zæøå]{3}", c.line.text)), None)

    def _title_words(self, title: Cell | None) -> str:
        """“2” under "Samling" is the second of them."""
        words = title.line.parts[0].text if title else ""
        if title and ORDINAL.fullmatch(words):
            return (
                f"{singular(self.columns.labels.get(title.column, ''))} {words.strip('.')}".strip()
            )
        return without_clock(words).strip(" ,") if clock_in(title) else words

    def _clock_among(self, others: list[Cell], title: Cell | None) -> Cell | None:
        """“Teams kl 13–15” in a column without a label."""
        loose = [c for c in others if c is not title and self.columns.of(c) == ""]
        return next(
            (c for c in loose if not is_day(c.line.text) and find_clocks(clock_of(c))), None
        )

    def _add_unlabelled(
        self, event: EventNote, clock: Cell | None, others: list[Cell], texts: dict[str, Cell]
    ) -> None:
        """The place beside a time of day, and what a second column says it is about."""
        if clock is not None and self.columns.of(clock) == "" and event.place is None:
            place = _BY_CLOCK.split(clock.line.text, maxsplit=1)[0].strip(" ,.:–-(")
            event.place = place or None
            event.mode = mode_of(clock.line.text, event.place)
        more = [c for c in others if self.columns.of(c) == "title" and c is not texts.get("title")]
        event.agenda.extend(part.text for cell in more for part in cell.line.parts)

    def _at_start(self, clauses: list[Clause], said: str) -> list[Clause]:
        """July first of all is before the school year begins, not after it."""
        year = self.scope.year
        days = [each.found.timing for each in clauses if each.found.timing]
        july = bool(days) and all(day.first and day.first.month == _JULY for day in days)
        self.early = self.early and july
        if not (self.early and year) or self.scope.calendar_year:
            return clauses
        return cut(self._ready(said), replace(self.scope, calendar_year=year.start).context)

    def _says_more(self, cell: Cell, title: Cell | None, texts: dict[str, Cell]) -> bool:
        """“Barnehagene har planleggingsdag 15. august” in the remarks beside the school's days."""
        loose = cell is not title and cell not in texts.values()
        beside = self.columns.of(cell) == "" and cell is not title
        clauses = cut(self._ready(cell.line.text), self.scope.context) if loose or beside else []
        return any(each.found.timing and each.found.timing.is_dated for each in clauses)

    def _cell_name(self, when: Cell, title: Cell | None) -> str | None:
        label = self.columns.labels.get(title.column if title else when.column)
        return f"{when.line.text} / {label}" if label else when.line.text

    def _arenas(self, cell: Cell | None, title: Cell | None) -> list[ArenaNote] | None:
        if cell is None or (cell is title and arena_name(cell.line.text) != cell.line.text):
            return None
        name = cell.line.text
        known = next(
            (a for a in self.notebook.arenas if a.name.casefold() == name.casefold()), None
        )
        return [known or ArenaNote(name, read_level(name) or "municipality")]

    def _add_details(self, event: EventNote, texts: dict[str, Cell], title: Cell | None) -> None:
        if "place" in texts:
            event.place = texts["place"].line.text
            event.mode = mode_of(event.place, event.place)
        whom = texts.get("audience") or texts.get("who")
        if whom is not None:
            event.audience = whom.line.text
        agenda = texts.get("agenda")
        if agenda is not None and agenda is not title:
            event.agenda.extend(part.text for part in agenda.line.parts)
        if title is not None:
            words = title.line.parts[0].text
            is_long = len(words.split()) > _MOST_TITLE_WORDS  # for a title, yet what it is about
            lost = is_long and words[:_OPENING].casefold() not in event.title.casefold()
            event.agenda.extend(part.text for part in title.line.parts[not lost :])

    def free_cell(self, cell: Cell, beside: str = "") -> None:
        """A cell that says both what and when, one paragraph at a time.

        `beside` is what the row is called, for days without words: "Påmelding | Innen 1. juni".
        """
        done = False
        header = self.columns.labels.get(cell.column, "")
        names = EVENT_NOUN.search(header) and not _SEVERAL.search(header)
        topic = singular(header) if names and self.columns.of(cell) != "when" else self.scope.topic
        scope = replace(self.scope, topic=topic)
        of_group = self.columns.roles == {0: "when"} and by_unit.is_group(header)
        audience = header if of_group or by_unit.is_care(header) else None
        told = [
            each
            for part in joined(cell.line.parts)
            for each in told_apart(self._ready(part), scope.context)
        ]
        for text in told:
            source = Source(cell.line.number, self.label or None, cell.line.raw)
            clauses = [each for each in cut(text, scope.context) if not self._is_of_words(each)]
            for clause in clauses:
                called = clause if clause.title or scope.topic else replace(clause, title=beside)
                event = self.written.write(called, scope, source, audience=audience)
                done |= event is not None
            if self.heads is not None and not clauses and scope.period:
                for read in read_activities([Part(text)], context=scope.context):
                    timed_read = replace(read, timing=read.timing or scope.period)
                    done |= self.written.add(timed_read, scope, source) is not None
        if not done and only_opening(cell.line.text, scope.context):
            self.notebook.organisation.append(
                Prose(header or None, cell.line.text, Source(cell.line.number, None, cell.line.raw))
            )
            self.notebook.claim(cell.line, Fate.TEXT)
            return
        if (
            not done
            and self.label
            and scope.period
            and len(cell.line.text.split()) <= 20
            and self._is_activity(cell)
        ):
            for read in read_activities(cell.line.parts, context=scope.context):
                source = Source(cell.line.number, self.label, cell.line.raw)
                timed_read = replace(read, timing=read.timing or scope.period)
                done |= self.written.add(timed_read, scope, source) is not None
        if done:
            self.notebook.claim_all([cell.line])

    def _is_remark(self, cell: Cell) -> bool:
        """“Felles for skole og barnehage” beside a planning day says more of it."""
        label = self.columns.labels.get(cell.column, "").lower()
        dated = cut(self._ready(cell.line.text), self.scope.context)
        return _REMARK.match(label) is not None and not dated and not CLOSED.search(cell.line.text)

    def _is_of_words(self, clause: Clause) -> bool:
        """“Plan for høsten” in the row of May is planned in May."""
        timing = clause.found.timing
        return bool(self.label and self.scope.month and timing) and (
            timing is not None and timing.precision is Precision.TERM
        )

    def _is_activity(self, cell: Cell) -> bool:
        return self.columns.of(cell) in {"title", "agenda", "arena", ""} and bool(
            EVENT_NOUN.search(cell.line.text) or self.columns.of(cell) in {"title", "agenda"}
        )
