"""What a draft holds beside the year, for people at a terminal: one section for each kind."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TypeVar

from samspor.kernel.writing import write_date
from samspor.reading.draft import (
    Contact,
    Draft,
    DraftCharter,
    DraftFocusArea,
    DraftInitiative,
    DraftNetwork,
    DraftUnit,
    Experience,
    Norm,
)
from samspor.reading.outlining import heading, wrapped
from samspor.reading.said import Sayer
from samspor.reading.wording import amount

Fact = TypeVar("Fact")


def fact_sections(draft: Draft, say: Sayer) -> Iterator[Iterable[str]]:
    """The lines of each section in the order people ask for them; an empty one has no lines."""
    yield _section(say("networks"), draft.networks, lambda each: _network(each, say))
    yield _focus_areas(draft.focus_areas, say)
    yield _section(say("initiatives"), draft.initiatives, lambda each: _initiative(each, say))
    yield _units(draft, say)
    if draft.charter:
        yield _charter(draft.charter, say)
    yield _section(say("norms"), draft.norms, lambda each: _norm(each, say))
    yield _section(
        say("partner_roles"),
        draft.partner_roles,
        lambda each: _point(_said(each.partner, each.role), each.text),
    )
    yield _section(
        say("dilemmas"),
        draft.dilemmas,
        lambda each: _point(each.one, say("against", what=each.other)),
    )
    yield _section(say("experiences"), draft.experiences, lambda each: _experience(each, say))
    yield _schemes(draft, say)
    yield _section(
        say("plans"), draft.plans, lambda each: _point(_said(each.name, _period(each.period)), None)
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


def _network(network: DraftNetwork, say: Sayer) -> Iterator[str]:
    kind = [
        None if network.kind == "other" else say(f"network.{network.kind}"),
        say(f"network.{network.ownership}") if network.ownership else None,
    ]
    details = [
        network.meets,
        _with(network.partners, say),
        *(_contact(each, say) for each in network.contacts),
    ]
    yield from _point(
        _said(network.name, ", ".join(filter(None, kind))), " · ".join(filter(None, details))
    )


def _with(partners: tuple[str, ...], say: Sayer) -> str | None:
    return say("with", names=say.listed(partners)) if partners else None


def _contact(contact: Contact, say: Sayer) -> str:
    who = [contact.person, contact.unit, say("nameless") if contact.vacant else None]
    return f"{(contact.role or say('contact')).lower()}: {', '.join(filter(None, who))}"


def _focus_areas(areas: tuple[DraftFocusArea, ...], say: Sayer) -> Iterator[str]:
    if areas:
        yield heading(say("focus_areas"), len(areas))
    for area in areas:
        yield from wrapped(_said(area.name, _period(area.period)), indent=2)
        if area.themes:
            yield from wrapped(say("themes", names=say.listed(area.themes)), indent=4)


def _initiative(initiative: DraftInitiative, say: Sayer) -> Iterator[str]:
    decided, units = initiative.decided, initiative.units
    day = write_date(decided, language=say.language, style="full") if decided else ""
    details = [
        initiative.status,
        say("decided", day=day) if day else None,
        say("funded", who=initiative.funder) if initiative.funder else None,
        _with(initiative.partners, say),
        say("takes_part", names=say.listed(units)) if units else None,
        *(_contact(each, say) for each in initiative.contacts),
    ]
    yield from _point(
        _said(initiative.name, _period(initiative.period)), " · ".join(filter(None, details))
    )


def _units(draft: Draft, say: Sayer) -> Iterator[str]:
    if draft.units:
        yield heading(say("units"), len(draft.units))
    for unit in draft.units:
        yield from wrapped(
            f"{unit.name}: {', '.join(_figures(unit, say))}".removesuffix(": "), indent=2
        )
    for total in draft.totals:
        code = "sum_agrees" if total.stated == total.computed else "sum_differs"
        sums = say(code, what=total.what, stated=total.stated, computed=total.computed)
        yield from wrapped(sums, indent=2, mark="= ")


def _figures(unit: DraftUnit, say: Sayer) -> Iterator[str]:
    """What is known, in the order of a register: owner, kind, departments, children."""
    kind = "combined_centre" if unit.combined_centre else unit.kind
    known = (
        say(f"unit.{unit.ownership}") if unit.ownership else None,
        unit.owner_form,
        say(f"unit.{kind}") if kind != "kindergarten" else None,
        _departments(unit, say),
        say("children", count=unit.children) if unit.children is not None else None,
    )
    yield from filter(None, known)


def _departments(unit: DraftUnit, say: Sayer) -> str | None:
    """The source's own word for them; in English it stands as it is."""
    count, word = unit.departments, unit.section_word
    if count is None:
        return None
    if word in {None, "avdeling"}:
        return f"{count} {say('department' if count == 1 else 'departments')}"
    assert word is not None
    if say.language == "en":
        return f"{count} × {word}"
    ending = "er" if say.language == "nb" else "ar"
    plural = word if count == 1 else f"{word.removesuffix('e')}{ending}"
    return f"{count} {plural}"


def _charter(charter: DraftCharter, say: Sayer) -> Iterator[str]:
    yield heading(say("charter"), 1)
    yield from wrapped(charter.name, indent=2)
    themes = tuple(
        f"{theme.name}: {', '.join(theme.parts)}" if theme.parts else theme.name
        for theme in charter.themes
    )
    duties = tuple(f"{duty.who}: {duty.what}" for duty in charter.duties)
    for name, points in (
        ("why", charter.why),
        ("goals", charter.goals),
        ("themes", themes),
        ("form", charter.form),
        ("duties", duties),
        ("fixed_points", charter.fixed_points),
    ):
        if points:
            yield f"  {say(f'charter.{name}')}"
        for point in points:
            yield from wrapped(point, indent=4, mark="– ")
    years = (
        say("lasts", count=charter.lifetime_years) if charter.lifetime_years else None,
        say("evaluated", count=charter.evaluate_after_years)
        if charter.evaluate_after_years
        else None,
    )
    lasting = ", ".join(filter(None, years))
    if lasting:
        yield f"  {lasting.capitalize()}"


def _norm(norm: Norm, say: Sayer) -> Iterator[str]:
    yield from wrapped(f"{norm.what}: {amount(norm, language=say.language)}", indent=2)


def _experience(each: Experience, say: Sayer) -> Iterator[str]:
    kind = None if each.kind == "unsorted" else say(f"experience.{each.kind}")
    yield from wrapped(_said(each.text, kind), indent=2, mark="– ")


def _schemes(draft: Draft, say: Sayer) -> Iterator[str]:
    """Schemes that share their goals are named together, so that the goals stand there once."""
    if draft.schemes:
        yield heading(say("schemes"), len(draft.schemes))
    for goals, schemes in groupby(draft.schemes, key=lambda scheme: scheme.goals):
        yield from wrapped(say.listed(tuple(scheme.name for scheme in schemes)), indent=2)
        for goal in goals:
            yield from wrapped(goal, indent=4, mark="– ")
