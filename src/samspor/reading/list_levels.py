"""How deep the points of a list stand when only their marks tell.

“1. Språk”, "- høytlesing", "2. Lek": pages and mails lose the step in, but what stands between 1
and 2 under another mark is of 1. So it is with "a)" under a number, and with numbers between two
letters.
"""

from collections.abc import Sequence
from typing import Final

_LETTERS: Final = "abcdefgh"


def levels_of(marks: Sequence[str | None]) -> tuple[list[int], range]:
    """A step for each mark; `None` is a line that is no point, and has none.

    Args:
        marks: Of the lines between two headings, in order: "1.", "a)", "-", "•".

    Returns:
        The steps, and from where to where lettered points have numbers between them.
    """
    levels = [0] * len(marks)
    outer = next((_style(mark) for mark in marks if mark), "")
    if outer not in {"number", "letter"}:
        return levels, range(0)
    last = 0  # of the outer points
    opened = 0
    inside = range(0)
    between: list[int] = []
    nests = False  # has been seen between two of the outer points
    for place, mark in enumerate(marks):
        if mark is None:
            continue
        if _style(mark) != outer:
            between.append(place)
        elif _value(mark) == last + 1:
            nests = nests or bool(between and last)
            opened = opened if last else place
            if last and outer == "letter" and any(_style(marks[n]) == "number" for n in between):
                inside = range(opened, place)
            for each in between if last else ():
                levels[each] = 1
            last, between = last + 1, []
        else:
            return levels, inside  # another list has begun
    lettered = outer == "number" and all(_style(marks[each]) == "letter" for each in between)
    for each in between if last and (nests or lettered) else ():
        levels[each] = 1
    return levels, inside


def _style(mark: str | None) -> str:
    if not mark:
        return ""
    if mark[0].isdecimal():
        return "number"
    return "letter" if mark[0].isalpha() else "sign"


def _value(mark: str) -> int:
    digits = mark.rstrip(".)")
    return int(digits) if digits.isdecimal() else _LETTERS.find(mark[0].lower()) + 1
