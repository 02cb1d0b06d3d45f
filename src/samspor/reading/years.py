"""Which school year a document speaks of, from its headings or the years over its tables."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from samspor.kernel.notation import Context, find_timings
from samspor.kernel.school_year import SchoolYear
from samspor.reading.any_case import AnyCase
from samspor.reading.blocks import Block, Heading, Line, ListBlock, Paragraph, Table
from samspor.reading.kinds.masthead import is_stamp
from samspor.reading.year_clues import Clue, clues_in, fitting_school_years

_WRITTEN: Final = re.compile(
    r"(?<![\d.])(?P<first>(?:19|20)\d\d)\s*[-–/]\s*(?P<last>(?:19|20)\d\d|\d\d)(?!\d|\.\d)"
)
# Asked of every line before the patterns that cost more.
_TWO_YEARS: Final = re.compile(r"\d\d\s*[-–/]\s*\d\d")
_SHORT: Final = re.compile(
    r"(?<![\d./])(?<!uke )(?<!veke )(?P<first>[0-3]\d)\s*[-–/]\s*(?P<last>\d\d)(?![\d/]|\.\d)"
)
# "Meld. St. 21 (2016-2017)" is of a session of parliament.
_CITED: Final = re.compile(
    r"\b(?:Meld\.?\s?St\.?|St\.?\s?meld\.?|[Ss]tortingsmelding(?:a|en)?|Prop\.?|Innst\.?|Ot\.?\s?prp\.?)"
    r"(?:[^()]{0,25}\([^()]*\)|\s?(?:nr\.?\s?)?\d{1,2}\s?[-–,]?\s?\(?20\d\d\s?[/–-]\s?(?:20)?\d\d\)?)"
)
_AUGUST: Final = 8
_FEWEST_AGAINST: Final = 4
# A day and its year, or a year that a label says for the days behind it; asked first of all.
_MAY_BE_WHOLE: Final = (
    re.compile(
        r"\d(?:[-.]{0,2}\s{0,2}(?:[a-zæøå]{3,9}\.?)?[\s,(]{0,3}(?:i\s)?(?:199\d|20\d\d|2100)"
        r"|\d?[./-]\s?\d{1,2}[./-]\s?\d\d|\d\d\s*[:|│]|\d\d-\d\d-\d\d)",
        re.IGNORECASE,
    ),
    re.compile(r"[hv'’-]\s?\d\d\s*[:|│]", re.IGNORECASE),
    re.compile(r"da[gy](?:en)?\s.{3,50}20\d\d", re.IGNORECASE),
)
# "Referat 12-13 mars" is of two days.
_SHORT_IN_NAME: Final = re.compile(
    rf"{_SHORT.pattern}(?!\.?[ _]?(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des))",
    re.IGNORECASE,
)
_CALENDAR_YEAR: Final = re.compile(r"(?<![\d./–-])20\d\d(?!\d|\s?[-–/]\s?\d)")
_DASHED: Final = re.compile(r"\s*[-–•*]\s")
_TERM: Final = AnyCase(
    r"\b(?P<term>vår|høst|haust)\w*\s+(?P<year>20\d\d)\b", "vår", "høst", "haust"
)
_TERM_OVER: Final = re.compile(
    rf"{_TERM.pattern}\s?[-–:]\s?(?:viktige\s)?(?:datoer|datoar|møter|samlinger|samlingar|kalender)",
    re.IGNORECASE,
)
_YEAR_WORD: Final = re.compile(
    r"(?:skole|skule|barnehage)(?:år|rut)|årshjul|årsplan|\bhjul|planleggj?ingsdag|plandag|fridag",
    re.IGNORECASE,
)


def find_school_years(blocks: tuple[Block, ...], *, name: str = "") -> tuple[SchoolYear, ...]:
    """The school years the document is about, the likeliest first; more than one is a question.

    What headings say counts most, those that speak of a wheel first; then the years over the
    tables; then running text, which may well speak of another year in passing.
    """
    # A point in large print is no heading.
    headings = [
        block.line
        for block in blocks
        if isinstance(block, Heading) and not _DASHED.match(block.line.raw)
    ]
    headings.sort(key=lambda line: not _YEAR_WORD.search(line.text))
    running = [block.line for block in blocks if isinstance(block, Paragraph)]
    items = [item.line for block in blocks if isinstance(block, ListBlock) for item in block.items]
    in_headings = dict.fromkeys(year for line in headings for year in _years_in(line))
    return tuple(
        in_headings
        or _from_tables(blocks)
        or _from_running(blocks, [year for line in (*running, *items) for year in _years_in(line)])
        or _from_both_terms(running)
        or _from_lone_term([*headings, *running])
        or _from_terms([*items, *(line for line in running if _DASHED.match(line.raw))])
        or _from_whole_days(clues := clues_in(blocks))
        or _from_clues(clues)
        or _from_name(name)
    )


def impossible_school_year(blocks: tuple[Block, ...]) -> str | None:
    """What a heading calls a school year though it is none: 2024/2026."""
    for block in blocks:
        found = _WRITTEN.search(block.line.text) if isinstance(block, Heading) else None
        if found and isinstance(block, Heading):
            says_year = _YEAR_WORD.search(block.line.text) or "/" in found[0]
            if says_year and not _years_in(block.line):
                return found[0]
    return None


def only_calendar_year(blocks: tuple[Block, ...]) -> int | None:
    """“Møteplan 2027” over a table of months, where no heading says another year."""
    said = {
        int(found[0])
        for block in blocks
        if isinstance(block, Heading)
        for found in _CALENDAR_YEAR.finditer(block.line.text)
    }
    return said.pop() if len(said) == 1 else None


def _years_in(line: Line) -> list[SchoolYear]:
    if not _TWO_YEARS.search(line.text):
        return []
    said = _CITED.sub(" ", line.text)
    texts = [f"{found['first']}-{found['last']}" for found in _WRITTEN.finditer(said)]
    if _YEAR_WORD.search(line.text):
        short = _SHORT.finditer(line.text)
        texts += [f"20{found['first']}-{found['last']}" for found in short]
    return [year for year in map(_parsed, texts) if year]


def _parsed(text: str) -> SchoolYear | None:
    try:
        return SchoolYear.parse(text)
    except ValueError:
        return None


def _from_running(blocks: tuple[Block, ...], years: list[SchoolYear]) -> list[SchoolYear]:
    """“For dem som begynner på skolen 2026–2027” is of next year, when the weekdays say so."""
    if not years:
        return []
    told = fitting_school_years(clues_in(blocks), fewest=_FEWEST_AGAINST)
    return told if len(told) == 1 and told[0] not in years else years[:1]


def _from_clues(clues: Sequence[Clue]) -> list[SchoolYear]:
    years = fitting_school_years(clues)
    return years if len(years) == 1 else []


def _from_whole_days(clues: Sequence[Clue]) -> list[SchoolYear]:
    """Days with their years on both sides of a new year, all in one school year.

    August is at both ends: the list often runs to the day before the next year begins.
    """
    days = [
        each.timing.first
        for clue in clues
        if any(each.search(clue.text) for each in _MAY_BE_WHOLE) and not is_stamp(clue.text)
        for each in find_timings(clue.text, context=Context())
        if each.timing and each.timing.is_dated and each.timing.first
    ]
    if len({day.year for day in days}) < 2:
        return []
    fitting = [
        {SchoolYear(SchoolYear.of(day).start - early) for early in _ends_of(day)} for day in days
    ]
    years = set.intersection(*fitting)
    return [*years] if len(years) == 1 else []


def _ends_of(day: date) -> tuple[bool, ...]:
    return (False, True) if day.month == _AUGUST else (False,)


def _from_name(name: str) -> list[SchoolYear]:
    """“skolerute_2025-2026.pdf” says what its page has forgotten."""
    stem = name.rpartition(".")[0] or name
    found = _WRITTEN.search(stem) or _SHORT_IN_NAME.search(stem)
    if not found:
        return []
    first = found["first"] if len(found["first"]) == 4 else f"20{found['first']}"
    year = _parsed(f"{first}-{found['last']}")
    return [year] if year else []


def _from_terms(items: list[Line]) -> list[SchoolYear]:
    """A list of days without years that says “våren 2023” once is of 2022–2023."""
    if any(re.search(r"\d\.?\s*\w*\s*20\d\d", line.text) for line in items):
        return []
    years = {
        int(found["year"]) - (found["term"].lower().startswith("vår"))
        for line in items
        for found in _TERM.finditer(line.text)
    }
    return [SchoolYear(years.pop())] if len(years) == 1 else []


def _from_both_terms(lines: list[Line]) -> list[SchoolYear]:
    """“Datoene gjelder høsten 2026 og våren 2027”."""
    for line in lines:
        years = {
            found["term"].lower()[0]: int(found["year"]) for found in _TERM.finditer(line.text)
        }
        if "v" in years and "h" in years and years["v"] == years["h"] + 1:
            return [SchoolYear(years["h"])]
    return []


def _from_lone_term(lines: list[Line]) -> list[SchoolYear]:
    """“Vår 2027” alone on its line or over dates, and no other half-year in the document."""
    found = {
        (match["term"].lower()[0], int(match["year"]))
        for line in lines
        if (match := _TERM.fullmatch(line.text.strip(" .:()")) or _TERM_OVER.match(line.text))
    }
    if len(found) != 1:
        return []
    said = {int(match["year"]) for line in lines for match in _TERM.finditer(line.text)}
    if len(said) != 1:
        return []
    term, year = found.pop()
    return [SchoolYear(year - (term == "v"))]


def _from_tables(blocks: tuple[Block, ...]) -> list[SchoolYear]:
    """Tables or rows headed 2024 and 2025 are the two halves of 2024-2025."""
    years = [
        int(cell.line.text)
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in (row.at(0),)
        if cell and re.fullmatch(r"(?:199\d|20\d\d)", cell.line.text)
    ]
    return [SchoolYear(years[0])] if len(years) >= 2 and years[1] == years[0] + 1 else []
