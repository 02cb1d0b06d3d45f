"""What the document is called and when it was last changed."""

import re
from datetime import date
from itertools import pairwise
from typing import Final

from samspor.kernel.notation import Context, find_timings
from samspor.reading.blocks import Line
from samspor.reading.draft import Prose, Source
from samspor.reading.kinds.calendar.words import EVENT_NOUN
from samspor.reading.kinds.periods import is_period, period_in
from samspor.reading.notebook import Fate, Notebook
from samspor.reading.outline import LEAD_LEVEL, Entry, outline_of

_UPDATED: Final = re.compile(
    r"(?:sist\s+)?(?:oppdatert|endra|endret|revidert)\b|last updated"
    r"|(?:utgave|utgåve|versjon|edition|version)\s+\d+\b"
    r"|tal(?:l|a|lene)?\s(?:er\s)?(?:per|pr\.?|frå|fra)\s(?=\d)",
    re.IGNORECASE,
)
# When it was published may stand in front on the same line.
_PUBLISHED: Final = re.compile(r"(?:først )?publisert\b", re.IGNORECASE)
_TO_READERS: Final = re.compile(
    r"(?:til leserne|til lesarane|to the readers)\s*:\s*(?P<text>.+)", re.IGNORECASE | re.DOTALL
)
_WHEN: Final = re.compile(r"(?:dato|når|tid|tidspunkt)\s*:", re.IGNORECASE)
_HELD: Final = re.compile(
    r"\w*(?:samling|møte|fagdag|konferanse|kurs|seminar|webinar)\b", re.IGNORECASE
)
_LONGEST_TITLE: Final = 150
_LONGEST_FIRST: Final = 100
_VERB: Final = re.compile(
    r"\b(?:er|har|blir|vert|skal|vil|kan|må|var|får|\w+(?:es|ast))\b", re.IGNORECASE
)
_INSIDE: Final = re.compile(r"[.!?]\s|^\w+:\s|@|\d{1,2}\.\s?(?:[a-zæøå]{3}|\d)")
_OF_A_PART: Final = re.compile(
    r"(?:program(?:met)?|dagsprogram|agenda|sakliste|saksliste|dagsorden|praktisk(?: informasjon)?"
    r"|påmelding|delmål|hovedmål|hovudmål|målgruppe|kontakt(?:er|personer|personar)?)",
    re.IGNORECASE,
)
_ROUTE_OF_YEAR: Final = re.compile(
    r"(?:skole|skule|barnehage)rut[ae]n?\s(?:for\s)?[^.]{0,30}20\d\d\s?[-–/]\s?(?:20)?\d\d",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(r"[a-zæøåA-ZÆØÅ]{2}|\d{4}")
_CHAPTER: Final = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[A-ZÆØÅ])")
_SHORT_WORDS: Final = re.compile(
    r"\b(?:mill|mrd|kr|bl\.a|f\.eks|nr|ca|jf|dvs|evt|inkl)\."
    r"|\.(?=\s(?:[Dd]el|[Dd]elrapport|[Ss]luttrapport|[Rr]apport)\b)"
)
_SENTENCE: Final = re.compile(r"\s(?<=[.!?]\s)\s*(?=[A-ZÆØÅ])")
# "… bygger på samarbeidet i perioden 2020–2024" is of what came before.
_OF_BEFORE: Final = re.compile(
    r"\b(?:bygger på|byggjer på|oppfølging av|oppfølgjing av|tidligere|tidlegare|avslutt\w+)\b",
    re.IGNORECASE,
)
_LONGEST_STAMP: Final = 60
_NEAR_TITLE: Final = 4
_FAR_DOWN: Final = 15
_TOP_LINES: Final = 14
_FEWEST_SAID: Final = 8
# "Plan for kompetanseutvikling 2024–2027" under the name of the work.
_PLAN_OF: Final = re.compile(
    r"(?:[A-ZÆØÅ][^.:]{0,60}plan|Plan)\b[^.:]{0,80}\s(?:19|20)\d\d\s?[-–]\s?(?:20)?\d\d"
)
_IN_PERIOD: Final = re.compile(
    r"\b(?:i|for) (?:plan)?perioden (?:19|20)\d\d\s?[-–]\s?(?:19|20)?\d\d\b", re.IGNORECASE
)


def recognise(notebook: Notebook) -> None:
    title = _title(notebook)
    if title:
        notebook.title = title.text.rstrip(" .:")
        notebook.claim(title, Fate.STRUCTURED)
    near = [line.text for line in notebook.lines()[:_NEAR_TITLE]]
    own = [each for text in near for each in _SENTENCE.split(text) if not _OF_BEFORE.search(each)]
    opening = [found[0] for text in own if (found := _IN_PERIOD.search(text))]
    opening += [text for text in near if _PLAN_OF.fullmatch(text)]
    said = [notebook.title or "", *(line.text for line in _of_period(notebook)), *opening]
    notebook.period = next((period for text in said if (period := period_in(text))), None)
    for line in notebook.lines():
        day = _updated(line)
        if day:
            notebook.updated = day
            notebook.claim(line, Fate.STRUCTURED)
        note = _TO_READERS.fullmatch(line.text)
        if note:
            source = Source(line.number, None, line.raw)
            notebook.organisation.append(Prose(None, note["text"], source))
            notebook.claim(line, Fate.TEXT)


def _of_period(notebook: Notebook) -> list[Line]:
    """“2024–2032” alone on its line, right under the title of a plan."""
    return [line for line in notebook.lines()[:_NEAR_TITLE] if is_period(line.text)]


def claim_period(notebook: Notebook) -> None:
    """Once something has been found that runs so long."""
    notebook.claim_all(_of_period(notebook))


def _title(notebook: Notebook) -> Line | None:
    """The first heading of the highest level, else a first line of a title's length."""
    entries = outline_of(notebook)
    twice = _said_twice(entries)
    if twice is not None:
        return twice
    headings = [e for e in entries if e.role == "heading" and not e.text.endswith(".")]
    first = entries[0] if entries else None
    marked = [entry for entry in headings if entry.level == 1]
    opens = first is not None and first.role == "paragraph" and _opens_page(first.text)
    if first and not marked and (opens or _asks_first(entries)):
        return first.lines[0]
    labelled = any(_WHEN.match(entry.text) for entry in entries)
    if first and first.role == "heading" and labelled and _HELD.match(first.text):
        return first.lines[0]  # "Samling 19.–20. april for rektorer" over "Dato: …"
    headings = [entry for entry in headings if not _OF_A_PART.fullmatch(entry.text.strip(" :"))]
    undated = [entry for entry in headings if not _INSIDE.search(_SHORT_WORDS.sub("", entry.text))]
    route = next((entry for entry in entries if _ROUTE_OF_YEAR.fullmatch(entry.text)), None)
    if route and headings and not undated:
        return route.lines[0]
    headings = undated or headings
    opening = first.lines[0] if first and _may_be_title(first) else None
    if not headings:
        return opening
    highest = min(headings, key=lambda entry: (entry.level, entry.lines[0].index))
    best = highest.lines[0]
    of_list = highest.level == LEAD_LEVEL and _is_told_before(entries, highest)
    # A heading far down is of a part, where the page begins with what it is called.
    far = opening is not None and best.number - opening.number > _FAR_DOWN
    return opening if of_list or far else best


def _is_told_before(entries: list[Entry], lead: Entry) -> bool:
    """“Målene er:” over a list, behind a sentence, is what the list is called and not the page."""
    first = entries[0]
    said = first.text.endswith(".") and len(first.text.split()) >= _FEWEST_SAID
    return first is not lead and said


def _said_twice(entries: list[Entry]) -> Line | None:
    """Behind a website's own words, the page's name stands in the path to it and over its text."""
    near = [entry for entry in entries if entry.lines and entry.number <= _TOP_LINES]
    for place, (one, other) in enumerate(pairwise(near)):
        same = one.text == other.text and one.role != "item" and len(one.text) <= _LONGEST_FIRST
        called = _SAYS.search(one.text) and not _INSIDE.search(one.text)  # bars come in rows too
        if same and place and called and not one.text.endswith((".", ":")):
            return one.lines[0]
    return None


def _may_be_title(entry: Entry) -> bool:
    text = entry.text
    if not _SAYS.search(text):
        return False  # a counter that a page's menu shows
    ends = text.endswith((".", "!", "?", ":", ","))
    return entry.role in {"paragraph", "heading"} and len(text) <= _LONGEST_TITLE and not ends


def _asks_first(entries: list[Entry]) -> bool:
    """“Hva har vi lært av tre år?” alone on the first line of a page."""
    first, after = entries[0], entries[1:2]
    alone = bool(after and after[0].lines) and after[0].number - first.number > 1
    short = len(first.text) <= _LONGEST_FIRST and not _INSIDE.search(first.text)
    return alone and short and first.role == "paragraph" and first.text.endswith("?")


def _opens_page(text: str) -> bool:
    """A few words first of all are what the page is called, also with a full stop behind."""
    text = _SHORT_WORDS.sub("", _CHAPTER.sub("", text))
    if not _SAYS.search(text):
        return False
    if len(text) > _LONGEST_FIRST or _INSIDE.search(text) or text.endswith((",", ":")):
        return False
    return not text.endswith((".", "?")) or bool(EVENT_NOUN.search(text) and not _VERB.search(text))


def is_stamp(text: str) -> bool:
    """Whether the words say when the document was last changed, or which edition it is."""
    return len(text) <= _LONGEST_STAMP and _UPDATED.match(text) is not None


def _updated(line: Line) -> date | None:
    if len(line.text) > _LONGEST_STAMP:
        return None
    stamp = (_UPDATED.search if _PUBLISHED.match(line.text) else _UPDATED.match)(line.text)
    if stamp is None:
        return None
    found = find_timings(line.text[stamp.end() :], context=Context())
    return next((each.timing.first for each in found if each.timing and each.timing.is_dated), None)
