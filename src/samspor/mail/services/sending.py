"""From the outbox to the mail server, once (T-31, T-32, T-49).

A sender leases a row, sends it without holding the database, and writes what came of it only if the
lease is still its own. One that dies in between leaves a lease that runs out; the mail is sent anew
with the same Message-ID, so the receiver's mail system shows it once.
"""

import logging
import smtplib
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F

from samspor.mail.enums import UNDERWAY, MailState
from samspor.mail.envelope import message_of
from samspor.mail.models import OutgoingMail
from samspor.mail.models.outgoing_mail import OutgoingMailQuerySet
from samspor.mail.rechecks import is_still_allowed

LEASE: Final = timedelta(seconds=60)
GIVE_UP_AFTER: Final = timedelta(hours=72)
FORGET_TEXT_AFTER: Final = timedelta(days=30)
FORGET_AFTER: Final = timedelta(days=395)
UNREACHABLE_PAUSE: Final = timedelta(seconds=60)
# The wait after the first, second … try; the last one holds for all that follow.
WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
# A row that our own code stumbles over gets a few tries, since the fault may be elsewhere.
STUMBLES: Final = 5

_log = logging.getLogger(__name__)
_EVERY_ROW = "the sender carries everybody's mail and reads none"


class Unreachable(Exception):  # noqa: N818 (reads as what the mail server is)
    """No use in trying the next one now."""


def send_waiting(*, now: datetime, connection: BaseEmailBackend | None = None) -> int:
    """Send all that is due at `now`; how many were tried."""
    through = connection or get_connection()
    tried = 0
    try:
        while send_next(now=now, connection=through):
            tried += 1
    except Unreachable:
        _log.warning("The mail server can't be reached; mail waits.")
    finally:
        close(through)
    return tried


def send_next(*, now: datetime, connection: BaseEmailBackend) -> bool:
    """Lease and send one; False when nothing is due.

    Raises:
        Unreachable: The mail waits for the server, and so will the others.
    """
    mail = _lease(now)
    if mail is None:
        return False
    if not is_still_allowed(mail, now=now):
        _end(mail, MailState.WITHDRAWN, now=now)
        return True
    try:
        connection.open()
        connection.send_messages([message_of(mail)])
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as refused:
        _refused(mail, _code(refused), now=now)
        _reset(connection)
    except smtplib.SMTPNotSupportedError:
        _end(mail, MailState.SET_ASIDE, now=now)
        _reset(connection)
    except OSError as error:  # SMTP's own errors too: no server, no sign-in, cut off
        _wait(mail, UNREACHABLE_PAUSE, now=now)
        raise Unreachable from error
    except Exception:  # noqa: BLE001 (one row that breaks our code must not stop the others)
        _log.exception("Mail %s could not be made or sent.", mail.pk)
        _stumbled(mail, now=now)
    else:
        _end(mail, MailState.SENT, now=now)
    return True


def forget_old(*, now: datetime) -> None:
    """Texts that never left after a month; after 13 months also that there was a mail."""
    rows = OutgoingMail.objects.unguarded(reason=_EVERY_ROW).exclude(state__in=UNDERWAY)
    if not settings.MAIL_IS_KEPT:
        rows.filter(ended_at__lt=now - FORGET_TEXT_AFTER).exclude(text="").update(**_EMPTIED)
    rows.filter(ended_at__lt=now - FORGET_AFTER).delete()


def close(connection: BaseEmailBackend) -> None:
    """Whatever state the conversation is in, the mail has been dealt with."""
    try:
        connection.close()
    except OSError:
        _log.info("The mail server had gone already.")


_EMPTIED: Final = {"address": "", "subject": "", "text": "", "link": "", "link_words": ""}


@transaction.atomic
def _lease(now: datetime) -> OutgoingMail | None:
    due = (
        _rows()
        .filter(state__in=UNDERWAY, due_at__lte=now)
        .order_by("-urgent", "due_at", "id")
        .select_for_update(skip_locked=True)
    )
    mail = due.first()
    if mail is None:
        return None
    mail.state = MailState.LEASED
    mail.fence += 1
    mail.due_at = now + LEASE
    mail.save(update_fields=["state", "fence", "due_at"])
    return mail


def _end(mail: OutgoingMail, state: MailState, *, now: datetime, code: str = "") -> None:
    """What is sent or withdrawn is not kept; what is refused is, for a while."""
    is_done = state in {MailState.SENT, MailState.WITHDRAWN} and not settings.MAIL_IS_KEPT
    gone = _EMPTIED if is_done else {}
    _if_still_mine(mail).update(
        state=state, ended_at=now, attempts=F("attempts") + 1, reply_code=code, **gone
    )


def _wait(
    mail: OutgoingMail, wait: timedelta, *, now: datetime, tries: int = 0, code: str = ""
) -> None:
    if now + wait >= mail.posted_at + GIVE_UP_AFTER:
        _end(mail, MailState.FAILED, now=now, code=code)
        return
    _if_still_mine(mail).update(
        state=MailState.WAITING,
        due_at=now + wait,
        attempts=F("attempts") + tries,
        reply_code=code,
    )


def _refused(mail: OutgoingMail, code: int, *, now: datetime) -> None:
    """5xx: never; 4xx: not now (RFC 5321, 4.2.1)."""
    if code >= 500:
        _end(mail, MailState.SET_ASIDE, now=now, code=str(code))
    else:
        _wait(mail, _pause(mail), now=now, tries=1, code=str(code))


def _stumbled(mail: OutgoingMail, *, now: datetime) -> None:
    if mail.attempts + 1 >= STUMBLES:
        _end(mail, MailState.SET_ASIDE, now=now)
    else:
        _wait(mail, _pause(mail), now=now, tries=1)


def _pause(mail: OutgoingMail) -> timedelta:
    return WAITS[min(mail.attempts, len(WAITS) - 1)]


def _code(refused: smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError) -> int:
    if isinstance(refused, smtplib.SMTPDataError):
        return refused.smtp_code
    return min(code for code, _answer in refused.recipients.values())


def _reset(connection: BaseEmailBackend) -> None:
    """After a refusal the next mail gets a fresh conversation."""
    close(connection)


def _rows() -> OutgoingMailQuerySet:
    return OutgoingMail.objects.unguarded(reason=_EVERY_ROW)


def _if_still_mine(mail: OutgoingMail) -> OutgoingMailQuerySet:
    return _rows().filter(pk=mail.pk, state=MailState.LEASED, fence=mail.fence)
