"""Found communities, and let organisations take part."""

from datetime import date, datetime

from django.db import transaction

from samspor.access.policy import Action, require, require_any
from samspor.access.viewer import Viewer
from samspor.audit.record import record
from samspor.registry.enums import CommunityKind
from samspor.registry.models import Community, Organisation, Participation
from samspor.registry.rules import page_places


@transaction.atomic
def found_community(
    *,
    viewer: Viewer,
    slug: str,
    name: str,
    kind: CommunityKind,
    now: datetime,
    language: str = "nb",
) -> Community:
    """Only who runs the service may; see `access.viewer.at_the_console`."""
    require(viewer, Action.FOUND_COMMUNITY, community_id=None)
    community = Community(slug=slug, name=name, kind=kind, language=language)
    community.full_clean()
    community.save()
    record(
        viewer=viewer,
        action="community.founded",
        community_id=community.pk,
        object_type="community",
        object_ids=[community.pk],
        at=now,
    )
    return community


@transaction.atomic
def introduce_community(
    *, viewer: Viewer, community: Community, lead: str, introduction: str, now: datetime
) -> Community:
    """Say what its front page begins with; empty for what the page says by itself."""
    require_any(viewer, page_places(community))
    community.lead = lead.strip()
    community.introduction = introduction.strip()
    community.introduced_at = now
    community.full_clean()
    community.save(update_fields=["lead", "introduction", "introduced_at"])
    record(
        viewer=viewer,
        action="community.introduced",
        community_id=community.pk,
        object_type="community",
        object_ids=[community.pk],
        at=now,
    )
    return community


@transaction.atomic
def join_community(
    *,
    viewer: Viewer,
    community: Community,
    organisation: Organisation,
    valid_from: date,
    now: datetime,
) -> Participation:
    """The organisation, and with a municipality its units, take part from the day."""
    require(viewer, Action.EDIT_REGISTRY, community_id=community.pk)
    participation = Participation(
        community=community, organisation=organisation, valid_from=valid_from
    )
    participation.full_clean()
    participation.save()
    record(
        viewer=viewer,
        action="community.joined",
        community_id=community.pk,
        object_type="participation",
        object_ids=[participation.pk],
        at=now,
    )
    return participation
