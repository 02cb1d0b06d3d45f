"""Where the pages of a page are, and what is told there."""

from typing import Any, Final

from django.urls import reverse

from samspor.editing.enums import Part
from samspor.editing.selectors.page import Page
from samspor.ui.told import ON_PUBLIC, tell

# Name of the public route, its keyword if it has one, and the list it stands in.
PUBLIC: Final[dict[Part, tuple[str, str, str]]] = {
    Part.NETWORKS: ("network", "network", "networks"),
    Part.INITIATIVES: ("initiative", "initiative", "initiatives"),
    Part.AREAS: ("focus_area", "area", "initiatives"),
    Part.UNITS: ("unit", "unit", "units"),
    Part.FRONT: ("community_front", "", "community_front"),
}


def public(page: Page) -> str:
    name, word, _list = PUBLIC[page.part]
    own = {word: page.key} if word else {}
    return reverse(name, kwargs={"community": page.community.slug, **own})


def public_list(page: Page) -> str:
    return reverse(PUBLIC[page.part][2], kwargs={"community": page.community.slug})


def of(page: Page, name: str, **more: Any) -> str:
    """`of(page, "page_edit")`."""
    where = {"community": page.community.slug, "part": page.part, "key": page.key}
    return reverse(name, kwargs={**where, **more})


def telling(address: str, text: str, *, undo: str = "") -> str:
    """The address with what was just done; `undo` is where the way back is posted."""
    return f"{address}?{tell(text, undo=undo, key=ON_PUBLIC)}"
