"""How the circle looks on paper: the style sheet's light colours, written out.

What sets the type knows neither custom properties nor nesting, so these are plain rules of one or
two classes. The names are those of the page's style sheet; a test holds the colours to it.
"""

from typing import Final

PAPER: Final = "#ffffff"
INK: Final = "#1b2733"
MUTED: Final = "#4f5a64"
LINE: Final = "#e3dfd5"
BAND: Final = "#eae6dc"
SHADE: Final = "#7b786f"
ARENAS: Final = (
    "#4f5a64",
    "#0b5563",
    "#2459a6",
    "#74408f",
    "#9a4f00",
    "#1f6f3d",
    "#a32a5c",
    "#55606b",
    "#6a5d00",
)
TINTS: Final = (
    "#f3f0e9",
    "#e3eeef",
    "#e4ecf7",
    "#efe6f4",
    "#f7eadb",
    "#e3f0e7",
    "#f8e4ec",
    "#eaecee",
    "#f0edd8",
)

_PLAIN: Final = f"""
.along, .plate, .chord, .mark__halo, .mark__hit {{ fill: none }}
.months {{ fill: {BAND} }}
.month__name {{ fill: {INK}; font-weight: 600 }}
.month__edge {{ stroke: {PAPER}; stroke-width: 3 }}
.month__line {{ stroke: {PAPER}; stroke-width: 1.5 }}
.month__line--seam {{ stroke-width: 4 }}
.week {{ fill: {MUTED} }}
.week__tick {{ stroke: {LINE}; stroke-width: 1 }}
.shade--public_holiday {{ fill: {SHADE}; opacity: 0.22 }}
.shade--school_break, .shade--closed, .shade--planning_day {{ opacity: 0.36 }}
.shade__line, .shade__dot {{ fill: {SHADE} }}
.ring__name {{ font-weight: 600 }}
.chord {{ stroke-width: 1.6; stroke-linecap: round; stroke-dasharray: 0.1 4.6 }}
.chord--same {{ stroke-dasharray: none; stroke-width: 1 }}
.mark__shape {{ stroke-width: 1.6 }}
.mark__halo {{ stroke-width: 1.4 }}
.mark__text {{ font-weight: 600; fill: #ffffff }}
.mark__label {{ fill: {INK} }}
.mark__strike {{ stroke: {MUTED}; stroke-width: 2; stroke-linecap: round }}
.hub__community, .hub__edition {{ fill: {MUTED} }}
.hub__year {{ fill: {INK}; font-weight: 700 }}
"""

# After the colours, so that they win. Hollow is before, half is after; dashed has no day yet.
_STATES: Final = f"""
.mark--preparation .mark__shape, .mark--follow_up .mark__shape {{ stroke-width: 2.8 }}
.mark--arc .mark__shape {{ stroke-width: 1.6 }}
.mark--arc .mark__text {{ font-weight: 500 }}
.mark--arc .mark__number {{ font-weight: 700 }}
.is-tentative .mark__shape {{ stroke-dasharray: 4.5 3.5 }}
.wheel .mark.is-cancelled .mark__shape {{ fill: {PAPER}; stroke: {MUTED} }}
.wheel .mark.is-cancelled .mark__text, .wheel .mark.is-cancelled .mark__label {{
  fill: {MUTED}; text-decoration: line-through }}
"""


def style() -> str:
    return "".join([_PLAIN, *(_colours(number) for number in range(len(ARENAS))), _STATES])


def _colours(number: int) -> str:
    """Tentative and hollow marks have words of the arena's colour on paper."""
    colour, tint, arena = ARENAS[number], TINTS[number], f".a{number}"
    hollow = ", ".join(
        f"{arena}.{state}" for state in ("mark--preparation", "mark--follow_up", "is-tentative")
    )
    hollow_shapes = ", ".join(f"{one} .mark__shape" for one in hollow.split(", "))
    hollow_texts = ", ".join(f"{one} .mark__text" for one in hollow.split(", "))
    return f"""
.ring{arena} {{ fill: {tint} }}
{arena} .ring__name {{ fill: {colour} }}
{arena} .plate {{ stroke: {tint} }}
.chord{arena} {{ stroke: {colour} }}
{arena} .mark__shape {{ fill: {colour}; stroke: {colour} }}
{arena} .mark__halo {{ stroke: {colour} }}
{arena} .mark__half {{ fill: {colour} }}
{hollow_shapes} {{ fill: {PAPER} }}
{hollow_texts} {{ fill: {colour} }}
.mark--arc{arena} .mark__shape {{ fill: {colour} }}
.mark--arc{arena} .mark__text {{ fill: #ffffff }}
.mark--arc{arena}.is-tentative .mark__shape {{ fill: {PAPER} }}
.mark--arc{arena}.is-tentative .mark__text {{ fill: {colour} }}
"""
