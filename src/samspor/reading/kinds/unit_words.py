"""Names of kindergartens and schools, and the words for who owns them."""

import re
from functools import lru_cache
from typing import Final, Literal

from samspor.reading.any_case import AnyCase, holds

Ownership = Literal["municipal", "private"]
UnitKind = Literal["kindergarten", "school", "combined_centre"]

_NOUN: Final = (
    r"(?:\w*barnehage|\w*barnehagen|\w*skole|\w*skule|\w*oppvekstsenter|\w*oppvekstområde"
    r"|\w*barneskole"
    r"|\w*ungdomsskole|\w*barneskule|\w*ungdomsskule|\w*grendaskole|\w*grendaskule"
    r"|\w*oppvekstsenter)"
)
_NAME: Final = re.compile(
    rf"^(?P<name>[A-ZÆØÅ0-9][\wæøåÆØÅ.'’&/-]*(?:\s+(?!og\s)[\wæøåÆØÅ.'’&-]+){{0,5}}?\s+(?i:{_NOUN})"
    r"|[A-ZÆØÅ]\w+(?:barnehage|skole|skule)n?(?:\s(?:i\s)?(?!Privat|Kommunal|Avd|Tlf)[A-ZÆØÅ][\wæøå-]+)?)(?:\s+(?:SA|AS|BA))?(?P<rest>(?=[^\w-]|$).*)$",
)
_UNIT_WORDS: Final = ("barnehage", "skole", "skule", "oppvekst")
_MUNICIPALITY: Final = re.compile(
    r"\b(?P<name>(?!(?:Barnehage|Skole|Skule|Oppvekst|Oversikt|Velkommen|Plan|Nettverk|Fakta|Tal|SFO)\w*\s)"
    r"[A-ZÆØÅ][\wæøå-]+(?:\s+(?:og\s+)?[A-ZÆØÅ][\wæøå-]+)?)\s+kommune\b"
)
_IN_PLACE: Final = re.compile(
    r"\b(?:barnehage\w*|skol\w*|skul\w*)\s+i\s+(?P<name>[A-ZÆØÅ][\wæøå-]+(?:\s[A-ZÆØÅ][\wæøå-]+)?)"
)
_PRIVATE: Final = AnyCase(
    r"\b(?:privat\w*|ikkj?e-kommunal\w*|foreldreei\w*|stiftelse|menighet\w*|aksjeselskap"
    r"|samvirke\w*)\b"
    r"|\b(?:as|sa|ba)\b"
)
_MUNICIPAL: Final = AnyCase(r"\bkommunal\w*|\bkommunen\b|\boffentl\w+")
_NOT_NAMES: Final = AnyCase(
    r"^(?:kontakt|ring|søk|besøk|alle|hver|kvar|kommunale?|private|antall|våre?|felles|nettverk"
    r"|vi|hele|ny|nye|i|på|for"
    r"|en|ein|om|barnehagen?|skolen?|skulen?|barnehagebasert|skolebasert|skulebasert)\b"
)


class _Forms:
    """Who owns it, more exactly than public or private, as the source writes it."""

    _WORDS: Final = re.compile(
        r"\b(?:foreldreei\w+|foreldredre\w+|stiftelse|stifting|aksjeselskap|samvirke\w*|menighet\w*"
        r"|kirkelig\w*|enkeltpersonforetak|familiebarnehage|idell\w*|ideell\w*)\b",
        re.IGNORECASE,
    )

    def find(self, text: str) -> str | None:
        found = self._WORDS.search(text)
        return found[0].lower() if found else None


class _Owners:
    _SECTION: Final = re.compile(r"(avd|base|gruppe)", re.IGNORECASE)

    def section_word(self, header: str) -> str | None:
        found = self._SECTION.search(header)
        word = found[1].lower() if found else None
        return "avdeling" if word == "avd" else word


FORMS: Final = _Forms()
OWNERS: Final = _Owners()


_NUMBER_OF: Final = AnyCase(
    r"(?:\d+|én|ein|en|ei|to|tre|fire|fem)\s+(?:\w+\s)?(?:barnehage|skole|skule)"
)


# "Bamsebo er en privat barnehage med to baser"
_IS_A: Final = re.compile(
    r"(?P<name>[A-ZÆØÅ][\wæøåÆØÅ.'-]*(?:\s[A-ZÆØÅ][\wæøå.'-]*){0,3})\s(?:er|blir)\s(?:en|ein|et"
    r"|eit)\s"
    r"(?P<rest>(?:privat|kommunal)\w*\s(?:\w+\s)?(?:barnehage|skole|skule)\b.*)$"
)


_WELCOME: Final = re.compile(r"^Velkommen (?:til|på) (?=[A-ZÆØÅ])")
# "Dagsrytmen i barnehagen" is a chapter.
_IN_OURS: Final = re.compile(
    r"\s(?:i|til|fra|frå|på|om|mellom|for|av|med|og)\s(?:\w+e\s)?(?:barnehagen|skolen|skulen)$"
)


@lru_cache(maxsize=2_048)
def read_unit_name(text: str) -> tuple[str, str] | None:
    """The name that opens the text, and what stands behind it."""
    text = _WELCOME.sub("", text)
    told = _IS_A.match(text)
    if told:
        return told["name"].strip(), told["rest"]
    found = _NAME.match(text) if holds(text, *_UNIT_WORDS) else None
    if not found or _NOT_NAMES.match(text) or _NUMBER_OF.match(text):
        return None
    if _IN_OURS.search(found["name"]):
        return None
    return found["name"].strip(), found["rest"]


def is_unit_name(text: str) -> bool:
    found = read_unit_name(text)
    return found is not None and not found[1].strip(" .:")


def unit_kind(name: str) -> UnitKind:
    low = name.lower()
    if "oppvekst" in low and "barnehage" not in low:
        return "combined_centre"
    return "school" if re.search(r"skole|skule", low) else "kindergarten"


def ownership_in(text: str) -> Ownership | None:
    if _PRIVATE.search(text):
        both = re.search(
            r"(?<!ikke-)(?<!ikkje-)\bkommunale\b.*\bprivate\b"
            r"|\bprivate\b.*(?<!ikke-)(?<!ikkje-)\bkommunale\b",
            text,
            re.IGNORECASE,
        )
        return None if both else "private"
    return "municipal" if _MUNICIPAL.search(text) else None


def municipality_in(text: str) -> str | None:
    """“Midtbygda kommune”, "Barnehager i Midtbygda"."""
    found = _MUNICIPALITY.search(text) or _IN_PLACE.search(text)
    return found["name"] if found else None
