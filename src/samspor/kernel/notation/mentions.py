"""One written day: "16. oktober", "16/10", "04.11.2022", "onsdag 17.mai", a lone "14."."""

from typing import NamedTuple

from samspor.kernel.notation.lexicon import (
    COUNTED,
    DASHES,
    MONTHS,
    SHORT_MONTHS,
    TERMS,
    TERMS_WITH_YEAR,
    WEEK_WORDS,
    WEEKDAYS,
    WEEKDAYS_SHORT,
    words,
)
from samspor.kernel.notation.tokens import Kind, Line

Span = tuple[int, int]

# Before "2.3" they say that it is a section, a version or a page.
_REFERRING = words(
    """§ punkt pkt kap kapittel nr nummer versjon version v side s avsnitt tabell figur vedlegg del
    trinn fase mål python sak saksnr ca cirka omtrent kroner kr"""
)
_EARLIEST_HOUR = 7
_LAST_HOUR = 24
_DECEMBER = 12
_LAST_DAY = 31
_VERSIONS = frozenset({"versjon", "version", "v", "python"})
# Before "2.3" they say that it is a day.
_LEADING = frozenset(
    {"den", "på", "til", "fra", "frå", "innen", "innan", "senest", "seinast", "dato"}
)


class Mention(NamedTuple):
    """What is written, before any year is settled. `after` is the place of the next token.

    `numeric` is the mark between day and month ("." or "/"), empty when the month is a word.
    `sure` is false for "4.12", which may be a section or a decimal number.
    """

    start: int
    end: int
    after: int
    day: int
    day_span: Span
    dotted: bool
    month: int | None = None
    month_span: Span | None = None
    year: int | None = None
    year_span: Span | None = None
    weekday: int | None = None
    weekday_span: Span | None = None
    numeric: str = ""
    sure: bool = True


def mention_at(line: Line, place: int) -> Mention | None:
    """The day written from here, weekday included, if one is."""
    first = place
    weekday, weekday_span = None, None
    token = line[place]
    if token.low in WEEKDAYS:
        weekday, weekday_span = WEEKDAYS[token.low], (token.start, token.end)
        place += 1
        if token.low in WEEKDAYS_SHORT and line.is_mark(place, ".", gap=False):
            place += 1
        if line.is_mark(place, ",", gap=False):
            place += 1
    if line[place].low in {"den", "the"}:
        place += 1
    if line[place].kind is not Kind.NUMBER or not line.starts_freely(place):
        return None
    if line[place - 1].text == "§":
        return None
    found = _day_at(line, place) or _iso_at(line, place)
    if found is None:
        return None
    if token.low == "fri" and (found.dotted or found.numeric):
        return None  # Norwegian for a day off: "Fri 2. mai"; English writes "Fri 2 May"
    if place == first:
        return found
    return Mention(
        start=line[first].start,
        end=line[found.after - 1].end,
        after=found.after,
        day=found.day,
        day_span=found.day_span,
        dotted=found.dotted,
        month=found.month,
        month_span=found.month_span,
        year=found.year,
        year_span=found.year_span,
        weekday=weekday,
        weekday_span=weekday_span,
        numeric=found.numeric,
        sure=found.sure,
    )


def school_year_follows(line: Line, place: int) -> bool:
    """The year at the place is the first of "2024-25" or "2024/2025"."""
    if not (line.is_mark(place + 1, DASHES | {"/"}) and line.is_number(place + 2, digits=4)):
        return False
    second = line[place + 2]
    if len(second.text) not in {2, 4} or (line[place].value + 1 - second.value) % 100:
        return False
    dot = line.is_mark(place + 3, ".", gap=False)
    return line[place + 3 + dot].low not in MONTHS and not (
        dot and line.is_number(place + 4, gap=False)
    )


def _day_at(line: Line, place: int) -> Mention | None:
    if not line.is_number(place) or not 1 <= line[place].value <= 31:
        return None
    mark = line[place + 1].text
    if mark in {".", "/", "-"} and line.is_number(place + 2, gap=False) and not line[place + 1].gap:
        return _numeric(line, place, mark)
    # "14.-21- april": a dash where the full stop belongs.
    slip = line.is_mark(place + 1, DASHES, gap=False) and line[place + 2].low in MONTHS
    dotted = slip or line.is_mark(place + 1, ".", gap=False)
    if dotted and line.is_mark(place + 2, "/", gap=False) and line.is_number(place + 3, gap=False):
        return _dotted_fraction(line, place) or _bare(line, place, dotted=True)
    month = place + 1 + dotted
    if line[month].low in MONTHS and _is_month(line, month):
        return _worded(line, place, month, dotted=dotted)
    return _bare(line, place, dotted=dotted)


def _dotted_fraction(line: Line, place: int) -> Mention | None:
    """23./3, as in "22.-23./3"."""
    day, month = line[place], line[place + 3]
    if not 1 <= month.value <= 12 or _goes_on(line, place + 4):
        return None
    if line.is_mark(place + 4, ".", gap=False) and line[place + 5].low in MONTHS:
        return None  # "6./7. oktober" is two days
    return Mention(
        start=day.start,
        end=month.end,
        after=place + 4,
        day=day.value,
        day_span=(day.start, day.end),
        dotted=True,
        month=month.value,
        month_span=(month.start, month.end),
        numeric="/",
    )


def _bare(line: Line, place: int, *, dotted: bool) -> Mention:
    number = line[place]
    return Mention(
        start=number.start,
        end=line[place + dotted].end,
        after=place + 1 + dotted,
        day=number.value,
        day_span=(number.start, number.end),
        dotted=dotted,
    )


def _is_month(line: Line, month: int) -> bool:
    """Not the first part of "mai-komiteen"."""
    if not line.is_mark(month + 1, DASHES, gap=False):
        return True
    glued = line[month + 2]
    joined = glued.low in MONTHS or glued.low in WEEKDAYS  # "25. mars-måndag 1. april"
    return glued.gap or glued.kind is not Kind.WORD or joined


def _worded(line: Line, place: int, month: int, *, dotted: bool) -> Mention:
    word = line[month]
    after = month + 1
    if word.low in SHORT_MONTHS and line.is_mark(after, ".", gap=False):
        after += 1
    year_at = after
    if line.is_mark(year_at, ",", gap=False) or line[year_at].low == "i":
        year_at += 1
    year = year_span = None
    if line.is_year(year_at) and not school_year_follows(line, year_at):
        year, year_span = line[year_at].value, (line[year_at].start, line[year_at].end)
        after = year_at + 1
    number = line[place]
    return Mention(
        start=number.start,
        end=line[after - 1].end,
        after=after,
        day=number.value,
        day_span=(number.start, number.end),
        dotted=dotted,
        month=MONTHS[word.low],
        month_span=(word.start, word.end),
        year=year,
        year_span=year_span,
    )


def _numeric(line: Line, place: int, mark: str) -> Mention | None:
    """D.M., D.M.YY, D.M.YYYY, D/M, D/M-YY, D-M-YYYY."""
    day, month = line[place], line[place + 2]
    if not 1 <= month.value <= 12:
        # "9.30" is no date, yet "18.-20." or "12-16. mai" may begin here.
        return _bare(line, place, dotted=False) if mark == "-" else None
    year_at, after = _numeric_year(line, place + 3, mark)
    if mark == "-" and year_at is None:
        return _bare(line, place, dotted=False)
    trailing = mark == "." and year_at is None and line.is_mark(after, ".", gap=False)
    if trailing and line.is_number(after + 1, digits=99, gap=False):
        return None  # 1.2.345
    after += trailing
    if line.is_mark(after, "/", gap=False) and _digit_follows(line, after):
        return None  # an address, a fraction
    sure = year_at is not None or trailing or mark == "/"
    if not _is_date_like(line, place, after, sure=sure, with_year=year_at is not None):
        return None
    year = None
    if year_at is not None:
        year = line[year_at].value + (2000 if len(line[year_at].text) == 2 else 0)
    return Mention(
        start=day.start,
        end=line[after - 1].end,
        after=after,
        day=day.value,
        day_span=(day.start, day.end),
        dotted=mark == ".",
        month=month.value,
        month_span=(month.start, month.end),
        year=year,
        year_span=None if year_at is None else (line[year_at].start, line[year_at].end),
        numeric=mark,
        sure=sure,
    )


def _numeric_year(line: Line, place: int, mark: str) -> tuple[int | None, int]:
    """Where the year stands, and the place after all of it."""
    marks = {".": ".", "/": "/-", "-": "-"}[mark]
    if line.is_mark(place, marks, gap=False) and line.is_number(place + 1, digits=4, gap=False):
        short = len(line[place + 1].text) == 2 and mark != "-"
        if (short or line.is_year(place + 1)) and not _goes_on(line, place + 2):
            return place + 1, place + 2
        return None, place
    spaced = place + line.is_mark(place, ".", gap=False)
    if mark != "-" and line.is_year(spaced) and not school_year_follows(line, spaced):
        return spaced, spaced + 1
    return None, place


def _goes_on(line: Line, place: int) -> bool:
    """More digits are glued on: an address, a version, a phone number."""
    return line.is_mark(place, "./", gap=False) and _digit_follows(line, place)


def _digit_follows(line: Line, place: int) -> bool:
    return line.is_number(place + 1, digits=99, gap=False)


def _is_date_like(line: Line, place: int, after: int, *, sure: bool, with_year: bool) -> bool:
    before, following = line[place - 1].low, line[after]
    if before == ".":
        before = line[place - 2].low
    if with_year:
        return before not in _VERSIONS
    if (
        before in _REFERRING
        or before in WEEK_WORDS
        or following.low in COUNTED
        or following.text == "%"
    ):
        return False
    if following.low in {"av", "del"} and line.is_mark(place + 1, "/"):
        return False  # a fraction
    return sure or _is_surely_date(line, place, after)


def _is_surely_date(line: Line, place: int, after: int) -> bool:
    """Alone, "19.12" may be a section ("2.3 Mål"), a decimal number or a time of day."""
    following = line[after]
    if following.kind is Kind.WORD and not following.gap:
        return False
    if line.is_mark(after, DASHES) and line.is_number(after + 1):
        return _stands_in_week(line, place, after) or not _reads_as_clocks(line, place, after)
    digits = len(line[place].text) + len(line[place + 2].text)
    if digits == 2:
        alone = place == 0 and following.kind is Kind.END
        led = line[place - 1].low in _LEADING or line[place - 1].low in WEEKDAYS
        return (
            alone
            or led
            or _ends_a_range(line, place)
            or _is_labelled(line, place)
            or _in_row_of_days(line, place)
        )
    opens_section = place == 0 and following.text[:1].isupper()
    return not opens_section or line[place].value > 12 or digits == 4


def _ends_a_range(line: Line, place: int) -> bool:
    """“f.o.m. 24.12 t.o.m. 1.1”, "til og med 1.1"."""
    last = place - 1 - line.is_mark(place - 1, ".")
    if line[last].low == "med":
        return line[last - 1].low == "og"
    return line[last].low in {"tom", "fom"} or (
        line[last].low == "m" and line.is_mark(last - 1, ".") and line[last - 2].low == "o"
    )


def _is_labelled(line: Line, place: int) -> bool:
    """“Vår 2025: 9.4”, “Vår: 6.1”."""
    if not line.is_mark(place - 1, ":"):
        return False
    before = place - 2 - line.is_year(place - 2)
    return line[before].low in TERMS | TERMS_WITH_YEAR


def _stands_in_week(line: Line, place: int, after: int) -> bool:
    """“uke 41 (07.10-11.10)”: right behind the number of a week, in one month, are days."""
    before = place - line.is_mark(place - 1, "(")
    in_week = line[before - 2].low in WEEK_WORDS and line.is_number(before - 1)
    return in_week and _is_pair(line, after + 1) and line[place + 2].value == line[after + 3].value


def _in_row_of_days(line: Line, place: int) -> bool:
    """“14.8, 16.11, 4.1 og 7.5”, "Vår: 3.2 & 5.5": days beside surer days, or behind a label."""
    for step in (-4, 4):
        at, joint = place + step, place - 1 if step < 0 else place + 3
        while at >= 0 and line[joint].low in {",", "og", "&"} and _is_pair(line, at):
            if len(line[at].text) + len(line[at + 2].text) > 2 or _is_labelled(line, at):
                return True
            at, joint = at + step, joint + step
    return False


def _is_pair(line: Line, place: int) -> bool:
    if not (line.is_number(place) and line.is_mark(place + 1, ".", gap=False)):
        return False
    month = line.is_number(place + 2, gap=False) and 1 <= line[place + 2].value <= _DECEMBER
    return month and 1 <= line[place].value <= _LAST_DAY


def _reads_as_clocks(line: Line, place: int, after: int) -> bool:
    """Times of meetings fall on five minutes: "9.10-11.00" is times, "18.12-20.12" days.

    Nobody meets at night, so "2.10 - 6.10" is days.
    """
    until = after + 1
    if line[place].value < _EARLIEST_HOUR or max(line[place].value, line[until].value) > _LAST_HOUR:
        return False
    if not (line.is_mark(until + 1, ".", gap=False) and line.is_number(until + 2, gap=False)):
        return len(line[place + 2].text) == 2 and line[place + 2].value % 5 == 0
    minutes = (line[place + 2], line[until + 2])
    return all(len(minute.text) == 2 and minute.value % 5 == 0 for minute in minutes)


def _iso_at(line: Line, place: int) -> Mention | None:
    """2024-10-16."""
    year, month, day = line[place], line[place + 2], line[place + 4]
    if not (
        line.is_year(place)
        and line.is_mark(place + 1, "-", gap=False)
        and line.is_mark(place + 3, "-", gap=False)
        and all(
            line.is_number(at, gap=False) and len(line[at].text) == 2
            for at in (place + 2, place + 4)
        )
        and 1 <= month.value <= 12
        and 1 <= day.value <= 31
    ):
        return None
    return Mention(
        start=year.start,
        end=day.end,
        after=place + 5,
        day=day.value,
        day_span=(day.start, day.end),
        dotted=False,
        month=month.value,
        month_span=(month.start, month.end),
        year=year.value,
        year_span=(year.start, year.end),
        numeric="-",
    )
