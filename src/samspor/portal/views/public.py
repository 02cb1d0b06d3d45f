"""Pages for everyone."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samspor.access.request import ViewerRequest
from samspor.audit.stamps import any_stamp
from samspor.drawing.content import Item, WheelContent
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.portal.accessibility import RECORD, TESTED_ON
from samspor.portal.links import activity_address, wheel_address
from samspor.portal.miniature import Miniature, miniature
from samspor.portal.selectors.front import coming_everywhere
from samspor.portal.selectors.front import front as front_facts
from samspor.registry.models import Community
from samspor.seats.selectors.seats import waiting_seats as seats_that_wait
from samspor.ui import navigation
from samspor.ui.keeping import kept


@dataclass(frozen=True, slots=True)
class CommunityCard:
    community: Community
    content: WheelContent
    href: str
    drawing: Miniature
    coming: list[Item]


@kept(by=any_stamp)
@require_safe
def front(request: ViewerRequest) -> HttpResponse:
    today = clock.today()
    year = SchoolYear.of(today)
    facts = front_facts(request.viewer, today=today)
    cards = [
        CommunityCard(
            community=fact.community,
            content=fact.content,
            href=wheel_address(fact.community.slug, year),
            drawing=miniature(fact.content, today=today),
            coming=fact.coming(today=today)[:3],
        )
        for fact in facts
        if fact.content
    ]
    waiting = [fact.community for fact in facts if not fact.content]
    coming = [
        (one, activity_address(one.content.community, year, one.item.id))
        for one in coming_everywhere(facts, today=today, limit=4)
    ]
    waiting_seats = seats_that_wait(request.viewer, on=today) if request.viewer.roles else None
    context = {
        "seats": waiting_seats,
        "today": today,
        "cards": cards,
        "waiting": waiting,
        "coming": coming,
        "year": year,
        "try_own": navigation.address("try_own"),
    }
    return render(request, "portal/front.html", context)


@require_safe
def about(request: ViewerRequest) -> HttpResponse:
    return render(request, "portal/about.html")


@require_safe
def privacy(request: ViewerRequest) -> HttpResponse:
    return render(request, "portal/privacy.html")


@require_safe
def accessibility(request: ViewerRequest) -> HttpResponse:
    context = {"record": RECORD, "tested": TESTED_ON}
    return render(request, "portal/accessibility.html", context)
