"""A project's own page: whose it is, with whom and how long it runs, each behind its label.

“Prosjektplan «Uteskole»” over "Prosjekteier: …"; or, as researchers and grant givers write it, a
title of any kind with "Prosjektperiode" and "Oppdragsgiver" as headings over their answers.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from samspor.reading.blocks import Line
from samspor.reading.notebook import Notebook
from samspor.reading.outline import Entry, outline_of

_PAGE: Final = re.compile(
    r"prosjekt(?:et|plan|beskrivelse|skisse|skildring)?(?:\sfor)?(?:\sprosjektet)?[\s:–-]+"
    r"(?:[«“\"](?P<quoted>[^»”\"]+)[»”\"]|(?P<name>.{3,60}))",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"(?P<what>prosjekt(?:eie|eiga|lede|leia|koordinato)r|koordinator(?: for prosjektet)?"
    r"|(?:prosjekt)?periode|varighet|varigheit|prosjektstart|oppstart|prosjektslutt|avslutt(?:es|ast)"
    r"|avslutning|(?:samarbeids)?partner(?:e|ar)?(?: i prosjektet)?|deltakere|deltakarar"
    r"|kontaktperson(?:er|ar)?|oppdragsgi(?:ver|var)|oppdragsgjevar|finansiering|finansiør"
    r"|finansiert av|program|status|vedtatt|vedteke)\s*(?::\s*(?P<rest>.*))?",
    re.IGNORECASE,
)
# What the reader of one project knows them as.
_KNOWN: Final = (
    (re.compile(r"start|avslut|slutt"), ""),
    (re.compile(r"periode|varig"), "Periode"),
    (re.compile(r"partner"), "Partnere"),
    (re.compile(r"koordinator"), "Prosjektleder"),
    (re.compile(r"oppdrag|finansi|program"), "Finansiering"),
)
_STARTS: Final = re.compile(r"prosjektstart|oppstart", re.IGNORECASE)
_BOUND: Final = re.compile(r"prosjekts|oppstart|avslut", re.IGNORECASE)
_TELLS_ENOUGH: Final = re.compile(r"periode|varig|partner|oppdrag|finansi", re.IGNORECASE)
_OPENS: Final = re.compile(
    r"(?:(?:våre|dei|de|noen|nokre)\s)?(?:pågående|pågåande|aktuelle|avsluttede|avslutta)\s[^.:]{0,30}prosjekt(?:er|ene|a)?\b[^.:]{0,30}:",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(r"^\S+(?:\s\S+){6,}[.?]$")
_LONGEST_NAME: Final = 100
_FEWEST: Final = 2
_MOST_WORDS: Final = 12


def told_by_labels(notebook: Notebook) -> tuple[str, list[str], list[Line]] | None:
    """Its name, what is said of it as labels, and their lines; None where the page is of none."""
    named = _PAGE.match(notebook.title or "")
    told = list(_labelled(notebook))
    labels = " ".join(what for what, _, _ in told)
    if len({what for what, _, _ in told}) < _FEWEST:
        return None
    if named is None and not ("prosjekt" in labels and _TELLS_ENOUGH.search(labels)):
        return None
    name = ((named["quoted"] or named["name"]) if named else notebook.title or "").strip(" .:–-")
    texts = [f"Periode: {notebook.period}"] if notebook.period else []
    bounds = [(what, rest) for what, rest, _ in told if _BOUND.match(what)]
    first = next((rest for what, rest in bounds if _STARTS.match(what)), None)
    last = next((rest for what, rest in bounds if not _STARTS.match(what)), None)
    if first and last:
        texts.append(f"Periode: {first} – {last}")
    texts += [f"{label}: {rest}" for what, rest, _ in told if rest and (label := _plain(what))]
    return name, texts, [line for _, _, lines in told for line in lines]


def told_in_pairs(notebook: Notebook) -> list[tuple[str, list[str], list[Line]]]:
    """“Pågående prosjekt er blant annet:”, and then a name right over what each of them is."""
    entries = [entry for entry in outline_of(notebook) if entry.lines]
    opener = next((n for n, each in enumerate(entries) if _OPENS.fullmatch(each.text)), None)
    told: list[tuple[str, list[str], list[Line]]] = []
    for over, said in pairwise(entries[opener + 1 :] if opener is not None else []):
        close = said.number - over.lines[-1].number == 1
        name = len(over.text) <= _LONGEST_NAME and not over.text.endswith((".", ":", "?"))
        if name and close and _SAYS.search(said.text) and notebook.is_free(over.lines[0]):
            told.append((over.text, [said.text], [*over.lines, *said.lines]))
    return told if len(told) >= _FEWEST else []


def _labelled(notebook: Notebook) -> Iterator[tuple[str, str, list[Line]]]:
    """Each label in small letters with its answer, also where that stands on the next lines."""
    entries = [entry for entry in outline_of(notebook) if entry.role != "table"]
    for place, entry in enumerate(entries):
        found = _LABEL.fullmatch(entry.text.strip())
        if found is None or not notebook.is_free(entry.lines[0]):
            continue
        lines = list(entry.lines)
        answers = [found["rest"].strip()] if found["rest"] else []
        for after in entries[place + 1 :] if not answers else []:
            if not _answers(notebook, after):
                break
            answers.append(after.text.strip(" ."))
            lines.extend(after.lines)
        if answers or entry.role == "heading":
            yield found["what"].lower(), ", ".join(answers), lines


def _answers(notebook: Notebook, entry: Entry) -> bool:
    """A few words under a label that stands alone, and no label themselves."""
    if entry.role == "heading" or not notebook.is_free(entry.lines[0]):
        return False
    short = len(entry.text.split()) <= _MOST_WORDS
    return short and _LABEL.fullmatch(entry.text.strip()) is None


def _plain(what: str) -> str:
    known = next((label for words, label in _KNOWN if words.search(what)), None)
    return what.capitalize() if known is None else known
