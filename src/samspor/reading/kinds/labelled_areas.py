"""Focus areas that are numbered in words: "Satsingsområde 1: …", "Mål 2 – …", with what is under.

Goals, measures and who answers for them stand between one and the next, under labels of their own;
they belong to the area and are no areas or programmes themselves.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from samspor.reading.blocks import Line
from samspor.reading.draft import DraftFocusArea
from samspor.reading.kinds.area_parts import Parts, is_label
from samspor.reading.kinds.masthead import claim_period
from samspor.reading.kinds.periods import period_in
from samspor.reading.notebook import Notebook
from samspor.reading.outline import Entry, outline_of

KIND: Final = "focus_areas"
_LABEL: Final = re.compile(
    r"^(?P<label>(?:(?:hoved|hovud)?(?:satsings|satsnings|fokus|innsats|mål|utviklings)|prioritert\s)"
    r"område|område(?=\s+\d)|(?P<goal>(?:hoved|hovud)?mål|satsing|prioritering|innsats))"
    r"(?:(?:\s+(?P<number>\d{1,2}))?\s*[.:)–—-]\s+|\s+(?P<bare>\d{1,2})\s+(?=(?-i:[A-ZÆØÅ])))"
    r"(?P<name>\S.*)$",
    re.IGNORECASE,
)
_LONGEST_NAME: Final = 130
_FEWEST: Final = 2
# What stands under an area, as headings or words alone on their line.
_INSIDE: Final = re.compile(
    r"(?:del|hoved|hovud|resultat|effekt)?mål(?:et|ene|a|setting(?:er|ar)?)?\b|tiltak|ansvar|frist"
    r"|strategi|kjennetegn|kjenneteikn|tegn\b|teikn\b|indikator|hvorfor|kvifor|hvordan|korleis"
    r"|hva\b|kva\b|slik\b|status|nå-?situasjon|notid|evaluering|vurdering|bakgrunn|beskriv"
    r"|suksesskriteri|arbeidsmåt|tidsplan|gjennomføring|dette (?:gjør|skal)|vi (?:skal|vil)\b"
    r"|forventning|forventning|resultat|oppfølging|oppfølgjing|tema|delområd|prioritert",
    re.IGNORECASE,
)
_IS_PLAN: Final = re.compile(
    r"plan|strategi|satsing|satsning|fokus|innsats|prioriter|utviklingsområd", re.IGNORECASE
)
_CARD_LABEL: Final = re.compile(
    r"(?:(?:del|hoved|hovud)?mål|tiltak|ansvar(?:lig|leg)?|(?:tids)?frist|hvorfor|kvifor|hvordan|korleis"
    r"|kjennetegn|kjenneteikn|indikator(?:er|ar)?|periode|strategi|evaluering"
    r"|slik (?:gjør|jobber|arbeider|arbeidar|gjer) (?:vi|me)(?: det)?)\s*:\s*\S",
    re.IGNORECASE,
)
# "Tiltak for mål 2" over a list, apart from the goals themselves.
_OF_NUMBER: Final = re.compile(
    r"(?P<what>[A-ZÆØÅ]\w+)\s(?:mot|for|under|til|i|knyttet til)\s(?:hoved|hovud)?"
    r"(?:mål|område|satsingsområde|satsningsområde|fokusområde|innsatsområde)\s(?P<number>\d{1,2})\b",
    re.IGNORECASE,
)
_IS_SATSING: Final = re.compile(r"satsing|satsning|tema|delområd|fokus", re.IGNORECASE)
_NAME_STOPS: Final = re.compile(r"^(?P<name>[A-ZÆØÅ][^.:]{2,70})[.:]\s.{20,}$", re.DOTALL)
_COUNT: Final = re.compile(r"^\d{1,2}[.)]?\s+")


@dataclass(slots=True)
class _Area:
    entry: Entry
    name: str
    number: int | None
    kind: str
    body: list[Entry] = field(default_factory=list)
    # Lists under a heading of their own, with the label that is over them when they are no themes.
    later: list[tuple[str | None, Entry, list[Entry]]] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        more = [each for _, over, items in self.later for each in (over, *items)]
        return [line for each in (self.entry, *self.body, *more) for line in each.lines]


def recognise(notebook: Notebook) -> None:
    runs = [run for run in _runs(notebook) if len(run) >= _FEWEST or _is_card(run)]
    runs += [run for run in [_cards(notebook)] if len(run) >= _FEWEST]
    areas = [run for run in runs if run[0].kind == "area"]
    told = areas or runs
    if not told:
        return
    # The list of contents names them first; what is said of them decides.
    chosen = max(told, key=lambda run: sum(len(area.body) for area in run))
    _take_later(notebook, chosen)
    again = {area.name.casefold() for area in chosen}
    period = notebook.period
    claim_period(notebook)
    notebook.add_kind(KIND)
    for area in chosen:
        notebook.focus_areas.append(_fact(area, period))
        notebook.claim_all(area.lines)
    for run in told:
        for area in run:
            if area.name.casefold() in again:
                notebook.claim_all(area.entry.lines)


def _take_later(notebook: Notebook, areas: list[_Area]) -> None:
    """“Satsinger mot mål 1 – …” further down: what its list says is of that one."""
    by_number = {area.number: area for area in areas if area.number is not None}
    current: _Area | None = None
    for entry in outline_of(notebook):
        if entry.role in {"heading", "table"}:
            found = _OF_NUMBER.match(entry.text)
            current = by_number.get(int(found["number"])) if found else None
            if current and found and notebook.is_free(entry.lines[0]):
                label = None if _IS_SATSING.match(entry.text) else found["what"]
                current.later.append((label, entry, []))
        elif (
            current and current.later and entry.role == "item" and notebook.is_free(entry.lines[0])
        ):
            current.later[-1][2].append(entry)


def _is_card(run: list[_Area]) -> bool:
    """A lone "Fokusområde: …", with why and how on the lines under it."""
    told = [entry.text for area in run for entry in area.body]
    said = any(_CARD_LABEL.match(text) or is_label(text) for text in told)
    return said and run[0].kind == "area"


def _runs(notebook: Notebook) -> list[list[_Area]]:
    runs: list[list[_Area]] = [[]]
    current: _Area | None = None
    for entry in outline_of(notebook):
        found = _labelled(notebook, entry)
        if found is not None:
            if not _goes_on(runs[-1], found):
                runs.append([])
            runs[-1].append(found)
            current = found
        elif current is not None and _ends(current, entry):
            current = None
        elif current is not None and entry.lines:
            current.body.append(entry)
    return runs


def _cards(notebook: Notebook) -> list[_Area]:
    """“1 Tidlig innsats”, and under it "Delmål: …", "Tiltak: …", "Frist: …", in a plan."""
    if not _IS_PLAN.search(notebook.title or ""):
        return []
    entries = [entry for entry in outline_of(notebook) if entry.lines]
    areas: list[_Area] = []
    for place, entry in enumerate(entries):
        behind = entries[place + 1 : place + 4]
        says = bool(behind) and behind[0].text.endswith(".")  # one sentence before the labels
        told = [each for each in behind[says : says + 2] if _CARD_LABEL.match(each.text)]
        if len(told) < _FEWEST or _CARD_LABEL.match(entry.text) or entry.text.endswith((".", ":")):
            first = bool(areas) and areas[-1].entry is entries[place - 1]
            if areas and (_CARD_LABEL.match(entry.text) or (first and entry.text.endswith("."))):
                areas[-1].body.append(entry)
            continue
        if len(entry.text) <= _LONGEST_NAME and notebook.is_free(entry.lines[0]):
            areas.append(_Area(entry, _COUNT.sub("", entry.text).strip(" ."), None, "area"))
    return areas


def _labelled(notebook: Notebook, entry: Entry) -> _Area | None:
    found = _LABEL.match(entry.text) if len(entry.text) <= _LONGEST_NAME and entry.lines else None
    if found is None or not notebook.is_free(entry.lines[0]):
        return None
    said = found["number"] or found["bare"]
    if found["goal"] and not said:
        return None
    number = int(said) if said else None
    kind = "goal" if found["goal"] else "area"
    return _Area(entry, found["name"].strip(" ."), number, kind)


def _goes_on(run: list[_Area], area: _Area) -> bool:
    if not run:
        return True
    last = run[-1]
    if last.kind != area.kind:
        return False
    if area.number is None or last.number is None:
        return area.number is last.number
    return area.number == last.number + 1


def _ends(area: _Area, entry: Entry) -> bool:
    if entry.role != "heading":
        return False
    if area.entry.role == "heading" and entry.level > area.entry.level:
        return False
    return _INSIDE.match(entry.text) is None


def _fact(area: _Area, period: str | None) -> DraftFocusArea:
    parts = Parts()
    parts.take_all(area.body)
    for label, _, items in area.later:
        if label is None:
            parts.themes.extend(
                _NAME_STOPS.sub(r"\g<name>", each.text).strip(" .") for each in items
            )
            continue
        parts.open(label)
        parts.take_all(items)
    return DraftFocusArea(
        name=area.name,
        period=period_in(area.name) or parts.period or period,
        owner=parts.owner,
        text=parts.text,
        themes=tuple(parts.themes),
    )
