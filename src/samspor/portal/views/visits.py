"""For those who run the service: look at a community, with a reason and for a while (T-14)."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samspor.access.policy import Action, require
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.portal.forms.visits import VisitForm
from samspor.registry.selectors.communities import communities
from samspor.seats.selectors.visits import own_visit, own_visits
from samspor.seats.services.visits import begin_visit, end_visit
from samspor.ui import navigation
from samspor.ui.bands import Band
from samspor.ui.navigation import Link


@require_http_methods(["GET", "HEAD", "POST"])
def visits(request: ViewerRequest) -> HttpResponse:
    require(request.viewer, Action.VISIT_COMMUNITY, community_id=None)
    now = clock.now()
    form = VisitForm(
        request.POST if request.method == "POST" else None,
        communities=communities(request.viewer),
    )
    if request.method == "POST" and form.is_valid():
        try:
            visit = begin_visit(
                viewer=request.viewer,
                community=form.chosen,
                reason=form.cleaned_data["reason"],
                minutes=int(form.cleaned_data["minutes"]),
                now=now,
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return HttpResponseRedirect(reverse("administration", args=[visit.community.slug]))
    context = {
        "form": form,
        "own": [(visit, visit.is_open(now)) for visit in own_visits(request.viewer)],
    }
    return render(request, "portal/visits.html", context, status=422 if form.errors else 200)


@require_POST
def end(request: ViewerRequest) -> HttpResponse:
    visit = own_visit(request.viewer, key=request.POST.get("visit", ""))
    end_visit(viewer=request.viewer, visit=visit, now=clock.now())
    return HttpResponseRedirect(reverse("operator_visits"))


def bands(request: HttpRequest) -> list[Band]:
    """On all pages while it lasts: what one looks at, until when, and the way out."""
    found = getattr(request, "visits", [])
    return [Band("portal/partials/visit_band.html", {"visit": visit}) for visit in found]


def menu(request: HttpRequest) -> list[Link]:
    """In the own menu of those who run the service."""
    viewer = getattr(request, "viewer", None)
    if viewer is None or not viewer.is_operator:
        return []
    match = request.resolver_match
    current = bool(match and match.url_name == "operator_visits")
    return [Link(_("Look at a community"), navigation.address("operator_visits"), current=current)]
