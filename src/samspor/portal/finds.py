"""What a search is done in, and what it finds, as plain values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from samspor.kernel.timing import Timing


class What(StrEnum):
    """The kinds, in the order they are shown. The words stand in addresses."""

    ACTIVITIES = "aktiviteter"
    NETWORKS = "nettverk"
    CHARTERS = "avtaler"
    FOCUS_AREAS = "fokusomrader"
    INITIATIVES = "satsinger"
    UNITS = "enheter"
    ORGANISATIONS = "organisasjoner"
    SEATS = "plasser"
    CLOSED_DAYS = "fridager"
    HELP = "hjelp"


@dataclass(frozen=True, slots=True)
class Where:
    """The community something belongs to."""

    id: int
    slug: str
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something the viewer may see, before it is known whether it is what was asked for.

    `key` is how its page is addressed within the community, `route` which page that is. `facts`
    are shown beside the title, `body` only where it was hit. `order` is the place in Norwegian
    order. `over`: it is no more, and stands behind what is.
    """

    what: What
    title: str
    route: str
    key: Any
    where: Where | None = None
    facts: tuple[str, ...] = ()
    body: str = ""
    order: str = ""
    timing: Timing | None = None
    anchor: str = ""
    over: bool = False

    @property
    def first(self) -> date | None:
        return self.timing.first if self.timing else None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words around a hit."""

    before: str
    hit: str
    after: str


@dataclass(frozen=True, slots=True)
class Find:
    candidate: Candidate
    excerpt: Excerpt | None
