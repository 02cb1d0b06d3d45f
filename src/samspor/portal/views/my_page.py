"""One's own page: what waits, what comes, and the seats one holds."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from samspor.access.policy import Action, may
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.kernel.writing import write_timing
from samspor.portal.links import activity_address, wheel_address
from samspor.portal.selectors.my_page import MyDate, MyPage, MyWheel, ToChoose
from samspor.portal.selectors.my_page import my_page as read_my_page
from samspor.seats.selectors.seats import Waiting
from samspor.ui import navigation
from samspor.ui.navigation import Link
from samspor.ui.templatetags.norwegian import language

DATES: Final = 6
CHOICES: Final = 4  # more dates to choose than these are one line to the draft


@dataclass(frozen=True, slots=True)
class Errand:
    """What waits, where it comes from, and the one way to do it."""

    what: str
    note: str
    href: str
    go: str


@require_safe
def my_page(request: ViewerRequest) -> HttpResponse:
    if not request.viewer.is_signed_in:
        return redirect_to_login(request.path, reverse(settings.LOGIN_URL), "next")
    found = read_my_page(request.viewer, on=clock.today())
    errands = [
        *_messages(found),
        *_choices(found),
        *_seats(found.waiting),
        *_contacts(found),
        *_documents(found),
        *_drafts(found),
        *_wheels(found),
    ]
    context = {
        "page": found,
        "errands": errands,
        "heading": _heading(len(errands)) if found.seats else _("My page"),
        "next": next((one for one in found.dates if one.item.timing.is_dated), None),
        "dates": [(one, _date_address(one)) for one in found.dates[:DATES]],
        "wheels": [
            (wheel, _own_address(wheel)) for wheel in found.wheels if wheel.content is not None
        ],
        "links": _links(request, found),
    }
    return render(request, "portal/my_page.html", context)


def _heading(number: int) -> str:
    if not number:
        return _("Nothing waits for you now")
    words = ngettext("%(number)s thing waits for you", "%(number)s things wait for you", number)
    return words % {"number": number}


def _messages(found: MyPage) -> list[Errand]:
    if not found.messages:
        return []
    what = ngettext(
        "%(number)s message waits for an answer",
        "%(number)s messages wait for an answer",
        found.messages,
    )
    note = _("From those who read the public pages")
    answer = pgettext("my page", "Answer")
    return [Errand(what % {"number": found.messages}, note, reverse("messages"), answer)]


def _choices(found: MyPage) -> list[Errand]:
    """One line for each date to choose, as long as they are few."""
    by_wheel: dict[MyWheel, list[ToChoose]] = {}
    for one in found.to_choose:
        by_wheel.setdefault(one.wheel, []).append(one)
    errands: list[Errand] = []
    for wheel, asked in by_wheel.items():
        where = {"community": wheel.community.slug, "school_year": wheel.year}
        if len(asked) > CHOICES:
            what = _("%(number)s activities wait for the date of your municipality")
            href = reverse("wheel_draft", kwargs=where)
            errands.append(
                Errand(
                    what % {"number": len(asked)},
                    _named(wheel),
                    href,
                    pgettext("my page", "Choose dates"),
                )
            )
            continue
        for one in asked:
            href = reverse("wheel_choose_date", kwargs={**where, "activity": one.item.id})
            errands.append(
                Errand(
                    _("Choose a date for “%(activity)s”") % {"activity": one.item.title},
                    f"{one.municipality} · {write_timing(one.item.timing, language=language())}",
                    f"{href}?{urlencode({'kommune': one.municipality})}",
                    pgettext("my page", "Choose a date"),
                )
            )
    return errands


def _seats(waiting: Waiting | None) -> list[Errand]:
    if waiting is None:
        return []
    errands = []
    if waiting.vacant:
        first = waiting.vacant[0].seat
        what = ngettext(
            "%(number)s seat is vacant", "%(number)s seats are vacant", len(waiting.vacant)
        )
        errands.append(
            Errand(
                what % {"number": len(waiting.vacant)},
                _and_more(first.label, len(waiting.vacant)),
                f"{reverse('seats', args=[first.community.slug])}?status=ledig",
                pgettext("my page", "Fill seats"),
            )
        )
    if waiting.ending:
        first = waiting.ending[0].seat
        what = ngettext(
            "%(number)s seat becomes vacant soon",
            "%(number)s seats become vacant soon",
            len(waiting.ending),
        )
        errands.append(
            Errand(
                what % {"number": len(waiting.ending)},
                _and_more(first.label, len(waiting.ending)),
                f"{reverse('seats', args=[first.community.slug])}?status=slutter",
                pgettext("my page", "Name a successor"),
            )
        )
    return errands


def _contacts(found: MyPage) -> list[Errand]:
    href = reverse("contact_choices")
    renew = pgettext("my page", "Say yes or no")
    return [
        Errand(
            _("You are no longer the contact") if one.ended else _("Go on as the contact?"),
            one.seat.label,
            href,
            renew,
        )
        for one in found.seats
        if one.ended or one.renew
    ]


def _documents(found: MyPage) -> list[Errand]:
    return [
        Errand(
            _("“%(document)s” is read and waits to be taken in") % {"document": one.title},
            one.community.name,
            reverse("document", args=[one.community.slug, one.id]),
            pgettext("my page", "Look through it"),
        )
        for one in found.documents
    ]


def _drafts(found: MyPage) -> list[Errand]:
    return [
        Errand(
            _("“%(page)s” has a draft that is not published") % {"page": one.title},
            one.community.name,
            reverse("page_preview", args=[one.community.slug, one.part, one.key]),
            pgettext("my page", "See the draft"),
        )
        for one in found.drafts
    ]


def _wheels(found: MyPage) -> list[Errand]:
    errands = []
    for wheel in found.wheels:
        where = {"community": wheel.community.slug, "school_year": wheel.year}
        if not wheel.may_release:
            continue
        if wheel.content is None:
            what = _("The annual wheel is not released yet")
            href, go = reverse("wheel_draft", kwargs=where), pgettext("my page", "Open the draft")
        elif wheel.touched:
            what = ngettext(
                "%(number)s activity is changed since edition %(edition)s",
                "%(number)s activities are changed since edition %(edition)s",
                wheel.touched,
            ) % {"number": wheel.touched, "edition": wheel.edition}
            href = reverse("wheel_release", kwargs=where)
            go = pgettext("my page", "See the changes")
        else:
            continue
        errands.append(Errand(what, _named(wheel), href, go))
    return errands


def _named(wheel: MyWheel) -> str:
    return f"{wheel.community.name} {wheel.year.short}"


def _and_more(first: str, number: int) -> str:
    if number == 1:
        return first
    return _("%(first)s and %(others)s more") % {"first": first, "others": number - 1}


def _date_address(one: MyDate) -> str:
    return activity_address(one.wheel.community.slug, one.wheel.year, one.item.id)


def _own_address(wheel: MyWheel) -> str:
    """The wheel, narrowed to what is one's own."""
    query = urlencode(
        [("arena", one) for one in sorted(wheel.mine.arenas)]
        + [("kommune", one) for one in sorted(wheel.mine.municipalities)]
    )
    tail = f"?{query}" if query else ""
    return f"{wheel_address(wheel.community.slug, wheel.year)}{tail}"


def _links(request: ViewerRequest, found: MyPage) -> list[Link]:
    links = [
        Link(_("What I can see, and who can see me"), reverse("my_access")),
        *navigation.own_links(request),
        Link(_("My sign-in"), reverse("my_sign_in")),
    ]
    return links + [
        Link(
            _("The log of %(community)s") % {"community": community.name},
            reverse("community_log", args=[community.slug]),
        )
        for community in found.communities
        if may(request.viewer, Action.VIEW_AUDIT, community_id=community.pk)
    ]
