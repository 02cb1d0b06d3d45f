"""What stands around the content: page headers that come again, navigation, marks of emptiness."""

import re
from collections import Counter
from itertools import pairwise, takewhile
from typing import Final

from samspor.kernel.notation import Context, find_clocks, find_timings
from samspor.reading.blocks import Block, Heading, Line, ListBlock, Margin, Paragraph, Table
from samspor.reading.kinds.area_parts import is_label
from samspor.reading.kinds.calendar.words import EVENT_NOUN
from samspor.reading.kinds.page_words import is_download, is_page_word
from samspor.reading.kinds.unit_blocks import OWNER_LINE
from samspor.reading.notebook import Fate, Notebook

_LONGEST: Final = 60
_EMPTY_MARK: Final = re.compile(r"[-–—.·*/\\\s]+")
_PAGE_NUMBER: Final = re.compile(
    r"(?:side|page)?\s*\d{1,3}(?:\s*(?:av|of|/)\s*\d{1,3})?", re.IGNORECASE
)
_SAYS_ITSELF: Final = re.compile(r":|^(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-z]*\b")
_READ_MORE: Final = re.compile(r"(?:les|sjå|se) me(?:i)?r", re.IGNORECASE)
_TEASER: Final = 2  # lines: its title, and its text cut off
_LABEL: Final = re.compile(r"[A-ZÆØÅ][\wæøå ]{2,20}:")
_HOURS: Final = re.compile(r"åpningstid|opningstid|\båpen|\båpent|\bopent?\b|steng[td]")
# "10." on a line of its own is a day of the month above it.
_ORDINALS: Final = re.compile(r"\d{1,2}\.(?:\s*[-–]\s*\d{1,2}\.)?")
_CONTENTS: Final = re.compile(r"innh[ao]ld(?:sfortegnelse|sliste)?", re.IGNORECASE)
_LINKS: Final = re.compile(
    r"(?:(?:andre|aktuelle|nyttige|relaterte|eksterne)\s)+(?:lenke(?:r|ne)|lenkjer)", re.IGNORECASE
)
_LINKED: Final = re.compile(r"[A-ZÆØÅ][\wæøåÆØÅ-]*(?:\s[\wæøåÆØÅ–-]+){0,6}")
_SHORTEST_CONTENTS: Final = len("innhold")
_CHAPTER: Final = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+")
# "3. 3.1 Kunnskap": the page counts its list, and the plan its chapters.
_LISTED: Final = re.compile(r"^\d{1,2}\.\s+(?=\d{1,2}(?:\.\d{1,2})*\s)")
_PAGED: Final = re.compile(r"[\s.…]+\d{1,3}$")
_DOTTED: Final = re.compile(r"(?:\.\s?){4,}\d{1,3}$|…{2,}\s?\d{1,3}$")
_FEWEST_CHAPTERS: Final = 3
_HOURS_ALONE: Final = re.compile(r"\d{1,2}(?:[.:]\d\d)?\s?[-–]\s?\d{1,2}(?:[.:]\d\d)?")
_SIGNED: Final = re.compile(
    r"20\d\d-\d\d-\d\d(?:,?\s\d\d[:.]\d\d)?,?\s(?:av\s|ved\s)?[A-ZÆØÅ][a-zæøåéü]+(?:\s[A-ZÆØÅ][\wæøåéü.'-]*){1,2}"
)
_GREETING: Final = re.compile(
    r"(?:mvh|(?:med )?(?:(?:vennlig|venleg|beste) )?(?:hilsen|hilsning|helsing))[.,]?",
    re.IGNORECASE,
)
_MOST_OF_SIGNATURE: Final = 2
_LONGEST_SIGNATURE: Final = 5
_MORE_THAN_NAME: Final = re.compile(r"[\d:]")
_BEFORE_NAME: Final = re.compile(r"^(?:[Aa]v|AV|[Tt]ekst|[Jj]ournalist)(?:\sog\sfoto)?:?\s")
_AUTHOR: Final = re.compile(
    rf"{_BEFORE_NAME.pattern}[A-ZÆØÅ][a-zæøåéü-]+(?:\s[A-ZÆØÅ][\wæøåéü.'-]*){{1,2}}"
    r"|By\s[A-ZÆØÅ][a-zæøåéü-]+(?:\s[A-ZÆØÅ][\wæøåéü.'-]*){0,2}"
)
_DAY_ALONE: Final = re.compile(
    r"\d{1,2}(?:\.\s?(?:\d{1,2}\.|[a-zæøå]+)\s?|/\d{1,2}/)20\d\d(?:,?\s(?:kl\.?\s)?\d\d[.:]\d\d)?"
)
# What sort of page it is, over the day it was published and its title.
_PAGE_SORT: Final = re.compile(
    r"(?:nyhet(?:er)?|nyheit(?:er)?|artikkel|aktuelt|\w*eksempel|reportasje|blogg|sak)",
    re.IGNORECASE,
)
_NUMBERED_DAY: Final = re.compile(r"\d{1,2}\.\d{1,2}\.20\d\d")
_NEAR_TOP: Final = 12
_HOME: Final = re.compile(r"(?:hjem|heim|forsiden?|framsida|startside)", re.IGNORECASE)
_LONGEST_STEP: Final = 6  # words
_FULL_STOP: Final = re.compile(r"[a-zæøå]{5}\.$")  # and no short form: "spes.ped."
_HELD: Final = re.compile(
    r"dag|ferie|fri\b|start|slutt|skole|skule|barnehage|frist|tur\b", re.IGNORECASE
)
_YEAR: Final = re.compile(r"(?<![\d.:])\d\d\s?[-–/]\s?\d\d(?![\d.:])|20\d\d")


def recognise_page(notebook: Notebook) -> None:
    """What the format or the words themselves say is the website's own; before anything else."""
    for block in notebook.blocks:
        if isinstance(block, Margin):
            notebook.claim(block.line, Fate.FURNITURE, block.why)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    if _EMPTY_MARK.fullmatch(cell.line.text):
                        notebook.claim(cell.line, Fate.FURNITURE, "empty_mark")
        elif isinstance(block, ListBlock):
            _claim_list(notebook, block)
        else:
            _claim_page_word(notebook, block.line)
    _claim_author(notebook)
    _claim_signature(notebook)
    _claim_sort(notebook)
    _claim_contents_label(notebook)
    _claim_links(notebook)
    signed = [line for line in notebook.lines() if _is_signed(line.text)]
    if len(signed) == 1:
        notebook.claim(signed[0], Fate.FURNITURE, "page_word")


def _claim_list(notebook: Notebook, block: ListBlock) -> None:
    trail = _is_trail(block)
    for item in block.items:
        if trail:
            notebook.claim(item.line, Fate.FURNITURE, "page_word")
        _claim_page_word(notebook, item.line)


def _is_trail(block: ListBlock) -> bool:
    """“Hjem”, "/", "Om oss": the way to the page, a step an item."""
    steps = [item.line.text for item in block.items]
    if len(steps) == 1 or not _HOME.fullmatch(steps[0]):
        return False
    short = all(len(step.split()) <= _LONGEST_STEP for step in steps)
    return short and not any(step.endswith(":") or _FULL_STOP.search(step) for step in steps)


def _claim_author(notebook: Notebook) -> None:
    """“Av Kari Nordmann” near the top, and the day right under it."""
    lines = notebook.lines()[:_NEAR_TOP]
    for line, after in pairwise(lines):
        if not _AUTHOR.fullmatch(line.text):
            continue
        notebook.claim(line, Fate.FURNITURE, "page_word")
        name = _BEFORE_NAME.sub("", line.text)
        for other in lines:
            if other.text == name:  # under the picture
                notebook.claim(other, Fate.FURNITURE, "page_word")
        if _DAY_ALONE.fullmatch(after.text):
            notebook.claim(after, Fate.FURNITURE, "page_word")


def _claim_signature(notebook: Notebook) -> None:
    """Who has written a letter: a line or two right under "Med vennlig hilsen"."""
    under = 0
    last = -1
    for line in notebook.lines():
        signs = under and line.number == last + 1 and not _MORE_THAN_NAME.search(line.text)
        if _GREETING.fullmatch(line.text.strip()):
            under = _MOST_OF_SIGNATURE
        elif signs and len(line.text.split()) <= _LONGEST_SIGNATURE and line.text[-1:] != ".":
            notebook.claim(line, Fate.FURNITURE, "page_word")
            under -= 1
        else:
            under = 0
        last = line.number


def _claim_links(notebook: Notebook) -> None:
    """“Aktuelle lenker” right over names of other pages, a few words on each line."""
    last = 0
    for line in notebook.lines():
        if _LINKS.fullmatch(line.text.strip(" :")):
            last = line.number
        elif last and line.number == last + 1 and _LINKED.fullmatch(line.text):
            notebook.claim(line, Fate.FURNITURE, "page_word")
            last = line.number
        else:
            last = 0


def _claim_contents_label(notebook: Notebook) -> None:
    """“Innhold” near the top is the page's own word, where no contents are listed under it."""
    for line, after in pairwise(notebook.lines()[:_NEAR_TOP]):
        if line.index and _CONTENTS.fullmatch(line.text) and len(line.text) <= _SHORTEST_CONTENTS:
            listed = _CHAPTER.match(after.text) or _PAGED.search(after.text)
            told = len(after.text) > _LONGEST or notebook.fate(after) is Fate.FURNITURE
            if told and not listed:
                notebook.claim(line, Fate.FURNITURE, "page_word")


def _claim_sort(notebook: Notebook) -> None:
    """“Prosjekteksempel” first of all, perhaps twice, and the day under it."""
    top = notebook.lines()[:_FEWEST_CHAPTERS]
    sorts = list(takewhile(lambda line: _PAGE_SORT.fullmatch(line.text), top))
    after = top[len(sorts) : len(sorts) + 1]
    dated = after and any(each.fullmatch(after[0].text) for each in (_NUMBERED_DAY, _DAY_ALONE))
    if sorts and dated:
        for line in (*sorts, *after):
            notebook.claim(line, Fate.FURNITURE, "page_word")


def _is_signed(text: str) -> bool:
    """“2026-05-23 Kari Nordmann” alone at the foot: who wrote the page, and when."""
    if text[:2] != "20" or not _SIGNED.fullmatch(text):
        return False
    return not (EVENT_NOUN.search(text) or _HELD.search(text))


def recognise_teasers(notebook: Notebook) -> None:
    """“… fleire tiltak vert oppheva. Avstandskrave...”, "Les mer": another page's beginning."""
    lone = [block.line for block in notebook.blocks if isinstance(block, Heading | Paragraph)]
    for place, line in enumerate(lone):
        if place < _TEASER or not _READ_MORE.fullmatch(line.text.strip()):
            continue
        title, cut = lone[place - _TEASER : place]
        if cut.text.rstrip().endswith(("...", "…")):
            notebook.claim(cut, Fate.FURNITURE, "page_word")
            if not title.text.endswith("."):
                notebook.claim(title, Fate.FURNITURE, "page_word")


def recognise_repeated(notebook: Notebook) -> None:
    """Once the title is known: lines that come again, and page numbers."""
    lone = [block.line for block in notebook.blocks if isinstance(block, Heading | Paragraph)]
    seen = Counter(_key(line) for line in lone)
    values = {after.index for line, after in pairwise(lone) if _LABEL.fullmatch(line.text)}
    met: set[str] = set()
    last = ""
    title = (notebook.title or "").casefold()
    for line in lone:
        if line.index in values or _HOURS_ALONE.fullmatch(line.text):
            continue
        times = seen[_key(line)]
        if _PAGE_NUMBER.fullmatch(line.text):
            if line.text.isdecimal() and len(line.text) < 3 and times > 1:
                continue
            notebook.claim(line, Fate.FURNITURE, "page_number")
        elif times > 1 and not find_clocks(line.text) and _names_list(line, title):
            leads = line.text.endswith(":") and _key(line) != last  # back from another year's list
            if _key(line) in met and not leads:
                notebook.claim(line, Fate.FURNITURE, "heading_again")
            last = _key(line)
            met.add(last)
        elif times > 1 and len(line.text) <= _LONGEST and not _may_come_again(line):
            notebook.claim(line, Fate.FURNITURE, f"repeated:{times}")


def _claim_page_word(notebook: Notebook, line: Line) -> None:
    if is_page_word(line.text):
        notebook.claim(line, Fate.FURNITURE, "page_word")
    elif is_download(line.text):
        notebook.claim(line, Fate.FURNITURE, "download")


# Two groups may come to the same sum.
_SUM: Final = re.compile(r"(?:del)?sum\b.*\d|(?:totalt|i alt|til ?sammen|til saman)\b.*\d")


def _may_come_again(line: Line) -> bool:
    """“Kontaktperson:” and "Planleggingsdag" are said of several things."""
    low = line.text.lower()
    if is_label(low) or OWNER_LINE.fullmatch(low):
        return True
    if _HOURS.search(low) or _SUM.match(low):
        return True
    if not line.text.isupper() and (_SAYS_ITSELF.search(low) or EVENT_NOUN.search(low)):
        return True
    if (
        find_clocks(line.text)
        or _HOURS_ALONE.fullmatch(line.text)
        or _ORDINALS.fullmatch(line.text)
    ):
        return True
    found = find_timings(line.text, context=Context())
    return any(each.timing or each.doubts for each in found)


def _names_list(line: Line, title: str) -> bool:
    return _YEAR.search(line.text) is not None or _key(line) == title


def _key(line: Line) -> str:
    return line.text.casefold()


def recognise_contents(notebook: Notebook) -> None:
    """The list of contents: headings that stand further down, each with the number of its page."""
    paged = (line for line in notebook.lines() if line.text.rstrip()[-1:].isdecimal())
    dotted = [line for line in paged if _DOTTED.search(line.text)]
    if len(dotted) >= _FEWEST_CHAPTERS:
        for line in dotted:
            notebook.claim(line, Fate.FURNITURE, "contents")
    for line in _counted_contents(notebook):
        notebook.claim(line, Fate.FURNITURE, "contents")
    headings = {_bare(block.line) for block in notebook.blocks if isinstance(block, Heading)}
    before: Line | None = None
    for block in notebook.blocks:
        rows = _told_pages(block)
        known = [lines for lines in rows if _bare(lines[0]) in headings]
        if len(known) >= _FEWEST_CHAPTERS and len(known) * 2 > len(rows):
            lines = [line for row in rows for line in row]
            if before is not None and _CONTENTS.fullmatch(before.text.strip()):
                lines.append(before)
            for line in lines:
                notebook.claim(line, Fate.FURNITURE, "contents")
        before = block.line if isinstance(block, Heading | Paragraph) else None


def _counted_contents(notebook: Notebook) -> list[Line]:
    """“1 Forord”, "2 Bakgrunn", "2.1 Bestilling" under each other, with nothing said between."""
    runs: list[list[Line]] = [[]]
    for line in notebook.lines():
        if _CHAPTER.match(line.text) and not line.text.endswith("."):
            runs[-1].append(line)
        else:
            runs.append([])
    return [line for run in runs if _is_contents(run) for line in run]


def _is_contents(run: list[Line]) -> bool:
    texts = [_LISTED.sub("", line.text) for line in run]
    numbers = [found[0].strip(" .") for text in texts if (found := _CHAPTER.match(text))]
    inner = [number for number in numbers if "." in number]
    outer = [int(number) for number in numbers if "." not in number]
    counts_on = outer == list(range(outer[0], outer[0] + len(outer))) if outer else False
    return len(outer) >= _FEWEST_CHAPTERS and len(inner) >= _FEWEST_CHAPTERS and counts_on


def _told_pages(block: Block) -> list[list[Line]]:
    """The lines of each row, or each point, when they all end with a number."""
    if isinstance(block, Table):
        rows = [[cell.line for cell in row.cells] for row in block.rows if row.cells]
        numbered = all(len(row) > 1 and row[-1].text.strip(". ").isdecimal() for row in rows)
        return rows if numbered else []
    if isinstance(block, ListBlock):
        items = [item.line for item in block.items]
        return [[line] for line in items] if all(_PAGED.search(line.text) for line in items) else []
    return []


def _bare(line: Line) -> str:
    """A chapter's name without its number and its page."""
    return _PAGED.sub("", _CHAPTER.sub("", line.text)).strip(" .…").casefold()
