"""Organisations and units, as the document says them."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final, Literal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspor.intake.naming import key_of, plain
from samspor.intake.proposals import LEAVE, Alternative, Section
from samspor.intake.said import Ref, Said
from samspor.intake.selectors.saying import Saying
from samspor.reading.draft import DraftUnit
from samspor.registry.enums import OrganisationKind, OwnerForm, Ownership, UnitKind

_UNIT_NOUN: Final = re.compile(
    r"barnehage|skole\b|skule\b|oppvekst(?:senter|område)", re.IGNORECASE
)
_NOT_UNIT: Final = re.compile(r"kulturskole|administrasjon|høgskole|sekken|kontor", re.IGNORECASE)
_FORMS: Final = (
    (re.compile(r"foreldre|samvirke|\bSA\b|\bBA\b", re.IGNORECASE), OwnerForm.PARENT),
    (re.compile(r"stift", re.IGNORECASE), OwnerForm.FOUNDATION),
    (re.compile(r"aksje|\bAS\b", re.IGNORECASE), OwnerForm.COMPANY),
    (re.compile(r"menighet|kirke", re.IGNORECASE), OwnerForm.CONGREGATION),
    (re.compile(r"forening|idee?l", re.IGNORECASE), OwnerForm.ASSOCIATION),
)
_PLURALS: Final = {"avdeling": "avdelinger", "base": "baser", "gruppe": "grupper"}
IN: Final = "in:"  # token of a municipality by its number


def say_places(saying: Saying) -> None:
    """Who takes part; then partners, universities first, so that all their names are known."""
    for region in saying.draft.regions:
        for name in region.municipalities:
            saying.municipality(name)
        for name in region.partners:
            saying.partner(name, joins=True)
    for unit in saying.draft.units:
        if unit.municipality:
            saying.municipality(unit.municipality)
    partners = [
        *(name for network in saying.draft.networks for name in network.partners),
        *(name for initiative in saying.draft.initiatives for name in initiative.partners),
        *(role.partner for role in saying.draft.partner_roles),
    ]
    for name in sorted(partners, key=lambda each: not saying.is_university(each)):
        saying.partner(name)


def district(saying: Saying, name: str | None) -> Ref | None:
    home = saying.home()
    if not name or home is None:
        return None
    return saying.organisation(name, OrganisationKind.DISTRICT, parent=home)


def say_units(saying: Saying) -> None:
    for unit in saying.draft.units:
        _say_unit(saying, unit)


def is_unit(name: str) -> bool:
    return bool(_UNIT_NOUN.search(name)) and not _NOT_UNIT.search(name)


def unit_in_passing(saying: Saying, name: str, *, ownership: str = "", near: str = "") -> Ref:
    """One that a network or an initiative names; the list of units says it better, if there is."""
    bare = plain(name)
    for said in saying.facts.values():
        if said.section is Section.UNIT and plain(said.title) == bare:
            return Ref(said.key)
    kind: Literal["kindergarten", "school"] = "kindergarten"
    if re.search(r"skole|skule", name if is_unit(name) else near, re.IGNORECASE):
        kind = "school"
    owned: Literal["municipal", "private"] | None = None
    if ownership in {"municipal", "private"}:
        owned = "private" if ownership == "private" else "municipal"
    unit = DraftUnit(name, kind, owned, None, None, None, None, None, combined_centre=False)
    return _say_unit(saying, unit, derived=True)


def _say_unit(saying: Saying, unit: DraftUnit, *, derived: bool = False) -> Ref:
    key = f"unit:{key_of(unit.name)}"
    token = saying.tokens.get(key, "")
    place = saying.municipality(unit.municipality) if unit.municipality else saying.home()
    if token.startswith(IN):
        place = int(token.removeprefix(IN))
    ownership = unit.ownership or (token if token in Ownership.values else None)
    form = _form(unit.owner_form) if ownership == Ownership.PRIVATE else ""
    counted = saying.draft.document.updated or saying.today
    said = Said(
        key,
        Section.UNIT,
        unit.name[:160],
        {
            "name": unit.name[:160],
            "kind": _kind(saying.draft.units, unit),
            "combined_centre": unit.combined_centre or unit.kind == "combined_centre",
            "ownership": ownership or "",
            "owner_form": form,
            "sections": unit.departments,
            "section_word": _several(unit.section_word, unit.departments),
            "municipality": place,
            "children": unit.children,
            "counted_on": counted.isoformat() if unit.children is not None else None,
        },
        needs=(place.key,) if isinstance(place, Ref) else (),
        derived=derived,
    )
    if place is None:
        said = replace(said, question=_("Which municipality is it in?"), alternatives=_all(saying))
    elif ownership is None:
        said = replace(
            said,
            question=_("Who owns it?"),
            alternatives=(
                Alternative(Ownership.MUNICIPAL, pgettext("who owns a unit", "Municipal")),
                Alternative(Ownership.PRIVATE, pgettext("who owns a unit", "Private")),
                Alternative(LEAVE, _("Leave it out")),
            ),
        )
    return saying.add(said)


def _all(saying: Saying) -> tuple[Alternative, ...]:
    rows = sorted(saying.standing.municipalities, key=lambda row: row.name)
    here = [Alternative(f"{IN}{row.pk}", row.name) for row in rows]
    return (*here, Alternative(LEAVE, _("Leave it out")))


def _kind(units: Iterable[DraftUnit], unit: DraftUnit) -> str:
    """A combined centre among kindergartens is there as a kindergarten."""
    if unit.kind == "combined_centre":
        kinds = {each.kind for each in units}
        return UnitKind.KINDERGARTEN if "kindergarten" in kinds else UnitKind.SCHOOL
    return UnitKind.SCHOOL if unit.kind == "school" else UnitKind.KINDERGARTEN


def _several(word: str | None, count: int | None) -> str:
    """“fem baser”: the word as it stands behind the number."""
    if not word or count == 1:
        return word or ""
    return _PLURALS.get(word, word)


def _form(written: str | None) -> str:
    if not written:
        return ""
    return next((form.value for words, form in _FORMS if words.search(written)), OwnerForm.OTHER)
