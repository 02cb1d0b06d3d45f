"""Ask to be erased or to erase who has left, or regret it."""

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
from samspor.privacy.selectors.leavers import leaver
from samspor.privacy.services.erasing import (
    REGRET,
    ask_for_erasure,
    ask_to_erase,
    regret_erasure,
    take_back_erasure,
)
from samspor.registry.address import mark, way_to
from samspor.ui.navigation import Link


@require_http_methods(["GET", "HEAD", "POST"])
def person_erasure(
    request: ViewerRequest, community: str, seat_id: int, holding: int
) -> HttpResponse:
    """Somebody who has left, erased by those who manage the seats they had."""
    now = clock.now()
    found = leaver(
        request.viewer, community=community, seat_id=seat_id, holding_id=holding, on=clock.today()
    )
    mark(request, found.seat.community)
    back = reverse("seat", args=[community, seat_id])
    if request.method == "POST" and found.may_be_erased:
        act = take_back_erasure if request.POST.get("act") == "regret" else ask_to_erase
        act(viewer=request.viewer, seat=found.seat, person=found.person, now=now)
        return HttpResponseRedirect(request.path)
    context = {
        "leaver": found,
        "community": found.seat.community,
        "way": [*way_to(found.seat.community), Link(found.seat.label, back)],
        "back": back,
        "day": now + REGRET,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "privacy/person_erasure.html", context, status=status)


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
