"""Who answers for an initiative: the seat that leads it, then the adviser."""

from datetime import date

from django.db.models import Q
from django.urls import reverse

from samspor.access.errors import NotVisible
from samspor.access.models import GuardedModel
from samspor.access.viewer import Viewer
from samspor.contact.subjects import Kind, Subject, contact_address
from samspor.focus.models import FocusArea, Initiative
from samspor.focus.selectors.public import focus_area_at
from samspor.registry.models import Community


def find_initiative(viewer: Viewer, community: Community, key: str, _on: date) -> GuardedModel:
    rows = Initiative.objects.seen_by(viewer).filter(community=community, is_public=True, slug=key)
    found = rows.first()
    if found is None:
        raise NotVisible
    return found


def find_area(viewer: Viewer, community: Community, key: str, _on: date) -> GuardedModel:
    return focus_area_at(viewer, community=community, slug=key)


def of_initiative(community: Community, initiative: Initiative) -> Subject:
    return Subject(
        community_id=community.pk,
        title=initiative.name,
        page=reverse("initiative", args=[community.slug, initiative.slug]),
        language=community.language,
        ladder=(Q(pk=initiative.lead_seat_id),),
        contact=contact_address(community, "satsinger", initiative.slug),
    )


def of_area(community: Community, area: FocusArea) -> Subject:
    return Subject(
        community_id=community.pk,
        title=area.name,
        page=reverse("focus_area", args=[community.slug, area.slug]),
        language=community.language,
        contact=contact_address(community, "fokusomrader", area.slug),
    )


KINDS = (
    Kind(
        part="satsinger",
        route="initiative",
        key="initiative",
        model=Initiative,
        find=find_initiative,
        of=of_initiative,
    ),
    Kind(
        part="fokusomrader",
        route="focus_area",
        key="area",
        model=FocusArea,
        find=find_area,
        of=of_area,
    ),
)
