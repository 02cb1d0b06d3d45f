"""What the portal adds to the shell: the menu, the footer, and help on a page not found."""

from dataclasses import replace
from typing import Any, Final

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspor.access.viewer import ANONYMOUS, Viewer
from samspor.editing.enums import Part
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.portal.selectors.front import released
from samspor.registry.address import entered
from samspor.registry.enums import UnitKind
from samspor.ui import navigation
from samspor.ui.navigation import Link

# Each page, and the part of the menu it lies under.
PLACES: Final = {
    "community_front": "community_front",
    "networks": "networks",
    "network": "networks",
    "network_members": "networks",
    "member_rule_add": "networks",
    "member_single_add": "networks",
    "coverage": "networks",
    "initiatives": "initiatives",
    "initiative": "initiatives",
    "focus_area": "initiatives",
    "knowledge": "initiatives",
    "units": "units",
    "unit": "units",
    "units_by_year": "units",
    "registry": "administration",
    "registry_unit_add": "administration",
    "registry_unit_change": "administration",
    "registry_unit_close": "administration",
    "registry_organisations": "administration",
    "registry_organisation_add": "administration",
    "registry_organisation_change": "administration",
    "registry_imports": "administration",
    "registry_import": "administration",
    "seats": "administration",
    "seat_add": "administration",
    "seat": "administration",
    "seat_change": "administration",
    "seat_deputy": "administration",
    "seat_hand_over": "administration",
    "person_erasure": "administration",
    "contact": "community_front",
    "contact_page": "community_front",
    "contact_thanks": "community_front",
    "feedback": "community_front",
    "administration": "administration",
    "guard_list": "administration",
    "page_drafts": "administration",
    "community_access": "administration",
    "community_log": "administration",
    "community_log_check": "administration",
    "my_page": "my_page",
    "my_access": "my_page",
    "my_data": "my_page",
    "my_erasure": "my_page",
    "messages": "my_page",
    "message": "my_page",
    "contact_choices": "my_page",
    "my_sign_in": "my_page",
}
# What a wheel's pages are called begins so, whichever of them it is.
WHEEL_PAGES: Final = ("wheel", "activity", "embed")

LIST_OF_PART: Final = {
    Part.NETWORKS: "networks",
    Part.INITIATIVES: "initiatives",
    Part.AREAS: "initiatives",
    Part.UNITS: "units",
    Part.FRONT: "community_front",
}


def wheel_address(community: str, year: SchoolYear) -> str:
    return navigation.address("wheel", community=community, school_year=year.slug)


def activity_address(community: str, year: SchoolYear, item: str) -> str:
    return navigation.address("activity", community=community, school_year=year, activity=item)


def menu(request: HttpRequest) -> list[Link]:
    """A community's parts on its pages; one's own page first for whoever is signed in."""
    match = request.resolver_match
    here = (match.url_name if match else None) or ""
    if match and "part" in match.kwargs:  # somebody edits a page that lies under this part
        here = LIST_OF_PART.get(match.kwargs["part"], here)
    viewer: Viewer = getattr(request, "viewer", ANONYMOUS)
    community = _community(request, viewer)
    if viewer.is_signed_in:
        own = navigation.address("my_page")
        links = [Link(_("My page"), own, current=PLACES.get(here) == "my_page")]
    else:
        links = []
    if not viewer.is_signed_in or not community:
        links.append(Link(_("Communities"), navigation.address("front"), current=here == "front"))
    if community:
        links += _parts(viewer, community, here, match.kwargs if match else {})
    if community in viewer.addresses:  # what only those with a role in the community can open
        link = navigation.address("administration", community=community)
        current = PLACES.get(here) == "administration"
        links.append(Link(pgettext("menu", "Administration"), link, current=current))
    return [link for link in links if link.href]


def _community(request: HttpRequest, viewer: Viewer) -> str:
    """The slug of the community one is in, or of the only one a seat is in; else empty."""
    known = entered(request)
    if known is not None:
        return known.slug
    match = request.resolver_match
    slug = match.kwargs.get("community") if match else None
    if isinstance(slug, str):
        return slug
    return next(iter(viewer.addresses)) if len(viewer.addresses) == 1 else ""


def _parts(viewer: Viewer, community: str, here: str, where: dict[str, Any]) -> list[Link]:
    """For those who work in one unit it stands where others have the list of all."""
    wheel = wheel_address(community, SchoolYear.of(clock.today()))
    parts = [
        (_("Overview"), "community_front"),
        (_("Networks"), "networks"),
        (_("Initiatives"), "initiatives"),
        (_("Kindergartens and schools"), "units"),
    ]
    links = [
        Link(
            label,
            navigation.address(name, community=community),
            current=PLACES.get(here) == name,
        )
        for label, name in parts
    ]
    if viewer.unit_id is not None and community in viewer.addresses:
        of_all = links.pop()
        own = navigation.address("unit", community=community, unit=viewer.unit_id)
        is_own = str(where.get("unit", where.get("key", ""))) == str(viewer.unit_id)
        links.append(
            Link(
                _("Our school") if viewer.unit_kind == UnitKind.SCHOOL else _("Our kindergarten"),
                own,
                current=of_all.current and is_own,
            )
        )
        if of_all.current and not is_own:  # the others lie under the community as a whole
            links[0] = replace(links[0], current=True)
    links.insert(1, Link(_("Annual wheel"), wheel, current=here.startswith(WHEEL_PAGES)))
    return links


def footer(request: HttpRequest) -> list[Link]:
    del request
    return [
        Link(_("Help"), navigation.address("help")),
        Link(_("About Samspor"), navigation.address("about")),
        Link(_("Privacy"), navigation.address("privacy")),
        Link(_("Accessibility"), navigation.address("accessibility")),
    ]


def wheels_of_the_year(viewer: Viewer) -> list[Link]:
    """Where most who come are going. One statement."""
    year = SchoolYear.of(clock.today())
    links = [
        Link(
            _("Annual wheel for %(community)s %(year)s")
            % {"community": row.name, "year": year.short},
            wheel_address(row.slug, year),
        )
        for row in released(viewer, year=year, limit=8)
    ]
    return [link for link in links if link.href]
