"""Everything the edition knows about one activity."""

from datetime import date
from functools import cached_property

from samspor.drawing.content import Arena, Item, WheelContent
from samspor.drawing.entries import Entries, Entry, Tie
from samspor.drawing.phrases import Phrases
from samspor.wheel.views.address import (
    Choice,
    View,
    activity_address,
    full_heading,
    wheel_address,
)
from samspor.wheel.views.phrases import joined


class ActivityPage:
    """Made from the same entries as the wheel. No database."""

    def __init__(
        self, content: WheelContent, item_id: str, *, today: date, phrases: Phrases
    ) -> None:
        self.content = content
        self.phrases = phrases
        self._entries = Entries(
            content,
            today=today,
            phrases=phrases,
            href=lambda one: activity_address(content, one),
        )
        self.entry = self._entries[item_id]

    @property
    def item(self) -> Item:
        return self.entry.item

    @property
    def title(self) -> str:
        return full_heading(self.content)

    @property
    def lang(self) -> str:
        return "" if self.content.language == self.phrases.language else self.content.language

    @property
    def wheel(self) -> str:
        return wheel_address(self.content)

    @property
    def as_list(self) -> str:
        return wheel_address(self.content, Choice(view=View.LIST)) + f"#a-{self.item.id}"

    @property
    def places(self) -> str:
        """The municipalities it concerns, when it does not concern them all."""
        return joined(self.entry.municipalities)

    @property
    def waiting(self) -> str:
        return joined(self.entry.waiting)

    @property
    def answers(self) -> list[Entry]:
        return [self._entries[item.id] for item in self.entry.answers]

    @property
    def asked_by(self) -> Entry | None:
        asked = self.item.asked_by
        known = {item.id for item in self.content.items}
        return self._entries[asked] if asked in known and asked else None

    @cached_property
    def ties(self) -> list[tuple[str, list[Tie]]]:
        """What it comes after, and what comes of it."""
        groups: dict[str, list[Tie]] = {}
        for tie in self.entry.follows:
            groups.setdefault(tie.label, []).append(tie)
        return list(groups.items())

    @cached_property
    def neighbours(self) -> list[tuple[Arena, Entry | None, Entry | None]]:
        """For each arena what is before and what is after; answers stand with what asked them."""
        found = []
        for arena in self.entry.arenas:
            row = [
                item
                for item in self.content.items
                if arena.id in item.arenas and (item.asked_by is None or item.id == self.item.id)
            ]
            place = row.index(self.item)
            before = self._entries[row[place - 1].id] if place else None
            after = self._entries[row[place + 1].id] if place + 1 < len(row) else None
            found.append((arena, before, after))
        return found
