"""What people say about an activity, as one value: from a form, a document or another service."""

from dataclasses import dataclass

from samspor.drawing.content import Kind, Mode, Relation, Status
from samspor.kernel.timing import Timing


@dataclass(frozen=True, slots=True)
class FollowFact:
    """`follows` is the activity's primary key."""

    follows: int
    relation: Relation = Relation.FOLLOW_UP
    lag_days: int | None = None


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """`arenas`, `municipalities` and `initiatives` are primary keys; the first arena owns it.

    Nothing is said of the status where it is None: it stays as it is.
    """

    title: str
    timing: Timing
    arenas: tuple[int, ...]
    kind: Kind = Kind.MEETING
    place: str = ""
    mode: Mode | None = None
    agenda: tuple[str, ...] = ()
    audience: str = ""
    description: str = ""
    municipalities: tuple[int, ...] = ()
    follows: tuple[FollowFact, ...] = ()
    initiatives: tuple[int, ...] = ()
    pinned: bool = False
    status: Status | None = None
