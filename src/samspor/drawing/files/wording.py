"""The words a file needs beside those of the drawings. The edge fills them; English stands here."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from samspor.drawing.content import Kind, Level, Mode, Relation
from samspor.drawing.phrases import Phrases

_KEYS = {"kinds": Kind, "letters": Kind, "levels": Level, "modes": Mode, "relations": Relation}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Texts with `%(name)s` take the values that their name suggests."""

    phrases: Phrases = field(default_factory=Phrases)
    released: str = "Edition %(number)s, %(day)s"
    only_some: str = "A selection: %(shown)s of %(all)s activities"
    page: str = "Page %(page)s of %(pages)s"
    table: str = "Month by month"
    listing: str = "The year as a list"
    activities: str = "Activities"
    away: str = "Breaks and closed days"
    alternative: str = "%(name)s. Everything in it stands in the list of this document."
    numbers: str = "The list on the last pages says what each number is."
    nothing: str = "There is nothing in this wheel yet."
    month: str = "Month"
    who: str = "Who"
    role: str = "Responsibility, role, purpose, form"
    arenas: str = "Arenas"
    kinds: str = "Kinds"
    signs: str = "Signs"
    tentative: str = "dashed: day not set"
    away_sign: str = "stripes: break or closed"
    planning: str = "dots: planning day"
    thread: str = "thread: hangs together"
    when: str = "When"
    first: str = "From"
    last: str = "To"
    weekday: str = "Weekday"
    week: str = "Week"
    start: str = "Starts"
    end: str = "Ends"
    title: str = "Activity"
    kind: str = "Kind"
    place: str = "Place"
    mode: str = "How we meet"
    municipalities: str = "Municipalities"
    agenda: str = "Agenda"
    follows: str = "Hangs together with"
    status: str = "Status"
    planned: str = "Planned"
    audience: str = "For whom"
    answer: str = "Answer"
    to_readers: str = "To the readers"
    identity: str = "Id"

    @property
    def language(self) -> str:
        return self.phrases.language


def to_dict(wording: Wording) -> dict[str, Any]:
    return asdict(wording)


def from_dict(data: Mapping[str, Any]) -> Wording:
    """What `to_dict` wrote, also after a journey as JSON."""
    given: dict[str, Any] = {
        name: {_KEYS[name](key): text for key, text in value.items()} if name in _KEYS else value
        for name, value in data["phrases"].items()
    }
    texts = {one.name: data[one.name] for one in fields(Wording) if one.name != "phrases"}
    return Wording(phrases=Phrases(**given), **texts)
