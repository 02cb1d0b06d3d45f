"""What every register becomes before it is understood: named columns and rows of text."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from samspor.kernel.national_number import find_national_numbers

MAX_ROWS: Final = 20_000
MAX_COLUMNS: Final = 200
LONGEST_CELL: Final = 500
REMOVED: Final = "…"


class RegisterFormat(StrEnum):
    TABLE = "table"  # a list that somebody keeps
    ENTITIES = "entities"  # Enhetsregisteret
    EDUCATION = "education"  # NBR and NSR, the education authorities' registers
    FACTS = "facts"  # barnehagefakta
    CLASSIFICATION = "classification"  # the statistics bureau's municipalities


class Column(StrEnum):
    NAME = "name"
    ORGANISATION_NUMBER = "organisation_number"
    MUNICIPALITY = "municipality"
    MUNICIPALITY_NUMBER = "municipality_number"
    DISTRICT = "district"
    KIND = "kind"
    OWNERSHIP = "ownership"
    OWNER_FORM = "owner_form"
    OWNER = "owner"
    OWNER_NUMBER = "owner_number"
    SECTIONS = "sections"
    CHILDREN = "children"
    STAFF = "staff"
    COUNTED_ON = "counted_on"
    OPENED_ON = "opened_on"
    CLOSED_ON = "closed_on"


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """`line` as the source counts: a line of text, a row of the sheet, a place in the list.

    `refused`: a national identity number stood here. It is taken out before anything is kept.
    """

    line: int
    cells: tuple[str, ...]
    refused: bool = False


@dataclass(frozen=True, slots=True)
class RegisterTable:
    format: RegisterFormat
    columns: tuple[str, ...]
    rows: tuple[RegisterRow, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "format": self.format.value,
            "columns": list(self.columns),
            "rows": [[row.line, row.refused, *row.cells] for row in self.rows],
        }

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> "RegisterTable":
        return cls(
            RegisterFormat(kept["format"]),
            tuple(kept["columns"]),
            tuple(
                RegisterRow(line, tuple(cells), refused) for line, refused, *cells in kept["rows"]
            ),
        )


def row_of(line: int, cells: list[str], *, width: int) -> RegisterRow:
    """A row as wide as the header, short cells only, and without national numbers (T-39)."""
    even = [tidy(cell) for cell in cells[:width]] + [""] * (width - len(cells))
    refused = False
    for place, cell in enumerate(even):
        # Organisation and phone numbers are shorter; only digits in plenty are looked at.
        if sum(map(str.isdigit, cell)) >= 11 and find_national_numbers(cell):
            even[place] = REMOVED
            refused = True
    return RegisterRow(line, tuple(even), refused)


def tidy(cell: str) -> str:
    return " ".join(cell.split())[:LONGEST_CELL]
