"""Focus areas, initiatives, plans, schemes and findings of a document become rows."""

from datetime import date
from decimal import Decimal

from samspor.focus.enums import FindingKind
from samspor.focus.models import Finding, FocusArea, GrantScheme, Initiative, LongTermPlan, Norm
from samspor.focus.services import (
    FindingFacts,
    FocusAreaFacts,
    InitiativeFacts,
    NormFacts,
    PlanFacts,
    SchemeFacts,
    add_focus_area,
    add_initiative,
    change_focus_area,
    change_initiative,
    write_finding,
    write_norm,
    write_plan,
    write_scheme,
)
from samspor.intake.said import Fields
from samspor.intake.selectors.weighing import Item
from samspor.intake.services.hand import Hand
from samspor.intake.states import State, state_of, ties_of
from samspor.registry.enums import UnitKind
from samspor.registry.models import Organisation, Unit
from samspor.seats.models import Seat


def write_area(hand: Hand, item: Item, said: Fields) -> FocusArea:
    row: FocusArea | None = item.row.row if item.row else None
    facts = FocusAreaFacts(
        name=said["name"],
        text=said["text"],
        goals=said["goals"],
        themes=said["themes"],
        valid_from=_day(said["valid_from"]),
        valid_to=_day(said["valid_to"]),
        unit_kind=UnitKind(row.unit_kind) if row and row.unit_kind else None,
        decided_on=row.decided_on if row else None,
        decided_by=row.decided_by if row else "",
        position=None if row else said["position"],
        is_public=row.is_public if row else hand.shown,
    )
    if row is None:
        area = add_focus_area(
            viewer=hand.viewer, community=hand.community, facts=facts, now=hand.now
        )
        hand.made(area)
        return area
    before = state_of(row)
    hand.changed(change_focus_area(viewer=hand.viewer, area=row, facts=facts, now=hand.now), before)
    return row


def write_initiative(hand: Hand, item: Item, said: Fields) -> Initiative:
    row: Initiative | None = item.row.row if item.row else None
    facts = InitiativeFacts(
        name=said["name"],
        summary=said["summary"],
        text=said["text"],
        goals=row.goal_list if row else (),
        valid_from=_day(said["valid_from"]),
        valid_to=_day(said["valid_to"]),
        unit_kind=UnitKind(row.unit_kind) if row and row.unit_kind else None,
        decided_on=_day(said["decided_on"]),
        decided_by=row.decided_by if row else "",
        scheme=row.scheme if row else "",
        funder=said["funder"],
        participation=said["participation"],
        cohort=said["cohort"],
        lead_seat=hand.get(Seat, said["lead_seat"]),
        focus_areas=hand.all(FocusArea, ties_of(row, "focus_areas") if row else []),
        partners=hand.all(Organisation, said["partners"]),
        units=hand.all(Unit, said["units"]),
        is_public=row.is_public if row else hand.shown,
    )
    if row is None:
        initiative = add_initiative(
            viewer=hand.viewer, community=hand.community, facts=facts, now=hand.now
        )
        hand.made(initiative)
        return initiative
    before = state_of(row)
    changed = change_initiative(viewer=hand.viewer, initiative=row, facts=facts, now=hand.now)
    hand.changed(changed, before)
    return row


def write_long_term_plan(hand: Hand, item: Item, said: Fields) -> LongTermPlan:
    row: LongTermPlan | None = item.row.row if item.row else None
    facts = PlanFacts(
        name=said["name"],
        text=said["text"],
        valid_from=_day(said["valid_from"]),
        valid_to=_day(said["valid_to"]),
    )
    before = _before(row)
    plan = write_plan(
        viewer=hand.viewer, community=hand.community, facts=facts, now=hand.now, row=row
    )
    _keep(hand, plan, before)
    return plan


def write_grant_scheme(hand: Hand, item: Item, said: Fields) -> GrantScheme:
    row: GrantScheme | None = item.row.row if item.row else None
    facts = SchemeFacts(
        name=said["name"],
        text=said["text"],
        goals=said["goals"],
        valid_from=_day(said["valid_from"]),
        valid_to=_day(said["valid_to"]),
    )
    before = _before(row)
    scheme = write_scheme(
        viewer=hand.viewer, community=hand.community, facts=facts, now=hand.now, row=row
    )
    _keep(hand, scheme, before)
    return scheme


def write_a_norm(hand: Hand, item: Item, said: Fields) -> Norm:
    row: Norm | None = item.row.row if item.row else None
    facts = NormFacts(
        what=said["what"],
        minimum=Decimal(said["minimum"]) if said["minimum"] else None,
        maximum=Decimal(said["maximum"]) if said["maximum"] else None,
        unit=said["unit"],
        per=said["per"],
        approximate=said["approximate"],
    )
    before = _before(row)
    norm = write_norm(
        viewer=hand.viewer, community=hand.community, facts=facts, now=hand.now, row=row
    )
    _keep(hand, norm, before)
    return norm


def write_a_finding(hand: Hand, item: Item, said: Fields) -> Finding:
    row: Finding | None = item.row.row if item.row else None
    facts = FindingFacts(
        kind=FindingKind(said["kind"]),
        text=said["text"],
        heading=said["heading"],
        other=said["other"],
        partner=hand.get(Organisation, said["partner"]),
        position=row.position if row else said["position"],
    )
    before = _before(row)
    finding = write_finding(
        viewer=hand.viewer, community=hand.community, facts=facts, now=hand.now, row=row
    )
    _keep(hand, finding, before)
    return finding


def _before(row: LongTermPlan | GrantScheme | Norm | Finding | None) -> State | None:
    return None if row is None else state_of(row)


def _keep(
    hand: Hand, row: LongTermPlan | GrantScheme | Norm | Finding, before: State | None
) -> None:
    if before is None:
        hand.made(row)
    else:
        hand.changed(row, before)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
