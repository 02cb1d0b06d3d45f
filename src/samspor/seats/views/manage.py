"""Add, change and end seats; name deputies."""

from urllib.parse import urlencode

from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samspor.access.errors import Forbidden, NotVisible
from samspor.access.policy import Action
from samspor.access.request import ViewerRequest
from samspor.access.viewer import Role
from samspor.kernel import clock
from samspor.registry.address import mark
from samspor.seats.errors import SeatMoved
from samspor.seats.forms.seats import AddForm, ChangeForm, DeputyForm, day_text
from samspor.seats.models import Seat
from samspor.seats.rules import may_manage_any
from samspor.seats.selectors.one_seat import SeatFacts as Page
from samspor.seats.selectors.one_seat import Succession, bare_seat, succession
from samspor.seats.selectors.places import openings, place_of, work_of, works
from samspor.seats.services.hand_over import name_deputy
from samspor.seats.services.seats import (
    SeatFacts,
    change_seat,
    create_seat,
    leave_seat,
    require_manage,
)
from samspor.seats.views.seats import Said, enter_as_insider, way_to_seats
from samspor.ui.navigation import Link
from samspor.ui.once import sent_once

_SEEN = "samspor.seats.seen"


@sent_once
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: ViewerRequest, community: str) -> HttpResponse:
    today = clock.today()
    found = enter_as_insider(request, community)
    if not may_manage_any(request.viewer, community_id=found.pk):
        raise Forbidden(Action.MANAGE_STAFF_SEATS, found.pk)
    offered = openings(request.viewer, community=found, on=today)
    suggested = {"place": request.GET.get("sted"), "role": request.GET.get("rolle")}
    form = AddForm(
        request.POST if request.method == "POST" else None,
        offered=offered,
        initial={**suggested, "valid_from": today},
    )
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        try:
            made = create_seat(
                viewer=request.viewer,
                community=found,
                role=Role(cleaned["role"]),
                place=place_of(request.viewer, community=found, key=cleaned["place"], on=today),
                title=cleaned["title"],
                work=work_of(request.viewer, community=found, key=cleaned.get("work", "")),
                valid_from=cleaned["valid_from"],
                now=clock.now(),
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            where = reverse("seat_hand_over", args=[found.slug, made.pk])
            return HttpResponseRedirect(f"{where}?sagt={Said.MADE}")
    context = {"form": form, "community": found, "way": way_to_seats(found)}
    return render(request, "seats/add.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ViewerRequest, community: str, seat_id: int) -> HttpResponse:
    seat = bare_seat(request.viewer, community=community, seat_id=seat_id)
    mark(request, seat.community)
    require_manage(request.viewer, seat)
    form = ChangeForm(
        request.POST if request.method == "POST" else None,
        works=works(request.viewer, community=seat.community) if seat.role in _WITH_WORK else {},
        initial={
            "seen": _seen(seat),
            "title": seat.title,
            "work": str(seat.work_id or ""),
            "valid_to": seat.valid_to,
        },
    )
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        try:
            if not _still(seat, cleaned["seen"]):
                raise SeatMoved  # noqa: TRY301 (the service says the same)
            change_seat(
                viewer=request.viewer,
                seat=seat,
                expected=SeatFacts.of(seat),
                facts=SeatFacts(
                    title=cleaned["title"],
                    work=work_of(
                        request.viewer, community=seat.community, key=cleaned.get("work", "")
                    ),
                    valid_to=cleaned["valid_to"],
                ),
                now=clock.now(),
            )
        except SeatMoved:
            form.add_error(None, changed_meanwhile())
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return HttpResponseRedirect(seat_address(seat, said=Said.SAVED))
    context = {"form": form, "seat": seat, "community": seat.community, "way": way(seat)}
    return render(request, "seats/change.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def deputy(request: ViewerRequest, community: str, seat_id: int) -> HttpResponse:
    """Name one, or let one go (`holder`)."""
    found = succession(request.viewer, community=community, seat_id=seat_id, on=clock.today())
    seat = found.facts.seat
    mark(request, seat.community)
    require_manage(request.viewer, seat)
    if request.method == "POST" and "holder" in request.POST:
        return _let_go(request, found.facts)
    form = DeputyForm(
        request.POST if request.method == "POST" else None,
        names=found.names,
        initial={"first_day": found.facts.on},
    )
    if request.method == "POST" and _named(request, found, form):
        return HttpResponseRedirect(seat_address(seat, said=Said.DEPUTY))
    context = {
        "form": form,
        "seat": seat,
        "names": found.names,
        "community": seat.community,
        "way": way(seat),
    }
    return render(request, "seats/deputy.html", context, status=422 if form.errors else 200)


def _named(request: ViewerRequest, found: Succession, form: DeputyForm) -> bool:
    if not form.is_valid():
        return False
    named = form.named("deputy", email="deputy_email")
    if named is None:
        return False
    try:
        name_deputy(
            viewer=request.viewer,
            seat=found.facts.seat,
            deputy=named,
            first_day=form.cleaned_data["first_day"],
            last_day=form.cleaned_data["last_day"],
            now=clock.now(),
        )
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True


def _let_go(request: ViewerRequest, facts: Page) -> HttpResponse:
    """To the end of today, or never when they had not begun yet."""
    wanted = request.POST["holder"]
    rows = [each for each in facts.holdings if each.deputy]
    holder = next((each for each in rows if str(each.pk) == wanted), None)
    if holder is None:
        raise NotVisible
    last_day = max(facts.on, holder.valid_from)
    leave_seat(viewer=request.viewer, holder=holder, last_day=last_day, now=clock.now())
    return HttpResponseRedirect(seat_address(facts.seat, said=Said.NO_DEPUTY))


_WITH_WORK = (Role.RESOURCE_PERSON, Role.FACILITATOR)


def seat_address(
    seat: Seat, *, said: Said | None = None, done: int | None = None, is_new: bool = False
) -> str:
    """`is_new`: somebody who came with the hand-over was invited."""
    where = reverse("seat", args=[seat.community.slug, seat.pk])
    told = {"sagt": said, "gjort": done, "ny": "1" if is_new else None}
    query = urlencode({name: value for name, value in told.items() if value})
    return f"{where}?{query}" if query else where


def way(seat: Seat) -> list[Link]:
    lang = seat.community.language
    return [*way_to_seats(seat.community), Link(seat.label, seat_address(seat), lang=lang)]


def changed_meanwhile() -> str:
    return _(
        "Somebody else has changed this seat since you opened the page. Nothing is saved. Open the "
        "seat again and see how it is now."
    )


def _seen(seat: Seat) -> str:
    told = [seat.title, seat.work_id, day_text(seat.valid_to)]
    return signing.dumps(told, salt=_SEEN)


def _still(seat: Seat, seen: str) -> bool:
    """Whether the seat stands as it did when the form was opened."""
    try:
        told = signing.loads(seen, salt=_SEEN)
    except signing.BadSignature:
        return False
    return bool(told == [seat.title, seat.work_id, day_text(seat.valid_to)])
