"""What came of taking in a document, to be told to the person who did it."""

from dataclasses import dataclass, field

from samspor.intake.models import Intake
from samspor.intake.proposals import Proposal, Section, Verdict


@dataclass(frozen=True, slots=True)
class Refusal:
    """`sentence` says why our own rules refuse it, in the language of the reader."""

    key: str
    title: str
    sentence: str


@dataclass
class Outcome:
    """`proposals` as they were before anything was written; `written` the keys that were.

    `intake` is what can be undone; None when nothing was written.
    """

    proposals: tuple[Proposal, ...] = ()
    written: set[str] = field(default_factory=set)
    refused: list[Refusal] = field(default_factory=list)
    notices: tuple[str, ...] = ()
    intake: Intake | None = None

    @property
    def wrote_something(self) -> bool:
        return bool(self.written)

    def added(self, section: Section | None = None) -> list[str]:
        return self._titles(Verdict.NEW, section)

    def changed(self, section: Section | None = None) -> list[str]:
        return self._titles(Verdict.CHANGED, section)

    def of(self, verdict: Verdict, section: Section | None = None) -> list[Proposal]:
        return [
            each
            for each in self.proposals
            if each.verdict is verdict and section in {None, each.section}
        ]

    @property
    def taken(self) -> int:
        """Facts of the document that stand with us now."""
        standing = {Verdict.SAME, Verdict.KEPT}
        here = [each for each in self.proposals if each.verdict in standing]
        changed = [each for each in self.of(Verdict.CHANGED) if each.key not in self.written]
        return len(here) + len(changed) + len(self.written)

    @property
    def total(self) -> int:
        return len([each for each in self.proposals if each.verdict is not Verdict.GONE])

    def _titles(self, verdict: Verdict, section: Section | None) -> list[str]:
        return [each.title for each in self.of(verdict, section) if each.key in self.written]
