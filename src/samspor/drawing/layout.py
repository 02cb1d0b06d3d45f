"""What a drawn circle consists of: plain values that `svg` writes and tests can measure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samspor.drawing.content import ClosedKind, Kind
from samspor.drawing.geometry import Band


class Form(StrEnum):
    """How an item is drawn.

    Dot: a day. Arc: more days, or a period that a day is still to be found in. Token: by
    agreement, at the edge of the hub. Answer: the day one municipality has chosen.
    """

    DOT = "dot"
    ARC = "arc"
    TOKEN = "token"  # noqa: S105 (a chip, not a secret)
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class ArcText:
    """Text along a circle, centred on its angle, upright in both halves."""

    text: str
    radius: float
    angle: float
    width: float  # degrees
    size: float


@dataclass(frozen=True, slots=True)
class Mark:
    """One item in one ring. `angle` and `radius` are its middle; `size` is a dot's half width.

    Arcs have a `band` and run from `start` to `end`, at least `MINIMUM_ARC` degrees. `hit` is the
    half width of the invisible target around dots. `holds` is how many items are drawn as this
    one mark, which then has no `item_id`.
    """

    item_id: str
    href: str
    name: str
    kind: Kind
    form: Form
    colour: int
    ring: int
    angle: float
    radius: float
    size: float
    hit: float
    start: float
    end: float
    band: Band
    text: str
    tentative: bool = False
    past: bool = False
    cancelled: bool = False
    before: bool = False
    after: bool = False
    inner_text: ArcText | None = None
    label: ArcText | None = None
    holds: int = 1


@dataclass(frozen=True, slots=True)
class Ring:
    """`colour` 0 is a level with arenas of many colours. `name` is None where no room was found."""

    title: str
    colour: int
    band: Band
    name: ArcText | None
    arenas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    first: date
    start: float
    end: float
    name: ArcText
    now: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    number: int
    start: float
    text: ArcText | None


@dataclass(frozen=True, slots=True)
class Shade:
    """Days when people are away, behind everything."""

    title: str
    kind: ClosedKind
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Chord:
    """From the item to what it follows; `same` joins the marks of one item in two arenas."""

    item_id: str
    other_id: str
    path: str
    colour: int
    same: bool = False


@dataclass(frozen=True, slots=True)
class Today:
    angle: float
    text: ArcText


@dataclass(frozen=True, slots=True)
class HubLine:
    """`role` is community, year, edition, rule, caption, next or when."""

    role: str
    text: str
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Circle:
    name: str
    language: str
    content_language: str
    band_months: Band
    band_weeks: Band
    band_rings: Band
    hub: float
    rings: tuple[Ring, ...]
    months: tuple[Month, ...]
    weeks: tuple[Week, ...]
    shades: tuple[Shade, ...]
    chords: tuple[Chord, ...]
    marks: tuple[Mark, ...]
    today: Today | None
    hub_lines: tuple[HubLine, ...]
    grouped: bool
