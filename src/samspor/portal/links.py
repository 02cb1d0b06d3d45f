"""What the portal adds to the shell: the menu, the footer, and help on a page not found."""

from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext as _

from samspor.access.viewer import ANONYMOUS, Viewer
from samspor.editing.enums import Part
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.portal.selectors.front import released
from samspor.registry.address import entered
from samspor.ui import navigation
from samspor.ui.navigation import Link

# Each page of a community, and the part of the menu it lies under.
COMMUNITY_PAGES: Final = {
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
    "units": "units",
    "unit": "units",
    "units_by_year": "units",
    "registry": "units",
    "registry_unit_add": "units",
    "registry_unit_change": "units",
    "registry_unit_close": "units",
    "registry_organisations": "units",
    "registry_organisation_add": "units",
    "registry_organisation_change": "units",
    "registry_imports": "units",
    "registry_import": "units",
    "seats": "seats",
    "seat_add": "seats",
    "seat": "seats",
    "seat_change": "seats",
    "seat_deputy": "seats",
    "seat_hand_over": "seats",
    "contact": "community_front",
    "guard_list": "community_front",
    "contact_page": "community_front",
    "contact_thanks": "community_front",
    "feedback": "community_front",
    "page_drafts": "community_front",
}

LIST_OF_PART: Final = {
    Part.NETWORKS: "networks",
    Part.INITIATIVES: "initiatives",
    Part.AREAS: "initiatives",
    Part.UNITS: "units",
}


def wheel_address(community: str, year: SchoolYear) -> str:
    return navigation.address("wheel", community=community, school_year=year.slug)


def activity_address(community: str, year: SchoolYear, item: str) -> str:
    return navigation.address("activity", community=community, school_year=year, activity=item)


def menu(request: HttpRequest) -> list[Link]:
    """On a community's pages its parts; elsewhere the way to the communities."""
    match = request.resolver_match
    here = (match.url_name if match else None) or ""
    if match and "part" in match.kwargs:  # somebody edits a page that lies under this part
        here = LIST_OF_PART.get(match.kwargs["part"], here)
    community = _community(request)
    links = [Link(_("Communities"), navigation.address("front"), current=here == "front")]
    if community:
        links += _parts(community, here)
        links += _for_insiders(request, community, here)
    return [link for link in links if link.href]


def _community(request: HttpRequest) -> str:
    """The slug of the community one is in, empty outside all."""
    known = entered(request)
    if known is not None:
        return known.slug
    match = request.resolver_match
    slug = match.kwargs.get("community") if match else None
    return slug if isinstance(slug, str) else ""


def _parts(community: str, here: str) -> list[Link]:
    """Whatever is none of the community's own pages lies under its wheel."""
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
            current=COMMUNITY_PAGES.get(here) == name,
        )
        for label, name in parts
    ]
    links.insert(1, Link(_("Annual wheel"), wheel, current=here not in COMMUNITY_PAGES))
    return links


def _for_insiders(request: HttpRequest, community: str, here: str) -> list[Link]:
    """What only those with a role in the community can open."""
    if community not in getattr(request, "viewer", ANONYMOUS).addresses:
        return []
    seats = navigation.address("seats", community=community)
    return [Link(_("Seats"), seats, current=COMMUNITY_PAGES.get(here) == "seats")]


def footer(request: HttpRequest) -> list[Link]:
    del request
    return [
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
