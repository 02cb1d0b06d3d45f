"""What the public page of a network says."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from samspor.access.errors import NotVisible
from samspor.access.policy import require_any
from samspor.access.viewer import Viewer
from samspor.audit.record import record
from samspor.focus.models import FocusArea
from samspor.networks.enums import ArenaKind
from samspor.networks.models import Arena, Charter
from samspor.networks.rules import places_of
from samspor.registry.enums import Ownership
from samspor.registry.models import Organisation, Unit
from samspor.registry.rules import page_places


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """`ownership` None: municipal and private units meet together.

    `name`, `kind` and `who` None: as it is; the wheel shows them too.
    """

    name: str | None = None
    who: str | None = None
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
    require_any(viewer, places_of(arena))
    arena.name = arena.name if facts.name is None else facts.name.strip()
    arena.who = arena.who if facts.who is None else facts.who.strip()
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
    require_any(viewer, places_of(arena))
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


@transaction.atomic
def show_network(*, viewer: Viewer, arena: Arena, is_public: bool, now: datetime) -> None:
    """Give it its public page, or take the page away. In the wheel it stays an arena."""
    require_any(viewer, page_places(arena.community))
    arena.is_public = is_public
    arena.updated_at = now
    arena.save(update_fields=["is_public", "updated_at"])
    _log(viewer, "network.shown" if is_public else "network.hidden", arena, now)


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
