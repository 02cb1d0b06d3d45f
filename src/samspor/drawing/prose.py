"""Text as people typed it, as paragraphs and lists: a line that begins with a dash is a point."""

import re
from dataclasses import dataclass

_POINT = re.compile(r"[-–—•*·]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; or a list, and then `text` is empty."""

    text: str = ""
    points: tuple[str, ...] = ()


def blocks(*texts: str) -> tuple[Block, ...]:
    """Each line is a paragraph, points that follow each other are one list.

    An indented line goes on with the point above it.
    """
    found: list[Block] = []
    points: list[str] = []
    for line in (line for text in texts for line in [*text.splitlines(), ""]):
        said = line.strip()
        marked = _POINT.match(said)
        if marked:
            points.append(said[marked.end() :])
        elif said and points and line[0].isspace():
            points[-1] += f" {said}"
        else:
            if points:
                found.append(Block(points=tuple(points)))
                points = []
            if said:
                found.append(Block(said))
    return tuple(found)
