"""Networks: of a district, of a theme, of heads. With contacts, and the seats nobody has."""

import re
from typing import Final

from samspor.reading.any_case import AnyCase
from samspor.reading.blocks import Table
from samspor.reading.kinds.calendar.shapes import OPENS_WITH_DAY
from samspor.reading.kinds.contacts import is_contact_line, is_free
from samspor.reading.kinds.headings import announced_by, is_page_title, scope_after
from samspor.reading.kinds.network_bodies import read_bodies
from samspor.reading.kinds.network_facts import (
    MEMBERS_LABEL,
    OF_SEVERAL,
    RHYTHM_LABEL,
    network_of,
)
from samspor.reading.kinds.network_leaders import (
    FEWEST_LEADERS,
    Found,
    groups,
    leaders,
    led_by,
    lettered,
    named_in_list,
    of_places,
    one_a_line,
    told_first,
)
from samspor.reading.kinds.network_members import with_members
from samspor.reading.kinds.network_memberships import read_memberships
from samspor.reading.kinds.network_names import (
    NETWORK_WORD,
)
from samspor.reading.kinds.network_sentences import of_sentences
from samspor.reading.kinds.network_tables import read_table
from samspor.reading.notebook import Fate, Notebook
from samspor.reading.outline import LEAD_LEVEL, Entry, Section, outline_of, sections_of

KIND: Final = "networks"
_LONGEST_NAME: Final = 110
# Headings on a network's own page; under other headings stand networks of their own.
_OF_ONE: Final = re.compile(
    r"(?:organisering|arbeidsform|arbeidsmåte|mål|formål|føremål|innhold|innhald|tema|deltak|møte"
    r"|samling|mandat|bakgrunn|kontakt|om\b)",
    re.IGNORECASE,
)
_OF_MINUTES: Final = re.compile(r"sak\s\d", re.IGNORECASE)
_ONE_NETWORK: Final = re.compile(
    r"(?:(?:lærende|lærande|kommunalt|regionalt|faglig|fagleg)\s)?[\w.]*nettverk(?:et)?"
    r"(?:\s(?:for|i)\s.{3,50})?",
    re.IGNORECASE,
)
# Minutes and reports are of a network's meeting.
_IS_PAPER: Final = AnyCase(
    r"\b(?:referat|protokoll|innkalling|(?:skipings|stiftelses|oppstarts|etablerings)?møte(?:t|r|ne)?|program|mandat|evaluering|rapport)\b|\d{1,2}\.\s?[a-zæøå]{3,9}\s20\d\d"
)
_LISTS: Final = re.compile(r"nettverks(?:kart|oversikt|liste|grupper)", re.IGNORECASE)
# "Reglement for nettverkene" is about all of them and the name of none.
_OF_ALL: Final = re.compile(r"nettverk(?:ene|ane|a)\s*$", re.IGNORECASE)
# "Organiseres i nettverk" over a text says how, and is the name of none.
_IN_NETWORK: Final = re.compile(
    r".*\b(?:i|om|av|med|som|gjennom|til)\s(?:\w+e\s)?nettverk(?:et|ene|ane|a)?", re.IGNORECASE
)
_ASKED: Final = r"(?:[Kk]ontakt|[Ll]eder|[Ll]eiar|[Kk]oordinator)\w*:?"
_FEWEST_NAMED: Final = 2
_OWN_WORDS: Final = re.compile(
    r"\b(?:møtes|møtest|samles|samlast|ledes|leies|leder|leiar|kontakt)", re.IGNORECASE
)
# "Hvert nettverk har deltakere fra alle skolene" is said of all of them.
_OF_EACH: Final = re.compile(
    r"\b(?:hvert|kvart)\s(?:\w+\s)?nettverk\b"
    r"|\balle (?:de |dei |disse |desse )?(?:\w+\s)?nettverk(?:ene|a|ane)?\b"
    r"|\b(?:de|dei) (?:\w+e[ /])+nettverk(?:ene|a|ane)\b",
    re.IGNORECASE,
)
_LED_LINE: Final = re.compile(
    r"nettverk(?:et|ene|a|ane)\s(?:ledes|leies|leiast|koordineres|koordinerast)\sav\s.+",
    re.IGNORECASE,
)
# "Selvdrevne nettverk" over a text is about a sort of them.
_OF_A_SORT: Final = re.compile(
    r"(?!Lærende|Lærande)[A-ZÆØÅ][a-zæøå]+e nettverk(?:\sog\s[a-zæøå].*)?"
)
_COMPOUND: Final = re.compile(r"[A-ZÆØÅ][\w.-]+nettverk")
_LABEL_ALONE: Final = re.compile(r"[A-ZÆØÅ][\wæøå ]{2,24}:")
# "Hvordan man får tjenesten" and "Mål" are parts of what is told of a network.
_IS_PART: Final = re.compile(
    r"(?:hvordan|hvorfor|hva|hvem|hvor|når|korleis|kvifor|kva|kven|slik|tid|en nærmere|ein nærare"
    r"|mål|målgruppe|formål|føremål|bakgrunn|organisering|arbeidsform|kontakt\w*|søknad|praktisk\w*"
    r"|beskrivelse|rammer|ansvar)\b",
    re.IGNORECASE,
)
# "Fylket er delt i åtte kompetansenettverk:" leads in a list of them and is the name of none.
_IS_DIVIDED: Final = re.compile(r"\b(?:er|blir|vert)\s(?:inn)?del(?:t|te)\s(?:inn\s)?i\b")
# "Støtten skal knyttes til et lokalt nettverk:" over a list names none.
_SAYS: Final = re.compile(r"\s(?:skal|må|bør|kan)\s.+:$")
# "4 samlinger i året"
_SAYS_HOW_MUCH: Final = re.compile(
    r"(?:ca\.?\s)?\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s+\w*(?:samling|møte|ressursperson|fagdag|gang|gong|time|timar"
    r"|deltak|dag)",
    re.IGNORECASE,
)
_MOST_NAME_WORDS: Final = 9
_YEAR: Final = re.compile(r"\b20\d\d\b")
_ABOUT: Final = re.compile(r"nettverk|møtes|møtest|samles|kontaktperson|koordinator", re.IGNORECASE)


def recognise(notebook: Notebook) -> None:
    counted = with_members(outline_of(notebook))
    found: list[Found] = []
    sections = sections_of(notebook)
    inside: set[int] = set()
    for number, section in enumerate(sections if not counted else []):
        if announced_by(section.title) != "networks" or number in inside:
            continue
        if (
            _IS_PAPER.search(section.title)
            or _is_taken(notebook, section)
            or (
                is_page_title(notebook, sections, number)
                and not _is_first_of_many(sections, number)
            )
        ):
            continue
        if (
            _IS_DIVIDED.search(section.title)
            or _SAYS.search(section.title)
            or _holds_networks(section, sections[number + 1 :])
        ):
            continue
        scope = (
            scope_after(sections, number, kind="networks")
            if _is_over(notebook, sections, number)
            else []
        )
        inside.update(range(number, number + len(scope) + 1))
        found.extend(_of_scope(notebook, section, scope))
    for block in notebook.blocks:
        if isinstance(block, Table):
            read_table(notebook, block)
    for each in counted or _likeliest(notebook, sections, found):
        each.name = _called(each.name, notebook.title)
        if each.name == notebook.title:
            opening = _opening_texts(notebook, sections)
            each.texts = [*(text for text in opening if text not in each.texts), *each.texts]
        _write(notebook, each)
    read_bodies(notebook)
    if notebook.networks or read_memberships(notebook):
        notebook.add_kind(KIND)


def _write(notebook: Notebook, found: Found) -> None:
    made = network_of(found)
    if _OF_A_SORT.fullmatch(made.name) and not (made.contacts or made.meets or made.members):
        return
    notebook.networks.append(made)
    notebook.claim_all(found.lines)


def _is_first_of_many(sections: list[Section], number: int) -> bool:
    """A page without a title of its own begins with the first of its networks."""
    first = sections[number]
    names = [each.title for each in sections[number:] if each.level == first.level and each.body]
    named = [name for name in names if _ONE_NETWORK.fullmatch(name)]
    own = " ".join(entry.text for entry in first.body)
    told_of = _OWN_WORDS.search(own) is not None and not OF_SEVERAL.search(own)
    return told_of and len(named) == len(names) >= _FEWEST_NAMED


def _likeliest(notebook: Notebook, sections: list[Section], found: list[Found]) -> list[Found]:
    """One network may be a page that tells of several, in sentences or by letters."""
    found = _of_page(notebook, sections, found) or of_places(notebook, sections)
    if len(found) <= 1:
        entries = outline_of(notebook)
        several = lettered(entries) or of_sentences(notebook) or one_a_line(entries)
        found = several or found
    led = led_by(notebook)
    for each in found if len(found) == 1 else []:
        for said in led:
            if said.name.casefold() == each.name.casefold():
                each.texts.extend(text for text in said.texts if text not in each.texts)
    entries = outline_of(notebook)
    return found or led or told_first(entries) or named_in_list(entries)


def _of_page(notebook: Notebook, sections: list[Section], found: list[Found]) -> list[Found]:
    """A page named after one network is that network: "Organisering" under it is no other."""
    title = notebook.title or ""
    named = any(NETWORK_WORD.search(each.name) for each in found)
    if named or not _ONE_NETWORK.fullmatch(title):
        return [each for each in found if not _IS_PART.match(each.name)]
    if found and not all(_OF_ONE.match(each.name) for each in found):
        return found
    if found:
        lines = [line for each in found for line in each.lines]
        return [Found(title, "", lines, [text for each in found for text in each.texts])]
    entries = [entry for section in sections for entry in section.body if entry.lines]
    reach = [entry for entry in entries if is_contact_line(entry.text)]
    if not reach:
        return []
    lines = [line for entry in reach for line in entry.lines]
    return [Found(title, "", lines, [entry.text for entry in reach])]


def _opening_texts(notebook: Notebook, sections: list[Section]) -> list[str]:
    """The running text right under the page's title."""
    own = [each for each in sections if not each.title or each.title == notebook.title]
    return [entry.text for each in own for entry in each.paragraphs if len(entry.text) > 60][:1]


def _called(name: str, title: str | None) -> str:
    """“Om styrernettverket” on the page “Styrernettverk” is about that network."""
    bare = re.sub(r"^[Oo]m\s+", "", name)
    if bare != name and title and bare.casefold().startswith(title.casefold()):
        return title
    return bare[:1].upper() + bare[1:]


def _is_taken(notebook: Notebook, section: Section) -> bool:
    """What is already a charter or a table of activities is no list of networks."""
    lines = [line for entry in section.body for line in entry.lines]
    return bool(lines) and not any(notebook.is_free(line) for line in lines)


def _opens(section: Section) -> bool:
    """A heading for several networks, not one network's own name."""
    placed = "" if not section.body else r"(?!\s*(?:i|for)\s+[A-ZÆØÅ])"
    title = section.title.capitalize() if section.title.isupper() else section.title
    plural = re.search(rf"[Nn]ettverk(?:a|ene|ane|er)?\b{placed}", title)
    own = re.search(r"\b\w+nettverket\b|^nettverk for \w+", section.title, re.IGNORECASE)
    contacts = any(is_contact_line(entry.text) for entry in section.body)
    listed = _LISTS.search(section.title) is not None
    return (bool(plural) or listed) and not own and not contacts


def _is_over(notebook: Notebook, sections: list[Section], number: int) -> bool:
    """What stands after the heading is of several networks, and not of its own."""
    section = sections[number]
    if section.title != notebook.title and _tells_of_one(section):
        return False
    over = _opens(section) or _is_over_people(section, sections[number + 1 :])
    return over and not _is_first_of_many(sections, number)


def _tells_of_one(section: Section) -> bool:
    """“Styrernettverk” over "Styrerne møtes en gang i måneden. Nettverket ledes av …"."""
    said = " ".join(entry.text for entry in section.body)
    one = _COMPOUND.fullmatch(section.title) is not None and not section.items
    return one and _OWN_WORDS.search(said) is not None and not OF_SEVERAL.search(said)


def _is_over_people(section: Section, after: list[Section]) -> bool:
    """“Fagnettverk i Strand kommune” over subjects that each say who answers for them."""
    told = [each for each in after if each.body and is_contact_line(each.body[0].text)]
    contacts = any(is_contact_line(entry.text) for entry in section.body)
    plural = re.match(r"(?:fag)?nettverk(?:a|ene|ane)?\b", section.title, re.IGNORECASE)
    return plural is not None and not contacts and len(told) >= FEWEST_LEADERS


def _holds_networks(section: Section, after: list[Section]) -> bool:
    """“Nettverk for barnehager” over headings that are networks is no network itself."""
    under = [each for each in after if each.lies_under(section)]
    held = [each for each in under if announced_by(each.title) == "networks" and each.body]
    return bool(held) and not _opens(section)


def _of_scope(notebook: Notebook, opener: Section, scope: list[Section]) -> list[Found]:
    comes_to = any(_SAYS_HOW_MUCH.match(entry.text) for entry in opener.items)
    found = [] if comes_to else _items(opener)
    own_text = [entry for entry in opener.paragraphs if notebook.is_free(entry.lines[0])]
    named = not (_OF_ALL.search(opener.title) or _IN_NETWORK.fullmatch(opener.title))
    if not found and not scope and own_text and named and opener.heading and _is_described(opener):
        found = [_of_section(opener, opener.title)]
    for section in scope:
        items = _items(section)
        if items:
            found.extend(items)
            if section.heading:
                notebook.claim_all(section.heading.lines)
        elif section.title.startswith("§"):
            continue
        elif found and not section.body and section.heading and _LED_LINE.fullmatch(section.title):
            found[-1].texts.append(section.title)
            found[-1].lines.extend(section.heading.lines)
        elif section.body and section.level != LEAD_LEVEL and _is_one(section):
            found.append(_of_section(section, opener.title))
    if found and opener.heading:
        notebook.claim_all(opener.heading.lines, Fate.STRUCTURED)
    return found


def _is_described(section: Section) -> bool:
    texts = " ".join([section.title, *(entry.text for entry in section.body)])
    called = bool(section.body) and is_contact_line(section.body[0].text)
    return called or bool(_ABOUT.search(texts))


def _is_one(section: Section) -> bool:
    """A heading that may be a network's name, over what is not said of them all."""
    title = section.title
    if len(title.split()) > _MOST_NAME_WORDS or _YEAR.search(title) or _OF_MINUTES.match(title):
        return False
    own = NETWORK_WORD.search(section.title) is not None
    of_all = any(_OF_EACH.search(entry.text) for entry in section.body)
    return _is_described(section) and (own or not of_all)


def _of_section(section: Section, above: str) -> Found:
    lines = [line for entry in section.body for line in entry.lines]
    assert section.heading is not None
    found = Found(section.title, above, [*section.heading.lines, *lines])
    for entry in section.body:
        joined = f"{found.texts[-1]} {entry.text}" if found.texts else ""
        alone = joined and _LABEL_ALONE.fullmatch(found.texts[-1]) and entry.role == "paragraph"
        if alone and (MEMBERS_LABEL.match(joined) or RHYTHM_LABEL.match(joined)):
            found.texts[-1] = joined
        else:
            found.texts.append(entry.text)
    return found


def _items(section: Section) -> list[Found]:
    """Items that name a network, each with the contact lines that stand under it."""
    found: list[Found] = []
    listed = leaders(section) or groups(section)
    if len(listed) >= FEWEST_LEADERS:
        return listed
    led_in = mark = ""
    for entry, after in section.with_next():
        if entry.role == "paragraph" and entry.text.endswith(":") and not found:
            led_in = entry.text.rsplit(". ", 1)[-1]
        if entry.role == "item" and announced_by(led_in) == "focus":
            continue  # a list of something else
        if _ABOUT.search(section.title) and _is_name_over_label(entry, after):
            found.append(Found(entry.text.strip(" .:"), section.title, list(entry.lines)))
        elif (entry.role == "item" or _is_led(entry)) and _names_network(entry, section):
            name, text = _name_and_text(entry.text)
            found.append(Found(name, section.title, list(entry.lines), text))
            mark = entry.mark
        elif len(found) > 1 and entry.role == "paragraph" and _OF_EACH.search(entry.text):
            found[-1].lines.extend(entry.lines)
            for each in found:
                each.texts.append(entry.text)
        elif _is_of_last(entry, found, mark):
            found[-1].lines.extend(entry.lines)
            found[-1].texts.append(entry.text)
    return found


def _is_of_last(entry: Entry, found: list[Found], mark: str) -> bool:
    """What says more of the network named last."""
    if not found or entry.role not in {"paragraph", "item"}:
        return False
    return not (_is_apart(entry, found) or _is_another(entry, mark))


def _is_apart(entry: Entry, found: list[Found]) -> bool:
    """What stands apart behind a list of bare names is of none of them."""
    bare = len(found) > 1 and not any(each.texts for each in found)
    behind = entry.number - found[-1].lines[-1].number > 1
    return entry.role == "paragraph" and bare and behind and not _is_labelled(entry.text)


def _is_another(entry: Entry, mark: str) -> bool:
    """“Samarbeidsforum for overgangen” in a list of networks is one more, and of none of them."""
    text = entry.text
    listed = entry.role == "item" and not entry.level and bool(mark) and entry.mark == mark
    name = text[:1].isupper() and not text.endswith(".") and ":" not in text
    return listed and name and not _is_labelled(text)


def _is_labelled(text: str) -> bool:
    labelled = RHYTHM_LABEL.match(text) or MEMBERS_LABEL.match(text)
    return labelled is not None or is_contact_line(text)


def _is_name_over_label(entry: Entry, after: Entry | None) -> bool:
    """“Styrernettverk” alone on its line, and who is the contact on the next."""
    if entry.role != "paragraph" or after is None or after.role == "table":
        return False
    label = is_contact_line(after.text) or RHYTHM_LABEL.match(after.text)
    told = label or MEMBERS_LABEL.match(after.text)
    return bool(told) and _ONE_NETWORK.fullmatch(entry.text.strip(" .:")) is not None


def _is_led(entry: Entry) -> bool:
    """“Nettverk for styrarar – koordinator Kari Nordmann” on a line of its own."""
    said = re.split(r"\s[–-]\s|:\s", entry.text, maxsplit=1) if entry.role == "paragraph" else []
    named = len(said) > 1 and _ONE_NETWORK.fullmatch(said[0].strip()) is not None
    return named and (is_contact_line(said[1]) or is_free(said[1]))


def _names_network(entry: Entry, section: Section) -> bool:
    if entry.level or len(entry.text) > 2 * _LONGEST_NAME or is_contact_line(entry.text):
        return False
    if OPENS_WITH_DAY.match(entry.text):
        return False  # one of its meetings
    name, _ = _name_and_text(entry.text)
    if name[:1].islower() and not _ONE_NETWORK.fullmatch(name):
        return False
    short = len(name) <= _LONGEST_NAME and not name.endswith(".")
    return short and (
        bool(NETWORK_WORD.search(name))
        or bool(
            re.search(r"nettverk(?:a|ene|ane)?\b", section.title, re.IGNORECASE)
            and section.title.lower().startswith(
                (
                    "våre nettverk",
                    "nettverk",
                    "fagnettverk",
                    "bydelsnettverk",
                    "lærende nettverk",
                    "lærande nettverk",
                )
            )
        )
    )


def _name_and_text(text: str) -> tuple[str, list[str]]:
    """“Realfagsnettverk: for lærere på mellomtrinnet. Kontaktperson: Solvik skole”."""
    cut = re.search(rf":\s+|\s(?=\()|\s+[-–—]\s+|\.\s+|,\s*(?={_ASKED})", text)
    if not cut:
        return text.strip(" ."), []
    return text[: cut.start()].strip(), [
        each
        for each in re.split(rf"(?<=[.;])\s+(?=[A-ZÆØÅ])|,\s*(?={_ASKED})", text[cut.end() :])
        if each
    ]
