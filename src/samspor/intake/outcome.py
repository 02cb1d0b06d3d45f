"""What came of taking in a document, to be told to the person who did it."""

from dataclasses import dataclass, field
from enum import StrEnum

from samspor.kernel.timing import Timing


class Why(StrEnum):
    """Why an activity waits outside the plan."""

    DOUBT = "doubt"  # the document contradicts itself; someone must answer
    REFUSED = "refused"  # the plan's own rules say no, such as a date outside the year
    GONE_WITH_US = "gone_with_us"  # people removed it, and the document does not bring it back


@dataclass(frozen=True, slots=True)
class Waiting:
    """`sentence` says why, in the language of the reader; `timing` helps people recognise it."""

    title: str
    timing: Timing
    why: Why
    sentence: str = ""


@dataclass
class Outcome:
    """Titles in document order. `kept` are fields where people's words stayed over new ones."""

    arenas_added: list[str] = field(default_factory=list)
    arenas_changed: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)  # no longer in the document; stays in the plan
    unknown_municipalities: list[str] = field(default_factory=list)

    @property
    def wrote_something(self) -> bool:
        return bool(self.arenas_added or self.arenas_changed or self.added or self.changed)

    @property
    def taken(self) -> int:
        """Activities of the document that stand in the plan now."""
        return len(self.added) + len(self.changed) + len(self.unchanged)
