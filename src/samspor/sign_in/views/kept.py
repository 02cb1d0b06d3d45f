"""What was typed when the session ended: see it, send it on, or throw it away (T-37)."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from samspor.access.own_site import own_path
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.sign_in.selectors.own import Kept, kept_form
from samspor.sign_in.services.kept_forms import drop_kept_form
from samspor.sign_in.views.entering import home_of

# Shorter values are mostly choices and numbers, which mean nothing without their labels.
_TEXT_FROM = 12


@require_http_methods(["GET", "HEAD", "POST"])
def kept(request: ViewerRequest) -> HttpResponse:
    """POST sends the whole form on to where it was going, as it was."""
    found = kept_form(request.viewer, now=clock.now())
    if found is None or not own_path(found.path, default=""):
        return HttpResponseRedirect(
            home_of(request.viewer) if request.viewer.is_signed_in else reverse("sign_in")
        )
    if request.method == "POST":
        drop_kept_form(viewer=request.viewer)
        answer = HttpResponseRedirect(found.path)
        answer.status_code = 307  # the browser sends the same form there
        return answer
    return render(request, "sign_in/kept_form.html", {"kept": found, "texts": _texts(found)})


@require_POST
def throw_away(request: ViewerRequest) -> HttpResponse:
    drop_kept_form(viewer=request.viewer)
    came_for = own_path(request.POST.get("next", ""), default="")
    return HttpResponseRedirect(came_for or home_of(request.viewer))


def _texts(found: Kept) -> list[str]:
    return [value for _name, value in found.fields if len(value) >= _TEXT_FROM and " " in value]
