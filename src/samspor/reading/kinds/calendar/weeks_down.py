"""Numbers of weeks under each other, months beside some of them: "Okt. 40 …", "41 Høstferie".

Read as they stand, "9 Vinterferie" under January would be the ninth of it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from samspor.reading.kinds.calendar.line_times import timed
from samspor.reading.kinds.calendar.scope import Scope
from samspor.reading.kinds.table_labels import is_month

_WEEK: Final = re.compile(
    r"(?:(?P<label>[A-Za-zæøå]{3,9}\.?|20\d\d)\s+)?(?P<first>[1-9]|[1-4]\d|5[0-3])"
    r"(?:\s?[+–-]\s?(?P<last>[1-9]|[1-4]\d|5[0-3]))?\s+(?P<rest>[^\d\s.,:/–-].*)"
)
_ANY_YEAR: Final = Scope(calendar_year=2024)
_FEWEST: Final = 6
_LAST_OF_MONTH: Final = 31
_DITTO: Final = frozenset({"”", '"', "''", "-", "–"})


def weeks_down(texts: Sequence[str]) -> dict[int, str]:
    """By place: what each such line says, nothing for a week as most others."""
    told = {at: found for at, text in enumerate(texts) if (found := _WEEK.fullmatch(text))}
    told = {at: f for at, f in told.items() if _is_label(f["label"])}
    if len(told) < _FEWEST or not _are_weeks([int(found["first"]) for found in told.values()]):
        return {}
    rests = Counter(found["rest"].strip() for found in told.values())
    usual, often = rests.most_common(1)[0]
    usual = usual if often > 1 else ""
    return {at: _said(found, usual) for at, found in told.items()}


def _is_label(label: str | None) -> bool:
    return label is None or label.isdecimal() or is_month(label)


def _are_weeks(numbers: list[int]) -> bool:
    """They rise, past any day of a month, and begin again once at most."""
    falls = sum(other <= one for one, other in pairwise(numbers))
    return falls <= 1 and max(numbers) > _LAST_OF_MONTH


def _said(found: re.Match[str], usual: str) -> str:
    rest = found["rest"].strip()
    if rest == usual or rest in _DITTO:
        return ""
    if usual and rest.startswith(f"{usual} ") and rest[len(usual) + 1].isupper():
        rest = rest[len(usual) + 1 :]
    if timed(rest, _ANY_YEAR.context):
        return rest
    last = f"–{found['last']}" if found["last"] else ""
    return f"Uke {found['first']}{last}: {rest}"
