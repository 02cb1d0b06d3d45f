"""Running text is kept as text under its heading; what is neither text nor understood is left."""

from typing import Final

from samspor.reading.blocks import Block, Heading, Line, ListBlock, Paragraph, Table
from samspor.reading.draft import Prose, Source
from samspor.reading.notebook import Fate, Notebook

_FEWEST_WORDS: Final = 6


def recognise(notebook: Notebook) -> None:
    topic: Line | None = None
    introduced = False
    for block in notebook.blocks:
        match block:
            case Heading(line=line):
                if notebook.fate(line) is not Fate.FURNITURE:
                    _leave_heading(notebook, topic)
                    topic, introduced = line, False
            case Paragraph(line=line):
                if notebook.is_free(line) and _is_running(line.text):
                    _keep(notebook, line, topic)
                    introduced = line.text.endswith(":")
            case ListBlock(items=items):
                for item in items:
                    free = notebook.is_free(item.line)
                    if free and (introduced or _is_running(item.line.text)):
                        _keep(notebook, item.line, topic)
            case _:
                introduced = False
    _leave_heading(notebook, topic)


def _is_running(text: str) -> bool:
    return text.endswith((".", "!", "?", ":", "»", "”")) or len(text.split()) >= _FEWEST_WORDS


def _keep(notebook: Notebook, line: Line, topic: Line | None) -> None:
    """A heading is understood when there is text under it: it became that text's topic."""
    if topic:
        notebook.claim(topic, Fate.STRUCTURED)
    _write(notebook, line, topic)


def _leave_heading(notebook: Notebook, heading: Line | None) -> None:
    """A heading over nothing is itself what was said."""
    if heading and notebook.is_free(heading):
        _write(notebook, heading, None)


def _write(notebook: Notebook, line: Line, topic: Line | None) -> None:
    notebook.claim(line, Fate.TEXT)
    source = Source(line.number, None, line.raw)
    notebook.organisation.append(Prose(topic.text if topic else None, line.text, source))


def blocks_under(blocks: tuple[Block, ...], heading: Line) -> list[Block]:
    """What stands between a heading and the next heading or table."""
    under: list[Block] = []
    inside = False
    for block in blocks:
        if isinstance(block, Heading | Table):
            inside = isinstance(block, Heading) and block.line is heading
        elif inside:
            under.append(block)
    return under
