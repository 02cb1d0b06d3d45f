"""Focus areas with their period and themes: lists, sections under a heading, tables."""

import re
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Final

from samspor.reading.blocks import Line
from samspor.reading.draft import DraftFocusArea
from samspor.reading.kinds.area_parts import Parts, is_label
from samspor.reading.kinds.area_sentences import AREA, BETWEEN, areas_in
from samspor.reading.kinds.area_tables import KIND, NUMBERED, read_tables
from samspor.reading.kinds.contacts import is_contact_line
from samspor.reading.kinds.headings import announced_by, is_page_title, scope_after
from samspor.reading.kinds.masthead import claim_period
from samspor.reading.kinds.periods import period_in, without_period, year_behind
from samspor.reading.kinds.quantities import COUNT, count_of
from samspor.reading.notebook import Notebook
from samspor.reading.outline import LEAD_LEVEL, Entry, Section, outline_of, sections_of

_MAIN: Final = (
    r"(?:(?:hoved|hovud)(?:strategi|satsing|satsning|prioritering|tema)(?:er|ar)|plantema(?:er)?)\b"
)
_STATED: Final = re.compile(
    rf"\b(?P<n>{COUNT})\s+(?:\w+\s+){{0,2}}?(?:{AREA}|{_MAIN})", re.IGNORECASE
)
_CHOSEN: Final = re.compile(
    rf"\bområder? (?:som )?(?:vi|me|barnehagen|skolen|skulen)\b[^.]{{0,30}}\b(?:jobbe|arbeide"
    rf"|satse|utvikle|prioritere|forbedre)\w*"
    rf"|^(?:vi|me) (?:prioriterer|prioriterar|satser på|satsar på)\s*:"
    rf"|\bfølg(?:ende|jande)\s(?:\w+\s)?(?:hoved|hovud|samarbeids)områder?\b[^.:]{{0,90}}:$"
    rf"|\b(?:dette|her) er (?:våre |de |dei )?{AREA}\w*\b[^.]{{0,50}}:"
    rf"|\bsatse[rt]? på (?:{COUNT}|disse|følgende) \w+"
    rf"|"
    rf"\b(?:valgt|vald|velger|vel|prioriter\w+|satse[rt]?|satsar|arbeider|arbeidar|jobber|jobbar)\b"
    rf"[^.]{{0,40}}\b(?:følgende|følgjande|disse|desse)\s(?:\w+\s)?(?:tema\w*|satsing\w*|{AREA}\w*)",
    re.IGNORECASE,
)
# "Fokusområder:" alone on its line, over a list.
_LABEL_ALONE: Final = re.compile(
    rf"(?:[Vv]åre\s|[Ff]elles\s)?{AREA}(?:r|ne|ni)?\s?:", re.IGNORECASE
)
# "Innsatsområder det er jobbet med" tells what has been.
_LOOKS_BACK: Final = re.compile(
    r"\b(?:jobbet|jobba|arbeidet|arbeidd|gjennomført|gjennomførte?|avsluttet|avslutta)\b",
    re.IGNORECASE,
)
_THEMES: Final = re.compile(
    rf"\b(?:inndelt i|delt inn i|delt i|omfatter|omfattar|består av)\s+(?:{COUNT}\s+)?"
    r"(?:tema(?:er|ene)?|delområd\w+|område\w*|punkt\w*)\s*:\s*(?P<list>[^.]+)",
    re.IGNORECASE,
)
_OWNER: Final = re.compile(
    r"(?P<name>[A-ZÆØÅ][\wæøå-]+(?:\s[A-ZÆØÅ][\wæøå-]+)?\s(?:fylkes)?kommune)"
)
_LABELLED: Final = re.compile(
    r"^(?:(?:satsings|fokus|innsats|mål)?område|mål|satsing)\s+\d{1,2}\s*[.:)–-]\s", re.IGNORECASE
)
_CHAPTER: Final = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[A-ZÆØÅ])")
# "Språk i alle fag (leiar: Årdal)": who answers for it.
_LED_BY: Final = re.compile(
    r"\s*\((?:le(?:de|ia)r|ansvar\w*|kontakt\w*|eier|eigar)\s*:\s*(?P<who>[^()]+)\)\s*$",
    re.IGNORECASE,
)
_NAME_CUT: Final = re.compile(r":\s+|\s+[–—]\s+")
_ANSWERS: Final = re.compile(r"ansvar", re.IGNORECASE)
_LONGEST_NAME: Final = 100
# "Språk. Vi leser hver dag."
_NAME_STOPS: Final = re.compile(
    r"(?P<name>[A-ZÆØÅ][\wæøå-]+(?:\s[\wæøå-]+){0,4})\.\s+(?=[A-ZÆØÅ].{8,}\.$)"
)
_OF_ALL: Final = re.compile(
    r"(?:innen(?:for)?\s)?(?:alle|hver(?:t)?|kvar(?:t)?|disse|desse|de|dei)\s(?:av\s)?(?:de\s|dei\s|disse\s|desse\s)?"
    r"(?:\d+\s|\w+\s)?\w*områd",
    re.IGNORECASE,
)
_FEWEST_YEARS: Final = 2
_MOST_NAME_WORDS: Final = 8
# "Sammen mot 2035" is how far one looks, and no year of the areas.
_YEAR_LAST: Final = re.compile(
    r"(?:^|(?<!\bmot)(?<!\btil)(?<!\binnen)\s)(?:for |i )?(?P<year>20\d\d)\s?:?$"
)
_YEARLY: Final = re.compile(
    r"(?:skoleåret|skuleåret|barnehageåret|året)?\s*(?P<years>(?:20)?\d\d\s?[/–-]\s?(?:20)?\d\d)\s*:\s*"
    r"(?P<name>[A-ZÆØÅ].{2,80})",
    re.IGNORECASE,
)
_DASHED: Final = re.compile(r"(?P<name>[A-ZÆØÅ][^–:.]{2,60})\s[–-]\s(?P<text>\S.+)$")
_SHORT: Final = re.compile(r"\b(?:m\.\s?[vm]|mv|mm|osv|etc|o\.\s?l)\.$", re.IGNORECASE)


@dataclass(slots=True)
class _Area:
    name: str
    lines: list[Line] = field(default_factory=list)
    parts: Parts = field(default_factory=Parts)
    period: str | None = None
    owner: str | None = None
    is_numbered: bool = False

    def all_lines(self) -> list[Line]:
        return [*self.lines, *self.parts.lines]


def recognise(notebook: Notebook) -> None:
    if _of_lines(notebook):
        return
    sections = sections_of(notebook)
    taken: set[int] = set()
    for number, section in enumerate(sections):
        if number in taken or not (section.heading or _states(section)):
            continue
        if not (_announces(section) or _states(section)):
            continue
        if is_page_title(notebook, sections, number):
            continue
        scope = _before_next_list(section, scope_after(sections, number, kind="focus"))
        if not section.items and any(_announces(each) and each.items for each in scope):
            continue  # "Hovedmål" over "Satsingsområder", which lists them
        taken.update(range(number, number + len(scope) + 1))
        whole, rest = _with_labels(_from_opening(section), scope)
        _write(notebook, whole, _areas(notebook, whole, rest))
    read_tables(notebook)
    if not notebook.focus_areas:
        _of_sentences(notebook)


def _of_lines(notebook: Notebook) -> bool:
    """“… har tre satsingsområder:”, and three lines that are no list and say nothing more."""
    entries = [entry for entry in outline_of(notebook) if entry.lines]
    for place, entry in enumerate(entries):
        said = _STATED.search(entry.text) if entry.text.endswith(":") else None
        count = count_of(said["n"]) if said else None
        if (
            said is None
            or not count
            or count < _FEWEST_YEARS
            or not notebook.is_free(entry.lines[0])
        ):
            continue
        named = entries[place + 1 : place + 1 + count]
        after = entries[place + 1 + count : place + 2 + count]
        ends = not after or after[0].number - named[-1].number > 1 or after[0].text.endswith(".")
        if len(named) == count and ends and all(_is_bare_name(notebook, each) for each in named):
            areas = [_Area(each.text.strip(), list(each.lines)) for each in named]
            _write(notebook, Section(entry, 2), areas)
            return True
    return False


def _is_bare_name(notebook: Notebook, entry: Entry) -> bool:
    short = len(entry.text) <= _LONGEST_NAME and not entry.text.endswith((".", ":", "?"))
    return short and entry.role in {"paragraph", "heading"} and notebook.is_free(entry.lines[0])


def _before_next_list(section: Section, scope: list[Section]) -> list[Section]:
    """“Satsingsområder i skolen” after those of the kindergartens opens a list of its own."""
    if not section.items:
        return scope
    return [*takewhile(lambda each: not (_announces(each) and each.items), scope)]


def _with_labels(section: Section, scope: list[Section]) -> tuple[Section, list[Section]]:
    """Words like "Slik gjør vi det:" between two points of a list do not end it."""
    body = list(section.body)
    rest = list(scope)
    while section.items and rest and rest[0].heading and is_label(rest[0].title):
        body += [replace(rest[0].heading, role="paragraph"), *rest[0].body]
        rest.pop(0)
    return Section(section.heading, section.level, body, section.parent), rest


def _of_sentences(notebook: Notebook) -> None:
    """“… har valgt tre satsingsområder: inkludering, språk og ledelse.” in running text."""
    for line in notebook.lines():
        for names in areas_in(line.text):
            period = period_in(line.text) or notebook.period
            owner = _OWNER.search(line.text)
            notebook.add_kind(KIND)
            for name in names:
                shown = name[:1].upper() + name[1:]
                if any(area.name == shown for area in notebook.focus_areas):
                    continue
                notebook.focus_areas.append(
                    DraftFocusArea(shown, period, owner["name"] if owner else None, None, ())
                )


def _states(section: Section) -> bool:
    """“Skolene har valgt to satsingsområder:” in running text opens them as a heading does."""
    said = [entry.text for entry in section.paragraphs if _opens(entry)]
    if section.level == LEAD_LEVEL and section.title.endswith(":"):
        said.append(section.title)
    return any(map(_is_opening, said))


def _opens(entry: Entry) -> bool:
    return entry.role == "paragraph" and entry.text.endswith(":") and _is_opening(entry.text)


def _is_opening(text: str) -> bool:
    found = _STATED.search(text) or _CHOSEN.search(text) or _LABEL_ALONE.fullmatch(text)
    return found is not None


def _from_opening(section: Section) -> Section:
    """A list before the words that open the areas is of something else."""
    place = next((n for n, entry in enumerate(section.body) if _opens(entry)), 0)
    if not place or _announces(section):
        return section
    return replace(section, body=section.body[place:])


def _announces(section: Section) -> bool:
    if announced_by(section.title) != "focus" or _LOOKS_BACK.search(section.title):
        return False
    # "Aktuelle satsingsområder" with people to call are programmes: see initiatives.
    return not any(
        is_contact_line(entry.text) and not _ANSWERS.match(entry.text) for entry in section.body
    )


def _areas(notebook: Notebook, section: Section, scope: list[Section]) -> list[_Area]:
    stated = _stated(section)
    own = _of_items(section) or _of_years(section) or _of_dashes(section)
    if own:
        return own
    under = [
        each for each in scope if each.level == LEAD_LEVEL and each.items and _leads_areas(each)
    ]
    if under:
        areas = _of_items(under[0])
        if areas and under[0].heading:
            notebook.claim_all(under[0].heading.lines)
        return areas
    areas = _of_bare_headings(section, scope) or _of_sections(scope)
    return areas[:stated] if stated else areas


def _of_sections(scope: list[Section]) -> list[_Area]:
    """An area for each heading; words like "Tiltak" over what is to be done are of the last one."""
    areas: list[_Area] = []
    for each in scope:
        if each.heading is None:
            continue
        if is_label(each.title):
            if areas:
                areas[-1].parts.take_all([replace(each.heading, role="paragraph"), *each.body])
        elif each.level != LEAD_LEVEL and (each.body or _is_over_label(each, scope)):
            areas.append(_of_section(each))
    return areas


def _of_bare_headings(section: Section, scope: list[Section]) -> list[_Area]:
    """“SATSINGSOMRÅDER” over names that each stand alone, with nothing said of them."""
    if section.body or not _LABEL_ALONE.fullmatch(f"{section.title.strip(' :')}:"):
        return []
    bare = takewhile(lambda each: each.heading and not each.body and _is_short(each.title), scope)
    areas = [_Area(each.title, list(each.heading.lines)) for each in bare if each.heading]
    return areas if len(areas) >= _FEWEST_YEARS else []


def _is_short(title: str) -> bool:
    return len(title.split()) <= _MOST_NAME_WORDS and not is_label(title)


def _is_over_label(section: Section, scope: list[Section]) -> bool:
    """A name right over "Mål" or "Tiltak"."""
    after = scope[scope.index(section) + 1 :]
    return bool(after) and is_label(after[0].title) and bool(after[0].body)


def _of_dashes(section: Section) -> list[_Area]:
    """“Lesing i alle fag – alle lærere …”, a line for each under words that open them."""
    if not (_states(section) or _announces(section)):
        return []
    told = [(entry, _DASHED.match(entry.text)) for entry in section.paragraphs]
    areas = [
        _Area(found["name"].strip(), list(entry.lines), Parts([found["text"]]))
        for entry, found in told
        if found
    ]
    return areas if len(areas) >= _FEWEST_YEARS else []


def _of_years(section: Section) -> list[_Area]:
    """“Skoleåret 26/27: Vurdering for læring” under a heading: an area for each year."""
    found = [(entry, _YEARLY.match(entry.text)) for entry in section.body if entry.lines]
    areas = []
    for entry, said in found:
        period = period_in(f"skoleåret {said['years']}") if said else None
        if said and period:
            areas.append(_Area(said["name"].strip(" ."), list(entry.lines), period=period))
    return areas if len(areas) >= _FEWEST_YEARS else []


def _leads_areas(section: Section) -> bool:
    return bool(_STATED.search(section.title) or announced_by(section.title) == "focus")


def _stated(section: Section) -> int | None:
    title = _CHAPTER.sub("", section.title)  # "2 Satsingsområder" is a chapter, and no count
    for text in [title, *(entry.text for entry in section.paragraphs)]:
        found = _STATED.search(text)
        if found:
            return count_of(found["n"])
    return None


def _of_items(section: Section) -> list[_Area]:
    areas: list[_Area] = []
    labelled = False  # a label like "Tiltak:" has been met in the last area
    for entry in section.body:
        listed = entry.role == "item" or _LABELLED.match(entry.text)
        if areas and entry.role == "paragraph" and is_label(entry.text):
            labelled = True
            areas[-1].parts.take(entry)
        elif labelled and entry.role == "item" and not _is_counted(entry):
            if not areas[-1].is_numbered:
                break  # what is to be done for all of them
            areas[-1].parts.take(entry)
        elif listed and entry.level == 0 and not is_contact_line(entry.text):
            areas.append(_of_item(entry))
            labelled = False
        elif (entry.role == "item" and areas) or (
            entry.role == "paragraph" and areas and _is_of_last(areas, entry)
        ):
            areas[-1].parts.take(entry)
    for area in areas:
        area.parts.end()
    return areas


def _is_counted(entry: Entry) -> bool:
    """“2.” or "B." opens it."""
    return entry.mark[:1].isalnum()


def _is_of_last(areas: list[_Area], entry: Entry) -> bool:
    """What stands behind the whole list, apart from it, is of none of the areas."""
    close = entry.number - areas[-1].all_lines()[-1].number == 1
    if _OF_ALL.match(entry.text):
        return False
    return close or len(areas) == 1 or any(area.parts.texts for area in areas)


def _of_item(entry: Entry) -> _Area:
    text = NUMBERED.sub("", entry.text)
    lines, numbered = list(entry.lines), _is_counted(entry)
    led = _LED_BY.search(text)
    if led:
        return _Area(text[: led.start()].strip(), lines, owner=led["who"].strip())
    cut = _NAME_CUT.search(text)
    if cut and cut.start() <= _LONGEST_NAME:
        parts = Parts([text[cut.end() :].strip()])
        return _Area(text[: cut.start()].strip(), lines, parts, is_numbered=numbered)
    said = _NAME_STOPS.match(text)
    if said:
        return _Area(said["name"], lines, Parts([text[said.end() :]]), is_numbered=numbered)
    name = text.strip(" .") if len(text) <= _LONGEST_NAME and not _SHORT.search(text) else text
    return _Area(name, lines, is_numbered=numbered)


def _of_section(section: Section) -> _Area:
    assert section.heading is not None
    area = _Area(NUMBERED.sub("", section.title), list(section.heading.lines))
    area.parts.take_all(section.body)
    return area


def _write(notebook: Notebook, section: Section, areas: list[_Area]) -> None:
    free = [area for area in areas if any(map(notebook.is_free, area.all_lines()))]
    if not free:
        return
    notebook.add_kind(KIND)
    notebook.claim_all(section.heading.lines if section.heading else ())
    lead = [
        entry
        for entry in section.paragraphs
        if _STATED.search(entry.text) or entry.text.endswith(":")
    ]
    for entry in lead:
        notebook.claim_all(entry.lines)
    told = [section.title, *(entry.text for entry in lead)]
    owner = _OWNER.search(" ".join([*told, notebook.title or ""]))
    opening = " ".join(text.rsplit(". ", 1)[-1] for text in told)
    period = period_in(opening) or _year_of(section.title) or notebook.period
    claim_period(notebook)
    for area in free:
        notebook.focus_areas.append(_fact(area, period, owner["name"] if owner else None))
        notebook.claim_all(area.all_lines())


def _year_of(title: str) -> str | None:
    """“Satsingsområder 2025” are of that year."""
    found = _YEAR_LAST.search(title)
    return found["year"] if found else None


def _fact(area: _Area, period: str | None, owner: str | None) -> DraftFocusArea:
    text = area.parts.text
    listed = _THEMES.search(text or "")
    themes = [each for each in BETWEEN.split(listed["list"]) if each] if listed else []
    own = area.period or period_in(area.name) or year_behind(area.name) or area.parts.period
    return DraftFocusArea(
        without_period(area.name),
        own or period,
        area.owner or area.parts.owner or owner,
        text,
        tuple(themes or area.parts.themes),
    )
