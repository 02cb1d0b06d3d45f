"""Who answers for a network: its contact or the heads of the units it names, then the advisers."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from samspor.access.models import GuardedModel
from samspor.access.viewer import Role, Viewer
from samspor.contact.subjects import Kind, Subject, adviser_of, contact_address
from samspor.networks.models import Arena
from samspor.networks.selectors.public import network_at
from samspor.registry.models import Community

PART = "nettverk"


def find(viewer: Viewer, community: Community, key: str, on: date) -> GuardedModel:
    return network_at(viewer, community=community, slug=key, on=on).arena


def of(community: Community, arena: Arena) -> Subject:
    ties: QuerySet[Any, Any] = QuerySet(Arena.contact_units.through)
    named = ties.filter(arena=arena.pk).values("unit")
    return Subject(
        community_id=community.pk,
        title=arena.name,
        page=reverse("network", args=[community.slug, arena.slug]),
        language=community.language,
        ladder=(
            Q(role=Role.NETWORK_CONTACT, arena=arena.pk) | Q(role=Role.HEAD, unit__in=named),
            *adviser_of(arena.district_id, _municipality_of(arena)),
        ),
        contact=contact_address(community, PART, arena.slug),
    )


def _municipality_of(arena: Arena) -> int | None:
    district = arena.district
    return arena.municipality_id or (district.parent_id if district else None)


KIND = Kind(part=PART, route="network", key="network", model=Arena, find=find, of=of)
