"""Found a community: those who run the service, and in the demo anybody who wants to try."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samspor.access.errors import NotVisible
from samspor.access.own_site import from_own_page
from samspor.access.policy import Action, require
from samspor.access.request import ViewerRequest
from samspor.access.viewer import at_the_console
from samspor.kernel import clock
from samspor.portal.forms.founding import FoundingForm, OperatorFoundingForm
from samspor.portal.services.founding import found
from samspor.sign_in.sitting_down import sit_down
from samspor.ui import navigation
from samspor.ui.navigation import Link
from samspor.ui.once import sent_once


@sent_once
@require_http_methods(["GET", "HEAD", "POST"])
def found_here(request: ViewerRequest) -> HttpResponse:
    """For those who run the service."""
    require(request.viewer, Action.FOUND_COMMUNITY, community_id=None)
    form = OperatorFoundingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            seat = found(
                viewer=request.viewer,
                foundation=form.foundation(coordinator=""),
                now=clock.now(),
            )
        except ValidationError as error:
            form.refuse(error)
        else:
            text = _("%(community)s is founded. The invitation to %(email)s is on its way.")
            values = {"community": seat.community.name, "email": form.cleaned_data["email"]}
            messages.success(request, text % values)
            return HttpResponseRedirect(reverse("community_front", args=[seat.community.slug]))
    return _page(request, form, is_try=False)


@from_own_page
@require_http_methods(["GET", "HEAD", "POST"])
def try_own(request: ViewerRequest) -> HttpResponse:
    """In the demo: an empty community of one's own, with the coordinator's seat in it."""
    if not settings.DEMO:
        raise NotVisible
    # Django speaks English in a third language; what is written in Samspor is Norwegian.
    language = "nn" if get_language() == "nn" else "nb"
    form = FoundingForm(
        request.POST if request.method == "POST" else None, initial={"language": language}
    )
    if request.method == "POST" and form.is_valid():
        try:
            seat = found(
                viewer=at_the_console(),
                foundation=form.foundation(coordinator=_("You who try it")),
                now=clock.now(),
            )
        except ValidationError as error:
            form.refuse(error)
        else:
            sit_down(request, seat_id=seat.pk)
            text = _("%(community)s is ready, and you coordinate it. Now give it your documents.")
            messages.success(request, text % {"community": seat.community.name})
            return HttpResponseRedirect(reverse("documents", args=[seat.community.slug]))
    return _page(request, form, is_try=True)


def _page(request: ViewerRequest, form: FoundingForm, *, is_try: bool) -> HttpResponse:
    context = {"form": form, "is_try": is_try}
    return render(request, "portal/found.html", context, status=422 if form.errors else 200)


def menu(request: HttpRequest) -> list[Link]:
    """In the own menu of those who run the service."""
    viewer = getattr(request, "viewer", None)
    if viewer is None or not viewer.is_operator:
        return []
    match = request.resolver_match
    current = bool(match and match.url_name == "found_community")
    return [Link(_("Found a community"), navigation.address("found_community"), current=current)]
