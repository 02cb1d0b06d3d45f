"""Making, renewing and taking away calendars of one's own (T-28)."""

import secrets
from contextlib import suppress
from datetime import date, datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.db import OperationalError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from samspor.access.asking import everywhere
from samspor.access.errors import NotVisible
from samspor.access.viewer import Viewer
from samspor.audit.record import Shows, record
from samspor.sign_in.sealing import plain_digest
from samspor.wheel.models import OwnCalendar
from samspor.wheel.models.own_calendar import NO_REMINDER
from samspor.wheel.selectors.own_calendars import works_for

_BYTES: Final = 32
MOST: Final = 10  # one for each device, and some to spare


@transaction.atomic
def make_calendar(
    *, viewer: Viewer, seat_id: int | None, now: datetime, reminder: int = NO_REMINDER
) -> tuple[OwnCalendar, str]:
    """A calendar of the viewer's own seat, or of all of them when `seat_id` is None.

    Returns:
        The row, and the token, which is told this once and kept nowhere.

    Raises:
        NotVisible: The viewer has no such seat.
        ValidationError: The viewer has as many calendars as anybody needs.
    """
    if viewer.person_id is None:
        raise NotVisible
    calendar = OwnCalendar(
        person_id=viewer.person_id, seat_id=seat_id, reminder=reminder, made_at=now
    )
    if not works_for(calendar, viewer):
        raise NotVisible
    if OwnCalendar.objects.seen_by(viewer).count() >= MOST:
        message = _("You have %(number)s calendars already. Remove one that you do not use.")
        raise ValidationError(message % {"number": MOST}, code="calendars_many")
    token = _give_address(calendar)
    calendar.full_clean()
    calendar.save()
    _log(viewer, "own_calendar.made", calendar.pk, now)
    return calendar, token


@transaction.atomic
def renew_calendar(*, viewer: Viewer, calendar_id: int, now: datetime) -> tuple[OwnCalendar, str]:
    """A new address for the same calendar; the old one stops working.

    Raises:
        NotVisible: The viewer has no such calendar, or no longer the seat.
    """
    calendar = _own(viewer, calendar_id)
    if not works_for(calendar, viewer):
        raise NotVisible
    token = _give_address(calendar)
    calendar.made_at, calendar.fetched_on = now, None
    calendar.save(update_fields=["digest", "made_at", "fetched_on"])
    _log(viewer, "own_calendar.renewed", calendar.pk, now)
    return calendar, token


@transaction.atomic
def remove_calendar(*, viewer: Viewer, calendar_id: int, now: datetime) -> None:
    """The address stops working at once.

    Raises:
        NotVisible: The viewer has no such calendar.
    """
    calendar = _own(viewer, calendar_id)
    _log(viewer, "own_calendar.removed", calendar.pk, now)
    calendar.delete()


def note_fetched(*, calendar: OwnCalendar, on: date) -> None:
    """A step: the owner sees which day it was last used, and nobody sees more than the day."""
    if calendar.fetched_on == on:
        return
    with everywhere(reason="the calendar's own row, whoever's programme fetches it"):
        rows = OwnCalendar.objects.unguarded(reason="the row that the address led to")
        stale = Q(fetched_on=None) | Q(fetched_on__lt=on)
        with suppress(OperationalError):  # a long import writes; the calendar matters more
            rows.filter(stale, pk=calendar.pk).update(fetched_on=on)


def _own(viewer: Viewer, calendar_id: int) -> OwnCalendar:
    rows = OwnCalendar.objects.seen_by(viewer).select_for_update(of=("self",))
    found = rows.filter(pk=calendar_id).first()
    if found is None:
        raise NotVisible
    return found


def _give_address(calendar: OwnCalendar) -> str:
    token = secrets.token_urlsafe(_BYTES)
    calendar.digest = plain_digest(token)
    return token


def _log(viewer: Viewer, action: str, calendar_id: int, now: datetime) -> None:
    """In nobody's log but the service's: which calendars somebody has is theirs alone."""
    record(
        viewer=viewer,
        action=action,
        community_id=None,
        object_type="own_calendar",
        object_ids=[calendar_id],
        at=now,
        shows=Shows.NOWHERE,
    )
