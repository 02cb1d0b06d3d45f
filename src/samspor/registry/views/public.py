"""Kindergartens and schools, for everybody."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.registry import linked
from samspor.registry.address import enter, kept_page, mark_subject, way_to
from samspor.registry.enums import UnitKind
from samspor.registry.models import Community
from samspor.registry.rules import keeps_registry
from samspor.registry.selectors.history import history_of
from samspor.registry.selectors.units import (
    UnitFacts,
    kinds,
    overall,
    sums,
    unit_page,
    units_with_figures,
)
from samspor.registry.selectors.years import figures_by_year


@kept_page
@require_safe
def units(request: ViewerRequest, community: str) -> HttpResponse:
    found = enter(request, community)
    rows = units_with_figures(request.viewer, community=found, on=clock.today())
    whole = overall(rows)
    counted = {(row.counted_on, row.source) for row in rows if row.counted_on is not None}
    context = {
        "community": found,
        "heading": _heading(found, rows),
        "way": way_to(found),
        "rows": rows,
        "sums": sums(rows),
        "overall": whole,
        "with_children": whole.total.children is not None,
        "with_sections": any(row.unit.sections is not None for row in rows),
        "several_kinds": len(kinds(rows)) > 1,
        "several_places": len({(row.unit.municipality_id, row.unit.district_id) for row in rows})
        > 1,
        "several_words": len({row.unit.section_word for row in rows if row.unit.sections}) > 1,
        "counted": sorted(counted, reverse=True)[:3],
        "keeps": keeps_registry(request.viewer, community_id=found.pk),
        "updated": max((day for day, _source in counted), default=None),
    }
    return render(request, "registry/units.html", context)


def _heading(community: Community, rows: list[UnitFacts]) -> str:
    """Says only what there is: many communities have kindergartens alone."""
    name = {"community": community.name}
    if kinds(rows) == {UnitKind.KINDERGARTEN}:
        return _("Kindergartens in %(community)s") % name
    if kinds(rows) == {UnitKind.SCHOOL}:
        return _("Schools in %(community)s") % name
    return _("Kindergartens and schools in %(community)s") % name


@kept_page
@require_safe
def unit(
    request: ViewerRequest, community: str, unit: int, *, shown: UnitFacts | None = None
) -> HttpResponse:
    """`shown` stands for what is kept: a draft, or an earlier version."""
    found = enter(request, community)
    today = clock.today()
    if shown is None:
        facts, history = unit_page(request.viewer, community=found, unit_id=unit, on=today)
    else:
        facts, history = shown, history_of(request.viewer, unit=shown.unit)
    is_closed = facts.unit.closed_on is not None and facts.unit.closed_on < today
    if not is_closed:  # nobody answers for one that is
        mark_subject(request, facts.unit)
    context = {
        "community": found,
        "way": way_to(found, "units"),
        "facts": facts,
        "is_closed": is_closed,
        "history": history,
        "linked": linked.unit(request, facts.unit),
    }
    return render(request, "registry/unit.html", context)


@kept_page
@require_safe
def figures(request: ViewerRequest, community: str) -> HttpResponse:
    """Children year by year."""
    found = enter(request, community)
    context = {
        "community": found,
        "way": way_to(found, "units"),
        "by_year": figures_by_year(request.viewer, community=found, on=clock.today()),
    }
    return render(request, "registry/years.html", context)
