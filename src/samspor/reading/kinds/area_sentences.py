"""Focus areas that running text names, as in “Våre satsingsområder er språk, lek og uteliv”.

As many as it counts, or a few short names behind "er". The text itself is kept.
"""

import re
from collections.abc import Iterator
from typing import Final

from samspor.reading.any_case import holds
from samspor.reading.kinds.quantities import COUNT, count_of

AREA: Final = (
    r"(?:fokus|satsings|satsnings|innsats|mål|utviklings|prioriterte?\s|hoved|hovud)+(?:fokus"
    r"|satsings|mål)?\s?område"
)
BETWEEN: Final = re.compile(
    r"\s*[,;]\s*(?:og\s+)?|\s+og\s+(?=[\wæøåÆØÅ-]+(?:\s[\wæøåÆØÅ-]+){0,3}$)"
)
# The framework plan's own areas have commas and "og" in their names.
_SUBJECT: Final = re.compile(
    r"kropp, (?:bevegelse|rørsle),? (?:mat )?og helse|(?:antall|tal),? rom og form"
    r"|kommunikasjon, språk og tekst|kunst, kultur og kreativitet|natur, miljø og teknologi"
    r"|etikk, religion og filosofi|nærmiljø og samfunn|\w+- og \w+",
    re.IGNORECASE,
)
_HELD: Final = str.maketrans({",": "\x01", " ": "\x02"})
_FREED: Final = str.maketrans({"\x01": ",", "\x02": " "})
_LISTED: Final = re.compile(
    rf"\b(?P<n>(?!\d{{3}}){COUNT})\s+(?:\w+\s)?{AREA}\w*(?:\s[^:.]{{0,200}})?:\s(?P<list>[^.:]{{8,250}})\.",
    re.IGNORECASE,
)
_ARE: Final = re.compile(
    rf"(?:^|[.!?]\s+)(?:våre|vårt|barnehagens|skolens|kommunens|årets|felles)\s(?:\w+\s)?{AREA}(?:r|ne|ni)?"
    r"(?:\s(?:i|for)\s(?:perioden\s|barnehageåret\s|skoleåret\s|skuleåret\s)?[\d/–-]{4,9})?"
    r"\ser\s(?P<list>[^.:]{6,240})\.",
    re.IGNORECASE,
)
_FEWEST: Final = 2
_MOST_WORDS: Final = 5
_MOST_OF_MANY: Final = 8
_LAST_AND: Final = re.compile(r"(?<!-)\s+og\s+")
_VERB: Final = re.compile(r"\b(?:er|har|skal|vil|kan|som|at|å|hvor|kor)\b")


def areas_in(text: str) -> Iterator[list[str]]:
    """The names of each such sentence, in order."""
    if not holds(text, "område"):
        return
    found = _LISTED.search(text) if ":" in text else None
    names = _split(found["list"]) if found else []
    if found and _FEWEST <= len(names) == (count_of(found["n"]) or 0) - 1:
        names[-1:] = _LAST_AND.split(names[-1])
    if found and len(names) >= _FEWEST and len(names) == count_of(found["n"]):
        yield names
    for said in _ARE.finditer(text):
        names = _split(said["list"])
        if len(names) > _FEWEST and " og " in names[-1]:
            names[-1:] = _LAST_AND.split(names[-1], maxsplit=1)
        most = _MOST_WORDS if len(names) == _FEWEST else _MOST_OF_MANY
        short = all(len(name.split()) <= most and not _VERB.search(name) for name in names)
        if short and len(names) >= _FEWEST:
            yield names


def _split(text: str) -> list[str]:
    held = _SUBJECT.sub(lambda found: found[0].translate(_HELD), text)
    return [each.translate(_FREED) for each in BETWEEN.split(held) if each]
