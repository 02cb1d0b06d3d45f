"""Calendars of one's own: which there are, a new one, its address once, and none any more."""

from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samspor.access.errors import NotVisible
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.sign_in.sealing import InvalidToken, seal, unseal
from samspor.ui.once import sent_once
from samspor.wheel.forms.own_calendar import OwnCalendarForm
from samspor.wheel.selectors.own_calendars import own_calendars
from samspor.wheel.services.own_calendars import make_calendar, remove_calendar, renew_calendar
from samspor.wheel.views.ways import reminders, ways

# From the act to the page after it, and no longer; sealed, since sessions lie in the database.
NEW_ADDRESS: Final = "new_calendar"


@sent_once
@require_http_methods(["GET", "HEAD", "POST"])
def my_calendars(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    if not viewer.is_signed_in:
        if request.method == "POST":
            raise NotVisible
        return redirect_to_login(request.path, reverse(settings.LOGIN_URL), "next")
    found = own_calendars(viewer)
    form = OwnCalendarForm(
        request.POST if request.method == "POST" else None,
        seats=[(str(seat.pk), seat.label) for seat in found.seats],
        reminders=reminders(),
    )
    if request.method == "POST" and form.is_valid():
        try:
            _calendar, token = make_calendar(
                viewer=viewer, seat_id=form.seat_id, reminder=form.reminder, now=clock.now()
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return _shown_once(request, token)
    words = dict(reminders())
    listed = [(one, words.get(str(one.calendar.reminder), "")) for one in found.calendars]
    context = {"listed": listed, "seats": found.seats, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "wheel/own_calendars.html", context, status=status)


@require_safe
def address(request: ViewerRequest) -> HttpResponse:
    """The only page that ever shows it. Asked for once more, it says where to get another."""
    if not request.viewer.is_signed_in:
        raise NotVisible
    token = _taken_out(request.session)
    context: dict[str, Any] = {"address": ""}
    if token:
        path = reverse("own_calendar", kwargs={"token": token})
        absolute = request.build_absolute_uri(path)
        context = {
            "address": absolute,
            "webcal": f"webcal://{absolute.split('://', 1)[1]}",
            "ways": ways(),
        }
    return render(request, "wheel/own_calendar_address.html", context)


@sent_once
@require_POST
def renew(request: ViewerRequest, calendar: int) -> HttpResponse:
    _row, token = renew_calendar(viewer=request.viewer, calendar_id=calendar, now=clock.now())
    return _shown_once(request, token)


@require_POST
def remove(request: ViewerRequest, calendar: int) -> HttpResponse:
    remove_calendar(viewer=request.viewer, calendar_id=calendar, now=clock.now())
    messages.success(
        request,
        _(
            "The address no longer works. Take the calendar away where you had put it. "
            "If you regret it, make a new one here."
        ),
    )
    return HttpResponseRedirect(reverse("my_calendars"))


def _shown_once(request: ViewerRequest, token: str) -> HttpResponse:
    request.session[NEW_ADDRESS] = seal(token)
    return HttpResponseRedirect(reverse("my_calendar_address"))


def _taken_out(session: Any) -> str:
    sealed = session.pop(NEW_ADDRESS, "")
    try:
        return unseal(sealed) if sealed else ""
    except InvalidToken:
        return ""
