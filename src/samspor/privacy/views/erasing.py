"""Ask to be erased, or regret it."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samspor.access.errors import NotVisible
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.privacy.models import Erasure
from samspor.privacy.services.erasing import REGRET, ask_for_erasure, regret_erasure


@require_http_methods(["GET", "HEAD", "POST"])
def my_erasure(request: ViewerRequest) -> HttpResponse:
    if request.viewer.person_id is None or not request.viewer.is_signed_in:
        raise NotVisible
    now = clock.now()
    if request.method == "POST":
        if request.POST.get("act") == "regret":
            if regret_erasure(viewer=request.viewer, now=now):
                messages.success(request, _("You stay. Nothing has been erased."))
        elif ask_for_erasure(viewer=request.viewer, now=now):
            messages.success(request, _("You will be erased in a week. You can regret until then."))
        return HttpResponseRedirect(reverse("my_data"))
    waiting = Erasure.objects.seen_by(request.viewer).filter(withdrawn_at=None, carried_out_at=None)
    context = {"waiting": waiting.first(), "day": now + REGRET}
    return render(request, "privacy/my_erasure.html", context)
