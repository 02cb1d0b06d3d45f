"""Setting up the second factor, and asking for it (T-03)."""

import hmac
import secrets
from datetime import datetime
from typing import Final

import pyotp
from django.db import transaction

from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.audit.record import Shows, record
from samspor.seats.models import User
from samspor.sign_in.enums import Effort, Method
from samspor.sign_in.errors import Trouble
from samspor.sign_in.models import Authenticator, BrowserSession, RecoveryCode
from samspor.sign_in.models.second_factor import AuthenticatorQuerySet
from samspor.sign_in.sealing import digest, digests, seal, unseal
from samspor.sign_in.services.attempts import account_word, is_too_many, note_attempt

RECOVERY_CODES: Final = 10
# No letter or digit that looks like another; 31 of them, ten long: 49 bits.
_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"
# Phones go wrong by half a minute; more would only help whoever guesses.
_STEPS_OFF: Final = (0, -1, 1)
_REASON = "the second factor is asked for before there is a viewer"


@transaction.atomic
def set_up_app(*, user: User, key: str, typed: str, place: str, now: datetime) -> list[str] | None:
    """Take the app into use once it has shown that it knows the key.

    Returns:
        The recovery codes, to be shown this one time; None when the code is wrong.
    """
    account = account_word(user.email)
    if is_too_many(kind=Effort.SECOND, account=account, place=place, now=now):
        return None
    step = _step_of(key, _tidy(typed), now, after=0)
    if step is None:
        note_attempt(kind=Effort.SECOND, account=account, place=place, now=now)
        return None
    _apps().filter(user=user).delete()
    Authenticator(user=user, sealed_key=seal(key), last_step=step, confirmed_at=now).save()
    _log(user, "second_factor.set_up", now)
    return _fresh_codes(user, now)


@transaction.atomic
def try_second_factor(*, user: User, typed: str, place: str, now: datetime) -> Method | Trouble:
    """A code of the app, or one from the paper. Each works once."""
    account = account_word(user.email)
    app = _apps().filter(user=user).select_for_update().first()
    if is_too_many(kind=Effort.SECOND, account=account, place=place, now=now):
        return Trouble.TOO_MANY
    tidy = _tidy(typed)
    step = _step_of(unseal(app.sealed_key), tidy, now, after=app.last_step) if app else None
    if app and step is not None:
        app.last_step = step
        app.save(update_fields=["last_step"])
        return Method.CODE
    recovery = _recovery(user, tidy) if app else None
    if recovery:
        recovery.used_at = now
        recovery.save(update_fields=["used_at"])
        _log(user, "second_factor.recovered", now)
        return Method.RECOVERY
    note_attempt(kind=Effort.SECOND, account=account, place=place, now=now)
    _log(user, "second_factor.refused", now)
    return Trouble.WRONG


@transaction.atomic
def renew_recovery_codes(*, user: User, now: datetime) -> list[str]:
    """New codes; the old ones stop working."""
    _log(user, "second_factor.codes_renewed", now)
    return _fresh_codes(user, now)


@transaction.atomic
def reset_second_factor(*, viewer: Viewer, user: User, now: datetime) -> None:
    """For whoever lost both phone and recovery codes: the next code by e-mail sets up a new app.

    Their sessions end, in case the phone was taken and not lost.
    """
    require(viewer, Action.RESET_SIGN_IN, community_id=None)
    _apps().filter(user=user).delete()
    RecoveryCode.objects.unguarded(reason=_REASON).filter(user=user).delete()
    BrowserSession.objects.filter(user_id=user.pk).delete()
    record(
        viewer=viewer,
        action="second_factor.reset",
        community_id=None,
        object_type="user",
        object_ids=[user.pk],
        at=now,
        shows=Shows.NOWHERE,
    )


def new_key() -> str:
    """160 random bits, as apps want them."""
    return pyotp.random_base32()


def app_address(*, user: User, key: str) -> str:
    """What the square code holds, an address that begins with otpauth."""
    return pyotp.TOTP(key).provisioning_uri(name=user.email, issuer_name="Samspor")


def _step_of(key: str, typed: str, now: datetime, *, after: int) -> int | None:
    """Which half-minute the code belongs to; None when it fits none that is still to be used."""
    totp = pyotp.TOTP(key)
    present = totp.timecode(now)
    steps = [present + off for off in _STEPS_OFF]
    fits = [step for step in steps if hmac.compare_digest(totp.generate_otp(step), typed)]
    return next((step for step in fits if step > after), None)


def _recovery(user: User, typed: str) -> RecoveryCode | None:
    rows = RecoveryCode.objects.unguarded(reason=_REASON)
    unused = rows.filter(user=user, used_at=None).select_for_update()
    return unused.filter(digest__in=digests("recovery", user.pk, typed)).first()


def _fresh_codes(user: User, now: datetime) -> list[str]:
    RecoveryCode.objects.unguarded(reason=_REASON).filter(user=user).delete()
    codes = ["".join(secrets.choice(_ALPHABET) for _ in range(10)) for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(
        [
            RecoveryCode(user=user, digest=digest("recovery", user.pk, code), made_at=now)
            for code in codes
        ]
    )
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def _tidy(typed: str) -> str:
    """ASCII only: what compares in constant time takes nothing else."""
    whole = "".join(typed.split()).replace("-", "").lower()
    return whole if whole.isascii() else ""


def _apps() -> AuthenticatorQuerySet:
    return Authenticator.objects.unguarded(reason=_REASON)


def _log(user: User, action: str, now: datetime) -> None:
    record(
        viewer=Viewer(user_id=user.pk),
        action=action,
        community_id=None,
        object_type="user",
        object_ids=[user.pk],
        at=now,
        shows=Shows.NOWHERE,
    )
