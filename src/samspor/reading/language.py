"""Bokmål, nynorsk or English, by the small words only one of them has."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from samspor.reading.draft import Language

_WRITTEN: Final[dict[Language, str]] = {
    "nb": (
        "ikke fra hva hvem hvordan hvor hvilke noe noen en et de jeg uke høst høsten skole skolene "
        "barnehagene kommunene være gjør deltar forberedelse styrer styrere styrernettverk "
        "utviklingsveileder eier etter nettverkene egne ansatte "
        "tilskudd mulighet muligheter mer bare mye sammen hverandre deres ble leder ledere ledelse "
        "hver hvert flere samme ganger gjelder hele deltakere deltakelse skolen avdelinger "
        "samlinger trenger disse høgskolen "
        "skoledag skolerute skoleruta skoleår skoleåret høstferie sommerferie dager dagene "
        "planleggingsdager fridager barnehager skoler uker ukene mandag tirsdag lørdag søndag "
        "elevene måned"
    ),
    "nn": (
        "ikkje frå kva kven korleis kvar kva noko nokon ein eit dei eg veke haust hausten skule "
        "skulane barnehagane kommunane vere gjer deltek førebuing styrar styrarar styrarnettverk "
        "utviklingsrettleiar eigar kvart nettverka eigne tilsette "
        "tilskot moglegheit moglegheiter meir berre mykje saman kvarandre deira vart leiar leiarar "
        "leiing fleire same gonger gjeld heile deltakarar deltaking skulen avdelingar samlingar "
        "treng desse høgskulen "
        "skuledag skulerute skuleruta skuleår skuleåret haustferie sommarferie dagar dagane "
        "planleggingsdagar fridagar barnehagar skular veker vekene måndag tysdag laurdag sundag "
        "elevane månad fyrste"
    ),
    "en": (
        "the and of with not from what who how this that are week autumn school "
        "kindergarten kindergartens meeting"
    ),
}
# Both written languages have them, so they only tell Norwegian from English.
_NORWEGIAN: Final = frozenset(
    {"og", "er", "på", "av", "til", "som", "det", "med", "vi", "om", "ved"}
)
_OWN_WORDS: Final = {name: frozenset(words.split()) for name, words in _WRITTEN.items()}
_WORD: Final = re.compile(r"[a-zæøå]+")


def find_language(texts: Iterable[str]) -> Language:
    """The language with most of its own words; bokmål when nothing tells."""
    words = Counter(_WORD.findall("\n".join(texts).lower()))
    counts = {name: sum(words[word] for word in own) for name, own in _OWN_WORDS.items()}
    counts["en"] -= sum(words[word] for word in _NORWEGIAN)
    best: Language = "nb"
    for name, count in counts.items():
        if count > counts[best]:
            best = name
    return best
