"""New and empty communities, and documents to take into them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from samspor.access.viewer import Viewer, at_the_console
from samspor.intake.outcome import Outcome
from samspor.intake.proposals import Answers, Proposals
from samspor.intake.selectors.proposing import propose
from samspor.intake.services.take_in import take_in
from samspor.reading import read_document
from samspor.reading.draft import Draft
from samspor.registry.enums import CommunityKind
from samspor.registry.models import Community
from tests.factories import registry

NOW = datetime(2025, 9, 8, 9, tzinfo=UTC)
TEST = "the test looks at everything"
DOCUMENTS = Path(__file__).parents[2] / "documents"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document and the community it is taken into."""

    community: Community
    viewer: Viewer
    data: bytes
    draft: Draft

    def propose(self, draft: Draft | None = None, **answers: object) -> Proposals:
        return propose(
            viewer=self.viewer,
            community=self.community,
            draft=draft or self.draft,
            now=NOW,
            answers=Answers(**answers),  # type: ignore[arg-type]  # the two of `Answers`
        )

    def take(
        self, draft: Draft | None = None, *, accept_all: bool = False, **answers: object
    ) -> Outcome:
        return take_in(
            viewer=self.viewer,
            community=self.community,
            draft=draft or self.draft,
            data=self.data,
            now=NOW,
            answers=Answers(**answers),  # type: ignore[arg-type]  # the two of `Answers`
            accept_all=accept_all,
        )


def city(name: str, data: bytes) -> Paper:
    """A municipality on its own, with nothing in it."""
    return paper(registry.community(name, kind=CommunityKind.MUNICIPALITY), data)


def region(name: str, data: bytes) -> Paper:
    return paper(registry.community(name), data)


def paper(community: Community, data: bytes) -> Paper:
    viewer = at_the_console(community_id=community.pk)
    return Paper(community, viewer, data, read_document(data))


def twin(name: str) -> bytes:
    return (DOCUMENTS / f"{name}_twin.txt").read_bytes()
