"""One page on which a seat changes hands, and the way back."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.registry.address import mark
from samspor.seats.errors import SeatMoved
from samspor.seats.forms.seats import HandOverForm
from samspor.seats.models import HandOver
from samspor.seats.rules import may_manage
from samspor.seats.selectors.one_seat import Succession, bare_seat, last_hand_over, succession
from samspor.seats.services.hand_over import NextHolder, undo_hand_over
from samspor.seats.services.hand_over import hand_over as hand_over_service
from samspor.seats.services.seats import require_manage
from samspor.seats.views.manage import changed_meanwhile, seat_address, way
from samspor.seats.views.seats import Said, said


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: ViewerRequest, community: str, seat_id: int) -> HttpResponse:
    found = succession(request.viewer, community=community, seat_id=seat_id, on=clock.today())
    seat = found.facts.seat
    mark(request, seat.community)
    require_manage(request.viewer, seat)
    form = _form(request, found)
    if request.method == "POST" and form.is_valid():
        done = _hand_over(request, found, form)
        if done:
            new = bool(done.made)
            return HttpResponseRedirect(seat_address(seat, done=done.pk, is_new=new))
    context = {
        "form": form,
        "facts": found.facts,
        "seat": seat,
        "names": found.names,
        "besides": [(row, may_manage(request.viewer, row.seat)) for row in found.besides],
        "community": seat.community,
        "way": way(seat),
        "said": said(request),
    }
    return render(request, "seats/hand_over.html", context, status=422 if form.errors else 200)


@require_POST
def undo(request: ViewerRequest, community: str, seat_id: int, hand_over: int) -> HttpResponse:
    seat = bare_seat(request.viewer, community=community, seat_id=seat_id)
    require_manage(request.viewer, seat)
    done = last_hand_over(request.viewer, seat=seat, hand_over_id=hand_over)
    try:
        undo_hand_over(viewer=request.viewer, done=done, now=clock.now())
    except SeatMoved:
        return HttpResponseRedirect(seat_address(seat, said=Said.TOO_LATE))
    return HttpResponseRedirect(seat_address(seat, said=Said.UNDONE))


def _form(request: ViewerRequest, found: Succession) -> HandOverForm:
    holder = found.facts.holder
    form = HandOverForm(
        request.POST if request.method == "POST" else None,
        names=found.names,
        is_vacant=holder is None,
        initial={
            "expected": str(holder.pk) if holder else "",
            "day": (holder.valid_to if holder else None) or found.facts.on,
        },
    )
    form.fields["day"].label = (
        _("Last day for %(name)s") % {"name": holder.person} if holder else _("First day")
    )
    if holder:
        form.fields["day"].help_text = _("Whoever comes next begins the day after.")
    return form


def _hand_over(request: ViewerRequest, found: Succession, form: HandOverForm) -> HandOver | None:
    """What was done; None when something must be mended."""
    cleaned = form.cleaned_data
    expected = cleaned["expected"]
    try:
        done = hand_over_service(
            viewer=request.viewer,
            seat=found.facts.seat,
            facts=NextHolder(
                first_day=_first_day(cleaned["day"], is_last=bool(expected)),
                expected=int(expected) if expected.isdecimal() else None,
                successor=cleaned["next"],
                deputy=cleaned["beside"],
            ),
            now=clock.now(),
        )
    except SeatMoved:
        form.add_error(None, changed_meanwhile())
    except ValidationError as error:
        form.blame(error)
    else:
        return done
    return None


def _first_day(day: date, *, is_last: bool) -> date:
    """Whoever follows begins the day after the last day."""
    return day + timedelta(days=1) if is_last else day
