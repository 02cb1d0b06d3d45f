"""Lists for those who keep the registry: searched, filtered, one page at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    JSONField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)

from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.registry.enums import OrganisationKind, Ownership, UnitKind
from samspor.registry.models import (
    Community,
    Organisation,
    RegisterBatch,
    RegisterImport,
    Unit,
    UnitFigure,
)
from samspor.registry.models.alphabet import alphabet_column
from samspor.registry.models.unit import UnitQuerySet
from samspor.registry.selectors.communities import municipalities


class Size(StrEnum):
    """By children, as counted last."""

    SMALL = "under-25"
    MIDDLE = "25-49"
    LARGE = "50-99"
    LARGEST = "fra-100"
    UNKNOWN = "ukjent"


_SIZES: Final[Mapping[Size, Q]] = {
    Size.SMALL: Q(last_children__lt=25),
    Size.MIDDLE: Q(last_children__gte=25, last_children__lt=50),
    Size.LARGE: Q(last_children__gte=50, last_children__lt=100),
    Size.LARGEST: Q(last_children__gte=100),
    Size.UNKNOWN: Q(last_children=None),
}


class Standing(StrEnum):
    OPEN = "apne"
    CLOSED = "nedlagte"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the list is narrowed to; empty is everything."""

    search: str = ""
    municipality: int | None = None
    ownership: Ownership | None = None
    kind: UnitKind | None = None
    size: Size | None = None
    standing: Standing = Standing.OPEN

    @property
    def any(self) -> bool:
        return self != Filters(standing=self.standing)


def all_units(viewer: Viewer, *, community: Community, on: date) -> UnitQuerySet:
    """Open and closed units of the municipalities that take part."""
    places = municipalities(viewer, community=community, on=on).values("pk")
    return Unit.objects.seen_by(viewer).filter(municipality__in=places)


def filtered_units(
    viewer: Viewer, *, community: Community, filters: Filters, on: date
) -> UnitQuerySet:
    """In Norwegian order. Ask `with_children` for the page that is shown."""
    rows = all_units(viewer, community=community, on=on)
    if filters.standing is Standing.CLOSED:
        rows = rows.filter(closed_on__lt=on)
    else:
        rows = rows.exclude(closed_on__lt=on)
    if filters.search:
        rows = rows.filter(_says(filters.search))
    exact = {
        "municipality": filters.municipality,
        "ownership": filters.ownership,
        "kind": filters.kind,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value is not None})
    if filters.size is not None:
        rows = with_children(viewer, rows).filter(_SIZES[filters.size])
    return rows


def with_children(viewer: Viewer, rows: UnitQuerySet) -> UnitQuerySet:
    counted = UnitFigure.objects.seen_by(viewer).filter(unit=OuterRef("pk"), children__isnull=False)
    latest = counted.order_by("-counted_on", "-id").values("children")[:1]
    made: UnitQuerySet = rows.annotate(
        last_children=Subquery(latest, output_field=IntegerField())
    ).select_related("municipality", "district", "owner")
    return made


def unit_to_keep(viewer: Viewer, *, community: Community, unit_id: int, on: date) -> Unit:
    """One unit with all that its page tells, closed ones too.

    Raises:
        NotVisible: There is none, or it is another community's.
    """
    rows = all_units(viewer, community=community, on=on).filter(pk=unit_id)
    ties = ("municipality", "district", "owner", "merged_into")
    found = rows.select_related(*ties).first()
    if found is None:
        raise NotVisible
    return found


def same_name(
    viewer: Viewer, *, community: Community, name: str, municipality_id: int, on: date
) -> UnitQuerySet:
    """Open units of that name in the municipality, whatever the capital letters."""
    rows = all_units(viewer, community=community, on=on).exclude(closed_on__lt=on)
    return rows.filter(municipality=municipality_id, sort_key=alphabet_column(name))


def organisations_here(
    viewer: Viewer, *, community: Community, on: date, besides: Iterable[str] = ()
) -> list[Organisation]:
    """All that the registry of a community ties to, in one statement and Norwegian order.

    Municipalities that take part, their districts, private owners with units here, and owners that
    own nothing yet. Each has `units_here`: how many open units it owns here.

    Args:
        besides: Organisation numbers of owners elsewhere.
    """
    places = municipalities(viewer, community=community, on=on).values("pk")
    owned = Unit.objects.seen_by(viewer).filter(owner=OuterRef("pk"))
    counted = (
        owned.filter(municipality__in=places)
        .exclude(closed_on__lt=on)
        .order_by()
        .values("owner")
        .annotate(number=Count("pk"))
        .values("number")
    )
    owns_here = Exists(owned.filter(municipality__in=places)) | ~Exists(owned)
    here = (
        Q(pk__in=places)
        | Q(kind=OrganisationKind.DISTRICT, parent__in=places)
        | (Q(kind=OrganisationKind.OWNER) & Q(owns_here))
    )
    numbers = sorted(besides)
    if numbers:
        here |= Q(kind=OrganisationKind.OWNER, organisation_number__in=numbers)
    rows = Organisation.objects.seen_by(viewer).filter(here).distinct()
    made = rows.annotate(units_here=Subquery(counted, output_field=IntegerField()))
    return list(made.order_by("sort_key", "id"))


def others_to_join(viewer: Viewer, *, community: Community, on: date) -> list[Organisation]:
    """Municipalities in the registry that don't take part."""
    here = municipalities(viewer, community=community, on=on).values("pk")
    rows = Organisation.objects.seen_by(viewer).filter(
        kind=OrganisationKind.MUNICIPALITY, valid_to=None
    )
    return list(rows.exclude(pk__in=here).distinct().order_by("sort_key", "id"))


def batch_at(viewer: Viewer, *, community: Community, batch_id: int) -> RegisterBatch:
    """Raises NotVisible where there is none."""
    rows = RegisterBatch.objects.seen_by(viewer).filter(community=community)
    found = rows.filter(pk=batch_id).first()
    if found is None:
        raise NotVisible
    return found


def imports(viewer: Viewer, *, community: Community) -> Any:
    """Latest first, without their cells."""
    rows = RegisterImport.objects.seen_by(viewer).filter(community=community)
    told = rows.select_related("batch", "taking").defer("content", "wrong")
    return told.order_by(F("made_at").desc(), "-id")


def import_at(viewer: Viewer, *, community: Community, import_id: int) -> RegisterImport:
    """One file; without its cells while it is under way, since its page asks each second.

    Raises:
        NotVisible: There is none, or it is another community's.
    """
    rows = RegisterImport.objects.seen_by(viewer).filter(community=community, pk=import_id)
    nothing = Value({}, output_field=JSONField())
    cells = Case(When(taking__refusal="", then=nothing), default=F("content"))
    ties = rows.select_related("batch", "community", "taking").defer("content")
    found = ties.annotate(cells=cells).first()
    if found is None:
        raise NotVisible
    found.content = found.cells  # type: ignore[attr-defined]  # annotated above
    return found


def _says(search: str) -> Q:
    """By a part of the name, in Norwegian letters on every database, or by number."""
    digits = "".join(search.split())
    named = Q(sort_key__contains=alphabet_column(search.strip()))
    return named | Q(organisation_number__startswith=digits) if digits.isdecimal() else named
