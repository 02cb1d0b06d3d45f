"""Tables whose cells were pasted one below the other with no bar between: heads, then rows.

```
Navn
Avdelinger
Barn
Lia barnehage
3
52
```

Only where the heads are known words and every column of numbers holds numbers all the way down,
or, under "Dato", every row has its day.
"""

import re
from collections.abc import Sequence
from typing import Final

from samspor.reading.blocks import Block, Cell, Heading, Line, Paragraph, Row, Table

_NAME: Final = re.compile(
    r"(?:navn|namn)(?: på .{3,20})?|barnehager?|skoler?|skule|enhet|eining|kommune|nettverk",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    r"(?:(?:antall|antal|ant\.|tal(?: på)?)\s)?"
    r"(?:avdeling(?:er|ar)|baser?|basar|barn|born|elever|elevar|plass(?:er|ar)|grupper|ansatte|tilsette|årsverk)|antall|antal",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"eier(?:form)?|eigar(?:form)?|eieform|type|kommune|styrer|styrar|rektor|leder|leiar|adresse"
    r"|telefon|e-?post|kontakt(?:person)?|nettside|alder",
    re.IGNORECASE,
)
_DAY: Final = re.compile(r"dato|dag|når", re.IGNORECASE)
_OF_DAY: Final = re.compile(
    r"tema|sted|stad|hvor|tid(?:spunkt)?|klokkeslett|kl\.?|hva|kva|innhold|innhald|ansvar(?:lig|leg)?"
    r"|aktivitet|merknad|hvem|kven|målgruppe|møte|samling|arrangement",
    re.IGNORECASE,
)
_IS_DAY: Final = re.compile(
    r"(?:\w{3,5}dag\s)?\d{1,2}\.\s?(?:\d{1,2}\.?|[a-zæøå]{3,9}\.?)(?:\s?20\d\d)?", re.IGNORECASE
)
_COUNT: Final = re.compile(r"\d{1,4}|[-–]")
_SUM: Final = re.compile(r"(?:sum|totalt|i alt|til sammen|til saman)\.?:?", re.IGNORECASE)
_LONGEST: Final = 60
_FEWEST_HEADS: Final = 3
_FEWEST_ROWS: Final = 2


def under_heads(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks with such a stack as a table."""
    for place in range(len(blocks)):
        heads = _heads(blocks, place, _NAME, (_NUMBER, _OTHER))
        if len(heads) >= _FEWEST_HEADS:
            table, after = _table(blocks, place, heads)
            if table is not None:
                return (*blocks[:place], table, *blocks[after:])
        heads = _heads(blocks, place, _DAY, (_OF_DAY,))
        if len(heads) >= _FEWEST_HEADS:
            table, after = _of_days(blocks, place, heads)
            if table is not None:
                return (*blocks[:place], table, *blocks[after:])
    return blocks


def _line(block: Block) -> Line | None:
    return block.line if isinstance(block, Heading | Paragraph) else None


def _heads(
    blocks: Sequence[Block],
    place: int,
    first: re.Pattern[str],
    others: tuple[re.Pattern[str], ...],
) -> list[Line]:
    line = _line(blocks[place])
    if line is None or not first.fullmatch(line.text.strip(" :")):
        return []
    heads = [line]
    for block in blocks[place + 1 :]:
        line = _line(block)
        if line is None or not any(each.fullmatch(line.text.strip(" :")) for each in others):
            break
        heads.append(line)
    return heads


def _table(blocks: Sequence[Block], place: int, heads: list[Line]) -> tuple[Table | None, int]:
    width = len(heads)
    counted = [at for at, head in enumerate(heads) if _NUMBER.fullmatch(head.text.strip(" :"))]
    rows = [_row(heads)]
    after = place + width
    while counted:
        cells = [_line(block) for block in blocks[after : after + width]]
        lines = [line for line in cells if line is not None and len(line.text) <= _LONGEST]
        if len(lines) < width or not all(_COUNT.fullmatch(lines[at].text) for at in counted):
            break
        rows.append(_row(lines))
        after += width
    if len(rows) <= _FEWEST_ROWS:
        return None, place
    total = _sum(blocks[after : after + 1 + len(counted)], counted)
    if total is not None:
        rows.append(total)
        after += 1 + len(counted)
    return Table(tuple(rows)), after


def _of_days(blocks: Sequence[Block], place: int, heads: list[Line]) -> tuple[Table | None, int]:
    width, rows = len(heads), [_row(heads)]
    after = place + width
    while True:
        cells = [_line(block) for block in blocks[after : after + width]]
        lines = [line for line in cells if line is not None and len(line.text) <= _LONGEST]
        days = [_IS_DAY.fullmatch(line.text.strip(" :")) is not None for line in lines]
        if len(lines) < width or not days[0] or any(days[1:]):
            break
        rows.append(_row(lines))
        after += width
    return (Table(tuple(rows)), after) if len(rows) > _FEWEST_ROWS else (None, place)


def _row(lines: Sequence[Line]) -> Row:
    cells = tuple(Cell(line, column) for column, line in enumerate(lines))
    return Row(lines[0].number, cells)


def _sum(blocks: Sequence[Block], counted: Sequence[int]) -> Row | None:
    """“Sum”, and a number for each column that counts."""
    lines = [line for block in blocks if (line := _line(block)) is not None]
    if len(lines) != 1 + len(counted) or not _SUM.fullmatch(lines[0].text):
        return None
    if not all(_COUNT.fullmatch(line.text) for line in lines[1:]):
        return None
    cells = zip((0, *counted), lines, strict=True)
    return Row(lines[0].number, tuple(Cell(line, column) for column, line in cells))
