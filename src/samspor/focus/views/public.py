"""Focus areas and initiatives, for everybody."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samspor.access.request import ViewerRequest
from samspor.focus.enums import PERIOD_STATUSES
from samspor.focus.models import FocusArea
from samspor.focus.selectors import public as selectors
from samspor.kernel import clock
from samspor.registry.address import enter, kept_page, mark_subject, way_to
from samspor.registry.school_year import year_of, year_of_initiative


@kept_page
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
        "is_insider": found.pk in request.viewer.community_ids,
        "rows": [(row, row.status(today), PERIOD_STATUSES[row.status(today)]) for row in rows],
        "today": today,
        "updated": max(stamps, default=None),
    }
    return render(request, "focus/initiatives.html", context)


@kept_page
@require_safe
def initiative(
    request: ViewerRequest,
    community: str,
    initiative: str,
    *,
    shown: selectors.InitiativeFacts | None = None,
) -> HttpResponse:
    """`shown` stands for what is kept: a draft, or an earlier version."""
    today = clock.today()
    found = enter(request, community)
    facts = shown or selectors.initiative_at(
        request.viewer, community=found, slug=initiative, on=today
    )
    mark_subject(request, facts.initiative)
    status = facts.initiative.status(today)
    context = {
        "community": found,
        "way": way_to(found, "initiatives"),
        "facts": facts,
        "initiative": facts.initiative,
        "year": year_of_initiative(request.viewer, community=found, initiative=facts.initiative.pk),
        "status": status,
        "status_name": PERIOD_STATUSES[status],
        "today": today,
    }
    return render(request, "focus/initiative.html", context)


@kept_page
@require_safe
def focus_area(
    request: ViewerRequest, community: str, area: str, *, shown: FocusArea | None = None
) -> HttpResponse:
    """`shown` stands for what is kept: a draft, or an earlier version."""
    today = clock.today()
    found = enter(request, community)
    shown = shown or selectors.focus_area_at(request.viewer, community=found, slug=area)
    mark_subject(request, shown)
    status = shown.status(today)
    networks = list(shown.networks.seen_by(request.viewer).filter(is_public=True))
    slugs = [row.slug for row in networks]
    context = {
        "community": found,
        "way": way_to(found, "initiatives"),
        "area": shown,
        "initiatives": selectors.initiatives_of(request.viewer, shown),
        "networks": networks,
        "year": year_of(request.viewer, community=found, arenas=slugs),
        "status": status,
        "status_name": PERIOD_STATUSES[status],
        "today": today,
    }
    return render(request, "focus/focus_area.html", context)
