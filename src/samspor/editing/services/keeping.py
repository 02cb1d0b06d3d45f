"""Steps that the services share: see how the page stands, and add a version to it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from samspor.access.viewer import Viewer
from samspor.audit.record import record
from samspor.editing.enums import Standing
from samspor.editing.errors import StalePage
from samspor.editing.models import PageVersion
from samspor.editing.selectors.page import Page
from samspor.editing.selectors.pages import kept_state
from samspor.editing.state import State, digest
from samspor.kernel.clock import OSLO

# How long a save may be on its way while the same person presses the button.
IN_FLIGHT = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Standpoint:
    """How a page stands: the latest version, and what its own tables say."""

    latest: PageVersion | None
    kept: State

    @property
    def draft(self) -> PageVersion | None:
        return self.latest if self.latest and self.latest.is_draft else None

    @property
    def state(self) -> State:
        """What a form begins with."""
        return self.draft.state if self.draft else self.kept

    @property
    def stamp(self) -> str:
        """Changes with the draft; without one, with what everybody sees."""
        number = self.latest.number if self.latest else 0
        return f"{number}-{digest(self.state)}"

    @property
    def next(self) -> int:
        return (self.latest.number if self.latest else 0) + 1


def standpoint(viewer: Viewer, page: Page, *, now: datetime) -> Standpoint:
    """For writing: the latest version is held until the transaction ends."""
    rows = PageVersion.objects.unguarded(reason="the service has asked about the page itself")
    mine = rows.filter(community=page.community, part=page.part, object_id=page.row.pk)
    latest = mine.select_for_update().first()
    return Standpoint(latest, kept_state(viewer, page, on=day_of(now)))


def require_fresh(viewer: Viewer, stand: Standpoint, *, expected: str, now: datetime) -> None:
    """T-55. One's own autosave of a moment ago is no conflict.

    Raises:
        StalePage: The page does not stand as the person saw it.
    """
    draft = stand.draft
    just_now = draft is not None and is_own(viewer, draft) and now - draft.at < IN_FLIGHT
    if stand.stamp != expected and not just_now:
        raise StalePage(theirs=stand.state, stamp=stand.stamp)


def is_own(viewer: Viewer, draft: PageVersion) -> bool:
    """Whether the viewer saved it last. Who is not signed in has no own draft."""
    mine = (viewer.seat_id, viewer.person_id)
    return viewer.is_signed_in and mine == (draft.seat_id, draft.person_id)


def remember_public(page: Page, stand: Standpoint, *, now: datetime) -> int:
    """Keep what everybody sees before it changes, unless it is kept; answers the next number.

    So that there is always a way back, also to what was written before pages had a history.
    """
    rows = PageVersion.objects.unguarded(reason="the service has asked about the page itself")
    mine = rows.filter(community=page.community, part=page.part, object_id=page.row.pk)
    known = mine.filter(standing=Standing.PUBLISHED).first()
    if not page.is_public or (known and known.state == stand.kept):
        return stand.next
    told: datetime = getattr(page.row, "updated_at", None) or now
    _write(None, page, Standing.PUBLISHED, stand.kept, number=stand.next, at=told)
    return stand.next + 1


def add_version(
    viewer: Viewer,
    page: Page,
    standing: Standing,
    state: State,
    *,
    number: int,
    now: datetime,
    publish_on: date | None = None,
) -> PageVersion:
    """Add it and log it."""
    row = _write(viewer, page, standing, state, number=number, at=now, publish_on=publish_on)
    log(viewer, page, f"page.{standing}", now)
    return row


def log(viewer: Viewer, page: Page, action: str, now: datetime) -> None:
    record(
        viewer=viewer,
        action=action,
        community_id=page.community.pk,
        object_type=page.part.name.lower(),
        object_ids=[page.row.pk],
        at=now,
    )


def day_of(now: datetime) -> date:
    return now.astimezone(OSLO).date()


def _write(
    viewer: Viewer | None, page: Page, standing: Standing, state: State, **columns: Any
) -> PageVersion:
    row = PageVersion(
        community=page.community,
        part=page.part.value,
        object_id=page.row.pk,
        key=page.key,
        standing=standing.value,
        title=str(state.get("name") or page.title),
        state=state,
        seat_id=viewer.seat_id if viewer else None,
        person_id=viewer.person_id if viewer else None,
        **columns,
    )
    row.full_clean(validate_constraints=False)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:  # two at once: the other came first
        raise _came_first(row) from error
    return row


def _came_first(row: PageVersion) -> StalePage:
    """What the other has saved meanwhile, so that both texts can be shown (T-55)."""
    rows = PageVersion.objects.unguarded(reason="the service has asked about the page itself")
    theirs = rows.filter(community=row.community_id, part=row.part, object_id=row.object_id).first()
    if theirs is None or not theirs.is_draft:
        return StalePage(theirs=row.state, stamp="")
    return StalePage(theirs=theirs.state, stamp=f"{theirs.number}-{digest(theirs.state)}")
