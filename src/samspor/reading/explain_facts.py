"""Why everything but events was read so, in words: one line per fact, by what it was found."""

from collections.abc import Iterator

from samspor.kernel.writing import write_date
from samspor.reading.draft import Contact, Draft, DraftInitiative, DraftNetwork, DraftUnit
from samspor.reading.explain_words import FACTS
from samspor.reading.said import Sayer
from samspor.reading.wording import LANGUAGE, amount


def explain_facts(draft: Draft, *, language: str = LANGUAGE) -> list[str]:
    """Empty when the document holds nothing but events and text."""
    say = Sayer(language, FACTS)
    sections = (
        ("units", [_unit(unit, say) for unit in draft.units]),
        ("sums", list(_totals(draft, say))),
        ("networks", [_network(network, say) for network in draft.networks]),
        ("focus_areas", list(_focus(draft, say))),
        ("initiatives", [_initiative(each, say) for each in draft.initiatives]),
        ("schemes", list(_schemes(draft, say))),
        ("norms", list(_norms(draft, say))),
        ("partner_roles", list(_roles(draft, say))),
        ("dilemmas", [say("dilemma", one=d.one, other=d.other) for d in draft.dilemmas]),
        ("charter", list(_charter(draft, say))),
        ("experiences", list(_experiences(draft, say))),
    )
    lines: list[str] = []
    for name, facts in sections:
        if facts:
            told = say("section", name=say(name).lower())
            lines.extend(("", told, *(f"  {fact}." for fact in facts)))
    return lines


def _unit(unit: DraftUnit, say: Sayer) -> str:
    bare = all(told is None for told in (unit.children, unit.departments, unit.ownership))
    why = [say("unit_listed" if bare else "unit")]
    if unit.ownership:
        why.append(say("ownership", ownership=say(f"unit.{unit.ownership}")))
    if unit.children is not None:
        why.append(say("unit_children", count=unit.children))
    if unit.departments is not None:
        word = unit.section_word or say("department")
        why.append(say("unit_departments", count=unit.departments, word=word))
    if unit.combined_centre:
        why.append(say("combined"))
    return f"{unit.name}: {', '.join(why)}"


def _totals(draft: Draft, say: Sayer) -> Iterator[str]:
    for total in draft.totals:
        code = "sum_agrees" if total.stated == total.computed else "sum_differs"
        yield say(code, what=total.what, stated=total.stated, computed=total.computed)


def _network(network: DraftNetwork, say: Sayer) -> str:
    why = [say(f"network.{network.kind}")]
    if network.meets:
        why.append(say("meets"))
    if network.partners:
        why.append(say("partners", names=", ".join(network.partners)))
    return f"{network.name}: {', '.join([*why, *_contacts(network.contacts, say)])}"


def _contacts(contacts: tuple[Contact, ...], say: Sayer) -> list[str]:
    vacant = sum(contact.vacant for contact in contacts)
    counts = (("contacts", len(contacts) - vacant), ("vacant", vacant))
    return [say(code, count=count) for code, count in counts if count]


def _focus(draft: Draft, say: Sayer) -> Iterator[str]:
    for area in draft.focus_areas:
        why = [say("focus")]
        if area.period:
            why.append(say("focus_period", period=area.period))
        if area.themes:
            why.append(say("focus_themes", count=len(area.themes)))
        yield f"{area.name}: {', '.join(why)}"


def _initiative(initiative: DraftInitiative, say: Sayer) -> str:
    why = [say("initiative")]
    if initiative.period:
        why.append(say("initiative_period", period=initiative.period))
    if initiative.decided:
        day = write_date(initiative.decided, language=say.language, style="full", weekday=False)
        why.append(say("decided", day=day))
    if initiative.funder:
        why.append(say("funded", who=initiative.funder))
    if initiative.units:
        why.append(say("takes_part", names=", ".join(initiative.units)))
    if initiative.partners:
        why.append(say("partners", names=", ".join(initiative.partners)))
    if initiative.participation:
        why.append(say("participation"))
    return f"{initiative.name}: {', '.join([*why, *_contacts(initiative.contacts, say)])}"


def _schemes(draft: Draft, say: Sayer) -> Iterator[str]:
    for scheme in draft.schemes:
        goals = f", {say('scheme_goals', count=len(scheme.goals))}" if scheme.goals else ""
        yield f"{scheme.name}: {say('scheme')}{goals}"
    for plan in draft.plans:
        period = f", {say('plan_period', period=plan.period)}" if plan.period else ""
        yield f"{plan.name}: {say('plan')}{period}"


def _norms(draft: Draft, say: Sayer) -> Iterator[str]:
    for norm in draft.norms:
        yield f"{norm.what}: {amount(norm, language=say.language)}, {say('norm')}"


def _roles(draft: Draft, say: Sayer) -> Iterator[str]:
    for role in draft.partner_roles:
        said = f"{role.partner} {role.role or ''}: {role.text or ''}".strip()
        yield f"{said}, {say('role')}"


def _experiences(draft: Draft, say: Sayer) -> Iterator[str]:
    for each in draft.experiences:
        yield f"{say('quoted', text=each.text)}: {say(f'experience.{each.kind}')}"


def _charter(draft: Draft, say: Sayer) -> Iterator[str]:
    charter = draft.charter
    if charter is None:
        return
    yield say("charter_name", name=charter.name)
    for count, what in (
        (len(charter.why), "reasons"),
        (len(charter.goals), "goals"),
        (len(charter.themes), "themes"),
        (len(charter.fixed_points), "fixed_points"),
    ):
        if count:
            yield say("counted", count=count, what=say(what))
    if charter.lifetime_years:
        yield say("lasts", count=charter.lifetime_years)
    if charter.evaluate_after_years:
        yield say("evaluated", count=charter.evaluate_after_years)
    for duty in charter.duties:
        yield say("duty", who=duty.who, what=duty.what)
