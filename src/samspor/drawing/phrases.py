"""The words a drawing needs. The edge fills them in the reader's language; English stands here.

Dates, weekdays and weeks are not phrases: `samspor.kernel.writing` writes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from samspor.drawing.content import Kind, Level, Mode, Relation


def _kinds() -> dict[Kind, str]:
    return {kind: kind.value.replace("_", " ").capitalize() for kind in Kind}


def _letters() -> dict[Kind, str]:
    return {
        Kind.MEETING: "M",
        Kind.GATHERING: "G",
        Kind.PROFESSIONAL_DAY: "PD",
        Kind.PREPARATION: "P",
        Kind.FOLLOW_UP: "F",
        Kind.EVALUATION: "E",
        Kind.DEADLINE: "D",
        Kind.PERIOD: "Pe",
    }


def _levels() -> dict[Level, str]:
    return {level: level.value.capitalize() for level in Level}


def _modes() -> dict[Mode, str]:
    return {
        Mode.PHYSICAL: "in person",
        Mode.DIGITAL: "digital",
        Mode.HYBRID: "in person and digital",
    }


def _relations() -> dict[Relation, str]:
    return {
        Relation.PREPARATION: "prepares",
        Relation.FOLLOW_UP: "follows",
        Relation.EVALUATION: "evaluates",
        Relation.PART: "part of",
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Texts with `%(name)s` take the values that their name suggests."""

    language: str = "en"
    kinds: Mapping[Kind, str] = field(default_factory=_kinds)
    letters: Mapping[Kind, str] = field(default_factory=_letters)
    levels: Mapping[Level, str] = field(default_factory=_levels)
    modes: Mapping[Mode, str] = field(default_factory=_modes)
    relations: Mapping[Relation, str] = field(default_factory=_relations)
    circle: str = "%(title)s, school year %(year)s, as a circle"
    navigator: str = "Choose a month"
    today: str = "Today"
    next: str = "Next"
    nothing_next: str = "Nothing more this year"
    edition: str = "Edition %(number)s"
    draft: str = "Draft"
    undated: str = "No date yet"
    during: str = "during %(month)s"
    cancelled: str = "Cancelled"
    answered: str = "%(chosen)s of %(asked)s"
    answered_long: str = "%(chosen)s of %(asked)s have chosen a date"
    from_last_year: str = "from last year"
    into_next_year: str = "goes on next year"
    group: str = "%(level)s (%(count)s arenas)"
    items: str = "%(count)s activities"
    many: str = "%(count)s activities"  # always several
