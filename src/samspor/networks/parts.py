"""What this room adds to the page of a unit: where it takes part, and what comes there."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string

from samspor.access.request import ViewerRequest
from samspor.networks.selectors.public import TakesPart, where_unit_takes_part
from samspor.registry.address import entered, subject
from samspor.registry.models import Community, Unit
from samspor.registry.school_year import year_of_unit


def where_it_takes_part(request: HttpRequest) -> str:
    """On the unit's own page; a draft's preview and earlier versions do without."""
    shown = _shown(request)
    if shown is None:
        return ""
    context = {"found": _found(request, *shown), "community": shown[0]}
    return render_to_string("networks/partials/of_unit.html", context)


def what_comes(request: HttpRequest) -> str:
    """In all that reaches the unit. What it takes part in is asked once for the page."""
    shown = _shown(request)
    if shown is None:
        return ""
    community, unit = shown
    viewer = cast("ViewerRequest", request).viewer
    networks = {slug for slug, _name in _found(request, community, unit).networks}
    year = year_of_unit(viewer, community=community, unit=unit, networks=networks)
    return render_to_string("registry/partials/year.html", {"year": year})


def _shown(request: HttpRequest) -> tuple[Community, Unit] | None:
    community, unit, match = entered(request), subject(request), request.resolver_match
    if not (isinstance(unit, Unit) and community and match and match.url_name == "unit"):
        return None
    return community, unit


def _found(request: HttpRequest, community: Community, unit: Unit) -> TakesPart:
    known: TakesPart | None = getattr(request, "_samspor_takes_part", None)
    if known is None:
        viewer = cast("ViewerRequest", request).viewer
        known = where_unit_takes_part(viewer, community=community, unit=unit)
        request._samspor_takes_part = known  # type: ignore[attr-defined]  # noqa: SLF001 (read above)
    return known
