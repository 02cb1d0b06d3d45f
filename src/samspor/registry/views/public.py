"""Kindergartens and schools, for everybody."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.registry.address import enter, way_to
from samspor.registry.selectors.units import kinds, overall, sums, unit_at, units_with_figures


@require_safe
def units(request: ViewerRequest, community: str) -> HttpResponse:
    found = enter(request, community)
    rows = units_with_figures(request.viewer, community=found, on=clock.today())
    whole = overall(rows)
    counted = {(row.counted_on, row.source) for row in rows if row.counted_on is not None}
    context = {
        "community": found,
        "way": way_to(found),
        "rows": rows,
        "sums": sums(rows),
        "overall": whole,
        "with_children": whole.total.children is not None,
        "several_kinds": len(kinds(rows)) > 1,
        "counted": sorted(counted, reverse=True)[:3],
        "updated": max((day for day, _source in counted), default=None),
    }
    return render(request, "registry/units.html", context)


@require_safe
def unit(request: ViewerRequest, community: str, unit: int) -> HttpResponse:
    found = enter(request, community)
    facts = unit_at(request.viewer, community=found, unit_id=unit, on=clock.today())
    context = {"community": found, "way": way_to(found, "units"), "facts": facts}
    return render(request, "registry/unit.html", context)
