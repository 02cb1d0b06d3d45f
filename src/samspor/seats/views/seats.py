"""The community's seats, for everybody who has one."""

from enum import StrEnum

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samspor.access.policy import Action, require
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.registry.address import enter, mark, way_to
from samspor.registry.models import Community
from samspor.registry.selectors.communities import municipalities
from samspor.seats.forms.seats import FilterForm
from samspor.seats.models import Seat, SeatHolder
from samspor.seats.rules import may_manage, may_manage_any
from samspor.seats.selectors.one_seat import SeatFacts, seat_at
from samspor.seats.selectors.seats import seat_page
from samspor.ui import navigation
from samspor.ui.navigation import Link
from samspor.ui.templatetags.norwegian import day


class Said(StrEnum):
    """What was just done, as it stands in an address. A page that tells it writes nothing."""

    MADE = "ny"
    SAVED = "lagret"
    DEPUTY = "stedfortreder"
    NO_DEPUTY = "uten-stedfortreder"
    UNDONE = "angret"
    TOO_LATE = "for-sent"


SENTENCES = {
    Said.MADE: _("The seat stands. Who takes it?"),
    Said.SAVED: _("The seat is saved."),
    Said.DEPUTY: _("The deputy is named."),
    Said.NO_DEPUTY: _("The deputy stops at the end of the day."),
    Said.UNDONE: _("The hand-over is taken back. The seat is as it was."),
    Said.TOO_LATE: _("The seat has changed since then, so this can no longer be taken back."),
}


def said(request: ViewerRequest) -> tuple[str, str] | None:
    """The sentence and its tone; None when nothing was done."""
    word = request.GET.get("sagt", "")
    if word not in set(Said):
        return None
    tone = "warning" if word == Said.TOO_LATE else "success"
    return str(SENTENCES[Said(word)]), tone


@require_safe
def seats(request: ViewerRequest, community: str) -> HttpResponse:
    today = clock.today()
    found = enter_as_insider(request, community)
    places = {one.pk: str(one) for one in municipalities(request.viewer, community=found, on=today)}
    form = FilterForm(request.GET, municipalities=places)
    wanted = form.wanted()
    shown = seat_page(
        request.viewer,
        community=found,
        wanted=wanted,
        on=today,
        number=request.GET.get("side", "1"),
    )
    context = {
        "community": found,
        "way": way_to(found),
        "form": form,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "list": shown,
        "rows": [
            (row, row.last_day(on=today), may_manage(request.viewer, row.seat))
            for row in shown.rows
        ],
        "may_add": may_manage_any(request.viewer, community_id=found.pk),
        "today": today,
    }
    return render(request, "seats/seats.html", context)


@require_safe
def seat(request: ViewerRequest, community: str, seat_id: int) -> HttpResponse:
    facts = seat_at(request.viewer, community=community, seat_id=seat_id, on=clock.today())
    mark(request, facts.seat.community)
    done = request.GET.get("gjort", "")
    may = may_manage(request.viewer, facts.seat)
    context = {
        "facts": facts,
        "seat": facts.seat,
        "community": facts.seat.community,
        "way": way_to_seats(facts.seat.community),
        "may_manage": may,
        "said": said(request),
        "told": _told(facts, is_new="ny" in request.GET),
        "past": [(one, _erase(one, facts.seat, may=may)) for one in facts.past],
        "just_done": may and done.isdecimal() and int(done) == facts.handed_over,
        "today": facts.on,
    }
    return render(request, "seats/seat.html", context)


def _erase(one: SeatHolder, seat: Seat, *, may: bool) -> str:
    """Where whoever manages the seat erases somebody who has left it; a room above has the page."""
    if not may:
        return ""
    where = {"community": seat.community.slug, "seat_id": seat.pk, "holding": one.pk}
    return navigation.address("person_erasure", **where)


def _told(facts: SeatFacts, *, is_new: bool) -> str:
    """How the seat stands after a hand-over, in a few sentences."""
    told: list[str] = []
    if facts.holder and facts.holder.valid_to:
        last = _("%(name)s holds the seat to the end of %(day)s.")
        told.append(last % {"name": facts.holder.person, "day": day(facts.holder.valid_to)})
    elif facts.holder:
        since = _("%(name)s holds the seat from %(day)s.")
        told.append(since % {"name": facts.holder.person, "day": day(facts.holder.valid_from)})
    following = facts.successor
    if following:
        takes = _("%(name)s takes over %(day)s.")
        told.append(takes % {"name": following.person, "day": day(following.valid_from)})
    elif not facts.holder:
        told.append(str(_("The seat is vacant now.")))
    elif facts.holder.valid_to:
        told.append(str(_("After that the seat is vacant.")))
    if is_new:
        told.append(str(_("Whoever is new here has got an invitation by e-mail.")))
    return " ".join(told)


def enter_as_insider(request: ViewerRequest, slug: str) -> Community:
    """The community at the address, for those who have a seat in it.

    Raises:
        NotVisible: There is none, or the viewer has no role there.
    """
    found = enter(request, slug)
    require(request.viewer, Action.VIEW_SEATS, community_id=found.pk)
    return found


def way_to_seats(community: Community) -> list[Link]:
    return [*way_to(community), Link(str(_("Seats")), reverse("seats", args=[community.slug]))]
