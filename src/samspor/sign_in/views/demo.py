"""One click into a seat. Outside the demo these pages have no address."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspor.access.own_site import from_own_page, own_path
from samspor.access.request import ViewerRequest
from samspor.access.viewer import Viewer
from samspor.kernel import clock
from samspor.seats.enums import SessionKey
from samspor.seats.models import SeatHolder
from samspor.sign_in.enums import Method
from samspor.sign_in.enums import SessionKey as Kept
from samspor.sign_in.selectors.demo import Reach, reach_of
from samspor.sign_in.selectors.own import kept_form
from samspor.sign_in.services.demo import step_into_seat
from samspor.ui import navigation


@from_own_page
@require_POST
def step_into(request: ViewerRequest, seat_id: int) -> HttpResponse:
    user, holder = step_into_seat(seat_id=seat_id, on=clock.today(), now=clock.now())
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session.cycle_key()  # `login` keeps the key when the same user changes seats
    request.session[SessionKey.SEAT] = holder.seat_id
    request.session[Kept.METHOD] = Method.DEMO.value
    messages.success(request, _welcome(holder))
    if kept_form(Viewer(user_id=user.pk), now=clock.now()):
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
