"""Why everything but events was read so, in words: one line per fact, by what it was found."""

from collections.abc import Iterator

from samspor.reading.draft import Contact, Draft, DraftInitiative, DraftNetwork, DraftUnit
from samspor.reading.wording import amount

_NETWORK_WHY = {
    "district": "bydelsnettverk, etter bydelen i navnet",
    "thematic": "fagnettverk, etter navnet og teksten under",
    "heads": "nettverk for ledere, etter ordet i navnet",
    "other": "nettverk, etter ordet i navnet eller teksten",
}
_EXPERIENCE_WHY = {
    "wondering": "undring, etter overskriften eller merkelappen",
    "idea": "idé, etter overskriften eller merkelappen",
    "perspective": "perspektiv, etter overskriften eller merkelappen",
    "advice": "råd, etter overskriften eller merkelappen",
    "success": "suksesshistorie, etter overskriften eller merkelappen",
    "stumbling": "snubletråd, etter overskriften eller merkelappen",
    "quote": "sitat, etter anførselstegnene",
    "unsorted": "usortert, for kilden sier ikke hva slags erfaring det er",
}


def explain_facts(draft: Draft) -> list[str]:
    """Empty when the document holds nothing but events and text."""
    sections = (
        ("Enheter", [_unit(unit) for unit in draft.units]),
        ("Summer", list(_totals(draft))),
        ("Nettverk", [_network(network) for network in draft.networks]),
        ("Fokusområder", list(_focus(draft))),
        ("Satsinger", [_initiative(each) for each in draft.initiatives]),
        ("Ordninger og planer", list(_schemes(draft))),
        ("Normer", list(_norms(draft))),
        ("Partnerens rolle", list(_roles(draft))),
        (
            "Dilemmaer",
            [f"«{d.one}» mot «{d.other}», etter «vs» eller de to sidene" for d in draft.dilemmas],
        ),
        ("Charter", list(_charter(draft))),
        ("Erfaringer", [f"«{e.text}»: {_EXPERIENCE_WHY[e.kind]}" for e in draft.experiences]),
    )
    lines: list[str] = []
    for name, facts in sections:
        if facts:
            lines.extend(
                ("", f"Slik er dette lest: {name.lower()}", *(f"  {fact}." for fact in facts))
            )
    return lines


def _unit(unit: DraftUnit) -> str:
    ownership = {"municipal": "kommunal", "private": "privat", None: None}[unit.ownership]
    why = ["navnet åpner linjen eller ruten"]
    if ownership:
        why.append(f"{ownership} etter overskriften, kolonnen eller ordet ved siden av")
    if unit.children is not None:
        why.append(f"{unit.children} barn etter tallet foran ordet eller i kolonnen")
    if unit.departments is not None:
        why.append(f"{unit.departments} {unit.section_word or 'avdeling'} etter tallet foran ordet")
    if unit.combined_centre:
        why.append("oppvekstsenter etter ordet")
    return f"{unit.name}: {', '.join(why)}"


def _totals(draft: Draft) -> Iterator[str]:
    for total in draft.totals:
        same = "stemmer" if total.stated == total.computed else "stemmer ikke"
        yield f"{total.what}: kilden sier {total.stated}, delene gir {total.computed}, det {same}"


def _network(network: DraftNetwork) -> str:
    why = [_NETWORK_WHY[network.kind]]
    if network.meets:
        why.append("rytmen etter setningen om når det møtes")
    if network.partners:
        why.append(f"partnere etter «samarbeid med» eller navnet: {', '.join(network.partners)}")
    return f"{network.name}: {', '.join([*why, *_contacts(network.contacts)])}"


def _contacts(contacts: tuple[Contact, ...]) -> list[str]:
    vacant = sum(contact.vacant for contact in contacts)
    named = len(contacts) - vacant
    said = [f"{named} kontakt etter «kontaktperson»"] if named else []
    return [*said, *([f"{vacant} ledig plass, for kilden nevner ingen"] if vacant else [])]


def _focus(draft: Draft) -> Iterator[str]:
    for area in draft.focus_areas:
        period = f", perioden {area.period} etter overskriften" if area.period else ""
        themes = f", {len(area.themes)} tema etter oppramsingen" if area.themes else ""
        yield f"{area.name}: fokusområde etter overskriften over{period}{themes}"


def _initiative(initiative: DraftInitiative) -> str:
    why = ["satsing etter overskriften"]
    if initiative.period:
        why.append(f"perioden {initiative.period} etter årstallene eller «over … år»")
    if initiative.decided:
        why.append(f"vedtatt {initiative.decided:%d.%m.%Y} etter «vedtatt»")
    if initiative.funder:
        why.append(f"finansiert av {initiative.funder} etter «tilskudd fra»")
    if initiative.units:
        why.append(f"med {', '.join(initiative.units)} etter «deltar» eller «er med»")
    if initiative.partners:
        why.append(f"partnere etter «samarbeid med» eller navnet: {', '.join(initiative.partners)}")
    if initiative.participation:
        why.append("deltakelse etter setningen om hvem som kan være med")
    return f"{initiative.name}: {', '.join([*why, *_contacts(initiative.contacts)])}"


def _schemes(draft: Draft) -> Iterator[str]:
    for scheme in draft.schemes:
        goals = f", {len(scheme.goals)} mål etter listen under" if scheme.goals else ""
        yield f"{scheme.name}: ordning etter «tilskuddsordning»{goals}"
    for plan in draft.plans:
        period = f", {plan.period} etter årstallene" if plan.period else ""
        yield f"{plan.name}: plan etter ordet{period}"


def _norms(draft: Draft) -> Iterator[str]:
    for norm in draft.norms:
        yield f"{norm.what}: {amount(norm)}, etter tallet i setningen"


def _roles(draft: Draft) -> Iterator[str]:
    for role in draft.partner_roles:
        yield (
            f"{role.partner} {role.role or ''}: {role.text or ''}".strip()
            + ", etter punktene under navnet"
        )


def _charter(draft: Draft) -> Iterator[str]:
    charter = draft.charter
    if charter is None:
        return
    yield f"{charter.name}: stiftelsen av et nettverk, for overskriftene spør hvorfor og hvordan"
    for count, what in (
        (len(charter.why), "begrunnelser"),
        (len(charter.goals), "mål"),
        (len(charter.themes), "temaer"),
        (len(charter.fixed_points), "faste punkter"),
    ):
        if count:
            yield f"{count} {what}, etter overskriften over listen"
    if charter.lifetime_years:
        yield f"Varer i {charter.lifetime_years} år, etter «varighet»"
    if charter.evaluate_after_years:
        yield f"Evalueres etter {charter.evaluate_after_years} år, etter «evalueres»"
    for duty in charter.duties:
        yield f"{duty.who}: {duty.what}, etter «ansvar for»"
