"""Running text in columns: what stands to the left is read to its end before what stands beside it.

A table's cells share their lines; columns of text do not, or each has points and paragraphs of its
own. Where nothing tells them apart, it is a table.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from samspor.reading.formats.printed import BULLET, Piece, Run

_LABEL: Final = re.compile(r"[A-ZÆØÅ][a-zæøå]{2,14}:(?=\s\S)")
_GUTTER: Final = 0.9  # at least, in the size of the print
_FEWEST: Final = 3  # lines on each side
_SAME_LINE: Final = 0.25
_UNLIKE: Final = 0.4
_MIDDLE: Final = (0.2, 0.8)
_FULL: Final = 0.85  # of its column's width, when a line was cut since no more went in
_MOST_CANDIDATES: Final = 40


@dataclass(frozen=True, slots=True)
class Beside:
    above: list[Run]
    columns: tuple[list[Piece], list[Piece]]
    below: list[Run]


def beside(runs: list[Run]) -> Beside | None:
    """The tallest stretch of lines that a gutter parts into two columns of text."""
    if len(runs) < _FEWEST:
        return None
    best: tuple[int, int, int, float] | None = None
    for gutter in _candidates(runs):
        for start, end in _stretches(runs, gutter):
            if (best is None or end - start > best[0]) and _are_texts(runs[start:end], gutter):
                best = (end - start, start, end, gutter)
    if best is None:
        return None
    _, start, end, gutter = best
    left, right = _parted(runs[start:end], gutter)
    return Beside(runs[:start], (left, right), runs[end:])


def _candidates(runs: list[Run]) -> list[float]:
    """Where the second column may begin: the commonest beginnings in the middle of the page."""
    chunks = [chunk for run in runs for chunk in run.chunks]
    first, last = min(c.left for c in chunks), max(c.right for c in chunks)
    low, high = (first + share * (last - first) for share in _MIDDLE)
    counts: dict[int, int] = {}
    for chunk in chunks:
        if low < chunk.left < high:
            place = round(chunk.left)
            counts[place] = counts.get(place, 0) + 1
    often = sorted(counts, key=lambda each: -counts[each])[:_MOST_CANDIDATES]
    return [place - 1.0 for place in often]


def _stretches(runs: list[Run], gutter: float) -> list[tuple[int, int]]:
    """Lines none of which crosses the gutter, as long as they go."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for number, run in enumerate([*runs, None]):
        free = run is not None and not any(_crosses(chunk, gutter) for chunk in run.chunks)
        if free and start is None:
            start = number
        elif not free and start is not None:
            found.append(_trimmed(runs, start, number, gutter))
            start = None
    return found


def _crosses(chunk: Piece, gutter: float) -> bool:
    return chunk.left < gutter and chunk.right > gutter - _GUTTER * chunk.size


def _trimmed(runs: list[Run], start: int, end: int, gutter: float) -> tuple[int, int]:
    """From the first line that stands on the right; what is above is over both columns."""
    on_right = [n for n in range(start, end) if any(c.left >= gutter for c in runs[n].chunks)]
    if not on_right:
        return start, start
    first, last = on_right[0], on_right[-1] + 1
    while last < end and runs[last - 1].middle - runs[last].middle < 2 * runs[last].size:
        last += 1
    return first, last


def _parted(runs: list[Run], gutter: float) -> tuple[list[Piece], list[Piece]]:
    chunks = [chunk for run in runs for chunk in run.chunks]
    return (
        [chunk for chunk in chunks if chunk.left < gutter],
        [chunk for chunk in chunks if chunk.left >= gutter],
    )


def _are_texts(runs: list[Run], gutter: float) -> bool:
    left, right = _parted(runs, gutter)
    if min(len(left), len(right)) < _FEWEST:
        return False
    if all(sum(BULLET.match(each.text) is not None for each in side) > 1 for side in (left, right)):
        return True
    if _labels(left) & _labels(right):
        return True  # cards: "Kontakt: …" on either side
    return _is_out_of_step(left, right) or (_flows(left) and _flows(right))


def _labels(side: list[Piece]) -> set[str]:
    return {found[0] for each in side if (found := _LABEL.match(each.text))}


def _is_out_of_step(left: list[Piece], right: list[Piece]) -> bool:
    """Most lines on one side have none on the other side at their height."""
    low = max(min(each.middle for each in side) for side in (left, right))
    high = min(max(each.middle for each in side) for side in (left, right))
    near = [
        [each for each in side if low - each.size <= each.middle <= high + each.size]
        for side in (left, right)
    ]
    if min(map(len, near)) < _FEWEST:
        return False
    return all(
        sum(
            not any(abs(each.middle - other.middle) < _SAME_LINE * each.size for other in others)
            for each in mine
        )
        > _UNLIKE * len(mine)
        for mine, others in (near, reversed(near))
    )


def _flows(side: list[Piece]) -> bool:
    """Most lines go as far as the column does, as those of sentences do."""
    first, last = min(each.left for each in side), max(each.right for each in side)
    heights = sorted({round(each.middle) for each in side}, reverse=True)
    close = [a - b for a, b in pairwise(heights)]
    if len(side) < 2 * _FEWEST or not close or max(close) > 3 * side[0].size:
        return False
    full = sum(each.right - first > _FULL * (last - first) for each in side)
    return full * 2 > len(side)
