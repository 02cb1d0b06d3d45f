"""The wheel for everybody: its latest edition as circle, table, list and data."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from samspor.access.errors import NotVisible
from samspor.access.policy import Action, may
from samspor.access.request import ViewerRequest
from samspor.drawing.export import json_parts
from samspor.focus.selectors.public import initiatives_named
from samspor.kernel import clock
from samspor.kernel.kept import Kept
from samspor.kernel.school_year import SchoolYear
from samspor.registry.address import enter
from samspor.registry.selectors.stamps import community_stamp
from samspor.ui.keeping import Document, kept, response_of
from samspor.ui.navigation import address
from samspor.wheel import selectors
from samspor.wheel.views.activity import ActivityPage
from samspor.wheel.views.address import CHOICE, read
from samspor.wheel.views.linked import event
from samspor.wheel.views.page import WheelPage
from samspor.wheel.views.phrases import phrases
from samspor.wheel.views.words import changes_of_edition

JSONS: Final[Kept[Document]] = Kept(weight=lambda document: document.weight)


@kept(by=community_stamp, query=CHOICE)
@require_safe
def wheel(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    viewer = request.viewer
    try:
        edition = selectors.latest_edition(viewer, community=community, school_year=school_year)
    except NotVisible:
        return _not_released(request, community, school_year)
    content = selectors.content_of(viewer, edition)
    page = WheelPage(
        content,
        choice=read(request.GET, content),
        today=clock.today(),
        phrases=phrases(),
    )
    draft = ""
    if may(viewer, Action.VIEW_DRAFT, community_id=edition.community_id):
        draft = address("wheel_draft", community=community, school_year=school_year.slug)
    return render(request, "wheel/wheel.html", {"page": page, "draft": draft})


def _not_released(request: ViewerRequest, community: str, year: SchoolYear) -> HttpResponse:
    """Those who plan are told what to do next; for everybody else there is nothing here."""
    known = selectors.years(request.viewer, community=community)
    if not any(facts.school_year == year for facts in known):
        raise NotVisible
    draft = address("wheel_draft", community=community, school_year=year.slug)
    return render(request, "wheel/not_released.html", {"school_year": year, "draft": draft})


@kept(by=selectors.edition_stamp)
@require_safe
def wheel_json(request: ViewerRequest, community: str, school_year: SchoolYear) -> HttpResponse:
    viewer = request.viewer
    edition = selectors.latest_edition(viewer, community=community, school_year=school_year)

    def make() -> Document:
        return Document.of_parts(json_parts(selectors.content_of(viewer, edition)))

    return response_of(JSONS.get(edition, make), content_type="application/json; charset=utf-8")


@kept(by=community_stamp)
@require_safe
def wheel_years(request: ViewerRequest, community: str) -> HttpResponse:
    entered = enter(request, community)
    facts = {
        "years": selectors.years(request.viewer, community=community),
        "community": community,
        "this_year": SchoolYear.of(clock.today()),
    }
    if may(request.viewer, Action.EDIT_ACTIVITY, community_id=entered.pk):
        facts["begin"] = reverse("wheel_begin", args=[community])
        facts["documents"] = address("documents", community)
    return render(request, "wheel/years.html", facts)


@kept(by=community_stamp)
@require_safe
def activity(
    request: ViewerRequest, community: str, school_year: SchoolYear, activity: str
) -> HttpResponse:
    viewer = request.viewer
    content = selectors.released_content(viewer, community=community, school_year=school_year)
    if all(item.id != activity for item in content.items):
        raise NotVisible
    page = ActivityPage(content, activity, today=clock.today(), phrases=phrases())
    released = selectors.editions(viewer, community=community, school_year=school_year)
    linked = event(
        page.item,
        content,
        address=request.build_absolute_uri(request.path),
        home=request.build_absolute_uri(address("community_front", community=community) or "/"),
        changes=[change for each in released for change in changes_of_edition(each.changes)],
    )
    context = {
        "page": page,
        "initiatives": initiatives_named(viewer, page.item.initiatives),
        "linked": linked,
    }
    return render(request, "wheel/activity.html", context)
