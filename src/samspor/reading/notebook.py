"""The work sheet of one reading: recognisers write facts and claim the lines they came from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.reading.asking import Asked
from samspor.reading.blocks import Block, Line, lines_of
from samspor.reading.draft import (
    ActivityKind,
    ActivityMode,
    ArenaLevel,
    Dilemma,
    DraftCharter,
    DraftFocusArea,
    DraftInitiative,
    DraftNetwork,
    DraftUnit,
    EventStatus,
    Experience,
    Language,
    Norm,
    PartnerRole,
    Plan,
    Prose,
    Region,
    RelationWord,
    Scheme,
    Source,
    Total,
)

if TYPE_CHECKING:
    from samspor.reading.outline import Entry


class Fate(StrEnum):
    """What became of a line; a line without one is unplaced."""

    STRUCTURED = "structured"
    TEXT = "text"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that point at an activity: "styrersamling" with 16 October, or without a day."""

    phrase: str
    text: str
    timing: Timing | None


@dataclass(frozen=True, slots=True)
class Tie:
    """What a line says outright: "følger av: Styrersamling, ons. 16. oktober"."""

    relation: RelationWord
    text: str


@dataclass(slots=True, eq=False)
class ArenaNote:
    name: str
    level: ArenaLevel
    who: str | None = None
    role: str | None = None


@dataclass(slots=True, eq=False)
class EventNote:
    """An event while its surroundings are still being read."""

    title: str
    timing: Timing
    kind: ActivityKind
    arenas: list[ArenaNote]
    source: Source
    place: str | None = None
    mode: ActivityMode | None = None
    agenda: list[str] = field(default_factory=list)
    audience: str | None = None
    municipalities: tuple[str, ...] = ()
    by_municipality: bool = False
    targets: list[Mention] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    ties: tuple[Tie, ...] = ()
    status: EventStatus = "planned"
    follows: list[tuple["EventNote", RelationWord]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DoubtNote:
    event: EventNote | None
    line: int
    text: str
    asked: Asked
    choices: tuple[str, ...]


@dataclass(slots=True)
class Notebook:
    blocks: tuple[Block, ...]
    language: Language
    school_years: tuple[SchoolYear, ...]
    title: str | None = None
    period: str | None = None
    updated: date | None = None
    kinds: list[str] = field(default_factory=list)
    events: list[EventNote] = field(default_factory=list)
    arenas: list[ArenaNote] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    units: list[DraftUnit] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    networks: list[DraftNetwork] = field(default_factory=list)
    focus_areas: list[DraftFocusArea] = field(default_factory=list)
    initiatives: list[DraftInitiative] = field(default_factory=list)
    norms: list[Norm] = field(default_factory=list)
    partner_roles: list[PartnerRole] = field(default_factory=list)
    dilemmas: list[Dilemma] = field(default_factory=list)
    charter: DraftCharter | None = None
    experiences: list[Experience] = field(default_factory=list)
    schemes: list[Scheme] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    organisation: list[Prose] = field(default_factory=list)
    doubts: list[DoubtNote] = field(default_factory=list)
    outlines: dict[int, list["Entry"]] = field(default_factory=dict)
    _lines: list[Line] = field(init=False, repr=False)
    _fates: dict[int, tuple[Fate, str]] = field(default_factory=dict)
    _furniture: int = 0

    def __post_init__(self) -> None:
        self._lines = [line for block in self.blocks for line in lines_of(block)]

    @property
    def school_year(self) -> SchoolYear | None:
        return self.school_years[0] if self.school_years else None

    def lines(self) -> list[Line]:
        """Every line of the document, in order; not to be changed."""
        return self._lines

    def claim(self, line: Line, fate: Fate, why: str = "") -> None:
        """Say what became of a line. The first claim stands: a line is exactly one thing."""
        if line.index not in self._fates:
            self._fates[line.index] = (fate, why)
            self._furniture += fate is Fate.FURNITURE

    def claim_all(self, lines: Iterable[Line], fate: Fate = Fate.STRUCTURED) -> None:
        for line in lines:
            self.claim(line, fate)

    def add_kind(self, kind: str) -> None:
        if kind not in self.kinds:
            self.kinds.append(kind)

    @property
    def furniture_count(self) -> int:
        """What stands outside the outline; when it grows, the outline is another."""
        return self._furniture

    def is_free(self, line: Line) -> bool:
        return line.index not in self._fates

    def fate(self, line: Line) -> Fate | None:
        return self._fates[line.index][0] if line.index in self._fates else None

    def why(self, line: Line) -> str:
        return self._fates[line.index][1]

    def doubt(
        self,
        *,
        event: EventNote | None,
        line: int,
        text: str,
        asked: Asked,
        choices: tuple[str, ...] = (),
    ) -> None:
        note = DoubtNote(event, line, text, asked, choices)
        if note not in self.doubts:
            self.doubts.append(note)
