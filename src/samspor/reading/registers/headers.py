"""Which column is which, guessed from the words above it."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from samspor.reading.registers.table import Column

# Words as they stand in a header, letters only, each belonging to one column.
_WORDS: Final[Mapping[Column, tuple[str, ...]]] = {
    Column.NAME: (
        "navn", "namn", "enhet", "eining", "enhetsnavn", "einingsnamn", "barnehage",
        "barnehagenavn", "barnehagensnavn", "barnehagenamn", "skole", "skule", "skolenavn",
        "skulenamn", "virksomhet", "virksomhetsnavn", "name", "unit",
    ),
    Column.ORGANISATION_NUMBER: (
        "orgnr", "orgnummer", "organisasjonsnummer", "organisasjonsnr", "organisationnumber",
        "enhetensorgnr", "barnehagensorgnr", "orgno",
    ),
    Column.MUNICIPALITY: ("kommune", "kommunenavn", "kommunenamn", "municipality"),
    Column.MUNICIPALITY_NUMBER: (
        "kommunenummer", "kommunenr", "knr", "komnr", "kommnr", "municipalitynumber",
    ),
    Column.DISTRICT: ("bydel", "distrikt", "område", "district"),
    Column.KIND: ("type", "enhetstype", "einingstype", "slag", "kategori", "kind"),
    Column.OWNERSHIP: (
        "kommunalprivat", "privatkommunal", "eierskap", "eigarskap", "kommunalellerprivat",
        "offentligprivat", "ownership",
    ),
    Column.OWNER_FORM: ("eierform", "eigarform", "eiertype", "eigartype", "ownerform"),
    Column.OWNER: ("eier", "eigar", "eiernavn", "eigarnamn", "barnehageeier", "skoleeier", "owner"),
    Column.OWNER_NUMBER: (
        "eiersorgnr", "eierorgnr", "orgnreier", "eierensorgnr", "eigarorgnr", "orgnreigar",
        "eierorganisasjonsnummer", "eiersorganisasjonsnummer", "overordnetenhet",
    ),
    Column.SECTIONS: (
        "avdelinger", "avdelingar", "antallavdelinger", "avdeling", "antallavd", "avd", "baser",
        "sections", "taltpåavdelingar", "talpåavdelingar",
    ),
    Column.CHILDREN: (
        "antallbarn", "barn", "talpåbarn", "taletpåbarn", "antallelever", "elevar", "elever",
        "elevtall", "barnetall", "barnetal", "children",
    ),
    Column.STAFF: (
        "ansatte", "antallansatte", "tilsette", "talpåtilsette", "årsverk", "staff", "employed",
    ),
    Column.COUNTED_ON: ("talt", "counted", "taltdato", "tellingsdato", "telledato", "pr", "perdato",
        "dato"),
    Column.OPENED_ON: ("åpnet", "opna", "oppstart", "oppstartsdato", "startdato", "opened"),
    Column.CLOSED_ON: (
        "nedlagt", "nedlagtdato", "nedleggelsesdato", "lagtned", "sluttdato", "closed",
    ),
}  # fmt: skip
_KNOWN: Final = {word: column for column, words in _WORDS.items() for word in words}
_HEADER_WITHIN: Final = 20
_YEARS: Final = re.compile(r"\b(19|20)\d\d\b")


def guess(headers: Sequence[str]) -> dict[Column, int]:
    """The place of each column that is recognised; the first where several have the same words."""
    found: dict[Column, int] = {}
    for place, header in enumerate(headers):
        column = _KNOWN.get(_letters(header))
        if column is not None:
            found.setdefault(column, place)
    return found


def header_at(rows: Sequence[Sequence[str]]) -> int:
    """Which row holds the headers: a title and notes may stand above it."""
    best, most = 0, 0
    for place, row in enumerate(rows[:_HEADER_WITHIN]):
        hits = len(guess(row))
        if hits > most:
            best, most = place, hits
    return best


def _letters(header: str) -> str:
    words = re.sub(r"\(.*?\)", " ", header.lower())
    return re.sub(r"[^a-zæøå]", "", _YEARS.sub("", words))
