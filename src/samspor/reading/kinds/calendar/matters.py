"""Matters of minutes that are written on one line: "Sak 14/26 Årsplan. Møter: 2. februar …"."""

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from samspor.reading.kinds.calendar.rows import Row

_MATTER: Final = re.compile(
    r"(?P<title>[Ss]ak\s(?:nr\.?\s)?\d{1,3}/\d{2,4}:?\s+[A-ZÆØÅ][^.:]{2,80})\.\s+(?P<rest>[A-ZÆØÅ].+)"
)
_DAY: Final = re.compile(r"\d{1,2}\.\s?(?:[a-zæøå]{3}|\d{1,2}\.)|\d{1,2}/\d{1,2}\b")


def matters_apart(rows: "list[Row]") -> "list[Row]":
    """What a matter is called as a heading over its own words, where those name a day."""
    made: list[Row] = []
    for row in rows:
        found = _MATTER.fullmatch(row.text) if row.lines and row.text[:3].lower() == "sak" else None
        if found is None or not _DAY.search(found["rest"]):
            made.append(row)
            continue
        made.append(row._replace(text=found["title"], role="heading", level=3))
        made.append(row._replace(text=found["rest"], role="paragraph", again=True))
    return made
