"""What draws a calendar: numbers of days and weeks, weekdays; and the words on a day."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from samspor.kernel.notation import Context, Found
from samspor.kernel.timing import Timing
from samspor.kernel.writing import month_name
from samspor.reading.kinds.calendar.clauses import Clause, cut

_WEEKDAY_NAMES: Final = (
    "mandag man ma m monday mon måndag mån må", "tirsdag tirs tir ti t tuesday tue tysdag tys ty",
    "onsdag ons on o wednesday wed", "torsdag tors tor to t thursday thu",
    "fredag fre fr f friday fri", "lørdag lør lø l saturday sat laurdag lau la",
    "søndag søn sø s sunday sun sundag su",
)  # fmt: skip
WEEKDAYS: Final[Mapping[str, frozenset[int]]] = {
    word: frozenset(n for n, names in enumerate(_WEEKDAY_NAMES) if word in names.split())
    for names in _WEEKDAY_NAMES
    for word in names.split()
}
_NAMES: Final = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
DAY: Final = re.compile(
    rf"(?:(?P<before>{_NAMES})\.?\s+)?(?P<day>0?[1-9]|[12]\d|3[01])\.?"
    rf"(?:\s+(?P<after>{_NAMES})(?![\w-])\.?)?(?:\s+(?P<rest>\S.*))?",
    re.IGNORECASE,
)
_WEEK: Final = re.compile(r"(?:(?:uke|veke|week|u|v)\.?\s*)?\d{1,3}", re.IGNORECASE)
MARK: Final = re.compile(rf"(?:{_NAMES})\.?|{_WEEK.pattern}|uke|veke|dag|dato", re.IGNORECASE)
_CUT_SHORT: Final = re.compile(r"\bp(?:l(?:an(?:l(?:egg)?)?)?)?[.\s-]*dag\b\.?", re.IGNORECASE)


def on_days(first: date, last: date, words: str) -> Clause:
    """What is written on a day of a calendar, with its hours: "Foreldremøte kl. 18–20"."""
    if first == last:
        said = f"{first.day}. {month_name(first.month, language='nb')} {first.year}: {words}"
        clauses = cut(said, Context())
        if len(clauses) == 1 and clauses[0].title and _is_on(clauses[0], first):
            return clauses[0]
    return Clause(words, Found(Timing.days(first, last), 0, 0, words))


def whole(words: str) -> str:
    """“Planl.dag”: there is so little room."""
    return _CUT_SHORT.sub("Planleggingsdag", words)


def _is_on(clause: Clause, day: date) -> bool:
    timing = clause.found.timing
    return timing is not None and timing.first == timing.last == day
