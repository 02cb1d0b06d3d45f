"""Who can see and change what, and what I can: in words, from the policy itself."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from samspor.access.policy import Scope
from samspor.access.request import ViewerRequest
from samspor.access.viewer import Role
from samspor.kernel import clock
from samspor.portal.action_words import MAY
from samspor.portal.selectors.access import (
    TOPICS,
    Answer,
    Reaching,
    my_seats,
    own_acts,
    subject_at,
    who_may,
)
from samspor.registry.address import enter, way_to
from samspor.seats.enums import ROLE_NAMES
from samspor.seats.models import Seat

MANY: Final = 6  # longer lists of seats are folded

TOPIC_NAMES: Final = {
    "arshjul": gettext_lazy("Annual wheel"),
    "nettverk": gettext_lazy("Networks"),
    "satsing": gettext_lazy("Initiatives"),
    "enhet": gettext_lazy("Kindergartens and schools"),
    "plasser": pgettext_lazy("who may see", "Seats and people"),
    "logg": pgettext_lazy("audit", "The log"),
}
REACH: Final = {
    Scope.COMMUNITY: pgettext_lazy("who may see", "in the whole community"),
    Scope.OWN_MUNICIPALITY: pgettext_lazy("who may see", "in their own municipality"),
    Scope.OWNED_UNITS: pgettext_lazy("who may see", "in the units they own"),
    Scope.OWN_UNIT: pgettext_lazy("who may see", "in their own unit"),
    Scope.OWN_ARENA: pgettext_lazy("who may see", "in their own network"),
    Scope.OWN_SEAT: pgettext_lazy("who may see", "where their seat leads"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """One role that may, why, and its seats as people name them."""

    role: str
    why: str
    seats: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        return len(self.seats) > MANY


@dataclass(frozen=True, slots=True)
class Told:
    """One act: "endre aktiviteter", and who may."""

    act: str
    everybody: bool
    groups: tuple[Group, ...]

    @property
    def seats(self) -> int:
        return sum(len(group.seats) for group in self.groups)


@require_safe
def community_access(request: ViewerRequest, community: str) -> HttpResponse:
    known = enter(request, community)
    topic = request.GET.get("om", "arshjul")
    key = request.GET.get("hva", "")
    subject = subject_at(request.viewer, community=known, topic=topic, key=key)
    answers = who_may(request.viewer, community=known, subject=subject, on=clock.today())
    here = reverse("community_access", args=[community])
    context = {
        "community": known,
        "way": way_to(known),
        "subject": subject,
        "told": [_told(answer) for answer in answers],
        "topics": [(name, f"{here}?om={word}", word == topic) for word, name in _topics()],
    }
    return render(request, "portal/access.html", context)


@require_safe
def my_access(request: ViewerRequest) -> HttpResponse:
    if not request.viewer.is_signed_in:
        return redirect_to_login(request.path, reverse(settings.LOGIN_URL), "next")
    acts = own_acts(request.viewer)
    seats = my_seats(request.viewer)
    context = {
        "seats": [
            (
                seat,
                [
                    (
                        str(REACH[scope]),
                        [str(MAY[action]) for action, at in acts[seat.pk] if at is scope],
                    )
                    for scope in dict.fromkeys(at for _action, at in acts[seat.pk])
                ],
            )
            for seat in seats
        ],
        "communities": sorted(
            {seat.community for seat in seats}, key=lambda community: community.name
        ),
    }
    return render(request, "portal/my_access.html", context)


def _topics() -> list[tuple[str, str]]:
    return [(word, str(TOPIC_NAMES[word])) for word in TOPICS]


def _told(answer: Answer) -> Told:
    return Told(
        act=str(MAY[answer.action]),
        everybody=answer.everybody,
        groups=tuple(_group(group) for group in answer.groups),
    )


def _group(group: Reaching) -> Group:
    role = str(ROLE_NAMES[Role(group.role)])
    return Group(
        role=role,
        why=str(REACH[group.scope]),
        seats=tuple(_seat(seat, below=role) for seat in group.seats),
    )


def _seat(seat: Seat, *, below: str) -> str:
    """The seat and who holds it now; both hands when there is a deputy.

    Below its own role it needs no more than its place.
    """
    holders = [holder.person.name for holder in seat.now]  # type: ignore[attr-defined]  # prefetched
    held = ", ".join(holders) or _("vacant")
    return _("%(seat)s (%(held)s)") % {
        "seat": str(seat.place) if seat.name == below else seat.label,
        "held": held,
    }
