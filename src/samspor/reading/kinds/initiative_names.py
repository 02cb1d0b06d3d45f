"""What a programme or a project is called, where a heading says more or less than its name."""

import re
from typing import Final

from samspor.reading.outline import Section

# "Ambisiøst prosjekt" over a text is of one, "Aktuelle FoU-prosjekt" of several.
_ONE_PROJECT: Final = re.compile(r"^(?:eit?\s|et\s)?\w+t (?:\w+-?)?prosjekt$", re.IGNORECASE)
# "Politisk satsing" says what sort it is, and "Prosjekt 1" which of those under the heading above.
_OF_A_SORT: Final = re.compile(
    r"(?:politisk|nasjonal|regional|kommunal|lokal|felles|stor|ny|viktig|videre|vidare|langsiktig"
    r"|økt|auka)"
    r"\s(?:satsing|satsning)",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(r"[Pp]rosjekt\s\d{1,2}")
_MANY_PROJECTS: Final = re.compile(
    r"(?:aktuelle|pågående|pågåande|våre|nye|tidligere|tidlegare|avslutt[ae]de?"
    r"|alle|\d+ nye)\b.*prosjekt",
    re.IGNORECASE,
)
_OF_IT: Final = re.compile(
    r"(?:Satsing(?:en|a)|Arbeidet|Prosjektet)\s(?:på|med|om)\s(?P<towards>[\w\s,-]{4,70})"
    r"|(?:Møte med )?(?:Ressurs|ressurs|Styrings|styrings|Referanse|referanse|Prosjektled"
    r"|Prosjektlei|Deltak)\w*"
    r"\s(?:i|for)\s(?P<project>\w+(?:prosjekt"
    r"|satsing)(?:et|a|en)\b.*)"
)
_ABOUT: Final = re.compile(
    r"^(?:Om|Status (?:på|for|i)|Velkommen til (?:nett)?(?:siden?|sida|sidene) (?:for|til|om))\s"
    r"(?=\w*prosjekt"
    r"|\w*satsing|[A-ZÆØÅ])"
)
# "Nå skal vi delta i et prosjekt" says something, and names none.
_SAYS: Final = re.compile(
    r"(?:nå|no|i år|vi|me)\s(?:skal|har|er|deltar|deltek)\b"
    r"|.*\b(?:skal|har|deltar|deltek)\s(?:vi|me)\b",
    re.IGNORECASE,
)


# "Veiledning i Leseprosjektet" is of that one, as is "Leseprosjektet – støtte fra veiledere".
_PART_OF: Final = re.compile(
    r"(?:Målgruppe|Veiledning|Rettleiing|Evaluering|Mål|Organisering|Innhold|Innhald|Deltakelse"
    r"|Deltaking|Erfaringer|Erfaringar|Resultat(?:er|a)?)\s(?:for|i|av|med|frå|fra)\s"
    r"(?P<part>\w{4,}prosjektet)"
    r"|(?P<own>\w{4,}prosjektet)\s[–-]\s[a-zæøå].+"
)


def says_something(title: str) -> bool:
    """A sentence, and no name."""
    return _SAYS.match(title) is not None


def is_one(title: str) -> bool:
    """Of one project, whose name is not said."""
    return _ONE_PROJECT.search(title) is not None


def is_of_a_sort(title: str) -> bool:
    """Of several, or of what sort they are; the name of none."""
    return is_one(title) or bool(_MANY_PROJECTS.match(title) or _OF_A_SORT.fullmatch(title))


def with_above(sections: list[Section], number: int) -> str:
    """“Prosjekt 1” under "Digitale verktøy" is that one's first."""
    title = sections[number].title
    before = (each for each in reversed(sections[:number]) if not _COUNTED.fullmatch(each.title))
    over = next(before, None) if _COUNTED.fullmatch(title) else None
    return f"{over.title} – {title.lower()}" if over and over.title and not over.body else title


def called(title: str) -> str:
    """“Satsingen på gode lekemiljø”, "Ressurspersoner i lekeprosjektet": what they are of."""
    part = _PART_OF.fullmatch(title)
    if part:
        title = part["part"] or part["own"]
    found = _OF_IT.fullmatch(title)
    name = (found["towards"] or found["project"]) if found else _ABOUT.sub("", title)
    return name[:1].upper() + name[1:]
