"""What a draft holds beside the year, for people at a terminal: one section for each kind."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Final, TypeVar

from samspor.kernel.writing import write_date
from samspor.reading.draft import (
    Contact,
    Draft,
    DraftCharter,
    DraftFocusArea,
    DraftInitiative,
    DraftNetwork,
    DraftUnit,
    Norm,
)
from samspor.reading.outlining import heading, listed, wrapped
from samspor.reading.wording import LANGUAGE, amount

Fact = TypeVar("Fact")

_NETWORK_KINDS: Final = {
    "district": "bydel",
    "thematic": "fag",
    "heads": "ledere",
    "other": None,
}
_OWNERSHIP: Final = {"municipal": "kommunale", "private": "private"}
_UNIT_OWNERSHIP: Final = {"municipal": "kommunal", "private": "privat"}
_UNIT_KINDS: Final = {"kindergarten": None, "school": "skole", "combined_centre": "oppvekstsenter"}
_EXPERIENCES: Final = {
    "wondering": "undring",
    "idea": "idé",
    "perspective": "perspektiv",
    "advice": "råd",
    "success": "suksesshistorie",
    "stumbling": "snubletråd",
    "quote": "sitat",
    "unsorted": None,
}


def fact_sections(draft: Draft) -> Iterator[Iterable[str]]:
    """The lines of each section in the order people ask for them; an empty one has no lines."""
    yield _section("Nettverk", draft.networks, _network)
    yield _focus_areas(draft.focus_areas)
    yield _section("Satsinger", draft.initiatives, _initiative)
    yield _units(draft)
    if draft.charter:
        yield _charter(draft.charter)
    yield _section("Normer", draft.norms, _norm)
    yield _section(
        "Partnerens rolle",
        draft.partner_roles,
        lambda each: _point(_said(each.partner, each.role), each.text),
    )
    yield _section("Dilemmaer", draft.dilemmas, lambda each: _point(each.one, f"mot: {each.other}"))
    yield _section(
        "Erfaringer",
        draft.experiences,
        lambda each: wrapped(_said(each.text, _EXPERIENCES[each.kind]), indent=2, mark="– "),
    )
    yield _schemes(draft)
    yield _section(
        "Planer", draft.plans, lambda each: _point(_said(each.name, _period(each.period)), None)
    )


def _section(
    name: str, facts: tuple[Fact, ...], lines: Callable[[Fact], Iterable[str]]
) -> Iterator[str]:
    if facts:
        yield heading(name, len(facts))
    for fact in facts:
        yield from lines(fact)


def _point(what: str, detail: str | None) -> Iterator[str]:
    yield from wrapped(what, indent=2)
    if detail:
        yield from wrapped(detail, indent=4)


def _said(what: str, more: str | None) -> str:
    return f"{what} ({more})" if more else what


def _period(period: str | None) -> str | None:
    return period.replace("-", "–") if period else None


def _network(network: DraftNetwork) -> Iterator[str]:
    kind = [_NETWORK_KINDS[network.kind], _OWNERSHIP.get(network.ownership or "")]
    details = [
        network.meets,
        _with(network.partners),
        *map(_contact, network.contacts),
    ]
    yield from _point(
        _said(network.name, ", ".join(filter(None, kind))), " · ".join(filter(None, details))
    )


def _with(partners: tuple[str, ...]) -> str | None:
    return f"med {listed(partners)}" if partners else None


def _contact(contact: Contact) -> str:
    who = [contact.person, contact.unit, "navnet mangler" if contact.vacant else None]
    return f"{(contact.role or 'kontakt').lower()}: {', '.join(filter(None, who))}"


def _focus_areas(areas: tuple[DraftFocusArea, ...]) -> Iterator[str]:
    if areas:
        yield heading("Fokusområder", len(areas))
    for area in areas:
        yield from wrapped(_said(area.name, _period(area.period)), indent=2)
        if area.themes:
            yield from wrapped(f"tema: {listed(area.themes)}", indent=4)


def _initiative(initiative: DraftInitiative) -> Iterator[str]:
    decided = initiative.decided
    details = [
        initiative.status,
        f"vedtatt {write_date(decided, language=LANGUAGE, style='full')}" if decided else None,
        f"støttet av {initiative.funder}" if initiative.funder else None,
        _with(initiative.partners),
        f"deltar: {listed(initiative.units)}" if initiative.units else None,
        *map(_contact, initiative.contacts),
    ]
    yield from _point(
        _said(initiative.name, _period(initiative.period)), " · ".join(filter(None, details))
    )


def _units(draft: Draft) -> Iterator[str]:
    if draft.units:
        yield heading("Barnehager og skoler", len(draft.units))
    for unit in draft.units:
        yield from wrapped(f"{unit.name}: {', '.join(_figures(unit))}".removesuffix(": "), indent=2)
    for total in draft.totals:
        if total.stated == total.computed:
            sums = f"{total.stated} {total.what} i alt, som i oppstillingen"
        else:
            sums = f"{total.what}: dokumentet sier {total.stated}, delene gir {total.computed}"
        yield from wrapped(sums, indent=2, mark="= ")


def _figures(unit: DraftUnit) -> Iterator[str]:
    """What is known, in the order of a register: owner, kind, departments, children."""
    known = (
        _UNIT_OWNERSHIP.get(unit.ownership or ""),
        unit.owner_form,
        "oppvekstsenter" if unit.combined_centre else _UNIT_KINDS[unit.kind],
        _departments(unit),
        f"{unit.children} barn" if unit.children is not None else None,
    )
    yield from filter(None, known)


def _departments(unit: DraftUnit) -> str | None:
    if unit.departments is None:
        return None
    word = unit.section_word or "avdeling"
    plural = word if unit.departments == 1 else f"{word.removesuffix('e')}er"
    return f"{unit.departments} {plural}"


def _charter(charter: DraftCharter) -> Iterator[str]:
    yield heading("Grunnlag for nettverket", 1)
    yield from wrapped(charter.name, indent=2)
    themes = tuple(
        f"{theme.name}: {', '.join(theme.parts)}" if theme.parts else theme.name
        for theme in charter.themes
    )
    duties = tuple(f"{duty.who}: {duty.what}" for duty in charter.duties)
    for name, points in (
        ("Hvorfor", charter.why),
        ("Mål", charter.goals),
        ("Tema", themes),
        ("Form", charter.form),
        ("Ansvar", duties),
        ("Faste punkter", charter.fixed_points),
    ):
        if points:
            yield f"  {name}"
        for point in points:
            yield from wrapped(point, indent=4, mark="– ")
    years = (
        f"varer i {charter.lifetime_years} år" if charter.lifetime_years else None,
        f"evalueres etter {charter.evaluate_after_years} år"
        if charter.evaluate_after_years
        else None,
    )
    lasting = ", ".join(filter(None, years))
    if lasting:
        yield f"  {lasting.capitalize()}"


def _norm(norm: Norm) -> Iterator[str]:
    yield from wrapped(f"{norm.what}: {amount(norm)}", indent=2)


def _schemes(draft: Draft) -> Iterator[str]:
    """Schemes that share their goals are named together, so that the goals stand there once."""
    if draft.schemes:
        yield heading("Ordninger", len(draft.schemes))
    for goals, schemes in groupby(draft.schemes, key=lambda scheme: scheme.goals):
        yield from wrapped(listed(tuple(scheme.name for scheme in schemes)), indent=2)
        for goal in goals:
            yield from wrapped(goal, indent=4, mark="– ")
