"""Networks told by who leads them: a theme and a name, or a contact in each municipality."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from samspor.reading.blocks import Line
from samspor.reading.kinds.contacts import is_contact_line
from samspor.reading.notebook import Notebook
from samspor.reading.outline import Entry, Section

FEWEST_LEADERS: Final = 2
_GROUP: Final = re.compile(
    r"(?P<name>(?:Nettverks|Basis|Lærings)?[Gg]ruppe\s(?:\d{1,2}|[A-H]))\s*(?:[:–-]\s*(?P<rest>.+))?"
)
_LETTERED: Final = re.compile(
    r"(?P<name>Nettverk\s(?:[A-H]|\d{1,2}|(?!For\b|I\b)[A-ZÆØÅ][\wæøå-]+|nord|sør|øst|aust|vest"
    r"|sentrum|midt|(?!for\b|som\b)[a-zæøå]{3,}(?=\s*(?:\([^()]*\))?:)))"
    r"(?:\s\([^()]{3,30}\))?(?:\s*[:–-]\s*(?P<rest>.+))?"
)
_WHO_AND_WHEN: Final = re.compile(
    r"(?P<name>[A-ZÆØÅ][\wæøå.-]*nettverk(?:et)?(?:\s(?:for|i)\s[^:]{3,40})?):\s"
    r"(?P<rest>(?:alle?|styr|rektor|ped|lær|fagarb|assistent|leder|leiar|barnehage|skole|skule)\w*.{3,120})",
    re.IGNORECASE,
)
_OFTEN: Final = re.compile(r"\b(?:gang|gong|samling|møte)\w*|\b(?:hver|kvar|månedlig|månadleg)\b")
_SENTENCE: Final = re.compile(r"\s(?<=[a-zæøå)]\.\s)\s*(?=[A-ZÆØÅ])")
_UNIT: Final = re.compile(r"barnehage|skole|skule", re.IGNORECASE)
_PARTS: Final = re.compile(r"\s*(?:,|\bog\b)\s*")
_CONTACTS_IN: Final = re.compile(
    r"\bkontakt(?:person(?:er|ar)?|liste|informasjon|info)?\s(?:i|for|til)\s(?P<name>\w*nettverk\w*"
    r"(?:\s(?:for|i)\s.{3,50})?)",
    re.IGNORECASE,
)
_CONTACT: Final = re.compile(
    r"(?P<role>kontaktperson|kontakt|koordinator|leder|leiar|styrer|styrar|representant)\s*:(?P<rest>.*)",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"[A-ZÆØÅ][\wæøåÆØÅ -]{2,30}\skommune|[A-ZÆØÅ][\wæøå-]{2,25}", re.IGNORECASE
)
_LEADER_NAME: Final = r"[A-ZÆØÅ][\wæøåéü'-]+(?:\s[A-ZÆØÅ][\wæøåéü.'-]*){1,3}"
# As in "Skolenettverk", and in brackets who leads it and from where.
_BRACKETED: Final = re.compile(
    r"(?P<name>[A-ZÆØÅ][\wæøå -]*nettverk[\wæøå -]*?)\s*\((?P<role>leder|leiar|koordinator"
    r"|kontakt\w*):\s"
    r"(?P<who>[^()]+)\)",
    re.IGNORECASE,
)
_LED: Final = re.compile(
    rf"(?P<name>[A-ZÆØÅ][\wæøåÆØÅ-]*nettverk(?:et)?)(?:\s(?:har|møtes)\s(?P<often>[^.,]{{3,40}})\sog)?\s(?:ledes|leies|leiast|koordineres|koordinerast"
    rf"|blir leia|vert leia)(?:\sp\.t\.|\s(?:for|i) (?:tiden|tida)|\snå|\sno)?\sav\s"
    rf"(?P<who>{_LEADER_NAME}(?:\s?\([^()]{{2,60}}\)|,\s[a-zæøå][^.]{{3,60}})?)"
)
# "Leder for kompetansenettverk Fjord er Kari Nordmann, rådgiver i Nes kommune."
_LEADER_OF: Final = re.compile(
    rf"\b(?:[Ll]eder|[Ll]eiar|[Kk]oordinator)\s(?:for|av|i)\s(?P<name>[A-ZÆØÅ][\w-]*nettverk(?:et)?"
    rf"(?:\s[A-ZÆØÅ][\w-]+)*)\s(?:er|blir|vert)\s(?P<who>{_LEADER_NAME}(?:,\s[^.]{{3,60}})?)"
)
# "… sier Kari Nordmann, styreleder i Nettverk for småskoler, …"
_HEADS: Final = re.compile(
    rf"(?P<who>{_LEADER_NAME}),\s(?:styre)?le(?:de|ia)r\s(?:i|for|av)\s"
    r"(?P<name>Nettverk\sfor\s[^.,:]{3,60})"
)
_IS_NETWORK: Final = re.compile(
    r"(?P<name>[A-ZÆØÅ][\wæøåÆØÅ&-]*(?:\s[\wæøåÆØÅ&-]+){0,4}?)(?:\s\([^()]{3,60}\))?\ser\s"
    r"(?:[^.]{3,90}?\sog\ser\s)?(?:et|eit)\s(?:\w+\s)?(?:\w+)?nettverk(?:s?samarbeid)?,?\s"
    r"(?:mellom|sammensatt av|samansett av|bestående av|som består av|for)\s(?P<who>[^.]+)\."
)
# "Rektornettverket i Fjord er et regionalt samarbeidsforum for …": told of as one all the same.
_IS_PLACE: Final = re.compile(
    r"(?P<name>[A-ZÆØÅ][\wæøåÆØÅ-]*nettverk(?:et)?(?:\s(?:i|for|på)\s[^.,:]{3,50}?)?)\ser\s(?:et"
    r"|eit|en|ein)\s"
    r"(?:\w+\s){0,2}(?:samarbeids)?(?:forum|møteplass|møtestad|arena|møtearena|fellesskap)\b"
)
_HERE_MEET: Final = re.compile(
    r"(?:Her|Der)\s(?:møtes|møtest|samles|samlast|deltar|deltek)\s(?P<who>[^.:]+)"
)
_LED_FOR: Final = re.compile(
    r"[\wæøåÆØÅ]*[Nn]ettverket\s(?:har\s[^.]{3,30}\sog\s)?"
    r"(?:ledes|leies|leiast|vert leia|blir leia)\s"
    r"(?:p\.t\.\s|for (?:tiden|tida)\s|(?:for|i)\sperioden\s[\d–\s-]+)?av\s(?P<who>[^.]+)"
)
_HOW_OFTEN: Final = re.compile(
    r"(?:møtefrekvens(?:en)?\ser(?:\stil vanlig|\stil vanleg|\svanligvis)?"
    r"|(?:\w*nettverket|vi)\s(?:har(?=\s(?:månedlige|månadlege|faste))|møtes|møtest))\s",
    re.IGNORECASE,
)
_FEWEST_BY_NAME: Final = 3
_BY_NAME: Final = re.compile(
    r"(?:(?:Regionalt|Kommunalt|Lærende|Lærande|Faglig|Fagleg)\s)?Nettverk\s(?:(?:for"
    r"|i)\s)?[\wæøå-]+"
    r"(?:\s(?:og\s)?[\wæøå-]+){0,4}|[A-ZÆØÅ][\wæøåÆØÅ.-]*nettverk(?:et)?"
)
_LEADER: Final = re.compile(
    rf"(?P<name>[A-ZÆØÅ][\wæøå /&-]{{1,50}}):\s*(?P<who>{_LEADER_NAME}"
    r"(?:\s?\([^()]{2,60}\)|,\s[^:]{2,60})?"
    r"|(?:ikke|ikkje)\s(?:avklart|bestemt|klart)|ubesatt|vakant"
    r"|ledig|)\.?"
)


@dataclass(slots=True)
class Found:
    name: str
    above: str
    lines: list[Line] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def leaders(section: Section) -> list[Found]:
    """“Norsk: Kari Nordmann (Nes skole)”: the theme of each network and who leads it."""
    if not re.search(r"nettverk", section.title, re.IGNORECASE):
        return []
    found: list[Found] = []
    bracketed = False
    for entry in section.body:
        led = _BRACKETED.fullmatch(entry.text.strip()) if entry.role != "table" else None
        if led:
            who = f"{led['role']}: {led['who']}"
            found.append(Found(led["name"].strip(), section.title, list(entry.lines), [who]))
            bracketed = True
            continue
        if bracketed and entry.role == "paragraph" and entry.text.endswith("."):
            found[-1].texts.extend(_SENTENCE.split(entry.text))
            found[-1].lines.extend(entry.lines)
            continue
        said = _LEADER.fullmatch(entry.text.strip()) if entry.role != "table" else None
        if said and not is_contact_line(entry.text):
            who = f"Kontaktperson: {said['who'] or ''}"
            found.append(Found(said["name"].strip(), section.title, list(entry.lines), [who]))
    return found


def lettered(entries: list[Entry]) -> list[Found]:
    """“Nettverk A: Lek og lekemiljø”, and on the lines under it who leads it and who is in it."""
    found: list[Found] = []
    for entry in entries:
        named = _LETTERED.fullmatch(entry.text.strip()) if entry.role != "table" else None
        if named:
            rest, *more = _SENTENCE.split((named["rest"] or "").strip(" ."))
            rest = rest.strip(" .")
            listed = "," in rest or _UNIT.search(rest) is not None
            members = listed and all(part[:1].isupper() for part in _PARTS.split(rest))
            texts = [f"Deltakere: {rest}" if members else rest] if rest else []
            found.append(Found(named["name"], "", list(entry.lines), [*texts, *more]))
        elif found and entry.role == "heading" and not is_contact_line(entry.text):
            break
        elif found and entry.role != "table":
            found[-1].texts.append(entry.text)
            found[-1].lines.extend(entry.lines)
    return found if len(found) >= FEWEST_LEADERS else []


def one_a_line(entries: list[Entry]) -> list[Found]:
    """“Styrernettverk: alle styrere, to samlinger i året”: who is in it and how often they meet."""
    found: list[Found] = []
    for entry in entries:
        said = _WHO_AND_WHEN.fullmatch(entry.text.strip()) if entry.role != "table" else None
        if said is None or is_contact_line(entry.text):
            continue
        members, _, rest = said["rest"].strip(" .").partition(", ")
        texts = [f"Deltakere: {members}", *([f"Møter: {rest}"] if _OFTEN.search(rest) else [])]
        if rest and not _OFTEN.search(rest):
            texts.append(rest)
        found.append(Found(said["name"].strip(), "", list(entry.lines), texts))
    return found if len(found) >= FEWEST_LEADERS else []


def groups(section: Section) -> list[Found]:
    """“Gruppe 1: Fjell, Sol og Nord barnehage”, and on the next line who leads it."""
    if not re.search(r"nettverk", section.title, re.IGNORECASE):
        return []
    found: list[Found] = []
    for entry in section.body:
        named = _GROUP.fullmatch(entry.text.strip()) if entry.role != "table" else None
        if named:
            texts = [f"Deltakere: {named['rest'].strip()}"] if named["rest"] else []
            found.append(Found(named["name"], section.title, list(entry.lines), texts))
        elif found and is_contact_line(entry.text):
            found[-1].texts.append(entry.text)
            found[-1].lines.extend(entry.lines)
    led = sum(any(is_contact_line(text) for text in each.texts) for each in found)
    return found if led >= FEWEST_LEADERS else []


def led_by(notebook: Notebook) -> list[Found]:
    """“SFO-nettverket ledes av Kari Nordmann (Nes skole)” in running text; the text is kept."""
    found: dict[str, Found] = {}
    for line in notebook.lines():
        if "ettverk" not in line.text:
            continue
        said = _LED.search(line.text) or _LEADER_OF.search(line.text) or _HEADS.search(line.text)
        if said and said["name"] not in found:
            texts = [f"Leder: {said['who'].strip()}"]
            if said.groupdict().get("often"):
                texts.append(f"Møter: {said['often']}")
            found[said["name"]] = Found(said["name"], "", [], texts)
    return [*found.values()]


def told_first(entries: list[Entry]) -> list[Found]:
    """“Kystforum er et nettverk som består av …”, and further down who leads it and how often."""
    said = [entry for entry in entries if entry.role == "paragraph"]
    opened = _IS_NETWORK.match(said[0].text) if said else None
    placed = _IS_PLACE.match(said[0].text) if said else None
    if opened is not None:
        found = Found(opened["name"], "nettverk", [], [f"Deltakere: {opened['who']}"])
    elif placed is not None:
        found = Found(placed["name"], "nettverk", [], [said[0].text])
    else:
        return []
    for entry in said:
        for sentence in _SENTENCE.split(entry.text):
            led = _LED_FOR.match(sentence)
            if led:
                found.texts.append(f"Leder: {led['who']}")
            elif placed and (here := _HERE_MEET.match(sentence)):
                found.texts.append(f"Deltakere: {here['who']}")
            elif _HOW_OFTEN.match(sentence):
                found.texts.append(f"Møter: {_HOW_OFTEN.sub('', sentence).strip(' .')}")
    return [found]


def named_in_list(entries: list[Entry]) -> list[Found]:
    """“Nettverk skolefravær”, "SFO-nettverk" among what else is on the agenda, by name alone."""
    runs: list[list[Entry]] = [[]]
    for entry in entries:
        if entry.role != "item":
            runs.append([])
        elif _BY_NAME.fullmatch(entry.text.strip(" .")) and not entry.level:
            runs[-1].append(entry)
    best = max(runs, key=len)
    named = [Found(entry.text.strip(" ."), "nettverk", list(entry.lines)) for entry in best]
    return named if len(named) >= _FEWEST_BY_NAME else []


def of_places(notebook: Notebook, sections: list[Section]) -> list[Found]:
    """“Kontaktpersoner i styrernettverket”, then a municipality each and who it is there."""
    named = next(
        (
            found
            for title in (notebook.title or "", *(each.title for each in sections))
            if (found := _CONTACTS_IN.search(title))
        ),
        None,
    )
    if named is None:
        return []
    made = Found(named["name"][:1].upper() + named["name"][1:], "")
    for over, entry, said in _places(sections):
        if not notebook.is_free(entry.lines[0]):
            continue
        place = over.text.strip(" :") if over else ""
        person = re.match(rf"{_LEADER_NAME}$", said["rest"].strip(" ."))
        empty = not said["rest"].strip(" .,")
        unit = f", {place}" if person or empty else ""
        made.texts.append(f"{said['role']}: {said['rest'].strip(' .')}{unit}")
        made.lines.extend(entry.lines)
        if over is not None:
            made.lines.extend(over.lines)
    return [made] if len(made.texts) >= FEWEST_LEADERS else []


def _places(sections: list[Section]) -> Iterator[tuple[Entry | None, Entry, re.Match[str]]]:
    """Each label of a contact, and the municipality it stands under."""
    for section in sections:
        over = section.heading if _PLACE.fullmatch(section.title) else None
        for entry in section.body:
            said = _CONTACT.match(entry.text) if entry.role != "table" else None
            if said and over:
                yield over, entry, said
            elif entry.role == "paragraph" and _PLACE.fullmatch(entry.text):
                over = entry
