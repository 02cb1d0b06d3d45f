"""Networks told in sentences: "Styrernettverket ledes av … og møtes …. Nettverk B er for …".

A sentence that begins with a network's name opens it; the next ones, as long as they say who leads
or when people meet, are of the same. One alone is prose about networks, so there must be several.
"""

import re
from collections.abc import Iterator
from typing import Final

from samspor.reading.kinds.network_leaders import Found
from samspor.reading.notebook import Notebook
from samspor.reading.outline import outline_of

_FEWEST: Final = 2
_VERB: Final = (
    r"(?:består|er|samler|samlar|møtes|møtest|ledes|leies|leiast|koordineres|koordinerast|har|omfatter"
    r"|omfattar|blir|vert|samles|samlast|skal|inviterer|dekker|dekkjer|gjelder|gjeld|favner)"
)
_NAMED: Final = re.compile(
    rf"(?P<name>[Nn]ettverk\s(?:[A-H]|\d{{1,2}}|[A-ZÆØÅ][a-zæøå]+)\b|[A-ZÆØÅ][\wæøåÆØÅ.-]*nettverket"
    rf"|[Nn]ettverket?\s(?:for|i|på)\s[^,.:;]{{3,60}}?)"
    rf"(?:\s?\((?P<theme>[^()]{{3,60}})\))?,?\s(?=(?:som\s)?{_VERB}\s)"
)
# "I tillegg har vi et nettverk for minoritetsspråklige barn, som koordineres av PPT."
_ALSO: Final = re.compile(
    r"\b(?:et|eit|ett)\s(?:eget\s|eige\s|lærende\s|lærande\s)?(?P<name>nettverk\sfor\s[^,.:;]{3,60}?)"
    r"(?=,?\s(?:som|der|med)\s)"
)
_BY: Final = re.compile(
    r",?\s*(?:og\s|som\s)?(?:blir\s|vert\s)?(?:ledes|leies|leiast|leia|koordineres|koordinerast|drives)\sav\s"
    r"(?P<who>.+?)"
    r"(?=,?\s(?:og|som)\s(?:har|møtes|møtest|samles|samlast)\b|(?<!\s[A-ZÆØÅ])[.;]|$)"
)
_IS: Final = re.compile(
    r",?\s*(?:og\s)?(?P<role>(?:nettverks)?(?:le(?:de|ia)r|koordinator)|kontaktperson)(?:en)?"
    r"(?:\s(?:er|blir|vert)\s|:\s)(?P<who>[^.;]+)",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(
    r",?\s*(?:og\s|men\s)?(?:har\s)?(?:foreløpig\s|førebels\s|ennå\s)?(?:ingen|ikke|ikkje)\s"
    r"(?:(?:nettverks)?le(?:de|ia)r|koordinator|kontaktperson)",
    re.IGNORECASE,
)
# "Kari Nordmann leder nettverket"
_LEADS: Final = re.compile(
    r"^(?P<who>[A-ZÆØÅ][\wæøåéü'-]+(?:\s[A-ZÆØÅ][\wæøåéü.'-]*){1,3}(?:,\s[^,.]{3,40},)?)\s"
    r"(?:leder|leier|leiar|koordinerer|koordinerar)\snettverket\b"
)
_GOES_ON: Final = re.compile(
    r"(?:(?:nettverks)?le(?:de|ia)r|koordinator|kontaktperson|nettverket|det|dei?|her|gruppa|medlemmene"
    r"|deltakerne|deltakarane|møtes|samles|tema)\b",
    re.IGNORECASE,
)
_POST: Final = re.compile(
    r",?\s(?:styrer|styrar|rektor|leder|leiar|lærer|lærar)?\s?(?:i|ved|på|frå|fra)\s(?=[A-ZÆØÅ])"
)
# "Nettverket drives av RKK i samarbeid med Oppvekstforum": the office has the lead.
_TOGETHER: Final = re.compile(r"\s(?:i samarbeid|i lag|sammen|saman)\smed\s.+$")
_OFFICE: Final = re.compile(r"[A-ZÆØÅ]{2,6}\b|[A-ZÆØÅ]\w+\s(?:kommune|regionråd|universitet)\b")
_AND: Final = re.compile(r"^,?\s(?:og|som)\s")
# "Nettverk Fjell ledes av Kari Nordmann og Nettverk Fjord av Ola Nordmann."
_SAME_VERB: Final = re.compile(r"(?:,|\sog)\s(?P<name>[Nn]ettverk\s[A-ZÆØÅ][\wæøå]*)\sav\s")
_SENTENCE: Final = re.compile(r"\s(?<=[a-zæøå)][.!?]\s)\s*(?=[A-ZÆØÅ])")


def of_sentences(notebook: Notebook) -> list[Found]:
    """The text itself is kept; nothing when fewer than two networks are told so."""
    found: dict[str, Found] = {}
    for entry in outline_of(notebook):
        if entry.role not in {"paragraph", "item"} or "ettverk" not in entry.text:
            continue
        current: Found | None = None
        text = _SAME_VERB.sub(r". \g<name> ledes av ", entry.text)
        for sentence in _SENTENCE.split(text):
            named = _NAMED.match(sentence) or _ALSO.search(sentence)
            if named is not None:
                name = named["name"].strip()
                name = name[:1].upper() + name[1:]
                current = found.setdefault(name.casefold(), Found(name, ""))
            elif current is None or not _GOES_ON.match(sentence):
                current = None
                continue
            name = current.name
            current.texts.extend(each for each in told(sentence) if each.strip(" .") != name)
    return [*found.values()] if len(found) >= _FEWEST else []


def told(sentence: str) -> Iterator[str]:
    """Who it is as a label, and the rest as it was said."""
    rest = sentence
    leads = _LEADS.match(sentence)
    if leads:
        yield f"Leder: {leads['who'].strip(' ,')}"
    for pattern, role in ((_BY, "Leder"), (_IS, "")):
        said = pattern.search(rest)
        if said:
            who = _POST.sub(", ", said["who"].strip(" ."))
            who = _TOGETHER.sub("", who) if _OFFICE.match(who) else who
            yield f"{role or said['role'].capitalize()}: {who}"
            rest = f"{rest[: said.start()]}{_AND.sub(' ', rest[said.end() :])}"
    if _NOBODY.search(rest):
        yield "Leder: "
        rest = _NOBODY.sub("", rest)
    if len(rest.strip(" .").split()) > 1:
        yield rest.strip()
