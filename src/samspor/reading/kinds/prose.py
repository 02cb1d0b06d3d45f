"""Running text is kept as text under its heading; what is neither text nor understood is left."""

import re
from itertools import zip_longest
from typing import Final

from samspor.reading.blocks import Block, Heading, Line, Table
from samspor.reading.draft import Prose, Source
from samspor.reading.notebook import Fate, Notebook
from samspor.reading.outline import LEAD_LEVEL, Entry, Section, opens_list, sections_of

_MOST_TOPIC_WORDS: Final = 5
_FEWEST_WORDS: Final = 6
# "2.1 En barnehage for framtiden" over what is said of it, a blank line below.
_CHAPTER: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+[A-ZÆØÅ][^.:;]{2,80}")
# "70 medlemmer" over the text that tells of them.
_HOW_MANY: Final = re.compile(r"\d{1,4}\s[a-zæøå]{4,}(?:\s[a-zæøå]{2,}){0,3}")
_OVER_BLANK: Final = 2
_FEWEST_LETTERS: Final = 3
_ON_COVER: Final = 4  # lines under the title
_HOW_TO_REACH: Final = re.compile(
    r"^(?:styrer|styrar|rektor|daglig leder|dagleg leiar|telefon|tlf|mobil|e-?post|adresse"
    r"|åpningstid\w*"
    r"|opningstid\w*|nettside|hjemmeside|heimeside)\.?\s*:\s*\S",
    re.IGNORECASE,
)

_ADDRESS: Final = re.compile(r"\S@\S+\.\w|(?:tlf|telefon|mobil)\.?:?\s*\+?\d", re.IGNORECASE)


_OFTEN: Final = re.compile(
    r"\b(?:ganger|gonger|årlig|årleg|løpende|løpande|fortløpende|jevnlig|jamleg|jamnleg|kontinuerlig"
    r"|kontinuerleg|ved behov|etter behov|hele året|heile året|månedlig|månadleg|ukentlig"
    r"|(?:hver|kvar|hvert|kvart)\s\w+|(?:uk[ae]n?|veka|dagen)\setter)\b",
    re.IGNORECASE,
)
_SENT: Final = re.compile(r"(?:sendt|skrevet|skrive|publisert)\s(?:den\s)?\d", re.IGNORECASE)
# "Sak 1: Status", "Til stede: …": a label and what it says, under no heading that knows it.
_LABELLED: Final = re.compile(r"[A-ZÆØÅ][^:.]{1,40}:\s+\S.*")
# "(D) = dagmøte", "* = felles": what marks in a list stand for.
_LEGEND: Final = re.compile(r"[(*\w][\w*() ]{0,12}\s?=\s?\w.{2,}")


def recognise(notebook: Notebook) -> None:
    sections = sections_of(notebook, claimed=True)
    for section, following in zip_longest(sections, sections[1:]):
        _read(notebook, section, following.heading if following else None)
    _keep_cover(notebook)
    for block in notebook.blocks:
        if isinstance(block, Table):
            _keep_rest(notebook, block)


def _keep_cover(notebook: Notebook) -> None:
    """What stands right under the title on a cover: whose it is, for how long, decided when."""
    top = notebook.lines()[: _ON_COVER + 1]
    titles = [place for place, line in enumerate(top) if line.text.rstrip(" .:") == notebook.title]
    for line in top[titles[0] + 1 :] if titles else []:
        if notebook.is_free(line) and len(line.text.split()) > 1:
            notebook.claim(line, Fate.TEXT)
            source = Source(line.number, None, line.raw)
            notebook.organisation.append(Prose(notebook.title, line.text, source))


def _keep_rest(notebook: Notebook, table: Table) -> None:
    """Rows that say how often, in a table whose other rows say when, are kept as they are."""
    cells = [cell for row in table.rows for cell in row.cells]
    if not any(notebook.fate(cell.line) is Fate.STRUCTURED for cell in cells):
        return
    for row in table.rows:
        free = [cell for cell in row.cells if notebook.is_free(cell.line)]
        words = [cell for cell in free if len(cell.line.text) >= _FEWEST_LETTERS]
        often = any(_OFTEN.search(cell.line.text) for cell in free)
        if not often or len(words) * 2 < len(row.cells):
            continue
        said = ", ".join(cell.line.text for cell in free)
        raw = " | ".join(cell.line.raw for cell in free)
        notebook.organisation.append(Prose(None, said, Source(row.number, None, raw)))
        notebook.claim_all((cell.line for cell in free), Fate.TEXT)


def _read(notebook: Notebook, section: Section, following: Entry | None) -> None:
    heading, label = section.heading, None
    opened = 0
    for entry, after in section.with_next():
        if not entry.lines or not notebook.is_free(entry.lines[0]):
            continue
        if opens_list(entry, after) and after and notebook.is_free(after.lines[0]):
            label = entry
            notebook.claim_all(entry.lines)
        elif (
            (entry.role == "item" and heading) or _is_running(entry.text) or entry.number == opened
        ):
            over = _over(section, entry)
            _keep(notebook, entry, over, label if over is heading else None)
            # Names on lines of their own under "Gruppa består av:" are part of what it says.
            told = entry.text.endswith(":") or entry.number == opened
            opened = entry.lines[-1].number + 1 if told and entry.role == "paragraph" else 0
        elif _is_topic(entry, after or following):
            label = entry
            notebook.claim_all(entry.lines)
            opened = entry.lines[-1].number + 1
    if not heading or not notebook.is_free(heading.lines[0]):
        return
    if any(notebook.fate(line) is Fate.STRUCTURED for each in section.body for line in each.lines):
        notebook.claim_all(heading.lines)
    else:
        # A heading over nothing is itself what was said.
        _write(notebook, heading, None)


def _is_topic(entry: Entry, after: Entry | None) -> bool:
    """A few words right over a line that says something of it."""
    if after is None or not after.lines:
        return False
    chapter = any(each.fullmatch(entry.text) for each in (_CHAPTER, _HOW_MANY))
    close = after.number - entry.lines[-1].number <= (_OVER_BLANK if chapter else 1)
    few = len(entry.text.split()) <= _MOST_TOPIC_WORDS and entry.text[:1].isupper()
    few = few or chapter
    longer = len(after.text.split()) > len(entry.text.split()) or after.text.endswith(":")
    return close and few and longer and entry.role == "paragraph"


def _over(section: Section, entry: Entry) -> Entry | None:
    """Words that lead in a list end with it; what stands after belongs to the heading above."""
    lead = section.level == LEAD_LEVEL and entry.role == "paragraph" and section.items
    before_list = section.items and entry.number < section.items[0].number
    return (
        section.parent.heading if lead and not before_list and section.parent else section.heading
    )


def _is_running(text: str) -> bool:
    if text.endswith((".", "!", "?", ":", ";", "»", "”")) or len(text.split()) >= _FEWEST_WORDS:
        return True
    if _HOW_TO_REACH.match(text) or _ADDRESS.search(text):
        return True
    return bool(_LABELLED.fullmatch(text) or _SENT.match(text) or _LEGEND.fullmatch(text))


def _keep(notebook: Notebook, entry: Entry, heading: Entry | None, label: Entry | None) -> None:
    """A heading is understood when there is text under it: it became that text's topic."""
    if heading:
        notebook.claim_all(heading.lines)
    topics = [each.text for each in (heading, label) if each]
    _write(notebook, entry, ": ".join(topics) or None)


def _write(notebook: Notebook, entry: Entry, topic: str | None) -> None:
    raw = " ".join(line.raw for line in entry.lines)
    notebook.claim_all(entry.lines, Fate.TEXT)
    source = Source(entry.number, None, raw)
    notebook.organisation.append(Prose(topic, entry.text, source))


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
