"""One click into a seat. Outside the demo these pages have no address."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspor.access.own_site import from_own_page, own_path
from samspor.access.request import ViewerRequest
from samspor.access.viewer import Viewer
from samspor.kernel import clock
from samspor.seats.models import SeatHolder
from samspor.sign_in.selectors.demo import Reach, reach_of
from samspor.sign_in.selectors.own import kept_form
from samspor.sign_in.sitting_down import sit_down
from samspor.ui import navigation


@from_own_page
@require_POST
def step_into(request: ViewerRequest, seat_id: int) -> HttpResponse:
    holder = sit_down(request, seat_id=seat_id)
    messages.success(request, _welcome(holder))
    if kept_form(Viewer(user_id=holder.person.user_id), now=clock.now()):
        return HttpResponseRedirect(reverse("kept_form"))
    return HttpResponseRedirect(own_path(request.POST.get("next", ""), default=_home(holder)))


def _welcome(holder: SeatHolder) -> str:
    """Where one sits, and what can be tried from there."""
    where = _("You now sit as %(seat)s.") % {"seat": holder.seat.label}
    match reach_of(holder):
        case Reach.PLANS:
            can = _("Open the draft to add, move and cancel, and release it when it is right.")
        case Reach.CHOOSES:
            can = _("Open the draft to choose dates for your municipality.")
        case Reach.READS:
            can = _("From here you read the annual wheel; others change it.")
    return f"{where} {can}"


def _home(holder: SeatHolder) -> str:
    """The community's wheels, where this installation has them; else the front page."""
    wheels = navigation.address("wheel_years", community=holder.seat.community.slug)
    return wheels or navigation.address("front") or "/"
