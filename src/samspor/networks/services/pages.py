"""What the public page of a network says."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from samspor.access.errors import NotVisible
from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.audit.record import record
from samspor.focus.models import FocusArea
from samspor.networks.enums import ArenaKind
from samspor.networks.models import Arena, Charter
from samspor.registry.enums import Ownership
from samspor.registry.models import Organisation, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """`ownership` None: municipal and private units meet together. `kind` None: as it is."""

    about: str = ""
    kind: ArenaKind | None = None
    rhythm: str = ""
    district: Organisation | None = None
    ownership: Ownership | None = None
    focus_areas: Collection[FocusArea] = ()
    partners: Collection[Organisation] = ()
    contact_units: Collection[Unit] = ()
    is_public: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CharterFacts:
    """Lists in the order people wrote them; `themes` as (name, parts)."""

    why: Collection[str] = ()
    goals: Collection[str] = ()
    themes: Collection[tuple[str, Collection[str]]] = ()
    form: Collection[str] = ()
    duties: Collection[str] = ()
    fixed_points: Collection[str] = ()
    agreed_on: date | None = None
    lifetime_years: int | None = None
    evaluate_after_years: int | None = None


@transaction.atomic
def describe_network(*, viewer: Viewer, arena: Arena, facts: PageFacts, now: datetime) -> Arena:
    """Say all that its page says; what is left out of the facts is taken off the page."""
    require(viewer, Action.EDIT_NETWORKS, community_id=arena.community_id)
    arena.about = facts.about.strip()
    arena.kind = facts.kind.value if facts.kind else arena.kind
    arena.rhythm = facts.rhythm.strip()
    arena.district = facts.district
    arena.ownership = facts.ownership or ""
    arena.is_public = facts.is_public
    arena.updated_at = now
    arena.full_clean()
    _require_own(arena, facts.focus_areas)
    arena.save()
    arena.focus_areas.clear()
    arena.focus_areas.add(*facts.focus_areas)
    arena.partners.clear()
    arena.partners.add(*facts.partners)
    arena.contact_units.clear()
    arena.contact_units.add(*facts.contact_units)
    _log(viewer, "network.described", arena, now)
    return arena


@transaction.atomic
def write_charter(*, viewer: Viewer, arena: Arena, facts: CharterFacts, now: datetime) -> Charter:
    """The network's charter, made or replaced as a whole."""
    require(viewer, Action.EDIT_NETWORKS, community_id=arena.community_id)
    found = Charter.objects.unguarded(reason="the one there is, to be replaced")
    charter = found.filter(arena=arena).first() or Charter(arena=arena)
    charter.why = "\n".join(facts.why)
    charter.goals = "\n".join(facts.goals)
    charter.themes = "\n".join(
        line for name, parts in facts.themes for line in (name, *(f"- {part}" for part in parts))
    )
    charter.form = "\n".join(facts.form)
    charter.duties = "\n".join(facts.duties)
    charter.fixed_points = "\n".join(facts.fixed_points)
    charter.agreed_on = facts.agreed_on
    charter.lifetime_years = facts.lifetime_years
    charter.evaluate_after_years = facts.evaluate_after_years
    charter.updated_at = now
    charter.full_clean()
    charter.save()
    _log(viewer, "charter.written", arena, now)
    return charter


def _require_own(arena: Arena, areas: Collection[FocusArea]) -> None:
    """A focus area of another community does not exist for this one (T-08)."""
    if any(area.community_id != arena.community_id for area in areas):
        raise NotVisible


def _log(viewer: Viewer, action: str, arena: Arena, now: datetime) -> None:
    record(
        viewer=viewer,
        action=action,
        community_id=arena.community_id,
        object_type="arena",
        object_ids=[arena.pk],
        at=now,
    )
