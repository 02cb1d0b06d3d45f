"""Writes dates, times and timings for people. What is written in nb and nn can be read back.

Three styles: full is for headings and mail ("onsdag 16. oktober 2024 kl. 09.30–15.00 (uke 42)"),
short for lists ("ons. 16. oktober kl. 09.30–15.00 (uke 42)"), compact for narrow places ("16.
okt."). The year is left out when the `year` handed in makes it clear.
"""

from datetime import date, time
from typing import Literal

from samspor.kernel import weeks
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import MonthPart, Precision, Term, Timing
from samspor.kernel.words import words_of

Style = Literal["full", "short", "compact"]

_NO_BREAK = "\u00a0"


def write_timing(
    timing: Timing, *, language: str, style: Style = "full", year: SchoolYear | None = None
) -> str:
    """The timing as people write it; inside `year` (such as the wheel's) without the year."""
    if timing.first is None or timing.last is None:
        return words_of(language).agreement
    first, last = timing.first, timing.last
    with_year = year is None or first not in year or last not in year
    match timing.precision:
        case Precision.WEEK:
            return _weeks(first, last, language=language, style=style, with_year=with_year)
        case Precision.MONTH if _is_whole_months(timing):
            return _months(first, last, language=language, style=style, with_year=with_year)
        case Precision.PART if timing == Timing.part(first.year, first.month, _part(first)):
            return _month_part(first, last, language=language, style=style, with_year=with_year)
        case Precision.TERM if (term := _term(timing)) is not None:
            return f"{words_of(language).terms[term]} {first.year}"
        case _:
            return _days(timing, first, last, language=language, style=style, with_year=with_year)


def write_date(
    day: date,
    *,
    language: str,
    style: Style = "full",
    weekday: bool = True,
    year: SchoolYear | None = None,
) -> str:
    """One day, without its week. Compact never has the weekday."""
    with_year = year is None or day not in year
    return _day(day, language=language, style=style, weekday=weekday, with_year=with_year)


def write_time(clock: time, *, language: str) -> str:
    """As in 09.30, in English 09:30."""
    return clock.strftime("%H:%M" if language == "en" else "%H.%M")


def write_time_range(start: time, end: time | None, *, language: str) -> str:
    """As in "kl. 09.30–15.00", in English 09:30–15:00."""
    written = write_time(start, language=language)
    if end is not None:
        written += f"–{write_time(end, language=language)}"
    return words_of(language).clock.lstrip(" ,") + written


def write_week(day: date, last: date | None = None, *, language: str) -> str:
    """The week of the day, or of the days: uke 42, uke 41–42."""
    return f"{words_of(language).week} {_week_numbers(day, last or day)}"


def month_name(month: int, *, language: str, short: bool = False) -> str:
    words = words_of(language)
    return (words.months_short if short else words.months)[month - 1]


def weekday_name(day: date, *, language: str, short: bool = False) -> str:
    words = words_of(language)
    return (words.weekdays_short if short else words.weekdays)[day.weekday()]


def write_number(number: float, *, language: str, decimals: int = 0) -> str:
    """Thousands with a no-break space (in English a comma) from 10 000 up: 9999, 12 500, 2,5."""
    written = f"{number:,.{decimals}f}" if abs(number) >= 10_000 else f"{number:.{decimals}f}"
    if language == "en":
        return written
    swap = {",": _NO_BREAK, ".": words_of(language).decimal, "-": "−"}
    return "".join(swap.get(letter, letter) for letter in written)


# --- the pieces ---


def _day(day: date, *, language: str, style: Style, weekday: bool, with_year: bool) -> str:
    month = month_name(day.month, language=language, short=style == "compact")
    written = f"{day.day}{words_of(language).ordinal} {month}"
    if with_year:
        written += f" {day.year}"
    if weekday and style != "compact":
        name = weekday_name(day, language=language, short=style == "short")
        written = f"{name} {written}"
    return written


def _days(
    timing: Timing, first: date, last: date, *, language: str, style: Style, with_year: bool
) -> str:
    """Whole days and exact times; also periods that are not a whole month, part or term."""
    opening = _first_day(timing, first, last, language=language, style=style, with_year=with_year)
    if timing.start is not None and style != "compact":
        until = timing.end if first == last else None
        opening += _clock(timing.start, until, language=language)
    written = opening
    if first != last:
        closing = _day(last, language=language, style=style, weekday=True, with_year=with_year)
        if timing.end is not None and style != "compact":
            closing += _clock(timing.end, None, language=language)
        written = f"{opening} – {closing}" if " " in opening else f"{opening}–{closing}"
    if style == "compact":
        return written
    return f"{written} ({write_week(first, last, language=language)})"


def _first_day(
    timing: Timing, first: date, last: date, *, language: str, style: Style, with_year: bool
) -> str:
    """The opening of a range leaves to its end what they share: "man. 7. – fre. 11. oktober"."""
    same_month = (first.year, first.month) == (last.year, last.month)
    if first == last or not same_month or (timing.start is not None and style != "compact"):
        shows_year = with_year and (first.year != last.year or first == last)
        return _day(first, language=language, style=style, weekday=True, with_year=shows_year)
    number = f"{first.day}{words_of(language).ordinal}"
    if style == "compact":
        return number
    return f"{weekday_name(first, language=language, short=style == 'short')} {number}"


def _clock(start: time, end: time | None, *, language: str) -> str:
    lead = ", " if language == "en" else " "
    return lead + write_time_range(start, end, language=language)


def _week_numbers(first: date, last: date) -> str:
    one, other = weeks.numbers_between(first, last)
    return str(one) if weeks.monday_of(first) == weeks.monday_of(last) else f"{one}–{other}"


def _weeks(first: date, last: date, *, language: str, style: Style, with_year: bool) -> str:
    written = write_week(first, last, language=language)
    if style == "compact":
        return f"{written}, {first.isocalendar().year}" if with_year else written
    words = words_of(language)
    name = words.months if style == "full" else words.months_short
    opening = f"{first.day}{words.ordinal}"
    dash = "–"
    if first.month != last.month:
        opening += f" {name[first.month - 1]}"
        dash = " – "
    if with_year and first.year != last.year:
        opening += f" {first.year}"
    closing = f"{last.day}{words.ordinal} {name[last.month - 1]}"
    if with_year:
        closing += f" {last.year}"
    return f"{written} ({opening}{dash}{closing})"


def _months(first: date, last: date, *, language: str, style: Style, with_year: bool) -> str:
    short = style == "compact"
    opening = month_name(first.month, language=language, short=short)
    closing = month_name(last.month, language=language, short=short)
    if (first.year, first.month) == (last.year, last.month):
        return f"{closing} {last.year}" if with_year else closing
    if with_year and first.year != last.year:
        return f"{opening} {first.year} – {closing} {last.year}"
    return f"{opening}–{closing}" + (f" {last.year}" if with_year else "")


def _month_part(first: date, last: date, *, language: str, style: Style, with_year: bool) -> str:
    words = words_of(language)
    month = month_name(first.month, language=language, short=style == "compact")
    written = words.parts[_part(first)] + month + (f" {first.year}" if with_year else "")
    if style == "compact":
        return written
    return f"{written} ({first.day}{words.ordinal}–{last.day}{words.ordinal})"


def _part(first: date) -> MonthPart:
    return {1: MonthPart.EARLY, 11: MonthPart.MIDDLE}.get(first.day, MonthPart.LATE)


def _term(timing: Timing) -> Term | None:
    assert timing.first is not None
    year = timing.first.year
    return next((term for term in Term if timing == Timing.term(year, term)), None)


def _is_whole_months(timing: Timing) -> bool:
    first, last = timing.first, timing.last
    assert first is not None
    assert last is not None
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return timing == Timing.month(first.year, first.month, months)
