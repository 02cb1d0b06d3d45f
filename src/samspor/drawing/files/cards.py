"""What a card says, line by line: the same in Word and on paper as on the page."""

from dataclasses import dataclass

from samspor.drawing.entries import Entry
from samspor.drawing.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Card:
    """`kind` is empty where the title says it already."""

    title: str
    kind: str
    when: str
    where: str
    tally: str
    agenda: tuple[str, ...]
    ties: tuple[str, ...]
    derived: bool
    cancelled: str


def card(entry: Entry, phrases: Phrases) -> Card:
    item = entry.item
    when = entry.when
    if entry.from_last_year:
        when += f" ({phrases.from_last_year})"
    if entry.into_next_year:
        when += f" ({phrases.into_next_year})"
    return Card(
        title=item.title,
        kind="" if entry.kind.lower() in item.title.lower() else entry.kind,
        when=when,
        where=" · ".join(part for part in (", ".join(item.municipalities), entry.place) if part),
        tally=entry.tally,
        agenda=item.agenda,
        ties=tuple(f"{tie.label}: {tie.text}" for tie in entry.follows),
        derived=bool(entry.follows or item.asked_by),
        cancelled=phrases.cancelled if entry.cancelled else "",
    )
