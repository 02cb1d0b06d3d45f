"""A document as its author meant it: headings, what stands under them, wrapped lines joined.

Formats and authors mark little of this: a pasted page has no heading levels, a slide breaks its
sentences. Recognisers of what is not a table read the outline instead of the blocks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, zip_longest
from typing import Final, Literal

from samspor.reading.blocks import (
    LONGEST_HEADING,
    Block,
    Heading,
    Line,
    ListBlock,
    Margin,
    Paragraph,
    Row,
    Table,
    looks_like_heading,
)
from samspor.reading.counted_heads import chapters_of, counted_heads, decimal_heads, lettered_lines
from samspor.reading.list_levels import levels_of
from samspor.reading.notebook import Fate, Notebook

Role = Literal["heading", "paragraph", "item", "table"]
# A line that leads in a list is a heading below all that are marked as such.
LEAD_LEVEL: Final = 9
_LONGEST_LEAD: Final = 130
_LONGEST_ITEM_HEAD: Final = 70
_MOST_LABEL_WORDS: Final = 5
_MOST_NAME_WORDS: Final = 6
_NAME_AND_SENTENCE: Final = 2
_FEW_WORDS: Final = 3
_LONGEST_ANSWER: Final = 60
_MOST_LEAD_WORDS: Final = 7
# Signs that open a point, also those of symbol fonts and of what was pasted from Word.
_SIGN: Final = "[-–—•▪*·●○◦‣■◆➢➤►✓\ue000-\uf8ff]"
_MARK: Final = re.compile(rf"\s*(?P<mark>{_SIGN}|\d{{1,2}}[.)]|[a-h]\))\s")
# In Word and on the web a list is often no list, but lines that begin with a dash or a number.
_WRITTEN_MARK: Final = re.compile(rf"^(?:{_SIGN}|\d{{1,2}}[.)]|[a-h]\)|[A-H][.)])\s+(?=\S)")
_DASHED: Final = re.compile(rf"^{_SIGN}\s+(?=\S)")
_NUMBERED: Final = re.compile(
    r"^(?P<number>\d{1,2})[.)]\s+(?:[A-ZÆØÅ][a-zæøå]|\d{1,2}\s(?!januar|februar|ma|april|ju|aug|sep|okt|nov|des)[a-zæøå]{3})"
)
_ENDED: Final = (".", "!", "?", ":", ";", "»", "”")
# "uke 40 Høstferie" is a row of its own.
_NEW_ROW: Final = re.compile(r"v/|(?:uke|veke)\s?\d[\d+,–-]*\s[A-ZÆØÅ]")
_HAS_LETTER: Final = re.compile(r"[a-zæøåA-ZÆØÅ]{2}")
_PERIOD: Final = re.compile(
    r"\s*\((?:(?:19|20)\d\d\s?[-–]\s?(?:20)?\d\d|[a-zæøå ]{3,30}\s?20\d\d)\)$"
)
_HAS_DIGIT: Final = re.compile(r"\d")
_LONGEST_OVER: Final = LONGEST_HEADING + len(", (2026 - 2030)")
_YEARS_LAST: Final = re.compile(r",?\s\(?20\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?\)?$")
_ENDS_AREA: Final = re.compile(
    r"(?:område\w*|satsing\w*|prosjekt\w*|tiltak\w*|nettverk\w*|mål\w*)"
    r"(?:\s(?:i|for|på)\s[a-zæøå ]{3,40}?)?(?:,?\s\(?20\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?\)?)?$",
    re.IGNORECASE,
)
# "Gruppene kom fram til at nettverket skal" over what it shall.
_LEADS_ON: Final = re.compile(r"\s(?:skal|skulle|vil|kan|at|å|er|for å|om å)$")
_OF_MINUTES: Final = re.compile(
    r"[Ss]ak\s(?:nr\.?\s)?(?:\d{1,3}/\d\d(?:\d\d)?\s*[.:–-]?|\d{1,3}\s*[.:–-])\s*[A-ZÆØÅ]"
)
# Who it is and where, the last of some lines.
_SOMEBODY: Final = re.compile(r"[A-ZÆØÅ][\w'-]+(?:\s[A-ZÆØÅ][\w.'-]*){1,3}\s\([^()]+\)")
# "Prosjekter:" over a list is over a part of the document, where "Mål:" is of what it stands in.
_OF_PART: Final = re.compile(
    r"(?:satsings|satsnings|fokus)område(?:r|ne)|satsning(?:er|ar)|satsing(?:er|ar)"
    r"|prosjekt(?:er|ene)?|(?:fag)?nettverk(?:ene|ane)?|erfaring(?:er|ar)|dilemma(?:er)?",
    re.IGNORECASE,
)
_FULL_STOP: Final = re.compile(r"[.;,]$")


@dataclass(frozen=True, slots=True)
class Entry:
    """`level` is of a heading from 1, or of an item from 0; `mark` is what opens an item.

    With `marked` the mark still stands in the line's own words.
    """

    role: Role
    lines: tuple[Line, ...]
    level: int = 0
    mark: str = ""
    marked: bool = False
    table: Table | None = None
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        text = " ".join([line.text for line in self.lines])
        text = _WRITTEN_MARK.sub("", text, count=1) if self.marked else text
        object.__setattr__(self, "text", text)  # every recogniser asks for it

    @property
    def number(self) -> int:
        return self.lines[0].number if self.lines else 0


@dataclass(slots=True, eq=False)
class Section:
    """A heading (None before the first) and what stands before the next one."""

    heading: Entry | None
    level: int
    body: list[Entry] = field(default_factory=list)
    parent: "Section | None" = None

    @property
    def title(self) -> str:
        return self.heading.text if self.heading else ""

    def with_next(self) -> Iterator[tuple[Entry, Entry | None]]:
        """Each entry of the body with the one behind it."""
        return zip_longest(self.body, self.body[1:])

    @property
    def items(self) -> list[Entry]:
        return [entry for entry in self.body if entry.role == "item"]

    @property
    def paragraphs(self) -> list[Entry]:
        return [entry for entry in self.body if entry.role == "paragraph"]

    def lies_under(self, other: "Section") -> bool:
        above = self.parent
        while above is not None and above is not other:
            above = above.parent
        return above is other


def outline_of(notebook: Notebook) -> list[Entry]:
    """What is not furniture, in order; made once, as every recogniser asks for it."""
    held = notebook.outlines.get(notebook.furniture_count)
    if held is None:
        held = _with_levels(_with_leads(_joined(list(_entries(notebook)))))
        notebook.outlines[notebook.furniture_count] = held
    return held


def _with_levels(entries: list[Entry]) -> list[Entry]:
    """Points that only their marks put under others, between one heading and the next."""
    made: list[Entry] = []
    for divides, group in groupby(entries, key=_divides):
        run = list(group)
        marks = [entry.mark if entry.role == "item" else None for entry in run]
        if not divides and any(marks) and not any(e.level for e in run if e.role == "item"):
            steps, inner = levels_of(marks)
            run = [_stepped(each, steps[place], place in inner) for place, each in enumerate(run)]
        made.extend(run)
    return made


def _divides(entry: Entry) -> bool:
    return entry.role == "table" or (entry.role == "heading" and entry.level != LEAD_LEVEL)


def _stepped(entry: Entry, step: int, inside: bool) -> Entry:
    """Words that lead in the numbers under a) are no heading over b)."""
    if entry.role == "heading" and inside:
        return replace(entry, role="paragraph", level=0)
    return replace(entry, level=step) if step else entry


def sections_of(notebook: Notebook, *, claimed: bool = False) -> list[Section]:
    """Headings with what is still free under them; with `claimed`, all of it."""
    current = Section(None, 0)
    sections, open_ones = [current], [current]
    for entry in outline_of(notebook):
        if entry.role != "heading":
            if claimed or not entry.lines or notebook.is_free(entry.lines[0]):
                current.body.append(entry)
            continue
        while len(open_ones) > 1 and open_ones[-1].level >= entry.level:
            open_ones.pop()
        current = Section(entry, entry.level, parent=open_ones[-1])
        open_ones.append(current)
        sections.append(current)
    return sections


def _entries(notebook: Notebook) -> Iterator[Entry]:
    count = 0
    lettered = lettered_lines(notebook)
    decimal = decimal_heads(notebook)
    counted = counted_heads(notebook) | chapters_of(notebook) | decimal
    for block in notebook.blocks:
        match block:
            case Margin():
                continue
            case Paragraph(line=line) | Heading(line=line) if line.index in lettered:
                if notebook.fate(line) is not Fate.FURNITURE:
                    yield Entry("item", (line,), 0, line.text[:2], marked=True)
            case Paragraph(line=line) | Heading(line=line) if line.index in counted:
                yield _counted_head(block, 3 if line.index in decimal else 2)
            case Paragraph(line=line) | Heading(line=line) if _is_written_item(line, count):
                found = _NUMBERED.match(line.text)
                count = int(found["number"]) if found else count
                if notebook.fate(line) is not Fate.FURNITURE:
                    yield Entry("item", (line,), 0, line.text.split()[0], marked=True)
            case Table(rows=rows) if all(_is_single(row) for row in rows):
                cells = [cell for row in rows for cell in row.cells]
                yield from (Entry("paragraph", (cell.line,)) for cell in cells)
            case Table():
                yield Entry("table", (), table=block)
            case _:
                yield from (
                    entry
                    for entry in _of_block(block, counted)
                    if notebook.fate(entry.lines[0]) is not Fate.FURNITURE
                )


def _counted_head(block: Paragraph | Heading, level: int) -> Entry:
    """“1 Bakgrunn” of some minutes keeps its number; "1. Mål" is called "Mål"."""
    if isinstance(block, Heading):
        return Entry("heading", (block.line,), block.level, marked=True)
    return Entry("heading", (block.line,), level)


def _is_single(row: Row) -> bool:
    """A table with one cell in each row holds nothing side by side."""
    return len(row.cells) <= 1 and all(len(cell.line.parts) == 1 for cell in row.cells)


def _is_written_item(line: Line, count: int) -> bool:
    numbered = _NUMBERED.match(line.text)
    if numbered:
        return int(numbered["number"]) in {1, count + 1}
    mark = _WRITTEN_MARK.match(line.text)
    return mark is not None and not line.text[0].isdecimal()


def _of_block(block: Block, chapters: frozenset[int]) -> Iterator[Entry]:
    match block:
        case Heading(line=line, level=level) if not _SOMEBODY.fullmatch(line.text):
            yield Entry("heading", (line,), level)
        case Heading(line=line) | Paragraph(line=line):
            yield Entry("paragraph", (line,))
        case ListBlock(items=items):
            for item in items:
                found = _MARK.match(item.line.raw)
                mark = found["mark"] if found else "•"
                inner = _DASHED.match(item.line.text)
                if item.line.index in chapters:
                    yield Entry("heading", (item.line,), 2)
                elif inner:  # a dash written inside an item of the page's own list: one step in
                    yield Entry("item", (item.line,), item.depth + 1, inner[0].strip(), marked=True)
                else:
                    yield Entry("item", (item.line,), item.depth, mark)


def _joined(entries: list[Entry]) -> list[Entry]:
    """A line that goes on in small letters belongs to the one before."""
    kept: list[Entry] = []
    for entry, after in zip_longest(entries, entries[1:]):
        before = kept[-1] if kept else None
        if before and (_goes_on(before, entry) or _is_answer(before, entry, after)):
            lines = (*before.lines, *entry.lines)
            kept[-1] = replace(before, lines=lines)
        else:
            kept.append(entry)
    return [_as_heading(entry) if len(entry.lines) > 1 else entry for entry in kept]


def _goes_on(before: Entry, entry: Entry) -> bool:
    text = before.text
    return (
        entry.role == "paragraph"
        and before.role in {"item", "paragraph"}
        and entry.text[:1].islower()
        and not _NEW_ROW.match(entry.text)
        and not text.endswith(_ENDED)
        and len(text) >= 25
    )


def _is_answer(before: Entry, entry: Entry, after: Entry | None) -> bool:
    """“• Oppstart:”, and on the next line alone what it is."""
    if before.role != "item" or not before.text.endswith(":") or entry.role != "paragraph":
        return False
    few = len(before.text.split()) <= _FEW_WORDS and len(entry.text) <= _LONGEST_ANSWER
    last = after is None or after.role == "item" or after.number - entry.number > 1
    return few and last and entry.number - before.number == 1


def _as_heading(entry: Entry) -> Entry:
    is_one = entry.role == "paragraph" and looks_like_heading(entry.text)
    return replace(entry, role="heading", level=2) if is_one else entry


def _with_leads(entries: list[Entry]) -> list[Entry]:
    made: list[Entry] = []
    for entry, after, next_one in zip_longest(entries, entries[1:], entries[2:]):
        before = made[-1] if made else None
        if entry.role == "paragraph" and (
            _leads(entry, before, after)
            or _is_over_name(entry, after, next_one)
            or (after is not None and _is_next_name(made, entry, after))
        ):
            led = entry.text.endswith((":", "?")) or _LEADS_ON.search(entry.text)
            level = LEAD_LEVEL if led and not _OF_MINUTES.match(entry.text) else 2
            made.append(replace(entry, role="heading", level=level))
        else:
            made.append(entry)
    return made


def _leads(entry: Entry, before: Entry | None, after: Entry | None) -> bool:
    """Short words right over a list, or alone in front of a blank line."""
    text = entry.text
    if after and _is_numbered_head(text):
        return True
    if after is None or after.role == "table" or not _HAS_LETTER.search(text):
        return False
    if before and before.role == "heading" and not text.endswith((":", "?")):
        few = len(text.split()) <= _MOST_LEAD_WORDS
        leads_on = looks_like_heading(text) or (_LEADS_ON.search(text) and text[:1].isupper())
        short = bool(after.role == "item" and few and leads_on)
        return short or _is_name_over(entry, before, after)
    if after.role == "item":
        short = len(text) <= _LONGEST_LEAD and not _FULL_STOP.search(text)
        return short and after.number - entry.number <= 2 and not _is_label(text)
    if _is_name_over(entry, before, after):
        return True
    gap = after.number - entry.number > 1
    joined = before is not None and before.role != "heading" and entry.number - before.number == 1
    short = len(text) <= _LONGEST_ITEM_HEAD and not _HAS_DIGIT.search(text)
    short = short and not _SOMEBODY.fullmatch(text)
    return gap and joined and short and looks_like_heading(text)


def _is_numbered_head(text: str) -> bool:
    """“§ 5 Åpningstid”, "Sak 2: Mål"."""
    of_minutes = _OF_MINUTES.match(text) is not None and len(text) <= _LONGEST_LEAD
    return of_minutes or (text.startswith("§ ") and looks_like_heading(text))


def _is_next_name(made: list[Entry], entry: Entry, after: Entry) -> bool:
    """One more name over its sentence, right under the sentence of the name before."""
    if len(made) < _NAME_AND_SENTENCE or not made[-1].text.endswith("."):
        return False
    over, said = made[-2:]
    pair = over.role == "heading" and said.role == "paragraph" and said.number - over.number == 1
    return pair and _is_name_over(entry, over, after) and len(entry.text.split()) <= _FEW_WORDS


def _is_over_name(entry: Entry, after: Entry | None, next_one: Entry | None) -> bool:
    """“Våre satsingsområder” right over the first of them, which stands over what it is."""
    if not (after and next_one and after.role == "paragraph"):
        return False
    close = after.number - entry.number == 1
    if not close or len(entry.text) > _LONGEST_OVER or not _ENDS_AREA.search(entry.text):
        return False
    over = replace(entry, role="heading", level=2)
    bare = _YEARS_LAST.sub("", entry.text)
    return looks_like_heading(bare) and _is_name_over(after, over, next_one)


def _is_name_over(entry: Entry, before: Entry | None, after: Entry) -> bool:
    """A few words after a blank line, right over a sentence or a label: a name and what it is."""
    alone = before is None or entry.number - before.number > 1 or before.role == "heading"
    right_over = after.role == "paragraph" and after.number - entry.number == 1
    says_more = after.text.endswith(".") or _is_label(after.text)
    words = len(entry.text.split())
    asks = entry.text.endswith("?") and looks_like_heading(entry.text.rstrip("?"))
    named = looks_like_heading(entry.text) or asks
    name = named and not _HAS_DIGIT.search(_PERIOD.sub("", entry.text))
    return alone and right_over and says_more and name and words <= _MOST_NAME_WORDS


def opens_list(entry: Entry, after: Entry | None) -> bool:
    """An item that is only a heading for the items under it: "• Kommunenivå", "– Etablere …"."""
    if entry.role != "item" or after is None or after.role != "item":
        return False
    lower = after.level > entry.level or (after.level == entry.level and after.mark != entry.mark)
    dashes = {"-", "–", "—"}
    downwards = after.level > entry.level or (after.mark in dashes and entry.mark not in dashes)
    short = entry.text.endswith(":") or len(entry.text.split()) <= _MOST_LABEL_WORDS
    return lower and downwards and short


def _is_label(text: str) -> bool:
    """“Kontaktperson: Kari” says something itself; "Mål for ordningene:" only opens a list."""
    label, colon, value = text.partition(":")
    one = len(label.split()) == 1 and not _OF_PART.fullmatch(label)
    return bool(colon) and (bool(value.strip()) or one)
