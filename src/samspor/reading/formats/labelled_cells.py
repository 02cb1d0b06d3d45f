"""Tables whose cells carry the names of their columns, pasted as one line for each row.

```
MånedDatoHendelse
MånedAugustDato17. augustHendelseSkolestart
```

Web pages that fold their tables on a telephone write them so when they are copied.
"""

import re
from collections.abc import Sequence
from typing import Final

from samspor.reading.blocks import Block, Cell, Heading, Line, Paragraph, Part, Row, Table

_LABEL: Final = (
    r"(?:Måned|Månad|Mnd|Dag|Dato|Uke|Veke|Periode|Tid|Tidspunkt|Klokkeslett|Hendelse|Hending|Hva|Kva"
    r"|Merknad|Informasjon|Info|Aktivitet|Tema|Sted|Stad|Hvem|Kven|Målgruppe|Ansvarlig|Ansvarleg"
    r"|Skoledager|Skuledagar|Ferie|Fridager|Fridagar|Kommentar)"
)
_HEAD: Final = re.compile(rf"{_LABEL}{{2,8}}")
_LABELS: Final = re.compile(_LABEL)
_FEWEST_ROWS: Final = 2


def unfolded(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks with such rows as a table."""
    for place, block in enumerate(blocks):
        head = _line(block)
        if head is None or not _HEAD.fullmatch(head.text):
            continue
        labels = _LABELS.findall(head.text)
        rows, after = _rows(blocks, place + 1, labels)
        if len(rows) >= _FEWEST_ROWS:
            first = _row(head, labels)
            return (*blocks[:place], Table((first, *rows)), *unfolded(blocks[after:]))
    return blocks


def _line(block: Block) -> Line | None:
    return block.line if isinstance(block, Heading | Paragraph) else None


def _rows(blocks: Sequence[Block], place: int, labels: list[str]) -> tuple[list[Row], int]:
    shape = re.compile("".join(f"{label}(.*?)" for label in labels[:-1]) + f"{labels[-1]}(.*)")
    rows: list[Row] = []
    while place < len(blocks):
        line = _line(blocks[place])
        found = shape.fullmatch(line.text) if line is not None else None
        if line is None or found is None:
            break
        rows.append(_row(line, [each.strip() for each in found.groups()]))
        place += 1
    return rows, place


def _row(line: Line, texts: Sequence[str]) -> Row:
    """Each cell is the same line with other words, claimed where it stands."""
    cells = [
        Cell(Line(line.index, line.number, line.raw, (Part(text),), (), line.page), column)
        for column, text in enumerate(texts)
        if text
    ]
    return Row(line.number, tuple(cells))
