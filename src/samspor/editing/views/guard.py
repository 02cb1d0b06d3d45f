"""What somebody should look at on the community's public pages."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samspor.access.errors import NotVisible
from samspor.access.request import ViewerRequest
from samspor.editing.selectors.guard import PageToLookAt, pages_to_look_at
from samspor.kernel import clock
from samspor.registry.address import enter, way_to


@require_safe
def guard_list(request: ViewerRequest, community: str) -> HttpResponse:
    found = enter(request, community)
    if found.pk not in request.viewer.community_ids:
        raise NotVisible
    pages = pages_to_look_at(request.viewer, community=found, on=clock.today())
    by_warning: dict[str, list[PageToLookAt]] = {}
    for page in pages:
        for warning in page.warnings:
            by_warning.setdefault(warning, []).append(page)
    context = {"community": found, "way": way_to(found), "groups": list(by_warning.items())}
    return render(request, "editing/guard.html", context)
