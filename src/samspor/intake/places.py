"""Where in the document each fact stands: which lines, and which paragraph of a cell.

Facts of a table cell know their place. Others say at most a line, or nothing; they are found by
their own words.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from samspor.intake.proposals import Proposal, Proposals
from samspor.reading.draft import Draft, Source
from samspor.reading.marked import MarkedLine, MarkedSource

SHORTEST_QUOTE: Final = 12  # a shorter line than this stands in many a text by chance
_WORDS: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A paragraph of a line, both counted from 0 in document order."""

    line: int
    part: int = 0


Places = Mapping[str, tuple[Spot, ...]]


def find_places(source: MarkedSource, draft: Draft, proposals: Proposals) -> Places:
    """Spots by the proposal's key, in document order; none for what the document does not say."""
    finder = _Finder(source)
    return {each.key: tuple(sorted(finder.spots_of(each, draft))) for each in proposals.items}


def find_doubt(source: MarkedSource, *, line: int, text: str) -> Spot | None:
    """Where the words stand that a doubt is about."""
    spots = sorted(_Finder(source).quoted(Source(line, None, text)))
    return spots[0] if spots else None


class _Finder:
    def __init__(self, source: MarkedSource) -> None:
        self.lines = source.lines()
        self.words = [[_plain(part.text) for part in line.parts] for line in self.lines]
        self.by_number: dict[int, list[int]] = {}
        for index, line in enumerate(self.lines):
            self.by_number.setdefault(line.number, []).append(index)

    def spots_of(self, proposal: Proposal, draft: Draft) -> set[Spot]:
        if proposal.event is not None:
            event = draft.events[proposal.event]
            quoted = self.quoted(event.source)
            inside = {spot.line for spot in quoted}
            agenda = [_plain(point) for point in event.agenda]
            return quoted | {
                Spot(index, part)
                for index in inside
                for part, words in enumerate(self.words[index])
                if words and any(words in each or each in words for each in agenda if each)
            }
        said = [_plain(proposal.title), *(_plain(each.after) for each in proposal.fields)]
        if proposal.lines:
            near = [index for number in proposal.lines for index in self.by_number.get(number, [])]
            return self._saying(said, near) or {
                Spot(index, part) for index in near for part in range(len(self.words[index]))
            }
        whole = range(len(self.lines))
        # A contact is called by its unit and its network; the unit stands where the name does.
        short = _plain(proposal.title.partition(", ")[0])
        return self._saying(said, whole) or self._saying([short], whole)

    def quoted(self, source: Source) -> set[Spot]:
        """Where the words of a fact stand: in its line, or else in any."""
        wanted = _plain(source.text)
        near = self.by_number.get(source.line, [])
        for among, shortest in (
            (near, SHORTEST_QUOTE),
            (near, 1),
            (range(len(self.lines)), SHORTEST_QUOTE),
        ):
            found = {
                Spot(index, part)
                for index in among
                for part, words in enumerate(self.words[index])
                if words and (wanted in words or (len(words) >= shortest and words in wanted))
            }
            if found:
                return found
        return {Spot(index) for index in near[:1]}

    def _saying(self, said: list[str], among: Iterable[int]) -> set[Spot]:
        """The first line that holds the title, and all that a field holds whole."""
        title, *fields = said
        named: Spot | None = None
        found = set()
        for index in among:
            if not _counts(self.lines[index]):
                continue
            for part, words in enumerate(self.words[index]):
                if named is None and title and _holds(words, title):
                    named = Spot(index, part)
                if len(words) >= SHORTEST_QUOTE and any(words in field for field in fields):
                    found.add(Spot(index, part))
        return found | ({named} if named else set())


def _counts(line: MarkedLine) -> bool:
    return line.fate in {"structured", "text"}


def _holds(words: str, title: str) -> bool:
    return f" {title} " in f" {words} "


def _plain(text: str) -> str:
    """Words only: marks and spaces differ between a source and what was made of it."""
    return " ".join(_WORDS.findall(text.casefold()))
