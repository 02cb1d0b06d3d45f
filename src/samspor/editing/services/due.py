"""Drafts that were to be published by themselves, from their day on."""

import logging
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Subquery

from samspor.access.errors import NotVisible
from samspor.access.viewer import at_the_console
from samspor.editing.enums import Part
from samspor.editing.errors import NothingToPublish, StalePage
from samspor.editing.models import PageVersion
from samspor.editing.selectors.pages import editable_page
from samspor.editing.services.drafts import plan_draft
from samspor.editing.services.keeping import day_of
from samspor.editing.services.publishing import publish

_log = logging.getLogger(__name__)


def publish_due(*, now: datetime) -> int:
    """Publish what is due, each page by itself; how many were. Several at once publish once."""
    rows = PageVersion.objects.unguarded(reason="acts for those who planned it, page by page")
    same = rows.filter(
        community=OuterRef("community"), part=OuterRef("part"), object_id=OuterRef("object_id")
    )
    latest = Subquery(same.order_by("-number").values("number")[:1])
    due = rows.filter(publish_on__lte=day_of(now), number=latest).select_related("community")
    return sum(_publish(draft, now) for draft in due)


def _publish(draft: PageVersion, now: datetime) -> bool:
    viewer = at_the_console(community_id=draft.community_id)
    try:
        page = editable_page(
            viewer,
            community=draft.community.slug,
            part=Part(draft.part),
            key=draft.key,
            on=day_of(now),
        )
        publish(viewer=viewer, page=page, expected=draft.stamp, now=now)
    except (NotVisible, NothingToPublish, StalePage):
        return False  # gone, or somebody was there first
    except ValidationError:
        _log.warning("A planned draft of %s could not be published.", draft)
        plan_draft(viewer=viewer, page=page, expected=draft.stamp, publish_on=None, now=now)
        return False
    return True
