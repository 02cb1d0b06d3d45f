"""Who one works with: universities by name, others by the words before them."""

import re
from typing import Final

from samspor.reading.any_case import holds

_CAPITAL: Final = r"[A-ZÆØÅ][\wÆØÅæøå&.-]*"
_NAME: Final = (
    rf"{_CAPITAL}(?:\s(?:{_CAPITAL}|universitet|høgskole|høyskole|høgskule|kommune|fylkeskommune|regionråd"
    rf"|universitetssenter|i(?=\s[A-ZÆØÅ])))*"
)
# "Helse og velferd" is one department.
_DEPARTMENT: Final = (
    r"(?:Helse|Kultur|Oppvekst|Barn|Familie|Skole|Skule|Barnehage|Plan|Omsorg)\sog\s[a-zæøå]+"
)
_SERVICE: Final = (
    r"[a-zæøå]+-?\s(?:og\s)?[a-zæøå-]*(?:tjenesten|tenesta)|[a-zæøå]+-\sog\s[a-zæøå]+(?:tjenesten"
    r"|tenesta)|biblioteket|museet|helsestasjonen|kulturskul?e?n|kulturskolen|barnevernet"
    r"|frivilligsentralen"
)
_ONE: Final = rf"(?:{_DEPARTMENT}|{_NAME}|{_SERVICE})"
_NAMES: Final = rf"{_ONE}(?:(?:\s*,\s*|\s+(?:og|samt)\s+){_ONE})*"
_WITH: Final = re.compile(
    rf"\b(?:Samarbeid|\w*samarbeid\w*|\w*partnerskap\w*|partnarskap\w*|(?:hoved|hovud)?partner\w*|samspill"
    rf"|samspel"
    rf"|sammen|saman|i lag|avtale)\s+(?:med|er)\s+(?P<names>{_NAMES})",
)
_BY: Final = re.compile(
    rf"\b(?:følges opp av|blir fulgt opp av|blir følgde opp av|vert følgde opp av|i regi av"
    rf"|rettledes av|veiledes av|støttes av|støttast av|støtte frå|støtte fra)\s+"
    rf"(?P<names>{_NAMES})",
)
_IS_PARTNER: Final = re.compile(
    rf"(?P<names>{_NAMES})\s+(?:er|som)\s+(?:\w+\s)?(?:hoved|hovud|kompetanse|utviklings"
    rf"|samarbeids)?partnar?er?\b"
    rf"|(?P<more>{_NAMES})\s+(?:er|som)\s+(?:\w+\s)?(?:hoved|hovud|kompetanse|utviklings"
    rf"|samarbeids)?-?partn[ae]r\b",
)
_SAYS_PARTNER: Final = re.compile(r"\s(?:er|som)\s+(?:\w+\s)?\w*-?partn")
_LABEL: Final = re.compile(
    r"(?:^|·\s|[.]\s)(?:(?:i\s)?samarbeid\smed|(?:samarbeids?)?partn(?:er|ar)(?:e|ar|er)?)\s*:\s*(?P<names>[^·.;]{2,200})",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(r"\s*,\s*|\s+(?:og|samt)\s+(?=[A-ZÆØÅ])")
# "Et samarbeid mellom biblioteket, PPT og barnehagene": those that are not the units themselves.
_AMONG: Final = re.compile(
    r"\bsamarbeid(?:sprosjekt)?\smellom\s(?P<names>(?:[^.,;:]{3,80},\s)*[^.,;:]{3,80}?\s(?:og|samt)\s[^.,;:]{3,60}?)"
    r"(?=[.,;:]|$|\s(?:om|for|som|der)\s|\si\s(?:perioden|åra|årene)\s"
    r"|\sog\s[a-zæøå]+\s(?:er|har|skal|går|varer|varar)\s)",
    re.IGNORECASE,
)
_AMONG_PARTS: Final = re.compile(r"\s*,\s*|\s+(?:og|samt)\s+")
_OURSELVES: Final = re.compile(
    r"(?:(?:\d+|to|tre|fire|fem|seks|sju|åtte|ni|ti|alle|de|dei|deres|deira|våre|kommunale"
    r"|private|mange|flere|fleire|hver|kvar|både)\s)*(?:barnehage\w{0,3}"
    r"|(?:\w*[sn])?sk[ou]le\w{0,3}|sfo|foreldre\w*|hjem\w*|heim\w*|barna?|barnet|elev\w*"
    r"|ansatte\w*|tilsette\w*"
    r"|(?:\w*)(?:eier|eigar)\w*|vi)\b(?!\sSA\b)",
    re.IGNORECASE,
)
# Universities and colleges of Norway that follow kindergartens and schools.
_UNIVERSITY: Final = re.compile(
    r"\b(?:Høgskolen\s+)?Dronning Mauds Minne(?:s)?(?:\s+[Hh]øg?y?skole)?"
    r"(?:\s+for barnehagelærerutdanning)?"
    r"(?:\s+\(DMMH\))?|\bDMMH\b|\bNTNU\b|\bNord [Uu]niversitet\b|\bOsloMet\b|\bUi[TASBO]\b"
    r"|\bHVL\b|\bUSN\b|\bNLA\b"
    r"|\bUniversitetet i (?:Agder|Stavanger|Bergen|Oslo|Tromsø|Innlandet|Sørøst-Norge)"
    r"|\bHøgskul?e?n? (?:på Vestlandet|i Innlandet|i Østfold|i Volda)|\bHøgskolen (?:i"
    r"|på) [A-ZÆØÅ]\w+"
)
# "Ideen oppsto ved UiT og UiO" tells where it is from.
_AROSE_AT: Final = re.compile(
    r"\b(?:oppst[oå]\w*|utviklet|utvikla|startet|starta)\b[^.]*\sved\s[^.,]*$"
)
_NEAR: Final = 60
_BETWEEN: Final = re.compile(rf"\s*,\s*|\s+(?:og|samt)\s+(?=[A-ZÆØÅ]|{_SERVICE})")
_ROLE_AFTER: Final = re.compile(r"\s+(?:om|for|gir|skal|har|i)$")
_MOST_NAME_WORDS: Final = 6
_HALF_NAME: Final = frozenset(
    {
        *("Dronning", "Høgskolen", "Høgskulen", "Nord", "Universitetet", "Private"),
        *("Den", "Det", "De", "Dei", "Vi", "Alle"),
    }
)
_NEXT_SENTENCE: Final = re.compile(
    r"(?<=[a-zæøå]{3})\.\s+(?=[A-ZÆØÅ])|(?<=[A-ZÆØÅ]{3})\.\s+(?=[A-ZÆØÅ][a-zæøå])"
)

# Asked first of all: names are everywhere, and what tells of a partner is not.
_TOGETHER: Final = ("sam", "partn", "i lag", "avtale")
_HELPED: Final = ("opp av", "regi av", "ledes av", "støttes av", "støttast av", "støtte fr")
_MAY_BE_UNIVERSITY: Final = re.compile(
    r"Dronning M|DMMH|NTNU|Nord [Uu]ni|OsloMet|Ui[TASBO]|HVL|USN|NLA|Universitetet i"
    r"|Høgsk\w+ (?:i|på) "
)


def partners_in(text: str) -> list[str]:
    """In the order they are named, each once; "DMMH" after its long name is the same."""
    found: list[tuple[int, str]] = []
    told = holds(text, *_TOGETHER)
    for match in _LABEL.finditer(text) if told else ():
        listed = [name.strip() for name in _LISTED.split(match["names"])]
        found.extend((text.find(n, match.start("names")), n) for n in listed if _is_called(n))
    by = holds(text, *_HELPED)
    for pattern in (*([_WITH] if told else []), *([_BY] if by else [])):
        for match in pattern.finditer(text):
            names = _BETWEEN.split(match["names"])
            found.extend((text.find(name, match.start("names")), name) for name in names)
    for match in _AMONG.finditer(text) if told else ():
        among = _others(_AMONG_PARTS.split(match["names"]))
        found.extend((text.find(name, match.start("names")), name) for name in among)
    for match in _IS_PARTNER.finditer(text) if _SAYS_PARTNER.search(text) else ():
        said = str(match["names"] or match["more"])
        found.extend((match.start(), name) for name in _BETWEEN.split(said))
    if _MAY_BE_UNIVERSITY.search(text):
        found.extend(
            (match.start(), match[0])
            for match in _UNIVERSITY.finditer(text)
            if not (found and _AROSE_AT.search(text, max(0, match.start() - _NEAR), match.start()))
        )
    ended = [_NEXT_SENTENCE.split(name)[0] for _, name in sorted(found)]
    return _distinct([_ROLE_AFTER.sub("", name).strip(" .") for name in ended])


def _others(names: list[str]) -> list[str]:
    """Not the units themselves, nor where they are: “barnehagene i Nes og Dal”."""
    kept: list[str] = []
    placed = False
    for name in names:
        ours = _OURSELVES.match(name) is not None
        placed = (ours and " i " in name) or (placed and name[:1].isupper() and " " not in name)
        if not (ours or placed):
            kept.append(name)
    return kept


def _is_called(name: str) -> bool:
    """A name or a service; not "alle barnehager" or a sentence."""
    capital = name[:1].isupper() and len(name.split()) <= _MOST_NAME_WORDS
    return capital or re.fullmatch(_SERVICE, name) is not None


def _distinct(names: list[str]) -> list[str]:
    kept: list[str] = []
    for name in names:
        same = next((each for each in kept if _is_same(each, name)), None)
        if not name or name in _HALF_NAME:
            continue
        if same is None:
            kept.append(name)
        elif len(name) > len(same):
            kept[kept.index(same)] = name
    return kept


def _is_same(one: str, other: str) -> bool:
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return short in long or _initials(long) == short


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[\wæøå]+", name))
