"""Bodies that are networks by another name: a forum that says who is in it, a group with its task.

“Samarbeidsforum i Fjord består av …” in running text or over a list; "Barnehagegruppa" over
"Samansetjing: …", "Oppgåver: …" and the names of those who are in it. Sentences are kept as text.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from samspor.reading.any_case import holds
from samspor.reading.draft import Contact, DraftNetwork
from samspor.reading.kinds.contacts import contacts_in
from samspor.reading.kinds.network_arenas import read_arenas
from samspor.reading.notebook import Notebook
from samspor.reading.outline import Entry, Section, outline_of, sections_of

_FORUM: Final = (
    r"(?P<name>[A-ZÆØÅ][\wæøå-]{3,}forum)(?:et)?"
    r"(?P<of>\s(?:i|for|på)\s[^.,:;]{3,60}?|(?:\s[A-ZÆØÅ][\wæøå-]+){1,2})?"
)
_IS_MADE_OF: Final = re.compile(
    rf"{_FORUM}\s(?:(?:ble|blei|vart|er|skal)\s[^.:;]{{3,90}}?,?\sog\s)?"
    r"(?:består av|skal (?:bestå av|inkludere|ha)(?=\srepresentant)|er\s(?:sammensatt|samansett"
    r"|samansatt|satt sammen|sett saman) av"
    r"|har (?:disse|desse|følgende|følgjande) (?:medlemmene|medlemmane|medlemmer|medlemer))"
    r"(?:\s*:\s*$|\s(?:følgende|følgjande)[^.:]*:\s*$|\s(?P<who>[^.:]+)\.)"
)
# "Forumene er sammensatt av …" on the page "Skoleforum og barnehageforum i Fjordfylket"
_OF_TITLE: Final = re.compile(
    r"(?:Forumet|Forumene|Foruma)\s(?:består av|er\s(?:sammensatt|samansett|satt sammen"
    r"|sett saman) av)"
    r"\s(?P<who>[^.:]+)\."
)
_IN_TITLE: Final = re.compile(r"(?<!Mandat for )\b\w+forum\b")
_HEADS: Final = re.compile(r"[A-ZÆØÅ]\w+forum(?:et)?(?:\s(?:for|i)\s.{3,40})?")
# "…, og det er dette forumet som avgjør" says no more of who is in it
_NO_MORE: Final = re.compile(r",?\s(?:og|men)\s(?:det|dette|forumet)\s(?:er|har|skal)\s.+$")
_SENTENCE: Final = re.compile(r"(?<=[a-zæøå)\d]\.)\s+(?=[A-ZÆØÅ])")
_GROUP: Final = re.compile(
    r"(?:(?:Regional|Interkommunal|Kommunal|Felles)\s)?(?!Styrings|Arbeids|Prosjekt"
    r"|Referanse)[A-ZÆØÅ][\wæøå-]{3,}(?:grupp(?:a|en|e)|forum(?:et)?)"
)
_LABEL: Final = re.compile(
    r"(?P<what>samansetjing|samansetning|sammensetning|medlemmer|medlemer|deltakere|deltakarar"
    r"|oppgåver?|oppgaver?|mandat|formål|føremål|leiing|ledelse|møter"
    r"|møtefrekvens)\s*:\s*(?P<rest>\S.*)",
    re.IGNORECASE,
)
_WHO: Final = re.compile(r"sam|medl|delt")
_WHAT: Final = re.compile(r"oppg|mandat|formål|føremål")
_WHEN: Final = re.compile(r"møte")
_FEWEST_LABELS: Final = 2
# "Kari Nordmann, nestleiar – Vik" in the list of who is in it.
_LEADS: Final = re.compile(
    r"(?P<person>[A-ZÆØÅ][\wæøåéü'-]+(?:\s[A-ZÆØÅ][\wæøåéü.'-]*){1,3}),\s(?P<role>(?:nest"
    r"|dagleg\s|daglig\s)?(?:leder|leiar))"
    r"(?:\s+[–-]\s+|,\s)(?P<unit>[A-ZÆØÅ].{1,50})"
)


def read_bodies(notebook: Notebook) -> None:
    """Those that no other reader of networks has found."""
    known = {each.name.casefold() for each in notebook.networks}
    for made in (*_forums(notebook), *_groups(notebook), *read_arenas(notebook)):
        if made.name.casefold() not in known:
            known.add(made.name.casefold())
            notebook.networks.append(made)


def _forums(notebook: Notebook) -> Iterator[DraftNetwork]:
    entries = outline_of(notebook)
    over = ""
    for place, entry in enumerate(entries):
        if entry.role == "heading":
            over = entry.text.strip(" .:") if _HEADS.fullmatch(entry.text.strip(" .:")) else ""
        if entry.role == "table" or not holds(entry.text, "forum"):
            continue
        for sentence in _SENTENCE.split(entry.text):
            of_title = _OF_TITLE.match(sentence) if _IN_TITLE.search(notebook.title or "") else None
            if of_title:
                yield _network(notebook.title or "", members=of_title["who"])
            elif over and (of_head := _OF_TITLE.match(sentence)):
                after = [each.text for each in entries[place + 1 : place + 2]]
                yield _network(over, members=of_head["who"], contacts=tuple(contacts_in(after)))
            said = _IS_MADE_OF.match(sentence)
            if said is None:
                continue
            who = said["who"] or _listed(notebook, entry, entries[place + 1 :])
            if who:
                yield _network(f"{said['name']}{said['of'] or ''}", members=who)


def _listed(notebook: Notebook, over: Entry, after: list[Entry]) -> str | None:
    """The items right under “Samarbeidsforumet er sammensatt av:”, which are claimed."""
    items = list(takewhile(lambda each: each.role == "item" and not each.level, after))
    if not all(notebook.is_free(each.lines[0]) for each in items):
        return None
    for each in (over, *items) if items else ():
        notebook.claim_all(each.lines)
    return ", ".join(each.text.strip(" .,;") for each in items) or None


def _groups(notebook: Notebook) -> Iterator[DraftNetwork]:
    named = [
        section
        for section in sections_of(notebook)
        if section.heading and _GROUP.fullmatch(section.title.strip(" .:"))
    ]
    for section in named:
        around = outline_of(notebook) if len(named) == 1 else section.body
        made = _group(notebook, section, around)
        if made:
            yield made


def _group(notebook: Notebook, section: Section, around: list[Entry]) -> DraftNetwork | None:
    said = [(entry, found) for entry in section.body if (found := _LABEL.fullmatch(entry.text))]
    if len(said) < _FEWEST_LABELS:
        return None
    for entry, _ in said:
        notebook.claim_all(entry.lines)
    if section.heading:
        notebook.claim_all(section.heading.lines)
    told = {found["what"].casefold(): found["rest"].strip() for _, found in said}
    contacts = [
        Contact(found["role"].capitalize(), found["person"], found["unit"], False)
        for each in around
        if each.role != "table" and holds(each.text, "leder", "leiar")
        if (found := _LEADS.fullmatch(each.text))
    ]
    return _network(
        section.title.strip(" .:"),
        members=_first(told, _WHO),
        meets=_first(told, _WHEN),
        text=" ".join(rest for what, rest in told.items() if not _WHO.match(what)) or None,
        contacts=tuple(contacts),
    )


def _first(told: dict[str, str], label: re.Pattern[str]) -> str | None:
    return next((rest.strip(" .") for what, rest in told.items() if label.match(what)), None)


def _network(
    name: str,
    *,
    members: str | None,
    meets: str | None = None,
    text: str | None = None,
    contacts: tuple[Contact, ...] = (),
) -> DraftNetwork:
    members = _NO_MORE.sub("", members) if members else None
    return DraftNetwork(name, "other", None, None, text, meets, members, contacts, ())
