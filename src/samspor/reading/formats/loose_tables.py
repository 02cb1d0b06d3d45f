"""Tables that no rules surround: cells that stand under each other, and rows that keep apart."""

from bisect import bisect
from itertools import pairwise
from statistics import median
from typing import Final

from samspor.reading.formats.grid import GridCell
from samspor.reading.formats.printed import NEAR, Piece, Run, clustered, joined

_LONGEST_IN_COLUMNS: Final = 40
_WRAPPED: Final = 1.4  # from line to line inside a cell, in the size of the print
_MOST_WRAPPED: Final = 12
_FURTHEST: Final = 2.6
_APART: Final = 1.25  # from row to row, beside the way from line to line in a cell
_FEWEST_APART: Final = 2
_LONGEST_LABEL: Final = 25
_MOST_LABELS: Final = 8
_FEWEST_ROWS: Final = 3
_FEWEST_UNDER: Final = 2
_COMPANIES: Final = frozenset({"AS", "SA", "BA"})


def table_end(runs: list[Run], place: int) -> int:
    """Where the table that begins at a line ends; the same place when none begins there."""
    if len(runs[place].chunks) < 2:
        return place
    end = place + 1
    while end < len(runs):
        run, columns = runs[end], _spans(runs[place:end])
        step = runs[end - 1].middle - run.middle
        if len(run.chunks) > 1 or (
            step <= _FURTHEST * run.size and _is_inside(run.chunks[0], columns)
        ):
            end += 1
        else:
            after = _past_labels(runs, end, columns)
            if after == end:
                break
            end = after
    table = runs[place:end]
    return end if is_table([run for run in table if len(run.chunks) > 1]) else place


def is_table(runs: list[Run]) -> bool:
    """Beginnings that stand under each other, and not two columns of running text."""
    if len(runs) < 2 or median(len(run.chunks[0].text) for run in runs) >= _LONGEST_IN_COLUMNS:
        return False
    firsts = {round(run.chunks[1].left / (2 * NEAR)) for run in runs}
    if len(firsts) < len(runs):
        return True
    return len(runs) >= _FEWEST_ROWS and len(_spans(runs)) >= max(len(r.chunks) for r in runs)


def _is_inside(chunk: Piece, columns: list[tuple[float, float]]) -> bool:
    """In a column of its own, which is not the first."""
    lefts = [left for left, _ in columns]
    at = bisect(lefts, chunk.left + NEAR) - 1
    if at < 1:
        return False
    return at + 1 == len(columns) or chunk.right < lefts[at + 1]


def _past_labels(runs: list[Run], place: int, columns: list[tuple[float, float]]) -> int:
    """Rows with nothing but their label, when the table goes on behind them."""
    lefts = [left for left, _ in columns]
    for end in range(place, min(place + _MOST_LABELS, len(runs))):
        run = runs[end]
        step = runs[end - 1].middle - run.middle
        if step > _FURTHEST * run.size or abs(run.chunks[0].left - lefts[0]) > NEAR:
            return place
        if len(run.chunks) > 1:
            known = any(abs(run.chunks[1].left - left) <= NEAR for left in lefts[1:])
            return end if known else place
        if len(run.text) > _LONGEST_LABEL or run.chunks[0].right >= lefts[1]:
            return place
    return place


def _spans(runs: list[Run]) -> list[tuple[float, float]]:
    """From where to where each column goes: what no line crosses lies between them."""
    found: list[tuple[float, float]] = []
    for left, right in sorted((c.left, c.right) for run in runs for c in run.chunks):
        if found and left < found[-1][1] + NEAR:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    if len(found) >= max(len(run.chunks) for run in runs):
        return [part for span in found for part in _parted(span, runs)]
    lefts = clustered([chunk.left for run in runs for chunk in run.chunks])
    return [(left, right) for left, right in zip(lefts, [*lefts[1:], found[-1][1]], strict=True)]


def _parted(span: tuple[float, float], runs: list[Run]) -> list[tuple[float, float]]:
    """Two columns where one line's words reach over to the next, and another line has both."""
    left, right = span
    inside = [[c.left for c in run.chunks if left <= c.left <= right] for run in runs]
    if all(len(each) < 2 for each in inside):
        return [span]
    places = [place for each in inside for place in each]
    lefts = [
        each
        for each in clustered(places)
        if sum(0 <= place - each <= NEAR for place in places) >= _FEWEST_UNDER
    ]
    return list(zip(lefts, [*lefts[1:], right], strict=True)) if len(lefts) > 1 else [span]


def begins_at(runs: list[Run]) -> list[float]:
    """Where each column of a table begins."""
    return [left for left, _ in _spans(runs)]


def overleaf_end(runs: list[Run], columns: list[float]) -> int:
    """How far the lines at the top of a page go on with the table that ended the page before."""
    end = 0
    for number, run in enumerate(runs):
        far = number and runs[number - 1].middle - run.middle > _FURTHEST * run.size
        if far or not all(_is_known(chunk, columns) for chunk in run.chunks):
            break
        if run.chunks[-1].left > columns[0] + NEAR:
            end = number + 1
    return end


def _is_known(chunk: Piece, columns: list[float]) -> bool:
    at = next((n for n, left in enumerate(columns) if abs(chunk.left - left) <= NEAR), None)
    if at is None:
        return False
    return at + 1 == len(columns) or chunk.right < columns[at + 1]


def rows_of(runs: list[Run], columns: list[float]) -> list[list[GridCell]]:
    lefts = [left - NEAR for left in columns]
    found: list[dict[int, str]] = []
    for rows in _rows(runs, lefts):
        cells: dict[int, str] = {}
        for run in rows:
            for chunk in run.chunks:
                at = max(bisect(lefts, chunk.left) - 1, 0)
                cells[at] = joined(cells.get(at, ""), chunk.text)
        found.append(cells)
    return [[GridCell(at, text) for at, text in sorted(cells.items())] for cells in found]


def _rows(runs: list[Run], lefts: list[float]) -> list[list[Run]]:
    """By the space between them; where there is none, by the first column."""
    steps = [one.base - other.base for one, other in pairwise(runs)]
    tight = min(steps)
    apart = [step > _APART * tight for step in steps]
    close = [run for run, is_apart in zip(runs[1:], apart, strict=True) if not is_apart]
    wrapped = sum(not _is_first(run, lefts) for run in close)
    sure = wrapped >= 2 or all(_goes_on(run, lefts) for run in close)
    by_space = tight <= 2 * runs[0].size and sum(apart) >= _FEWEST_APART and sure
    found = [[runs[0]]]
    for number, run in enumerate(runs[1:]):
        goes_on = not apart[number] if by_space else _is_rest(found[-1], run)
        if goes_on:
            found[-1].append(run)
        else:
            found.append([run])
    return found


def _is_first(run: Run, lefts: list[float]) -> bool:
    return len(lefts) > 1 and run.chunks[0].left < lefts[1]


def _goes_on(run: Run, lefts: list[float]) -> bool:
    """Nothing in the first column, or what no row begins with: “ressurspersoner”, “AS”."""
    first = run.chunks[0].text
    return not _is_first(run, lefts) or first[:1].islower() or first in _COMPANIES


def _is_rest(above: list[Run], run: Run) -> bool:
    """The next line of cells that wrapped: close below, and not in the first column."""
    if above[-1].base - run.base > _WRAPPED * run.size:
        return False
    first = above[0].chunks[0].left
    begun = [chunk.left for each in above[-_MOST_WRAPPED:] for chunk in each.chunks]
    return all(
        chunk.left > first + NEAR and any(abs(chunk.left - left) <= NEAR for left in begun)
        for chunk in run.chunks
    )
