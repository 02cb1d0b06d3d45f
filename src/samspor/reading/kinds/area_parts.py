"""What stands under one focus area: its themes, and goals and measures under labels of their own.

A plan says "Tiltak" over what is to be done and "Mål" over what is to be reached. These belong to
the area, and are no themes of it; they are kept in its text, each behind its label.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from samspor.reading.blocks import Line
from samspor.reading.kinds.periods import labelled_period
from samspor.reading.outline import Entry

_WORD: Final = (
    r"(?:(?:del|hoved|hovud|resultat|effekt|utviklings|kompetanse)?mål(?:et|ene|a"
    r"|setting(?:er|ar|en|a)?)?(?:\sfor\s[\wæøå ]{3,30})?"
    r"|tiltak(?:et|ene|a)?(?:\s(?:for|i|på)\s[\wæøå ]{3,30})?|ansvar(?:lige?|lege?)?"
    r"|(?:tids)?frist(?:er|ar)?|strategi(?:er|ar)?"
    r"|kjennetegn|kjenneteikn|tegn på \w+|teikn på \w+|indikator(?:er|ar)?|suksesskriteri\w+"
    r"|status|nå-?situasjon|notid|evaluering\w*|vurdering\w*|bakgrunn|beskrivelse|skildring"
    r"|arbeidsmåt\w*|metode\w*|tidsplan|gjennomføring|forventning\w*|resultat\w*|oppfølging"
    r"|oppfølgjing|aktivitet(?:er|ar)|målgruppe|hvorfor|kvifor|hvordan|korleis)"
)
LABEL: Final = re.compile(
    rf"(?:våre |vårt |felles |slik vil vi nå |konkrete )?{_WORD}\s*[:?]?"
    r"|slik (?:gjør|jobber|arbeider|arbeidar|gjer) (?:vi|me)(?: det)?\s*[:?]?"
    r"|dette (?:skal|vil|gjør|gjer) (?:vi|me)(?: gjøre| gjere| oppnå)?\s*[:?]?"
    r"|(?:hva|kva) (?:skal|vil|gjør|gjer) (?:vi|me)(?: gjøre| gjere| oppnå)?\s*[:?]?"
    r"|(?:vi|me) (?:skal|vil)\s*:?",
    re.IGNORECASE,
)
_THEMES: Final = re.compile(
    r"(?:(?:del)?tema(?:er|ene|a)?|delområde\w*|innhold|innhald)\s*:?", re.IGNORECASE
)
_SAID: Final = re.compile(rf"(?P<label>{_WORD})\s*:\s*(?P<rest>\S.*)", re.IGNORECASE)
_OWNER: Final = re.compile(
    r"(?:ansvar(?:lige?|lege?)?|eier|eigar)\s*:\s*(?P<who>\S.{1,80})", re.IGNORECASE
)
_LISTED_THEMES: Final = re.compile(
    r"(?:(?:del)?tema(?:er|ene|a)?|delområde\w*)\s*:\s*(?P<rest>\S.*)", re.IGNORECASE
)
# "2.1 Felles overgangsmøter" under the second area.
_COUNTED: Final = re.compile(r"\d{1,2}\.\d{1,2}\.?\s+(?=[A-ZÆØÅ])")
_COMMA: Final = re.compile(r"\s*[,;]\s*(?:og\s+)?|\s+og\s+(?=\S+$)")


def is_label(text: str) -> bool:
    """“Tiltak” or "Dette skal vi:" over what is under it, inside an area."""
    return LABEL.fullmatch(text.strip()) is not None or _THEMES.fullmatch(text.strip()) is not None


@dataclass(slots=True)
class Parts:
    """Filled entry by entry, in the order of the document."""

    texts: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    owner: str | None = None
    period: str | None = None
    _label: str = ""
    _told: list[str] = field(default_factory=list)

    def take_all(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            self.take(entry)
        self.end()

    def take(self, entry: Entry) -> None:
        if entry.role == "table":
            return
        self.lines.extend(entry.lines)
        text = entry.text.strip()
        if is_label(text):
            self.open(text)
        elif (entry.role == "item" or _COUNTED.match(text)) and self._is_theme():
            self.themes.append(_COUNTED.sub("", text).strip(" ."))
        elif entry.role == "item":
            self._told.append(text.strip(" ."))
        else:
            self._paragraph(text)

    def open(self, label: str) -> None:
        """Words alone on their line, over what is theirs."""
        self.end()
        self._label = label.strip(" :")

    def end(self) -> None:
        if self._told:
            said = "; ".join(self._told)
            self.texts.append(f"{self._label}: {said}")
        self._told = []
        self._label = ""

    def _is_theme(self) -> bool:
        return not self._label or _THEMES.fullmatch(self._label) is not None

    def _paragraph(self, text: str) -> None:
        owner, listed = _OWNER.fullmatch(text), _LISTED_THEMES.fullmatch(text)
        if owner:
            self.owner = self.owner or owner["who"].strip(" .")
        elif listed:
            self.themes.extend(each for each in _COMMA.split(listed["rest"].strip(" .")) if each)
        elif self._label and not _SAID.fullmatch(text) and not self._is_theme():
            self._told.append(text)
            return
        self.period = self.period or labelled_period(text)
        self.texts.append(text)

    @property
    def text(self) -> str | None:
        *before, last = self.texts or [""]
        return " ".join([*map(_ended, before), last]) or None


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", ":", ";")) else f"{text}."
