"""Sentences for what a date leaves open, in the reader's language."""

from datetime import date

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
    monday = date(2024, 1, 1)
    return _doubt(
        DoubtCode.WEEKDAY_MISMATCH,
        language,
        choices,
        day=_name(day, language),
        is_weekday=weekday_name(day, language=language),
        written=weekday_name(monday.replace(day=1 + written), language=language),
    )


def week_doubt(
    timing: Timing, written: str, *, language: str, choices: tuple[Timing, ...]
) -> DateDoubt:
    assert timing.first is not None
    assert timing.last is not None
    numbers = dict.fromkeys(str(week_number(day)) for day in (timing.first, timing.last))
    days = write_timing(Timing.days(timing.first, timing.last), language=language, style="compact")
    return _doubt(
        DoubtCode.WEEK_MISMATCH,
        language,
        choices,
        days=days,
        is_week="–".join(numbers),
        written=written,
    )


def outside_doubt(
    timing: Timing, year: SchoolYear, *, language: str, choices: tuple[Timing, ...]
) -> DateDoubt:
    """`choices` begins with the timing."""
    if timing.is_dated and timing.first == timing.last and timing.first is not None:
        name = _name(timing.first, language)
    else:
        compact = timing.is_dated or timing.precision is Precision.WEEK
        name = write_timing(timing, language=language, style="compact" if compact else "short")
    name = name[0].upper() + name[1:]
    return _doubt(DoubtCode.OUTSIDE_YEAR, language, choices, day=name, year=year.short)


def written_doubt(
    code: DoubtCode, written: str, *, language: str, choices: tuple[Timing | str, ...] = ()
) -> DateDoubt:
    """Doubts that only quote the source."""
    return _doubt(code, language, choices, written=written)


def _name(day: date, language: str) -> str:
    return write_date(day, language=language, weekday=False)


def _doubt(
    code: DoubtCode, language: str, choices: tuple[Timing | str, ...], **details: str
) -> DateDoubt:
    sentence = _SENTENCES[code][_COLUMN.get(language, 0)].format(**details)
    return DateDoubt(code, sentence, choices)
