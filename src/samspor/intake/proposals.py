"""What a document would do to a community, as plain values: nothing here has been saved.

The review screen and the command show these, the person answers and chooses, and `take_in` does
what stands here and nothing else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from samspor.kernel.school_year import SchoolYear

NEW: Final = "new"  # the token for "none of those there are"
LEAVE: Final = "leave"  # the token for "do not take this in"


class Section(StrEnum):
    """Kinds of facts, in the order they are taken in: what others stand on comes first."""

    PARTICIPANT = "participant"  # municipalities, city districts and partners
    UNIT = "unit"
    FOCUS_AREA = "focus_area"
    PLAN = "plan"
    SCHEME = "scheme"
    ARENA = "arena"  # a column of the wheel
    NETWORK = "network"
    CHARTER = "charter"
    CONTACT = "contact"  # a seat; the person in it is a question
    INITIATIVE = "initiative"
    ACTIVITY = "activity"
    CLOSED_DAY = "closed_day"
    NORM = "norm"
    PARTNER_ROLE = "partner_role"
    DILEMMA = "dilemma"
    EXPERIENCE = "experience"
    PROSE = "prose"


class Verdict(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    KEPT = "kept"  # people have written since, and the document does not revert it
    GONE = "gone"  # no longer in the document; stays with us
    WAITS = "waits"  # somebody must answer first
    REFUSED = "refused"  # our own rules say no; `sentence` says which


@dataclass(frozen=True, slots=True)
class FieldChange:
    """`name` is ours and stable; the rest is in the reader's language. `before` "" when new."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """One answer to a proposal's own question. The likeliest stands first."""

    token: str
    words: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One fact of the document, beside what stands with us.

    Attributes:
        key: Stable and unique within the document; what `chosen` and `Answers.matches` hold.
        fields: For NEW all that will be written; for CHANGED only what differs; for KEPT what
            the document says that is not written.
        doubts: Indices into the doubts of the draft that was proposed: all that concern this
            fact, answered or not.
        lines: Of the source; empty where the draft does not say.
        match: The row with us that this is, and why we think so; "" when it is new.
        question: What must be chosen among `alternatives`; "" when nothing. Answered with
            `Answers.matches[key] = token`.
        answered: The token that was chosen, "" while nobody has.
        sentence: Why it waits, is kept or refused, in the reader's language.
        event: Index into the events of the draft, for activities and closed days.
    """

    key: str
    section: Section
    verdict: Verdict
    title: str
    fields: tuple[FieldChange, ...] = ()
    doubts: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    match: str = ""
    question: str = ""
    alternatives: tuple[Alternative, ...] = ()
    answered: str = ""
    sentence: str = ""
    event: int | None = None

    @property
    def can_be_chosen(self) -> bool:
        """Whether taking it in would write something."""
        return self.verdict in {Verdict.NEW, Verdict.CHANGED}


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person has answered so far.

    Attributes:
        choices: Doubt index to the chosen text: one of its choices, or a date typed in its place.
        matches: Proposal key to the token of one of its alternatives.
    """

    choices: Mapping[int, str] = field(default_factory=dict)
    matches: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposals:
    """In the order of `Section`, and of the document within each.

    Attributes:
        loose_doubts: Doubts that are about the whole document and no single fact.
        unread_choices: Doubts whose typed answer could not be read as a day or a time.
        notices: Sentences worth knowing before taking it in.
        years: The school years whose wheels it concerns; empty when none.
        needs_school_year: It holds activities, and nothing says which year they are in.
        read_before: The same document has been taken in earlier.
    """

    items: tuple[Proposal, ...]
    loose_doubts: tuple[int, ...] = ()
    unread_choices: tuple[int, ...] = ()
    notices: tuple[str, ...] = ()
    years: tuple[SchoolYear, ...] = ()
    needs_school_year: bool = False
    read_before: bool = False

    def by_key(self) -> dict[str, Proposal]:
        return {each.key: each for each in self.items}

    def of(self, *verdicts: Verdict) -> tuple[Proposal, ...]:
        return tuple(each for each in self.items if each.verdict in verdicts)

    def of_section(self, section: Section) -> tuple[Proposal, ...]:
        return tuple(each for each in self.items if each.section is section)

    @property
    def ready(self) -> frozenset[str]:
        """All that can be taken in now: what the screen has ticked when it opens."""
        return keys_of(each for each in self.items if each.can_be_chosen)


def keys_of(items: Iterable[Proposal]) -> frozenset[str]:
    return frozenset(each.key for each in items)
