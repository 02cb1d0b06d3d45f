"""Writing to a seat from a public page. No cookie; the origin is checked (T-27)."""

from datetime import date, datetime
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samspor.access.own_site import from_own_page, own_path
from samspor.access.request import ViewerRequest
from samspor.contact import limits, subjects
from samspor.contact.enums import MessageKind
from samspor.contact.forms import BarrierForm, FeedbackForm, MessageForm, PublicForm
from samspor.contact.selectors.answering import Desk, desk_of
from samspor.contact.selectors.public import advised_municipalities, all_communities
from samspor.contact.services.receiving import MessageFacts, receive_message
from samspor.kernel import clock
from samspor.registry.address import enter, way_to
from samspor.registry.models import Community
from samspor.sign_in.client_address import client_address
from samspor.ui.navigation import Link

INVALID, TOO_MANY = 422, 429


@from_own_page
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: ViewerRequest, community: str, part: str = "", key: str = "") -> HttpResponse:
    """Write to the seat of one page, or to the community's development adviser."""
    today = clock.today()
    found = enter(request, community)
    subject = (
        subjects.subject_at(request.viewer, community=found, part=part, key=key, on=today)
        if part
        else subjects.of_community(found)
    )
    desk = desk_of(subject, on=today)
    form = MessageForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = _status(request, form, now=clock.now())
        if status == 200:
            _receive(request, desk, form, MessageKind.CONTACT, page=subject.page)
            return _thanks(found, subject.page)
    context = {
        "community": found,
        "way": [*way_to(found), *_way_back(desk, found)],
        "desk": desk,
        "form": form,
        "municipalities": (
            [] if part else advised_municipalities(request.viewer, community=found, on=today)
        ),
    }
    return render(request, "contact/contact.html", context, status=status)


@from_own_page
@require_POST
def feedback(request: ViewerRequest, community: str) -> HttpResponse:
    """Whether they found it. Without words a yes or no is thanked for and not kept."""
    today: date = clock.today()
    found = enter(request, community)
    form = FeedbackForm(request.POST)
    page = own_path(request.POST.get("page", ""), default=way_to(found)[0].href)
    status = _status(request, form, now=clock.now())
    if status != 200:
        context = {"community": found, "way": way_to(found), "form": form, "page": page}
        return render(request, "contact/feedback.html", context, status=status)
    if form.cleaned_data["text"]:
        subject = subjects.subject_of_page(request.viewer, community=found, page=page, on=today)
        kind = MessageKind.FOUND if form.cleaned_data["found"] == "yes" else MessageKind.MISSED
        _receive(request, desk_of(subject, on=today), form, kind, page=page[:300])
    return _thanks(found, page)


@require_safe
def thanks(request: ViewerRequest, community: str) -> HttpResponse:
    found = enter(request, community)
    back = own_path(request.GET.get("side", ""), default=way_to(found)[0].href)
    return render(
        request, "contact/thanks.html", {"community": found, "way": way_to(found), "back": back}
    )


@from_own_page
@require_http_methods(["GET", "HEAD", "POST"])
def barrier(request: ViewerRequest) -> HttpResponse:
    """T-63: say that a page could not be used."""
    communities = all_communities(request.viewer)
    by_slug = {row.slug: row for row in communities}
    page = own_path(request.GET.get("side", ""), default="")
    near = next((part for part in page.split("/") if part in by_slug), "")
    form = BarrierForm(
        request.POST or None,
        communities=[(row.slug, row.name) for row in communities],
        initial={"page": page, "community": near},
    )
    status = 200
    if request.method == "POST":
        status = _status(request, form, now=clock.now())
        if status == 200:
            found = by_slug[form.cleaned_data["community"]]
            desk = desk_of(subjects.of_community(found), on=clock.today())
            place = form.cleaned_data["page"] or reverse("accessibility")
            _receive(request, desk, form, MessageKind.BARRIER, page=place)
            return _thanks(found, reverse("accessibility"))
    return render(request, "contact/barrier.html", {"form": form}, status=status)


def _status(request: ViewerRequest, form: PublicForm, *, now: datetime) -> int:
    """200 when the message may be taken in; else the form goes back with what was typed."""
    if not form.is_valid():
        return INVALID
    if limits.is_too_many(client_address(request), now=now):
        message = _(
            "Many messages have come from the same network in a short time. Wait ten minutes,"
            " and send again. What you wrote stands here."
        )
        form.add_error(None, ValidationError(message, code="too_many"))
        return TOO_MANY
    return 200


def _receive(
    request: ViewerRequest, desk: Desk, form: PublicForm, kind: MessageKind, *, page: str
) -> None:
    given = form.cleaned_data
    facts = MessageFacts(
        kind=kind,
        page=page,
        text=given["text"],
        language=translation.get_language() or "nb",
        name=given.get("name", ""),
        email=given.get("email", ""),
    )
    receive_message(viewer=request.viewer, desk=desk, facts=facts, now=clock.now())


def _thanks(community: Community, page: str) -> HttpResponse:
    address = reverse("contact_thanks", args=[community.slug])
    return HttpResponseRedirect(f"{address}?{urlencode({'side': page})}")


def _way_back(desk: Desk, community: Community) -> list[Link]:
    front = way_to(community)[0].href
    if desk.subject.page == front:
        return []
    return [Link(desk.subject.title, desk.subject.page, lang=community.language)]
