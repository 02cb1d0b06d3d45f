"""Focus areas in a table: a row for each, with its themes, its goals and who answers for it."""

import re
from typing import Final

from samspor.reading.blocks import Heading, Table
from samspor.reading.draft import DraftFocusArea
from samspor.reading.kinds.headings import announced_by
from samspor.reading.kinds.periods import period_in
from samspor.reading.kinds.table_columns import read_columns, text_at
from samspor.reading.notebook import Notebook

KIND: Final = "focus_areas"
NUMBERED: Final = re.compile(
    r"^(?:(?:satsings|fokus|innsats|mål)?område|mål|satsing)?\s*\d{1,2}"
    r"(?:(?:\.\d{1,2})+\.?\s+|\s*[.:)–-]\s*)",
    re.IGNORECASE,
)
_COLUMNS: Final = {
    "name": re.compile(
        r"(?:satsings|satsnings|fokus|innsats|mål|hoved|prioritert)\s?(?:fokus|satsings)?\s?område"
    ),
    "text": re.compile(r"(?:mål|beskrivelse|hva|kva|hensikt|delmål|ønsket|innhold)"),
    "themes": re.compile(r"(?:tema|innhold|område|delområde)"),
    "measures": re.compile(r"(?:tiltak|hvordan|korleis|slik)"),
    "period": re.compile(r"(?:periode|år\b|tidsrom|når)"),
    "owner": re.compile(r"(?:ansvar|eier|eigar)"),
}
# Under "Satsingsområder" the column may be called only "Område".
_LOOSE_COLUMNS: Final = {
    **_COLUMNS,
    "name": re.compile(r"(?:\w*\s?område|satsing|satsning|tema|prioritering|hovedmål|hovudmål)"),
    "text": re.compile(r"(?:mål|beskrivelse|hva|kva|hensikt|delmål|ønsket|innhold|hvorfor|kvifor)"),
    "themes": re.compile(r"(?:delområde|innhald)"),
}
_COUNTS: Final = re.compile(r"\d{0,2}\.?")


def read_tables(notebook: Notebook) -> None:
    over = notebook.title or ""
    for block in notebook.blocks:
        if isinstance(block, Heading):
            over = block.line.text
        elif isinstance(block, Table):
            _read_table(notebook, block, over=over)


def _read_table(notebook: Notebook, table: Table, *, over: str) -> None:
    announced = announced_by(over) == "focus"
    columns = read_columns(table, _LOOSE_COLUMNS if announced else _COLUMNS)
    if not columns or "name" not in columns or len(columns) < 2:
        return
    before = [row.at(0) for row in table.rows[1:]] if columns["name"] else []
    if any(cell and not _COUNTS.fullmatch(cell.line.text) for cell in before):
        return
    notebook.add_kind(KIND)
    notebook.claim_all(cell.line for cell in table.rows[0].cells)
    period = notebook.period
    for row in table.rows[1:]:
        name = text_at(row, columns, "name")
        if not name:
            continue
        notebook.claim_all(cell.line for cell in row.cells)
        cell = row.at(columns["themes"]) if "themes" in columns else None
        themes = [part.text for part in cell.line.parts] if cell else []
        if len(themes) == 1:
            themes = [each.strip() for each in re.split(r"[;•]|,\s", themes[0]) if each.strip()]
        area = DraftFocusArea(
            name=NUMBERED.sub("", name),
            period=period_in(text_at(row, columns, "period") or "") or period,
            owner=text_at(row, columns, "owner"),
            text=_with_measures(text_at(row, columns, "text"), text_at(row, columns, "measures")),
            themes=tuple(themes),
        )
        notebook.focus_areas.append(area)


def _with_measures(text: str | None, measures: str | None) -> str | None:
    """What is to be done is no theme of the area."""
    said = [text.rstrip(" ."), f"Tiltak: {measures}"] if text and measures else []
    return ". ".join(said) or text or (f"Tiltak: {measures}" if measures else None)
