"""What stands around the content: page headers that come again, navigation, marks of emptiness."""

import re
from collections import Counter
from typing import Final

from samspor.reading.blocks import Heading, Line, Margin, Paragraph, Table
from samspor.reading.notebook import Fate, Notebook

_LONGEST: Final = 60
_EMPTY_MARK: Final = re.compile(r"[-–—.·*/\\\s]+")
_PAGE_NUMBER: Final = re.compile(
    r"(?:side|page)?\s*\d{1,3}(?:\s*(?:av|of|/)\s*\d{1,3})?", re.IGNORECASE
)


def recognise(notebook: Notebook) -> None:
    lone = [block.line for block in notebook.blocks if isinstance(block, Heading | Paragraph)]
    seen = Counter(_key(line) for line in lone)
    for block in notebook.blocks:
        if isinstance(block, Margin):
            notebook.claim(block.line, Fate.FURNITURE, block.why)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    if _EMPTY_MARK.fullmatch(cell.line.text):
                        notebook.claim(cell.line, Fate.FURNITURE, "Merke i en tom rute")
    for line in lone:
        times = seen[_key(line)]
        if times > 1 and len(line.text) <= _LONGEST:
            notebook.claim(line, Fate.FURNITURE, f"Står {times} ganger, som topp- eller bunntekst")
        elif _PAGE_NUMBER.fullmatch(line.text):
            notebook.claim(line, Fate.FURNITURE, "Sidetall")


def _key(line: Line) -> str:
    return line.text.casefold()
