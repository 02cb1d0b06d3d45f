"""What documents made pages of, and nobody has shown to everybody yet."""

from itertools import groupby
from operator import itemgetter
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspor.access.policy import Action, may
from samspor.access.request import ViewerRequest
from samspor.access.viewer import ANONYMOUS
from samspor.intake.kind_words import KINDS
from samspor.intake.proposals import Section
from samspor.intake.selectors.hidden_pages import HiddenPage, hidden_pages
from samspor.intake.services.taking import show_all_that_was_taken_in
from samspor.kernel import clock
from samspor.registry.address import enter, entered
from samspor.ui.told import ON_PUBLIC, tell

# The route of a public page, and what it calls the page's own part of the address.
_ROUTES: Final = {
    Section.NETWORK: ("network", "network"),
    Section.FOCUS_AREA: ("focus_area", "area"),
    Section.INITIATIVE: ("initiative", "initiative"),
}


@require_POST
def show_all(request: ViewerRequest, community: str) -> HttpResponse:
    known = enter(request, community)
    number = show_all_that_was_taken_in(viewer=request.viewer, community=known, now=clock.now())
    said = ngettext("One page is now public.", "%(number)s pages are now public.", number)
    where = reverse("community_front", args=[known.slug])
    return HttpResponseRedirect(f"{where}?{tell(said % {'number': number}, key=ON_PUBLIC)}")


def among_unfinished(request: HttpRequest) -> str:
    """For those who may read documents in; "" when nothing waits."""
    viewer, community = getattr(request, "viewer", ANONYMOUS), entered(request)
    if community is None or not may(viewer, Action.IMPORT_DOCUMENT, community_id=community.pk):
        return ""
    pages = hidden_pages(viewer, community=community)
    if not pages:
        return ""
    context = {
        "community": community,
        "number": len(pages),
        "groups": [
            (KINDS[section].many, [(page, _address(section, page)) for _, page in same])
            for section, same in groupby(pages, key=itemgetter(0))
        ],
    }
    return render_to_string("intake/parts/hidden_pages.html", context, request=request)


def _address(section: Section, page: HiddenPage) -> str:
    route, name = _ROUTES[section]
    return reverse(route, kwargs={"community": page.community.slug, name: page.slug})
