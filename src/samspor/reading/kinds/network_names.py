"""What a network's name says: its kind, its district and whose it is."""

import re
from typing import Final, Literal

NetworkKind = Literal["district", "thematic", "heads", "other"]
_DISTRICT: Final = re.compile(
    r"\bi\s+(?P<one>[A-ZÆØÅ][\wæøå-]+(?:\s+[A-ZÆØÅ][\wæøå-]+)?)\s+(?:bydel|krets|distrikt|sone"
    r"|grend|området)"
    r"|\b(?:[Bb]ydel|[Bb]ydelen|[Kk]rets|[Ss]one|[Dd]istrikt)\s+(?P<two>[A-ZÆØÅ0-9][\wæøå-]*"
    r"(?:\s[A-ZÆØÅ][\wæøå-]+)?)"
    r"|^(?P<three>[A-ZÆØÅ][\wæøå-]+(?:\s+(?:og\s+)?[A-ZÆØÅ][\wæøå-]+)?)\s+(?:bydel)"
)
_DISTRICT_WORD: Final = re.compile(r"bydel|krets|sonenettverk|distrikt|grend", re.IGNORECASE)
_HEADS: Final = re.compile(
    r"styr[ae]r|rektor|\bleder(?:nettverk|ne)|skoleleder|skuleleiar|leiarnettverk", re.IGNORECASE
)
_NOT_HEADS: Final = re.compile(r"ped\.?\s?-?le(?:de|ia)r|pedagogisk", re.IGNORECASE)
_OTHER: Final = re.compile(
    r"ped\.?\s?-?le(?:de|ia)r|pedagogiske? le(?:de|ia)r|assistent|fagarbeid|tillits", re.IGNORECASE
)
NETWORK_WORD: Final = re.compile(r"nettverk(?:et)?\b", re.IGNORECASE)
_IS_GROUP: Final = re.compile(r"\w*gruppe\s(?:\d{1,2}|[A-H])", re.IGNORECASE)


def kind_of_network(name: str, about: str, said: str) -> NetworkKind:
    if _DISTRICT_WORD.search(name) or (_DISTRICT_WORD.search(about) and district_of(name)):
        return "district"
    if _OTHER.search(name) or _IS_GROUP.fullmatch(name):
        return "other"
    if _HEADS.search(name) and not _NOT_HEADS.search(name):
        return "heads"
    return "thematic" if said or NETWORK_WORD.search(about) else "other"


def district_of(name: str) -> str | None:
    found = _DISTRICT.search(name)
    return (found["one"] or found["two"] or found["three"]) if found else None


def ownership_of(name: str) -> str | None:
    low = name.lower()
    words = [
        word for word, stem in (("municipal", "kommunal"), ("private", "privat")) if stem in low
    ]
    return words[0] if len(words) == 1 else None
