"""Choices people stand in: two sides with "vs" between them."""

import re
from typing import Final

from samspor.reading.blocks import Line, Table
from samspor.reading.draft import Dilemma
from samspor.reading.notebook import Notebook
from samspor.reading.outline import Entry, outline_of

KIND: Final = "dilemmas"
_VERSUS: Final = re.compile(r"^\s*(?:vs\.?|versus|kontra|mot|<->|↔)\s+", re.IGNORECASE)
_INSIDE: Final = re.compile(r"\s+(?:vs\.?|versus|kontra|<->|↔)\s+", re.IGNORECASE)
_ONE_SIDE: Final = re.compile(r"^på (?:den|dei?) (?:ene|eine) sid[ea]n?[,:]?\s*", re.IGNORECASE)
_OTHER_SIDE: Final = re.compile(
    r"(?:^|[,.;]\s*(?:men\s+|og\s+|-\s+)?)(?:på den andre sid[ea]n?)[,:]?\s*", re.IGNORECASE
)
_LONGEST: Final = 300
_LONGEST_CHOICE: Final = 110
_HEADED: Final = re.compile(r"\bdilemma", re.IGNORECASE)
# "Dilemmaer vi står i" alone on its line, over the first of them.
_HEADS_LINE: Final = re.compile(r"(?:\w+\s)?[Dd]ilemma\w*(?:\s[\wæøå]+){0,4}:?")
_SHALL: Final = re.compile(r"^(?:skal|bør) (?:vi|me)\s", re.IGNORECASE)
# What is asked in front of "kommunen eller barnehagen?"
_ASKED: Final = re.compile(r"^(?:hv|kv|k)(?:a|em|en|or)\b[^:]{3,60}:\s+", re.IGNORECASE)
_EITHER: Final = re.compile(
    r"(?P<one>[^?–]{3,60}?),?(?:\s[–-])?\s+eller\s+(?P<other>[^?–]{3,60})\?|(?P<a>[^–?.]{3,50}?)\s[–-]\s(?P<b>[^–?.]{3,50})"
    r"|(?P<this>[A-ZÆØÅ][\wæøå-]*(?:\s[\wæøå-]+){0,2})\seller\s(?P<that>[\wæøå-]+(?:\s[\wæøå-]+){0,2})"
)

# "Hvordan gi alle tid til felles arbeid uten å ta den fra barna?" has two sides as well.
_BOTH: Final = (
    re.compile(
        r"(?P<one>[^?]{8,120}?),?\s(?:og|men)\s(?P<other>(?:hvor|kor|hva|kva|hvem|kven|når|hvordan|korleis)\s[^?]{6,120})\?"
    ),
    re.compile(r"(?P<one>[^?]{8,120}?),?\s(?P<other>(?:uten|utan) (?:å|at)\s[^?]{4,120})\?"),
    re.compile(r"(?P<one>[^?]{8,120}?),?\s(?:samtidig|samstundes) som\s(?P<other>[^?]{4,120})\?"),
    re.compile(r"(?P<one>[^.?]{8,120}?),\smen\s(?P<other>[^.?]{6,120})\.?"),
)


def recognise(notebook: Notebook) -> None:
    before: Entry | None = None
    headed = _HEADED.search(notebook.title or "") is not None
    for entry in outline_of(notebook):
        if entry.role == "heading" and headed and _is_choice(notebook, entry):
            before = None
            continue
        if entry.role == "heading":
            headed = _HEADED.search(entry.text) is not None or (headed and entry.text.endswith("?"))
        elif _HEADS_LINE.fullmatch(entry.text) and notebook.is_free(entry.lines[0]):
            headed = True
            notebook.claim_all(entry.lines)
            continue
        if headed and entry.lines and _between(notebook, entry):
            before = None
        elif entry.role in {"item", "paragraph"} and notebook.is_free(entry.lines[0]):
            read = _within(notebook, entry) or (before and _pair(notebook, before, entry))
            before = None if read else entry
        else:
            before = None
    for block in notebook.blocks:
        if isinstance(block, Table):
            _read_table(notebook, block)


def _is_choice(notebook: Notebook, entry: Entry) -> bool:
    """A short line on a page is guessed to be a heading, yet it may be the next choice."""
    free = notebook.is_free(entry.lines[0])
    return free and (_between(notebook, entry) or _within(notebook, entry))


def _between(notebook: Notebook, entry: Entry) -> bool:
    """“Fellesskap eller egen barnehage?” and "Bredde – dybde" under a heading for dilemmas."""
    if entry.role == "table" or not notebook.is_free(entry.lines[0]):
        return False
    text = entry.text.strip()
    both = next((found for each in _BOTH if (found := each.fullmatch(text))), None)
    if both:
        _write(notebook, both["one"], both["other"], list(entry.lines))
        return True
    found = _EITHER.fullmatch(text)
    if found is None or len(entry.text) > _LONGEST_CHOICE:
        return False
    one = found["one"] or found["a"] or found["this"]
    other = found["other"] or found["b"] or found["that"]
    _write(notebook, one, other, list(entry.lines))
    return True


def _pair(notebook: Notebook, before: Entry, entry: Entry) -> bool:
    """Two lines: one, and "vs" the other; or "På den ene siden", "På den andre siden"."""
    one, other = before.text, entry.text
    if _VERSUS.match(other):
        other = _VERSUS.sub("", other)
    elif _ONE_SIDE.match(one) and _OTHER_SIDE.match(other):
        one, other = _ONE_SIDE.sub("", one), _OTHER_SIDE.sub("", other, count=1)
    else:
        return False
    _write(notebook, one, other, [*before.lines, *entry.lines])
    return True


def _within(notebook: Notebook, entry: Entry) -> bool:
    text = entry.text
    if len(text) > _LONGEST or _VERSUS.match(text):
        return False
    if _ONE_SIDE.match(text):
        sides = _OTHER_SIDE.split(_ONE_SIDE.sub("", text), maxsplit=1)
    else:
        sides = _INSIDE.split(text)
    if len(sides) != 2 or not all(len(side.split()) > 1 or len(side) > 5 for side in sides):
        return False
    one, other = sides
    _write(notebook, one, other, list(entry.lines))
    return True


def _write(notebook: Notebook, one: str, other: str, lines: list[Line]) -> None:
    notebook.add_kind(KIND)
    notebook.claim_all(lines)
    notebook.dilemmas.append(Dilemma(_side(one), _side(other)))


def _side(text: str) -> str:
    text = _SHALL.sub("", _ASKED.sub("", text.strip(" .,;")))
    return text[:1].upper() + text[1:]


def _read_table(notebook: Notebook, table: Table) -> None:
    """Two columns headed with the two sides."""
    first = [cell.line.text for cell in table.rows[0].cells]
    if len(first) != 2 or not (
        _ONE_SIDE.match(first[0] + " ") and _OTHER_SIDE.match(first[1] + " ")
    ):
        return
    notebook.claim_all(cell.line for cell in table.rows[0].cells)
    for row in table.rows[1:]:
        if len(row.cells) == 2:
            one, other = row.cells
            _write(notebook, one.line.text, other.line.text, [one.line, other.line])
