"""What an item is called in full, wherever only its mark can be seen."""

from collections.abc import Iterable, Mapping
from datetime import date

from samspor.drawing.content import Arena, Item, Level, Status, WheelContent
from samspor.drawing.phrases import Phrases
from samspor.kernel.writing import write_timing


def full_name(item: Item, *, arenas: Mapping[str, Arena], phrases: Phrases) -> str:
    """Title, when, where, whose: for screen readers and tooltips."""
    place = item.place if item.place and item.place.lower() not in item.title.lower() else ""
    parts = [
        phrases.cancelled if item.status is Status.CANCELLED else "",
        item.title,
        write_timing(item.timing, language=phrases.language, style="full"),
        place,
        *(arenas[arena].name for arena in item.arenas if arena in arenas),
    ]
    return ", ".join(part for part in parts if part)


def numbers(content: WheelContent) -> dict[str, int]:
    """The running number of each item, in the order of time: what circle and list point with."""
    return {item.id: number for number, item in enumerate(content.items, start=1)}


def is_past(item: Item, today: date) -> bool:
    """Over by the end of yesterday. By agreement is never past."""
    return item.timing.last is not None and item.timing.last < today


def next_item(content: WheelContent, today: date) -> Item | None:
    """The first dated item from today on that is held, one municipality's own among them."""
    return next(
        (
            item
            for item in content.items
            if item.timing.is_dated
            and not is_past(item, today)
            and item.timing.first is not None
            and item.timing.first >= today
            and item.status is Status.PLANNED
        ),
        None,
    )


def short_names(names: Iterable[str]) -> dict[str, str]:
    """The fewest letters that tell the names apart: Heim He, Hitra Hi, Skaun S."""
    known = list(dict.fromkeys(names))
    shortened = {}
    for name in known:
        others = [other for other in known if other != name]
        length = next(
            (
                length
                for length in range(1, len(name) + 1)
                if not any(other.startswith(name[:length]) for other in others)
            ),
            len(name),
        )
        shortened[name] = name[:length]
    return shortened


class Answers:
    """Which municipalities an undated item waits for, and which have chosen their date."""

    def __init__(self, content: WheelContent) -> None:
        self._all = content.municipalities
        self._levels = {arena.id: arena.level for arena in content.arenas}
        self._chosen: dict[str, set[str]] = {}
        for item in content.items:
            if item.asked_by:
                self._chosen.setdefault(item.asked_by, set()).update(item.municipalities)

    def is_asked(self, item: Item) -> bool:
        """Asked are undated items of municipal arenas; an answer asks nobody again."""
        if item.asked_by or item.timing.is_dated or item.status is Status.CANCELLED:
            return False
        if item.id in self._chosen:
            return True
        levels = {self._levels[arena] for arena in item.arenas if arena in self._levels}
        return bool(self._all) and levels == {Level.MUNICIPALITY}

    def asked(self, item: Item) -> tuple[str, ...]:
        return tuple(
            name for name in self._all if not item.municipalities or name in item.municipalities
        )

    def missing(self, item: Item) -> tuple[str, ...]:
        chosen = self._chosen.get(item.id, set())
        return tuple(name for name in self.asked(item) if name not in chosen)

    def written(self, item: Item, phrase: str, *, today: date) -> str:
        """As in "2 of 4 have chosen a date".

        Empty when nobody was asked, when there is only one to ask, and when it is over and nobody
        has answered: then it was held without anybody telling us.
        """
        if len(self.asked(item)) < 2:
            return ""
        if not self.is_asked(item) or (is_past(item, today) and item.id not in self._chosen):
            return ""
        asked = self.asked(item)
        return phrase % {"chosen": len(asked) - len(self.missing(item)), "asked": len(asked)}
