"""What the reader may choose to see, with how much there is of each."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samspor.drawing.content import Kind, Level, WheelContent, WheelFilter
from samspor.drawing.phrases import Phrases
from samspor.drawing.selection import Counts, count


@dataclass(frozen=True, slots=True)
class Box:
    """A check box of the legend. `colour` of an arena, `kind` of a kind, else neither."""

    name: str
    value: str
    label: str
    count: int
    checked: bool
    colour: int = 0
    kind: Kind | None = None
    letter: str = ""
    lang: str = ""

    @property
    def id(self) -> str:
        return f"{self.name}-{self.value}"


@dataclass(frozen=True, slots=True)
class Group:
    legend: str
    boxes: tuple[Box, ...]


def legend(
    content: WheelContent, wanted: WheelFilter, phrases: Phrases, *, lang: str
) -> list[Group]:
    """Check boxes with counts of the whole content."""
    counts = count(content)
    groups = [
        Group(_("Arenas"), _arenas(content, wanted, counts, lang)),
        Group(_("Kinds"), _kinds(wanted, counts, phrases)),
        Group(_("Municipalities"), _municipalities(content, wanted, counts)),
        Group(_("Levels"), _levels(content, wanted, counts, phrases)),
    ]
    return [group for group in groups if _is_choice(group, len(content.items))]


def _arenas(
    content: WheelContent, wanted: WheelFilter, counts: Counts, lang: str
) -> tuple[Box, ...]:
    return tuple(
        Box(
            "arena",
            arena.id,
            arena.name,
            counts.arenas[arena.id],
            not wanted.arenas or arena.id in wanted.arenas,
            colour=arena.colour,
            lang=lang,
        )
        for arena in content.arenas
    )


def _kinds(wanted: WheelFilter, counts: Counts, phrases: Phrases) -> tuple[Box, ...]:
    return tuple(
        Box(
            "type",
            kind.value,
            phrases.kinds[kind],
            counts.kinds[kind],
            not wanted.kinds or kind in wanted.kinds,
            kind=kind,
            letter=phrases.letters[kind],
        )
        for kind in Kind
        if kind in counts.kinds
    )


def _municipalities(content: WheelContent, wanted: WheelFilter, counts: Counts) -> tuple[Box, ...]:
    return tuple(
        Box(
            "kommune",
            name,
            name,
            counts.municipalities[name],
            not wanted.municipalities or name in wanted.municipalities,
        )
        for name in content.municipalities
    )


def _levels(
    content: WheelContent, wanted: WheelFilter, counts: Counts, phrases: Phrases
) -> tuple[Box, ...]:
    present = {arena.level for arena in content.arenas}
    return tuple(
        Box(
            "niva",
            level.value,
            phrases.levels[level],
            counts.levels.get(level, 0),
            not wanted.levels or level in wanted.levels,
        )
        for level in Level
        if level in present
    )


def _is_choice(group: Group, everything: int) -> bool:
    """One box is no choice, and neither are several that all hold everything."""
    return len(group.boxes) > 1 and any(box.count < everything for box in group.boxes)
