"""Clauses become events: titles from the words or the heading, ranges put together again."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import Final

from samspor.kernel.timing import Precision, Timing
from samspor.reading.any_case import holds, without_opening
from samspor.reading.blocks import Line
from samspor.reading.draft import ActivityMode, Source
from samspor.reading.errors import Unreadable
from samspor.reading.kinds.activity_text import ActivityText, read_titled
from samspor.reading.kinds.activity_words import is_only_place, mode_of, place_behind
from samspor.reading.kinds.calendar.clauses import Clause, sentences
from samspor.reading.kinds.calendar.exceptions import Otherwise
from samspor.reading.kinds.calendar.scope import Scope
from samspor.reading.kinds.calendar.shapes import PLANNING
from samspor.reading.kinds.calendar.titles import WHEN_LABEL, holiday_on, title_of
from samspor.reading.kinds.calendar.words import CLOSED, EVENT_NOUN
from samspor.reading.kinds.unit_words import is_unit_name
from samspor.reading.notebook import ArenaNote, EventNote, Notebook

MOST_EVENTS: Final = 1_500
_JULY: Final = 7
_SATURDAY: Final = 5
_MOST_DAYS: Final = 5
_AGENDA: Final = re.compile(r"(?:\s+[-–]\s+|:\s+|\bTema:\s*)")
_THEME: Final = re.compile(r"(?<=\w)[\s.,–-]+Tema:\s*(?P<rest>\S.*)$", re.IGNORECASE)
_NAME_MAX: Final = 120
# "Barnehagene har planleggingsdag": what, and for whom.
_WHO_HAS: Final = re.compile(
    r"(?P<who>(?:alle\s|dei?\s)?(?:(?:,\s|\s?og\s)?(?:(?:kommunale|private)\s)?"
    r"(?:barnehag\w+|skol\w+|skul\w+|SFO\w*(?:-\w+)?))+)\s(?:har|held|holder)\s"
    r"(?:også\s|òg\s|felles\s)?(?P<what>(?:planleggj?ings|plan|p-)dag(?:er|ar)?)",
    re.IGNORECASE,
)
# "Fredag 10. november har de kommunale barnehagene planleggingsdag."
_HAVE_THEY: Final = re.compile(
    r"(?:har|held|holder)\s(?P<who>(?:(?:alle|dei?)\s)?(?:(?:kommunale|private)\s)?"
    r"(?:barnehag|skol|skul|sfo)\w*)\s(?:også\s|òg\s|felles\s)?"
    r"(?P<what>(?:planleggj?ings|plan)dag(?:er|ar)?)\b",
    re.IGNORECASE,
)
_PLANNING_DAY: Final = re.compile(r"(?:felles )?(?:planleggj?ingsdag|plandag)", re.IGNORECASE)
_OPENING: Final = re.compile(
    r"åpningstid|opningstid|\b(?:åpent?|opent?|ope|steng[td])\b", re.IGNORECASE
)
_NAMED_PLACE: Final = re.compile(r"(?:på|i|ved|hos)\s[A-ZÆØÅ][\wæøå-]+(?:\s[A-ZÆØÅ]?[\wæøå-]+)?")
_DEFINITE: Final = re.compile(
    r"\w*(?:samling(?:en|a)|møtet|fagdagen|kurset|konferansen|seminaret)\b"
    r"|(?:helg|dag|kveld)(?:en|a)\b|(?:dette|det|den)\s(?:blir|vert|er|skal)\s",
    re.IGNORECASE,
)
# "Samlingen blir i Bergen"
_HELD_AT: Final = re.compile(
    r"(?P<what>(?:\w+\s){0,3}?\w*(?:samling|møte|fagdag|kurs|konferanse|seminar)(?:en|a|et|t)?)\s"
    r"(?:blir|er|vert|holdes|haldast|arrangeres|arrangerast|avholdes)\s(?:lagt\stil\s|i|på|ved)\s?"
    r"(?P<place>[A-ZÆØÅ][\wæøå-]+(?:\s(?:i\s|på\s)?[A-ZÆØÅ]?[\wæøå-]+){0,3})",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(
    r"(?<=samling)(?:en|a)$|(?<=møte)t$|(?<=dag|urs)(?:en|et)$|(?<=nar)et$"
)
_NAMES: Final = re.compile(r"[A-Za-zÆØÅæøå]{2}")
# "2. januar er lørdag, derfor …" tells of the day and of nothing on it.
_NO_WORDS: Final = re.compile(
    r"(?:lør|søn|lau|sun)dag\s*(?:,|$)|til\s(?:kl\.?\s?)?\d[\d.:]*$", re.IGNORECASE
)
_AND: Final = re.compile(r"\bog\b")
_IN: Final = re.compile(r"^(?:på|i|ved)\s+", re.IGNORECASE)


# "Påskefrokost" and "Julebord" are no holidays.
_GET_TOGETHER: Final = re.compile(
    r"møte|samling|fest\b|frokost|bord\b|lunsj|kaffe|avslutning|forestilling|konsert|marked\b"
    r"|basar|verksted|markering|disco|disko",
    re.IGNORECASE,
)
_ALL_DAY: Final = re.compile(r"\b(?:hel|heil)(?:e|t)?\s?dag", re.IGNORECASE)
# As "(hele dagen, Kulturhuset)" behind a day.
_WHOLE_DAY_AT: Final = re.compile(
    r"\W*(?P<day>(?:hele|heile)\s(?:dagen|dag)|heldag),\s", re.IGNORECASE
)
# As "Påmelding innen 1. oktober til post@example.no", "1. og 2. mars, alle kl. 12"
_NO_NOTE: Final = re.compile(
    r"^(?:\W*(?:(?:til|på|via|ved|med)\s)?(?:e-?post\s)?\S+@\S+|alle|samtlige|begge)$",
    re.IGNORECASE,
)
_LOOK: Final = re.compile(r"^\W*(?:NB|OBS)\b\W*", re.IGNORECASE)


@dataclass(slots=True)
class Written:
    """Events that have been written, and what is still open about them."""

    notebook: Notebook
    opened: list[tuple[EventNote, str]] = field(default_factory=list)
    groups: list[EventNote] = field(default_factory=list)
    called: dict[str, list[EventNote]] = field(default_factory=dict)  # the same, by their titles
    last: EventNote | None = None
    default: tuple[time, time | None, str | None, ActivityMode | None] | None = None
    exceptions: list[Timing] = field(default_factory=list)
    others: list[Otherwise] = field(default_factory=list)  # of single days, once all are read
    programme: str | None = None
    detail_line: int = 0  # the last line that said more of the last event
    part: int = 0  # how many stood before the group that is told of now
    said_of: ArenaNote | None = None  # whose the default is, when one group's

    def begin_part(self) -> None:
        """Another group's days: the hours said for the last one are not theirs."""
        self.part = len(self.groups)
        if self.said_of is not None:
            self.default, self.said_of = None, None
            self.exceptions.clear()

    def write(
        self,
        clause: Clause,
        scope: Scope,
        source: Source,
        *,
        arenas: list[ArenaNote] | None = None,
        audience: str | None = None,
    ) -> EventNote | None:
        timing = clause.found.timing
        if timing is None:
            return None
        midnight = timing.start == time(0) and timing.end is None  # portals write a day so
        hours_of_each = timing.first != timing.last and _OPENING.search(clause.title)
        if timing.first and timing.start and (midnight or hours_of_each):
            timing = Timing.days(timing.first, timing.last)
        timing = _on_working_days(timing, clause.title, scope)
        clause, whom = _whose(clause, scope.topic or "")
        audience = audience or whom
        theme, place = None, ""
        if clause.note:
            clause, theme, place = _told_behind(clause)
        words = title_of(
            replace(clause, note="") if place else clause, scope, self.notebook.title or ""
        )
        if not _NAMES.search(_AND.sub("", words)) or _NO_WORDS.match(words):
            return None
        words, place = (words, place) if place else _held_at(words)
        in_title = _THEME.search(words) if holds(words, "tema:") else None
        words = words[: in_title.start()].strip(" .,:–-") if in_title else words
        theme = in_title or theme
        if len(words) > _NAME_MAX:
            words = words[:_NAME_MAX].rsplit(" ", 1)[0]
        read = read_titled(
            words, clause.found, (), timing=timing, context=scope.context, raw=source.text
        )
        audience = audience or scope.whose
        read = replace(read, audience=audience) if audience else read
        event = self._said_before(clause.title, read) or self.add(
            read, scope, source, arenas=arenas
        )
        if event and place and event.place is None:
            event.place, event.mode = place, mode_of(place, place)
        if event and theme and theme["rest"] not in event.agenda:
            event.agenda.append(theme["rest"].strip(" ."))
        if event and clause.open:
            self.opened.append((event, clause.open))
        return event

    def _said_before(self, title: str, read: ActivityText) -> EventNote | None:
        """“Fagsamlingen holdes 20.–21. september” under its own name and days."""
        timing = read.timing
        if timing is None or not (WHEN_LABEL.fullmatch(title) or _DEFINITE.match(title)):
            return None
        days = (timing.first, timing.last)
        same = [each for each in self.groups if (each.timing.first, each.timing.last) == days]
        if len(same) != 1 or same[0].kind in {"deadline", "period"}:
            return None
        event = same[0]
        event.timing = timing if timing.start else event.timing
        event.place, event.mode = event.place or read.place, event.mode or read.mode
        self.last = event
        return event

    def add(
        self,
        read: ActivityText,
        scope: Scope,
        source: Source,
        *,
        arenas: list[ArenaNote] | None = None,
    ) -> EventNote | None:
        """Nothing when the very same has been said already: "Vinterferie" in two months' rows."""
        assert read.timing is not None
        held = arenas if arenas is not None else ([scope.arena] if scope.arena else [])
        called = self.called.setdefault(_called(read.title), [])
        first = read.timing.first
        for event in called:
            if event.timing.first != first:
                continue
            if event.arenas != held and event.arenas and held:
                continue  # another group meets on the same day
            if _is_same(event, read.timing) and _for_same(event, read):
                better = read.timing.start or event.timing.precision is Precision.WEEK
                event.timing = read.timing if better else event.timing
                self.last = event
                return event
        if len(self.notebook.events) >= MOST_EVENTS:
            raise Unreadable("too_heavy")
        kind = read.kind
        if (
            kind in {"meeting", "gathering"}
            and CLOSED.search(read.title)
            and not _GET_TOGETHER.search(read.title)
        ):
            kind = "period"
        event = EventNote(
            title=read.title,
            timing=read.timing,
            kind=kind,
            arenas=held,
            source=source,
            place=read.place,
            mode=read.mode,
            agenda=list(read.agenda),
            audience=read.audience,
            by_municipality=read.by_municipality,
            targets=list(read.targets),
            mentions=list(read.mentions),
        )
        for arena in held:
            if arena not in self.notebook.arenas:
                self.notebook.arenas.append(arena)
        self.notebook.events.append(event)
        self.groups.append(event)
        called.append(event)
        self.last, self.detail_line = event, 0
        self.apply_default([event])
        for doubt in read.doubts:
            self.notebook.doubt(
                event=event,
                line=source.line,
                text=doubt.text,
                asked=doubt.asked,
                choices=doubt.choices,
            )
        return event

    def forget(self, event: EventNote) -> None:
        """What turns out to have been said before."""
        self.notebook.events.remove(event)
        self.groups.remove(event)
        self.called[_called(event.title)].remove(event)

    def close(self) -> None:
        """One range of "Juleferie f.o.m. 22.12." and, a row below, "Juleferie t.o.m. 2.1."."""
        for other in self.others:
            other.apply(self.groups)
        gone: list[EventNote] = []
        for event, end in self.opened:
            if end != "until" or event in gone:
                continue
            before = [
                other
                for other in self.notebook.events
                if other is not event
                and other not in gone
                and _stem(other) == _stem(event)
                and _runs_into(other, event)
            ]
            if before:
                start = before[-1]
                assert event.timing.last is not None
                start.timing = Timing.days(_first(start), event.timing.last)
                gone.append(event)
        for event in self.groups:
            if event not in gone:
                gone += self._days_of(event)
        for event in gone:
            self.notebook.events.remove(event)
        self.notebook.doubts = [each for each in self.notebook.doubts if each.event not in gone]

    def _days_of(self, event: EventNote) -> list[EventNote]:
        """The days of a gathering, each with its programme, become part of the gathering."""
        first, last = event.timing.first, event.timing.last
        if not (event.timing.precision is Precision.DAY and first and last and first < last):
            return []
        days = [
            other
            for other in self.called.get(_called(event.title), ())
            if other.agenda and other.timing.first == other.timing.last
        ]
        length = (last - first).days + 1
        told = {other.timing.first for other in days}
        if length > _MOST_DAYS or any(first + timedelta(days=n) not in told for n in range(length)):
            return []
        event.agenda.extend(point for other in days for point in other.agenda)
        return days

    def apply_default(self, events: list[EventNote]) -> None:
        """What was said once for the whole list, save for the days it names itself."""
        if self.default is None:
            return
        opens, closes, place, mode = self.default
        for event in events:
            if event.kind in {"deadline", "period"}:
                continue
            other = [each for each in self.exceptions if each.first == event.timing.first]
            if other and event.timing.precision is Precision.DAY:
                event.timing = other[0]
            event.place = event.place or place
            event.mode = event.mode or mode
        held = [event for event in events if event.kind not in {"deadline", "period"}]
        self.at_times(opens, closes, held)

    def at_times(self, opens: time, closes: time | None, events: list[EventNote]) -> None:
        """One time of day for the whole list."""
        for event in events:
            timing = event.timing
            if _ALL_DAY.search(event.title):
                continue
            if timing.precision is Precision.DAY and timing.first and timing.first == timing.last:
                event.timing = Timing.within(timing.first, opens, closes)


def _told_behind(clause: Clause) -> tuple[Clause, re.Match[str] | None, str]:
    """What stands behind the day may end with a theme, or be nothing but a place."""
    clause = replace(clause, note=_NO_NOTE.sub("", clause.note))
    whole = _WHOLE_DAY_AT.match(clause.note)
    if whole and is_only_place(clause.note[whole.end() :]):
        where = clause.note[whole.end() :].strip("() .,")
        return replace(clause, note=f"({whole['day']})"), None, where
    theme = _THEME.search(clause.note)
    if theme:
        clause = replace(clause, note=clause.note[: theme.start()])
    note = without_opening(_LOOK, clause.note)
    clause = replace(clause, note=note) if is_only_place(note.strip("() .,")) else clause
    named = _NAMED_PLACE.fullmatch(clause.note.strip("() .,"))
    place = clause.note.strip("() .,") if named or is_only_place(clause.note) else ""
    return clause, theme, without_opening(_IN, place)


def _whose(clause: Clause, topic: str) -> tuple[Clause, str | None]:
    """A unit's name under planning days, or "Barnehagene har planleggingsdag", says for whom."""
    if PLANNING.search(topic) and is_unit_name(clause.title):
        return replace(clause, title=""), clause.title
    has = _WHO_HAS.fullmatch(clause.title) or _HAVE_THEY.match(clause.title)
    return (replace(clause, title=has["what"]), has["who"]) if has else (clause, None)


def _is_same(event: EventNote, timing: Timing) -> bool:
    """The very same time, or the day of it: a heading says the day, a sentence when on it."""
    told = event.timing
    if told.first != timing.first or told.last != timing.last:
        return False
    if {told.precision, timing.precision} == {Precision.WEEK, Precision.DAY}:
        return True  # "Vinterferie uke 9", and its days in the row of the next month
    return told == timing or (told.start is None) != (timing.start is None)


def _called(title: str) -> str:
    """“Planleggingsdag (høstferieuka)” is the planning day of that day, whatever is said of it."""
    name = title.partition(" (")[0]
    return (name if _PLANNING_DAY.fullmatch(name) else title).casefold()


def _on_working_days(timing: Timing, title: str, scope: Scope) -> Timing:
    """July is at both ends of a list; nobody plans on a Saturday."""
    first, last, year = timing.first, timing.last, scope.year
    if not (first and last and year) or scope.calendar_year or first.month != _JULY:
        return timing
    words = f"{title} {scope.topic or ''}"
    if not (PLANNING.search(words) and first.year == year.start + 1 and _has_weekend(first, last)):
        return timing
    early, until = first.replace(year=year.start), last.replace(year=year.start)
    return timing if _has_weekend(early, until) else timing.moved(early - first)


def _has_weekend(first: date, last: date) -> bool:
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return any(day.weekday() >= _SATURDAY for day in days)


def _for_same(event: EventNote, read: ActivityText) -> bool:
    """Two units may have the same day off; it is theirs both."""
    return event.audience == read.audience or not (event.audience and read.audience)


def _first(event: EventNote) -> date:
    assert event.timing.first is not None
    return event.timing.first


def _stem(event: EventNote) -> str:
    words = re.findall(r"[a-zæøå]+", event.title.lower())
    return words[0] if words else ""


def _runs_into(start: EventNote, end: EventNote) -> bool:
    if not (start.timing.first and end.timing.last):
        return False
    return 0 < (end.timing.last - start.timing.first).days <= 60


def undated(words: str, scope: Scope, raw: str) -> ActivityText | None:
    """Something under a month or a half-year that says no time of its own."""
    if scope.period is None:
        return None
    first, *others = sentences(words)
    named = others and EVENT_NOUN.search(first) and not _AGENDA.search(first)
    head, *points = [first.rstrip("."), *others] if named else _AGENDA.split(words, maxsplit=1)
    return replace(
        read_titled(head, None, points, timing=scope.period, context=scope.context, raw=raw)
    )


def _held_at(words: str) -> tuple[str, str]:
    """What, and where, when the words of a title say it behind."""
    words, place = place_behind(words)
    held = None if place else _HELD_AT.fullmatch(words)
    return (_ARTICLE.sub("", held["what"]), held["place"]) if held else (words, place)


def source_of(lines: tuple[Line, ...], cell: str | None = None) -> Source:
    return Source(lines[0].number, cell, " ".join(line.raw for line in lines))


def needs_topic(clauses: list[Clause]) -> bool:
    return all(not clause.title and not holiday_on(clause.found.timing) for clause in clauses)
