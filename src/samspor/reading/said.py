"""Fixed words of the overview and the explanation, in the three languages people read.

What a document says stands as it is; only the words we put around it are here.
"""

from collections.abc import Mapping
from typing import Final

from samspor.reading.errors import LANGUAGES
from samspor.reading.wording import LANGUAGE

Words = Mapping[str, tuple[str, str, str]]

COMMON: Final[Words] = {
    "and": ("og", "og", "and"),
    "quoted": ("«{text}»", "«{text}»", "“{text}”"),
    "follows.preparation": ("forbereder", "førebur", "prepares"),
    "follows.follow_up": ("følger opp", "følgjer opp", "follows up"),
    "follows.evaluation": ("evaluerer", "evaluerer", "evaluates"),
    "follows.part": ("er del av", "er del av", "is part of"),
    "unit.municipal": ("kommunal", "kommunal", "municipal"),
    "unit.private": ("privat", "privat", "private"),
    "children": ("{count} barn", "{count} barn", "{count} children"),
    "department": ("avdeling", "avdeling", "department"),
    "networks": ("Nettverk", "Nettverk", "Networks"),
    "focus_areas": ("Fokusområder", "Fokusområde", "Focus areas"),
    "initiatives": ("Satsinger", "Satsingar", "Initiatives"),
    "norms": ("Normer", "Normer", "Norms"),
    "partner_roles": ("Partnerens rolle", "Rolla til partnaren", "The partner’s role"),
    "dilemmas": ("Dilemmaer", "Dilemma", "Dilemmas"),
    "experiences": ("Erfaringer", "Erfaringar", "Experiences"),
}


class Sayer:
    """Says the words of some tables in one language; bokmål where it is none of ours."""

    __slots__ = ("_tables", "language")

    def __init__(self, language: str, *tables: Words) -> None:
        self.language = language if language in LANGUAGES else LANGUAGE
        self._tables = (*tables, COMMON)

    def __call__(self, code: str, **said: object) -> str:
        words = next(table[code] for table in self._tables if code in table)
        return words[LANGUAGES.index(self.language)].format(**said)

    def listed(self, names: tuple[str, ...]) -> str:
        *most, last = names
        return f"{', '.join(most)} {self('and')} {last}" if most else last
