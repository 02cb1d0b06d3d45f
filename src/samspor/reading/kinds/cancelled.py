"""What a plan says is called off: "AVLYST Samling", "Fagdag (avlyst)", "Møtet utgår"."""

import re
from collections import Counter
from typing import Final

from samspor.reading.any_case import holds
from samspor.reading.kinds.card_words import CANCELLED
from samspor.reading.notebook import EventNote, Notebook

_PARTS: Final = (*CANCELLED, "canceled", "utgår")
_WORDS: Final = rf"(?:{'|'.join(_PARTS)})"
_ALONE: Final = re.compile(rf"[\W_]*{_WORDS}[\W_]*", re.IGNORECASE)
_BEFORE: Final = re.compile(rf"^[\W_]*{_WORDS}\b[\s:!.,–—*-]*(?=\w)", re.IGNORECASE)
_BEHIND: Final = re.compile(
    rf"[\s:!.,(\[–—*-]*(?:\b(?:er|blir|blei|vert|ble|is)\s+)?\b{_WORDS}\b[\s)\]!.*]*$",
    re.IGNORECASE,
)


def recognise(notebook: Notebook) -> None:
    """It is still there, and goes by its own name."""
    on_line = Counter(event.source for event in notebook.events)
    for event in notebook.events:
        if holds(event.source.text, *_PARTS) and _is_said(event, alone=on_line[event.source] == 1):
            event.status = "cancelled"


def _is_said(event: EventNote, *, alone: bool) -> bool:
    """Of the event in its title or on its agenda, or of all its line, when it has one to itself."""
    title = _BEHIND.sub("", _BEFORE.sub("", event.title)).strip()
    points = [each for each in event.agenda if not _ALONE.fullmatch(each)]
    said = (title and title != event.title) or points != event.agenda
    if said:
        event.title, event.agenda = title[:1].upper() + title[1:], points
    text = event.source.text.strip()
    return bool(said or (alone and (_BEFORE.match(text) or _BEHIND.search(text))))
