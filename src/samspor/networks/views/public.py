"""Networks, for everybody."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.networks.selectors import public as selectors
from samspor.registry import linked
from samspor.registry.address import enter, kept_page, mark_subject, way_to
from samspor.registry.school_year import year_of


@kept_page
@require_safe
def networks(request: ViewerRequest, community: str) -> HttpResponse:
    found = enter(request, community)
    rows = selectors.networks(request.viewer, community=found, on=clock.today())
    context = {
        "community": found,
        "way": way_to(found),
        "count": len(rows),
        "is_insider": found.pk in request.viewer.community_ids,
        "vacant": sum(row.is_vacant for row in rows),
        "districts": selectors.districts(rows),
        "thematic": selectors.thematic(rows),
        "others": selectors.others(rows),
        "updated": max(
            (row.arena.updated_at for row in rows if row.arena.updated_at), default=None
        ),
    }
    return render(request, "networks/networks.html", context)


@kept_page
@require_safe
def network(
    request: ViewerRequest, community: str, network: str, *, shown: selectors.Network | None = None
) -> HttpResponse:
    """`shown` stands for what is kept: a draft, or an earlier version."""
    today = clock.today()
    found = enter(request, community)
    shown = shown or selectors.network_at(request.viewer, community=found, slug=network, on=today)
    mark_subject(request, shown.arena)
    context = {
        "community": found,
        "way": way_to(found, "networks"),
        "network": shown,
        "arena": shown.arena,
        "charter": shown.charter,
        "year": year_of(request.viewer, community=found, arenas=[shown.arena.slug]),
        "today": today,
        "is_insider": found.pk in request.viewer.community_ids,
        "linked": linked.part(
            request, found, name=shown.arena.name, about="\n\n".join(shown.arena.about_paragraphs)
        ),
    }
    return render(request, "networks/network.html", context)
