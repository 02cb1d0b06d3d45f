"""A code by e-mail: asked for, and written on the page (T-04, T-05)."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from samspor.access.viewer import ANONYMOUS, Viewer
from samspor.audit.record import Shows, record
from samspor.mail.services.post import post_mail
from samspor.seats.models import User
from samspor.sign_in.enums import Effort
from samspor.sign_in.errors import Trouble
from samspor.sign_in.letters import CODE
from samspor.sign_in.models import SignInCode
from samspor.sign_in.sealing import digest, digests
from samspor.sign_in.services.attempts import account_word, is_too_many, note_attempt

LIFE: Final = timedelta(minutes=10)
# 26 bits, of which ten may be tried within a quarter of an hour; and a second factor follows.
LENGTH: Final = 8
_KEPT: Final = timedelta(days=1)
_REASON = "signing in finds the code before there is a viewer"


@dataclass(frozen=True, slots=True)
class Tried:
    """Either a user or a trouble."""

    user: User | None = None
    trouble: Trouble | None = None


@transaction.atomic
def ask_for_code(*, address: str, place: str, now: datetime) -> SignInCode:
    """Mail a code when the address has an account. The answer and its time tell nobody which.

    Args:
        place: The network address that asks.

    Returns:
        The row that the browser's session shall know, whether or not a mail was sent.
    """
    account = account_word(address)
    may_mail = not is_too_many(kind=Effort.MAIL, account=account, place=place, now=now)
    note_attempt(kind=Effort.MAIL, account=account, place=place, now=now)
    email = User.objects.normalize_email(address)
    user = User.objects.filter(email=email, is_active=True).first() if may_mail else None
    written = "".join(secrets.choice("0123456789") for _ in range(LENGTH))
    code = SignInCode(
        user=user,
        account=account,
        digest=_digest_of(written),
        made_at=now,
        expires_at=now + LIFE,
    )
    SignInCode.objects.unguarded(reason=_REASON).filter(made_at__lt=now - _KEPT).delete()
    code.save()
    if user:
        _mail(user, written, code, now)
    return code


@transaction.atomic
def try_code(*, code_id: int | None, typed: str, place: str, now: datetime) -> Tried:
    """The user whose code it is. A wrong one is counted, and the count outlives this call."""
    rows = SignInCode.objects.unguarded(reason=_REASON)
    code = rows.filter(pk=code_id or 0).first()
    if code is None:
        return Tried(trouble=Trouble.OVER)
    # All codes of the account wait here for each other, so that nobody counts past the limit.
    list(rows.filter(account=code.account).select_for_update().values_list("pk"))
    code.refresh_from_db()
    if is_too_many(kind=Effort.CODE, account=code.account, place=place, now=now):
        return Tried(trouble=Trouble.TOO_MANY)
    if code.used_at or not code.made_at <= now < code.expires_at:
        return Tried(trouble=Trouble.OVER)
    tidy = "".join(typed.split()).replace("-", "")
    fits = any(hmac.compare_digest(each, code.digest) for each in digests("code", tidy))
    if not fits or code.user is None or not code.user.is_active:
        note_attempt(kind=Effort.CODE, account=code.account, place=place, now=now)
        _log(code.user, "sign_in.refused", now)
        return Tried(trouble=Trouble.WRONG)
    code.used_at = now
    code.save(update_fields=["used_at"])
    return Tried(user=code.user)


def spaced(code: str) -> str:
    """As people read it aloud: "4821 7390"."""
    return f"{code[:4]} {code[4:]}"


def _digest_of(written: str) -> str:
    return digest("code", written)


def _mail(user: User, written: str, code: SignInCode, now: datetime) -> None:
    post_mail(
        kind="sign_in.code",
        address=user.email,
        language=user.language,
        template=CODE,
        values={"code": spaced(written), "minutes": LIFE // timedelta(minutes=1)},
        about=f"sign_in_code-{code.pk}",
        now=now,
        urgent=True,
    )


def _log(user: User | None, action: str, now: datetime) -> None:
    record(
        viewer=Viewer(user_id=user.pk) if user else ANONYMOUS,
        action=action,
        community_id=None,
        object_type="user",
        object_ids=[user.pk] if user else [],
        at=now,
        shows=Shows.NOWHERE,
    )
