"""Communities, and who takes part in them."""

from datetime import date

from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.registry.enums import OrganisationKind
from samspor.registry.models import Community, Organisation, Unit
from samspor.registry.models.community import with_home
from samspor.registry.models.organisation import OrganisationQuerySet
from samspor.registry.models.unit import UnitQuerySet
from samspor.registry.models.validity import valid_on
from samspor.registry.selectors.stamps import with_stamps


def communities(viewer: Viewer) -> list[Community]:
    return list(Community.objects.seen_by(viewer).order_by("name"))


def community_at(viewer: Viewer, slug: str) -> Community:
    """The community at this address, with what tells whether its pages have changed.

    Raises:
        NotVisible: There is none, or the viewer may not know of it.
    """
    rows = with_stamps(viewer, Community.objects.seen_by(viewer).filter(slug=slug))
    found: Community | None = with_home(rows).first()
    if found is None:
        raise NotVisible
    return found


def organisations(viewer: Viewer, *, community: Community, on: date) -> OrganisationQuerySet:
    """All that take part on the day, in Norwegian order."""
    parts = community.participations.seen_by(viewer).filter(valid_on(on))
    return Organisation.objects.seen_by(viewer).filter(pk__in=parts.values("organisation"))


def municipalities(viewer: Viewer, *, community: Community, on: date) -> OrganisationQuerySet:
    taking_part = organisations(viewer, community=community, on=on)
    return taking_part.filter(kind=OrganisationKind.MUNICIPALITY)


def units(viewer: Viewer, *, community: Community, on: date) -> UnitQuerySet:
    """Open units of the municipalities that take part, municipal and private alike."""
    places = municipalities(viewer, community=community, on=on).values("pk")
    open_units = Unit.objects.seen_by(viewer).exclude(closed_on__lt=on)
    return open_units.filter(municipality__in=places)
