"""What the portal adds to the shell: the menu, the footer, and help on a page not found."""

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from samspor.access.viewer import ANONYMOUS
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.portal.selectors.front import released
from samspor.ui import navigation
from samspor.ui.navigation import Link


def wheel_address(community: str, year: SchoolYear) -> str:
    return navigation.address("wheel", community=community, school_year=year.slug)


def activity_address(community: str, year: SchoolYear, item: str) -> str:
    return navigation.address("activity", community=community, school_year=year, activity=item)


def menu(request: HttpRequest) -> list[Link]:
    match = request.resolver_match
    here = match.url_name if match else None
    links = [Link(_("Communities"), navigation.address("front"), current=here == "front")]
    community = match.kwargs.get("community") if match else None
    if isinstance(community, str):
        href = wheel_address(community, SchoolYear.of(clock.today()))
        links.append(Link(_("Annual wheel"), href, current=True))
    return [link for link in links if link.href]


def footer(request: HttpRequest) -> list[Link]:
    del request
    return [
        Link(_("About Samspor"), navigation.address("about")),
        Link(_("Privacy"), navigation.address("privacy")),
        Link(_("Accessibility"), navigation.address("accessibility")),
    ]


def suggestions(request: HttpRequest) -> list[Link]:
    """The wheels one may have looked for. A silent database must not spoil the page."""
    year = SchoolYear.of(clock.today())
    try:
        found = released(getattr(request, "viewer", ANONYMOUS), year=year, limit=8)
    except DatabaseError:
        return []
    links = [
        Link(
            _("Annual wheel for %(community)s %(year)s")
            % {"community": row.name, "year": year.short},
            wheel_address(row.slug, year),
        )
        for row in found
    ]
    return [link for link in links if link.href]
