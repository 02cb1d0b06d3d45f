"""What a community's front page begins with, and how it would look."""

from copy import copy
from datetime import date
from typing import Final

from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.editing.enums import Part
from samspor.editing.selectors.page import Page
from samspor.editing.state import State
from samspor.focus.selectors.links import What
from samspor.registry.models import Community
from samspor.registry.rules import page_places
from samspor.registry.selectors.communities import community_at

# The one page of its kind; what stands in its address.
KEY: Final = "innledning"
TEXTS: Final = ("lead", "introduction")
NAMES: dict[str, What] = {}


def find(viewer: Viewer, *, community: str, key: str, on: date) -> Page:
    del on
    if key != KEY:
        raise NotVisible
    return page_of(community_at(viewer, community))


def page_of(community: Community) -> Page:
    return Page(Part.FRONT, community, community, KEY, community.name, page_places(community))


def kept(row: Community) -> State:
    return {name: getattr(row, name) for name in TEXTS}


def proposed(row: Community, state: State) -> Community:
    """The community as it would introduce itself with the state; nothing is written."""
    copied = copy(row)
    for name in TEXTS:
        setattr(copied, name, state.get(name, ""))
    return copied
