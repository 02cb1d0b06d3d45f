"""What a wheel holds: the one object that circle, table, list, feeds and files are drawn from.

Built from the draft's rows or from an edition's snapshot; a renderer cannot tell which. Text is in
the language it was written in; `language` says which. Nothing here knows names of persons.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing


class Level(StrEnum):
    """Outermost ring to innermost."""

    REGION = "region"
    MUNICIPALITY = "municipality"
    CLUSTER = "cluster"
    UNIT = "unit"


class Kind(StrEnum):
    MEETING = "meeting"
    GATHERING = "gathering"
    PROFESSIONAL_DAY = "professional_day"
    PREPARATION = "preparation"
    FOLLOW_UP = "follow_up"
    EVALUATION = "evaluation"
    DEADLINE = "deadline"
    PERIOD = "period"


class Mode(StrEnum):
    PHYSICAL = "physical"
    DIGITAL = "digital"
    HYBRID = "hybrid"


class Status(StrEnum):
    PLANNED = "planned"
    CANCELLED = "cancelled"


class Relation(StrEnum):
    PREPARATION = "preparation"
    FOLLOW_UP = "follow_up"
    EVALUATION = "evaluation"
    PART = "part"


class ClosedKind(StrEnum):
    PUBLIC_HOLIDAY = "public_holiday"
    SCHOOL_BREAK = "school_break"
    PLANNING_DAY = "planning_day"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Arena:
    """A column of the table, a ring of the circle. `colour` is 1 to 8, never the only carrier."""

    id: str
    name: str
    level: Level
    who: str = ""
    role: tuple[str, ...] = ()  # paragraphs: responsibility, purpose, form
    colour: int = 1


@dataclass(frozen=True, slots=True)
class Follow:
    """The item follows (or prepares) another one."""

    id: str
    relation: Relation


class TableShape(StrEnum):
    """How a community's own document lays its year out, and so how it is written back."""

    MONTHS_DOWN = "months_down"  # arenas across
    MONTHS_ACROSS = "months_across"  # arenas down
    LIST = "list"  # a row for each activity


@dataclass(frozen=True, slots=True)
class Item:
    """One activity.

    `municipalities` empty means all of the wheel's. `asked_by` is the item that asked each
    municipality to choose its own date; this item is then one municipality's answer, drawn in the
    same arena as the item that asked. `initiatives` are ids: what they are called, and whether
    everybody may know, is asked for when a page is drawn.
    """

    id: str
    title: str
    kind: Kind
    timing: Timing
    arenas: tuple[str, ...]
    place: str = ""
    mode: Mode | None = None
    status: Status = Status.PLANNED
    agenda: tuple[str, ...] = ()
    audience: str = ""
    description: str = ""
    follows: tuple[Follow, ...] = ()
    municipalities: tuple[str, ...] = ()
    asked_by: str | None = None
    initiatives: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ClosedSpan:
    """Days when people are away, both ends inclusive. `municipalities` empty means all."""

    name: str
    kind: ClosedKind
    first: date
    last: date
    municipalities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """What calendars must know of an item's past. Days are those of releases, in UTC.

    `sequence` is iCalendar's: it rises with time, status and place. `changed` is when readers last
    got something new of it, `cancelled` when it was called off or taken out of the plan.
    """

    sequence: int
    changed: datetime
    cancelled: datetime | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """What was released, and what calendars must remember of it. Source: T-29.

    `revisions` by item id, for items of this edition and before; `gone` are items that were taken
    out of the plan not long ago, as they stood, cancelled.
    """

    number: int
    released: datetime  # UTC
    note: str = ""
    revisions: Mapping[str, Revision] = field(default_factory=dict, hash=False)
    gone: tuple[Item, ...] = ()

    def revision(self, item: Item) -> Revision:
        """Of an edition older than the revisions, the release itself."""
        known = self.revisions.get(item.id)
        cancelled = self.released if item.status is Status.CANCELLED else None
        return known or Revision(0, self.released, cancelled)


@dataclass(frozen=True, slots=True)
class WheelContent:
    """`arenas` outermost first. `items` sorted by timing. `edition` None is a draft."""

    community: str  # slug
    community_name: str
    title: str
    school_year: SchoolYear
    language: str  # nb, nn or en
    municipalities: tuple[str, ...] = ()
    arenas: tuple[Arena, ...] = ()
    items: tuple[Item, ...] = ()
    closed: tuple[ClosedSpan, ...] = ()
    edition: Edition | None = None
    table_shape: TableShape = TableShape.MONTHS_DOWN


# What stands in the place of a month where there is none.
NO_MONTH: Final = "uten-dato"


@dataclass(frozen=True, slots=True)
class WheelFilter:
    """What the reader chose to see; empty means everything. Stands in the address.

    `period` is two days, both inclusive: what touches it, and what has no day yet. `month` is what
    stands under one month of the list, as 2026-11; `NO_MONTH` for what has no day yet.
    """

    arenas: frozenset[str] = field(default_factory=frozenset)
    levels: frozenset[Level] = field(default_factory=frozenset)
    kinds: frozenset[Kind] = field(default_factory=frozenset)
    municipalities: frozenset[str] = field(default_factory=frozenset)
    period: tuple[date, date] | None = None
    month: str = ""
