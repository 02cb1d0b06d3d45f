"""What a document was understood to say: facts, each with its place, and doubts.

The shapes are the JSON contract of `samspor read` (docs/reference/read-json.md): every key is
always there, unknown is None, lists may be empty. `contract.to_dict` of a `Draft`, with dates and
times as text, is the contract; field order here is key order there.
"""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Final, Literal

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Precision, Timing

# Of a field that what was written before it came does without.
LATER: Final = {"later": True}

Language = Literal["nb", "nn", "en"]
ArenaLevel = Literal["region", "municipality", "cluster", "unit"]
ActivityMode = Literal["physical", "digital", "hybrid"]
EventStatus = Literal["planned", "cancelled"]
RelationWord = Literal["preparation", "follow_up", "evaluation", "part"]
DerivedKind = Literal["preparation", "follow_up", "evaluation"]
ActivityKind = Literal[
    "meeting",
    "gathering",
    "professional_day",
    "preparation",
    "follow_up",
    "evaluation",
    "deadline",
    "period",
]


@dataclass(frozen=True, slots=True)
class Source:
    """`line` from 1; `cell` is "row label / column name" in a table; `text` as in the source."""

    line: int
    cell: str | None
    text: str


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    title: str | None
    language: Language
    school_year: str | None
    updated: date | None
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Follow:
    """`event` is an index into the draft's events."""

    event: int
    relation: RelationWord


@dataclass(frozen=True, slots=True)
class DraftEvent:
    """For time and day, `end` is None for one day and inclusive otherwise.

    The undated precisions have the first and last day of the period; by agreement has neither.
    """

    title: str
    start: date | None
    end: date | None
    time_start: time | None
    time_end: time | None
    precision: Precision
    kind: ActivityKind
    arenas: tuple[str, ...]
    place: str | None
    mode: ActivityMode | None
    agenda: tuple[str, ...]
    audience: str | None
    follows: tuple[Follow, ...]
    municipalities: tuple[str, ...]
    doubts: tuple[int, ...]
    source: Source
    status: EventStatus = field(default="planned", metadata=LATER)

    @property
    def timing(self) -> Timing:
        if self.start is None:
            return Timing(self.precision)
        last = self.end or self.start
        return Timing(self.precision, self.start, last, self.time_start, self.time_end)


@dataclass(frozen=True, slots=True)
class DraftArena:
    """`role` keeps its paragraphs as lines; a list item begins with "- "."""

    name: str
    level: ArenaLevel
    who: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Region:
    name: str | None
    municipalities: tuple[str, ...]
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftUnit:
    name: str
    kind: Literal["kindergarten", "school", "combined_centre"]
    ownership: Literal["municipal", "private"] | None
    owner_form: str | None
    children: int | None
    departments: int | None
    section_word: str | None
    municipality: str | None
    combined_centre: bool


@dataclass(frozen=True, slots=True)
class Total:
    what: str
    stated: int | None
    computed: int | None


@dataclass(frozen=True, slots=True)
class Contact:
    role: str | None
    person: str | None
    unit: str | None
    vacant: bool


@dataclass(frozen=True, slots=True)
class DraftNetwork:
    name: str
    kind: Literal["district", "thematic", "heads", "other"]
    district: str | None
    ownership: str | None
    text: str | None
    meets: str | None
    members: str | None
    contacts: tuple[Contact, ...]
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftFocusArea:
    name: str
    period: str | None
    owner: str | None
    text: str | None
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftInitiative:
    name: str
    text: str | None
    period: str | None
    status: str | None
    contacts: tuple[Contact, ...]
    partners: tuple[str, ...]
    participation: str | None
    decided: date | None
    funder: str | None
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    name: str
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    name: str
    period: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Norm:
    what: str
    min: float | None
    max: float | None
    unit: str | None
    per: str | None
    approximate: bool


@dataclass(frozen=True, slots=True)
class PartnerRole:
    partner: str
    role: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Dilemma:
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class CharterTheme:
    name: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class DraftCharter:
    name: str
    why: tuple[str, ...]
    goals: tuple[str, ...]
    themes: tuple[CharterTheme, ...]
    form: tuple[str, ...]
    rhythm: str | None
    lifetime_years: int | None
    evaluate_after_years: int | None
    duties: tuple[Duty, ...]
    fixed_points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Experience:
    kind: Literal[
        "wondering",
        "idea",
        "perspective",
        "advice",
        "success",
        "stumbling",
        "quote",
        "unsorted",
    ]
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Prose:
    """A line kept as text, under the nearest heading."""

    topic: str | None
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class DraftLink:
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Detail:
    """What a question is about, by its name in the sentence; a time is written as plain text."""

    name: str
    text: str
    is_time: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question to the person who imports; `why` is a sentence, `choices` are ready to click.

    `code` and `details` word it in other languages (`reading.asking`).
    """

    event: int | None
    line: int
    text: str
    why: str
    choices: tuple[str, ...]
    code: str = field(default="", metadata=LATER)
    details: tuple[Detail, ...] = field(default=(), metadata=LATER)


@dataclass(frozen=True, slots=True)
class Furniture:
    """`reason` is a code, with what it is about behind a colon; `why` is its sentence in bokmål."""

    line: int
    text: str
    why: str
    reason: str = field(default="", metadata=LATER)


@dataclass(frozen=True, slots=True)
class Unplaced:
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Furniture is counted apart: content_lines = structured + text + unplaced."""

    content_lines: int
    structured: int
    text: int
    unplaced: int
    placed: int


@dataclass(frozen=True, slots=True)
class Draft:
    document: DocumentFacts
    events: tuple[DraftEvent, ...] = ()
    arenas: tuple[DraftArena, ...] = ()
    regions: tuple[Region, ...] = ()
    units: tuple[DraftUnit, ...] = ()
    totals: tuple[Total, ...] = ()
    networks: tuple[DraftNetwork, ...] = ()
    focus_areas: tuple[DraftFocusArea, ...] = ()
    initiatives: tuple[DraftInitiative, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    plans: tuple[Plan, ...] = ()
    norms: tuple[Norm, ...] = ()
    partner_roles: tuple[PartnerRole, ...] = ()
    dilemmas: tuple[Dilemma, ...] = ()
    charter: DraftCharter | None = None
    experiences: tuple[Experience, ...] = ()
    organisation: tuple[Prose, ...] = ()
    links: tuple[DraftLink, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    coverage: Coverage = field(kw_only=True)

    @property
    def year(self) -> SchoolYear | None:
        slug = self.document.school_year
        return SchoolYear.parse(slug) if slug else None
