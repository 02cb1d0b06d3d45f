"""What a university partner does in the work: its role, and each thing it adds."""

import re
from typing import Final

from samspor.reading.any_case import holds
from samspor.reading.draft import PartnerRole
from samspor.reading.notebook import Notebook
from samspor.reading.outline import Entry, outline_of

_PARTNER: Final = (
    r"(?:UH(?:/\w+|-sektoren|-institusjon(?:en|ene)|-miljøet)?|U/H|Statped|DMMH|NTNU"
    r"|Nord [Uu]niversitet|HVL|OsloMet|UiT|UiA|UiS|UiB|USN|NLA"
    r"|Høgskolen|Universitetet"
    r"|Høgskulen|[A-ZÆØÅ]\w*(?:universitetet|høgskolen|høgskulen|høyskolen))(?:\s(?:i"
    r"|på)\s[A-ZÆØÅ][\w-]+)?(?:\s\(\w{2,12}\))?"
)
# In each of them stands one of these, as it is written.
_OF_PARTNERS: Final = (
    *("øgsk", "øysk", "niversitet", "UH", "U/H", "Statped", "DMMH", "NTNU", "HVL", "OsloMet"),
    *("UiT", "UiA", "UiS", "UiB", "USN", "NLA"),
)
# "NTNU er faglig partner", but not "NTNU er et av de største universitetene".
_IS: Final = (
    r"(?:er|blir|vert)\s(?=(?:(?:en|ein|vår|en viktig|ein viktig)\s)?(?:[\w-]+\s){0,2}[\w-]*"
    r"(?:partn[ae]r|veileder|rettleiar|bidragsyter|bidragsytar|ansvarleg|ansvarlig|koordinator|prosessleder|prosessleiar)\b)"
)
# "Høgskolens rolle", "NTNU sin rolle er å:" over the things it does.
_ROLE_OF: Final = re.compile(
    rf"(?P<partner>{_PARTNER}|[Hh]øgsk[ou]l?e?n|[Uu]niversitetet|UH)(?:s|\ssin|\ssi|\ssitt|\ssine)?\s"
    r"(?:roll[ea]|ansvar|bidrag|oppgaver|oppgåver)"
    r"(?:\s(?:er|blir|vil være|vil vere|skal være|skal vere))?(?:\så)?\s*:?"
    rf"|(?:[Rr]ollen|[Rr]olla|[Aa]nsvaret|[Oo]ppgavene|[Oo]ppgåvene)\stil\s"
    rf"(?P<named>{_PARTNER}|høgsk[ou]l?e?n|universitetet|UH)\s*:?"
    rf"|(?:Hva|Kva|Slik)\s(?:gjør|gjer|skal|bidrar|bidreg)\s(?P<asked>{_PARTNER}|høgsk[ou]l?e?n|universitetet|UH)"
    r"(?:\s(?:med|gjøre|gjere|bidra med))?\s?[?:]?"
)
_DOES: Final = re.compile(
    rf"^(?P<partner>{_PARTNER}):?\s+(?P<role>(?:støtter|støttar|veileder|rettleier|rettleiar|bidrar"
    rf"|bidreg|deltar|deltek|leder|leier"
    rf"|skal|har ansvar|gir|gjev|holder|held|følger|følgjer|kan|{_IS})\b.*?)\s*(?P<opens>:?)$",
)
_PARTNER_ALONE: Final = re.compile(_PARTNER)
# "Universitetet:" over what it does.
_LABEL: Final = re.compile(
    rf"(?P<partner>{_PARTNER}|[Uu]niversitetet|[Hh]øgskul?e?n|[Hh]øgskolen|UH)\s*:"
)
_HELPS: Final = (
    r"(?:støtter|støttar|veileder|rettleier|rettleiar|bidrar|bidreg|leder|leier|leiar|holder|held"
    r"|følger|følgjer|gir|gjev|deltar|deltek|har ansvar(?:et)? for|driver|driv)\b"
)
_IS_OURS: Final = (
    r"er\s(?:vår\s)?(?=(?:kompetanse|utviklings|samarbeids)partn[ae]r\b|nasjonal koordinator\b)"
)
# "NTNU er partner, og gir veiledning til styrerne" says what it does, too.
_AND_DOES: Final = r"er\s(?:\w+\s){0,2}partn[ae]r,?\s(?:og|som)\s"
_SAYS: Final = re.compile(
    rf"^(?P<partner>{_PARTNER})\s(?P<also>{_AND_DOES})?(?P<role>(?:{_HELPS}|{_IS_OURS}).+)$"
)
# "Regionen har Nord universitet som kompetansepartner i tiltak rettet mot barnehagene."
_HAS: Final = re.compile(
    rf"\bhar\s(?P<partner>{_PARTNER})\ssom\s(?P<role>(?:\w+\s)?\w*partn[ae]r\b[^.]*)"
)
# "I tillegg følger høgskolen opp ressurspersonene."
_ALSO: Final = re.compile(
    rf"^(?:I tillegg|Videre|Vidare|Dessuten)\s(?P<verb>{_HELPS})\s"
    rf"(?P<partner>{_PARTNER}|universitetet|høgsk[ou]l?e?n|UH)"
    r"\s(?P<rest>.+)$"
)
_NAMED_IN_FULL: Final = re.compile(
    r"(?:Høgskolen|Høgskulen|Universitetet)(?<!\w(?:Høgskolen|Høgskulen))(?<!\wUniversitetet)"
    r"\s(?:i|på)\s[A-ZÆØÅ][\w-]+(?:-[A-ZÆØÅ]\w+)?"
)
_OF_ROLES: Final = re.compile(
    r"\b(?:roller?|rollane|rollene|ansvar\w*|partner\w*|samarbeid\w*)\b", re.IGNORECASE
)
_SAID_AT: Final = re.compile(
    rf"(?P<partner>{_PARTNER})\s*:\s*(?P<text>(?![A-ZÆØÅ]\w+\s[A-ZÆØÅ])[a-zæøåA-ZÆØÅ].{{8,200}})"
)
_SENTENCE: Final = re.compile(r"\.(?:(?<=[a-zæøå)]\.)|(?<=[A-ZÆØÅ]{2}\.))\s+(?=[A-ZÆØÅ])")
_BRACKET: Final = re.compile(r"\s*\([^()]*\)$")
_SKIP: Final = re.compile(r"\b(?:hovedpartner|partner)\b", re.IGNORECASE)
_MORE: Final = frozenset({"–", "-", "—"})


def recognise(notebook: Notebook) -> None:
    _read_lists(notebook)
    if not notebook.partner_roles:
        _read_sentences(notebook)


def _read_sentences(notebook: Notebook) -> None:
    """What running text says that the partner does; the text is kept."""
    full = _named_in_full(notebook)
    headed = False
    for entry in outline_of(notebook):
        if entry.role == "heading":
            headed = _OF_ROLES.search(entry.text) is not None
            continue
        if entry.role != "paragraph" or not notebook.is_free(entry.lines[0]):
            continue
        labelled = _SAID_AT.fullmatch(entry.text) if headed else None
        if labelled:
            _write(notebook, entry, _in_full(labelled["partner"], full), None, labelled["text"])
            continue
        for sentence in _SENTENCE.split(entry.text) if _names_partner(entry.text) else ():
            found, also = _SAYS.match(sentence), _ALSO.match(sentence)
            has = _HAS.search(sentence) if not (found or also) else None
            if has:
                found = has
            said = found or also
            tells = found is not None and found.groupdict().get("also")
            if said is None or (_SKIP.search(sentence) and not tells):
                continue
            role = found["role"] if found else f"{said['verb']} {said['rest']}"
            partner = _in_full(said["partner"], full)
            notebook.add_kind("partner_roles")
            notebook.partner_roles.append(PartnerRole(partner, role.strip(" ."), None))


def _names_partner(text: str) -> bool:
    """Asked before a text is cut into its sentences."""
    for part in _OF_PARTNERS:  # noqa: SIM110 (asked too often for what a generator costs)
        if part in text:
            return True
    return False


def _named_in_full(notebook: Notebook) -> set[str]:
    told = (line.text for line in notebook.lines() if holds(line.text, "høgsk", "universitetet"))
    return {found[0] for text in told for found in _NAMED_IN_FULL.finditer(text)}


def _in_full(partner: str, full: set[str]) -> str:
    """“Høgskolen” is the one that the document names."""
    named = [name for name in full if name.lower().startswith(f"{partner.lower()} ")]
    return named[0] if len(named) == 1 else partner


def _read_lists(notebook: Notebook) -> None:
    partner: tuple[str, str | None] | None = None
    opener: Entry | None = None
    full = _named_in_full(notebook)
    for entry in outline_of(notebook):
        found = _DOES.match(entry.text) if entry.role != "table" else None
        label = _LABEL.fullmatch(entry.text) if entry.role != "table" else None
        headed = entry.role in {"heading", "item"} and _PARTNER_ALONE.fullmatch(entry.text)
        role_of = _role_of(entry)
        if role_of:
            said = role_of["partner"] or role_of["named"] or role_of["asked"]
            partner, opener = (_in_full(said, full), None), entry
        elif headed:
            partner, opener = (_in_full(_BRACKET.sub("", entry.text), full), None), entry
        elif label and notebook.is_free(entry.lines[0]):
            partner, opener = (_in_full(label["partner"], full), None), entry
            notebook.claim_all(entry.lines)
        elif found and notebook.is_free(entry.lines[0]) and not _SKIP.search(found["role"]):
            named = _in_full(found["partner"], full)
            partner, opener = (named, found["role"].strip(" .")), entry
            if found["opens"]:
                notebook.claim_all(entry.lines)
            elif entry.role == "item" or entry.text[found.end("partner")] == ":":
                _write(notebook, entry, *partner, None)
                partner = None
        elif partner and opener and entry.role == "item" and _belongs(entry, opener):
            _write(notebook, entry, *partner, entry.text.strip(" ."))
        else:
            partner = None


def _role_of(entry: Entry) -> re.Match[str] | None:
    """“Høgskolens rolle”, also in capitals."""
    if entry.role not in {"heading", "paragraph"}:
        return None
    told = entry.text.capitalize() if entry.text.isupper() else entry.text
    return _ROLE_OF.fullmatch(told)


def _belongs(entry: Entry, opener: Entry) -> bool:
    """Under the line that ends with a colon: deeper, or with another mark."""
    if _role_of(opener):
        return True
    if opener.role == "heading":
        return entry.text[:1].islower()
    if re.fullmatch(_PARTNER, opener.text):
        return entry.level > opener.level
    return opener.text.endswith((":", "skal", "vil", "kan")) and (
        opener.role != "item"
        or entry.level > opener.level
        or entry.mark != opener.mark
        or entry.text[:1].islower()  # a list that lost its levels
    )


def _write(
    notebook: Notebook, entry: Entry, partner: str, role: str | None, text: str | None
) -> None:
    notebook.add_kind("partner_roles")
    notebook.claim_all(entry.lines)
    notebook.partner_roles.append(PartnerRole(partner, role, text))
