"""What looks like time and is no event: rhythms, durations, spans of years, dates still to come.

Their places are closed to the readers of dates: "1.5- 2 timer" is not the first of May.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from samspor.kernel.notation.found import FoundRole
from samspor.kernel.notation.lexicon import MONTHS, WEEKDAYS_LONG, words
from samspor.kernel.notation.tokens import Line
from samspor.kernel.notation.year_rule import Scope


class Phrase(NamedTuple):
    start: int
    end: int
    role: FoundRole | None  # None: an address or the like, only to be passed over
    years: tuple[int, int] | None = None


_NUMBER = (
    r"(?:\d{1,3}(?:[.,]\d{1,2})?|en|ei|ein|eitt|ett|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti"
    r"|one|two|three|four|five|six)"
)
_ABOUT = r"(?:(?:ca|omtrent|cirka|minst|inntil|about)\b\.?\s?)?"
_SPAN = rf"{_NUMBER}(?:\s?(?:[-–—]|til|eller|to)\s?{_NUMBER})?"
_EACH = r"(?:hver|hvert|kvar|kvart|annenhver|annethvert|annankvar|every|each)"
_PERIODS = (
    r"(?:halvåret|halvår|semesteret|semester|termin|året|år|kvartal(?:et)?|måneden|måned|mnd"
    r"|månaden|månad|uka|uken|uke|veka|veke|year|month|week|term)"
)
_PER = r"(?:i|per|pr\.?|for)"
_UNITS = (
    r"(?:timer|timar|timers|timars|time|minutter|minutt|minutters|min|dager|dagar|dagers|dagars"
    r"|uker|veker|ukers|vekers|hours?|minutes|days)"
)
_WEEKDAY = "(?:" + "|".join(WEEKDAYS_LONG) + ")"
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_ORDINAL = r"(?:første|fyrste|siste|andre|tredje|fjerde|\d\.)"
_UNSET = r"(?:avklart|avklara|satt|sett|fastsatt|fastsett|bestemt|klar|endelig|endeleg)"
_WILL = (
    r"(?:settes|setjast|sett[ae]st|kommer|kjem|avklares|avklarast|bestemmes"
    r"|(?:blir|vert)\s(?!(?:man|tirs|ons|tors|fre|lør|søn|mån|tys|lau|sun)\w*dag\b)\w+|fastsettes|fastsetjast|annonseres|kunngjøres)"
)
_WHEN = (
    rf"(?:\s(?:i|til|innen|innan)?\s?(?:{_MONTH}|høsten|hausten|våren|høst|haust|vår|senere"
    r"|seinare)\b(?:\s\d{4}\b)?)?"
)

_RHYTHM = re.compile(
    rf"\b{_ABOUT}{_SPAN}\s(?:ganger|gang|gonger|gong|times)\s(?:{_PER}\s|{_EACH}\s|a\s|om\s)?{_PERIODS}\b"
    rf"|\b{_ABOUT}{_SPAN}\s(?:(?!{_UNITS}\b)\w+\s){{0,3}}(?:per|pr\.?)\s{_PERIODS}\b"
    rf"|\b(?:årlig|årleg|årlige|årlege|halvårlig|halvårleg|halvårlige|månedlig|månadleg"
    r"|månedlige|månadlege|ukentlig|vekentleg|ukentlige|kvartalsvis|yearly|annually|monthly"
    r"|weekly)\b"
    rf"|\b(?:{_ORDINAL}\s{_WEEKDAY}\si\s(?:hver\s|kvar\s)?(?:måneden|månaden|måned|månad)\b)"
    rf"|\b{_EACH}\s(?:{_PERIODS}|{_WEEKDAY})\b",
    re.IGNORECASE,
)
_DURATION = re.compile(rf"(?<![\d.,/:-])\b{_ABOUT}{_SPAN}[\s-]?{_UNITS}\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    rf"\b{_WEEKDAY}\s?\.{{2,}}(?:\s?dato(?:en)?\s(?:er\s)?ikk(?:e|je)\s{_UNSET}\b)?"
    rf"|\b(?:dato(?:en)?|tidspunkt(?:et)?|tid(?:\sog\sst(?:e|a)d)?)\s(?:er\s)?ikk(?:e|je)\s{_UNSET}\b"
    rf"|\b(?:dato(?:en)?|datoer|datoar|tidspunkt(?:et)?|tid\sog\sst(?:e|a)d)\s{_WILL}\b{_WHEN}"
    r"|\b(?:TBA|TBD)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}",
    re.IGNORECASE,
)


_YEARS = re.compile(
    r"(?<![\d./:§-])\b(?P<first>(?:19|20)\d\d)\s?(?P<mark>[-–—/]|\btil\b)\s?(?P<last>(?:19|20)\d\d|\d\d)"
    rf"\b(?![./:–-]?\d)(?!\.?\s?{_MONTH}\b)",
    re.IGNORECASE,
)
# Under 2025/2026 "uke 25–26" is still weeks.
_SHORT_YEARS = re.compile(
    r"(?<![\d./:§-])(?<!uke )(?<!veke )(?<!week )(?<!uker )(?<!veker )(?<!weeks )\b"
    r"(?P<first>\d\d)(?P<mark>[/–-])(?P<last>\d\d)\b(?![./:–-]?\d)"
    rf"(?!\.?\s?{_MONTH}\b)",
    re.IGNORECASE,
)
_SCHOOL_YEAR_WORD = re.compile(
    r"(?:skoleår|barnehageår|skuleår|arbeidsår|årshjul|årsplan|plan)\w*\s(?:for\s)?$", re.IGNORECASE
)
# Plans and programmes run for years, not for generations.
_LONGEST_PERIOD = 40


# "SFO for 1.-4. kl" and "5.–7. trinn" are pupils, not days; "14. kl. 9" is a day.
_GRADES = re.compile(
    r"(?<![\d.])\d{1,2}\.?\s?(?:(?:[-–—,/]|og|til)\s?\d{1,2}\.?\s?)*"
    r"(?:klasse(?:ne|n|trinn|steg)?\b|kl\b(?!\.?\s?\d)|(?:års)?(?:trinn|steg)\b)",
    re.IGNORECASE,
)


COUNTED_UNITS = words(
    """timer timar timers timars time minutter minutt minutters min dager dagar dagers dagars uker
    veker ukers vekers hour hours minutes days"""
)
# "totimers" is one word.
_COUNTS = words(
    """en ei ein eitt ett to tre fire fem seks sju syv åtte ni ti one two three four five six"""
)
_COUNTED_IN_A_WORD = frozenset(f"{count}{unit}" for count in _COUNTS for unit in COUNTED_UNITS)
_DURATION_WORDS = COUNTED_UNITS | _COUNTED_IN_A_WORD
_TIMES_WORDS = words("ganger gang gonger gong times per pr")
_EVERY_SO_OFTEN = words(
    """årlig årleg årlige årlege halvårlig halvårleg halvårlige månedlig månadleg månedlige
    månadlege ukentlig vekentleg ukentlige kvartalsvis yearly annually monthly weekly"""
)
_RHYTHM_ALONE = _TIMES_WORDS | _EVERY_SO_OFTEN
_EACH_WORDS = words("hver hvert kvar kvart annenhver annethvert annankvar every each")
_MONTHLY_WORDS = words("måneden månaden måned månad")
_PERIOD_WORDS = words(
    """halvåret halvår semesteret semester termin året år kvartal kvartalet måneden måned mnd
    månaden månad uka uken uke veka veke year month week term"""
)
_RHYTHM_WORDS = frozenset(WEEKDAYS_LONG) | _RHYTHM_ALONE | _EACH_WORDS
_DATE_WORDS = words("dato datoen datoer datoar tid tidspunkt tidspunktet")
_NOT_YET_WORDS = words("tba tbd")
_PLACEHOLDER_WORDS = frozenset(WEEKDAYS_LONG) | _DATE_WORDS | _NOT_YET_WORDS
_LEFT_OPEN_WORDS = words(
    """ikke ikkje settes setjast settast settest kommer kjem avklares avklarast bestemmes blir vert
    fastsettes fastsetjast annonseres kunngjøres"""
)
_GRADE_WORDS = words(
    "klasse klassene klassen klassetrinn klassesteg kl trinn steg årstrinn årssteg"
)
# A line without numbers that holds none of them holds no phrase that says something.
TELLING_WORDS = _DURATION_WORDS | _RHYTHM_WORDS | _PLACEHOLDER_WORDS

# A pattern is tried only on lines that hold one of its words, or one of each of two sorts: most
# lines hold none, and "hver barnehage" is no rhythm.
_Telling = tuple[tuple[frozenset[str], ...], ...]
_KINDS: tuple[tuple[_Telling, re.Pattern[str], FoundRole | None], ...] = (
    (((frozenset("@/") | {"www"},),), _ADDRESS, None),
    (((_PLACEHOLDER_WORDS,),), _PLACEHOLDER, FoundRole.PLACEHOLDER),
    (
        (
            (_RHYTHM_ALONE,),
            (_EACH_WORDS, _PERIOD_WORDS | WEEKDAYS_LONG.keys()),
            (_MONTHLY_WORDS, frozenset(WEEKDAYS_LONG)),
        ),
        _RHYTHM,
        FoundRole.RHYTHM,
    ),
    (((_GRADE_WORDS,),), _GRADES, None),
    (((_DURATION_WORDS,),), _DURATION, FoundRole.DURATION),
)
# The same for lines without any number, where what counts must be a word.
_TELLING_ALONE: _Telling = (
    (_COUNTED_IN_A_WORD | _EVERY_SO_OFTEN | _NOT_YET_WORDS,),
    (_TIMES_WORDS, _PERIOD_WORDS),
    (_DATE_WORDS, _LEFT_OPEN_WORDS),
)
# "hvert år" and "to timer": the one right before the other.
TELLING_PAIRS = dict.fromkeys(_EACH_WORDS, _PERIOD_WORDS) | dict.fromkeys(_COUNTS, COUNTED_UNITS)
# Any of them needs a word of the first sort.
_FIRST_WORDS = frozenset[str]().union(*(sorts[0] for telling, _, _ in _KINDS for sorts in telling))
_BETWEEN_YEARS = frozenset("-–—/") | {"til"}


def tells_phrase(words: frozenset[str]) -> bool:
    """Whether a line that holds these words may hold a phrase that says when, by words alone."""
    return any(not any(map(words.isdisjoint, sorts)) for sorts in _TELLING_ALONE)


def phrases_in(line: Line, scope: Scope) -> list[Phrase]:
    """Without overlaps, the first and then the longest winning; places are in the line."""
    found = [*_fixed(line), *_short_years(line, scope)]
    if len(found) < 2:
        return found
    found.sort(key=lambda phrase: (phrase.start, -phrase.end))
    kept: list[Phrase] = []
    for phrase in found:
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
    return kept


def _fixed(line: Line) -> list[Phrase]:
    """What is the same under every heading; read once."""
    held: list[Phrase] | None = line.kept.get(("phrases", 0))
    if held is None:
        held = [] if line.words.isdisjoint(_BETWEEN_YEARS) else [*_years(line.text)]
        for telling, pattern, role in () if line.words.isdisjoint(_FIRST_WORDS) else _KINDS:
            if any(not any(map(line.words.isdisjoint, sorts)) for sorts in telling):
                held.extend(Phrase(*match.span(), role) for match in pattern.finditer(line.text))
        line.kept["phrases", 0] = held
    return held


def _years(line: str) -> Iterator[Phrase]:
    for match in _YEARS.finditer(line):
        first, written = int(match["first"]), match["last"]
        last = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
        last += 100 * (last < first and first % 100 == 99)
        if last == first + 1 and match["mark"].lower() != "til":
            yield Phrase(*match.span(), FoundRole.SCHOOL_YEAR, (first, last))
        elif first < last <= first + _LONGEST_PERIOD:
            yield Phrase(*match.span(), FoundRole.PERIOD, (first, last))


def _short_years(line: Line, scope: Scope) -> Iterator[Phrase]:
    held: list[re.Match[str]] | None = line.kept.get(("short years", 0))
    if held is None:
        held = [] if line.words.isdisjoint(_BETWEEN_YEARS) else [*_SHORT_YEARS.finditer(line.text)]
        line.kept["short years", 0] = held
    for match in held:
        first, last = 2000 + int(match["first"]), 2000 + int(match["last"])
        if last == first + 1 and _is_school_year(line.text, match, scope):
            yield Phrase(*match.span(), FoundRole.SCHOOL_YEAR, (first, last))


def _is_school_year(line: str, match: re.Match[str], scope: Scope) -> bool:
    """23/24 can be nothing else; 11/12 may be a day and 19-20 a time unless something says so."""
    if _SCHOOL_YEAR_WORD.search(line, max(0, match.start() - 30), match.start()):
        return True
    if match["mark"] == "/":
        return int(match["last"]) > 12
    year = scope.context.year
    return year is not None and year.start == 2000 + int(match["first"])
