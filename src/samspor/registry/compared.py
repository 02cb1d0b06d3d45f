"""What holding a file against the registry gives: plain values for services and pages."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from samspor.reading.registers import Column, Problem


class RowState(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    WRONG = "wrong"


class Fault(StrEnum):
    """Why a row that reads well can't be taken in."""

    MUNICIPALITY_MISSING = "municipality_missing"
    MUNICIPALITY_UNKNOWN = "municipality_unknown"
    MUNICIPALITY_TWICE = "municipality_twice"
    NOT_YOURS = "not_yours"
    NAME_AMBIGUOUS = "name_ambiguous"
    NUMBER_ELSEWHERE = "number_elsewhere"
    UNIT_TWICE = "unit_twice"
    OWNERSHIP_MISSING = "ownership_missing"
    OWNER_TWICE = "owner_twice"
    OWNER_MISMATCH = "owner_mismatch"
    CLOSED_UNKNOWN = "closed_unknown"
    CLOSED_BEFORE_OPENED = "closed_before_opened"
    NUMBER_USED = "number_used"


class Note(StrEnum):
    """What the reader should know about a row that is taken in."""

    NEW_OWNER = "new_owner"
    SAME_NAME = "same_name"
    CLOSED_HERE = "closed_here"
    DISTRICT_UNKNOWN = "district_unknown"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class RowFault:
    code: Fault
    text: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field; both as a reader sees them, "" where nobody knows."""

    column: Column
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality, district or owner. `number` is of a municipality or an organisation."""

    id: int
    name: str
    number: str = ""
    parent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownUnit:
    id: int
    name: str
    organisation_number: str
    municipality: int
    district: int | None
    kind: str
    combined_centre: bool
    ownership: str
    owner_form: str
    owner: int | None
    sections: int | None
    opened_on: date | None
    closed_on: date | None
    children: int | None = None
    staff: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The registry as far as the file may concern it.

    `mine`: municipalities that the viewer may write about. `owners` also holds municipalities.
    """

    municipalities: tuple[Place, ...]
    mine: frozenset[int]
    districts: tuple[Place, ...]
    owners: tuple[Place, ...]
    units: tuple[KnownUnit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a good row becomes: ids of what it ties to, values of what it says."""

    municipality: int
    values: Mapping[str, object]
    owner_name: str = ""  # an owner that is to be added
    owner_number: str = ""
    children: int | None = None
    staff: int | None = None
    counted_on: date | None = None

    @property
    def has_figure(self) -> bool:
        return self.children is not None or self.staff is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    line: int
    name: str
    place: str
    state: RowState
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()
    faults: tuple[RowFault, ...] = ()
    notes: tuple[tuple[Note, str], ...] = ()
    unit: int | None = None
    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """`gone`: open units in the file's municipalities that it doesn't name. They stay (T-19)."""

    rows: tuple[Compared, ...]
    gone: tuple[KnownUnit, ...] = ()
    counts: Mapping[RowState, int] = field(default_factory=dict)
    stamp: str = ""

    @classmethod
    def of(cls, rows: Iterable[Compared], gone: Iterable[KnownUnit] = ()) -> "Comparison":
        made = tuple(rows)
        counts = {state: sum(row.state is state for row in made) for state in RowState}
        digest = hashlib.sha256()
        for row in made:
            fields = [(each.column.value, each.before, each.after) for each in row.differences]
            told = (row.line, row.state.value, row.unit, fields)
            digest.update(repr(told).encode())
        return cls(made, tuple(gone), counts, digest.hexdigest()[:32])
