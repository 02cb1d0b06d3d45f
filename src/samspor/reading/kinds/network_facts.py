"""What is said of one network: who is in it, how often it meets, who leads it and whom to ask."""

import re
from typing import Final

from samspor.reading.any_case import AnyCase
from samspor.reading.draft import DraftNetwork
from samspor.reading.kinds.contacts import contacts_in, is_contact_line, is_free
from samspor.reading.kinds.network_leaders import Found
from samspor.reading.kinds.network_names import district_of, kind_of_network, ownership_of
from samspor.reading.kinds.network_sentences import told
from samspor.reading.kinds.partners import partners_in

_MEETS: Final = re.compile(
    r"\b(?:(?:har|skal ha)\s\w+\s(?:samlinger|samlingar|møter|møte)"
    r"|møtes|møtest|møtast|samles|samlast|treffes|treffest|møter\s+\w*\s*(?:ca|\d)"
    r"|\w*samling(?:er|ar)? |møtefrekvens|møte(?:r)? )"
    r"[^.]*(?<!hele )(?<!heile )\b"
    r"(?:gang|gong|måned|månad|kvartal|halvår|(?:barnehage|skole|skule)?år|uke|veke"
    r"|semester)\w*",
    re.IGNORECASE,
)
RHYTHM_LABEL: Final = re.compile(
    r"^(?:møtes|møter|møtest|rytme|møtefrekvens|samlinger|samlingar)\s*:\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
MEMBERS_LABEL: Final = re.compile(
    r"^(?:deltakere|deltakarar|deltar|deltek|medlemmer|medlemer|medlemmar|målgruppe|hvem|kven"
    r"|for hvem|for kven|(?:deltak[ea]r)?(?:barnehag(?:er|ar)|skoler|skular)|enheter|einingar)"
    r"\s*:\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
_MEMBERS: Final = re.compile(
    r"\b(?:består av|medlemmer er|deltakerne er|deltakarane er|er for|nettverk (?:for|av)"
    r"|nettverket (?:for|av))\s+"
    r"(?P<who>(?!barn\b)(?:ped\.|[^.,;]){4,90}?)"
    r"(?=[.,;]|$|\s(?:v/|(?:og\s)?(?:møtes|møtest|samles|samlast|ledes|leies|leiast|har|er|blir|skal)\b))",
    re.IGNORECASE,
)
# "… består av barnehagene Lia, Moen og Åsen": all of them.
_ALL_NAMED: Final = re.compile(
    r"\b(?:består av|medlemmer er|deltakerne er|deltakarane er)\s"
    r"(?P<who>(?:[a-zæøå]+\s){0,3}[A-ZÆØÅ][^.,;:]{1,40}(?:,\s[A-ZÆØÅ][^.,;:]{1,40})+)(?=[.;]|$)"
)
_PEOPLE: Final = AnyCase(
    r"styr[ae]r|leder|leiar|lærer|lærar|ansatt|tilsett|assistent|fagarbeid|rektor|barnehag|skol"
    r"|skul"
    r"|kommunal|privat|ressurs|person|pedagog"
)
_NEXT_SENTENCE: Final = re.compile(r"\s(?<=[a-zæøå)]\.\s)\s*(?=[A-ZÆØÅ])")
_FULL_STOP: Final = re.compile(r"\.(?=\s+[A-ZÆØÅ]|$)")
OF_SEVERAL: Final = re.compile(r"nettverk(?:ene|ane|a)\b", re.IGNORECASE)
# Who has the telephone may be another than who leads it.
_LEADS: Final = re.compile(r"(?:nettverks)?le(?:de|ia)r", re.IGNORECASE)
_IS_LED: Final = re.compile(
    r"\w*[Nn]ettverket\s(?:ledes|leies|leiast|drives|vert leia|blir leia)\sav\s"
)


def network_of(found: Found) -> DraftNetwork:
    said = " ".join(found.texts)
    about = f"{found.above} {found.name}"
    contacts = contacts_in(found.texts)
    if not contacts and not OF_SEVERAL.search(found.name):
        sentences = (each for text in found.texts for each in _NEXT_SENTENCE.split(text))
        contacts = contacts_in(each for text in sentences for each in told(text))
    elif not any(_LEADS.fullmatch(each.role or "") for each in contacts):
        led = (text for said in found.texts for text in _NEXT_SENTENCE.split(said))
        contacts += contacts_in(
            each for text in led if _IS_LED.match(text) for each in told(text) if "Leder:" in each
        )
    plain = [
        text
        for said in found.texts
        for text in _NEXT_SENTENCE.split(said)
        if not (
            is_contact_line(text)
            or is_free(text)
            or text.startswith("(")
            or MEMBERS_LABEL.match(text)
        )
    ]
    label = next((match for text in found.texts if (match := RHYTHM_LABEL.match(text))), None)
    members = next((match for text in found.texts if (match := MEMBERS_LABEL.match(text))), None)
    in_name = _MEMBERS.search(found.name)
    named = in_name if in_name and _PEOPLE.search(in_name["who"]) else None
    for_whom = _ALL_NAMED.search(said) or _MEMBERS.search(said) or named
    return DraftNetwork(
        name=found.name,
        kind=kind_of_network(found.name, about, said),
        district=district_of(found.name),
        ownership=ownership_of(found.name),
        text=" ".join(plain) or None,
        meets=label["rest"] if label else _sentence(" ".join(plain), _MEETS),
        members=members["rest"] if members else (for_whom["who"].strip() if for_whom else None),
        contacts=tuple(contacts),
        partners=tuple(partners_in(said)),
    )


def _sentence(text: str, pattern: re.Pattern[str]) -> str | None:
    found = pattern.search(text)
    if not found:
        return None
    start = max(text.rfind(". ", 0, found.start()) + 2, 0) if ". " in text[: found.start()] else 0
    ends = _FULL_STOP.search(text, found.end())
    return text[start : ends.start() if ends else len(text)].strip()
