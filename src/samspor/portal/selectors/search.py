"""Finds among what one may see. Fourteen statements, whatever there is.

Nothing is kept beside the rows: each kind is read through the selector of its own pages, and the
words are compared here, so the hits are the same on every database and a lost right is lost at
once. Folded words are kept by their text; they say nothing about who may read it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from samspor.access.viewer import Viewer
from samspor.kernel.finding import Findable, Term, findable, terms, worth
from samspor.kernel.kept import Kept
from samspor.portal.finds import Candidate, Excerpt, Find, What
from samspor.portal.selectors.search_rows import Scope, candidates
from samspor.registry.models import Community

# A hit in the name of a thing says more than one in its text.
_IN_TITLE: Final = 4
_IN_FACTS: Final = 2
_AROUND: Final = 70  # letters on each side of a hit in a text

_FOLDED: Final[Kept[Findable]] = Kept(weight=lambda one: 2 * len(one.plain + one.stems) + 300)


@dataclass(frozen=True, slots=True)
class Found:
    """`by_kind` has the kinds that were hit, in the order they are shown, the best first."""

    by_kind: dict[What, list[Candidate]]
    terms: tuple[Term, ...]
    wheels_left_out: bool = False

    @property
    def count(self) -> int:
        return sum(map(len, self.by_kind.values()))

    def shown(self, some: Iterable[Candidate]) -> list[Find]:
        """With the words around the hit, where it is in the text alone."""
        return [Find(one, _excerpt(one, self.terms)) for one in some]


def search(viewer: Viewer, *, question: str, on: date, community: Community | None = None) -> Found:
    """All that has every word of the question, in one community or in all."""
    asked = terms(question)
    if not asked:
        return Found({}, asked)
    scope = Scope.of(viewer, community)
    hits: dict[What, list[tuple[int, Candidate]]] = {what: [] for what in What}
    judged = _Judged(asked)
    for one in candidates(viewer, scope, on=on):
        score = judged.score(one)
        if score:
            hits[one.what].append((score, one))
    return Found(
        {what: _in_order(found, on) for what, found in hits.items() if found},
        asked,
        scope.wheels_left_out,
    )


class _Judged:
    """What each text is worth to each term; the same place and owner stand in many rows."""

    def __init__(self, asked: tuple[Term, ...]) -> None:
        self._asked = asked
        self._known: dict[str, tuple[int, ...]] = {"": (0,) * len(asked)}

    def score(self, one: Candidate) -> int:
        """0 when one of the terms is nowhere."""
        best = [value * _IN_TITLE for value in self._worths(one.title)]
        rest = [(fact, _IN_FACTS) for fact in one.facts]
        for text, weight in [*rest, (one.body, 1)]:
            best = [
                max(known, value * weight)
                for known, value in zip(best, self._worths(text), strict=True)
            ]
        return sum(best) if all(best) else 0

    def _worths(self, text: str) -> tuple[int, ...]:
        found = self._known.get(text)
        if found is None:
            folded = _folded(text)
            found = tuple(worth(term, folded) for term in self._asked)
            self._known[text] = found
        return found


def _folded(text: str) -> Findable:
    found = _FOLDED.find(text)
    if found is None:
        found = findable(text)
        _FOLDED.put(text, found)
    return found


def _in_order(found: list[tuple[int, Candidate]], on: date) -> list[Candidate]:
    """The best first; of equals what comes next, then what has been, then by the alphabet."""

    def key(hit: tuple[int, Candidate]) -> tuple[int, int, int, str, str]:
        score, one = hit
        if one.first is None:
            return -score, 3 if one.over else 1, 0, one.order, one.title
        days = (one.first - on).days
        return -score, (0 if days >= 0 else 2), abs(days), one.order, one.title

    return [one for _score, one in sorted(found, key=key)]


def _excerpt(one: Candidate, asked: tuple[Term, ...]) -> Excerpt | None:
    seen = (one.title, *one.facts)
    missing = [term for term in asked if not any(worth(term, _folded(text)) for text in seen)]
    if not (missing and one.body):
        return None
    text = " ".join(one.body.split())
    for word in re.finditer(r"\w+", text):
        if worth(missing[0], findable(word[0])):
            return Excerpt(
                _shortened(text[: word.start()], keep_end=True),
                word[0],
                _shortened(text[word.end() :], keep_end=False),
            )
    return None


def _shortened(text: str, *, keep_end: bool) -> str:
    """At most so many letters on the side of the hit, from or to a whole word."""
    if len(text) <= _AROUND:
        return text
    if keep_end:
        return "… " + text[-_AROUND:].partition(" ")[2]
    return text[:_AROUND].rpartition(" ")[0] + " …"
