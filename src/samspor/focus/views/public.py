"""Focus areas and initiatives, for everybody."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samspor.access.request import ViewerRequest
from samspor.focus.enums import PERIOD_STATUSES
from samspor.focus.selectors import public as selectors
from samspor.kernel import clock
from samspor.registry.address import enter, way_to


@require_safe
def initiatives(request: ViewerRequest, community: str) -> HttpResponse:
    today = clock.today()
    found = enter(request, community)
    rows = selectors.initiatives(request.viewer, community=found)
    areas = selectors.focus_areas(request.viewer, community=found)
    stamps = [row.updated_at for row in rows if row.updated_at]
    context = {
        "community": found,
        "way": way_to(found),
        "areas": areas,
        "rows": [(row, row.status(today), PERIOD_STATUSES[row.status(today)]) for row in rows],
        "today": today,
        "updated": max(stamps, default=None),
    }
    return render(request, "focus/initiatives.html", context)


@require_safe
def initiative(request: ViewerRequest, community: str, initiative: str) -> HttpResponse:
    today = clock.today()
    found = enter(request, community)
    facts = selectors.initiative_at(request.viewer, community=found, slug=initiative, on=today)
    status = facts.initiative.status(today)
    context = {
        "community": found,
        "way": way_to(found, "initiatives"),
        "facts": facts,
        "initiative": facts.initiative,
        "status": status,
        "status_name": PERIOD_STATUSES[status],
        "today": today,
    }
    return render(request, "focus/initiative.html", context)


@require_safe
def focus_area(request: ViewerRequest, community: str, area: str) -> HttpResponse:
    today = clock.today()
    found = enter(request, community)
    shown = selectors.focus_area_at(request.viewer, community=found, slug=area)
    status = shown.status(today)
    context = {
        "community": found,
        "way": way_to(found, "initiatives"),
        "area": shown,
        "networks": shown.networks.seen_by(request.viewer).filter(is_public=True),
        "status": status,
        "status_name": PERIOD_STATUSES[status],
        "today": today,
    }
    return render(request, "focus/focus_area.html", context)
