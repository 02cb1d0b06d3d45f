"""Words beside the marks: the rings' names and the items' titles, where nothing is in the way."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from samspor.drawing.content import Kind
from samspor.drawing.font_metrics import shorten, width_of
from samspor.drawing.geometry import Band, degrees_of, is_lower
from samspor.drawing.lanes import overlap
from samspor.drawing.layout import ArcText, Form, Mark
from samspor.drawing.phrases import Phrases
from samspor.drawing.shapes import HALO

NAME = 16.0
LABEL = 14.5
AIR = 5.0
NAME_AIR = 12.0  # a title beside it is another text, not its end
# Names stand together where the fewest are in the way, by preference low in the circle, a little
# to the left: there the school year is quietest and text reads from left to right.
PREFERRED = 190.0
STEP = 3
FEW_DAYS = 8.0  # degrees; about eight days


@dataclass(slots=True)
class Room:
    """What is taken in one ring."""

    taken: list[tuple[float, float, Band]] = field(default_factory=list)

    def take(self, start: float, end: float, band: Band) -> None:
        self.taken.append((start, end, band))

    def is_free(self, start: float, end: float, band: Band) -> bool:
        wanted = (start, end)
        inner, outer = band.inner, band.outer
        for one, two, other in self.taken:
            if inner < other.outer and other.inner < outer and overlap(wanted, (one, two)):
                return False
        return True

    def gap_at(self, angle: float, band: Band) -> tuple[float, float]:
        """How far it is free to both sides of a free angle."""
        before, after = 180.0, 180.0
        for start, end, other in self.taken:
            if band.inner < other.outer and other.inner < band.outer:
                before = min(before, (angle - end) % 360)
                after = min(after, (start - angle) % 360)
        return before, after


def rooms(marks: Sequence[Mark], bands: Sequence[Band], today: float | None) -> list[Room]:
    """What marks and today's line take of each ring."""
    found = [Room() for _band in bands]
    if today is not None:
        for room, band in zip(found, bands, strict=True):
            air = degrees_of(AIR, band.middle)
            room.take(today - air, today + air, band)
    for mark in marks:
        if mark.ring < 0:
            continue
        half = degrees_of(mark.size + AIR, mark.radius)
        start, end = mark.angle - half, mark.angle + half
        band = Band(mark.radius - mark.size, mark.radius + mark.size)
        if mark.form is Form.ARC:
            # However short, it is drawn no shorter than it is high.
            middle, cap = (mark.start + mark.end) / 2, degrees_of(mark.band.height / 2, mark.radius)
            half = max((mark.end - mark.start) / 2, cap) + degrees_of(AIR, mark.radius)
            start, end, band = middle - half, middle + half, mark.band
        found[mark.ring].take(start, end, band)
    return found


def ring_names(
    titles: Sequence[str], bands: Sequence[Band], found: Sequence[Room]
) -> list[ArcText | None]:
    """One name per ring, above each other where that is possible."""
    texts = [_name(title, band) for title, band in zip(titles, bands, strict=True)]
    best = min(range(0, 360, STEP), key=lambda angle: _cost(angle, texts, bands, found), default=0)
    placed = [
        _nearest(text, band, room, float(best))
        for text, band, room in zip(texts, bands, found, strict=True)
    ]
    for name, band, room in zip(placed, bands, found, strict=True):
        if name:
            half = name.width / 2 + degrees_of(NAME_AIR, name.radius)
            room.take(name.angle - half, name.angle + half, _text_band(band, NAME))
    return placed


def _name(title: str, band: Band) -> ArcText:
    room = 2.4 * band.middle  # a name may take some 140 degrees
    text = shorten(title, size=NAME, room=room, bold=True, fewest=1)
    width = degrees_of(width_of(text, size=NAME, bold=True), band.middle)
    return ArcText(text, band.middle, 0, width, NAME)


def _text_band(band: Band, size: float) -> Band:
    return Band(band.middle - size / 2, band.middle + size / 2)


def _cost(
    angle: float, texts: Sequence[ArcText], bands: Sequence[Band], found: Sequence[Room]
) -> float:
    blocked = sum(
        not room.is_free(angle - text.width / 2, angle + text.width / 2, _text_band(band, NAME))
        for text, band, room in zip(texts, bands, found, strict=True)
    )
    return blocked * 100 + _turn(angle, PREFERRED) / 4 + _tilt(angle)


def _turn(one: float, other: float) -> float:
    away = abs(one - other) % 360
    return min(away, 360 - away)


def _tilt(angle: float) -> float:
    """Text that stands on end is hard to read."""
    return 40 if min(_turn(angle, 90), _turn(angle, 270)) < 25 else 0


def _nearest(text: ArcText, band: Band, room: Room, angle: float) -> ArcText | None:
    """The free place nearest to the angle; a shorter text when there is none."""
    across = _text_band(band, NAME)
    half = text.width / 2
    turns = sorted(range(0, 360, STEP), key=lambda turn: _turn(turn, angle))
    for turn in turns:
        if room.is_free(turn - half, turn + half, across):
            return replace(text, angle=float(turn))
    widest = max(turns, key=lambda turn: _gap(room, turn, across))
    gap = _gap(room, widest, across)
    space = gap / 360 * 6.2832 * band.middle
    shortened = shorten(text.text, size=NAME, room=space, bold=True)
    if not shortened:
        return None
    before, after = room.gap_at(widest, across)
    width = degrees_of(width_of(shortened, size=NAME, bold=True), band.middle)
    return ArcText(shortened, band.middle, widest + (after - before) / 2, width, NAME)


def _gap(room: Room, angle: float, band: Band) -> float:
    if not room.is_free(angle, angle + 0.01, band):
        return 0
    return sum(room.gap_at(angle, band))


def with_labels(
    marks: Sequence[Mark],
    titles: Sequence[str],
    found: Sequence[Room],
    *,
    phrases: Phrases,
    grouped: bool = False,
) -> list[Mark]:
    """Titles beside the dots, where they fit; else the letter of the kind; else nothing.

    A few days are an arc too short for its title, which then stands beside it as beside a dot. In
    rings of several arenas a plain meeting, which is a plain circle, needs no letter: there are
    many, and a ring full of letters says nothing.
    """
    labelled = []
    for mark, title in zip(marks, titles, strict=True):
        label = None
        plain = grouped and mark.kind is Kind.MEETING
        letter = [] if plain else [phrases.letters[mark.kind]]
        if mark.form is Form.DOT and mark.size >= LABEL / 2:
            label = _beside(mark, [title, *letter], found[mark.ring])
        elif _is_a_few_days(mark) and not _says(mark, title):
            label = _beside(mark, [title], found[mark.ring])
        labelled.append(replace(mark, label=label) if label else mark)
    return labelled


def _is_a_few_days(mark: Mark) -> bool:
    return mark.form is Form.ARC and not mark.tentative and mark.end - mark.start < FEW_DAYS


def _says(mark: Mark, title: str) -> bool:
    return mark.inner_text is not None and title in mark.inner_text.text


def _reach(mark: Mark) -> float:
    """The degrees from the middle of the mark to where a title may begin."""
    if mark.form is not Form.ARC:
        halo = HALO if mark.kind is Kind.GATHERING else 0.0
        return degrees_of(mark.size + halo + AIR + 1, mark.radius)
    half = max((mark.end - mark.start) / 2, degrees_of(mark.band.height / 2, mark.radius))
    return half + degrees_of(AIR + 1, mark.radius)


def _beside(mark: Mark, texts: Sequence[str], room: Room) -> ArcText | None:
    across = Band(mark.radius - LABEL / 2, mark.radius + LABEL / 2)
    clear = _reach(mark)
    first = -1 if is_lower(mark.angle) else 1
    for text in texts:
        for side in (first, -first):
            edge = mark.angle + side * clear
            before, after = room.gap_at(edge + side * 0.01, across)
            space = min(after if side > 0 else before, 120.0)
            if not room.is_free(
                min(edge, edge + side * 0.01), max(edge, edge + side * 0.01), across
            ):
                continue
            length = space / 360 * 6.2832 * mark.radius - 2
            written = shorten(text, size=LABEL, room=length, fewest=12)
            if written:
                width = degrees_of(width_of(written, size=LABEL), mark.radius)
                start, end = sorted((edge, edge + side * width))
                air = degrees_of(AIR, mark.radius)
                room.take(start - air, end + air, across)
                return ArcText(written, mark.radius, (start + end) / 2, width, LABEL)
    return None
