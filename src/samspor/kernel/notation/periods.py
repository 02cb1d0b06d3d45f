"""Months, parts of months and terms: "mars/april", "medio oktober", "våren 2025", "H24/V25"."""

from dataclasses import dataclass

from samspor.kernel.notation import doubts
from samspor.kernel.notation.chains import Joint, joint_at
from samspor.kernel.notation.days import Reading
from samspor.kernel.notation.found import DoubtCode
from samspor.kernel.notation.lexicon import (
    DASHES,
    ENGLISH_MONTHS,
    MONTHS,
    NORWEGIAN_MONTHS,
    PARTS,
    TERM_LETTERS,
    TERMS,
    TERMS_WITH_YEAR,
)
from samspor.kernel.notation.mentions import school_year_follows
from samspor.kernel.notation.tokens import Kind, Line
from samspor.kernel.notation.year_rule import Scope, chronological
from samspor.kernel.timing import MonthPart, Term, Timing


@dataclass(frozen=True, slots=True)
class Period:
    """`after` is the place of the next token."""

    readings: tuple[Reading, ...]
    after: int


def period_at(line: Line, place: int, scope: Scope) -> Period | None:
    return (
        _part_at(line, place, scope)
        or _term_at(line, place, scope)
        or _months_at(line, place, scope)
    )


# --- months ---


def _months_at(line: Line, place: int, scope: Scope) -> Period | None:
    if not _is_month_word(line, place) or not _free(line, place):
        return None
    places, joints = [place], list[Joint]()
    written: list[int | None] = []
    while True:
        year, after = _year_behind(line, places[-1])
        written.append(year)
        joined = _month_joint(line, after)
        if joined is None:
            break
        joints.append(joined[0])
        places.append(joined[1])
    if not _is_whole_word(line, places, joints, with_year=any(written), scope=scope):
        return None
    months = [MONTHS[line[at].low] for at in places]
    written = [
        scope.written_year(month) if year is None else year
        for month, year in zip(months, written, strict=True)
    ]
    years = chronological(
        months,
        [
            scope.years_of_month(month) if year is None else (year,)
            for month, year in zip(months, written, strict=True)
        ],
        written=[year is not None for year in written],
    )
    return Period(_month_readings(line, places, joints, years, after, scope), after)


def _year_behind(line: Line, month_at: int) -> tuple[int | None, int]:
    """The year behind a month, and the place after both."""
    year_at = month_at + 1 + _dot(line, month_at)
    if line[year_at].low in {"i", "in"}:
        year_at += 1
    if line.is_year(year_at) and not school_year_follows(line, year_at):
        return line[year_at].value, year_at + 1
    return None, month_at + 1


def _month_joint(line: Line, place: int) -> tuple[Joint, int] | None:
    """Here "mars/april" and "mars-april" are one period, "mars og april" two months."""
    place += line.is_mark(place, ".", gap=False)
    joined = (Joint.RANGE, place + 1) if line.is_mark(place, "/") else joint_at(line, place)
    if joined is None or not _is_month_word(line, joined[1]):
        return None
    return joined


def _month_readings(
    line: Line,
    places: list[int],
    joints: list[Joint],
    years: list[tuple[int, ...]],
    after: int,
    scope: Scope,
) -> tuple[Reading, ...]:
    runs = [[0]]
    for number, joint in enumerate(joints, 1):
        if joint is Joint.RANGE:
            runs[-1].append(number)
        else:
            runs.append([number])
    readings = []
    for run in runs:
        start = line[places[run[0]]].start
        end = line[after - 1].end if run is runs[-1] else line[places[run[-1]]].end
        months = (MONTHS[line[places[run[0]]].low], MONTHS[line[places[run[-1]]].low])
        ends = years[run[-1]]
        timings = tuple(
            _months(year, months[0], ends[min(number, len(ends) - 1)], months[1])
            for number, year in enumerate(years[run[0]])
        )
        readings.append(read_period(start, end, line.slice(start, end), timings, scope))
    if Joint.EITHER not in joints:
        return tuple(readings)
    start, end = readings[0].start, readings[-1].end
    choices = tuple(one.timing for one in readings if one.timing is not None)
    doubt = doubts.written_doubt(
        DoubtCode.ALTERNATIVES, line.slice(start, end), language=scope.language, choices=choices
    )
    return (Reading(start, end, choices[0] if choices else None, (doubt,)),)


def _months(year: int, month: int, last_year: int, last_month: int) -> Timing:
    count = (last_year - year) * 12 + last_month - month
    return Timing.month(year, month, max(count, 0) + 1)


def _is_month_word(line: Line, place: int) -> bool:
    """English months have a capital: "may" is no month."""
    word = line[place]
    return word.low in NORWEGIAN_MONTHS or (
        word.low in MONTHS and not (word.low in ENGLISH_MONTHS and word.text[0].islower())
    )


def _is_whole_word(
    line: Line, places: list[int], joints: list[Joint], *, with_year: bool, scope: Scope
) -> bool:
    """Full Norwegian names stand alone; short and English ones need more to be months."""
    words = [line[at].low for at in places]
    if any(word in NORWEGIAN_MONTHS for word in words):
        return True
    if with_year or Joint.RANGE in joints:
        return True
    if scope.language == "en" and words[0] in ENGLISH_MONTHS:
        return True
    after = places[0] + 1 + _dot(line, places[0])
    alone = line[after].kind is Kind.END or line[after].text in {"|", "│", ":"}
    return places[0] == 0 and alone


def _dot(line: Line, place: int) -> bool:
    return line.is_mark(place + 1, ".", gap=False)


def _free(line: Line, place: int) -> bool:
    """Not glued into a compound ("mai-komiteen", "pre-mai"), not the rest of "45. mai"."""
    token, before, following = line[place], line[place - 1], line[place + 2]
    if not token.gap and place:
        if before.kind is not Kind.MARK:
            return False
        if before.text in DASHES and not before.gap and line[place - 2].kind is Kind.WORD:
            return line[place - 2].low in MONTHS
    number = place - 2 if before.text == "." else place - 1
    if line[number].kind is Kind.NUMBER and not line.is_year(number):
        return False
    glued = line.is_mark(place + 1, DASHES, gap=False) and not following.gap
    return not glued or following.kind is not Kind.WORD or following.low in MONTHS


# --- parts ---


def _part_at(line: Line, place: int, scope: Scope) -> Period | None:
    part = PARTS.get(line[place].low)
    if part is None:
        return None
    month_at = place + 1
    if line[month_at].low in {"av", "i", "på", "of", "in"} or line.is_mark(month_at, DASHES):
        month_at += 1
    if line[month_at].low not in MONTHS:
        return None
    month = MONTHS[line[month_at].low]
    after = month_at + 1 + (_dot(line, month_at) and line.is_year(month_at + 2))
    written = scope.written_year(month)
    if line.is_year(after) and not school_year_follows(line, after):
        written = line[after].value
        after += 1
    else:
        after = month_at + 1
    after = _past_days(line, after, part)
    years = scope.years_of_month(month) if written is None else (written,)
    timings = tuple(Timing.part(year, month, part) for year in years)
    start, end = line[place].start, line[after - 1].end
    return Period((read_period(start, end, line.slice(start, end), timings, scope),), after)


def _past_days(line: Line, place: int, part: MonthPart) -> int:
    """The place after "(11.–20.)", when it says what the part says."""
    first = {MonthPart.EARLY: 1, MonthPart.MIDDLE: 11, MonthPart.LATE: 21}[part]
    if not (line.is_mark(place, "(") and line.is_number(place + 1)):
        return place
    if line[place + 1].value != first:
        return place
    at = place + 2 + line.is_mark(place + 2, ".", gap=False)
    if not (line.is_mark(at, DASHES) and line.is_number(at + 1)):
        return place
    at += 2 + line.is_mark(at + 2, ".", gap=False)
    return at + 1 if line.is_mark(at, ")") else place


# --- terms ---


def _term_at(line: Line, place: int, scope: Scope) -> Period | None:
    word = line[place].low
    if word in TERM_LETTERS:
        return _lettered(line, place, scope)
    term = TERMS.get(word) or TERMS_WITH_YEAR.get(word)
    if term is None or (not line[place].gap and place and line[place - 1].kind is Kind.WORD):
        return None
    after = place + 1
    if line[after].low in {"i", "in", "of"} and line.is_year(after + 1):
        after += 1
    year = None
    if line.is_year(after) and not school_year_follows(line, after):
        year = line[after].value
    elif line.is_mark(after, "-'’") and line.is_number(after + 1, gap=False):
        after += 1
        year = 2000 + line[after].value if len(line[after].text) == 2 else None
    if year is None and not (word in TERMS or _stands_alone(line, place)):
        return None
    return _term(line, place, place + 1 if year is None else after + 1, (term, year), scope)


def _lettered(line: Line, place: int, scope: Scope) -> Period | None:
    """H24, V25, H2024."""
    number, before = line[place + 1], line[place - 1]
    glued = not line[place].gap and before.kind in {Kind.WORD, Kind.NUMBER}
    if number.gap or number.kind is not Kind.NUMBER or glued:
        return None
    if len(number.text) == 4 and line.is_year(place + 1):
        year = number.value
    elif len(number.text) == 2 and 15 <= number.value <= 60 and line[place].text.isupper():
        year = 2000 + number.value
    else:
        return None
    return _term(line, place, place + 2, (TERM_LETTERS[line[place].low], year), scope)


def _stands_alone(line: Line, place: int) -> bool:
    """True of "Høst" as a heading or label and of "i høst", not of "vår plan"."""
    following = line[place + 1]
    if place == 0 and (following.kind is Kind.END or following.text in {":", "|", "│"}):
        return True
    return line[place].low in {"høst", "haust"} and line[place - 1].low in {"i", "til"}


def _term(
    line: Line, place: int, after: int, read: tuple[Term, int | None], scope: Scope
) -> Period:
    term, year = read
    years = (year,) if year is not None else _term_years(term, scope)
    timings = tuple(Timing.term(one, term) for one in years)
    start, end = line[place].start, line[after - 1].end
    reading = read_period(start, end, line.slice(start, end), timings, scope)
    return Period((reading,), after)


def _term_years(term: Term, scope: Scope) -> tuple[int, ...]:
    if scope.heading is None:
        return ()
    return (scope.heading.start + (term is Term.SPRING),)


# --- doubts ---


def read_period(
    start: int, end: int, written: str, timings: tuple[Timing, ...], scope: Scope
) -> Reading:
    """What `timings` mean, likeliest first; there are none when the year is unknown."""
    if not timings:
        doubt = doubts.written_doubt(DoubtCode.UNKNOWN_YEAR, written, language=scope.language)
        return Reading(start, end, None, (doubt,))
    found = []
    if len(timings) > 1:
        found.append(
            doubts.written_doubt(
                DoubtCode.AMBIGUOUS_YEAR, written, language=scope.language, choices=timings
            )
        )
    timing, year = timings[0], scope.context.year
    assert timing.last is not None
    if year is not None and not scope.allows(timing.last):
        found.append(doubts.outside_doubt(timing, year, language=scope.language, choices=timings))
    return Reading(start, end, timing, tuple(found))
