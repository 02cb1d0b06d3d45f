"""How the overview sets its lines at a terminal: headings, wrapped points."""

import textwrap
from collections.abc import Iterator
from typing import Final

WIDTH: Final = 88


def heading(name: str, count: int) -> str:
    text = f"{name} ({count})"
    return f"{text}\n{'─' * len(text)}"


def wrapped(text: str, *, indent: int, mark: str = "") -> Iterator[str]:
    """No lines at all for an empty text; `mark` opens the first line and indents the rest."""
    yield from textwrap.wrap(
        text,
        WIDTH,
        initial_indent=" " * indent + mark,
        subsequent_indent=" " * (indent + len(mark)),
    )
