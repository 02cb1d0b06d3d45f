"""For those who have a role in the community."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samspor.access.request import ViewerRequest
from samspor.focus.selectors.knowledge import knowledge_of
from samspor.registry.address import enter, way_to


@require_safe
def knowledge(request: ViewerRequest, community: str) -> HttpResponse:
    found = enter(request, community)
    context = {
        "community": found,
        "way": way_to(found, "initiatives"),
        "known": knowledge_of(request.viewer, community=found),
    }
    return render(request, "focus/knowledge.html", context)
