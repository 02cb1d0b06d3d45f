"""The national registers' JSON: Enhetsregisteret, NBR/NSR version 3 and 4, barnehagefakta.

Only what a community needs is kept; addresses, e-mail and everything about people is left behind.
Source: domain.md section 8.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from samspor.reading.errors import Unreadable
from samspor.reading.registers.table import (
    MAX_ROWS,
    Column,
    RegisterFormat,
    RegisterTable,
    row_of,
)

Thing = Mapping[str, Any]
Facts = dict[Column, object]
_OWNER: Final = "6"  # Relasjonstype: 6 owner, 7 supervision, 9 affiliation, 10 administrative
_SUPERVISION: Final = "7"
_COLUMNS: Final = tuple(Column)


def from_json(found: object, *, industry_codes: Mapping[str, str]) -> RegisterTable:
    """One answer of a register, a list of answers, or one unit alone.

    Raises:
        Unreadable: None of the registers writes like this.
    """
    things = _things(found)
    if not things:
        raise Unreadable("no_rows")
    if len(things) > MAX_ROWS:
        raise Unreadable("too_many_rows", limit=str(MAX_ROWS))
    first = things[0]
    if "organisasjonsnummer" in first:
        return _table(RegisterFormat.ENTITIES, things, lambda one: _entity(one, industry_codes))
    if "Organisasjonsnummer" in first or "Orgnr" in first:
        return _table(RegisterFormat.EDUCATION, things, _education)
    if "orgnr" in first:
        return _table(RegisterFormat.FACTS, things, _fact)
    raise Unreadable("not_a_list")


def _things(found: object) -> list[Thing]:
    """The units in it, with several pages of one register laid after each other."""
    if isinstance(found, list):
        return [thing for each in found for thing in _things(each)]
    if not isinstance(found, dict):
        return []
    inside = found.get("_embedded")
    if isinstance(inside, dict):
        return [thing for each in inside.values() for thing in _things(each)]
    for name in ("EnhetListe", "Enheter", "barnehager"):
        if isinstance(found.get(name), list):
            return [thing for thing in found[name] if isinstance(thing, dict)]
    return [] if "_links" in found and "organisasjonsnummer" not in found else [found]


def _table(
    kind: RegisterFormat, things: list[Thing], read: Callable[[Thing], Facts | None]
) -> RegisterTable:
    rows = []
    for place, thing in enumerate(things, start=1):
        facts = read(thing)
        if facts is not None:
            written = ["" if facts.get(c) is None else str(facts.get(c, "")) for c in _COLUMNS]
            rows.append(row_of(place, written, width=len(_COLUMNS)))
    if not rows:
        raise Unreadable("no_rows")
    return RegisterTable(kind, tuple(column.value for column in _COLUMNS), tuple(rows))


def _entity(one: Thing, industry_codes: Mapping[str, str]) -> Facts | None:
    codes = [_in(one, f"naeringskode{number}", "kode") for number in (1, 2, 3)]
    address = _part(one, "beliggenhetsadresse") or _part(one, "forretningsadresse")
    kinds = [kind for code in codes for begin, kind in industry_codes.items() if _is(code, begin)]
    return {
        Column.NAME: one.get("navn"),
        Column.ORGANISATION_NUMBER: one.get("organisasjonsnummer"),
        Column.MUNICIPALITY_NUMBER: address.get("kommunenummer"),
        Column.MUNICIPALITY: _calm(address.get("kommune")),
        # A code we do not know stands as it is, so that the row says what is wrong with it.
        Column.KIND: kinds[0] if kinds else next(filter(None, codes), ""),
        Column.OWNER_NUMBER: one.get("overordnetEnhet"),
        Column.OPENED_ON: one.get("oppstartsdato"),
        Column.CLOSED_ON: one.get("nedleggelsesdato") or one.get("slettedato"),
    }


def _is(code: str, beginning: str) -> bool:
    return bool(code) and code.startswith(beginning)


def _education(one: Thing) -> Facts | None:
    """Owners and authorities stand in the same lists; they are no units."""
    is_kindergarten = bool(one.get("ErBarnehage"))
    is_school = bool(one.get("ErGrunnskole") or one.get("ErGrunnSkole"))
    told = any(key in one for key in ("ErBarnehage", "ErSkole", "ErGrunnskole"))
    if told and not (is_kindergarten or is_school):
        return None
    owner = _related(one, _OWNER)
    place = _part(one, "Kommune")
    if not place:  # who supervises is the municipality, whoever owns
        authority = _related(one, _SUPERVISION)
        place = {"Navn": str(authority.get("Navn") or "").removesuffix(" kommune")}
    private = one.get("ErPrivatBarnehage") or one.get("ErPrivatskole")
    public = one.get("ErOffentligBarnehage") or one.get("ErOffentligSkole")
    active = one.get("ErAktiv", True)
    changed = str(one.get("DatoEndret") or "")[:10]
    return {
        Column.NAME: one.get("Navn") or one.get("FulltNavn"),
        Column.ORGANISATION_NUMBER: one.get("Organisasjonsnummer") or one.get("Orgnr"),
        Column.MUNICIPALITY_NUMBER: place.get("Kommunenummer") or one.get("Kommunenr"),
        Column.MUNICIPALITY: place.get("Navn"),
        Column.KIND: "kindergarten" if is_kindergarten else "school" if is_school else "",
        Column.OWNERSHIP: "private" if private else "municipal" if public else "",
        Column.OWNER: owner.get("Navn"),
        Column.OWNER_NUMBER: owner.get("Organisasjonsnummer") or owner.get("Orgnr"),
        Column.CHILDREN: one.get("AntallBarn") or one.get("Elevtall"),
        Column.STAFF: one.get("AntallAnsatte") or None,
        Column.COUNTED_ON: changed,
        Column.CLOSED_ON: "" if active else changed,
    }


def _related(one: Thing, kind: str) -> Thing:
    """The unit at the other end. The kind comes as a number or as {Id, Navn}."""
    for relation in one.get("ForeldreRelasjoner") or ():
        if not isinstance(relation, dict):
            continue
        said = relation.get("Relasjonstype")
        number = said.get("Id") if isinstance(said, dict) else said
        if str(number) == kind:
            return _part(relation, "Enhet")
    return {}


def _fact(one: Thing) -> Facts | None:
    numbers = _part(one, "indikatorDataBarnehage")
    place = _part(one, "kommune")
    return {
        Column.NAME: one.get("navn"),
        Column.ORGANISATION_NUMBER: one.get("orgnr"),
        Column.MUNICIPALITY: place.get("kommunenavn") or place.get("navn"),
        Column.MUNICIPALITY_NUMBER: place.get("kommunenummer") or one.get("kommunenummer"),
        Column.KIND: "kindergarten",
        Column.OWNERSHIP: one.get("eierform"),
        Column.CHILDREN: numbers.get("antallBarn"),
    }


def _part(one: Thing, name: str) -> Thing:
    part = one.get(name)
    return part if isinstance(part, dict) else {}


def _in(one: Thing, name: str, inner: str) -> str:
    return str(_part(one, name).get(inner) or "")


def _calm(name: object) -> str:
    return str(name or "").capitalize() if str(name or "").isupper() else str(name or "")
