"""The session of a visitor of the demo, from the click on."""

from django.conf import settings
from django.contrib.auth import login

from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.seats.enums import SessionKey
from samspor.seats.models import SeatHolder
from samspor.sign_in.enums import Method
from samspor.sign_in.enums import SessionKey as Kept
from samspor.sign_in.services.demo import step_into_seat


def sit_down(request: ViewerRequest, *, seat_id: int) -> SeatHolder:
    """The rest of the session is whoever holds the seat; a message and the way on are the view's.

    Raises:
        NotVisible: Outside the demo, or nobody holds the seat today.
    """
    user, holder = step_into_seat(seat_id=seat_id, on=clock.today(), now=clock.now())
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session.cycle_key()  # `login` keeps the key when the same user changes seats
    request.session[SessionKey.SEAT] = holder.seat_id
    request.session[Kept.METHOD] = Method.DEMO.value
    return holder
