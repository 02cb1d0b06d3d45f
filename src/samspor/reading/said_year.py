"""Whether a document that has no dates is of a school year at all.

“Skolen ble pusset opp i 2008–2009” gives years that its dates could be read by, but says nothing of
what the document is about.
"""

import re
from typing import Final

from samspor.reading.any_case import AnyCase
from samspor.reading.blocks import Heading
from samspor.reading.notebook import Notebook

_OF_YEAR: Final = AnyCase(
    r"(?:skole|skule|barnehage)(?:år|rut)|årshjul|årsplan|\bplan|planleggj?ingsdag|plandag|fridag|periode"
)


def is_of_year(notebook: Notebook, name: str) -> bool:
    """Whether its dates, its own words or the name of the file are of its school year."""
    year = notebook.school_year
    if year is None or notebook.events:
        return True
    first, last = year.start % 100, (year.start + 1) % 100
    written = re.compile(rf"{year.start}\s?[-–/_]|\b{first:02}\s?[-–/]\s?{last:02}\b")
    headings = {block.line.index for block in notebook.blocks if isinstance(block, Heading)}
    for line in notebook.lines():
        named = line.index in headings or line.text == notebook.title
        if written.search(line.text) and (named or _OF_YEAR.search(line.text)):
            return True
    return written.search(name) is not None
