"""What this room adds to the page of a unit: where it takes part."""

from typing import cast

from django.http import HttpRequest
from django.template.loader import render_to_string

from samspor.access.request import ViewerRequest
from samspor.networks.selectors.public import where_unit_takes_part
from samspor.registry.address import entered, subject
from samspor.registry.models import Unit


def where_it_takes_part(request: HttpRequest) -> str:
    """On the unit's own page; a draft's preview and earlier versions do without."""
    community, unit, match = entered(request), subject(request), request.resolver_match
    if not (isinstance(unit, Unit) and community and match and match.url_name == "unit"):
        return ""
    viewer = cast("ViewerRequest", request).viewer
    found = where_unit_takes_part(viewer, community=community, unit=unit)
    context = {"found": found, "community": community}
    return render_to_string("networks/partials/of_unit.html", context)
