"""Programmes and projects a municipality runs: who, with whom, how long, for whom, decided when."""

import re
from collections.abc import Iterator
from typing import Final

from samspor.reading.any_case import AnyCase, holds
from samspor.reading.blocks import Line, Row, Table
from samspor.reading.draft import DraftInitiative
from samspor.reading.kinds.area_parts import is_label
from samspor.reading.kinds.contacts import contacts_in, is_contact_line
from samspor.reading.kinds.headings import announced_by, is_page_title, scope_after
from samspor.reading.kinds.initiative_names import (
    called,
    is_of_a_sort,
    is_one,
    says_something,
    with_above,
)
from samspor.reading.kinds.initiative_pages import told_by_labels, told_in_pairs
from samspor.reading.kinds.initiative_sentences import told_project
from samspor.reading.kinds.partners import partners_in
from samspor.reading.kinds.periods import (
    decided_on,
    labelled_period,
    length_in,
    period_in,
    without_period,
)
from samspor.reading.kinds.table_columns import read_columns, text_at
from samspor.reading.kinds.unit_words import is_unit_name
from samspor.reading.notebook import Notebook
from samspor.reading.outline import LEAD_LEVEL, Entry, Section, outline_of, sections_of

KIND: Final = "initiatives"
_AREAS: Final = re.compile(r"satsings\s?område|satsningsområde", re.IGNORECASE)
_PROJECT: Final = re.compile(
    r"prosjekt\b|prosjektet\b|satsing\b|satsinga\b|satsingen\b|pilot\b|modellen\b", re.IGNORECASE
)
_FOR_ALL: Final = AnyCase(
    r"som ønsker|som ønskjer|frivillig|kan delta|kan være med|kan vere med|får tilbud|får tilbod"
    r"|tilbud til|tilbod til|alle (?:kommunale|private|barnehager|barnehagar|skoler|skular)"
    r"|følges opp|følgd opp"
)
_COLUMNS: Final = {
    "name": re.compile(r"(?:prosjekt(?:navn|namn)?|satsing|satsning|program|tiltak)$"),
    "period": re.compile(r"(?:periode|tidsrom|varighet|varigheit|prosjektperiode|når)"),
    "partner": re.compile(r"(?:samarbeid|partner)"),
    "contact": re.compile(r"(?:kontakt|prosjektleder|prosjektleiar|ansvarlig|ansvarleg)"),
    "status": re.compile(r"status"),
    "funder": re.compile(r"(?:finansier|støtte|tilskudd|tilskot)"),
    "first": re.compile(r"(?:fra|frå|start|oppstart)(?:\s?år)?$"),
    "last": re.compile(r"(?:til|slutt)(?:\s?år)?$"),
    "text": re.compile(r"(?:mål|beskriv|innhold|innhald|(?:kort )?om\b|hva|kva|tema)"),
}
_YEAR: Final = re.compile(r"20\d\d")
_LABELS: Final = {
    "text": "",
    "period": "Periode: ",
    "partner": "Partnere: ",
    "contact": "Kontaktperson: ",
    "status": "Status: ",
    "funder": "Finansiering: ",
}
_FEWEST_ROWS: Final = 2
_NAMED_SO: Final = re.compile(
    r"(?:prosjekt|satsing|program)(?:\s\d{1,2})?(?::\s*(?P<name>.{3,80})|\s[«“\"](?P<quoted>[^»”\"]{3,80})[»”\"])",
    re.IGNORECASE,
)
_NAME_LABEL: Final = re.compile(
    r"(?:navn|namn|tittel)\s*:\s*(?P<name>.{3,80})(?P<quoted>)", re.IGNORECASE
)
_TOLD_SO: Final = re.compile(
    r"(?:periode|varighet|varigheit|(?:i )?samarbeid(?:spartner(?:e|ar)?)?(?: med)?"
    r"|partner(?:e|ar)?|kontakt\w*|finansier\w+(?: av)?|ansvarl?(?:ig|eg)|målgruppe|deltar|deltek"
    r"|prosjektleder|prosjektleiar|prosjekteier|prosjekteigar|status|deltakere|deltakarar|mål)\s*:",
    re.IGNORECASE,
)
_TOGETHER: Final = re.compile(
    r"^(?:(?:i )?samarbeid(?:spartner(?:e|ar)?)?(?: med)?|partner(?:e|ar)?)\s*:\s*", re.IGNORECASE
)
_FUNDER: Final = re.compile(
    r"\b(?:[Tt]ilskudd|[Tt]ilskot|[Ss]tøttet?|[Ss]tøtta|midler|midlar|[Ff]inansiert|finansiering)\s+(?:fra"
    r"|frå|av|gjennom)\s+"
    r"(?P<who>[A-ZÆØÅ][\wæøå]*(?:\s+(?:i\s+)?[A-ZÆØÅ][\wæøå]+)*|statsforvalteren|fylkeskommunen"
    r"|statsforvaltaren)",
)
_PAID: Final = re.compile(
    r"\b[Ss]tøttes\s(?:økonomisk\s)?(?:av|gjennom)\s(?P<who>(?:[A-ZÆØÅ][\wæøå]*|[a-zæøå]+(?:direktoratet|stiftelsen"
    r"|fondet|forvalteren|forvaltaren))(?:\s(?:i\s)?[A-ZÆØÅ][\wæøå]*)*)(?=\s(?:økonomisk|med\s[^.]*(?:kr|midler|midlar|tilskudd|tilskot)))"
)
_OF_MONEY: Final = ("tilsk", "støtt", "midl", "finansier")
_PAID_LABEL: Final = re.compile(
    r"^(?:finansiering|finansiert av|finansieres av|tilskudd fra|tilskot frå|støtte fra|støtte frå)"
    r"\s*:\s*(?P<who>.{3,80})$",
    re.IGNORECASE,
)
_MONEY_FROM: Final = re.compile(
    r"^(?:tilskudd|tilskot|midler|midlar|støtte|penger|pengar)\s(?:fra|frå)\s", re.IGNORECASE
)
_EVERYBODY: Final = re.compile(r"(?:alle|frivillig|ansatte|tilsette)\b", re.IGNORECASE)
_TAKING_PART: Final = re.compile(
    r"^(?:deltakere|deltakarar|deltakende \w+|deltakande \w+|barnehager|barnehagar|skoler|skular)"
    r"\s*:\s*(?P<names>\S.*)$",
    re.IGNORECASE,
)
_STATUS: Final = re.compile(r"^status\s*:\s*(?P<status>.+)$", re.IGNORECASE)
_NAMES: Final = r"[A-ZÆØÅ][\wæøåÆØÅ.-]*(?:\s[A-ZÆØÅ][\wæøå.-]+)*"
_UNITS_THEN: Final = re.compile(
    rf"\b(?:skoler|skular|barnehager|barnehagar|enheter|einingar)(?:,|:|\s+er"
    rf"|\s+(?:er med|deltar|deltek)\s?:|\s+som deltar er)\s+(?P<names>{_NAMES}"
    rf"(?:(?:,\s|\sog\s){_NAMES})*)",
)
_UNITS_BEFORE: Final = re.compile(
    rf"\b(?:er|deltar|deltek)\s+(?P<names>{_NAMES}(?:(?:,\s|\sog\s){_NAMES})*)\s+"
    rf"(?P<noun>barnehage|skole|skule)(?:r|ar|ne|ane)?\s+(?:er\s)?med\b",
)
# Asked before both of them.
_TAKES_PART: Final = re.compile(
    r"(?:skoler|skular|barnehag[ea]r|enheter|einingar)(?:,|:|\s+(?:er|delt|som))"
    r"|(?:barnehage|skole|skule)\w*\s+(?:er\s)?med\b"
)
_AND: Final = re.compile(r",\s+|\s+og\s+")
# "Satsinger mot mål 2": what is done for a goal, not a list of programmes.
_TOWARDS: Final = re.compile(r"\b(?:mot|til|for)\s+mål\b", re.IGNORECASE)
# "Våre tiltak for å oppnå dette" is over measures, and is the name of no programme.
_NO_NAME: Final = re.compile(
    r"(?:våre |aktuelle )?(?:tiltak|mål|satsinger|satsingar)\b"
    r"|samarbeid\s(?:med|mellom)\s(?:andre|\w+e\s)",
    re.IGNORECASE,
)
_NAME_AGAIN: Final = re.compile(r"^\s*[-–:]\s*")
# "Tidlig språk (2024-2026). Samarbeid med PPT.": a name and its sentences.
_NAME_ENDS: Final = re.compile(r"(?P<name>[A-ZÆØÅ][^.:]{2,50})\.\s+(?=[A-ZÆØÅ].*\.$)")
_MOST_NAME_WORDS: Final = 6
_TELLS: Final = re.compile(
    r"(?:Prosjektet|Satsing(?:a|en)|Programmet|Piloten)\s(?:er|blir|vert|drives|gjennomføres)\b"
)
_PLAIN: Final = re.compile(r"[-«»“”\"]")
_IS_TOGETHER: Final = re.compile(
    r"\ber\s(?:et|eit)\s(?:\w+\s)?(?:samarbeids|forsknings|forskings|innovasjons"
    r"|utviklings)prosjekt\s(?:mellom|med)\s"
)
_QUOTE: Final = re.compile(r"[\"“”]")
_APART: Final = " · "  # no name goes on over it
_SENTENCE: Final = re.compile(r"\s(?<=[.!?]\s)\s*(?=[A-ZÆØÅ])")


def recognise(notebook: Notebook) -> None:
    sections = sections_of(notebook)
    taken: set[int] = set()
    for number, section in enumerate(sections):
        if (
            number in taken
            or not section.heading
            or is_page_title(notebook, sections, number, besides=("units",))
        ):
            continue
        if _is_of_areas(sections, number):
            continue
        scope = scope_after(sections, number, kind="initiatives")
        if _opens(section, scope):
            taken.update(range(number, number + len(scope) + 1))
            _read_scope(notebook, section, scope)
        elif (_is_project(section) or _is_told(section)) and _is_free(notebook, section):
            _read_one(notebook, called(with_above(sections, number)), section, section.heading)
    for block in notebook.blocks:
        if isinstance(block, Table):
            _read_table(notebook, block)
    for read_page in (_of_blocks, _of_page, _of_pairs, _of_told_page, _of_sentences):
        if not notebook.initiatives:
            read_page(notebook, sections)


def _read_one(notebook: Notebook, name: str, section: Section, heading: Entry) -> None:
    """What stands under a second heading of the same project is kept as text."""
    if all(each.name.casefold() != name.casefold() for each in notebook.initiatives):
        _write(notebook, name, section.body, heading.lines)


def _is_of_areas(sections: list[Section], number: int) -> bool:
    """“Tiltak” under each focus area is over what is to be done there."""
    title = sections[number].title
    return is_label(title) and sum(each.title == title for each in sections) > 1


def _read_table(notebook: Notebook, table: Table) -> None:
    """Programmes down, and across who with, how long and whom to ask."""
    columns = read_columns(table, _COLUMNS)
    if not columns or "name" not in columns or not columns.keys() & {"period", "partner", "first"}:
        return
    measures = (text_at(table.rows[0], columns, "name") or "").lower().startswith("tiltak")
    if measures and "partner" not in columns:
        return  # a plan of what is done by when
    names = [text_at(row, columns, "name") for row in table.rows[1:]]
    if len([name for name in names if name]) < _FEWEST_ROWS:
        return
    notebook.add_kind(KIND)
    notebook.claim_all(cell.line for row in table.rows for cell in row.cells)
    for row in table.rows[1:]:
        name = text_at(row, columns, "name")
        if name:
            notebook.initiatives.append(read_initiative(name, list(_said(row, columns))))


def _said(row: Row, columns: dict[str, int]) -> Iterator[str]:
    years = [text_at(row, columns, role) for role in ("first", "last")]
    if all(year and _YEAR.fullmatch(year) for year in years):
        yield f"Periode: {years[0]}-{years[1]}"
    for role, label in _LABELS.items():
        text = text_at(row, columns, role)
        if role == "period" and text and not _YEAR.search(text):
            yield text  # "Høst hvert år" is when, and no period
        elif text or (role == "contact" and role in columns):
            yield f"{label}{text or ''}"


def _of_page(notebook: Notebook, _: list[Section]) -> None:
    told = told_by_labels(notebook)
    if told is not None:
        _add(notebook, *told)


def _of_pairs(notebook: Notebook, _: list[Section]) -> None:
    for told in told_in_pairs(notebook):
        _add(notebook, *told)


def _of_told_page(notebook: Notebook, sections: list[Section]) -> None:
    """A page whose first sentence is "Prosjektet er et samarbeid mellom …"."""
    entries = [entry for section in sections for entry in section.paragraphs]
    title = notebook.title or ""
    if not entries or len(title.split()) > _MOST_NAME_WORDS:
        return
    first = entries[0].text
    told = _TELLS.match(first) and partners_in(first)
    if (told or _says_what(first, title)) and notebook.is_free(entries[0].lines[0]):
        _add(notebook, title, [first], list(entries[0].lines))


def _says_what(text: str, title: str) -> bool:
    """“Gode lekemiljø er et utviklingsprosjekt som …” on the page of that name."""
    said = _PLAIN.sub("", text[: len(title) + 60].casefold())
    name = _PLAIN.sub("", title.casefold())
    return (
        bool(name) and re.match(rf"{re.escape(name)} er (?:et|eit) \w*prosjekt ", said) is not None
    )


def _of_sentences(notebook: Notebook, _: list[Section]) -> None:
    """The text itself is kept."""
    told = told_project(notebook)
    if told is not None:
        _add(notebook, *told, [])


def _of_blocks(notebook: Notebook, _: list[Section]) -> None:
    """“Prosjekt: Mat og måltid”, then its period, its partner and whom to ask, a line each."""
    blocks: list[tuple[str, list[Entry]]] = []
    about = re.search(r"prosjekt|satsing|initiativ", notebook.title or "", re.IGNORECASE)
    for entry in outline_of(notebook):
        named = _NAMED_SO.fullmatch(entry.text) if entry.lines else None
        if about and entry.lines:
            named = named or _NAME_LABEL.fullmatch(entry.text)
        if named:
            name = named["name"] or named["quoted"]
            blocks.append((name.strip(), [entry]))
        elif blocks and _is_told_of(entry, blocks[-1][1]) and notebook.is_free(entry.lines[0]):
            blocks[-1][1].append(entry)
    told = [block for block in blocks if len(block[1]) > 1]
    for name, entries in told if len(told) >= _FEWEST_ROWS else []:
        texts = [_TOGETHER.sub("I samarbeid med ", entry.text) for entry in entries[1:]]
        _add(notebook, name, texts, [line for entry in entries for line in entry.lines])


def _is_told_of(entry: Entry, before: list[Entry]) -> bool:
    """A label, or a sentence on the line right behind one."""
    if _TOLD_SO.match(entry.text):
        return True
    near = len(before) > 1 and entry.number - before[-1].lines[-1].number == 1
    return near and entry.role == "paragraph" and entry.text.endswith(".")


def _opens(section: Section, scope: list[Section]) -> bool:
    """“Aktuelle satsinger”; "satsingsområder" only when those under it have somebody to call."""
    if _TOWARDS.search(section.title) or is_one(section.title):
        return False
    announced = announced_by(section.title)
    if announced == "initiatives":
        return bool(section.items) or (bool(scope) and not _has_prose(section))
    if announced != "focus" or not _AREAS.search(section.title):
        return False
    return sum(any(is_contact_line(entry.text) for entry in each.body) for each in scope) >= 2


def _is_project(section: Section) -> bool:
    title = section.title
    if says_something(title) or is_of_a_sort(title) or title.endswith(":"):
        return False
    return bool(_PROJECT.search(title)) and _has_prose(section)


def _is_told(section: Section) -> bool:
    """“KUMBA” over "KUMBA ledes av … Det er et samarbeidsprosjekt mellom …"."""
    first = section.paragraphs[0].text if section.paragraphs else ""
    return section.level != LEAD_LEVEL and _IS_TOGETHER.search(first) is not None


def _has_prose(section: Section) -> bool:
    return any(len(entry.text.split()) > 12 for entry in section.paragraphs)


def _is_free(notebook: Notebook, section: Section) -> bool:
    return any(notebook.is_free(line) for entry in section.body for line in entry.lines)


def _read_scope(notebook: Notebook, opener: Section, scope: list[Section]) -> None:
    before = len(notebook.initiatives)
    for entry in opener.items:
        name, cut, text = _cut(entry.text)
        if entry.level == 0 and cut and notebook.is_free(entry.lines[0]):
            _add(notebook, name, [text], list(entry.lines))
    for section in scope:
        if section.body and section.heading and _is_free(notebook, section):
            if _NO_NAME.match(section.title) or is_label(section.title):
                continue
            _write(notebook, section.title, section.body, section.heading.lines)
    if len(notebook.initiatives) > before and opener.heading:
        notebook.claim_all(opener.heading.lines)


def _cut(text: str) -> tuple[str, str, str]:
    found = _NAME_ENDS.match(text) or re.search(r":\s+|\s+[-–—]\s+", text)
    before = text[: found.start()] if found else ""
    if (
        _SENTENCE.search(before)
        or len(_QUOTE.findall(before)) % 2
        or before.count("«") > before.count("»")
    ):
        found = None  # far into what is said, or inside a quoted title, it is not behind a name
    if found and "name" in found.groupdict():
        return found["name"], ".", text[found.end() :]
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


def _write(notebook: Notebook, name: str, body: list[Entry], heading: tuple[Line, ...]) -> None:
    entries = [entry for entry in body if entry.role != "table"]
    lines = [*heading, *(line for entry in entries for line in entry.lines)]
    _add(notebook, name, [entry.text for entry in entries], lines)


def _add(notebook: Notebook, name: str, texts: list[str], lines: list[Line]) -> None:
    notebook.add_kind(KIND)
    notebook.claim_all(lines)
    notebook.initiatives.append(read_initiative(name, texts))


def read_initiative(name: str, texts: list[str]) -> DraftInitiative:
    plain = [text for text in texts if not is_contact_line(text) and not _STATUS.match(text)]
    said = " ".join(_without_name(text, name) for text in plain)
    status = next((found["status"] for text in texts if (found := _STATUS.match(text))), None)
    funder = _funder(texts, said)
    labelled = next((period for text in texts if (period := labelled_period(text))), None)
    contacts = contacts_in(texts)
    partners = [
        each for each in partners_in(_APART.join(plain)) if each not in name and each != funder
    ]
    return DraftInitiative(
        name=without_period(name),
        text=said or None,
        period=labelled or period_in(name) or period_in(said) or length_in(said),
        status=status,
        contacts=tuple(contacts),
        partners=tuple(partners),
        participation=_participation(plain),
        decided=decided_on(said),
        funder=funder,
        units=tuple(unit for unit in _taking_part(plain) or _units(said) if unit != name),
    )


def _funder(texts: list[str], said: str) -> str | None:
    labelled = next((found for text in texts if (found := _PAID_LABEL.match(text))), None)
    found = labelled
    if found is None and holds(said, *_OF_MONEY):
        found = _FUNDER.search(said) or _PAID.search(said)
    return _MONEY_FROM.sub("", found["who"]).strip(" .") if found else None


def _taking_part(texts: list[str]) -> list[str]:
    """“Deltakere: Lia barnehage, Nes barnehage”; "alle ansatte" are no units."""
    found = next((match for text in texts if (match := _TAKING_PART.match(text))), None)
    names = [name.strip(" .") for name in _AND.split(found["names"])] if found else []
    called = all(name[:1].isupper() and not _EVERYBODY.match(name) for name in names)
    return names if called and (len(names) > 1 or any(map(is_unit_name, names))) else []


def _without_name(text: str, name: str) -> str:
    """Pages say the heading again in front of the text: "Grønn barneby - Gruppa støtter …"."""
    if text.casefold().startswith(name.casefold()):
        rest = text[len(name) :]
        after = _NAME_AGAIN.sub("", rest)
        if _NAME_AGAIN.match(rest) and after[:1].isupper():
            return after
    return text


def _participation(texts: list[str]) -> str | None:
    said = [each for text in texts for each in _SENTENCE.split(text)]
    found = [each for each in said if _FOR_ALL.search(each)]
    return " ".join(found) or None


def _units(text: str) -> list[str]:
    if not _TAKES_PART.search(text):
        return []
    for pattern in (_UNITS_THEN, _UNITS_BEFORE):
        found = pattern.search(text)
        if found:
            noun = found.groupdict().get("noun")
            listed = found["names"].split(". ")[0]
            names = [name.rstrip("-. ") for name in _AND.split(listed)]
            return [
                f"{name} {noun}" if noun and noun not in name.lower() else name for name in names
            ]
    return []
