"""Experiences and advice. Their kind only where the source says it; else they are unsorted."""

import re
from itertools import pairwise
from typing import Final, Literal

from samspor.reading.draft import Experience, Source
from samspor.reading.kinds.headings import announced_by
from samspor.reading.notebook import Notebook
from samspor.reading.outline import Entry, Section, opens_list, outline_of, sections_of

KIND: Final = "experiences"
ExperienceKind = Literal[
    "wondering", "idea", "perspective", "advice", "success", "stumbling", "quote", "unsorted"
]
_KINDS: Final[tuple[tuple[ExperienceKind, re.Pattern[str]], ...]] = (
    ("wondering", re.compile(r"\bundring|\bvi undrer|\bvi undrar|\bspørsmål vi", re.IGNORECASE)),
    ("idea", re.compile(r"\bide(?:er|ar)?\b|\bidé(?:er|ar)?\b", re.IGNORECASE)),
    ("perspective", re.compile(r"\bperspektiv", re.IGNORECASE)),
    ("advice", re.compile(r"\b(?:gode\s)?råd\b|\btips\b|\banbefaling|\btilråding", re.IGNORECASE)),
    ("quote", re.compile(r"^sitat", re.IGNORECASE)),
    (
        "success",
        re.compile(
            r"\bsuksess|^(?:hva|kva) fungerte\W*$|\b(?:vært|vore|gått|gikk) bra\b"
            r"|\blyktes\b|\blykkes\b|\blukkast|\bgullkorn|\bfungerer godt\b"
            r"|\bfungert? (?:godt|bra)\b|\bfungerte (?:godt|bra)\b|\bgikk bra\b|\bgjekk bra\b",
            re.IGNORECASE,
        ),
    ),
    (
        "stumbling",
        re.compile(
            r"\bsnubl|\bhind(?:er|re)\w*\s*:?$|\bhindring|\bbarriere|\bfallgruve|\bfallgruber|\butfordring(?:er|ar)?\b(?=\s*:?$)"
            r"|\bvært (?:vanskelig"
            r"|utfordrende|krevende)|\bvore (?:vanskeleg|utfordrande|krevjande)|\bvar (?:vanskelig"
            r"|vanskeleg|utfordrende|utfordrande|krevende|krevjande)",
            re.IGNORECASE,
        ),
    ),
)
_QUOTE: Final = re.compile(r"^[«“\"”].+[»”\"“]\.?$", re.DOTALL)
# A quotation, and in brackets behind it who said it.
_BY_BEHIND: Final = re.compile(
    r"^(?P<text>[«“\"].{10,}[»”\"])\.?\s*(?:\([^()]{3,60}\)|[–-]\s?[A-ZÆØÅa-zæøå][^.]{3,60}"
    r"|(?<=\s)[A-ZÆØÅ][\wæøå]+(?:,?\s[\wæøåÆØÅ.]+){0,4})\.?$"
)
_SAID_BY: Final = re.compile(r"^[A-ZÆØÅ][\wæøå ]{2,30}:\s+(?P<text>[«“\"].+[»”\"]\.?)$")
# "Å høre andre er nyttig, sier en styrer."
_SAYS: Final = re.compile(
    r"^[–-]?\s*(?P<text>[^.]{10,}?[,!?])\s(?:sier|seier|forteller|fortel|mener|meiner|fortalte|fortalde|sa|sukker)\s"
    r"(?:(?:en|ei|ein|én)\s[a-zæøå]|[A-ZÆØÅ]|(?:styr|rektor|leder|leiar|lærer|lærar|ped)\w*)[^.]{0,80}\.?$"
)
# Who said it lived long ago.
_OF_OLD: Final = re.compile(
    r"^[–-]?\s?[A-ZÆØÅ][\w.'-]+(?:\s[A-ZÆØÅ][\w.'-]+){0,3},?\s\(?1[4-9]\d\d\s?[-–]\s?(?:1[4-9]|20)\d\d\)?\.?$"
)
_LABEL: Final = re.compile(r"^(?P<label>[\wæøåÆØÅ ]{3,30}):\s+(?P<text>.+)$")
_KIND_LABEL: Final = re.compile(r"(?:[\wæøå]+\s){0,2}[\wæøå]+:", re.IGNORECASE)
_KIND_ALONE: Final = re.compile(
    r"(?:gode |nye |våre )?(?:undring(?:er|ar)?|ide(?:er|ar)|idé(?:er|ar)|tips|råd"
    r"|suksess(?:er|ar|historier)?|snubletråder|hindring(?:er|ar)|utfordring(?:er|ar)|perspektiv(?:er)?|sitat(?:er)?)",
    re.IGNORECASE,
)
_KIND_FIRST: Final = re.compile(r"(?:gode\s)?(?:råd|tips)\s(?:til|for)\b", re.IGNORECASE)
_FEW_WORDS: Final = 4
_FEWEST_SAID: Final = 5
_MARKED: Final = re.compile(r"(?P<mark>[+–?-])\s+(?P<text>[A-ZÆØÅ].{6,})")
_MARKS: Final[dict[str, ExperienceKind]] = {
    "+": "success", "–": "stumbling", "-": "stumbling", "?": "wondering",
}  # fmt: skip
_FEWEST_MARKED: Final = 2
# What a page about a project says of it is nobody's experience.
_OF_PROJECT: Final = re.compile(
    r"oppdragsg|finansi|(?:samarbeids)?partner|kontakt|prosjekt|forskere|forskarar|publikasjon|lenker"
    r"|lenkjer|vedlegg",
    re.IGNORECASE,
)
_ORGANISING: Final = re.compile(r"organiser|struktur|rammer", re.IGNORECASE)


def recognise(notebook: Notebook) -> None:
    above: Section | None = None
    kind: ExperienceKind = "unsorted"
    _under_labels(notebook)
    for section in sections_of(notebook):
        if not section.heading:
            continue
        announced = announced_by(section.title)
        own = kinds_in(section.title)
        if announced == "experiences" or (own and _opens(section)):
            above = section
            kind = own[0] if len(own) == 1 else "unsorted"
        elif (
            above
            and announced in {"calendar", "networks", "units", "focus", "dilemmas"}
            and not _asks(section)
        ):
            above = None
        elif above and len(own) == 1 and _says_kind(section.title):
            kind = own[0]
        elif above and section.level <= above.level and not section.lies_under(above):
            kind = "unsorted"
        if _OF_PROJECT.match(section.title) and announced != "experiences":
            continue
        if above and not _ORGANISING.search(above.title):
            _read(notebook, section, kind)
    _loose_quotes(notebook)
    _by_marks(notebook)


def kinds_in(text: str) -> list[ExperienceKind]:
    return [kind for kind, words in _KINDS if words.search(text)]


def _opens(section: Section) -> bool:
    return bool(section.items) and len(section.title.split()) <= 5


def _says_kind(title: str) -> bool:
    """“Råd til dere som skal i gang” as well as "Gode råd"."""
    return len(title.split()) <= _FEW_WORDS or _KIND_FIRST.match(title) is not None


def _asks(section: Section) -> bool:
    return section.title.endswith("?")


def _read(notebook: Notebook, section: Section, kind: ExperienceKind) -> None:
    read = False
    for entry, after in section.with_next():
        labelled = entry.role == "paragraph" and _KIND_LABEL.fullmatch(entry.text)
        if labelled and after is not None and after.role == "item":
            own = kinds_in(entry.text)
            kind = own[0] if len(own) == 1 else "unsorted"
            notebook.claim_all(entry.lines)
            continue
        opens = opens_list(entry, after) or (entry.role == "item" and entry.text.endswith(":"))
        if opens and notebook.is_free(entry.lines[0]):
            notebook.claim_all(entry.lines)
            continue
        asks = kind == "wondering" and entry.text.endswith("?")
        listed = entry.role == "item" or _QUOTE.match(entry.text) or _SAYS.match(entry.text) or asks
        if listed and entry.role != "table" and notebook.is_free(entry.lines[0]):
            _write(notebook, entry, kind)
            read = True
    if section.heading and (read or not section.body):
        notebook.claim_all(section.heading.lines)


def _write(notebook: Notebook, entry: Entry, kind: ExperienceKind) -> None:
    by = _SAID_BY.match(entry.text) or _BY_BEHIND.match(entry.text)
    text, said = (by["text"] if by else entry.text), kind
    says = _SAYS.match(text)
    label = _LABEL.match(text)
    named = kinds_in(label["label"]) if label else []
    if says:
        text, said = says["text"].strip('«»“”", '), "quote"
    elif label and len(named) == 1:
        text, said = label["text"], named[0]
    elif _QUOTE.match(text):
        text, said = text.strip('«»“”". '), "quote"
    notebook.add_kind(KIND)
    notebook.claim_all(entry.lines)
    raw = " ".join(line.raw for line in entry.lines)
    notebook.experiences.append(Experience(said, text, Source(entry.number, None, raw)))


def _under_labels(notebook: Notebook) -> None:
    """“Undringer:” alone on its line, and right under it what people wonder."""
    kind: ExperienceKind | None = None
    last = 0
    for section in sections_of(notebook):
        heading = section.heading
        # The last line of a list, with a blank line under it, was taken for a heading.
        apart = not section.body or section.body[0].number - (heading.number if heading else 0) > 1
        goes_on = heading is not None and heading.number - last == 1 and apart
        if kind and heading and goes_on and notebook.is_free(heading.lines[0]):
            _write(notebook, heading, kind)
        kind, last = None, 0
        for entry, after in section.with_next():
            if entry.role != "paragraph" or (after and after.role == "item"):
                kind = None  # over a list it is read with the list
                continue
            labelled = _KIND_LABEL.fullmatch(entry.text) or _KIND_ALONE.fullmatch(entry.text)
            own = kinds_in(entry.text) if labelled else []
            if len(own) == 1 and notebook.is_free(entry.lines[0]):
                kind = own[0]
                notebook.claim_all(entry.lines)
            elif kind and entry.number - last == 1 and notebook.is_free(entry.lines[0]):
                _write(notebook, entry, kind)
            else:
                kind = None
            last = entry.lines[-1].number


def _by_marks(notebook: Notebook) -> None:
    """“+ Faste grupper”, "– For lange foredrag", "? Hvem eier planen": the mark says which."""
    marked: list[tuple[Entry, ExperienceKind, str]] = []
    for entry in outline_of(notebook):
        raw = entry.lines[0].raw.strip() if entry.lines else ""
        if entry.role == "item" and raw[:1].isalpha():
            raw = f"- {raw}"  # the page's own list has no mark of its own
        found = _MARKED.match(raw) if entry.role != "table" and len(entry.lines) == 1 else None
        if found and notebook.is_free(entry.lines[0]):
            marked.append((entry, _MARKS[found["mark"]], found["text"]))
    kinds = [kind for _, kind, _ in marked]
    if kinds.count("success") < _FEWEST_MARKED or "stumbling" not in kinds:
        return
    notebook.add_kind(KIND)
    for entry, kind, text in marked:
        notebook.claim_all(entry.lines)
        source = Source(entry.number, None, entry.lines[0].raw)
        notebook.experiences.append(Experience(kind, text.strip(), source))


def _loose_quotes(notebook: Notebook) -> None:
    """A paragraph that is nothing but what somebody said; a writer's words over a plan are none."""
    pairs = pairwise(outline_of(notebook))
    of_old = {entry.number for entry, after in pairs if _OF_OLD.match(after.text)}
    for section in sections_of(notebook):
        for entry in section.body:
            if entry.number in of_old:
                continue
            told = entry.role != "table"
            by = (_SAID_BY.match(entry.text) or _BY_BEHIND.match(entry.text)) if told else None
            said = by or (entry.role != "table" and _QUOTE.match(entry.text))
            told_by = entry.role != "table" and _SAID_BY.match(entry.text)
            # "Utvalgets innstilling: «Felles løft»" is the name of a paper, which nobody said.
            words = told_by["text"] if told_by else entry.text
            if said and len(words.split()) >= _FEWEST_SAID and notebook.is_free(entry.lines[0]):
                _write(notebook, entry, "unsorted")
