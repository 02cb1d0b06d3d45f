"""Each kind of fact: its word, its letter and its colour. None of them stands alone."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from samspor.intake.proposals import Section, Verdict


@dataclass(frozen=True, slots=True)
class Kind:
    """`letter` is the same in all languages and different for each; `colour` is an arena's, 1–8."""

    letter: str
    colour: int
    one: Promise
    many: Promise


def _kind(letter: str, colour: int, one: Promise, many: Promise) -> Kind:
    return Kind(letter, colour, one, many)


KINDS: Final[dict[Section, Kind]] = {
    Section.PARTICIPANT: _kind(
        "K",
        7,
        pgettext_lazy("kind of fact", "Municipality or partner"),
        pgettext_lazy("kind of fact", "Municipalities and partners"),
    ),
    Section.UNIT: _kind(
        "E",
        5,
        pgettext_lazy("kind of fact", "Unit"),
        pgettext_lazy("kind of fact", "Kindergartens and schools"),
    ),
    Section.FOCUS_AREA: _kind(
        "F",
        6,
        pgettext_lazy("kind of fact", "Focus area"),
        pgettext_lazy("kind of fact", "Focus areas"),
    ),
    Section.PLAN: _kind(
        "P", 8, pgettext_lazy("kind of fact", "Plan"), pgettext_lazy("kind of fact", "Plans")
    ),
    Section.SCHEME: _kind(
        "O",
        8,
        pgettext_lazy("kind of fact", "Grant scheme"),
        pgettext_lazy("kind of fact", "Grant schemes"),
    ),
    Section.ARENA: _kind(
        "R", 1, pgettext_lazy("kind of fact", "Arena"), pgettext_lazy("kind of fact", "Arenas")
    ),
    Section.NETWORK: _kind(
        "N", 3, pgettext_lazy("kind of fact", "Network"), pgettext_lazy("kind of fact", "Networks")
    ),
    Section.CHARTER: _kind(
        "C",
        3,
        pgettext_lazy("kind of fact", "Charter"),
        pgettext_lazy("kind of fact", "How a network works"),
    ),
    Section.CONTACT: _kind(
        "J", 7, pgettext_lazy("kind of fact", "Contact"), pgettext_lazy("kind of fact", "Contacts")
    ),
    Section.INITIATIVE: _kind(
        "S",
        4,
        pgettext_lazy("kind of fact", "Initiative"),
        pgettext_lazy("kind of fact", "Initiatives"),
    ),
    Section.ACTIVITY: _kind(
        "A",
        2,
        pgettext_lazy("kind of fact", "Activity"),
        pgettext_lazy("kind of fact", "Activities"),
    ),
    Section.CLOSED_DAY: _kind(
        "D",
        4,
        pgettext_lazy("kind of fact", "Closed day"),
        pgettext_lazy("kind of fact", "Planning days and closed days"),
    ),
    Section.NORM: _kind(
        "M",
        8,
        pgettext_lazy("kind of fact", "Norm"),
        pgettext_lazy("kind of fact", "Norms and amounts"),
    ),
    Section.PARTNER_ROLE: _kind(
        "L",
        7,
        pgettext_lazy("kind of fact", "Role of a partner"),
        pgettext_lazy("kind of fact", "What partners do"),
    ),
    Section.DILEMMA: _kind(
        "V", 6, pgettext_lazy("kind of fact", "Dilemma"), pgettext_lazy("kind of fact", "Dilemmas")
    ),
    Section.EXPERIENCE: _kind(
        "I",
        5,
        pgettext_lazy("kind of fact", "Experience"),
        pgettext_lazy("kind of fact", "Experiences and advice"),
    ),
    Section.PROSE: _kind(
        "T",
        7,
        pgettext_lazy("kind of fact", "Text"),
        pgettext_lazy("kind of fact", "Text that is kept as it stands"),
    ),
}

# What a person meets first: the plan, then what it stands on.
SHOWN: Final = (
    Section.ACTIVITY,
    Section.CLOSED_DAY,
    Section.ARENA,
    Section.NETWORK,
    Section.CHARTER,
    Section.CONTACT,
    Section.FOCUS_AREA,
    Section.INITIATIVE,
    Section.UNIT,
    Section.PARTICIPANT,
    Section.PLAN,
    Section.SCHEME,
    Section.NORM,
    Section.PARTNER_ROLE,
    Section.DILEMMA,
    Section.EXPERIENCE,
    Section.PROSE,
)

VERDICTS: Final[dict[Verdict, Promise]] = {
    Verdict.NEW: pgettext_lazy("verdict", "new"),
    Verdict.CHANGED: pgettext_lazy("verdict", "changed"),
    Verdict.SAME: pgettext_lazy("verdict", "unchanged"),
    Verdict.KEPT: pgettext_lazy("verdict", "yours stands"),
    Verdict.GONE: pgettext_lazy("verdict", "gone from the document"),
    Verdict.WAITS: pgettext_lazy("verdict", "waits for an answer"),
    Verdict.REFUSED: pgettext_lazy("verdict", "can’t be taken in"),
}
_OF_MANY: Final[dict[Verdict, Promise]] = {
    Verdict.NEW: pgettext_lazy("verdict of many", "new"),
    Verdict.CHANGED: pgettext_lazy("verdict of many", "changed"),
    Verdict.SAME: pgettext_lazy("verdict of many", "unchanged"),
    Verdict.KEPT: pgettext_lazy("verdict of many", "where yours stands"),
    Verdict.GONE: pgettext_lazy("verdict of many", "gone from the document"),
    Verdict.WAITS: pgettext_lazy("verdict of many", "wait for an answer"),
    Verdict.REFUSED: pgettext_lazy("verdict of many", "can’t be taken in"),
}
TONES: Final[dict[Verdict, str]] = {
    Verdict.NEW: "success",
    Verdict.CHANGED: "info",
    Verdict.SAME: "neutral",
    Verdict.KEPT: "neutral",
    Verdict.GONE: "neutral",
    Verdict.WAITS: "warning",
    Verdict.REFUSED: "danger",
}


def counted(verdict: Verdict, count: int) -> Promise:
    """After a number: "15 nye", "1 ny"; what stands is told the same way of one as of many."""
    alone = count == 1 and verdict is not Verdict.KEPT
    return VERDICTS[verdict] if alone else _OF_MANY[verdict]
