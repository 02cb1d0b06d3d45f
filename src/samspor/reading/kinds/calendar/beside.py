"""Lines that say more about the event above them, or about all: agenda, time, place, for whom."""

import re
from dataclasses import replace

from samspor.kernel.notation import Context, FoundClock, find_clocks
from samspor.kernel.timing import Precision, Timing
from samspor.reading.any_case import AnyCase
from samspor.reading.asking import ask
from samspor.reading.kinds.activity_words import is_only_place, mode_of, place_of
from samspor.reading.kinds.calendar import exceptions
from samspor.reading.kinds.calendar.entries import Written
from samspor.reading.kinds.calendar.line_times import timed
from samspor.reading.kinds.calendar.programme import MOST_WORDS_OF_POINT
from samspor.reading.kinds.calendar.rows import Row, is_day
from samspor.reading.kinds.calendar.scope import Scope
from samspor.reading.kinds.calendar.shapes import (
    AS_USUAL,
    ASIDE,
    CLOSED_THEN,
    CLOSES_EARLY,
    DATES_BELOW,
    DETAIL,
    GLUED_HEADER,
    HEADER,
    RESPONSIBLE,
    is_count_header,
    says_of_all,
)
from samspor.reading.kinds.calendar.titles import holiday_on
from samspor.reading.kinds.calendar.whole_days import with_hours
from samspor.reading.kinds.calendar.words import EVENT_NOUN
from samspor.reading.notebook import EventNote, Notebook

_NEAR = 2
_EACH_WEEKDAY = re.compile(
    r"\b(?:man|tirs|ons|tors|fre|lør|søn|mån|tys|lau|sun)dag(?:er|ar)\b", re.IGNORECASE
)
_HOURS = re.compile(r"\d{1,2}[.:]\d\d\s*[-–]\s*\d{1,2}[.:]\d\d")
# "Åpent alle hverdager kl. 07–16.30" is of no meeting.
_OPENING = AnyCase(
    r"\b(?:åp[en]+t?|ope[nt]*|åpningstid\w*|opningstid\w*|hverdag\w*|kvardag\w*|telefontid|kjernetid|stenger|stengjer)\b",
    *("åp", "ope", "opning", "hverdag", "kvardag", "telefontid", "kjernetid", "steng"),
)
_PLACES = frozenset({"sted", "stad", "møtested", "møtestad", "hvor", "kor", "lokale"})
# "Rådhuset (om ikke annet er oppgitt)": in brackets behind the place.
_UNLESS_SAID = re.compile(
    r"\s*\(?\b(?:om|hvis|dersom|viss)\s(?:ikke|ikkje)\sann(?:et|a)\b[^)]*\)?$", re.IGNORECASE
)
_OF_ALL = _PLACES | {"tid", "møtetid", "tidspunkt", "klokkeslett", "klokka", "klokken", "kl"}
# "ingen fridager" under a month
_NOTHING_THEN = re.compile(
    r"(?:ingen|inga)\s(?:planlagte\s)?(?:fri|ferie|plan|planleggj?ings)dag(?:er|ar)?\.?",
    re.IGNORECASE,
)
_LONGEST_COUNT = 3
_LONGEST_SHORT = 5  # "FAU", "IKT"
_FROM_TO = 2
_HOLDS_ON = re.compile(
    r"^\s*(?:og|,)\s.{0,30}\b(?:til|ferdig|slutter|sluttar)\b[^.]*$", re.IGNORECASE
)
# "Leder: Kari Nordmann. Møtes andre onsdag kl. 14" is about a network, not a list.
WHO_LEADS = re.compile(r"(?:\w*le(?:de|ia)r|\w*koordinator|kontakt\w*)\s*:", re.IGNORECASE)
_ONLY_HOURS = re.compile(r"(?:[7-9]|1\d|2[0-2])(?:[.:]\d\d)?\s?[-–]\s?(?:1\d|2[0-3])(?:[.:]\d\d)?")
_HOUSE = re.compile(
    r"[A-ZÆØÅ][\wæøå-]*(?:huset|hotellet|hotell|senteret|biblioteket)"
    r"(?:\s(?:i\s)?[A-ZÆØÅ][\wæøå ]{2,30})?"
)
_NEAR_BEFORE = 4
_BOTH_DAYS = re.compile(r"\bbegge\s(?:dag(?:er|ene|ar|ane)|kvelder|kveldar)\b", re.IGNORECASE)


def take_point(row: Row, above: Row | None, written: Written) -> bool:
    """An item under an event is on its agenda."""
    event = written.last
    if event is None or above is None or row.text.endswith(":"):
        return False
    if row.text.isupper() and len(row.text) > _LONGEST_SHORT:
        return False  # "2. STUDIEÅR" is what comes next
    dashed = above.text.endswith(":") and row.text[:1] in {"-", "–", "•"}
    if not (row.is_item or dashed):
        return False
    lower = not above.is_item or row.level > above.level
    if not (lower and row.section == above.section):
        return False
    if len(row.text.split()) > MOST_WORDS_OF_POINT:
        return False
    event.agenda.append(row.text.strip(" .-–•"))
    written.notebook.claim_all(row.lines)
    return True


def take_remark(row: Row, above: Row | None, written: Written) -> bool:
    """“Barnehagen er stengt.” or "(Åpen skole stengt)" right under an event says more of it."""
    event = written.last
    if event is None or above is None or row.is_item:
        return False
    right_below = row.lines[0].number - above.lines[-1].number == 1
    if row.is_heading and not right_below:
        return False
    if row.day is not None and AS_USUAL.match(row.text):
        written.notebook.claim_all([*row.day_lines, *row.lines])
        return True
    near = row.lines[0].number - above.lines[-1].number <= _NEAR
    joined = right_below if row.is_heading else near and row.section == above.section
    early = CLOSES_EARLY.match(row.text) is not None
    if not (joined and (CLOSED_THEN.fullmatch(row.text) or early)):
        return False
    written.notebook.claim_all(row.lines)
    return True


def take_details_before(rows: list[Row], row: Row, written: Written, *, of_section: bool) -> None:
    """“Sted: Rådhuset” right over the day, or anywhere over the first one of its section."""
    event = written.last
    of_section = of_section and event is not None and event.kind != "deadline"
    for each in rows:
        found = DETAIL.match(each.text)
        near = of_section or row.lines[0].number - each.lines[-1].number <= _NEAR_BEFORE
        if not (event and found and near and row.section == each.section):
            continue
        if event.kind == "deadline" and found["what"].lower() in _PLACES:
            continue
        if _tell(event, found["what"].lower(), found["rest"].strip(" ."), written):
            written.notebook.claim_all(each.lines)


def tell_all(rows: list[Row], events: list[EventNote], written: Written) -> None:
    """“Møtested: Rådhuset” and "Tid: kl. 9–11" over a table are of each row that says no other."""
    for row in rows:
        found = DETAIL.match(row.text)
        if found is None or found["what"].lower() not in _OF_ALL:
            continue
        what, rest = found["what"].lower(), found["rest"].strip(" .")
        told = [
            event
            for event in events
            if what not in _PLACES or (event.place is None and event.kind != "deadline")
        ]
        for event in told:
            _tell(event, what, rest, written)
        if told:
            written.notebook.claim_all(row.lines)


def take_detail(row: Row, above: Row | None, written: Written) -> bool:
    """“Sted: Rådhuset” under an event."""
    found = DETAIL.match(row.text)
    event = written.last
    if event is not None and above is not None and RESPONSIBLE.fullmatch(row.text):
        return _take_responsible(row, above, event, written)
    if not found and event is not None and above is not None:
        return _take_bare_detail(row, above, event, written)
    if not found or event is None or above is None or row.section != above.section:
        return False
    if event.kind == "deadline" and found["what"].lower() in _OF_ALL:
        return False  # of the day that comes
    if not _tell(event, found["what"].lower(), found["rest"].strip(), written):
        return False
    written.notebook.claim_all(row.lines)
    return True


def _take_responsible(row: Row, above: Row, event: EventNote, written: Written) -> bool:
    """“Ansvarlig: FAU-leder” right under what it is about."""
    after = written.detail_line or above.lines[-1].number
    if row.section != above.section or row.lines[0].number - after > _NEAR:
        return False
    event.agenda.append(row.text.strip(" ."))
    written.detail_line = row.lines[-1].number
    written.notebook.claim_all(row.lines)
    return True


# "Biblioteket, Storgata, kl. 10–13"
_HOUSE_AND_HOURS = re.compile(
    r"(?P<house>[A-ZÆØÅ][^:.\d]{3,50}),?\s(?P<hours>kl\.?\s?\d{1,2}(?:[.:]\d\d)?\s?[-–]\s?\d{1,2}(?:[.:]\d\d)?)\.?"
)


# "Solstua og Revehiet: 17.30–18.30" under a parents' meeting
_OF_GROUP = re.compile(
    r"[A-ZÆØÅ][^\d:.]{2,60}:?\s(?:kl\.?\s?)?\d{1,2}[.:]\d\d\s?[-–]\s?\d{1,2}[.:]\d\d"
)


def _is_of_group(text: str) -> bool:
    if not _OF_GROUP.fullmatch(text):
        return False
    return not (_OPENING.search(text) or says_of_all(text) or WHO_LEADS.match(text))


def _take_bare_detail(row: Row, above: Row, event: EventNote, written: Written) -> bool:
    """“KS-huset Oslo” and "10-15", each on its line right under "Etableringsmøte 15/2"."""
    after = written.detail_line or above.lines[-1].number
    both = _HOUSE_AND_HOURS.fullmatch(row.text) if "kl" in row.text else None
    furthest = 2 if both else 1
    next_point = row.is_item and above.is_item and row.level <= above.level
    near = row.lines and 1 <= row.lines[0].number - after <= furthest
    if row.day is not None or next_point or not near:
        return False
    if event.timing.precision not in {Precision.DAY, Precision.TIME} or event.kind == "period":
        return False
    if both and event.timing.start is None:
        _tell(event, "sted", both["house"].rstrip(" ,"), written)
        _tell(event, "tid", both["hours"], written)
        written.notebook.claim_all(row.lines)
        return True
    hours = _ONLY_HOURS.fullmatch(row.text)
    if event.timing.start is None and _is_of_group(row.text):
        event.agenda.append(row.text)
    elif hours and event.timing.start is None:
        clock = next(iter(find_clocks(f"kl. {row.text}")), None)
        if clock is None or event.timing.first is None or event.timing.first != event.timing.last:
            return False
        event.timing = Timing.within(event.timing.first, clock.opens, clock.closes)
    elif event.place is None and (_HOUSE.fullmatch(row.text) or is_only_place(row.text)):
        event.place, event.mode = row.text, mode_of(row.text, row.text)
    else:
        return False
    written.detail_line = row.lines[-1].number
    written.notebook.claim_all(row.lines)
    return True


def _tell(event: EventNote, what: str, rest: str, written: Written) -> bool:
    if what in _OF_ALL - _PLACES:
        if _over_days(event, rest):
            return True
        clocks = find_clocks(f"kl {rest}" if not rest.lower().startswith("kl") else rest)
        if not clocks:
            return False
        written.at_times(clocks[0].opens, clocks[0].closes, [event])
    elif what in {"sted", "stad", "møtested", "møtestad", "hvor", "kor", "lokale"}:
        place = _UNLESS_SAID.sub("", rest)
        event.place, event.mode = place, mode_of(place, place)
    elif what in {"tema", "innhold", "innhald"}:
        event.agenda.append(rest)
    else:
        event.audience = rest
    return True


def _over_days(event: EventNote, rest: str) -> bool:
    """“Mandag 29. januar kl. 10 – tirsdag 30. januar kl. 15” of a gathering of those days."""
    days = (event.timing.first, event.timing.last)
    context = Context(calendar_year=days[0].year if days[0] else None)
    told = [each.timing for each in timed(rest, context) if each.timing]
    if len(told) != 1 or (told[0].first, told[0].last) != days or told[0].start is None:
        return False
    event.timing = told[0]
    return True


# "Personalmøter (kl. 09–13)" over its days.
_HOURS_AT_END = re.compile(r"\((?:fra |alltid |alle )?kl[^()]{2,20}\)$", re.IGNORECASE)


def apart(text: str, context: Context) -> tuple[str, str, str | None]:
    """A line that opens a list, its hours and its place; no hours when it says no such thing."""
    opens = text.rstrip().endswith(":") or _HOURS_AT_END.search(text) is not None
    clocks = find_clocks(text) if opens and "kl" in text.lower() else []
    if len(clocks) != 1 or not EVENT_NOUN.search(text) or timed(text, context):
        return text, "", None
    place, _ = place_of(text.rstrip(" :"))
    bare = text[: clocks[0].start] + " " + text[clocks[0].end :]
    bare = _EACH_WEEKDAY.sub(" ", bare.replace(f"på {place}", "") if place else bare)
    hours = re.sub(r"^(?:kl\.?|klokken|klokka)\s*", "", clocks[0].text, flags=re.IGNORECASE)
    return re.sub(r"\s+", " ", bare).strip(" :,()") + ":", hours, place


def tells_time(text: str, context: Context) -> bool:
    """“Møtene starter kl. 19.00 på biblioteket” behind the days."""
    text, _ = exceptions.longer_on_one(text, context)
    told = says_of_all(text) and bool(find_clocks(text))
    told = told and not _OPENING.search(text)
    return told and not timed(text, context)


def _with_kl(text: str) -> str:
    """“Tid for begge: 12.30–14.30”: hours, without the word for it."""
    text = with_hours(text)
    return text if "kl" in text.lower() else _HOURS.sub(r"kl. \g<0>", text, count=1)


def _take_same_place(row: Row, text: str, written: Written, context: Context) -> bool:
    """“Alle samlingene holdes på Solvik skole”."""
    place, _ = place_of(text)
    if place is None or timed(text, context):
        return False
    for event in written.groups[written.part :]:
        if event.kind not in {"deadline", "period"} and event.place is None:
            event.place, event.mode = place, mode_of(text, place)
    written.notebook.claim_all(row.lines)
    return True


def _from_and_to(text: str, clocks: list[FoundClock]) -> list[FoundClock]:
    """“Vi starter kl. 9 og holder på til kl. 14”: one time, said in two."""
    if len(clocks) != _FROM_TO or not _HOLDS_ON.search(text[clocks[0].end : clocks[1].start]):
        return clocks
    opens, closes = clocks
    return [replace(opens, closes=closes.opens)] if opens.closes is None else clocks


def take_same_time(row: Row, written: Written, scope: Scope) -> bool:
    """One time for the list, or for the group's part of it, save for days it names in brackets."""
    if _take_exception(row, written, scope):
        return True
    told = says_of_all(row.text)
    text, other = exceptions.apart(row.text) if told else (row.text, None)
    if told and other is None:
        text, other = exceptions.longer_on_one(row.text, scope.context)
    outside = re.sub(r"\([^)]*\)", " ", text) if "(" in text else text
    said = told if outside == row.text else says_of_all(outside)
    said = said and not (_OPENING.search(outside) or WHO_LEADS.match(outside))
    clocks = find_clocks(_with_kl(outside)) if said else []
    if other is not None and said:
        written.others.append(other)
    if said and not clocks and written.groups:
        return _take_same_place(row, outside, written, scope.context)
    clocks = _from_and_to(outside, clocks)
    if len(clocks) != 1 or row.day is not None:
        return False
    if any(each.timing and each.timing.is_dated for each in timed(outside, scope.context)):
        return False
    place, _ = place_of(outside)
    if _BOTH_DAYS.search(outside):
        return _take_hours_of_days(row, clocks[0], place, written)
    written.default = (clocks[0].opens, clocks[0].closes, place, mode_of(outside, place))
    written.exceptions = [
        each.timing
        for each in timed(text, scope.context)
        if each.timing and each.timing.precision is Precision.TIME
    ]
    written.said_of = scope.arena
    written.apply_default(written.groups[written.part :])
    written.notebook.claim_all(row.lines)
    return True


def _take_hours_of_days(row: Row, clock: FoundClock, place: str | None, written: Written) -> bool:
    """“Kl. 11–16 begge dager” is of the gathering above that lasts two days, not of the list."""
    event = written.last
    first, last = (event.timing.first, event.timing.last) if event else (None, None)
    if event is None or first is None or last is None or first == last:
        return False
    if event.timing.precision is Precision.DAY:
        event.timing = Timing.at(first, clock.opens, clock.closes, last=last)
    event.place = event.place or place
    written.notebook.claim_all(row.lines)
    return True


def _take_exception(row: Row, written: Written, scope: Scope) -> bool:
    """“Januarmøtet er digitalt”, "Møtet i mars flyttes til 18. mars": of one day of the list."""
    if row.is_heading or row.day is not None:
        return False
    other = exceptions.alone(row.text, scope.context)
    if other is not None:
        written.others.append(other)
    elif not exceptions.change_day(row.text, scope.context, written.groups):
        return False
    written.notebook.claim_all(row.lines)
    return True


def take_aside(row: Row, written: Written, scope: Scope, *, counts_days: bool) -> bool:
    """Numbers of school days, weeks and labels of columns, of a table that lost its form."""
    alone = ASIDE.fullmatch(row.text) is not None and not (row.is_item and scope.topic)
    number = counts_days and row.text.isdecimal() and len(row.text) <= _LONGEST_COUNT
    head = row.text.strip()
    header = (HEADER.fullmatch(head) or GLUED_HEADER.match(head)) is not None
    header = header or is_count_header(head) or _NOTHING_THEN.fullmatch(head) is not None
    over = DATES_BELOW.fullmatch(head) is not None
    if not over and (not (alone or number or header) or not (written.groups or scope.listed)):
        return False
    written.notebook.claim_all(row.lines)
    return True


def ask_what(row: Row, context: Context, notebook: Notebook) -> bool:
    """What is a day alone on its line, when it is no holiday."""
    if not is_day(row.text):
        return False
    if any(holiday_on(each.timing) for each in timed(row.text, context)):
        return False
    notebook.claim_all(row.lines)
    notebook.doubt(
        event=None,
        line=row.lines[0].number,
        text=row.text,
        asked=ask("no_words"),
        choices=("Fridag", "Planleggingsdag", "Ikke noe"),
    )
    return True
