"""Rows as units, each with what is wrong with it. A wrong row never stops a right one."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from samspor.kernel.org_number import parse_org_number
from samspor.reading.registers import cells
from samspor.reading.registers.table import Column, RegisterRow, RegisterTable

LONGEST_NAME: Final = 160


class ProblemCode(StrEnum):
    """Why a row can't be taken in. Each has a sentence of its own where it is shown."""

    NATIONAL_NUMBER = "national_number"
    NAME_MISSING = "name_missing"
    NAME_LONG = "name_long"
    NUMBER_WRONG = "number_wrong"
    NUMBER_DUMMY = "number_dummy"
    NUMBER_TWICE = "number_twice"
    NAME_TWICE = "name_twice"
    OWNER_NUMBER_WRONG = "owner_number_wrong"
    MUNICIPALITY_NUMBER_WRONG = "municipality_number_wrong"
    KIND_UNKNOWN = "kind_unknown"
    OWNERSHIP_UNKNOWN = "ownership_unknown"
    NOT_A_NUMBER = "not_a_number"
    NOUGHT = "nought"
    NOT_A_DAY = "not_a_day"


@dataclass(frozen=True, slots=True)
class Problem:
    """`text` is what stood in the cell, `line` another row that it collides with."""

    code: ProblemCode
    column: Column
    text: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundUnit:
    """One row. What the source does not say is empty, and clears nothing (T-19)."""

    line: int
    name: str = ""
    organisation_number: str = ""
    municipality: str = ""
    municipality_number: str = ""
    district: str = ""
    kind: str = ""  # kindergarten, school
    combined_centre: bool = False
    ownership: str = ""  # municipal, private
    owner_form: str = ""
    owner: str = ""
    owner_number: str = ""
    sections: int | None = None
    children: int | None = None
    staff: int | None = None
    counted_on: date | None = None
    opened_on: date | None = None
    closed_on: date | None = None
    problems: tuple[Problem, ...] = field(default=())


_KINDS: Final = {
    "barnehage": "kindergarten", "kindergarten": "kindergarten", "familiebarnehage": "kindergarten",
    "ordinær barnehage": "kindergarten", "ordinær": "kindergarten", "bhg": "kindergarten",
    "åpen barnehage": "kindergarten", "skole": "school", "skule": "school", "school": "school",
    "grunnskole": "school", "grunnskule": "school", "barneskole": "school", "barneskule": "school",
    "ungdomsskole": "school", "ungdomsskule": "school",
}  # fmt: skip
_CENTRES: Final = ("oppvekstsenter", "combined centre", "oppvekst", "barne- og ungdomssenter")
_OWNERSHIPS: Final = {
    "kommunal": "municipal", "kommune": "municipal", "kommunalt": "municipal", "k": "municipal",
    "offentlig": "municipal", "offentleg": "municipal", "municipal": "municipal",
    "privat": "private", "private": "private", "p": "private", "ikke-kommunal": "private",
    "ikke kommunal": "private",
}  # fmt: skip
_FORMS: Final = {
    "foreldreeid": "parent", "foreldreeigd": "parent", "foreldrelag": "parent", "su": "parent",
    "samvirke": "parent", "samvirkeforetak": "parent", "sa": "parent", "andelslag": "parent",
    "stiftelse": "foundation", "stifting": "foundation", "sti": "foundation",
    "aksjeselskap": "company", "as": "company", "selskap": "company", "bedrift": "company",
    "enkeltpersonforetak": "company", "enk": "company", "menighet": "congregation",
    "kyrkjelyd": "congregation", "menighetseid": "congregation", "trossamfunn": "congregation",
    "forening": "association", "foreining": "association", "lag": "association",
    "fli": "association",
    "parent cooperative": "parent", "foundation": "foundation", "company": "company",
    "congregation": "congregation", "association": "association", "other form": "other",
    "annet": "other", "anna": "other", "annen": "other",
}  # fmt: skip


def interpret_units(table: RegisterTable, mapping: Mapping[Column, int]) -> tuple[FoundUnit, ...]:
    """Each row on its own first, then what two rows have in common."""
    rows = [_Row(row, mapping).unit() for row in table.rows if _says_something(row, mapping)]
    return tuple(_collisions(rows))


def same_place(unit: FoundUnit) -> str:
    return unit.municipality_number or unit.municipality.casefold()


def folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _says_something(row: RegisterRow, mapping: Mapping[Column, int]) -> bool:
    """Empty lines, and sums below the list, which have a number but neither name nor place."""
    said = {column for column, place in mapping.items() if row.cells[place]}
    if row.refused:
        return True
    telling = said - {Column.CHILDREN, Column.STAFF, Column.SECTIONS}
    name = row.cells[mapping[Column.NAME]].casefold() if Column.NAME in mapping else ""
    return bool(telling) and name.rstrip(":") not in {"sum", "totalt", "i alt", "til sammen"}


class _Row:
    def __init__(self, row: RegisterRow, mapping: Mapping[Column, int]) -> None:
        self.row = row
        self.mapping = mapping
        self.problems: list[Problem] = []

    def unit(self) -> FoundUnit:
        if self.row.refused:
            self._wrong(ProblemCode.NATIONAL_NUMBER, Column.NAME)
        name = self._name()
        kind, centre = self._kind(name)
        ownership, form = self._ownership()
        return FoundUnit(
            line=self.row.line,
            name=name,
            organisation_number=self._number(),
            municipality=self._text(Column.MUNICIPALITY).removesuffix(" kommune"),
            municipality_number=self._municipality_number(),
            district=self._text(Column.DISTRICT),
            kind=kind,
            combined_centre=centre,
            ownership=ownership,
            owner_form=form if ownership != "municipal" else "",
            owner=self._text(Column.OWNER)[:LONGEST_NAME],
            owner_number=self._owner_number(),
            sections=self._count(Column.SECTIONS),
            children=self._count(Column.CHILDREN),
            staff=self._count(Column.STAFF),
            counted_on=self._day(Column.COUNTED_ON),
            opened_on=self._day(Column.OPENED_ON),
            closed_on=self._day(Column.CLOSED_ON),
            problems=tuple(self.problems),
        )

    def _text(self, column: Column) -> str:
        place = self.mapping.get(column)
        return self.row.cells[place] if place is not None else ""

    def _wrong(self, code: ProblemCode, column: Column, text: str = "") -> None:
        self.problems.append(Problem(code, column, text))

    def _name(self) -> str:
        name = self._text(Column.NAME)
        if name.isupper():  # the registers shout
            name = _calm(name)
        if not name and not self.row.refused:
            self._wrong(ProblemCode.NAME_MISSING, Column.NAME)
        if len(name) > LONGEST_NAME:
            self._wrong(ProblemCode.NAME_LONG, Column.NAME, name[:60])
            return name[:LONGEST_NAME]
        return name

    def _number(self) -> str:
        text = self._text(Column.ORGANISATION_NUMBER)
        if not text:
            return ""
        if "".join(filter(str.isdigit, text)) == "9" * 9:
            self._wrong(ProblemCode.NUMBER_DUMMY, Column.ORGANISATION_NUMBER, text)
            return ""
        try:
            return parse_org_number(text)
        except ValueError:
            self._wrong(ProblemCode.NUMBER_WRONG, Column.ORGANISATION_NUMBER, text)
            return ""

    def _owner_number(self) -> str:
        text = self._text(Column.OWNER_NUMBER)
        try:
            return parse_org_number(text) if text else ""
        except ValueError:
            self._wrong(ProblemCode.OWNER_NUMBER_WRONG, Column.OWNER_NUMBER, text)
            return ""

    def _municipality_number(self) -> str:
        text = self._text(Column.MUNICIPALITY_NUMBER)
        if not text:
            return ""
        bare = text.zfill(4)  # a spreadsheet makes 0301 into 301
        if not (len(bare) == 4 and bare.isdecimal() and bare.isascii()):
            self._wrong(ProblemCode.MUNICIPALITY_NUMBER_WRONG, Column.MUNICIPALITY_NUMBER, text)
            return ""
        return bare

    def _kind(self, name: str) -> tuple[str, bool]:
        text = self._text(Column.KIND).casefold()
        centre = any(word in f"{text} {name.casefold()}" for word in _CENTRES)
        if text and text not in _KINDS and not any(word in text for word in _CENTRES):
            self._wrong(ProblemCode.KIND_UNKNOWN, Column.KIND, self._text(Column.KIND))
        return _KINDS.get(text) or _KINDS.get(text.split(" ")[0], ""), centre

    def _ownership(self) -> tuple[str, str]:
        """Either column may hold either word: "Eierform: privat" is as common as "foreldreeid"."""
        ownership = form = ""
        for column in (Column.OWNERSHIP, Column.OWNER_FORM):
            text = self._text(column)
            word = text.casefold().rstrip(".")
            if word in _OWNERSHIPS:
                ownership = ownership or _OWNERSHIPS[word]
            elif word in _FORMS:
                form, ownership = _FORMS[word], "private"
            elif text:
                self._wrong(ProblemCode.OWNERSHIP_UNKNOWN, column, text)
        return ownership, form

    def _count(self, column: Column) -> int | None:
        text = self._text(column)
        if not text or text in {"-", "–", "*", "."}:  # how tables write that nobody knows
            return None
        try:
            number = cells.whole(text)
        except ValueError:
            self._wrong(ProblemCode.NOT_A_NUMBER, column, text)
            return None
        if number == 0:
            self._wrong(ProblemCode.NOUGHT, column, text)
            return None
        return number

    def _day(self, column: Column) -> date | None:
        text = self._text(column)
        if not text:
            return None
        try:
            return cells.day(text)
        except ValueError:
            self._wrong(ProblemCode.NOT_A_DAY, column, text)
            return None


def _calm(name: str) -> str:
    """BUDAL BARNEHAGE AVD SØR as people write it: Budal barnehage avd sør."""
    small = {"BARNEHAGE", "SKOLE", "SKULE", "AVD", "OG", "I", "PÅ", "FOR", "VED", "KOMMUNE"}
    small |= {"FAMILIEBARNEHAGE", "OPPVEKSTSENTER", "NATURBARNEHAGE", "BARNESKOLE", "GRUNNSKOLE"}
    kept = {"AS", "SA", "ANS", "BA", "FUS", "IL"}
    words = name.split(" ")
    return " ".join(
        word
        if word in kept
        else word.lower()
        if word in small and place
        else "-".join(part.capitalize() for part in word.split("-"))
        for place, word in enumerate(words)
    )


def _collisions(rows: list[FoundUnit]) -> Iterator[FoundUnit]:
    """Two rows with one number, and two with one name in one place where a number doesn't help."""
    by_number: dict[str, int] = {}
    by_name: dict[tuple[str, str], int] = {}
    names = Counter((folded(row.name), same_place(row)) for row in rows)
    for row in rows:
        problems = list(row.problems)
        key = (folded(row.name), same_place(row))
        number = row.organisation_number
        if number and number in by_number:
            first = by_number[number]
            problems.append(
                Problem(ProblemCode.NUMBER_TWICE, Column.ORGANISATION_NUMBER, number, first)
            )
        elif row.name and names[key] > 1 and not (number or _has_wrong_number(row)):
            other = by_name.get(key)
            problems.append(Problem(ProblemCode.NAME_TWICE, Column.NAME, row.name, other))
        if number:
            by_number.setdefault(number, row.line)
        by_name.setdefault(key, row.line)
        yield replace(row, problems=tuple(problems))


def _has_wrong_number(row: FoundUnit) -> bool:
    """Said already, and mending it may tell the two apart."""
    return any(problem.column is Column.ORGANISATION_NUMBER for problem in row.problems)
