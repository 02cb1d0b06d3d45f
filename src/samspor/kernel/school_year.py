"""The year of kindergartens and schools: 1 August to 31 July."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

_WRITTEN = re.compile(r"(?P<first>\d{4})\s*[-–/]\s*(?P<last>\d{4}|\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class SchoolYear:
    """Named by the calendar year it starts in.

    Source: domain.md section 5, formally 1 August to 31 July.
    """

    start: int

    def __post_init__(self) -> None:
        if not 1990 <= self.start <= 2100:
            msg = f"expected a school year starting 1990 to 2100, got {self.start}"
            raise ValueError(msg)

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year if day.month >= 8 else day.year - 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "2024-2025", "2024/25" or "2024–25".

        Raises:
            ValueError: Not two years that follow each other.
        """
        found = _WRITTEN.fullmatch(text.strip())
        if not found:
            msg = f"expected a school year such as 2024-2025, got {text!r}"
            raise ValueError(msg)
        first = int(found["first"])
        if int(found["last"]) % 100 != (first + 1) % 100:
            msg = f"expected two years that follow each other, got {text!r}"
            raise ValueError(msg)
        return cls(first)

    @property
    def first(self) -> date:
        return date(self.start, 8, 1)

    @property
    def last(self) -> date:
        """31 July, inclusive."""
        return date(self.start + 1, 7, 31)

    @property
    def slug(self) -> str:
        return f"{self.start}-{self.start + 1}"

    @property
    def short(self) -> str:
        """As headings write it: 2024–25."""
        return f"{self.start}–{(self.start + 1) % 100:02d}"

    @property
    def next(self) -> Self:
        return type(self)(self.start + 1)

    @property
    def previous(self) -> Self:
        return type(self)(self.start - 1)

    def months(self) -> Iterator[tuple[int, int]]:
        """(year, month), August to July."""
        for number in range(12):
            month = (7 + number) % 12 + 1
            yield (self.start + (month < 8), month)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def __str__(self) -> str:
        return self.slug
