"""A unit's page: its figures and sections, and how it would look. The rest is the registry's."""

from copy import copy
from datetime import date

from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.editing.enums import Part
from samspor.editing.selectors.page import Page
from samspor.editing.state import State, day
from samspor.focus.selectors.links import What
from samspor.registry.models import Unit, UnitFigure
from samspor.registry.rules import places_of
from samspor.registry.selectors.communities import community_at
from samspor.registry.selectors.units import UnitFacts, unit_at

NAMES: dict[str, What] = {}


def find(viewer: Viewer, *, community: str, key: str, on: date) -> Page:
    if not key.isascii() or not key.isdigit():
        raise NotVisible
    found = community_at(viewer, community)
    row = unit_at(viewer, community=found, unit_id=int(key), on=on).unit
    places = places_of(row, community=found)
    return Page(Part.UNITS, found, row, str(row.pk), row.name, places)


def kept(viewer: Viewer, row: Unit) -> State:
    """The latest figure first."""
    figures = UnitFigure.objects.seen_by(viewer).filter(unit=row).distinct()
    return {
        "sections": row.sections,
        "section_word": row.section_word,
        "figures": [
            {
                "on": one.counted_on.isoformat(),
                "children": one.children,
                "staff": one.staff,
                "source": one.source,
            }
            for one in figures.order_by("-counted_on", "-id")
        ],
    }


def proposed(row: Unit, state: State) -> UnitFacts:
    """The page as it would be with the state; nothing is written."""
    unit = copy(row)
    unit.sections = state.get("sections")
    unit.section_word = state.get("section_word", "")
    counted = [one for one in state.get("figures", ()) if one["children"] is not None]
    latest = max(counted, key=lambda one: one["on"], default=None)
    if latest is None:
        return UnitFacts(unit, None, None, "")
    return UnitFacts(unit, latest["children"], day(latest["on"]), latest["source"])
