"""What a card says, line by line: the same in Word and on paper as on the page."""

from dataclasses import dataclass

from samspor.drawing.content import Item, Mode
from samspor.drawing.entries import Entry
from samspor.drawing.files.wording import Wording
from samspor.drawing.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Card:
    """`kind` is empty where the title says it already. `given` are the answers to what it asks."""

    title: str
    kind: str
    when: str
    where: str
    tally: str
    given: tuple[str, ...]
    agenda: tuple[str, ...]
    ties: tuple[str, ...]
    derived: bool
    cancelled: str


def card(entry: Entry, phrases: Phrases) -> Card:
    item = entry.item
    return Card(
        title=item.title,
        kind="" if entry.kind.lower() in item.title.lower() else entry.kind,
        when=_when(entry, phrases),
        where=" · ".join(part for part in (", ".join(entry.municipalities), entry.place) if part),
        tally=entry.tally,
        given=tuple(_given(one, entry, phrases) for one in entry.given),
        agenda=item.agenda,
        ties=_ties(entry),
        derived=bool(entry.follows or item.asked_by),
        cancelled=phrases.cancelled if entry.cancelled else "",
    )


def labelled(entry: Entry, wording: Wording) -> tuple[str, ...]:
    """The card's lines between title and agenda, each saying what it is: "Place: DMMH".

    Written so, a table that people have changed in Word can be read in again as it was meant.
    """
    item, phrases = entry.item, wording.phrases
    said = (
        (wording.when, _when(entry, phrases)),
        (wording.kind, "" if _says_its_kind(entry, phrases) else entry.kind),
        (wording.place, item.place),
        (
            wording.mode,
            phrases.modes[item.mode] if item.mode and not _goes_without_saying(item) else "",
        ),
        (wording.audience, item.audience),
        (wording.municipalities, ", ".join(entry.municipalities)),
        (wording.status, phrases.cancelled if entry.cancelled else entry.tally),
        *((wording.answer, _given(one, entry, phrases)) for one in entry.given),
    )
    return tuple(f"{label}: {text}" for label, text in said if text)


def _says_its_kind(entry: Entry, phrases: Phrases) -> bool:
    """Whether the title has the word of its own kind and of no other."""
    title = entry.item.title.lower()
    return [kind for kind, word in phrases.kinds.items() if word.lower() in title] == [
        entry.item.kind
    ]


def _goes_without_saying(item: Item) -> bool:
    """What is held at a place is met in, unless it says otherwise."""
    return bool(item.place) and item.mode is Mode.PHYSICAL


def _when(entry: Entry, phrases: Phrases) -> str:
    when = entry.when
    if entry.from_last_year:
        when += f" ({phrases.from_last_year})"
    if entry.into_next_year:
        when += f" ({phrases.into_next_year})"
    return when


def _ties(entry: Entry) -> tuple[str, ...]:
    return tuple(f"{tie.label}: {tie.text}" for tie in entry.follows)


def _given(one: Entry, asked: Entry, phrases: Phrases) -> str:
    """Heim: Wed. 11 November 09:00, town hall. What is as in the question is not said again."""
    item = one.item
    whose = ", ".join(item.municipalities)
    title = item.title if item.title != asked.item.title or not whose else ""
    ties = () if item.follows == asked.item.follows else _ties(one)
    points = "; ".join([*item.agenda, *ties])
    said = ", ".join(part for part in (_when(one, phrases), one.place, title) if part)
    said += f" ({points})" if points else ""
    said += f" ({phrases.cancelled})" if one.cancelled else ""
    return f"{whose}: {said}" if whose else said
