"""A network's founding minutes: why, goals, themes, form, who has which duty, fixed points."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import takewhile
from typing import Final, Literal

from samspor.reading.any_case import AnyCase
from samspor.reading.blocks import Part as BlockPart
from samspor.reading.draft import CharterTheme, DraftCharter, Duty
from samspor.reading.kinds.quantities import COUNT, count_of
from samspor.reading.notebook import Fate, Notebook
from samspor.reading.outline import LEAD_LEVEL, Entry, Section, outline_of, sections_of

KIND: Final = "charter"
Part = Literal["fixed", "duties", "why", "goals", "themes", "form"]

_PARTS: Final[tuple[tuple[Part, AnyCase], ...]] = (
    (
        "fixed",
        AnyCase(
            r"\bfast[e]?\s+(?:på agendaen|punkt|post|innslag|sak|element|del|program)"
            r"|^(?:hver|kvar) (?:gang|samling)\W*$|\balltid (?:på|med|innom)\b"
            r"|\bpå (?:hver|kvar|alle|hvert|kvart) (?:samling(?:er|ar)?|møter?)\b"
        ),
    ),
    (
        "duties",
        AnyCase(
            r"\b(?:ansvar(?:sfordeling)?|oppgaver|oppgåver|hvem gjør hva|kven gjer kva|roller)\b"
            r"|\b(?:for)?plikt(?:er|ar|elser|ingar)\b|\bforplikter oss\b|\bforpliktar oss\b"
        ),
    ),
    (
        "why",
        AnyCase(r"\b(?:hvorfor|kvifor|begrunnelse|grunngjeving|bakgrunn|behov)\b"),
    ),
    (
        "themes",
        AnyCase(
            r"\btema(?:er|ene|a|tikk)?\b|\binnhold\b|\binnhald\b|\b(?:hva|kva)\b.*\b(?:jobbe med"
            r"|jobber med|arbeide med|arbeider med|arbeidar med|handle om|fordype)"
        ),
    ),
    (
        "goals",
        AnyCase(
            r"\b(?:vi|me) (?:vil|ønsker å|skal) oppnå"
            r"|\b(?:vil|skal|ønsker|ønskjer) (?:vi|me) (?:å )?oppnå"
            r"|^(?:dette|det) (?:ønsker|ønskjer) (?:vi|me)\b"
            r"|^(?:hva|kva) vil (?:vi|me)\W*$"
            r"|\b(?:hva|kva)\b.*\b(?:oppnå|få til|få ut av)"
            r"|\bmål(?:et|a|ene|setting(?:er|ar)?)?\b"
            r"|\bhensikt|\bføremål|\bformål|^(?:mandat|oppdrag)(?:et)?\W*$"
            r"|^nettverk(?:et)?\b[^.:]{0,70}\sskal\s*:?$"
        ),
    ),
    (
        "form",
        AnyCase(
            r"^(?:(?:sak\s)?\d{1,3}(?:/\d\d)?[.:]?\s)?(?:møter|møte|samlinger|samlingar)\W*$"
            r"|\bhvordan\b|\bslik (?:jobb|arbeid)|\bkorleis\b|jobbe videre|arbeide vidare"
            r"|arbeidsform|organisering|\bform\b|\brammer\b|\brytme\b"
            r"|\bframover\b|\bfremover\b|\b(?:hvor|kor) (?:lenge|ofte)\b"
            r"|\bevaluer\w*|\bvarighet\b|\bvarigheit\b|\blevetid\b|\bmøtefrekvens\b|\bsamarbeidsform"
        ),
    ),
)
# Asked before each of them: most labels are of none.
_ANY_PART: Final = AnyCase("|".join(f"(?:{words.pattern})" for _, words in _PARTS))
_FEWEST_PARTS: Final = 3
# Minutes of a founding need say no more than why and how.
_FEWEST_OF_FOUNDING: Final = 2
_FOUNDING: Final = re.compile(
    r"\b(?:oppstart|stiftels|stifting|etabler|konstituer|skip)\w*.{0,40}nettverk|"
    r"nettverk\w*.{0,20}\b(?:stiftes|blir\sstifta|etableres)",
    re.IGNORECASE,
)
# "Nettverket skal hete Kystnettverket."
_IS_CALLED: Final = re.compile(
    r"(?:Nettverket|Gruppa|Gruppen|Det)\s(?:skal\s(?:hete|heite)|heter|heiter|får\snavnet|får\snamnet"
    r"|fikk\snavnet|fekk\snamnet)\s[«\"“]?(?P<name>[A-ZÆØÅ][\wæøå -]{3,60}?)[»\"”]?\.(?:\s|$)"
)
_NEAR: Final = 40
_NETWORK: Final = re.compile(
    r"nettverk|læringsfellesskap|lærande gruppe|lærende gruppe|forum", re.IGNORECASE
)
_OWN_NAME: Final = re.compile(r"nettverk(?:et)?\sfor\s[^.:]{3,80}", re.IGNORECASE)
_MANDATE: Final = re.compile(r"mandat\W*$", re.IGNORECASE)
_LASTS: Final = re.compile(
    rf"(?:varighet|varigheit|levetid|prøves i|prøvast i|vare|varer|gjelder|gjeld|består|virketid"
    rf"|verketid)\D{{0,30}}?(?P<n>{COUNT})\s*år\b"
    rf"|(?P<m>{COUNT})\s*år(?:s|ig|ig)?\s*(?:varighet|varigheit|levetid|periode)"
    rf"|(?:etablert|etableres|etablerast|oppretta|opprettet|opprettes|opprettast)\D{{0,40}}?\bfor\s"
    rf"(?P<o>{COUNT})\s*år\b",
    re.IGNORECASE,
)
_EVALUATED: Final = re.compile(
    rf"(?:evaluer\w*|vurder\w*|stoppunkt)[^.]{{0,30}}?\better\s+(?P<n>{COUNT})\s*år\b"
    rf"|etter\s+(?P<m>{COUNT})\s*år[^.]{{0,40}}?(?:evaluer|vurder)",
    re.IGNORECASE,
)
_RHYTHM: Final = re.compile(
    rf"\b(?:{COUNT}(?:\s*(?:[-–]|til|eller)\s*{COUNT})?)\s+(?:ganger|gonger|gang|gong|samlinger|samlingar|møter"
    rf"|møte|kvelder|kveldar)\b"
    r"[^.;]*?\b(?:i\s+(?:året|halvåret|semesteret)|per\s+\w+|pr\.?\s+\w+|hvert\s+\w+|kvart\s+\w+)"
    r"|\b(?:hver|kvar|annenhver|annakvar)\s+(?:måned|månad|uke|veke)\b|\b(?:månedlig|månadleg"
    r"|halvårlig|halvårleg|årlig|årleg)\b",
    re.IGNORECASE,
)
_DUTY: Final = re.compile(
    r"^(?P<who>(?!nettverk|dette|det\b|vi\b)[^,.:]{3,60}?)\s+(?:får ansvar for|har ansvar for"
    r"|har ansvaret for|får ansvaret for"
    r"|er ansvarlig for|er ansvarleg for|skal|tar seg av|tek seg av|sørger for|sørgjer for)\s+"
    r"(?P<what>.+)$",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(r"^(?P<label>[A-ZÆØÅ][\wæøå ]{2,40}):\s+(?P<rest>\S.*)$")
_LABEL_ALONE: Final = re.compile(r"(?P<label>[A-ZÆØÅ][\wæøå ]{2,80}):")
_DUTY_LABEL: Final = re.compile(r"^(?P<who>[A-ZÆØÅ][^:.]{2,50}):\s+(?P<what>.+)$")
# "Arbeidsutvalget sine oppgaver: Planlegging av møter", or a list under it.
_WHOSE: Final = re.compile(
    r"(?P<who>(?!(?:nettverk|gruppe)\w*\s)[A-ZÆØÅ][\wæøå-]+(?:\s[a-zæøå-]+)?)\s"
    r"(?:sine|sitt|har (?:som|følgende|følgjande|desse|disse))\s(?:oppg[aå]ver?|ansvar)",
    re.IGNORECASE,
)
# "Styringsgruppa planlegger samlingene", where the heading has said that these are duties.
_DOES: Final = re.compile(
    r"^(?P<who>[A-ZÆØÅ][\wæøå-]*(?:\s(?:og\s)?[a-zæøå-]+){0,3}?)\s+(?P<what>(?:planlegg|følg|fylg|led"
    r"|leder|leier|held|hold|innkall|kall|skriv|rapporter|bidr|del|set|ha|gjennomfør|oppsummer"
    r"|evaluer|koordiner|lag|forbered|førebu|ta|tek|søk|godkjen|vel|send|organiser|inviter|møt|gi"
    r"|gjev|sikr|bruk|ordn|gjør|gjer|styr|dokumenter|orienter|informer|stil|svar|forankr|legg|prøv)\w{0,4}\s.+)$"
)
_SENTENCE: Final = re.compile(r"\.(?<=[a-zæøå]\.)\s+(?=[A-ZÆØÅ])")
# Who may have a duty in a sentence about how the network works.
_HAS_DUTY: Final = re.compile(
    r"(?:\w*grupp[ae]n?|verts\w+|(?:\w*le(?:de|ia)r|\w*koordinator|sekretær)(?:en)?|(?:alle\s)?delt[ae]k\w+"
    r"|styr[ae]r(?:ne|ane)?|UH|høgsk\w+|universitetet|kommunen|eier(?:ne)?|eigar(?:ane)?|ressursperson\w*)",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(r",\s+|;\s+|\s+og\s+")
_POINTS: Final = re.compile(r",\s|\s[-–]\s")
# A theme, and its parts in brackets behind it.
_IN_BRACKETS: Final = re.compile(r"(?P<name>[A-ZÆØÅ][^()]{2,60}?)\s\((?P<parts>[^()]+,[^()]+)\)\.?")
_LETTER: Final = re.compile(r"[a-h]\)")
_TO: Final = re.compile(r"^å\s+", re.IGNORECASE)


@dataclass(slots=True)
class _Parts:
    why: list[str] = field(default_factory=list)
    goals: list[str] = field(default_factory=list)
    themes: list[CharterTheme] = field(default_factory=list)
    form: list[str] = field(default_factory=list)
    fixed: list[str] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    implied: list[Duty] = field(default_factory=list)  # where no part is about duties


def recognise(notebook: Notebook) -> None:
    if not any(_NETWORK.search(line.text) for line in notebook.lines()[:_NEAR]):
        return
    founding = _FOUNDING.search(notebook.title or "") is not None
    # How it will meet has told when, too.
    sections = list(_led(sections_of(notebook, claimed=founding)))
    for part, section in sections:
        if part:  # what stands behind the next label is of another part
            section.body = list(takewhile(_is_under_label, section.body))
    told = [(part, section) for part, section in sections if part and _says(section)]
    known = {part for part, _ in told}
    told += [each for each in _labelled(notebook) if each[0] not in known]
    fewest = _FEWEST_OF_FOUNDING if founding else _FEWEST_PARTS
    if len({part for part, _ in told}) < fewest:
        told = _counted(notebook) or told
    kinds = {part for part, _ in told}
    if len(kinds) < fewest or not kinds & {"why", "goals"} or not _is_founding(notebook, kinds):
        return
    notebook.add_kind(KIND)
    parts = _Parts()
    _take_from_agenda(notebook, [section for _, section in told])
    for part, section in told:
        _read(parts, part, section)
        assert section.heading is not None
        notebook.claim_all(section.heading.lines)
        notebook.claim_all(line for entry in section.body for line in entry.lines)
    _claim_announcement(notebook, [section for _, section in sections])
    notebook.charter = _charter(notebook, parts)


def _counted(notebook: Notebook) -> list[tuple[Part, Section]]:
    """“1. Hvorfor trenger vi et nettverk?” over points of its own, in minutes that count them."""
    told: list[tuple[Part, Section]] = []
    current: Section | None = None
    for entry in outline_of(notebook):
        part = part_of(entry.text) if entry.role == "item" and not entry.level else None
        if entry.role == "item" and entry.level and current is not None:
            current.body.append(replace(entry, level=entry.level - 1))
            continue
        current = Section(replace(entry, role="heading", level=2), 2) if part else None
        if current is not None and part is not None:
            told.append((part, current))
    return [(part, section) for part, section in told if section.body]


def _take_from_agenda(notebook: Notebook, sections: list[Section]) -> None:
    """What was agreed on is no agenda of the meeting that the minutes are from."""
    said = {entry.text for each in sections for entry in (each.heading, *each.body) if entry}
    for event in notebook.events:
        event.agenda = [point for point in event.agenda if point not in said]


def _led(sections: list[Section]) -> Iterator[tuple[Part | None, Section]]:
    """Words that only lead in a list, under a heading that names the part, are of that part."""
    above: Section | None = None
    for section in sections:
        part = part_of(section.title)
        leads = section.level == LEAD_LEVEL and part is None
        if above is not None and leads and section.heading and section.lies_under(above):
            above.body.extend(section.body)
            continue
        if above is not None and section.heading and _is_last_line(above, section):
            above.body.append(replace(section.heading, role="paragraph"))
            continue
        above = section if part else None
        yield part, section


def _is_last_line(above: Section, section: Section) -> bool:
    """The last of some lines, with a blank line under it, was taken for a heading."""
    before = above.body[-1] if above.body else above.heading
    if section.body or section.heading is None or before is None or not before.lines:
        return False
    close = section.heading.number - before.lines[-1].number == 1
    listed = len(_POINTS.split(section.title)) >= _FEWEST_PARTS
    return close and (listed or part_of(section.title) is None)


def _labelled(notebook: Notebook) -> Iterator[tuple[Part, Section]]:
    """“Mål: Dele erfaringer”, "Varighet: Tre år": a line for each part."""
    entries = outline_of(notebook)
    for place, entry in enumerate(entries):
        alone = _LABEL_ALONE.fullmatch(entry.text) if entry.role == "paragraph" else None
        named = part_of(alone["label"]) if alone else None
        listed = list(takewhile(_is_under_label, entries[place + 1 :])) if named else []
        if named and listed and notebook.is_free(entry.lines[0]):
            yield named, Section(replace(entry, role="heading"), entry.level, listed)
            continue
        found = _LABELLED.match(entry.text) if entry.role in {"paragraph", "item"} else None
        part = part_of(found["label"]) if found else None
        if found is None or part is None or not notebook.is_free(entry.lines[0]):
            continue
        first = _LABELLED.match(entry.lines[0].text)  # the next lines go on with it
        rest = (first or found)["rest"].strip()
        line = replace(entry.lines[0], parts=(BlockPart(rest),))
        heading = replace(entry, role="heading")
        body = [Entry("paragraph", (line, *(entry.lines[1:] if first else ())))]
        yield part, Section(heading, entry.level, body)


def _is_under_label(entry: Entry) -> bool:
    if entry.role == "item":
        return True
    labelled = _LABELLED.match(entry.text)
    opens = entry.text.endswith(":") or (labelled and part_of(labelled["label"]))
    return entry.role == "paragraph" and not opens


@lru_cache(maxsize=1_024)
def part_of(title: str) -> Part | None:
    if not _ANY_PART.search(title):
        return None
    return next(part for part, words in _PARTS if words.search(title))


def _says(section: Section) -> bool:
    return bool(section.items or section.paragraphs)


def _is_founding(notebook: Notebook, kinds: set[Part]) -> bool:
    """A plan has goals and themes too; a charter is a network's, and says how it will be held."""
    lines = [line.text for line in notebook.lines()[:_NEAR]]
    near = _NEAR if any(map(_MANDATE.match, lines)) else 12
    texts = " ".join(lines[:near])
    return bool(_NETWORK.search(texts)) and bool(kinds & {"form", "fixed", "duties"})


def _read(parts: _Parts, part: Part, section: Section) -> None:
    entries = [entry for entry in section.body if entry.role in {"item", "paragraph"}]
    texts = [entry.text for entry in entries]
    match part:
        case "why":
            parts.why.extend(texts)
        case "goals":
            parts.goals.extend(left for text in texts if (left := _IS_CALLED.sub("", text).strip()))
        case "fixed":
            points = _POINTS.split(texts[0]) if len(texts) == 1 else []
            parts.fixed.extend(points if len(points) >= _FEWEST_PARTS else texts)
        case "themes":
            alone = texts[0].strip(" .").split(", ") if len(texts) == 1 else []
            if len(alone) >= _FEWEST_PARTS and ":" not in texts[0] and "(" not in texts[0]:
                parts.themes.extend(CharterTheme(each[:1].upper() + each[1:], ()) for each in alone)
            else:
                parts.themes.extend(_themes(entries))
        case "duties":
            texts = [each for text in texts for each in _SENTENCE.split(text)]
            whose = _WHOSE.match(section.title)
            if whose:
                parts.duties.extend(Duty(whose["who"], text.strip(" .")) for text in texts)
                return
            parts.duties.extend(duty for text in texts for duty in _duties(text, labelled=True))
            parts.form.extend(text for text in texts if not _duties(text, labelled=True))
        case "form":
            parts.form.extend(texts)
            said = [each for text in texts for each in _SENTENCE.split(text)]
            parts.duties.extend(duty for text in said for duty in _duties(text, labelled=False))
            parts.implied.extend(duty for text in said for duty in _implied(text))


def _is_part(entry: Entry, first: Entry) -> bool:
    """“a) klær” under "1. Friluftsliv", also where the step in is lost."""
    lettered = _LETTER.fullmatch(entry.mark) is not None
    return entry.level > first.level or (lettered and first.mark[:1].isdecimal())


def _themes(entries: list[Entry]) -> Iterator[CharterTheme]:
    themes: list[tuple[str, list[str]]] = []
    for entry in entries:
        if themes and entry.role == "item" and _is_part(entry, entries[0]):
            themes[-1][1].append(entry.text)
        else:
            name, colon, rest = entry.text.partition(": ")
            bracketed = None if colon else _IN_BRACKETS.fullmatch(entry.text)
            if bracketed:
                name, rest = bracketed["name"], bracketed["parts"]
            told = bool(colon or bracketed)
            parts = [each.strip(" .") for each in _LISTED.split(rest)] if told else []
            themes.append((name if told else entry.text, parts))
    return (CharterTheme(name, tuple(parts)) for name, parts in themes)


def _duties(text: str, *, labelled: bool) -> list[Duty]:
    found = _DUTY.match(text)
    if labelled and not found:
        found = _DUTY_LABEL.match(text) or _DOES.match(text)
    return [Duty(found["who"].strip(), _TO.sub("", found["what"]).strip(" ."))] if found else []


def _implied(text: str) -> list[Duty]:
    """“Arbeidsgruppa lager program”, told in between."""
    does = None if _DUTY.match(text) else _DOES.match(text)
    held = does is not None and _HAS_DUTY.fullmatch(does["who"]) is not None
    return [Duty(does["who"], does["what"].strip(" ."))] if does and held else []


def _claim_announcement(notebook: Notebook, sections: list[Section]) -> None:
    """The heading over all of it: "Etablering av nettverk – mål, formål og organisering"."""
    for section in sections:
        if section.heading and not section.body and part_of(section.title):
            notebook.claim_all(section.heading.lines, Fate.STRUCTURED)


def _charter(notebook: Notebook, parts: _Parts) -> DraftCharter:
    said = [*parts.form, *(line.text for line in notebook.lines())]
    return DraftCharter(
        name=_name(notebook),
        why=tuple(parts.why),
        goals=tuple(parts.goals),
        themes=tuple(parts.themes),
        form=tuple(parts.form),
        rhythm=next((found[0] for found in map(_RHYTHM.search, parts.form) if found), None),
        lifetime_years=_years(said, _LASTS),
        evaluate_after_years=_years(said, _EVALUATED),
        duties=tuple(parts.duties or parts.implied),
        fixed_points=tuple(parts.fixed),
    )


def _name(notebook: Notebook) -> str:
    """What it is to be called; the title; where that has whoever wrote it, a line of its own."""
    title = notebook.title or ""
    called = next(
        (found for each in notebook.lines() if (found := _IS_CALLED.search(each.text))), None
    )
    if called:
        return str(called["name"])
    near = [line.text.strip() for line in notebook.lines()[:_NEAR]]
    named = next((text for text in near if _OWN_NAME.fullmatch(text)), None)
    if named is None or _NETWORK.search(title):
        return title
    return named.capitalize() if named.isupper() else named


def _years(texts: list[str], pattern: re.Pattern[str]) -> int | None:
    for text in texts:
        found = pattern.search(text)
        if found:
            return count_of(next(group for group in found.groups() if group))
    return None
