"""From draft to what everybody sees, and back."""

from datetime import datetime

from django.db import transaction

from samspor.access.policy import require_any
from samspor.access.viewer import Viewer
from samspor.editing.enums import Standing
from samspor.editing.errors import NothingToPublish
from samspor.editing.models import PageVersion
from samspor.editing.selectors.page import Page
from samspor.editing.services.applying import apply, show
from samspor.editing.services.keeping import (
    add_version,
    remember_public,
    require_fresh,
    standpoint,
)
from samspor.registry.rules import page_places


@transaction.atomic
def publish(*, viewer: Viewer, page: Page, expected: str, now: datetime) -> PageVersion:
    """What the draft says is what everybody sees from now on.

    Raises:
        NothingToPublish: There is no draft.
        StalePage: The draft is not the one that the person looked at.
    """
    require_any(viewer, page.places if page.is_public else page_places(page.community))
    stand = standpoint(viewer, page, now=now)
    if stand.draft is None:
        raise NothingToPublish
    require_fresh(viewer, stand, expected=expected, now=now)
    number = remember_public(page, stand, now=now)
    apply(viewer, page, stand.draft.state, now=now)
    state = stand.draft.state
    return add_version(viewer, page, Standing.PUBLISHED, state, number=number, now=now)


@transaction.atomic
def remove_page(*, viewer: Viewer, page: Page, now: datetime) -> PageVersion:
    """Take it away from everybody. What it said is kept, and it can be taken back."""
    require_any(viewer, page_places(page.community))
    stand = standpoint(viewer, page, now=now)
    number = remember_public(page, stand, now=now)
    show(viewer, page, is_public=False, now=now)
    return add_version(viewer, page, Standing.REMOVED, stand.kept, number=number, now=now)


@transaction.atomic
def take_back(*, viewer: Viewer, page: Page, number: int, now: datetime) -> PageVersion:
    """Undo what was published or taken away as that version, while it is how the page stands.

    What was published then is a draft again: taking back loses nothing.

    Raises:
        NothingToPublish: Something has happened to the page since.
    """
    require_any(viewer, page.places if page.is_public else page_places(page.community))
    stand = standpoint(viewer, page, now=now)
    undone = stand.latest
    if undone is None or undone.number != number or undone.is_draft:
        raise NothingToPublish
    rows = PageVersion.objects.unguarded(reason="the service has asked about the page itself")
    mine = rows.filter(community=page.community, part=page.part, object_id=page.row.pk)
    public = [Standing.PUBLISHED, Standing.REMOVED]
    before = mine.filter(standing__in=public, number__lt=number).first()
    was_shown = before is not None and before.standing == Standing.PUBLISHED
    if was_shown and before is not None:
        apply(viewer, page, before.state, now=now)
    if not was_shown and page.is_public:
        show(viewer, page, is_public=False, now=now)
    standing = Standing.PUBLISHED if was_shown else Standing.REMOVED
    state = before.state if before else undone.state
    done = add_version(viewer, page, standing, state, number=stand.next, now=now)
    if undone.standing == Standing.PUBLISHED:
        return add_version(
            viewer, page, Standing.DRAFT, undone.state, number=done.number + 1, now=now
        )
    return done
