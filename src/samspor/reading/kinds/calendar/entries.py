"""Clauses become events: titles from the words or the heading, ranges put together again."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import Final

from samspor.kernel.holidays import holiday_name, public_holidays
from samspor.kernel.notation import FoundRole
from samspor.kernel.timing import Precision, Timing
from samspor.reading.blocks import Line
from samspor.reading.draft import ActivityMode, Source
from samspor.reading.errors import Unreadable
from samspor.reading.kinds.activity_text import ActivityText, read_titled
from samspor.reading.kinds.activity_words import is_only_place, mode_of
from samspor.reading.kinds.calendar.clauses import Clause
from samspor.reading.kinds.calendar.scope import Scope
from samspor.reading.kinds.calendar.shapes import PLANNING, SPOKEN_OF
from samspor.reading.kinds.calendar.words import CLOSED, EVE, EVENT_NOUN, as_noun, singular
from samspor.reading.kinds.unit_words import is_unit_name
from samspor.reading.notebook import ArenaNote, EventNote, Notebook

MOST_EVENTS: Final = 1_500
_JULY: Final = 7
_SATURDAY: Final = 5
_MOST_DAYS: Final = 5
_GOES_ON: Final = re.compile(r"(?:og|samt|men|mens|medan|da|når|som)\s", re.IGNORECASE)
_ROUND_OFF: Final = re.compile(r"^\(?\s*(?:uke|veke|v\.?)\s*\d{1,2}\s*\)?$", re.IGNORECASE)
_AGENDA: Final = re.compile(r"(?:\s+[-–]\s+|:\s+|\bTema:\s*)")
_THEME: Final = re.compile(r"(?<=\w)[\s.,–-]+Tema:\s*(?P<rest>\S.*)$", re.IGNORECASE)
_NAME_MAX: Final = 120
_MOST_NOTE_WORDS: Final = 12
_MOST_TITLE_WORDS: Final = 10
WHEN_LABEL: Final = re.compile(
    r"(?:dato(?:en)?|tid|tidspunkt(?:et)?|når|tid og sted|tid og stad)", re.IGNORECASE
)
_NOTE: Final = re.compile(
    r"(?:\d\. )?(?:påske|jule|pinse|nyttårs)dag|(?:\w+ )?(?:dagen )?(?:før|etter) .+|(?:felles"
    r"|halv) .{0,30}|sfo .+"
    r"|gjelder .+|kristi himmelfart\w*",
    re.IGNORECASE,
)
# "Barnehagene har planleggingsdag": what, and for whom.
_WHO_HAS: Final = re.compile(
    r"(?P<who>(?:alle\s|dei?\s)?(?:(?:,\s|\s?og\s)?(?:(?:kommunale|private)\s)?"
    r"(?:barnehag\w+|skol\w+|skul\w+|SFO\w*(?:-\w+)?))+)\s(?:har|held|holder)\s"
    r"(?:også\s|òg\s|felles\s)?(?P<what>(?:planleggj?ings|plan|p-)dag(?:er|ar)?)",
    re.IGNORECASE,
)
# "Referat fra møte i styrernettverket" is on paper; what took place is the meeting.
_PAPER: Final = re.compile(
    r"^(?:møte)?(?:referat|protokoll|innkalling|innkalling og saksliste|invitasjon|program"
    r"|ukeplan|vekeplan|dagsplan|tidsplan"
    r"|sakliste)\s"
    r"(?:fra|frå|til|for)\s",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(
    r"^(?:møte)?(?:innkalling|invitasjon|referat)\s*[–:-]\s+"
    r"|^her (?:kommer|kjem|er)\s(?:dato|møtedato)(?:ene|ane)\s(?:for|til)\s"
    r"|^velkommen til\s(?=\w*(?:nettverk|møte|samling|fagdag|kurs))",
    re.IGNORECASE,
)
_PLAN_ON: Final = re.compile(
    r"^(?P<what>møte|samling)s?plan(?:\s(?:videre|vidare|framover|fremover))$", re.IGNORECASE
)
_NAMED_PLACE: Final = re.compile(r"(?:på|i|ved|hos)\s[A-ZÆØÅ][\wæøå-]+(?:\s[A-ZÆØÅ]?[\wæøå-]+)?")
_NAMES: Final = re.compile(r"[A-Za-zÆØÅæøå]{2}")
# "2. januar er lørdag, derfor …" tells of the day and of nothing on it.
_IS_WEEKEND: Final = re.compile(r"(?:lør|søn|lau|sun)dag\s*(?:,|$)", re.IGNORECASE)
_AND: Final = re.compile(r"\bog\b")
_IN: Final = re.compile(r"^(?:på|i|ved)\s+", re.IGNORECASE)
_NEXT: Final = re.compile(
    r"^(?:neste|kommende|komande|nye)\s(?=[\w-]*(?:\s?[\w-]*)(?:møte|samling|nettverk)\w*$)",
    re.IGNORECASE,
)
_TERM_ONLY: Final = re.compile(r"(?:høst|haust|vår)(?:en)?\s*(?:20\d\d)?", re.IGNORECASE)
_PRONOUN: Final = re.compile(
    r"^(?:den|det|dei|de|dette|denne|disse|desse|dagen|dagene)\b"
    r"(?!\s(?:gode|store|lille|vesle|viktige|nye|vanskelige?|trygge|lekende|leikande|profesjonelle"
    r"|inkluderende|inkluderande|digitale)\s)",
    re.IGNORECASE,
)

# "Alle barnehagene har stengt": what it says, the heading has called by its name.
_SENTENCE: Final = re.compile(
    r"^(?:alle|dei?|barnehag\w+|skol\w+|skul\w+|sfo)\b.*\b(?:har|holder|held|er)\s+(?:\w+\s)?"
    r"(?:ferie)?steng[td]e?\b",
    re.IGNORECASE,
)
_ONLY_MONTH: Final = re.compile(
    r"(?:i\s)?(?:januar|februar|mars|april|mai|juni|juli|august|"
    r"september|oktober|november|desember)",
    re.IGNORECASE,
)

# "Påskefrokost" and "Julebord" are no holidays.
_GET_TOGETHER: Final = re.compile(
    r"møte|fest\b|frokost|bord\b|lunsj|kaffe|avslutning", re.IGNORECASE
)
_MEETING: Final = re.compile(r"møte|samling", re.IGNORECASE)
_THEME_ALONE: Final = re.compile(
    r"(?:oppstart|evaluering|oppsummering|avslutning|oppfølging|kartlegging)"
    r"(?:\sog\s(?:evaluering|oppsummering|avslutning))?",
    re.IGNORECASE,
)
_ALL_DAY: Final = re.compile(r"\b(?:hel|heil)(?:e|t)?\s?dag", re.IGNORECASE)
_LOOK: Final = re.compile(r"^\W*(?:NB|OBS)\b\W*", re.IGNORECASE)
_DATED_END: Final = re.compile(
    r"[\s,–-]+\d{1,2}\.\s?(?:\d{1,2}\.|[a-zæøå]{3,9}\.?)\s?(?:20\d\d)?$", re.IGNORECASE
)


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
    programme: str | None = None
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
        if timing.start == time(0) and timing.end is None and timing.first:
            timing = Timing.days(timing.first, timing.last)  # portals write a day so
        timing = _on_working_days(timing, clause.title, scope)
        clause, whom = _whose(clause, scope.topic or "")
        audience = audience or whom
        theme = _THEME.search(clause.note)
        if theme:
            clause = replace(clause, note=clause.note[: theme.start()])
        note = _LOOK.sub("", clause.note)
        clause = replace(clause, note=note) if is_only_place(note.strip("() .,")) else clause
        named = _NAMED_PLACE.fullmatch(clause.note.strip("() .,"))
        place = clause.note.strip("() .,") if named or is_only_place(clause.note) else ""
        place = _IN.sub("", place)
        words = self.words(replace(clause, note="") if place else clause, scope)
        if not _NAMES.search(_AND.sub("", words)) or _IS_WEEKEND.match(words):
            return None
        in_title = _THEME.search(words)
        words = words[: in_title.start()].strip(" .,:–-") if in_title else words
        theme = in_title or theme
        if len(words) > _NAME_MAX:
            words = words[:_NAME_MAX].rsplit(" ", 1)[0]
        read = read_titled(
            words, clause.found, (), timing=timing, context=scope.context, raw=source.text
        )
        audience = audience or scope.whose
        read = replace(read, audience=audience) if audience else read
        event = self.add(read, scope, source, arenas=arenas)
        if event and place and event.place is None:
            event.place, event.mode = place, mode_of(place, place)
        if event and theme and theme["rest"] not in event.agenda:
            event.agenda.append(theme["rest"].strip(" ."))
        if event and clause.open:
            self.opened.append((event, clause.open))
        return event

    def words(self, clause: Clause, scope: Scope) -> str:
        """The title: what the line says, else what the list is of, else the holiday it is."""
        title, note = clause.title, clause.note.strip()
        if _TERM_ONLY.fullmatch(title):
            title = ""
        if title.startswith("(") or (_NOTE.fullmatch(title) and scope.topic):
            title, note = "", title
        eve = EVE.search(title) if _SENTENCE.match(title) else None
        title = eve["eve"].capitalize() if eve else title
        if clause.found.role is not FoundRole.DEADLINE:  # by then the paper itself is due
            title = _PAPER.sub("", title)
        title = _PLAN_ON.sub(r"\g<what>", _CALLED.sub("", title))
        title = title[:1].upper() + title[1:]
        spoken = SPOKEN_OF.search(title) if _PRONOUN.match(title) else None
        title = as_noun(spoken[0]) if spoken else title
        said = _PRONOUN.match(title) or _SENTENCE.match(title)
        if scope.topic and (said or len(title.split()) > _MOST_TITLE_WORDS):
            title = ""
        if WHEN_LABEL.fullmatch(title):
            named = _CALLED.sub("", _DATED_END.sub("", self.notebook.title or ""))
            title, note = scope.topic or named[:1].upper() + named[1:], ""
        if not title:
            title = scope.topic or holiday_on(clause.found.timing) or ""
        elif scope.topic and (not EVENT_NOUN.search(title) or _is_theme(title, scope.topic)):
            title = f"{scope.topic}: {title}"
        if not title:
            title, note = note.strip("() "), ""
        title = singular(title) if len(title.split()) <= 3 else title
        if _NEXT.match(title):
            title = _NEXT.sub("", title)
            title = title[:1].upper() + title[1:]
        return f"{title} ({note.strip('() .,–-')})" if self._adds(note, title) else title

    def _adds(self, note: str, title: str) -> bool:
        bare = note.strip("() .,–-")
        if (
            not bare
            or _PRONOUN.match(bare)
            or _ROUND_OFF.match(bare)
            or _GOES_ON.match(bare)
            or _ONLY_MONTH.fullmatch(bare)
            or bare.casefold() in title.casefold()
        ):
            return False
        return bool(re.search(r"[a-zæøå]{3}", bare)) and len(bare.split()) <= _MOST_NOTE_WORDS

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
        called = self.called.setdefault(read.title.casefold(), [])
        for event in called:
            if event.arenas != held and event.arenas and held:
                continue  # another group meets on the same day
            if _is_same(event, read.timing) and _for_same(event, read):
                event.timing = read.timing if read.timing.start else event.timing
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
        self.last = event
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
        self.called[event.title.casefold()].remove(event)

    def close(self) -> None:
        """One range of "Juleferie f.o.m. 22.12." and, a row below, "Juleferie t.o.m. 2.1."."""
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
            for other in self.called.get(event.title.casefold(), ())
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
                event.timing = Timing.at(timing.first, opens, closes)


def _whose(clause: Clause, topic: str) -> tuple[Clause, str | None]:
    """A unit's name under planning days, or "Barnehagene har planleggingsdag", says for whom."""
    if PLANNING.search(topic) and is_unit_name(clause.title):
        return replace(clause, title=""), clause.title
    has = _WHO_HAS.fullmatch(clause.title)
    return (replace(clause, title=has["what"]), has["who"]) if has else (clause, None)


def _is_theme(title: str, topic: str) -> bool:
    """“Oppstart” and "Evaluering" in a list of meetings are what the meeting is about."""
    return _MEETING.search(topic) is not None and _THEME_ALONE.fullmatch(title) is not None


def _is_same(event: EventNote, timing: Timing) -> bool:
    """The very same time, or the day of it: a heading says the day, a sentence when on it."""
    if event.timing == timing:
        return True
    one_day = event.timing.first == timing.first and event.timing.last == timing.last
    return one_day and (event.timing.start is None) != (timing.start is None)


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


def holiday_on(timing: Timing | None) -> str | None:
    if timing is None or timing.first is None or timing.first != timing.last:
        return None
    keys = [each.key for each in public_holidays(timing.first, timing.first)]
    return holiday_name(keys[0], language="nb") if keys else None


def undated(words: str, scope: Scope, raw: str) -> ActivityText | None:
    """Something under a month or a half-year that says no time of its own."""
    if scope.period is None:
        return None
    head, *points = _AGENDA.split(words, maxsplit=1)
    return replace(
        read_titled(head, None, points, timing=scope.period, context=scope.context, raw=raw)
    )


def source_of(lines: tuple[Line, ...], cell: str | None = None) -> Source:
    return Source(lines[0].number, cell, " ".join(line.raw for line in lines))


def needs_topic(clauses: list[Clause]) -> bool:
    return all(not clause.title and not holiday_on(clause.found.timing) for clause in clauses)
