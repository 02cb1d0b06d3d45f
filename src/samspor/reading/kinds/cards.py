"""Cells written as cards: a title, then lines that say what they are: "Når: …", "Sted: …".

Our own files are written so, and so are many others. What a label says is not guessed at: the title
is the title, whatever days it names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from samspor.kernel.notation import Context, find_timings
from samspor.kernel.timing import Timing
from samspor.reading.blocks import Part
from samspor.reading.draft import ActivityKind, ActivityMode, RelationWord
from samspor.reading.kinds.activity_text import ActivityText, doubts_from, mentions_in
from samspor.reading.kinds.activity_words import kind_of, mode_of
from samspor.reading.kinds.card_words import CANCELLED, KINDS, LABELS, MODES, RELATIONS, Label
from samspor.reading.notebook import Tie

Meaning = TypeVar("Meaning")

_LINE: Final = re.compile(r"(?P<label>[^\W\d_][\w ]{2,13}?)\s*:\s*(?P<rest>\S.*)", re.DOTALL)
_AND: Final = re.compile(r",\s*|\s+(?:og|and)\s+")


def meanings(words: dict[Meaning, tuple[str, ...]]) -> dict[str, Meaning]:
    return {word: meaning for meaning, listed in words.items() for word in listed}


_LABELS: Final = meanings(LABELS)
_RELATIONS: Final = meanings(RELATIONS)
_KINDS: Final = meanings(KINDS)
_MODES: Final = meanings(MODES)


@dataclass(slots=True)
class _Card:
    title: str
    said: dict[Label, str] = field(default_factory=dict)
    agenda: list[str] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)


def are_cards(parts: Sequence[Part]) -> bool:
    """A title, and right after it when it is."""
    return (
        len(parts) > 1
        and not parts[0].is_item
        and _label(parts[0]) is None
        and _label(parts[1]) is Label.WHEN
    )


def read_cards(parts: Sequence[Part], *, context: Context) -> list[ActivityText]:
    """The activities of a cell for which `are_cards` holds."""
    return [_activity(card, context) for card in _cards(parts)]


def _cards(parts: Sequence[Part]) -> Iterator[_Card]:
    card: _Card | None = None
    for place, part in enumerate(parts):
        label, rest = _split(part)
        if card is None or are_cards(parts[place : place + 2]):
            if card:
                yield card
            card = _Card(part.text)
        elif part.is_item:
            card.agenda.append(part.text)
        elif isinstance(label, Label):
            card.said.setdefault(label, rest)
        elif label:
            card.ties.append(Tie(label, rest))
        else:
            card.agenda.append(part.text)
    if card:
        yield card


def _label(part: Part) -> Label | RelationWord | None:
    return _split(part)[0]


def _split(part: Part) -> tuple[Label | RelationWord | None, str]:
    found = None if part.is_item else _LINE.fullmatch(part.text)
    if not found:
        return None, part.text
    word = found["label"].casefold()
    return _LABELS.get(word) or _RELATIONS.get(word), found["rest"].strip()


def _is_cancelled(card: _Card) -> bool:
    return card.said.get(Label.STATUS, "").casefold().startswith(CANCELLED)


def _activity(card: _Card, context: Context) -> ActivityText:
    when = card.said[Label.WHEN]
    found = find_timings(when, context=context)
    timed = next((each for each in found if each.timing), None)
    timing = timed.timing if timed else None
    place = card.said.get(Label.PLACE)
    names = card.said.get(Label.MUNICIPALITIES, "")
    return ActivityText(
        title=card.title,
        timing=timing,
        kind=_kind(card, timing),
        place=place,
        mode=_mode(card, place),
        agenda=tuple(card.agenda),
        audience=card.said.get(Label.AUDIENCE),
        municipalities=tuple(name for name in _AND.split(names) if name),
        mentions=tuple(each for point in card.agenda for each in mentions_in(point, context)),
        ties=tuple(card.ties),
        is_card=True,
        status="cancelled" if _is_cancelled(card) else "planned",
        doubts=tuple(doubts_from(timed, when, context)) if timed else (),
    )


def _kind(card: _Card, timing: Timing | None) -> ActivityKind:
    """As it says; else the one kind whose word the title has, as in what we write ourselves."""
    told = _KINDS.get(card.said.get(Label.KIND, "").casefold())
    if told:
        return told
    title = card.title.casefold()
    named = {kind for word, kind in _KINDS.items() if word in title}
    return named.pop() if len(named) == 1 else kind_of(card.title, timing)


def _mode(card: _Card, place: str | None) -> ActivityMode | None:
    told = card.said.get(Label.MODE, "").casefold()
    return _MODES.get(told) or (mode_of(place, place) if place else None)
