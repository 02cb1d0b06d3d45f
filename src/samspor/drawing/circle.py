"""From content to a circle: everything is placed here, nothing is coloured.

August at twelve o'clock, clockwise, a day as wide as any other. From the outside: months, weeks,
one ring per arena with the region outermost, and the hub that says what is next.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from samspor.drawing import gathering, hub, labels, placing, rings
from samspor.drawing.closed_days import merged
from samspor.drawing.content import Item, WheelContent
from samspor.drawing.font_metrics import width_of
from samspor.drawing.gathering import Gather
from samspor.drawing.geometry import Band, degrees_of, spiral
from samspor.drawing.layout import (
    ArcText,
    Chord,
    Circle,
    Form,
    Mark,
    Month,
    Ring,
    Shade,
    Today,
    Week,
)
from samspor.drawing.naming import Answers, numbers, short_names
from samspor.drawing.phrases import Phrases
from samspor.drawing.placing import Reader, Spot, Writing
from samspor.drawing.time_scale import TimeScale
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.writing import month_name, weekday_name, write_date

MONTH_TEXT = 18.0
WEEK_TEXT = 12.0
TODAY_TEXT = 14.0


def draw(
    content: WheelContent,
    *,
    today: date,
    phrases: Phrases,
    href: Callable[[str], str],
    whole: WheelContent | None = None,
    period: tuple[date, date] | None = None,
    gather: Gather | None = None,
) -> Circle:
    """Place everything, on the whole year or on a part of it.

    Args:
        content: What is seen, already selected.
        today: The day the line stands at, and what is over is over by.
        phrases: Words in the reader's language.
        href: The address of an item's page, by its id.
        whole: The content before selection, for numbers, answers and what is next; the same when
            nothing is hidden.
        period: The days the circle covers, both inclusive; the school year when left out.
        gather: Where a month is listed, to draw the months of each ring as one; everything is drawn
            for itself when left out.
    """
    everything = whole or content
    scale = TimeScale(*period) if period else TimeScale.of(content.school_year)
    plan, grouped = rings.plan(content, phrases)
    reader = Reader(phrases, today, href)
    writing = Writing(
        arenas={arena.id: arena for arena in everything.arenas},
        numbers=numbers(everything),
        initials=short_names(everything.municipalities),
        answers=Answers(everything),
    )
    found = every = placing.spots(content.items, plan, scale)
    if gather:
        found = gathering.gathered(every, content, scale)
    bands, hub_radius, lanes = placing.share_out(found, len(plan))

    def marked(spot: Spot, band: Band) -> Mark:
        if not (gather and spot.members):
            return placing.mark(spot, band, reader=reader, writing=writing)
        ring = plan[spot.ring]
        href = gather([arena.id for arena in ring.arenas], spot.month)
        return placing.crowd(
            spot, band, title=ring.title, href=href, reader=reader, writing=writing
        )

    marks = [
        marked(spot, bands[spot.ring].lane(lane.index, lane.of))
        for spot, lane in zip(found, lanes, strict=True)
    ]
    here = _today(scale, today, phrases)
    taken = labels.rooms(marks, bands, here.angle if here else None)
    names = labels.ring_names([ring.title for ring in plan], bands, taken)
    titles = [spot.item.title for spot in found]
    marks = labels.with_labels(marks, titles, taken, phrases=phrases, grouped=grouped)
    placed = {spot.item.id for spot in every}
    loose = [item for item in content.items if item.id not in placed]
    if gather and len(loose) > gathering.MOST_LOOSE:
        where = gather((), "")
        tokens = [
            placing.loose_crowd(loose, hub_radius, href=where, reader=reader, writing=writing)
        ]
    else:
        tokens = [
            placing.token(item, place, len(loose), hub_radius, reader=reader, writing=writing)
            for place, item in enumerate(loose)
        ]
    return Circle(
        name=phrases.circle % {"title": content.title, "year": content.school_year.short},
        language=phrases.language,
        content_language=content.language,
        band_months=rings.MONTHS,
        band_weeks=rings.WEEKS,
        band_rings=Band(hub_radius, rings.OUTERMOST),
        hub=hub_radius,
        rings=tuple(
            Ring(ring.title, ring.colour, band, name, tuple(arena.id for arena in ring.arenas))
            for ring, band, name in zip(plan, bands, names, strict=True)
        ),
        months=_months(scale, phrases, today),
        weeks=_weeks(scale, here),
        shades=_shades(content, scale),
        chords=_chords(content.items, marks),
        marks=tuple(marks + tokens),
        today=here,
        hub_lines=hub.lines(
            everything,
            today=today,
            phrases=phrases,
            radius=hub_radius,
            tokens=len(tokens),
            period=period,
        ),
        grouped=grouped,
    )


def _months(scale: TimeScale, phrases: Phrases, today: date) -> tuple[Month, ...]:
    found = []
    for first, stretch in scale.months():
        name = month_name(first.month, language=phrases.language)
        radius = rings.MONTHS.middle
        width = degrees_of(width_of(name, size=MONTH_TEXT, bold=True), radius)
        text = ArcText(name, radius, stretch.middle, width, MONTH_TEXT)
        now = (first.year, first.month) == (today.year, today.month)
        found.append(Month(first, stretch.start, stretch.end, text, now))
    return tuple(found)


def _weeks(scale: TimeScale, here: Today | None) -> tuple[Week, ...]:
    """A tick each Monday and the number between; the number gives way to today's words."""
    found = []
    for number, _monday, stretch in scale.weeks():
        text = None
        width = degrees_of(width_of(str(number), size=WEEK_TEXT), rings.WEEKS.middle)
        hidden = (
            here and abs(here.text.angle - stretch.middle) < (here.text.width + width) / 2 + 1.5
        )
        if stretch.width > width * 1.4 and not hidden:
            text = ArcText(str(number), rings.WEEKS.middle, stretch.middle, width, WEEK_TEXT)
        found.append(Week(number, stretch.start, text))
    return tuple(found)


def _shades(content: WheelContent, scale: TimeScale) -> tuple[Shade, ...]:
    return tuple(
        Shade(_shade_title(span.name, span.municipalities), span.kind, stretch.start, stretch.end)
        for span in merged(content)
        if span.first <= scale.last and span.last >= scale.first
        for stretch in [scale.stretch(span.first, span.last)]
    )


def _shade_title(name: str, municipalities: Sequence[str]) -> str:
    return f"{name} ({', '.join(municipalities)})" if municipalities else name


def _today(scale: TimeScale, today: date, phrases: Phrases) -> Today | None:
    if not scale.first <= today <= scale.last:
        return None
    language = phrases.language
    weekday = weekday_name(today, language=language, short=True)
    day = write_date(today, language=language, style="compact", year=SchoolYear.of(today))
    text = f"{phrases.today} {weekday} {day}"
    angle = scale.middle(today)
    width = degrees_of(width_of(text, size=TODAY_TEXT, bold=True), rings.WEEKS.middle)
    return Today(angle, ArcText(text, rings.WEEKS.middle, angle, width, TODAY_TEXT))


def _chords(items: Sequence[Item], marks: Sequence[Mark]) -> tuple[Chord, ...]:
    by_item: dict[str, list[Mark]] = {}
    for mark in marks:
        by_item.setdefault(mark.item_id, []).append(mark)
    found = []
    for item in items:
        mine = by_item.get(item.id, [])
        found += [
            Chord(item.id, item.id, _join(one, other), one.colour, same=True)
            for one, other in pairwise(mine)
        ]
        for other_id in dict.fromkeys(follow.id for follow in item.follows):
            pair = _closest(mine, by_item, other_id)
            if pair:
                found.append(Chord(item.id, other_id, _join(*pair), pair[1].colour))
    return tuple(found)


def _closest(
    mine: Sequence[Mark], by_item: Mapping[str, Sequence[Mark]], other_id: str
) -> tuple[Mark, Mark] | None:
    pairs = [(one, other) for one in mine for other in by_item.get(other_id, [])]
    return min(pairs, key=lambda pair: abs(pair[0].ring - pair[1].ring), default=None)


def _join(one: Mark, other: Mark) -> str:
    return spiral(_end(one, other), _end(other, one))


def _end(mark: Mark, towards: Mark) -> tuple[float, float]:
    """Where a chord leaves the mark: at the rim of an arc, in the middle of a dot."""
    if mark.form is not Form.ARC:
        return mark.radius, mark.angle
    angle = min(max(towards.angle, mark.start), mark.end)
    if mark.start < angle < mark.end:
        radius = mark.band.outer if towards.radius > mark.radius else mark.band.inner
        return radius, angle
    return mark.radius, angle
