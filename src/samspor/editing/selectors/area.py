"""A focus area's page: what it says, and how it would look."""

from collections.abc import Sequence
from copy import copy
from datetime import date

from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.editing.enums import Part
from samspor.editing.selectors.page import Page
from samspor.editing.state import State, day, written
from samspor.focus.models import FocusArea
from samspor.focus.rules import places_of
from samspor.focus.selectors.links import Named, What
from samspor.registry.models.community import with_home

TEXTS = ("name", "text", "themes", "goals", "unit_kind", "decided_by")
DAYS = ("valid_from", "valid_to", "decided_on")
NAMES: dict[str, What] = {}


def find(viewer: Viewer, *, community: str, key: str, on: date) -> Page:
    del on
    rows = FocusArea.objects.seen_by(viewer).filter(community__slug=community, slug=key)
    told = with_home(rows, path="community__").select_related("community")
    row: FocusArea | None = told.first()
    if row is None:
        raise NotVisible
    row.community.home_municipality_id = vars(row)["home_municipality_id"]
    return Page(Part.AREAS, row.community, row, row.slug, row.name, places_of(row))


def kept(row: FocusArea, names: Sequence[Named]) -> State:
    del names
    return {
        **{name: getattr(row, name) for name in TEXTS},
        **{name: written(getattr(row, name)) for name in DAYS},
    }


def proposed(row: FocusArea, state: State, names: Sequence[Named]) -> FocusArea:
    """The page as it would be with the state; nothing is written."""
    del names
    copied = copy(row)
    for name in TEXTS:
        setattr(copied, name, state.get(name, getattr(row, name)))
    for name in DAYS:
        setattr(copied, name, day(state.get(name)))
    return copied
