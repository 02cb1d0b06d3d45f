"""Focus areas, initiatives, plans, schemes, and what the document has found out."""

import re
from datetime import date
from typing import Final

from samspor.focus.enums import FindingKind
from samspor.intake.naming import key_of
from samspor.intake.periods import days_of, length_of
from samspor.intake.proposals import Section
from samspor.intake.said import Ref, Said
from samspor.intake.selectors.saying import Saying, clipped
from samspor.intake.selectors.saying_networks import say_lead
from samspor.intake.selectors.saying_places import unit_in_passing
from samspor.intake.selectors.standing import number
from samspor.reading.draft import DraftInitiative, Source

_SUMMARY: Final = 200
_BETWEEN: Final = "-–:"  # a name and what is said of it
_FIRST_SENTENCE: Final = re.compile(r"^.+?[.!?](?=\s|$)")


def say_focus(saying: Saying) -> None:
    for place, area in enumerate(saying.draft.focus_areas):
        first, last = days_of(area.period)
        fields = {
            "name": clipped(area.name, 200),
            "text": saying.text(area.text),
            "themes": [_line(each) for each in area.themes],
            "goals": [],
            "valid_from": _day(first),
            "valid_to": _day(last),
            "position": place,
        }
        saying.add(Said(f"focus_area:{key_of(area.name)}", Section.FOCUS_AREA, area.name, fields))
    for plan in saying.draft.plans:
        first, last = days_of(plan.period)
        fields = {
            "name": clipped(plan.name, 200),
            "text": saying.text(plan.text),
            "valid_from": _day(first),
            "valid_to": _day(last),
        }
        saying.add(Said(f"plan:{key_of(plan.name)}", Section.PLAN, plan.name, fields))
    for scheme in saying.draft.schemes:
        fields = {
            "name": clipped(scheme.name, 200),
            "text": "",
            "goals": [_line(each) for each in scheme.goals],
            "valid_from": None,
            "valid_to": None,
        }
        saying.add(Said(f"scheme:{key_of(scheme.name)}", Section.SCHEME, scheme.name, fields))


def say_initiatives(saying: Saying) -> None:
    for initiative in saying.draft.initiatives:
        _say_initiative(saying, initiative)


def _say_initiative(saying: Saying, initiative: DraftInitiative) -> None:
    key = f"initiative:{key_of(initiative.name)}"
    text = saying.text(initiative.text)
    first, last = days_of(initiative.period)
    participation = saying.text(initiative.participation)
    fields = {
        "name": clipped(initiative.name, 200),
        "text": text,
        "summary": _summary(initiative.name, text),
        # A whole sentence that is too long stands in the text; half of it would mislead.
        "participation": participation if len(participation) <= _SUMMARY else "",
        "cohort": length_of(initiative.period)[:40],
        "funder": clipped(initiative.funder or "", 120),
        "valid_from": _day(first),
        "valid_to": _day(last),
        "decided_on": _day(initiative.decided),
        "partners": list(dict.fromkeys(saying.partner(name) for name in initiative.partners)),
        "units": [
            unit_in_passing(saying, name, near=initiative.text or "") for name in initiative.units
        ],
        "lead_seat": say_lead(saying, initiative),
    }
    saying.add(Said(key, Section.INITIATIVE, initiative.name, fields))


def say_knowledge(saying: Saying) -> None:
    draft = saying.draft
    for norm in draft.norms:
        if norm.min is None and norm.max is None:
            continue
        fields = {
            "what": clipped(norm.what, 120),
            "minimum": number(norm.min),
            "maximum": number(norm.max),
            "unit": clipped(norm.unit or "", 40),
            "per": clipped(norm.per or "", 60),
            "approximate": norm.approximate,
        }
        key = f"norm:{key_of(f'{norm.what} {norm.per or str()}')}"
        saying.add(Said(key, Section.NORM, norm.what, fields))
    for role in draft.partner_roles:
        _find(
            saying,
            Section.PARTNER_ROLE,
            FindingKind.PARTNER_ROLE,
            role.text or role.role or "",
            heading=role.role if role.text else "",
            partner=saying.partner(role.partner),
        )
    for dilemma in draft.dilemmas:
        _find(saying, Section.DILEMMA, FindingKind.DILEMMA, dilemma.one, other=dilemma.other)
    for each in draft.experiences:
        kind = FindingKind(each.kind)
        _find(saying, Section.EXPERIENCE, kind, each.text, source=each.source)
    for prose in draft.organisation:
        _find(
            saying,
            Section.PROSE,
            FindingKind.ORGANISATION,
            prose.text,
            heading=prose.topic,
            source=prose.source,
        )


def _find(
    saying: Saying,
    section: Section,
    kind: FindingKind,
    text: str,
    *,
    heading: str | None = "",
    other: str = "",
    partner: Ref | None = None,
    source: Source | None = None,
) -> None:
    kept = saying.text(text).strip()
    if not kept:
        return
    place = sum(each.section is section for each in saying.facts.values())
    fields = {
        "kind": kind.value,
        "heading": clipped(heading or "", 200),
        "text": kept,
        "other": other,
        "partner": partner,
        "position": place,
    }
    key = f"{section.value}:{key_of(kept)}"
    lines = (source.line,) if source else ()
    saying.add(Said(key, section, clipped(kept, 120), fields, lines=lines))


def _summary(name: str, text: str) -> str:
    """The first sentence, without the name that stands before it on pages of many initiatives."""
    found = _FIRST_SENTENCE.match(text)
    sentence = found[0] if found else text
    bare = sentence.removeprefix(name).lstrip()
    if bare.startswith(tuple(_BETWEEN)):
        sentence = bare.lstrip(f"{_BETWEEN} ")
    sentence = sentence[:1].upper() + sentence[1:]
    return clipped(sentence, _SUMMARY)


def _line(text: str) -> str:
    return " ".join(text.split())


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
