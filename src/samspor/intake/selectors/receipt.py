"""What came of a document, with the way to each thing as it is now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from samspor.access.viewer import Viewer
from samspor.intake.models import Intake, Reading, SourceFact
from samspor.intake.proposals import Section


@dataclass(frozen=True, slots=True)
class TakenFact:
    """`row_type` is the model's name, with the row that the fact is now; None when it is gone."""

    section: Section
    title: str
    is_new: bool
    row_type: str
    row_id: int | None


@dataclass(frozen=True, slots=True)
class Left:
    section: Section
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Receipt:
    facts: tuple[TakenFact, ...]
    waiting: tuple[Left, ...]
    left_out: tuple[Left, ...]
    refused: tuple[Left, ...]
    stayed: tuple[str, ...]
    unchanged: int
    may_undo: bool

    @property
    def in_all(self) -> int:
        return len(self.facts) + len(self.waiting) + len(self.left_out) + len(self.refused)


def receipt_of(viewer: Viewer, reading: Reading) -> Receipt:
    """Two statements."""
    kept: Mapping[str, Any] = reading.receipt
    intakes = Intake.objects.seen_by(viewer).filter(pk__in=kept.get("intakes", []), undone_at=None)
    sources = set(intakes.values_list("source_id", flat=True))
    rows = SourceFact.objects.seen_by(viewer).filter(source__in=sources)
    standing = {
        key: (row_type, row_id)
        for key, row_type, row_id in rows.values_list("key", "row_type", "row_id")
    }
    facts = []
    for each in kept.get("facts", []):
        row_type, row_id = standing.get(each["key"], ("", None))
        facts.append(
            TakenFact(
                Section(each["section"]),
                each["title"],
                each["verdict"] == "new",
                row_type,
                row_id,
            )
        )
    return Receipt(
        facts=tuple(facts),
        waiting=_left(kept.get("waiting", [])),
        left_out=_left(kept.get("left_out", [])),
        refused=_left(kept.get("refused", [])),
        stayed=tuple(kept.get("stayed", ())),
        unchanged=kept.get("unchanged", 0),
        may_undo=bool(sources) and reading.undone_at is None,
    )


def _left(kept: Iterable[Mapping[str, str]]) -> tuple[Left, ...]:
    return tuple(
        Left(Section(each.get("section", "prose")), each["title"], each.get("sentence", ""))
        for each in kept
    )
