"""Pages of all kinds through one door. Each kind has a module that knows its own."""

from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import Q

from samspor.access.viewer import Viewer
from samspor.editing.enums import Part
from samspor.editing.selectors import area, front, initiative, network, unit
from samspor.editing.selectors.page import Page
from samspor.editing.state import State
from samspor.focus.models import FocusArea, Initiative
from samspor.focus.selectors.links import Named, What, named
from samspor.networks.models import Arena
from samspor.registry.models import Community, Unit

_FINDERS = {
    Part.NETWORKS: network.find,
    Part.INITIATIVES: initiative.find,
    Part.AREAS: area.find,
    Part.UNITS: unit.find,
    Part.FRONT: front.find,
}
NAMES = {
    Part.NETWORKS: network.NAMES,
    Part.INITIATIVES: initiative.NAMES,
    Part.AREAS: area.NAMES,
    Part.UNITS: unit.NAMES,
    Part.FRONT: front.NAMES,
}

Told = TypeVar("Told", Arena, Initiative, FocusArea)


def editable_page(viewer: Viewer, *, community: str, part: Part, key: str, on: date) -> Page:
    """A page the viewer may change, whether everybody sees it or not.

    Raises:
        NotVisible: There is none here, or the viewer has no role in the community.
        Forbidden: It is for others to change.
    """
    page = _FINDERS[part](viewer, community=community, key=key, on=on)
    page.require_edit(viewer)
    return page


def kept_state(viewer: Viewer, page: Page, *, on: date) -> State:
    """What the page says in its own tables: what everybody sees, once it is public."""
    row = page.row
    if isinstance(row, Unit):
        return unit.kept(viewer, row)
    if isinstance(row, Community):
        return front.kept(row)
    return state_from(viewer, page, names_in(viewer, page, [], on=on))


def state_from(viewer: Viewer, page: Page, names: list[Named]) -> State:
    """As `kept_state`, when its names are known already."""
    match page.row:
        case Arena() as row:
            return network.kept(row, names)
        case Initiative() as row:
            return initiative.kept(row, names)
        case FocusArea() as row:
            return area.kept(row, names)
        case Unit() as row:
            return unit.kept(viewer, row)
        case Community() as row:
            return front.kept(row)
        case _:
            raise TypeError(f"expected a row that has a page, got {page.row!r}")


def names_in(
    viewer: Viewer, page: Page, states: Iterable[State], *, on: date, options: bool = False
) -> list[Named]:
    """What the page names now (chosen) and what the states name; with `options` all it may name."""
    also: dict[What, Q] = _offered(page, on) if options else {}
    kept: dict[What, Q] = {}
    match page.row:
        case Arena() as row:
            kept = network.chosen(row, None)
            proposed = [network.chosen(row, state) for state in states]
        case Initiative() as row:
            kept = initiative.chosen(row, None)
            proposed = [initiative.chosen(row, state) for state in states]
        case _:
            return []
    for each in proposed:
        for what, condition in each.items():
            also[what] = also[what] | condition if what in also else condition
    return named(viewer, on=on, chosen=kept, also=also)


def rechosen(page: Page, names: Iterable[Named], state: State) -> list[Named]:
    """The names, chosen as the state says instead of as they are kept."""
    wanted: set[tuple[What, int]] = set()
    for name, what in NAMES[page.part].items():
        value = state.get(name)
        several = value if isinstance(value, list) else [value]
        wanted |= {(what, key) for key in several if key is not None}
    return [replace(one, chosen=(one.what, one.pk) in wanted) for one in names]


def shown_with(page: Page, state: State, names: list[Named], *, at: datetime) -> Any:
    """What the page's own view shows, as it would be with the state; nothing is written.

    `names` has at least what the state names; `at` is when it was, or would be, so.
    """
    names = rechosen(page, names, state)
    match page.row:
        case Arena() as row:
            return network.proposed(_dated(row, at), state, names)
        case Initiative() as row:
            return initiative.proposed(_dated(row, at), state, names)
        case FocusArea() as row:
            return area.proposed(_dated(row, at), state, names)
        case Unit() as row:
            return unit.proposed(row, state)
        case Community() as row:
            return front.proposed(row, state)
        case _:
            raise TypeError(f"expected a row that has a page, got {page.row!r}")


def _dated(row: Told, at: datetime) -> Told:
    copied = copy(row)
    copied.updated_at = at
    return copied


def _offered(page: Page, on: date) -> dict[What, Q]:
    match page.row:
        case Arena() as row:
            return network.offered(row)
        case Initiative() as row:
            return initiative.offered(row, on=on)
        case _:
            return {}
