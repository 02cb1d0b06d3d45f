"""What a community works by: its long-term plans, schemes, norms, and what it has found out.

Each is made when `row` is None, and otherwise replaced as a whole.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from django.db import transaction

from samspor.access.errors import NotVisible
from samspor.access.policy import require_any
from samspor.access.viewer import Viewer
from samspor.audit.record import record
from samspor.focus.enums import FindingKind
from samspor.focus.models import Finding, GrantScheme, LongTermPlan, Norm
from samspor.registry.models import Community, Organisation
from samspor.registry.rules import page_places

Row = TypeVar("Row", LongTermPlan, GrantScheme, Norm, Finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """Both days of the period are inclusive; None: not decided."""

    name: str
    text: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeFacts:
    name: str
    text: str = ""
    goals: Collection[str] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NormFacts:
    what: str
    minimum: Decimal | None
    maximum: Decimal | None
    unit: str = ""
    per: str = ""
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingFacts:
    kind: FindingKind
    text: str
    heading: str = ""
    other: str = ""
    partner: Organisation | None = None
    position: int = 0


@transaction.atomic
def write_plan(
    *,
    viewer: Viewer,
    community: Community,
    facts: PlanFacts,
    now: datetime,
    row: LongTermPlan | None = None,
) -> LongTermPlan:
    plan = _own(viewer, community, row) or LongTermPlan(community=community)
    plan.name, plan.text = facts.name.strip(), facts.text.strip()
    plan.valid_from, plan.valid_to = facts.valid_from, facts.valid_to
    return _written(viewer, "plan", plan, is_new=row is None, now=now)


@transaction.atomic
def write_scheme(
    *,
    viewer: Viewer,
    community: Community,
    facts: SchemeFacts,
    now: datetime,
    row: GrantScheme | None = None,
) -> GrantScheme:
    scheme = _own(viewer, community, row) or GrantScheme(community=community)
    scheme.name, scheme.text = facts.name.strip(), facts.text.strip()
    scheme.goals = "\n".join(facts.goals)
    scheme.valid_from, scheme.valid_to = facts.valid_from, facts.valid_to
    return _written(viewer, "scheme", scheme, is_new=row is None, now=now)


@transaction.atomic
def write_norm(
    *,
    viewer: Viewer,
    community: Community,
    facts: NormFacts,
    now: datetime,
    row: Norm | None = None,
) -> Norm:
    norm = _own(viewer, community, row) or Norm(community=community)
    norm.what, norm.unit, norm.per = facts.what.strip(), facts.unit.strip(), facts.per.strip()
    norm.minimum, norm.maximum = facts.minimum, facts.maximum
    norm.approximate = facts.approximate
    return _written(viewer, "norm", norm, is_new=row is None, now=now)


@transaction.atomic
def write_finding(
    *,
    viewer: Viewer,
    community: Community,
    facts: FindingFacts,
    now: datetime,
    row: Finding | None = None,
) -> Finding:
    finding = _own(viewer, community, row) or Finding(community=community)
    finding.kind = facts.kind
    finding.heading, finding.text = facts.heading.strip(), facts.text.strip()
    finding.other, finding.partner = facts.other.strip(), facts.partner
    finding.position = facts.position
    return _written(viewer, "finding", finding, is_new=row is None, now=now)


def _own(viewer: Viewer, community: Community, row: Row | None) -> Row | None:
    """Another community's rows don't exist for this one (T-08)."""
    require_any(viewer, page_places(community))
    if row is not None and row.community_id != community.pk:
        raise NotVisible
    return row


def _written(viewer: Viewer, word: str, row: Row, *, is_new: bool, now: datetime) -> Row:
    row.full_clean()
    row.save()
    record(
        viewer=viewer,
        action=f"{word}.added" if is_new else f"{word}.changed",
        community_id=row.community_id,
        object_type=row._meta.model_name or "",  # noqa: SLF001 (Django's documented API)
        object_ids=[row.pk],
        at=now,
    )
    return row
