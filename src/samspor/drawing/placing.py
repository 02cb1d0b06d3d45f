"""Where each item's mark goes: its ring, its lane, its size."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from samspor.drawing import lanes
from samspor.drawing.content import Arena, Item, Status
from samspor.drawing.font_metrics import width_of
from samspor.drawing.geometry import Band, degrees_of
from samspor.drawing.layout import ArcText, Form, Mark
from samspor.drawing.naming import Answers, full_name, is_past
from samspor.drawing.phrases import Phrases
from samspor.drawing.rings import RingPlan, ring_of, widths
from samspor.drawing.time_scale import Stretch, TimeScale
from samspor.kernel.writing import month_name

MINIMUM_ARC = 1.5
DOT = 16.0
ANSWER = 12.5
HIT = 17.2
SPAN_HEIGHT = 27.0
SPAN_TEXT = 13.5
AIR = 1.5


@dataclass(frozen=True, slots=True)
class Spot:
    """An item in one ring, before it has got its lane; or all `members` of a crowded `month`."""

    item: Item
    arena: Arena
    ring: int
    form: Form
    stretch: Stretch
    members: tuple[Item, ...] = ()
    month: str = ""

    def footprint(self, radius: float) -> tuple[float, float]:
        """The degrees it needs for itself at this radius, target included."""
        half = degrees_of(HIT if self.form is Form.DOT else ANSWER + 3, radius)
        middle = self.stretch.middle
        if self.form is Form.ARC:
            half = max(half, MINIMUM_ARC / 2, self.stretch.width / 2)
        return middle - half, middle + half


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks: the words, the day, and where an item's page is."""

    phrases: Phrases
    today: date
    href: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Writing:
    """What marks say."""

    arenas: Mapping[str, Arena]
    numbers: Mapping[str, int]
    initials: Mapping[str, str]
    answers: Answers


def spots(items: Sequence[Item], rings: Sequence[RingPlan], scale: TimeScale) -> list[Spot]:
    """Every dated or periodic item once in each of its rings, in the order of the items."""
    numbers = ring_of(rings)
    arenas = {arena.id: arena for ring in rings for arena in ring.arenas}
    found = []
    for item in items:
        if item.timing.first is None or item.timing.last is None:
            continue
        stretch = scale.stretch(item.timing.first, item.timing.last)
        seen = set()
        for arena in item.arenas:
            ring = numbers.get(arena)
            if ring is not None and ring not in seen:
                seen.add(ring)
                found.append(Spot(item, arenas[arena], ring, _form(item, stretch), stretch))
    return found


def _form(item: Item, stretch: Stretch) -> Form:
    one_day = item.timing.is_dated and item.timing.first == item.timing.last
    if not one_day or stretch.before or stretch.after:
        return Form.ARC
    return Form.ANSWER if item.asked_by and item.municipalities else Form.DOT


def share_out(found: Sequence[Spot], count: int) -> tuple[list[Band], float, list[lanes.Lane]]:
    """Bands of the rings, radius of the hub, and a lane for each spot.

    Lanes depend on how far in a ring lies, and its width on its lanes: two rounds settle it.
    """
    bands = [Band(400 - 50 * number, 440 - 50 * number) for number in range(count)]
    hub = 0.0
    chosen: list[lanes.Lane] = []
    busy = [any(spot.ring == number for spot in found) for number in range(count)]
    for _round in range(2):
        chosen, most = _lanes(found, bands)
        bands, hub = widths(most, busy=busy)
    chosen, _most = _lanes(found, bands)
    return bands, hub, chosen


def _lanes(found: Sequence[Spot], bands: Sequence[Band]) -> tuple[list[lanes.Lane], list[int]]:
    chosen: list[lanes.Lane] = [lanes.Lane(0, 1)] * len(found)
    most = [1] * len(bands)
    for number, band in enumerate(bands):
        mine = [place for place, spot in enumerate(found) if spot.ring == number]
        radius = max(band.inner + DOT, 60)
        given = lanes.assign([found[place].footprint(radius) for place in mine])
        for place, lane in zip(mine, given, strict=True):
            chosen[place] = lane
            most[number] = max(most[number], lane.of)
    return chosen, most


def mark(spot: Spot, band: Band, *, reader: Reader, writing: Writing) -> Mark:
    """The mark in its lane. What is written inside it fits."""
    item, stretch = spot.item, spot.stretch
    size = min(ANSWER if spot.form is Form.ANSWER else DOT, band.height / 2 - AIR)
    start, end = stretch.start, stretch.end
    if spot.form is Form.ARC and stretch.width < MINIMUM_ARC:
        start, end = stretch.middle - MINIMUM_ARC / 2, stretch.middle + MINIMUM_ARC / 2
    thin = min(SPAN_HEIGHT, band.height - 2 * AIR)
    inner = Band(band.middle - thin / 2, band.middle + thin / 2)
    return Mark(
        item_id=item.id,
        href=reader.href(item.id),
        name=_name(item, reader=reader, writing=writing),
        kind=item.kind,
        form=spot.form,
        colour=spot.arena.colour,
        ring=spot.ring,
        angle=stretch.middle,
        radius=band.middle,
        size=max(size, 3.0),
        hit=max(size, HIT),
        start=start,
        end=end,
        band=inner,
        text=_text(spot, writing),
        tentative=not item.timing.is_dated,
        past=is_past(item, reader.today),
        cancelled=item.status is Status.CANCELLED,
        before=stretch.before,
        after=stretch.after,
        inner_text=_inner(spot, inner, (start, end), reader=reader, writing=writing),
    )


def crowd(
    spot: Spot, band: Band, *, title: str, href: str, reader: Reader, writing: Writing
) -> Mark:
    """A month of a ring as one mark, which says how many it holds. `title` is the ring's."""
    one = mark(replace(spot, members=()), band, reader=reader, writing=writing)
    count = len(spot.members)
    many = reader.phrases.many % {"count": count}
    name = month_name(int(spot.month[-2:]), language=reader.phrases.language)
    radius, room = one.band.middle, degrees_of(1, one.band.middle)
    text = next(
        (
            text
            for text in (many, str(count))
            if width_of(text, size=SPAN_TEXT, bold=True) * room < spot.stretch.width - 2
            and one.band.height >= SPAN_TEXT + 2
        ),
        "",
    )
    width = degrees_of(width_of(text, size=SPAN_TEXT, bold=True), radius)
    return replace(
        one,
        item_id="",
        href=href,
        name=f"{many}, {name} {spot.month[:4]}, {title}",
        text="",
        tentative=False,
        past=all(is_past(item, reader.today) for item in spot.members),
        cancelled=False,
        before=False,
        after=False,
        inner_text=ArcText(text, radius, spot.stretch.middle, width, SPAN_TEXT) if text else None,
        holds=count,
    )


def loose_crowd(
    items: Sequence[Item], hub: float, *, href: str, reader: Reader, writing: Writing
) -> Mark:
    """All that is by agreement as one chip."""
    one = token(items[0], 0, 1, hub, reader=reader, writing=writing)
    phrases, count = reader.phrases, len(items)
    name = f"{phrases.undated}, {phrases.many % {'count': count}}"
    return replace(
        one, item_id="", href=href, name=name, text=str(count), cancelled=False, holds=count
    )


def token(
    item: Item, number: int, of: int, hub: float, *, reader: Reader, writing: Writing
) -> Mark:
    """By agreement: a chip inside the edge of the hub, from the bottom and out to both sides."""
    per_row = max(1, int(260 / degrees_of(2 * ANSWER + 5, hub - ANSWER - 4)))
    row, place = divmod(number, per_row)
    in_row = min(per_row, of - row * per_row)
    rows = -(-of // per_row)
    step = min(2 * ANSWER + 4, (hub - 6) / rows)
    radius = max(hub - ANSWER - 5 - row * step, 6.0)
    angle = 180 + (place - (in_row - 1) / 2) * degrees_of(2 * ANSWER + 5, hub - ANSWER - 4) * -1
    arena = next((writing.arenas[one] for one in item.arenas if one in writing.arenas), None)
    return Mark(
        item_id=item.id,
        href=reader.href(item.id),
        name=_name(item, reader=reader, writing=writing),
        kind=item.kind,
        form=Form.TOKEN,
        colour=arena.colour if arena else 1,
        ring=-1,
        angle=angle,
        radius=radius,
        size=min(ANSWER, step / 2 - 1),
        hit=HIT,
        start=angle,
        end=angle,
        band=Band(radius - ANSWER, radius + ANSWER),
        text=str(writing.numbers[item.id]),
        tentative=True,
        cancelled=item.status is Status.CANCELLED,
    )


def _name(item: Item, *, reader: Reader, writing: Writing) -> str:
    name = full_name(item, arenas=writing.arenas, phrases=reader.phrases)
    waiting = writing.answers.written(item, reader.phrases.answered_long, today=reader.today)
    return f"{name}, {waiting}" if waiting else name


def _text(spot: Spot, writing: Writing) -> str:
    """What the margin of the list says too: the day, or the number of what has no day yet.

    In an answer it is the municipality.
    """
    item = spot.item
    if spot.form is Form.ANSWER:
        return "".join(writing.initials.get(name, name[:2]) for name in item.municipalities[:1])
    if item.timing.is_dated and item.timing.first is not None:
        return str(item.timing.first.day)
    return str(writing.numbers[item.id])


def _inner(
    spot: Spot, band: Band, ends: tuple[float, float], *, reader: Reader, writing: Writing
) -> ArcText | None:
    """Along a span: what the margin of the list says, and as much as fits of what it is."""
    if spot.form is not Form.ARC or band.height < SPAN_TEXT + 2:
        return None
    item, phrases = spot.item, reader.phrases
    number = _text(spot, writing)
    room = (ends[1] - ends[0]) / 360 * 2 * 3.14159 * band.middle - 0.62 * band.height
    tries = [
        f"{number} {item.title}",
        f"{number} {phrases.kinds[item.kind]}",
        f"{number} {phrases.letters[item.kind]}",
        number,
    ]
    for text in tries:
        width = width_of(text, size=SPAN_TEXT, bold=True)
        if text and width <= (max(room, 0.78 * band.height) if text == number else room):
            return ArcText(
                text,
                band.middle,
                (ends[0] + ends[1]) / 2,
                degrees_of(width, band.middle),
                SPAN_TEXT,
            )
    return None
