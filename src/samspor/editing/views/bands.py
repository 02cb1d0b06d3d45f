"""The way in: on each public page, those who may change it are told so, above the page."""

from dataclasses import replace
from typing import Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from samspor.access.policy import Place, may_any
from samspor.access.viewer import ANONYMOUS, Viewer
from samspor.editing.enums import Part
from samspor.editing.selectors.front import page_of
from samspor.editing.selectors.page import Page
from samspor.editing.views import addresses
from samspor.focus.models import FocusArea, Initiative
from samspor.focus.rules import places_of
from samspor.networks.models import Arena
from samspor.networks.rules import places_of as network_places
from samspor.registry.address import entered, subject
from samspor.registry.models import Community, Unit
from samspor.registry.rules import page_places
from samspor.registry.rules import places_of as unit_places
from samspor.ui.bands import Band
from samspor.ui.navigation import Link
from samspor.ui.told import ON_PUBLIC, what_was_told

# Lists, and what can be added to them.
LISTS: Final = {
    "networks": [Part.NETWORKS],
    "initiatives": [Part.INITIATIVES, Part.AREAS],
    "community_front": [Part.NETWORKS, Part.INITIATIVES, Part.AREAS],
}


def bands(request: HttpRequest) -> list[Band]:
    """What was just done, and the band a view has set itself, else the ways to change the page."""
    said = what_was_told(request, key=ON_PUBLIC)
    news = [Band("editing/said_band.html", said)] if said else []
    own: list[Band] | None = getattr(request, "bands", None)
    if own is not None:
        return [*news, *own]
    viewer: Viewer = getattr(request, "viewer", ANONYMOUS)
    community = entered(request)
    links = _links(request, viewer, community) if community else []
    return [*news, Band("editing/way_in_band.html", {"links": links})] if links else news


def _links(request: HttpRequest, viewer: Viewer, community: Community) -> list[Link]:
    row = subject(request)
    own: list[Link] = []
    if row is not None:
        page = _page(row, community)
        if page is None or not page.may_edit(viewer):
            return []
        text = _("Edit the introduction") if page.part is Part.FRONT else _("Edit the page")
        own = [
            Link(text, addresses.of(page, "page_edit"), icon="pencil"),
            Link(_("History"), addresses.of(page, "page_history"), icon="clock"),
        ]
    match = request.resolver_match
    parts = LISTS.get(match.url_name or "" if match else "")
    if parts is None or not may_any(viewer, page_places(community)):
        return own
    words = {
        Part.NETWORKS: _("Add a network"),
        Part.INITIATIVES: _("Add an initiative"),
        Part.AREAS: _("Add a focus area"),
    }
    where = {"community": community.slug}
    adding = [
        Link(words[part], reverse("page_add", kwargs={**where, "part": part}), icon="plus")
        for part in parts
    ]
    return [*own, *adding, Link(_("Unfinished pages"), reverse("page_drafts", kwargs=where))]


def _page(row: object, community: Community) -> Page | None:
    """From the row that the public view has read already; no statement more."""
    page = Page(Part.UNITS, community, community, "", "", ())
    ways: tuple[Place, ...]
    match row:
        case Arena():
            row.community = community
            return replace(
                page, part=Part.NETWORKS, row=row, key=row.slug, places=network_places(row)
            )
        case Initiative() | FocusArea():
            row.community = community
            part = Part.AREAS if isinstance(row, FocusArea) else Part.INITIATIVES
            return replace(page, part=part, row=row, key=row.slug, places=places_of(row))
        case Community():
            return page_of(row)
        case Unit():
            ways = unit_places(row, community=community)
            return replace(page, row=row, key=str(row.pk), places=ways)
        case _:
            return None
