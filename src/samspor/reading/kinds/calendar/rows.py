"""The lines of a document as a list of dates sees them.

Ranges that are cut over two lines are put together, days and titles that take turns are paired.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from samspor.kernel.notation import Context, FoundRole, find_clocks, find_timings, may_be_only_time
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Precision, Timing
from samspor.kernel.words import words_of
from samspor.reading.blocks import Line, Table
from samspor.reading.kinds.activity_words import is_only_place
from samspor.reading.kinds.calendar.days_of_weeks import days_of_weeks
from samspor.reading.kinds.calendar.matters import matters_apart
from samspor.reading.kinds.calendar.month_days import under_months
from samspor.reading.kinds.calendar.same_day import opens_with_feast
from samspor.reading.kinds.calendar.shapes import (
    ASIDE,
    HEADER_WORD,
    ONLY_DAYS,
    PROGRAMME,
    WHAT,
    opens_with_label,
    without_brackets,
)
from samspor.reading.kinds.calendar.shut_days import names_of_shut
from samspor.reading.kinds.calendar.slips import tidied, with_stops
from samspor.reading.kinds.calendar.weeks_down import weeks_down
from samspor.reading.kinds.calendar.whole_days import with_weekdays
from samspor.reading.kinds.calendar.years_beside import years_beside
from samspor.reading.notebook import Notebook
from samspor.reading.outline import outline_of

_LETTERS: Final = re.compile(r"[A-Za-zÆØÅæøå]{2,}")
_GOES_ON: Final = re.compile(r"[-–]\s*$")
_UNTIL: Final = re.compile(r"^(?:t\.?\s?o\.?\s?m\.?|til og med)\b", re.IGNORECASE)
_FROM: Final = re.compile(r"\bf\.?\s?o\.?\s?m\.?|\bfra og med|\bfrå og med", re.IGNORECASE)
_ANY_YEAR: Final = Context(year=SchoolYear(2024), month=(2024, 10))
# What most cells with a day are, and what nothing makes doubtful.
_PLAIN_DAY: Final = re.compile(rf"(?:[1-9]|1[0-9]|2[0-8])\. (?:{'|'.join(words_of('nb').months)})")
_GLUED: Final = re.compile(r"(?<=[a-zæøå)])(?=\d{1,2}\.\s?(?:[a-zæøå]|\d))")
_MAY_BE_GLUED: Final = re.compile(r"\d\.\s?(?:[a-zæøå]|\d)")
_WHEN: Final = re.compile(r"(?:tidspunkt|når|dato|måned|månad|periode|tid)\s*:\s*\S", re.IGNORECASE)
_LENGTHS: Final = frozenset({FoundRole.DURATION, FoundRole.RHYTHM})
_LABEL: Final = re.compile(
    r"(?:dato|tid|tidspunkt|når|sted|stad|hvor|kor|målgruppe|\w*frist"
    r"|ansvarlig|ansvarleg|arrangør|pris)\s*:",
    re.IGNORECASE,
)
_LONGEST_VALUE: Final = 90
# A time of day alone on its line, which no day can be taken for.
_CLOCK: Final = re.compile(
    r"(?:kl(?:okk(?:en|a))?\.?|fra kl\.?|frå kl\.?)\s*\d{1,2}(?:[.:]?\d\d)?"
    r"(?:\s*(?:[-–]|til)\s*(?:kl\.?\s*)?\d{1,2}(?:[.:]?\d\d)?)?\.?"
    r"|\d{1,2}[.:]\d\d\s*(?:[-–]|til)\s*\d{1,2}[.:]\d\d",
    re.IGNORECASE,
)
_BARE_CLOCK: Final = re.compile(r"^(?:fra |frå )?kl(?:okk(?:en|a))?\.?\s*", re.IGNORECASE)
# "Siste dag i barnehageåret 2023/24" is of a day; "Ferie og fridager 2023–2024" is of a list.
_DAY_OF_YEAR: Final = re.compile(
    r"dag\b.*(?:år|plan)|^(?:(?:første|fyrste|siste)\s)?\w*dag\W", re.IGNORECASE
)
_BETWEEN: Final = re.compile(r"\b(?:og|kl|til|fra|f\.?o\.?m|t\.?o\.?m)\b")
_WORDS: Final = re.compile(r"[A-Za-zÆØÅæøå]{3}")
_WEEK_WORD: Final = re.compile(r"\b(?:uke|veke)\b")
_FULL_STOP: Final = re.compile(r"(?<=[a-zæøå])\.\s")
_YEAR: Final = re.compile(r"20\d\d")
_MAY_17: Final = re.compile(r"17\.\s?mai", re.IGNORECASE)  # "Lille 17. mai" is held the day before
_DIGIT: Final = re.compile(r"\d")
_WEEK_ALONE: Final = re.compile(r"(?:uke|veke)\s\d{1,2}\s?:?", re.IGNORECASE)
# "… planleggingsdager Høsthalvåret 2026: …": a page whose lines were run together.
_TERM: Final = r"(?:Høst|Haust|Vår)(?:en|halvåret|semesteret)?\s20\d\d:"
_YEAR_LABEL: Final = re.compile(r"20\d\d:")
_TERM_INSIDE: Final = re.compile(rf"(?<=[a-zæøå\d])\s*(?={_TERM})")
_AFTER_TERM: Final = re.compile(rf"^(?P<term>{_TERM})\s+(?P<rest>\S.*)$")
_DAY_COLON: Final = re.compile(r"\d{1,2}\.\d{1,2}\.?:\s+\S")
_WEEKDAY_ALONE: Final = re.compile(
    r"(?:man|tirs|ons|tors|fre|lør|søn|mån|tys|lau|sun)dag", re.IGNORECASE
)
_DAY_ALONE: Final = re.compile(r"(?:[1-9]|[12]\d|3[01])\.")
_WORDS_OF_TITLE: Final = 5
_MOST_WORDS_NAMED: Final = 12
_SHORT: Final = 20
_FEWEST_PAIRS: Final = 2
_FEWEST_COLUMNS: Final = 3
_LONGEST_HEAD: Final = 40
_COLUMN_HEAD: Final = re.compile(
    rf"(?:{HEADER_WORD}|kommentar(?:er|ar)?|(?:elev|planleggj?ings)dag(?:er|ar)|elever|elevar|lærere|lærarar|sfo|trinn|klokkeslett|møte|utvalg|utval"
    rf"|[\w/]+(?:, \w+)+ etc\.?)(?:[\s,/]+{HEADER_WORD})*",
    re.IGNORECASE,
)


class Row(NamedTuple):
    """`day` is the line before, where days and titles take turns and this is the title."""

    text: str
    lines: tuple[Line, ...]
    role: str
    level: int
    section: int
    table: Table | None = None
    day: str | None = None
    day_lines: tuple[Line, ...] = ()
    after_day: bool = False
    again: bool = False  # one more part of the line before
    apart: bool = False  # a sentence beside one that tells of another day

    @property
    def is_heading(self) -> bool:
        return self.role == "heading"

    @property
    def is_item(self) -> bool:
        return self.role == "item"


def rows_of(notebook: Notebook) -> list[Row]:
    rows: list[Row] = []
    section = 0
    entries = outline_of(notebook)
    of_months = under_months(entries)
    for place, entry in enumerate(entries):
        section += entry.role == "heading"
        for text in of_months.get(place, ()):
            again = bool(rows) and rows[-1].lines is entry.lines
            rows.append(Row(text, entry.lines, "paragraph", 0, section, again=again))
        if place in of_months:
            continue
        text = _text(entry.text, entry.mark)
        if _DIGIT.search(text):
            text = with_weekdays(tidied(_unglued(text)))
        parts = _by_terms(text) if entry.lines else []
        for number, part in enumerate(parts):
            again = number > 0
            rows.append(Row(part, entry.lines, "paragraph", 0, section, again=again))
        if not parts:
            rows.append(Row(text, entry.lines, entry.role, entry.level, section, entry.table))
    texts = with_stops([row.text for row in rows])
    rows = [
        row if text == row.text else row._replace(text=text)
        for row, text in zip(rows, texts, strict=True)
    ]
    rows = _by_years(_by_weeks(_without_heads(matters_apart(rows), notebook), notebook))
    return _paired(_named_if_shut(_in_columns(_what_first(_joined(rows)))))


def _by_years(rows: list[Row]) -> list[Row]:
    told = years_beside([row.text if row.lines else "" for row in rows])
    return [
        row._replace(text=text, again=number > 0, role="paragraph") if place in told else row
        for place, row in enumerate(rows)
        for number, text in enumerate(told.get(place, (row.text,)))
    ]


def _by_weeks(rows: list[Row], notebook: Notebook) -> list[Row]:
    texts = [row.text if row.lines and not row.is_item else "" for row in rows]
    told = weeks_down(texts) or days_of_weeks(texts)
    for place, words in told.items():
        if not words:
            notebook.claim_all(rows[place].lines)
    kept = enumerate(rows)
    return [
        row._replace(text=said, role="paragraph") if said else row
        for place, row in kept
        if (said := told.get(place)) != ""
    ]


def _unglued(text: str) -> str:
    return _GLUED.sub(" ", text) if _MAY_BE_GLUED.search(text) else text


def _by_terms(text: str) -> list[str]:
    """A flat line of two half-years as a line for each, under its name; nothing for any other."""
    parts = _TERM_INSIDE.split(text) if _YEAR_LABEL.search(text) else []
    if len(parts) < _FEWEST_PAIRS:
        return []
    told = (_AFTER_TERM.match(part) for part in parts)
    return [
        each
        for part, found in zip(parts, told, strict=True)
        for each in ([found["term"], found["rest"]] if found else [part])
        if each
    ]


def _without_heads(rows: list[Row], notebook: Notebook) -> list[Row]:
    """“Måned”, "Dag", "Dato", each on a line: what stood over the columns of a lost table."""
    heads = [
        len(row.text) <= _LONGEST_HEAD
        and bool(row.lines)
        and _COLUMN_HEAD.fullmatch(row.text) is not None
        for row in rows
    ]
    made = []
    for number, row in enumerate(rows):
        if not heads[number]:
            made.append(row)
            continue
        first = next((n for n in range(number, -1, -1) if not heads[n]), -1) + 1
        last = next((n for n in range(number, len(rows)) if not heads[n]), len(rows))
        if last - first >= _FEWEST_COLUMNS:
            notebook.claim_all(row.lines)
        else:
            made.append(row)
    return made


def _what_first(rows: list[Row]) -> list[Row]:
    """“Tidspunkt: oktober” right over "Aktivitet: …": what it is comes before when."""
    made = list(rows)
    for number, (row, after) in enumerate(pairwise(rows)):
        if _WHEN.match(row.text) and WHAT.match(after.text) and made[number] is row:
            made[number], made[number + 1] = after, row
    return made


def _text(text: str, mark: str) -> str:
    """A number in front of small letters is an ordinal or a day: "1. samling", "1. og 2. mars"."""
    return f"{mark} {text}" if mark[:1].isdecimal() and text[:1].islower() else text


def _joined(rows: list[Row]) -> list[Row]:
    kept: list[Row] = []
    inline = sum(_DAY_COLON.match(row.text) is not None for row in rows) >= _FEWEST_PAIRS
    for number, row in enumerate(rows):
        before = kept[-1] if kept else None
        if before and before.lines and row.lines and _continues(before.text, row.text):
            of_day = "" if _LABEL.fullmatch(before.text) or not is_clock(row.text) else "kl. "
            text = f"{before.text} {of_day}{_BARE_CLOCK.sub('', row.text) if of_day else row.text}"
            lines = (*before.lines, *row.lines)
            kept[-1] = before._replace(text=text, lines=lines, role="paragraph")
        elif before and row.lines and _is_of_week(before, row, rows[number + 1 : number + 2]):
            lines = (*before.lines, *row.lines)
            kept[-1] = before._replace(
                text=f"{before.text.strip(' :')}: {row.text}", lines=lines, role="paragraph"
            )
        elif before and before.lines and _is_cut(before, row, inline=inline):
            lines = (*before.lines, *row.lines)
            text = f"{before.text} {row.text}"
            kept[-1] = before._replace(text=text, lines=lines, role="paragraph")
        else:
            kept.append(row)
    return kept


def _is_of_week(before: Row, row: Row, after: list[Row]) -> bool:
    """“Uke 41” over "Høstferie", and then the next week. A point is of what stands over it."""
    if not (before.lines and _WEEK_ALONE.fullmatch(before.text)) or before.is_item:
        return False
    last = not after or _WEEK_ALONE.fullmatch(after[0].text) is not None
    return last and _is_title(row, is_a_day=is_day(row.text))


def _is_cut(before: Row, row: Row, *, inline: bool) -> bool:
    """“Tirsdag” over "14.", and "15.06:" over its title where other days stand before theirs."""
    if _WEEKDAY_ALONE.fullmatch(before.text) and _DAY_ALONE.fullmatch(row.text):
        return True
    opens = inline and before.text.endswith(":") and is_day(before.text.strip(": "), dated=True)
    return opens and _is_title(row, is_a_day=is_day(row.text)) and not row.is_item


def is_clock(text: str) -> bool:
    """Nothing but hours."""
    return _CLOCK.fullmatch(text) is not None


def _continues(one: str, other: str) -> bool:
    if is_clock(other) and is_day(one, dated=True) and not find_clocks(one):
        return True
    if _GOES_ON.search(one) and is_day(one) and is_day(other):
        return True
    if _LABEL.fullmatch(one):
        return len(other) <= _LONGEST_VALUE and not other.endswith(":")
    return len(one) < 80 and bool(_UNTIL.match(other)) and bool(_FROM.search(one))


@lru_cache(maxsize=4_096)
def is_day(text: str, *, dated: bool = False) -> bool:
    """Nothing but a day; with `dated`, no wider time such as a half-year."""
    text = text.strip()
    if len(text) > 60 or not text[:1].isalnum():
        return False
    if ONLY_DAYS.fullmatch(text) or _PLAIN_DAY.fullmatch(text):
        return True
    if not may_be_only_time(text):
        return False
    found = find_timings(text, context=_ANY_YEAR)
    if any(each.role in _LENGTHS for each in found):
        return False  # "3 timer"
    if not found or (dated and all(each.timing and not _is_near(each.timing) for each in found)):
        return False
    rest = text
    for each in reversed(found):
        rest = rest[: each.start] + rest[each.end :]
    return not _LETTERS.search(_BETWEEN.sub("", rest))


def _is_near(timing: Timing) -> bool:
    return timing.is_dated or timing.precision is Precision.WEEK


def _in_columns(rows: list[Row]) -> list[Row]:
    """Columns that lost their table: some days, then as many lines that say what they are."""
    made: list[Row] = []
    number = 0
    days_of = [bool(row.lines) and is_day(row.text, dated=True) for row in rows]
    while number < len(rows):
        count = 0
        while number + count < len(rows) and days_of[number + count]:
            count += 1
        if count and number and rows[number - 1].text.endswith(":"):
            made.extend(rows[number : number + count])  # "Vi har stengt disse dagene:" names them
            number += count
            continue
        titles = rows[number + count : number + 2 * count]
        alike = {row.is_item for row in rows[number : number + 2 * count]}
        if (
            count < _FEWEST_PAIRS
            or len(titles) < count
            or len(alike) > 1
            or not all(_is_title(row, is_a_day=False) for row in titles)
            or all(_is_sentence(row.text) for row in titles)
        ):
            made.append(rows[number])
            number += 1
            continue
        days = rows[number : number + count]
        for day, title in zip(days, titles, strict=True):
            made.append(_pair(day, title))
        number += 2 * count
    return made


def _is_sentence(text: str) -> bool:
    return text.endswith((".", ")")) and len(text.split()) > _WORDS_OF_TITLE


def _pair(day: Row, title: Row) -> Row:
    return title._replace(role="paragraph", day=day.text, day_lines=day.lines, after_day=True)


def _named_if_shut(rows: list[Row]) -> list[Row]:
    days = [bool(row.lines) and is_day(row.text, dated=True) for row in rows]
    names, made = names_of_shut([row.text for row in rows], days), list(rows)
    for day, name in names.items():
        lines = (*rows[day + 1].lines, *rows[day + 2].lines)
        made[day + 1] = rows[day + 1]._replace(text=name, lines=lines)
    return [row for number, row in enumerate(made) if number - 2 not in names]


def _paired(rows: list[Row]) -> list[Row]:
    """Pages that list a day and then, on the next line, what it is."""
    days = [is_day(row.text, dated=True) if row.lines and not row.day else False for row in rows]
    if sum(days) < _FEWEST_PAIRS:
        return rows
    titles = [_is_title(row, day) for row, day in zip(rows, days, strict=True)]
    pairs = [
        number
        for number in range(len(rows) - 1)
        if days[number] and titles[number + 1]
        if not rows[number].is_item and not rows[number + 1].is_item
    ]
    starts = [
        number
        for number in pairs
        if not (number and titles[number - 1]) or _is_prose(rows[number - 1].text)
    ]
    if len(pairs) < _FEWEST_PAIRS:
        return rows
    if (not starts or starts[0] != pairs[0]) and not _in_blocks(rows, days, pairs):
        return rows
    rows = _with_places(rows, pairs)
    made: list[Row] = []
    skip = set(pairs)
    for number, row in enumerate(rows):
        if number in skip:
            continue
        if number - 1 in skip:
            made.append(_pair(rows[number - 1], row))
        else:
            made.append(row)
    return made


def _is_prose(text: str) -> bool:
    return text.endswith(".") and len(text.split()) > _MOST_WORDS_NAMED


def _in_blocks(rows: list[Row], days: list[bool], pairs: list[int]) -> bool:
    """Under a heading a day, what it is and where, as many lines each time."""
    first, last = pairs[0], pairs[-1]
    steps = {other - one for one, other in pairwise(pairs)}
    alone = len(steps) == 1 and sum(days) == len(pairs)
    heads = first > 0 and rows[first - 1].is_heading
    if heads and len(steps) == 1 and _are_headed(rows, pairs):
        return True
    return heads and alone and len(rows) - last >= steps.pop()


def _are_headed(rows: list[Row], pairs: list[int]) -> bool:
    """Behind each day a heading of one level, which what stands over the first is not."""
    below = {rows[number + 1].level if rows[number + 1].is_heading else 0 for number in pairs}
    return len(below) == 1 and 0 < rows[pairs[0] - 1].level < min(below)


def _with_places(rows: list[Row], pairs: list[int]) -> list[Row]:
    """The line behind each day and its title: hours, or a place when most of those lines are."""
    behind = [number + 2 for number in pairs if number + 2 < len(rows)]
    steps = {other - one for one, other in pairwise(pairs)}
    where = sum(is_only_place(rows[number].text) for number in behind)
    places = steps == {3} and where * 2 > len(pairs)
    made = list(rows)
    for number in behind:
        row = rows[number]
        label = "Tid" if is_clock(row.text) else "Sted" if places else None
        if label:
            text = f"{label}: {_BARE_CLOCK.sub('', row.text) if label == 'Tid' else row.text}"
            of_title = rows[number - 1].section
            made[number] = row._replace(text=text, role="paragraph", section=of_title)
    return made


def _is_title(row: Row, is_a_day: bool) -> bool:
    if row.day is not None or ASIDE.fullmatch(row.text) or opens_with_label(row.text):
        return False
    if is_a_day or not row.lines or len(row.text.split()) > _SHORT or row.text.endswith(":"):
        return False
    if PROGRAMME.match(row.text):
        return False
    if not _WORDS.search(_WEEK_WORD.sub("", row.text)):
        return False
    said_first = _FULL_STOP.split(without_brackets(row.text, " "), maxsplit=1)[0]
    found = find_timings(said_first, context=_ANY_YEAR)
    dated = [each for each in found if each.timing and each.timing.is_dated]
    named = [
        each
        for each in dated
        if not (_MAY_17.fullmatch(each.text) and (each.start or opens_with_feast(said_first)))
    ]
    has_date = any(_DIGIT.search(each.text) for each in named)  # "Kristi himmelfartsdag" is a title
    named_by_year = _YEAR.search(row.text) and not _DAY_OF_YEAR.search(row.text)
    return not has_date and not named_by_year
