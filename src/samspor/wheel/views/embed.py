"""What may stand inside a page of another site: small, without script, the same for everybody.

Framing is allowed here and nowhere else (T-24). There is nothing to press in these pages but links,
and those open Samspor in the whole window, so a frame around them can steal no click.
"""

from collections.abc import Callable
from functools import wraps

from csp.constants import NONE
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from samspor.access.errors import NotVisible
from samspor.access.request import ViewerRequest
from samspor.access.viewer import ANONYMOUS
from samspor.focus.selectors.public import focus_areas as areas_of
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.networks.selectors.public import Network, network_at
from samspor.registry.models import Community
from samspor.registry.school_year import year_of
from samspor.registry.selectors.communities import community_at
from samspor.wheel import selectors
from samspor.wheel.views.address import read
from samspor.wheel.views.page import WheelPage
from samspor.wheel.views.phrases import phrases

COMING = 3


def framed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """May stand in any page, and then may do nothing but show itself."""

    @require_safe
    @xframe_options_exempt
    @csp_replace({"frame-ancestors": ["*"], "script-src": [NONE], "form-action": [NONE]})
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **parts: object) -> HttpResponseBase:
        response = view(request, *args, **parts)
        response["X-Robots-Tag"] = "noindex"  # the page itself is what should be found
        return response

    return answer


@framed
def wheel(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    return _wheel(request, community, school_year)


@framed
def this_year(request: ViewerRequest, community: str) -> HttpResponse:
    """An address that need not be changed when a new school year begins."""
    return _wheel(request, community, SchoolYear.of(clock.today()))


def _wheel(request: ViewerRequest, community: str, year: SchoolYear) -> HttpResponse:
    try:
        content = selectors.released_content(ANONYMOUS, community=community, school_year=year)
    except NotVisible:
        found = community_at(ANONYMOUS, community)
        context = {"community": found, "school_year": year}
        return render(request, "wheel/embed/nothing.html", context)
    choice = read(request.GET, content)
    page = WheelPage(content, choice=choice, today=clock.today(), phrases=phrases())
    return render(request, "wheel/embed/wheel.html", {"page": page})


@framed
def network(request: ViewerRequest, community: str, network: str) -> HttpResponse:
    found = community_at(ANONYMOUS, community)
    shown = network_at(ANONYMOUS, community=found, slug=network, on=clock.today())
    return render(request, "wheel/embed/network.html", network_card(found, shown))


def network_card(community: Community, shown: Network) -> dict[str, object]:
    """What a network's card says. One statement."""
    year = year_of(ANONYMOUS, community=community, arenas=[shown.arena.slug])
    coming = year.coming[:COMING] if year else ()
    return {"community": community, "network": shown, "year": year, "coming": coming}


@framed
def focus_areas(request: ViewerRequest, community: str) -> HttpResponse:
    found = community_at(ANONYMOUS, community)
    return render(request, "wheel/embed/focus_areas.html", focus_card(found))


def focus_card(community: Community) -> dict[str, object]:
    groups = areas_of(ANONYMOUS, community=community)
    return {"community": community, "groups": groups, "today": clock.today()}
