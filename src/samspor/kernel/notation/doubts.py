"""Sentences for what a date leaves open, in the reader's language."""

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Final

from samspor.kernel.notation.found import DateDoubt, DoubtCode
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Precision, Timing
from samspor.kernel.weeks import week_number
from samspor.kernel.writing import weekday_name, write_date, write_timing

_SENTENCES = {
    DoubtCode.WEEKDAY_MISMATCH: (
        "{day} er en {is_weekday}, ikke en {written}.",
        "{day} er ein {is_weekday}, ikkje ein {written}.",
        "{day} is a {is_weekday}, not a {written}.",
    ),
    DoubtCode.WEEK_MISMATCH: (
        "{days} er i uke {is_week}, ikke i uke {written}.",
        "{days} er i veke {is_week}, ikkje i veke {written}.",
        "{days} is in week {is_week}, not in week {written}.",
    ),
    DoubtCode.OUTSIDE_YEAR: (
        "{day} ligger utenfor året {year}.",
        "{day} ligg utanfor året {year}.",
        "{day} is outside the year {year}.",
    ),
    DoubtCode.AMBIGUOUS_YEAR: (
        "«{written}» kan være både først og sist i året. Hvilket år gjelder det?",
        "«{written}» kan vere både først og sist i året. Kva år gjeld det?",
        "“{written}” may be at either end of the year. Which year is meant?",
    ),
    DoubtCode.UNKNOWN_YEAR: (
        "Ingenting sier hvilket år «{written}» gjelder.",
        "Ingenting seier kva år «{written}» gjeld.",
        "Nothing says which year “{written}” is in.",
    ),
    DoubtCode.ALTERNATIVES: (
        "«{written}» er ikke avgjort.",
        "«{written}» er ikkje avgjort.",
        "“{written}” is not decided.",
    ),
    DoubtCode.IMPOSSIBLE_DATE: (
        "Datoen «{written}» finnes ikke.",
        "Datoen «{written}» finst ikkje.",
        "There is no such date as “{written}”.",
    ),
    DoubtCode.IMPOSSIBLE_TIME: (
        "Klokkeslettene «{written}» går ikke fram i tid.",
        "Klokkesletta «{written}» går ikkje fram i tid.",
        "The times “{written}” do not run forward.",
    ),
}
_COLUMN = {"nb": 0, "nn": 1, "en": 2}


def weekday_doubt(
    day: date, written: int, *, language: str, choices: tuple[Timing, ...]
) -> DateDoubt:
    return _doubt(
        DoubtCode.WEEKDAY_MISMATCH, language, choices, day=day.isoformat(), written=str(written)
    )


def week_doubt(
    timing: Timing, written: str, *, language: str, choices: tuple[Timing, ...]
) -> DateDoubt:
    return _doubt(
        DoubtCode.WEEK_MISMATCH, language, choices, days=timing_as_text(timing), written=written
    )


def outside_doubt(
    timing: Timing, year: SchoolYear, *, language: str, choices: tuple[Timing, ...]
) -> DateDoubt:
    """`choices` begins with the timing."""
    day = timing_as_text(timing)
    return _doubt(DoubtCode.OUTSIDE_YEAR, language, choices, day=day, year=year.short)


def written_doubt(
    code: DoubtCode, written: str, *, language: str, choices: tuple[Timing | str, ...] = ()
) -> DateDoubt:
    """Doubts that only quote the source."""
    return _doubt(code, language, choices, written=written)


def doubt_in(language: str, code: str, details: Mapping[str, str]) -> str:
    """The sentence of such a doubt; "" where the code is another's."""
    try:
        known = DoubtCode(code)
    except ValueError:
        return ""
    words = _WORDS[known](details, language) if known in _WORDS else details
    return _SENTENCES[known][_COLUMN.get(language, 0)].format(**words)


def _doubt(
    code: DoubtCode, language: str, choices: tuple[Timing | str, ...], **details: str
) -> DateDoubt:
    return DateDoubt(code, doubt_in(language, code, details), choices, tuple(details.items()))


# --- what a sentence is made of ---


def _weekday_words(details: Mapping[str, str], language: str) -> dict[str, str]:
    day = date.fromisoformat(details["day"])
    written = date(2024, 1, 1 + int(details["written"]))  # a year that begins with a Monday
    return {
        "day": _name(day, language),
        "is_weekday": weekday_name(day, language=language),
        "written": weekday_name(written, language=language),
    }


def _week_words(details: Mapping[str, str], language: str) -> dict[str, str]:
    timing = timing_from_text(details["days"])
    assert timing.first is not None
    assert timing.last is not None
    numbers = dict.fromkeys(str(week_number(day)) for day in (timing.first, timing.last))
    days = write_timing(Timing.days(timing.first, timing.last), language=language, style="compact")
    return {"days": days, "is_week": "–".join(numbers), "written": details["written"]}


def _outside_words(details: Mapping[str, str], language: str) -> dict[str, str]:
    timing = timing_from_text(details["day"])
    if timing.is_dated and timing.first == timing.last and timing.first is not None:
        name = _name(timing.first, language)
    else:
        compact = timing.is_dated or timing.precision is Precision.WEEK
        name = write_timing(timing, language=language, style="compact" if compact else "short")
    return {"day": name[0].upper() + name[1:], "year": details["year"]}


_WORDS: Final[Mapping[DoubtCode, Callable[[Mapping[str, str], str], dict[str, str]]]] = {
    DoubtCode.WEEKDAY_MISMATCH: _weekday_words,
    DoubtCode.WEEK_MISMATCH: _week_words,
    DoubtCode.OUTSIDE_YEAR: _outside_words,
}


def _name(day: date, language: str) -> str:
    return write_date(day, language=language, weekday=False)


# --- times as text ---


def timing_as_text(timing: Timing) -> str:
    """“time 2026-11-27 2026-11-27 09:00:00 -”: precision, days and hours, a dash for none."""
    ends = (timing.first, timing.last, timing.start, timing.end)
    return " ".join([timing.precision.value, *(each.isoformat() if each else "-" for each in ends)])


def timing_from_text(text: str) -> Timing:
    """What `timing_as_text` gave."""
    precision, first, last, start, end = text.split()
    days = [None if each == "-" else date.fromisoformat(each) for each in (first, last)]
    hours = [None if each == "-" else time.fromisoformat(each) for each in (start, end)]
    return Timing(Precision(precision), days[0], days[1], hours[0], hours[1])
