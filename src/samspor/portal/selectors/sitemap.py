"""Every page that everybody may find. Four statements, whatever there is."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django.db.models import QuerySet, Value

from samspor.access.viewer import ANONYMOUS
from samspor.focus.models import FocusArea, Initiative
from samspor.kernel.school_year import SchoolYear
from samspor.networks.models import Arena
from samspor.registry.models import Community, Participation, Unit
from samspor.registry.models.validity import valid_on
from samspor.wheel.models import AnnualWheel

# What a sitemap may hold. Source: sitemaps.org/protocol.
LARGEST: Final = 50_000
# What the address of a page calls it.
_NAMES: Final = {"network": "network", "initiative": "initiative", "focus_area": "area"}
_ORDER: Final = {route: place for place, route in enumerate(_NAMES)}


@dataclass(frozen=True, slots=True)
class Place:
    """A page by its route. `changed` None where nobody has said."""

    route: str
    arguments: dict[str, Any] = field(default_factory=dict)
    changed: datetime | None = None


def places(*, on: date) -> list[Place]:
    """As somebody sees them who is not signed in, whoever asks."""
    found = [
        Place("front"),
        Place("about"),
        Place("privacy"),
        Place("accessibility"),
        Place("help"),
    ]
    for slug in Community.objects.seen_by(ANONYMOUS).values_list("slug", flat=True):
        found += [
            Place(route, {"community": slug})
            for route in ("community_front", "networks", "initiatives", "units")
        ]
    found += _wheels()
    found += _pages()
    found += _units(on)
    return found[:LARGEST]


def _wheels() -> list[Place]:
    rows = AnnualWheel.objects.seen_by(ANONYMOUS).filter(latest__isnull=False)
    known = rows.values_list("community__slug", "school_year", "latest__released_at")
    return [
        Place("wheel", {"community": slug, "school_year": SchoolYear(start)}, released)
        for slug, start, released in known.order_by("community__slug", "school_year")
    ]


def _pages() -> list[Place]:
    """Networks, then initiatives, then focus areas, each by community. One statement."""
    first, *rest = (
        _public(Arena.objects.seen_by(ANONYMOUS).filter(parent=None), "network"),
        _public(Initiative.objects.seen_by(ANONYMOUS), "initiative"),
        _public(FocusArea.objects.seen_by(ANONYMOUS), "focus_area"),
    )
    known = sorted(first.union(*rest, all=True), key=lambda row: (_ORDER[row[0]], *row[1:3]))
    return [
        Place(route, {"community": community, _NAMES[route]: slug}, changed)
        for route, community, slug, changed in known
    ]


def _public(rows: QuerySet[Any], route: str) -> QuerySet[Any, Any]:
    columns = ("community__slug", "slug", "updated_at")
    return rows.filter(is_public=True).order_by().values_list(Value(route), *columns)


def _units(on: date) -> list[Place]:
    """Each under every community that its municipality takes part in."""
    taking_part = Participation.objects.seen_by(ANONYMOUS).filter(valid_on(on))
    rows = taking_part.filter(
        organisation__supervised_units__in=Unit.objects.seen_by(ANONYMOUS).exclude(closed_on__lt=on)
    )
    known = rows.values_list("community__slug", "organisation__supervised_units")
    return [Place("unit", {"community": slug, "unit": unit}) for slug, unit in known.order_by()]
