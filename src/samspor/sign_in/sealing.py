"""Secrets as they lie in the database: digests where they only must be recognised, sealed else.

Both hang on the secret keys of the settings; an old key still opens while a new one takes over
(T-64).
"""

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


class InvalidToken(Exception):  # noqa: N818 (named as the one of the library behind it)
    """Sealed with a key that is honoured no longer, or not by us."""


def digest(purpose: str, *parts: object) -> str:
    """For what is short enough to be guessed: without our key the digest tells nothing."""
    return _digest(settings.SECRET_KEY, purpose, parts)


def digests(purpose: str, *parts: object) -> list[str]:
    """As `digest`, with every key that is still honoured, the present one first."""
    return [_digest(key, purpose, parts) for key in _keys()]


def plain_digest(text: str) -> str:
    """For long random texts, which nobody guesses; holds when keys change."""
    return hashlib.sha256(text.encode()).hexdigest()


def seal(text: str) -> str:
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """What was sealed.

    Raises:
        InvalidToken: Sealed with a key that is honoured no longer.
    """
    from cryptography import fernet  # noqa: PLC0415 (as below)

    try:
        return _box().decrypt(sealed.encode()).decode()
    except fernet.InvalidToken as problem:
        raise InvalidToken from problem


def _digest(key: str, purpose: str, parts: tuple[object, ...]) -> str:
    text = "\x1f".join([purpose, *map(str, parts)])
    return hmac.new(_derived(key, "digest"), text.encode(), hashlib.sha256).hexdigest()


def _box() -> "MultiFernet":
    """What seals takes seven megabytes; who only shows pages does without."""
    from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415 (said above)

    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(key, "seal"))) for key in _keys()])


def _keys() -> list[str]:
    return [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)]


def _derived(key: str, use: str) -> bytes:
    return hashlib.sha256(f"samspor.sign_in.{use}\x1f{key}".encode()).digest()


def session_word(session_key: str) -> str:
    """Names a session on a page without being one."""
    return plain_digest(f"session\x1f{session_key}")[:24]


def provider_word(issuer: str, sid: str) -> str:
    """The provider's session that one of ours came from; "" when it has none."""
    return plain_digest(f"{issuer}\x1f{sid}") if sid else ""
