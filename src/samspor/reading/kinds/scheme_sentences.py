"""A grant scheme told by its short name: “Rekomp skal bidra til at …”, "Dekom skal bidra til:".

Pages about one scheme seldom write its whole name. The sentence itself is kept as text; the points
under such a line are the scheme's goals.
"""

import re
from dataclasses import replace
from itertools import takewhile
from typing import Final

from samspor.reading.any_case import holds
from samspor.reading.draft import Scheme
from samspor.reading.kinds.scheme_goals import DOES, SENTENCE, family_of, goals_in, in_short_form
from samspor.reading.kinds.scheme_pages import read_page
from samspor.reading.notebook import Notebook
from samspor.reading.outline import Entry, outline_of

_SHORT: Final = r"(?:[Rr]e[Kk]om[Pp]?|REKOMP?|[Dd]e[Kk]om[Pp]?|DEKOMP?)"
# The name in full may stand in front, with the short one behind a dash or in brackets.
_SUBJECT: Final = (
    rf"(?:[A-ZÆØÅ][\wæøå ]{{5,60}}(?:\s?[-–]\s?|\s\()(?={_SHORT}))?(?P<name>{_SHORT})"
    r"(?:\)|-ordning(?:en|a)|ordning(?:en|a))?(?:\s[–-])?"
)
# "… skal – i partnerskapet mellom eier og høgskole – bidra til …"
_ASIDE: Final = r"(?:[–-]\s[^–]{3,120}?\s[–-]\s)?"
_SHALL: Final = re.compile(
    rf"{_SUBJECT}\s(?:skal|vil)\s(?:også\s|òg\s|samtidig\s)?{_ASIDE}(?P<goal>{DOES}\s.+)"
)
# "Tilskuddsordningen for lokal kompetanseutvikling skal …" on a page that has no other name for it.
_IN_FULL: Final = re.compile(
    r"(?:Den\s(?:\w+\s)?)?(?P<name>(?:[Tt]ilskudds?ordning(?:en|a)?|[Tt]ilskotsordninga?"
    r"|(?:[Rr]egional|[Dd]esentralisert)e?\sordning(?:en|a)?)\s(?:for|til)\s[^.,:]{5,80}?)"
    rf"\s(?:skal|vil)\s(?P<goal>{DOES}\s.+)"
)
_STRATEGY: Final = re.compile(
    r"(?:mål|målet|måla|formål|formålet|føremål|føremålet)\s(?:med|for)\s"
    r"(?:strategi(?:en)?|ordning(?:en|a)|tiltaket|tiltaka|tiltakene)\s?:?",
    re.IGNORECASE,
)
_GOALS_ALONE: Final = re.compile(
    r"(?:over(?:ordne[dt]e?|ordna)\s)?(?:mål|formål|føremål)(?:et|a|ene)?\s?:?", re.IGNORECASE
)
_WHOLE: Final = re.compile(r"(?:Den\s\w+\s)?(?:[Tt]ilskudds?|[Tt]ilskots)?[Oo]rdning(?:en|a)\b")
_WORDS: Final = ("rekom", "dekom")


def read_sentences(notebook: Notebook) -> None:
    if not notebook.schemes:
        _read_in_full(notebook)
    if not notebook.schemes:
        read_page(notebook)
    if not any(holds(line.text, *_WORDS) for line in notebook.lines()):
        return
    entries = [entry for entry in outline_of(notebook) if entry.lines]
    for place, entry in enumerate(entries):
        if entry.role == "table" or not holds(entry.text, *_WORDS):
            continue
        for sentence in SENTENCE.split(entry.text):
            said = _SHALL.match(sentence)
            if said is None:
                continue
            goals = [said["goal"].strip(" .")]
            if entry.text.endswith(":"):
                goals = _points(notebook, entry, entries[place + 1 :])
            _add(notebook, said["name"], goals)
    if len(notebook.schemes) == 1 and holds(notebook.title or "", *_WORDS):
        _read_page(notebook, notebook.schemes[0].name, entries)


def _read_in_full(notebook: Notebook) -> None:
    for entry in outline_of(notebook):
        if entry.role != "paragraph" or not holds(entry.text, "ordning"):
            continue
        for sentence in SENTENCE.split(entry.text):
            said = _IN_FULL.match(sentence)
            if said is not None:
                name = in_short_form(said["name"])
                _add(
                    notebook,
                    name[:1].upper() + name[1:],
                    list(goals_in(sentence)) or [said["goal"].strip(" .")],
                )


def share_goals(notebook: Notebook, names: set[str]) -> None:
    """What the text says that the grant shall do is said of all its parts."""
    told = [
        goal
        for entry in outline_of(notebook)
        if entry.role == "paragraph" and holds(entry.text, "ordning")
        for sentence in SENTENCE.split(entry.text)
        if _WHOLE.match(sentence)
        for goal in goals_in(sentence)
    ]
    if told:
        goals = tuple(dict.fromkeys(told))
        notebook.schemes = [
            replace(each, goals=goals) if each.name in names and not each.goals else each
            for each in notebook.schemes
        ]


def share_listed_goals(notebook: Notebook) -> None:
    """Points under "Mål" on a page that is called after its grant are of all its parts."""
    titled = holds(notebook.title or "", "tilskudd", "tilskot", "ordning")
    if not (titled and notebook.schemes) or any(each.goals for each in notebook.schemes):
        return
    entries = [entry for entry in outline_of(notebook) if entry.lines]
    for place, entry in enumerate(entries):
        if _GOALS_ALONE.fullmatch(entry.text.strip()):
            goals = tuple(_points(notebook, entry, entries[place + 1 :]))
            notebook.schemes = [replace(each, goals=goals) for each in notebook.schemes]
            return


def _read_page(notebook: Notebook, name: str, entries: list[Entry]) -> None:
    """On a page of one scheme “ordningen” is that one, and the strategy is its."""
    for place, entry in enumerate(entries):
        if entry.role in {"heading", "paragraph"} and _STRATEGY.fullmatch(entry.text.strip()):
            _add(notebook, name, _points(notebook, entry, entries[place + 1 :]))
        elif entry.role == "paragraph":
            told = (s for s in SENTENCE.split(entry.text) if holds(s, "ordning", *_WORDS))
            _add(notebook, name, [goal for sentence in told for goal in goals_in(sentence)])


def _points(notebook: Notebook, over: Entry, after: list[Entry]) -> list[str]:
    items = list(takewhile(lambda each: each.role == "item", after))
    if not items or not all(notebook.is_free(each.lines[0]) for each in items):
        return []
    for each in (over, *items):
        notebook.claim_all(each.lines)
    return [each.text.strip(" .") for each in items]


def _add(notebook: Notebook, name: str, goals: list[str]) -> None:
    family = family_of(name)
    known = next((each for each in notebook.schemes if family_of(each.name) == family), None)
    if known is None:
        notebook.schemes.append(Scheme(name, tuple(goals)))
    else:
        more = tuple(goal for goal in goals if goal not in known.goals)
        fuller = replace(known, goals=(*known.goals, *more))
        notebook.schemes = [fuller if each is known else each for each in notebook.schemes]
    notebook.add_kind("schemes")
