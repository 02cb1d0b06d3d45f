"""What headings say about the lines under them: year, half-year, month, what it is a list of."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from samspor.kernel.notation import (
    Context,
    DoubtCode,
    Found,
    find_school_year,
    find_timings,
)
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Precision, Term, Timing
from samspor.reading.any_case import AnyCase, holds, without_opening
from samspor.reading.kinds.calendar.shapes import GLUED_HEADER, HEADER
from samspor.reading.kinds.calendar.words import EVENT_NOUN, SERIES, is_route_word, singular
from samspor.reading.kinds.table_labels import read_months
from samspor.reading.notebook import ArenaNote

_YEAR_ALONE: Final = re.compile(
    r"^(?:kalender)?(?:år(?:et)?\s*)?(?P<year>20\d\d)\s*:?$", re.IGNORECASE
)
YEAR_IN: Final = re.compile(r"(?<![\d./–-])(?P<year>20\d\d)(?![\d]|\s?[-–/]\s?\d)")
_SCHOOL_YEAR: Final = re.compile(
    r"(?<!\d)(?<!uke )(?<!veke )(?<!uker )(?<!veker )(?P<a>(?:20)?\d\d)\s?[-–/]\s?"
    r"(?P<b>(?:20)?\d\d)(?!\d)"
)
_TERM: Final = re.compile(
    r"\b(?P<term>høst(?:en|halvåret|semesteret)?|haust(?:en|halvåret|semesteret)?|vår(?:en"
    r"|halvåret|semesteret)"
    r"|vår(?=\s+'?(?:20)?\d\d\s*:?$|\s+20\d\d|\s*:?$))\b\s*(?:'?(?P<year>(?:20)?\d\d)\b(?!\s?[-–/]\s?\d))?",
    re.IGNORECASE,
)
_QUARTER: Final = re.compile(
    r"^(?P<a>[a-zæøå]{3,9})\.?\s*[-–/]\s*(?:[a-zæøå]{3,9}\.?\s*[-–/]\s*)?"
    r"(?P<b>[a-zæøå]{3,9})\.?\s*(?P<year>20\d\d)?\s*:?$",
    re.IGNORECASE,
)
_NUMBERED_QUARTER: Final = re.compile(
    r"^(?P<n>[1-4])\.\s*kvartal\s*(?P<year>20\d\d)?\s*:?$", re.IGNORECASE
)
_SEASON: Final = re.compile(r"(?P<season>vinter(?:en)?|sommer(?:en)?|sommar(?:en)?)", re.IGNORECASE)
_END_OF_NAME: Final = (
    r"(?:nettverk|\bNettverk(?=\sfor\s)|gruppe|gruppa|utvalg|utval|forum|(?<!om)råd"
    r"|(?<=\w)styre(?=t)|team)(?:et|t|a|en|ene)?\b(?:\s+(?:for|i)\s+[\wæøåÆØÅ. -]{3,40}?)?"
)
_BEHIND_NAME: Final = (
    r"(?=\s*(?:$|[,:(–-]|\d|høst|haust|vår|skole|skule|barnehageår|samling|møte"
    r"|(?:man|tirs|ons|tors|fre|lør|søn|mån|tys|lau|sun)dag))"
)
# Looked for first: what may stand before it costs far more, and is there in every line.
_ENDS_ARENA: Final = re.compile(_END_OF_NAME + _BEHIND_NAME)
_ARENA: Final = re.compile(
    r"(?P<name>(?:[A-ZÆØÅ][\wæøå.-]*\s+){0,2}?[\wæøåÆØÅ.-]*" + _END_OF_NAME + ")" + _BEHIND_NAME
)
# "Møteplan for fagnettverk matematikk"
_OF_SUBJECT: Final = re.compile(
    r"\b(?P<name>[Ff]agnettverk(?:et)?\s(?!for\b|i\b|og\b|som\b|barnehage|sk[ou]le)[a-zæøå]{3,20}(?:\sog\s[a-zæøå]{3,20})?)"
    r"(?=\s*(?:$|[,:(–-]|\d))"
)
_LIST_OF: Final = re.compile(
    r"^(?:Om\s+(?=[A-ZÆØÅ])|(?:Møter|Samlinger|Samlingar|Plan|Oversikt)\s+(?:i|for|over)\s+"
    r"|(?:\w*plan|Årshjul|\w*[Kk]alend[ae]r)\s+(?:(?:i|for|over)\s+)?)"
)
_NO_NAME: Final = frozenset({"nettverk", "gruppe", "utvalg", "utval", "forum", "råd", "team"})
_GROUP: Final = re.compile(r"[Nn]ettverk|grupp|utval|forum|råd|styret|team")
_LONGEST: Final = 110
# "36/37" is rather two weeks than a school year.
_LATEST_SHORT: Final = 35
_AUGUST: Final = 8
_FOR_WHOM: Final = re.compile(
    r"\s+(?:i|for)\s+(?:(?:alle|dei|de|felles)\s+)*(?:kommunale|private|barnehage|skol|skul|elev"
    r"|sfo|ansatte|tilsette).*$",
    re.IGNORECASE,
)
# And "Sum høsten 2023 – antall skoledager: 83" counts; "Private barnehager har egne
# planleggingsdager" says where others are told.
_NOTHING: Final = re.compile(
    r"(?:ingen|inga|ikke|ikkje|sum|antall)\b|.{3,40}\shar\s(?:egne|eigne)\s", re.IGNORECASE
)
_AND_MORE: Final = re.compile(
    r"\s+og\s+(?:ferie|fridag|feriedag|stengt|åpningstid)\w*$", re.IGNORECASE
)
# "Datoer for foreldremøter" are a parents' meeting each.
# "Barnehagene er stengt disse dagene:" under what the days are called.
# "Barnehagen har også stengt følgende dager": other days than those above.
_ALSO_SHUT: Final = re.compile(r"\b(?:også|òg)\s(?:\w+\s)?steng", re.IGNORECASE)
INTRODUCES_DAYS: Final = re.compile(
    r"\b(?:disse|desse|følgende|følgene|følgjande)\s(?:\w+\s)?(?:dag|dato)", re.IGNORECASE
)
_LISTING: Final = re.compile(
    r"^(?:dato(?:er|ar)?|tidspunkt|oversikt)\s(?:for|over)\s", re.IGNORECASE
)
_HOURS: Final = re.compile(r":\s\d{1,2}[.:]\d\d\s?[-–]\s?\d{1,2}[.:]\d\d$")
_SAYS_MORE: Final = re.compile(
    r":\s*[A-Za-zÆØÅæøå]|\b(?:åpen|open) dato\b|\bdato(?:en)?\s(?:settes|kommer|avtal|ikk)"
    r"|\btid(?:spunkt)?\savtal"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """`listed` says that dates under it are events whatever the words are."""

    year: SchoolYear | None = None
    calendar_year: int | None = None
    year_alone: bool = False  # "2022" on a line of its own, not the year of a spring
    month: tuple[int, int] | None = None
    period: Timing | None = None
    position: Literal["start", "end"] | None = None
    topic: str | None = None
    arena: ArenaNote | None = None
    whose: str | None = None
    listed: bool = False
    fresh: bool = True
    early: bool = False
    wheel: bool = False
    language: str = "nb"
    context: Context = field(init=False, repr=False, compare=False)  # each line asks for it

    def __post_init__(self) -> None:
        context = _context(self.year, self.month, self.position, self.language, self.calendar_year)
        object.__setattr__(self, "context", context)

    def year_of_month(self, month: int) -> int | None:
        if self.calendar_year:
            return self.calendar_year
        return self.year.start + (month < 8) if self.year else None


@lru_cache(maxsize=256)
def _context(
    year: SchoolYear | None,
    month: tuple[int, int] | None,
    position: Literal["start", "end"] | None,
    language: str,
    calendar_year: int | None,
) -> Context:
    """The very same one each time: it is a key to what was read."""
    return Context(year, month, position, language, calendar_year)


def narrowed(text: str, scope: Scope, *, is_heading: bool, is_item: bool = False) -> Scope | None:
    """The scope after a line that says no day itself; None when it says nothing about scope."""
    text = text.strip(" :.*")
    if _NOTHING.match(text):
        return None
    if not text or len(text) > _LONGEST or _says_more(text) or _has_days(text, scope):
        return None
    for read in (_of_month, _of_quarter, _of_season):
        found = read(text, scope)
        if found:
            return found
    if (is_item and not _YEAR_ALONE.match(text)) or _has_months(text, scope):
        return None
    found = _of_year(text, scope)
    more = scope.topic and INTRODUCES_DAYS.search(text) and not _ALSO_SHUT.search(text)
    topic = None if more else topic_in(text)
    if found is None and (topic is None or not (is_heading or _is_topic_line(text))):
        return None
    found = found or scope
    kept = None if is_heading and is_route_word(text) else scope.topic
    return replace(found, topic=topic or kept, listed=True)


def _says_more(text: str) -> bool:
    if _HOURS.search(text):  # "Skolestarterne: 19.30–20.00" is of the meeting above
        return True
    return holds(text, ":", "dato", "tid") and _SAYS_MORE.search(text) is not None


def _has_days(text: str, scope: Scope) -> bool:
    found = find_timings(text, context=scope.context)
    if scope.year is None and scope.calendar_year is None and any(map(_lacks_year, found)):
        found = find_timings(text, context=replace(scope.context, year=SchoolYear(2024)))
    return any(
        each.timing and (each.timing.is_dated or each.timing.precision is Precision.WEEK)
        for each in found
    )


def _lacks_year(found: Found) -> bool:
    return any(doubt.code is DoubtCode.UNKNOWN_YEAR for doubt in found.doubts)


def _has_months(text: str, scope: Scope) -> bool:
    """“Samlinger i september og november” under "Høst 2027" says when, and is no heading."""
    period = scope.period
    if period is None or period.first is None or period.last is None:
        return False
    return any(
        each.timing
        and each.timing.precision is Precision.MONTH
        and each.timing != period
        and each.timing.first
        and each.timing.last
        and period.first <= each.timing.first
        and each.timing.last <= period.last
        for each in find_timings(text, context=scope.context)
    )


def _of_month(text: str, scope: Scope) -> Scope | None:
    year = scope.year or SchoolYear(2000)
    months = read_months(text, heading_year=scope.calendar_year, school_year=year)
    if months and scope.year and months.year not in {year.start, year.start + 1}:
        # "September 19" under a school year counts the days of the month.
        counted = re.sub(r"\s+\d{1,2}$", "", text)
        months = read_months(counted, heading_year=scope.calendar_year, school_year=year)
    if months is None:
        return None
    if scope.year is None and scope.calendar_year is None and not re.search(r"\d{4}", text):
        return replace(scope, listed=True)
    timing = Timing.month(months.year, months.month, months.count)
    if months.count > 1:
        return replace(scope, month=None, period=timing, listed=True)
    own = SchoolYear.of(date(months.year, months.month, 1))
    if scope.year is None and scope.calendar_year is None:
        # "August 2021" tells the year of the months under it that say none.
        scope = replace(scope, year=own)
    elif scope.year and scope.year.start < own.start and re.search(r"\d{4}", text):
        # "September 2021" after it: the list goes on. August may still end the year before.
        scope = replace(scope, year=own) if months.month > _AUGUST else scope
    return replace(scope, month=(months.year, months.month), period=timing, listed=True)


def _of_quarter(text: str, scope: Scope) -> Scope | None:
    numbered = _NUMBERED_QUARTER.match(text)
    if numbered:
        first = 3 * int(numbered["n"]) - 2
        year = int(numbered["year"]) if numbered["year"] else scope.year_of_month(first)
        timing = Timing.month(year, first, 3) if year else None
        return replace(_in_written(scope, numbered), month=None, period=timing, listed=True)
    found = _QUARTER.match(text)
    if not found:
        return None
    base = scope.year or SchoolYear(2000)
    opens = read_months(found["a"], heading_year=None, school_year=base)
    closes = read_months(found["b"], heading_year=None, school_year=base)
    if not opens or not closes:
        return None
    year = int(found["year"]) if found["year"] else scope.year_of_month(opens.month)
    count = (closes.month - opens.month) % 12 + 1
    timing = Timing.month(year, opens.month, count) if year else None
    return replace(_in_written(scope, found), month=None, period=timing, listed=True)


def _of_season(text: str, scope: Scope) -> Scope | None:
    """“Vinter” is December to February, "Sommer" June and July, of the year above."""
    found = _SEASON.fullmatch(text)
    if found is None:
        return None
    winter = found["season"].lower().startswith("vin")
    first = 12 if winter else 6
    year = scope.year.start + (not winter) if scope.year else scope.calendar_year
    timing = Timing.month(year, first, 3 if winter else 2) if year else None
    base = scope.year or scope.calendar_year
    if winter and base and not scope.year:
        timing = None
    cleared = replace(scope, month=None, period=timing or scope.period, listed=True)
    return replace(cleared, calendar_year=None) if scope.year else cleared


def _in_written(scope: Scope, found: re.Match[str]) -> Scope:
    """The year that a heading over some months says, where nothing else has said one."""
    written = found["year"] if scope.year is None else None
    return replace(scope, calendar_year=int(written)) if written else scope


def _of_year(text: str, scope: Scope) -> Scope | None:
    # "valgt i april 2026 og sitter til 2027", "2026 2026 2027": of neither year alone
    years = set(YEAR_IN.findall(text))
    alone, loose = _YEAR_ALONE.match(text), YEAR_IN.search(text) if len(years) == 1 else None
    school_year, term = school_year_in(text), _TERM.search(text)
    if not (alone or loose or school_year or term):
        return None
    clear = replace(scope, month=None, period=None, position=None, fresh=True)
    if alone:
        return replace(clear, calendar_year=int(alone["year"]), year_alone=True, listed=True)
    if school_year:
        clear = replace(clear, year=school_year, calendar_year=None, year_alone=False)
    if term:
        spring = term["term"].lower().startswith("vår")
        year = _term_year(term["year"], clear, spring=spring)
        if year:
            timing = Timing.term(year, Term.SPRING if spring else Term.AUTUMN)
            if not spring:  # January under "Høsten 2024" is the January after
                clear = replace(clear, year=SchoolYear(year), position="start")
                return replace(clear, calendar_year=None, period=timing)
            return replace(clear, calendar_year=year, period=timing)
    if school_year:
        return clear
    about_dates = topic_in(text) or is_route_word(text) or _OF_DATES.search(text)
    return replace(clear, calendar_year=int(loose["year"])) if loose and about_dates else None


def _term_year(written: str | None, scope: Scope, *, spring: bool) -> int | None:
    if written:
        return int(written) % 100 + 2000
    if scope.year_alone and scope.calendar_year:
        return scope.calendar_year  # right over "Vår:", whatever school year the page is of
    return scope.year.start + spring if scope.year else scope.calendar_year


@lru_cache(maxsize=4_096)
def school_year_in(text: str) -> SchoolYear | None:
    written = find_school_year(text)
    if written is not None:
        return _school_year(written)
    about = is_route_word(text) or topic_in(text) or SERIES.search(text)
    for match in _SCHOOL_YEAR.finditer(text) if about else ():
        first, last = int(match["a"]) % 100, int(match["b"]) % 100
        if last == (first + 1) % 100 and 10 <= first <= _LATEST_SHORT:
            return _school_year(2000 + first)
    return None


def _school_year(start: int) -> SchoolYear | None:
    return SchoolYear(start) if 1990 <= start <= 2100 else None


_OF_THE_YEAR: Final = re.compile(
    r"\b(?:i løpet av (?:barnehage|skole|skule)?året|skoleåret"
    r"|skuleåret|barnehageåret|for året|i året)\b",
    re.IGNORECASE,
)
_LOOSE_END: Final = re.compile(
    r"(?:,?\s(?:hvor|der|da|som|når)\s(?:alle\s)?(?:barnehag|skol|skul|sfo)\w*\s.*"
    r"|\s(?:er|blir|vert)(?:\s(?:nå|no|da|følgende|følgjande|disse|desse|satt|bestemt|som følger))*"
    r"(?:\sfor\s(?:året|høsten|hausten|våren))?"
    r"|\b(?:for|i|og|gjennom))\s*$",
    re.IGNORECASE,
)
# "I barnehageåret 2026–2027 er barnehagen stengt", "Barnehageåret 2027/2028 vil ha følgende
# planleggingsdager", without its year
_YEAR_GONE: Final = re.compile(
    r"^i\s(?:er|har|held|holder)\s"
    r"|^(?:(?:vil|skal)\s)?(?:ha|har)\s(?:disse|desse|følgende|følgjande)\s(?=\w*dag)",
    re.IGNORECASE,
)
_SPACES: Final = re.compile(r"\s+")
_OF_DATES: Final = re.compile(
    r"\bfor\s+20|\bi\s+20|\w*(?:plan|kalender|liste|oversikt|datoer|datoar|hjul|møter|frister|fristar|samlinger|samlingar|dager|dagar)\s+20",
    re.IGNORECASE,
)
# "Sak 21/26 Nettverk": the number is of the minutes.
_OF_MINUTES: Final = re.compile(
    r"^sak\s(?:nr\.?\s)?\d{1,3}(?:/\d{2,4})?\s*[.:–-]?\s*", re.IGNORECASE
)
_WELCOME: Final = re.compile(r"^velkommen til\s", re.IGNORECASE)
# "Barnehagene har planleggingsdager (stengt) følgende datoer": planning days.
_WHO_HAS: Final = re.compile(
    r"^(?:(?:alle|dei?|våre)\s)*(?:kommunale\s|private\s)?(?:barnehag|skol|skul|sfo)\w*\s"
    r"(?:har|held|holder)\s(?:(?:\d|to|tre|fire|fem|seks)\s)?(?=\w*dag)",
    re.IGNORECASE,
)
# "Planleggingsdager 2026 (barnehagen er stengt)" is a planning day each.
_SHUT_THEN: Final = re.compile(
    r"\s\((?:barnehag|skol|skul|sfo)[^()]{2,20}\ssteng\w+\)$", re.IGNORECASE
)
_THESE_DAYS: Final = re.compile(
    r"(?:\s\(steng\w+\))?\s(?:disse|desse|følgende|følgene|følgjande)\s(?:\w+\s)?(?:dag|dato)\w*\W*$",
    re.IGNORECASE,
)
# "Arrangement og planleggingsdager": each day says itself which of them it is.
_ALL_SORTS: Final = re.compile(
    r"(?:arrangement(?:er)?|merke(?:-|dag\w*)|aktivitet(?:er|ar)|hendelser|hendingar"
    r"|(?:viktige )?dato\w*)"
    r"\s(?:og|/)\s|planleggj?ingsdag(?:er|ar)(?:,\s\w+)*\sog\s(?:helligdag|heilagdag|høytidsdag"
    r"|andre|aktivitet|arrangement|merkedag)",
    re.IGNORECASE,
)
# "Skole Planleggingsdager": two labels of columns.
_UNIT_FIRST: Final = re.compile(
    r"^(?:skole|skule|barnehage|sfo|enhet|eining)\s+(?=planleggj?ingsdag|plandag|P-dag)",
    re.IGNORECASE,
)
_SHUT_SLIP: Final = re.compile(r"(?<=\s)steng(?=\s)", re.IGNORECASE)
# What they have, over its day: "Vi har foreldremøte hver høst. Høsten 2027:".
_WE_HAVE: Final = re.compile(
    r"^(?:vi|me)\s(?:har|holder|held)\s(?P<what>\w+(?:møte|samling|kveld))(?:r|er|ar)?\s",
    re.IGNORECASE,
)
_HOW_OFTEN: Final = AnyCase(r"\b(?:hver|kvar)\s(?:dag|uke|veke|mandag|fredag|morgen|morgon)\b")
_CLOCK: Final = re.compile(r"\d[.:][0-5]\d")
_PLAN_FOR: Final = re.compile(
    r"^plan\sfor\s(?:\w+\s)?\w*(?P<what>møte|samling)(?:r|ne|er|ar)\b", re.IGNORECASE
)
_PLAN_OF: Final = re.compile(r"^(?P<what>møte|samling)s?(?:plan|kalend[ae]r)", re.IGNORECASE)


@lru_cache(maxsize=4_096)
def topic_in(text: str) -> str | None:
    """What the lines under a heading are, one at a time: "Planleggingsdager 2024" is a day each."""
    text = without_opening(_WELCOME, without_opening(_OF_MINUTES, text)).rstrip("!")
    text = without_opening(_WHO_HAS, _SHUT_SLIP.sub("stengt", text))
    text = _THESE_DAYS.sub("", _SHUT_THEN.sub("", text))
    plan = _PLAN_OF.match(text) or _PLAN_FOR.match(text)
    if plan:
        return plan["what"].capitalize()
    held = _WE_HAVE.match(text)
    if held:
        return held["what"].capitalize()
    # "SFO - årshjul - ferie og fridager", "Julestund hver dag"
    if any(map(is_route_word, re.split(r"\s[–-]\s", text)[1:])) or _HOW_OFTEN.search(text):
        return None
    if not EVENT_NOUN.search(text) or HEADER.fullmatch(text) or GLUED_HEADER.match(text):
        return None  # what is left when the years are taken out holds no noun either
    bare = YEAR_IN.sub("", _SCHOOL_YEAR.sub("", _TERM.sub("", without_opening(_LISTING, text))))
    bare = _OF_THE_YEAR.sub("", bare)
    bare = _LOOSE_END.sub("", _SPACES.sub(" ", bare).strip(" :.–-(),")).strip(" :.–-(),")
    bare = without_opening(_YEAR_GONE, bare)
    if not bare or is_route_word(bare) or not EVENT_NOUN.search(bare) or _ALL_SORTS.match(bare):
        return None
    bare = without_opening(_UNIT_FIRST, bare)
    bare = f"{bare})" if bare.count("(") > bare.count(")") else bare
    for_all = _AND_MORE.sub("", _FOR_WHOM.sub("", bare))
    # "Endringer i barnehageloven – samling for styrere" is called that by itself.
    bare = bare if " – " in bare and not EVENT_NOUN.search(for_all) else for_all
    return singular(bare) if len(bare.split()) <= 8 else None


def _is_topic_line(text: str) -> bool:
    return len(text.split()) <= 6 and text[:1].isupper() and not _CLOCK.search(text)


@lru_cache(maxsize=4_096)
def arena_name(text: str) -> str | None:
    """The group that meets: “Styrernettverket 2024/2025”, “Møter i ressursgruppa”."""
    if not _GROUP.search(text):
        return None
    found = _OF_SUBJECT.search(text) or (_ENDS_ARENA.search(text) and _ARENA.search(text))
    if not found:
        return None
    name = without_opening(_LIST_OF, found["name"]).strip(" .,-")
    if name.casefold() in _NO_NAME:
        return None
    return name[:1].upper() + name[1:]
