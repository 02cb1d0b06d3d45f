"""Writes a circle as SVG: geometry in attributes, everything else in classes of the style sheet.

Text from people enters only through `escape`. The result can stand in a page, in a file of its own
(with `css`), and in a printed document.
"""

from collections.abc import Sequence
from html import escape
from math import radians

from samspor.drawing import geometry as geo
from samspor.drawing import shapes
from samspor.drawing.circle import WEEK_TEXT
from samspor.drawing.geometry import CENTRE, Band, number
from samspor.drawing.layout import ArcText, Chord, Circle, Form, Mark, Ring, Shade


def render(circle: Circle, *, prefix: str = "w", css: str = "") -> str:
    """The whole drawing.

    Args:
        circle: What `circle.draw` has placed.
        prefix: Begins every id, so that two drawings can stand in one page.
        css: Style rules for a file of its own; empty inside a page that has a style sheet.
    """
    pen = _Pen(prefix)
    lang = escape(circle.language)
    parts = [
        (
            f'<svg class="wheel" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1000" '
            f'role="group" aria-label="{escape(circle.name)}" lang="{lang}" '
            f'font-family="Inter Variable, Inter, sans-serif" text-anchor="middle">'
        ),
        f"<style>{css}</style>" if css else "",
        _patterns(prefix, sorted({mark.colour for mark in circle.marks if mark.past})),
        '<g aria-hidden="true">',
        *(_ring(ring) for ring in circle.rings),
        *(pen.shade(shade, circle.band_rings) for shade in circle.shades),
        _months(circle, pen),
        _weeks(circle),
        *(_chord(chord) for chord in circle.chords),
        *(pen.ring_name(ring) for ring in circle.rings),
        _today_line(circle),
        "</g>",
        f'<g class="wheel__marks" lang="{escape(circle.content_language)}">',
        *(pen.mark(mark) for mark in circle.marks),
        "</g>",
        '<g aria-hidden="true">',
        _today_text(circle, pen),
        _hub(circle),
        "</g>",
        "</svg>",
    ]
    return "".join(part for part in parts if part)


def _patterns(prefix: str, colours: Sequence[int]) -> str:
    """Hatching for what is over, one per colour, and three for days when people are away."""
    hatch = "".join(
        f'<pattern id="{prefix}-past{colour}" class="a{colour}" width="4" height="4" '
        f'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect class="pattern__paper" width="4" height="4"/>'
        f'<rect class="pattern__line" width="1.3" height="4"/></pattern>'
        for colour in colours
    )
    return (
        f"<defs>{hatch}"
        f'<pattern id="{prefix}-school_break" width="7" height="7" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="shade__line" width="1.2" height="7"/></pattern>'
        f'<pattern id="{prefix}-closed" width="7" height="7" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(-45)"><rect class="shade__line" width="1.2" height="7"/>'
        "</pattern>"
        f'<pattern id="{prefix}-planning_day" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<circle class="shade__dot" cx="2" cy="2" r="1.2"/></pattern></defs>'
    )


def _ring(ring: Ring) -> str:
    return f'<path class="ring a{ring.colour}" fill-rule="evenodd" d="{geo.ring(ring.band)}"/>'


def _months(circle: Circle, pen: "_Pen") -> str:
    inner = circle.band_rings.inner
    parts = [f'<path class="months" fill-rule="evenodd" d="{geo.ring(circle.band_months)}"/>']
    parts += [
        f'<path class="month--now" d="{geo.sector(circle.band_months, month.start, month.end)}"/>'
        for month in circle.months
        if month.now
    ]
    for month in circle.months:
        seam = "" if month is not circle.months[0] else " month__line--seam"
        parts.append(
            f'<path class="month__edge" d="M{geo.point(circle.band_months.outer, month.start)}'
            f'L{geo.point(circle.band_months.inner, month.start)}"/>'
            f'<path class="month__line{seam}" d="M{geo.point(circle.band_rings.outer, month.start)}'
            f'L{geo.point(inner, month.start)}"/>'
        )
        parts.append(pen.along(month.name, "month__name"))
    return "".join(parts)


def _weeks(circle: Circle) -> str:
    low, high = circle.band_weeks.inner, circle.band_weeks.inner + 5
    ticks = "".join(
        f"M{geo.point(low, week.start)}L{geo.point(high, week.start)}" for week in circle.weeks
    )
    texts = "".join(_week(week.text) for week in circle.weeks if week.text)
    return (
        f'<path class="week__tick" d="{ticks}"/>'
        f'<g class="week" font-size="{number(WEEK_TEXT)}">{texts}</g>'
    )


def _week(text: ArcText) -> str:
    """Two figures need no arc of their own; a turn is enough, and small."""
    x, y = geo.place(text.radius, text.angle)
    turn = text.angle + (180 if geo.is_lower(text.angle) else 0)
    return (
        f'<text transform="translate({number(x)} {number(y)}) rotate({number(turn)})" '
        f'y="{number(text.size * 0.355)}">{escape(text.text)}</text>'
    )


def _chord(chord: Chord) -> str:
    kind = "chord chord--same" if chord.same else "chord"
    ends = f'data-from="{escape(chord.item_id)}" data-to="{escape(chord.other_id)}"'
    return f'<path class="{kind} a{chord.colour}" {ends} d="{chord.path}"/>'


def _today_line(circle: Circle) -> str:
    if circle.today is None:
        return ""
    angle = circle.today.angle
    return (
        f'<path class="today__line" d="M{geo.point(circle.band_weeks.inner, angle)}'
        f'L{geo.point(circle.hub, angle)}"/>'
    )


def _today_text(circle: Circle, pen: "_Pen") -> str:
    if circle.today is None:
        return ""
    text = circle.today.text
    half = text.width / 2 + geo.degrees_of(10, text.radius)
    band = Band(circle.band_weeks.inner, circle.band_weeks.outer - 1)
    flag = geo.capsule(band, text.angle - half, text.angle + half, tips=(False, False))
    return f'<path class="today__flag" d="{flag}"/>{pen.along(text, "today__text")}'


def _hub(circle: Circle) -> str:
    parts = []
    for line in circle.hub_lines:
        if line.role == "rule":
            parts.append(
                f'<path class="hub__rule" d="M{number(CENTRE - 28)} {number(line.y)}'
                f'H{number(CENTRE + 28)}"/>'
            )
            continue
        parts.append(
            f'<text class="hub__{line.role}" x="500" y="{number(line.y)}" '
            f'font-size="{number(line.size)}">{escape(line.text)}</text>'
        )
    return "".join(parts)


class _Pen:
    """Writes what needs an id of its own."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._count = 0

    def along(self, text: ArcText, kind: str, *, number_of: str = "") -> str:
        """Text on an invisible arc, a third of its size off the middle of the band.

        It may begin with the number of its mark, which stands out.
        """
        self._count += 1
        name = f"{self._prefix}-t{self._count}"
        lower = geo.is_lower(text.angle)
        radius = text.radius + text.size * (0.355 if lower else -0.355)
        half = text.width / 2 + geo.degrees_of(12, radius)
        path = geo.arc(radius, text.angle - half, text.angle + half, backwards=lower)
        # A reader's own letter spacing or another font must not push words off their place.
        length = number(radians(text.width) * text.radius)
        return (
            f'<path id="{name}" class="along" d="{path}"/>'
            f'<text class="{kind}" font-size="{number(text.size)}">'
            f'<textPath href="#{name}" startOffset="50%" textLength="{length}" '
            f'lengthAdjust="spacingAndGlyphs">{_numbered(text.text, number_of)}</textPath></text>'
        )

    def on_plate(self, text: ArcText, kind: str) -> str:
        """Text that lines and hatching make way for."""
        half = text.width / 2 + geo.degrees_of(2, text.radius)
        path = geo.arc(text.radius, text.angle - half, text.angle + half)
        width = number(text.size * 1.22)
        return f'<path class="plate" stroke-width="{width}" d="{path}"/>{self.along(text, kind)}'

    def ring_name(self, ring: Ring) -> str:
        if ring.name is None:
            return ""
        return f'<g class="a{ring.colour}">{self.on_plate(ring.name, "ring__name")}</g>'

    def shade(self, shade: Shade, band: Band) -> str:
        path = geo.sector(band, shade.start, shade.end)
        fill = (
            "" if shade.kind == "public_holiday" else f' fill="url(#{self._prefix}-{shade.kind})"'
        )
        return (
            f'<path class="shade shade--{shade.kind}"{fill} d="{path}">'
            f"<title>{escape(shade.title)}</title></path>"
        )

    def mark(self, mark: Mark) -> str:
        """A link. Its title is its full name, in tooltips and for screen readers."""
        states = [
            "mark",
            f"mark--{mark.form}",
            f"mark--{mark.kind}" if mark.holds == 1 else "mark--crowd",
            f"a{mark.colour}",
            *(
                name
                for name, on in (
                    ("is-tentative", mark.tentative),
                    ("is-past", mark.past),
                    ("is-cancelled", mark.cancelled),
                )
                if on
            ),
        ]
        drawing = self._arc(mark) if mark.form is Form.ARC else self._dot(mark)
        name = escape(mark.name)
        item = f'data-id="{escape(mark.item_id)}" ' if mark.item_id else ""
        return (
            f'<a class="{" ".join(states)}" href="{escape(mark.href)}" '
            f"{item}"
            f'data-ring="{mark.ring}" data-angle="{number(mark.angle)}">'
            f"<title>{name}</title>{drawing}</a>"
        )

    def _fill(self, mark: Mark) -> str:
        return f' fill="url(#{self._prefix}-past{mark.colour})"' if mark.past else ""

    def _dot(self, mark: Mark) -> str:
        x, y = geo.place(mark.radius, mark.angle)
        size = mark.size
        addition = shapes.addition(mark.kind, x, y, size) if mark.form is Form.DOT else ""
        outline = (
            shapes.outline(mark.kind, x, y, size)
            if mark.form is Form.DOT
            else f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(size)}"'
        )
        lift = shapes.number_lift(mark.kind, size) if mark.form is Form.DOT else 0.0
        letters = min(size * 1.0, 16.0) if len(mark.text) < 3 else size * 0.75
        if mark.form is not Form.DOT:
            letters = min(letters, 12.5)
        parts = [
            f'<circle class="mark__hit" cx="{number(x)}" cy="{number(y)}" r="{number(mark.hit)}"/>',
            f'{outline} class="mark__shape"{self._fill(mark)}/>',
            f'{addition} class="{shapes.addition_class(mark.kind)}"/>' if addition else "",
            f'<text class="mark__text" x="{number(x)}" y="{number(y - lift + letters * 0.36)}" '
            f'font-size="{number(letters)}">{escape(mark.text)}</text>'
            if size >= 8
            else "",
            self.on_plate(mark.label, "mark__label") if mark.label else "",
            _strike(x, y, size) if mark.cancelled else "",
        ]
        return "".join(parts)

    def _arc(self, mark: Mark) -> str:
        shape = geo.capsule(mark.band, mark.start, mark.end, tips=(mark.before, mark.after))
        middle = (mark.start + mark.end) / 2
        half = max((mark.end - mark.start) / 2, geo.degrees_of(mark.hit, mark.radius))
        target = Band(mark.radius - mark.hit, mark.radius + mark.hit)
        hit = geo.sector(target, middle - half, middle + half)
        x, y = geo.place(mark.radius, middle)
        return "".join(
            [
                f'<path class="mark__hit" d="{hit}"/>',
                f'<path class="mark__shape"{self._fill(mark)} d="{shape}"/>',
                self.along(mark.inner_text, "mark__text", number_of=mark.text)
                if mark.inner_text
                else "",
                self.on_plate(mark.label, "mark__label") if mark.label else "",
                _strike(x, y, mark.band.height / 2) if mark.cancelled else "",
            ]
        )


def _numbered(text: str, mark_number: str) -> str:
    if not mark_number or not text.startswith(f"{mark_number} "):
        return escape(text)
    rest = escape(text.removeprefix(mark_number))
    return f'<tspan class="mark__number">{escape(mark_number)}</tspan>{rest}'


def _strike(x: float, y: float, size: float) -> str:
    reach = size * 0.8
    return (
        f'<path class="mark__strike" d="M{number(x - reach)} {number(y + reach)}'
        f'L{number(x + reach)} {number(y - reach)}"/>'
    )
