"""What is typed is kept as a draft. What everybody sees stays as it is."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from samspor.access.policy import require_any
from samspor.access.viewer import Viewer
from samspor.editing.enums import Standing
from samspor.editing.errors import NothingToPublish
from samspor.editing.models import PageVersion
from samspor.editing.selectors.page import Page
from samspor.editing.services.applying import check
from samspor.editing.services.keeping import (
    Standpoint,
    add_version,
    day_of,
    is_own,
    log,
    remember_public,
    require_fresh,
    standpoint,
)
from samspor.editing.state import State


@transaction.atomic
def save_draft(
    *, viewer: Viewer, page: Page, state: State, expected: str, now: datetime
) -> PageVersion | None:
    """Keep it as the page's draft; None when it says what everybody sees already.

    A person's own draft is written on; another's is followed by a new version.

    Raises:
        StalePage: Somebody saved since the form was opened (T-55).
        ValidationError: It could not be published like this.
    """
    require_any(viewer, page.places)
    stand = standpoint(viewer, page, now=now)
    require_fresh(viewer, stand, expected=expected, now=now)
    check(page, state)
    if state == stand.state:
        return stand.draft
    if stand.draft and is_own(viewer, stand.draft):
        draft = stand.draft
        draft.state, draft.at = state, now
        draft.title = str(state.get("name") or page.title)
        draft.full_clean()
        draft.save()
        log(viewer, page, "page.draft", now)
        return draft
    number = remember_public(page, stand, now=now)
    return add_version(viewer, page, Standing.DRAFT, state, number=number, now=now)


@transaction.atomic
def discard_draft(*, viewer: Viewer, page: Page, expected: str, now: datetime) -> PageVersion:
    """Throw it away; it can be brought back. Answers the draft that was."""
    require_any(viewer, page.places)
    stand = standpoint(viewer, page, now=now)
    require_fresh(viewer, stand, expected=expected, now=now)
    draft = _draft(stand)
    add_version(viewer, page, Standing.DISCARDED, {}, number=stand.next, now=now)
    return draft


@transaction.atomic
def bring_back(*, viewer: Viewer, page: Page, version: PageVersion, now: datetime) -> PageVersion:
    """What the page said then becomes its draft. A draft that lies there stays in the history."""
    require_any(viewer, page.places)
    stand = standpoint(viewer, page, now=now)
    number = remember_public(page, stand, now=now)
    return add_version(viewer, page, Standing.DRAFT, version.state, number=number, now=now)


@transaction.atomic
def plan_draft(
    *, viewer: Viewer, page: Page, expected: str, publish_on: date | None, now: datetime
) -> PageVersion:
    """Let it be published by itself from that day; None: no longer.

    Raises:
        ValidationError: The day is not ahead.
    """
    require_any(viewer, page.places)
    stand = standpoint(viewer, page, now=now)
    require_fresh(viewer, stand, expected=expected, now=now)
    draft = _draft(stand)
    if publish_on is not None and publish_on <= day_of(now):
        message = _("Choose a day that is still ahead, or publish now.")
        raise ValidationError({"publish_on": ValidationError(message, code="not_ahead")})
    check(page, draft.state)
    draft.publish_on = publish_on
    draft.full_clean()
    draft.save()
    log(viewer, page, "page.planned" if publish_on else "page.unplanned", now)
    return draft


def _draft(stand: Standpoint) -> PageVersion:
    if stand.draft is None:
        raise NothingToPublish
    return stand.draft
