"""In and out. The pages set no cookie."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from samspor.access.own_site import from_own_page, own_path
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.sign_in.selectors.demo import demo_seats
from samspor.sign_in.services.sessions import log_sign_out


@require_safe
def sign_in(request: ViewerRequest) -> HttpResponse:
    came_from = own_path(request.GET.get("next", ""), default="")
    seats = demo_seats(on=clock.today()) if settings.DEMO else []
    # Whoever comes from a community's page is looking for a seat in that one.
    here = [group for group in seats if group.community.slug in came_from.split("/")]
    context = {
        "communities": here or seats,
        "others": [group for group in seats if group not in here] if here else [],
        "next": came_from,
    }
    return render(request, "sign_in/sign_in.html", context)


@from_own_page
@require_POST
def sign_out(request: ViewerRequest) -> HttpResponse:
    log_sign_out(viewer=request.viewer, now=clock.now())
    if request.viewer.is_signed_in:
        logout(request)
    return HttpResponseRedirect(reverse("sign_in"))
