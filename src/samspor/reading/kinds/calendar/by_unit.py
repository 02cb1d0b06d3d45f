"""Tables with whom the days are for on one side: units or groups down, or across.

Where units stand down, each cell is a day of theirs; where days stand down, a row says with marks
or words which units it is for. The unit is kept as for whom, so that it is never lost.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from samspor.reading.blocks import Cell, Row, Table
from samspor.reading.draft import Source
from samspor.reading.kinds.calendar.clauses import cut
from samspor.reading.kinds.calendar.entries import Written
from samspor.reading.kinds.calendar.reshape import saying
from samspor.reading.kinds.calendar.rows import is_day
from samspor.reading.kinds.calendar.scope import Scope, narrowed
from samspor.reading.kinds.calendar.shapes import is_span
from samspor.reading.kinds.calendar.whole_days import prepared
from samspor.reading.kinds.calendar.words import EVENT_NOUN, singular
from samspor.reading.kinds.table_labels import is_month
from samspor.reading.kinds.unit_words import is_unit_name
from samspor.reading.notebook import Fate, Notebook

_GROUP: Final = re.compile(
    r"kommunale|private|(?:(?:kommunale|private|alle|felles)\s)?(?:barnehager?|barnehagen[e]?|barnehagar|barnehagane"
    r"|(?:barne|ungdoms|grunn)?(?:skole|skule)(?:r|ne|n|ar|ane|ene)?|sfo|aks|kulturskole[n]?"
    r"|kulturskule[n]?|elever|elevar|elevane|elevene|lærere|lærarar|ansatte|tilsette|ppt"
    r"|barnetrinn(?:et)?|ungdomstrinn(?:et)?|mellomtrinn(?:et)?|småtrinn(?:et)?"
    r"|voksenopplæring\w*|vaksenopplæring\w*)(?:\s?/\s?sfo)?",
    re.IGNORECASE,
)
_CARE: Final = re.compile(r"\W*(?:sfo|aks)\W*", re.IGNORECASE)
_UNIT_HEAD: Final = re.compile(
    r"(?:navn\s(?:på\s)?|namn\s(?:på\s)?)?(?:barnehage|skole|skule|enhet|eining|kommune|område"
    r"|bydel|sone)n?(?:\s?/\s?(?:barnehage|skole|skule|enhet|eining))?",
    re.IGNORECASE,
)
_MARK: Final = re.compile(r"[xX✓✔√•*]|ja|gjelder|gjeld")
_TITLE_HEAD: Final = re.compile(
    r"(?:hva|kva|merknad|hendelse|hending|beskrivelse|tittel|anledning|type|tema)\w*", re.IGNORECASE
)
_OPEN: Final = re.compile(
    r"(?:holder åpent|held ope|åpen|åpent|open|opent|ope|vanlig|vanleg|som vanlig"
    r"|nei)\b",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"\s*(?:nr\.?\s*)?\d{1,2}\.?$|^\d{1,2}\.\s*")
_HOURS: Final = re.compile(r"(?:kl\b|klokk|tid\b|tidspunkt)")
_PLACE: Final = re.compile(r"[A-ZÆØÅ][a-zæøå]+(?:[ -][A-ZÆØÅ][a-zæøå]+)?(?:\skommune)?")
_COLUMN: Final = re.compile(
    r"(?:dato|dag|uke|veke|når|fra|frå|til|merknad|kommentar|start|slutt|høst|haust|vår|måned|månad|tema)"
)
_LONGEST_WORD: Final = 40
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class _Asked:
    notebook: Notebook
    written: Written
    scope: Scope

    def days(self, text: str, scope: Scope) -> bool:
        ready = prepared(text, scope.month)
        return is_day(ready) and bool(cut(ready, scope.context))


def read(table: Table, notebook: Notebook, written: Written, scope: Scope) -> bool:
    """False when no side of the table says for whom."""
    asked = _Asked(notebook, written, scope)
    rows = [row for row in table.rows if row.cells]
    if len(rows) < _FEWEST or max(len(row.cells) for row in rows) < _FEWEST:
        return False
    heads = rows[0].cells
    labels = [row.at(0) for row in rows[1:]]
    if _are_units(heads[0] if heads[0].column == 0 else None, labels):
        return _units_down(rows, asked)
    across = [cell for cell in heads if cell.column]
    if (
        across
        and not _is_by_month(across, labels)
        and sum(_is_whom(_text(cell)) for cell in across) >= _FEWEST
    ):
        if sum(asked.days(_text(cell), scope) for cell in labels if cell) * 2 > len(labels):
            return _days_down(rows, asked)
        turned = [row for row in table.transposed().rows if row.cells]
        return _units_down(turned, asked, by_label=True)
    if across and _are_places(across, labels) and _is_full_of_days(rows, asked):
        turned = [row for row in table.transposed().rows if row.cells]
        return _units_down(turned, asked, by_label=True)
    return _days_in_columns(rows, asked)


def _is_by_month(across: list[Cell], labels: list[Cell | None]) -> bool:
    heads = [_text(cell) for cell in across]
    return is_route(heads) and any(is_month(_text(cell)) for cell in labels if cell)


def _are_places(across: list[Cell], labels: list[Cell | None]) -> bool:
    """“Dal”, “Fjell” and “Nes” over a table whose labels say what the days are."""
    heads = [_text(cell) for cell in across]
    places = all(
        _PLACE.fullmatch(head)
        and not (
            EVENT_NOUN.search(head)
            or is_span(head)
            or _HOURS.match(head.lower())
            or _COLUMN.match(head.lower())
        )
        for head in heads
    )
    told = sum(EVENT_NOUN.search(_text(cell)) is not None for cell in labels if cell)
    return places and len(heads) >= _FEWEST and told * 2 >= len(labels)


def _is_full_of_days(rows: list[Row], asked: _Asked) -> bool:
    cells = [cell for row in rows[1:] for cell in row.cells if cell.column]
    days = sum(asked.days(_text(cell), asked.scope) for cell in cells)
    return bool(cells) and days * 5 >= len(cells) * 4


def _days_in_columns(rows: list[Row], asked: _Asked) -> bool:
    """“Frist for saker” and "Møtedato" over a day each: what a day is stands over it."""
    heads = {cell.column: cell for cell in rows[0].cells}
    under = {
        column: [cell for row in rows[1:] if (cell := row.at(column)) is not None]
        for column in heads
    }
    dated = [
        column
        for column, cells in under.items()
        if len(cells) >= _FEWEST
        and not any(map(str.isdecimal, _text(heads[column])))
        and not is_span(_text(heads[column]))
        and not any(is_month(_text(cell)) for cell in cells)
        and all(asked.days(_text(cell), asked.scope) for cell in cells)
    ]
    titles = {column: _of_head(_text(heads[column])) for column in dated}
    if len(dated) < _FEWEST or not any(EVENT_NOUN.search(title) for title in titles.values()):
        return False
    first = heads.get(0)
    for row in rows[1:]:
        for column in dated:
            cell = row.at(column)
            if cell is not None:
                _write(None, heads[column], cell, titles[column], asked.scope, asked)
        label = row.at(0)
        if label is not None and first is not None and 0 not in dated:
            asked.notebook.claim(label.line, Fate.STRUCTURED)
    asked.notebook.claim_all(cell.line for cell in rows[0].cells)
    return True


def _of_head(head: str) -> str:
    """“Møtedato” is a meeting's."""
    bare = re.sub(r"\s*(?:dato|dag)$", "", head.strip(" :."), flags=re.IGNORECASE)
    return singular(bare) if len(bare) > 2 else head


def tells_whom(table: Table) -> bool:
    """Units or groups across, and down the side what their days are, not months."""
    across = [_text(cell) for cell in table.rows[0].cells if cell.column]
    labels = [_text(row.at(0)) for row in table.rows[1:]]
    whom = sum(_is_whom(text) for text in across) >= _FEWEST
    return whom and sum(is_month(text) for text in labels) * 2 < len(labels)  # "Jul" is no month


def _text(cell: Cell | None) -> str:
    return cell.line.text.strip() if cell else ""


def _is_whom(text: str) -> bool:
    return is_unit_name(text) or _GROUP.fullmatch(text.strip(" :.")) is not None


def is_group(text: str) -> bool:
    """“SFO” and "Skole" over a column: whom its days are for."""
    return _GROUP.fullmatch(text.strip(" :.")) is not None


def is_care(text: str) -> bool:
    """The school's out-of-school care, whose days are its own beside the school's."""
    return _CARE.fullmatch(text) is not None


def is_route(heads: Sequence[str]) -> bool:
    """Columns for the school and for its out-of-school care, whatever stands down the side."""
    return bool(heads) and all(map(is_group, heads)) and any(map(_CARE.fullmatch, heads))


def _are_units(head: Cell | None, labels: list[Cell | None]) -> bool:
    said = [_text(cell) for cell in labels if cell]
    if len(said) < _FEWEST or any(is_day(text) or is_month(text) for text in said):
        return False
    named = sum(_is_whom(text) for text in said)
    return named * 2 > len(said) or _UNIT_HEAD.fullmatch(_text(head).strip(" :")) is not None


def _units_down(rows: list[Row], asked: _Asked, *, by_label: bool = False) -> bool:
    """With `by_label` the labels are what the days are, whatever their words."""
    heads = {cell.column: cell for cell in rows[0].cells}
    scopes = {column: _under(_text(cell), asked.scope) for column, cell in heads.items()}
    topics = {
        column: (by_label and _worded(_text(cell))) or _topic(_text(cell), asked.scope)
        for column, cell in heads.items()
    }
    cells = [(row, cell) for row in rows[1:] for cell in row.cells if cell.column]
    if len({cell.column for _, cell in cells}) > len(heads):
        return False
    dated = [
        (row, cell)
        for row, cell in cells
        if cell.column in heads and asked.days(_text(cell), scopes[cell.column])
    ]
    told = [cell for _, cell in cells if not _is_hours(heads.get(cell.column))]
    if len(dated) < _FEWEST or len(dated) * 2 < len(told) or not any(topics.values()):
        return False
    for row, cell in dated:
        day = _with_hours(row, cell, rows[0])
        _write(row.at(0), heads[cell.column], day, topics[cell.column], scopes[cell.column], asked)
    asked.notebook.claim_all(cell.line for cell in rows[0].cells)
    asked.notebook.claim_all(
        cell.line
        for _, cell in cells
        if _OPEN.match(_text(cell)) or _is_hours(heads.get(cell.column))
    )
    open_rows = [row for row, cell in cells if _OPEN.match(_text(cell))]
    asked.notebook.claim_all(_label.line for row in open_rows if (_label := row.at(0)))
    asked.notebook.claim_all(_label.line for row, _ in dated if (_label := row.at(0)))
    return True


def _worded(text: str) -> str:
    return text if re.search(r"[A-Za-zæøå]{2}", text) else ""


def _write(
    label: Cell | None, head: Cell, cell: Cell, topic: str | None, scope: Scope, asked: _Asked
) -> None:
    whom = _text(label)
    source = Source(
        cell.line.number, f"{whom} / {_text(head)}" if whom else _text(head), cell.line.raw
    )
    said = prepared(_text(cell), scope.month)
    for clause in cut(said, scope.context):
        words = topic or asked.scope.topic
        if not words:
            continue
        event = asked.written.write(
            replace(clause, title=words), replace(scope, topic=None), source, audience=whom or None
        )
        if event:
            asked.notebook.claim(cell.line, Fate.STRUCTURED)


def _is_hours(head: Cell | None) -> bool:
    return _HOURS.match(_text(head).lower()) is not None


def _with_hours(row: Row, cell: Cell, heads: Row) -> Cell:
    """“18.00” under "Klokka" beside the day."""
    at = next((head.column for head in heads.cells if _HOURS.match(_text(head).lower())), None)
    hours = row.at(at) if at is not None else None
    if hours is None or hours is cell or not re.search(r"\d", _text(hours)):
        return cell
    bare = re.sub(r"^(?:kl\.?|klokka|klokken)\s*", "", _text(hours), flags=re.IGNORECASE)
    return replace(cell, line=saying(cell, f"{_text(cell)} kl. {bare}"))


def _under(head: str, scope: Scope) -> Scope:
    found = narrowed(head, scope, is_heading=False) if is_month(head) else None
    return found or scope


def _topic(head: str, scope: Scope) -> str | None:
    """“Planleggingsdag 3” and "Dag 3" are a planning day like the others."""
    bare = _NUMBERED.sub("", head).strip(" :.")
    if EVENT_NOUN.search(bare) and not is_day(head):
        return singular(bare)
    return scope.topic


def _days_down(rows: list[Row], asked: _Asked) -> bool:
    heads = {cell.column: _text(cell) for cell in rows[0].cells}
    whom = {column for column, text in heads.items() if column and _is_whom(text)}
    named = next((c for c, text in heads.items() if c and _TITLE_HEAD.fullmatch(text)), None)
    done = False
    for row in rows[1:]:
        when = row.at(0)
        if when is None or not asked.days(_text(when), asked.scope):
            continue
        told: dict[str, list[str]] = {}
        for cell in row.cells:
            words = _said(_text(cell)) if cell.column in whom else None
            if words is not None:
                told.setdefault(words, []).append(heads[cell.column])
        title = _text(row.at(named)) if named is not None else ""
        for words, groups in told.items():
            done |= _write_row(row, when, words or title, groups, asked)
    if done:
        asked.notebook.claim_all(cell.line for cell in rows[0].cells)
    return done


def _said(text: str) -> str | None:
    """Nothing for a cell that says that the day is like any other."""
    if not text or _OPEN.match(text) or not re.search(r"\w|[✓✔√•*]", text):
        return None
    return "" if _MARK.fullmatch(text) else text[:_LONGEST_WORD]


def _write_row(row: Row, when: Cell, words: str, groups: list[str], asked: _Asked) -> bool:
    topic = asked.scope.topic
    title = f"{topic}: {words}" if topic and words and not EVENT_NOUN.search(words) else words
    title = title or topic or ""
    if not title:
        return False
    source = Source(when.line.number, _text(when), " | ".join(c.line.raw for c in row.cells))
    done = False
    for clause in cut(prepared(_text(when), asked.scope.month), asked.scope.context):
        event = asked.written.write(
            replace(clause, title=title),
            replace(asked.scope, topic=None),
            source,
            audience=", ".join(groups),
        )
        done |= event is not None
    if done:
        asked.notebook.claim_all(cell.line for cell in row.cells)
    return done
