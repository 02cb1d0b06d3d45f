"""A document as it is looked through: what it says, what is answered, what it would do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import blake2s

from samspor.access.viewer import Viewer
from samspor.intake.doubt_keys import doubt_keys
from samspor.intake.enums import Asked
from samspor.intake.models import Reading
from samspor.intake.places import Places, find_places
from samspor.intake.proposals import Answers, Proposals
from samspor.intake.selectors.proposing import propose
from samspor.intake.selectors.readings import given_answers
from samspor.reading.contract import as_typed, from_dict
from samspor.reading.draft import Draft
from samspor.reading.marked import MarkedSource


@dataclass(frozen=True)
class Review:
    """All of it as values. `given` is what the answers say, by what was asked."""

    reading: Reading
    draft: Draft
    source: MarkedSource
    given: Mapping[tuple[Asked, str], str]
    answers: Answers
    proposals: Proposals

    @cached_property
    def doubt_keys(self) -> list[str]:
        return doubt_keys(self.draft)

    @cached_property
    def places(self) -> Places:
        return find_places(self.source, self.draft, self.proposals)

    @property
    def chosen(self) -> frozenset[str]:
        """What would be taken in now."""
        return frozenset(key for key in self.proposals.ready if not self.left_out(key))

    def left_out(self, key: str) -> bool:
        return (Asked.LEFT_OUT, key) in self.given

    @property
    def stamp(self) -> str:
        """Of all that is ready as a person sees it; what they leave out is theirs to say."""
        ready = self.proposals.ready
        said = [
            (each.key, each.verdict, each.fields)
            for each in self.proposals.items
            if each.key in ready
        ]
        return blake2s(repr(said).encode(), digest_size=12).hexdigest()


def review_of(viewer: Viewer, reading: Reading, *, now: datetime) -> Review:
    """Of a reading that is open. A constant number of statements."""
    draft = from_dict(reading.draft)
    given = given_answers(viewer, reading)
    answers = answers_of(draft, given)
    proposals = propose(
        viewer=viewer, community=reading.community, draft=draft, answers=answers, now=now
    )
    return Review(reading, draft, as_typed(reading.source, MarkedSource), given, answers, proposals)


def answers_of(draft: Draft, given: Mapping[tuple[Asked, str], str]) -> Answers:
    """What is kept, as the proposals want it."""
    keys = {key: index for index, key in enumerate(doubt_keys(draft))}
    return Answers(
        choices={
            keys[key]: value
            for (asked, key), value in given.items()
            if asked is Asked.DOUBT and key in keys
        },
        matches={key: value for (asked, key), value in given.items() if asked is Asked.MATCH},
    )
