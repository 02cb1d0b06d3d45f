"""Grant schemes with their goals, and plans with their period, out of running text and lists."""

import re
from dataclasses import replace
from itertools import takewhile
from typing import Final

from samspor.reading.any_case import holds
from samspor.reading.blocks import Table
from samspor.reading.draft import Plan, Scheme
from samspor.reading.kinds.periods import period_in
from samspor.reading.kinds.scheme_goals import family_of, goals_in, is_named, read_headed
from samspor.reading.kinds.scheme_sentences import (
    read_sentences,
    share_goals,
    share_listed_goals,
)
from samspor.reading.kinds.table_columns import read_columns, text_at
from samspor.reading.notebook import Notebook
from samspor.reading.outline import Entry, Section, sections_of

_SCHEME_WORD: Final = r"(?:tilskudds?ordning|tilskotsordning|støtteordning|ordning)\w*"
_IN_BRACKETS: Final = re.compile(
    rf"\b{_SCHEME_WORD}[^.()]*\((?P<names>(?-i:[A-ZÆØÅ])[^()]*)\)", re.IGNORECASE
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
# "Regional ordning for utvikling i barnehage er en statlig tilskuddsordning."
_IS_ONE_OF: Final = re.compile(
    r"(?:^|\.\s)(?P<name>(?!Den\b|Dette\b|Det\b|Ordning)[A-ZÆØÅ][^.,:()]{5,90}?)(?:\s\([^()]+\))?"
    r"\ser\s(?:en|ei|ein)\s(?:\w+\s){0,2}(?:tilskudds?|tilskots?|støtte|stønads)ordning\b"
)
_THAT_IS: Final = re.compile(
    rf"\b{_SCHEME_WORD}[^.:]*?(?:\bdvs\.?|\bdet vil s(?:i|eie)|:)\s+"
    r"(?P<names>(?-i:[A-ZÆØÅ]).*?)\.?$",
    re.IGNORECASE,
)
_KNOWN: Final = re.compile(
    r"\b(?:Rekomp?|Dekomp?|REKOMP?|DEKOMP?|DeKom"
    r"|Kompetanseløftet(?:\sfor\s[a-zæøå ]*[a-zæøå](?<!\si)(?<!\sog)"
    r"(?:\si\s[A-ZÆØÅ][\wæøå-]+)?)?"
    r"|[Kk]ollektiv kompetanseutvikling)\b"
)
_SCHEMES: Final = re.compile(
    r"ordning(?:er|ar|ene|ane)\b|ordning(?:en|a)?\s(?:for\s[^.:]{3,60}\s)?"
    r"(?:omfatter|omfattar|består av|inkluderer|dekker|dekkjer)",
    re.IGNORECASE,
)
# "Tilskuddsordningen omfatter:" is over the parts of one.
_IS_MADE_OF: Final = re.compile(r"ordning(?:en|a)\b.*\s\w+\s?:?$", re.IGNORECASE)
_SCHEME: Final = re.compile(
    rf"{_SCHEME_WORD}|{_KNOWN.pattern}|tilskudd|tilskot|midler", re.IGNORECASE
)
_SHALL: Final = re.compile(
    r"(?P<name>[A-ZÆØÅ][^:.]{4,80}?)\s(?:skal|har som (?:mål|formål|føremål)(?: å)?)\s*:?"
)
_NAME_ENDS: Final = re.compile(r":\s|\s[–-]\s")
_SPLIT: Final = re.compile(r"\s*/\s*|,\s+|\s+(?:og|and|samt)\s+(?=[A-ZÆØÅ])")
_GOALS: Final = re.compile(
    r"\b(?:mål|målet|måla|formål|føremål|hensikt)\w*\b.*\b(?:ordning|tilskudd|tilskot|Rekom|Dekom"
    r"|Kompetanseløft)\w*"
    r"|\b(?:ordning|tilskudd|tilskot)\w*\b.*\b(?:har som mål|skal|mål)\b",
    re.IGNORECASE,
)
# "Tilskuddsordning for lokal kompetanseutvikling" over its goals is what the scheme is called.
_IS_ONE: Final = re.compile(
    rf"(?:(?:regional|statlig|statleg|nasjonal|den|ny)\s)*(?:{_SCHEME_WORD}|tilskudd"
    rf"|tilskot)\s(?:for|til)\s\w{{3}}",
    re.IGNORECASE,
)
_GOAL: Final = re.compile(
    r"(?:mål|målet|formål|føremål|hensikt)\s*:\s*(?P<goal>\S.+)", re.IGNORECASE
)
_HEADED: Final = re.compile(
    r"^(?:mål|målet|måla|formål|føremål|hensikt)(?:et|a|ene|ane)?\s*(?:er|er å|er at)?\s*:?$",
    re.IGNORECASE,
)
_PLAN_WORD: Final = re.compile(
    r"(?P<name>(?:\bny(?:tt|e)?\s)?(?:\b(?:langsiktige?|flerårige?|fleirårige?|strategisk"
    r"|regional|kommunal|overordnede?|felles)\s)+"
    r"(?:\w+)?plan(?:er|ar|en)?\b(?:\s+for\s+(?!\d|perioden\b|åra\b"
    r"|årene\b)[\wæøå]+(?:\sog\s(?!\d)[\wæøå]+(?=\s20\d\d))?)?"
    r"|\b(?:skolestruktur|skulestruktur|barnehagestruktur|kompetanse|kompetanseutviklings"
    r"|strategi|handlings|utviklings|oppvekst|kvalitets"
    r"|kompetansehevings)plan(?:en)?\b(?:\s+for\s+(?!\d|perioden\b|åra\b|årene\b)[\wæøå]+)?)",
    re.IGNORECASE,
)
# "… den nasjonale strategien Kompetanse for framtida, 2018–2022": named, and not what builds on it.
_STRATEGY: Final = re.compile(
    r"\b(?i:\w*strategi|\w*plan)(?:en|a)\s(?:[«“\"”](?P<quoted>[^»”\"]{5,120})[»”\"]"
    r"|(?P<name>[A-ZÆØÅ][^,.«“\"()\d]{5,80}?)(?:,|\s(?:i|for)\s(?:perioden|åra|årene))?"
    r"\s(?=\(?20\d\d))"
    # "Leseglede er en nasjonal strategi for lesing … i perioden 2026 til og med 2029"
    r"|^(?P<told>[A-ZÆØÅ][\wæøå]{3,40})\s(?:er|var|ble|blei|vart)\s(?:[a-zæøå]+\sgjennom\s)?(?:en"
    r"|ei|ein)\s"
    r"(?:nasjonal|regional|kommunal|lokal|felles)\s\w*(?:strategi|plan)\b(?=[^.]*\b20\d\d)"
    # "Språkløyper – den nasjonale strategien for språk 2016–2019"
    r"|(?P<before>[A-ZÆØÅ][\wæøå]{3,40})\s[–-]\s(?:den|ein|en)\s\w+\s\w*(?:strategi"
    r"|plan)(?:en)?\s[^.()]{3,80}?"
    r"\s(?=\(?20\d\d)"
)
_WHOLE_PLAN: Final = re.compile(
    r"(?:Høringsutkast\s|Høyringsutkast\s|Utkast til\s)?"
    r"(?P<name>(?:[A-ZÆØÅ][\wæøå -]*plan|Strategi"
    r"|[A-ZÆØÅ]\w+strategi)\b[^.,:;()\d]{0,60}?),?\s(?:for\s)?"
    r"\(?(?P<years>20\d\d\s?[-–/]\s?(?:20)?\d\d)\)?"
)
_YEARS_LAST: Final = re.compile(r",?\s\(?20\d\d\s?[-–]\s?(?:20)?\d\d\)?$")
_QUOTED_PLAN: Final = (
    r"[«“\"](?P<{}>[^«»“”\"]{{0,90}}?\w*(?:plan|strategi)\b[^«»“”\"]{{0,40}})[»”\"]"
)
_DECIDED: Final = re.compile(
    rf"\b(?:vedtok|vedtatt|vedteke)\b[^«“\"]{{0,60}}{_QUOTED_PLAN.format('name')}"
    rf"|{_QUOTED_PLAN.format('before')}[^.«“\"]{{0,30}}\b(?:vedtatt|vedteke)\b"
)
_IN_PERIOD: Final = re.compile(r"\b(?:i|for)\s+perioden\b", re.IGNORECASE)
_FROM: Final = re.compile(
    r"\b(?:på plass|gjelder|gjeld|trer i kraft|ferdig|klar|vedtas|vedtakast)\s+(?:fra\s|frå\s"
    r"|i\s)(?P<when>(?:\d{1,2}\.\s?)?[a-zæøå]*\s?20\d\d)",
    re.IGNORECASE,
)
_COLUMNS: Final = {
    "name": re.compile(r"(?:tilskudds?|tilskots?|støtte)?ordning(?:er|ar)?$|tilskudd$|tilskot$"),
    "goal": re.compile(r"(?:formål|føremål|mål|hva|kva|hensikt)"),
    "due": re.compile(r"(?:søknads)?frist"),
    "from": re.compile(r"(?:søkes|søk|tilskuddsgiver|gis av|hvem|forvalt)"),
}
_FEWEST_COLUMNS: Final = 2
_LONGEST_PLAN: Final = 90
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")


def recognise(notebook: Notebook) -> None:
    for section in sections_of(notebook):
        for entry in section.body:
            if entry.role == "paragraph":
                _read_names(notebook, entry.text)
                _read_plans(notebook, entry.text)
                _read_decided(notebook, entry.text)
            elif entry.role == "item" and len(entry.text) <= _LONGEST_PLAN:
                _read_item(notebook, entry.text)
        _read_listed(notebook, section)
        _read_own_goals(notebook, section)
        _read_goals(notebook, section)
    read_headed(notebook)
    read_sentences(notebook)
    for block in notebook.blocks:
        if isinstance(block, Table):
            _read_table(notebook, block)
    share_listed_goals(notebook)
    if any(scheme.goals for scheme in notebook.schemes):
        notebook.add_kind("schemes")


def _read_table(notebook: Notebook, table: Table) -> None:
    """“Ordning”, what it is for and when one must have applied."""
    columns = read_columns(table, _COLUMNS)
    if not columns or "name" not in columns or len(columns) < _FEWEST_COLUMNS:
        return
    notebook.claim_all(cell.line for cell in table.rows[0].cells)
    for row in table.rows[1:]:
        name, goal = text_at(row, columns, "name"), text_at(row, columns, "goal")
        if not name or any(each.name.casefold() == name.casefold() for each in notebook.schemes):
            continue
        notebook.schemes.append(Scheme(name, (goal,) if goal else ()))
        notebook.claim_all(cell.line for cell in row.cells)


def _read_names(notebook: Notebook, text: str) -> None:
    names: list[str] = []
    if not holds(text, "ordning"):
        return
    for pattern in (_IN_BRACKETS, _THAT_IS):
        for found in pattern.finditer(text):
            if pattern is _IN_BRACKETS and _YEAR.search(found["names"]):
                continue  # "(KD 2017)" is where it was read
            names += [name.strip(" .") for name in _SPLIT.split(found["names"])]
    names += [found["name"] for found in _IS_ONE_OF.finditer(text)]
    new = [name for name in names if name and not is_named(notebook, name) and len(name) <= 90]
    goals = tuple(goals_in(text)) if len(new) == 1 else ()
    notebook.schemes.extend(Scheme(name, goals) for name in dict.fromkeys(new))


def _read_listed(notebook: Notebook, section: Section) -> None:
    """“Det finnes tre tilskuddsordninger:” over a list of them."""
    above = section.parent.title if section.parent else ""
    if not _SCHEMES.search(section.title) or _GOALS.search(section.title):
        return
    outer = [entry for entry in section.items if not entry.level]
    # What happens next may be counted under the schemes, in a list that runs on.
    alike = takewhile(lambda each: _is_counted(each) == _is_counted(outer[0]), outer)
    named = [(entry, _name_in(entry.text)) for entry in alike]
    if not named or not all(_SCHEME.search(f"{name} {above}") for _, name in named):
        return
    known = {scheme.name.casefold() for scheme in notebook.schemes}
    notebook.schemes.extend(Scheme(n, ()) for _, n in named if n.casefold() not in known)
    for entry, _ in named:
        notebook.claim_all(entry.lines)
    if section.heading:
        notebook.claim_all(section.heading.lines)
    if _IS_MADE_OF.search(section.title):
        share_goals(notebook, {name for _, name in named})
    notebook.add_kind("schemes")


def _is_counted(entry: Entry) -> bool:
    return (entry.mark or "")[:1].isdecimal()


def _read_own_goals(notebook: Notebook, section: Section) -> None:
    """“Regional ordning for barnehage skal” over what that one is for."""
    found = _SHALL.fullmatch(section.title)
    if found is None or not section.items or not _SCHEME.search(found["name"]):
        return
    known = {scheme.name.casefold() for scheme in notebook.schemes}
    if found["name"].casefold() in known or _SCHEMES.search(found["name"]):
        return
    notebook.schemes.append(Scheme(found["name"], tuple(e.text.strip(" .") for e in section.items)))
    for entry in (section.heading, *section.items):
        if entry is not None:
            notebook.claim_all(entry.lines)


def _add(notebook: Notebook, section: Section, goals: tuple[str, ...]) -> None:
    """“Kompetanseløftet for inkluderende praksis”, and under it "Mål: …"."""
    name = section.title.strip(" .:")
    if any(each.name.casefold() == name.casefold() for each in notebook.schemes):
        return
    notebook.schemes.append(Scheme(name, tuple(goal.strip(" .") for goal in goals)))
    if section.heading:
        notebook.claim_all(section.heading.lines)


def _name_in(text: str) -> str:
    return _NAME_ENDS.split(text, maxsplit=1)[0].strip(" .")


def _read_goals(notebook: Notebook, section: Section) -> None:
    """“Mål for ordningene er at:” over a list gives the goals of all schemes named so far."""
    stated = [found["goal"] for each in section.paragraphs if (found := _GOAL.match(each.text))]
    if stated and _KNOWN.fullmatch(section.title):
        _add(notebook, section, tuple(stated))
        return
    if not section.items:
        return
    above = section.parent.title if section.parent else ""
    headed = _HEADED.match(section.title) and _KNOWN.search(above)
    if not (_GOALS.search(section.title) or headed):
        return
    if not notebook.schemes:
        names = _KNOWN.findall(f"{section.title} {above} {notebook.title or ''}")
        titled = (above, notebook.title or "")
        known = {family_of(name) for name in names}
        in_full = [_name_in(text) for text in titled if _IS_ONE.match(text)]
        names += [name for name in in_full if family_of(name) not in known - {None}]
        if not names:
            told = {found[0] for line in notebook.lines() for found in _KNOWN.finditer(line.text)}
            names = list(told) if len(told) == 1 else []
        called = dict.fromkeys(name[:1].upper() + name[1:] for name in names)
        notebook.schemes.extend(Scheme(name, ()) for name in called)
    if not notebook.schemes:
        return
    goals = tuple(entry.text.strip(" .") for entry in section.items)
    notebook.schemes = [
        scheme if scheme.goals else replace(scheme, goals=goals) for scheme in notebook.schemes
    ]
    for entry in section.items:
        notebook.claim_all(entry.lines)
    if section.heading:
        notebook.claim_all(section.heading.lines)


def _read_item(notebook: Notebook, text: str) -> None:
    """“Kompetanseplan enhet for barnehage 2023–2025” in a list of plans is its whole name."""
    whole = _WHOLE_PLAN.fullmatch(text.strip(" ."))
    period = period_in(whole["years"]) if whole else None
    if whole and period and not any(each.name == whole["name"] for each in notebook.plans):
        notebook.plans.append(Plan(whole["name"], period, text))
    elif not whole:
        _read_plans(notebook, text)


def _is_same(one: Plan, other: Plan) -> bool:
    """“Oppvekstplan” in a sentence is the one that the heading names in full."""
    names = (_YEARS_LAST.sub("", each.name).casefold() for each in (one, other))
    short, long = sorted(names, key=len)
    return one.period == other.period and long.startswith(short)


def _opens(sentence: str, plan: Plan) -> bool:
    """“Kommunedelplan oppvekst 2027–2035 er den første langsiktige planen” is of the one known."""
    return sentence.startswith(plan.name.split()[0]) and holds(sentence, " er ")


def _read_decided(notebook: Notebook, text: str) -> None:
    """“Kommunestyret vedtok i juni «Sammen mot 2031. Plan for oppvekst»”: named by its quotes."""
    found = _DECIDED.search(text) if holds(text, "vedt") else None
    name = (found["name"] or found["before"]).strip(" .") if found else ""
    if name and not any(each.name == name for each in notebook.plans):
        notebook.plans.append(Plan(_YEARS_LAST.sub("", name), period_in(name), text))


def _sentences(text: str) -> list[str]:
    """A full stop inside a name in quotes ends none of them."""
    made: list[str] = []
    for sentence in _SENTENCE.split(text):
        if made and made[-1].count("«") > made[-1].count("»"):
            made[-1] = f"{made[-1]} {sentence}"
        else:
            made.append(sentence)
    return made


def _read_plans(notebook: Notebook, text: str) -> None:
    """A plan named in one sentence may have its period in the next."""
    name: str | None = None
    if not holds(text, "plan", "strategi"):
        return
    for sentence in _sentences(text):
        named = holds(sentence, "plan", "strategi")
        called = _STRATEGY.search(sentence) if named else None
        found = called or (_PLAN_WORD.search(sentence) if named else None)
        if called:
            said = called["quoted"] or called["name"] or called["told"] or called["before"]
            name = _YEARS_LAST.sub("", said)
        elif found:
            name = found["name"]
        if name is None:
            continue
        period = period_in(sentence) if found or _IN_PERIOD.search(sentence) else None
        since = _FROM.search(sentence) if found else None
        if period or since:
            when = period or (since["when"].strip() if since else None)
            if any(each.period == when and _opens(sentence, each) for each in notebook.plans):
                continue
            plan = Plan(name[:1].upper() + name[1:], when, sentence)
            bare = Plan(plan.name, None, plan.text)
            notebook.plans = [each for each in notebook.plans if each != bare]
            if not any(_is_same(each, plan) for each in notebook.plans):
                notebook.plans.append(plan)
