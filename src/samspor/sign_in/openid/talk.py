"""Asking a provider who somebody is, and believing the answer only when all of it holds (T-02).

Code flow with PKCE S256, state and nonce. Authlib builds the question, authenticates us and checks
the claims; what the standard leaves open is decided here, and always for the stricter.
"""

import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey
from requests import RequestException

from samspor.sign_in.errors import NotVouched
from samspor.sign_in.openid.exchange import Answer, Question
from samspor.sign_in.openid.provider import Provider

_TIMEOUT: Final = 8
_LEEWAY: Final = 60  # seconds two clocks may differ
_OLDEST: Final = timedelta(minutes=10)
_FRESH: Final = timedelta(hours=1)
_ENDPOINTS: Final = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_BY_KEY: Final = "private_key_jwt"
_WITH_SECRET: Final = "client_secret_basic"  # noqa: S105 (the standard's word)
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class _Known:
    metadata: dict[str, Any]
    keys: KeySet
    read_at: datetime


_known: dict[str, _Known] = {}


def forget_providers() -> None:
    """Ask them anew next time what they are like."""
    _known.clear()


def ask(
    provider: Provider, *, come_back_to: str, language: str, now: datetime
) -> tuple[str, Question]:
    """The address to send the browser to, and what to remember meanwhile.

    Raises:
        NotVouched: The provider can't be reached, or is not who it should be.
    """
    question = Question(
        provider=provider.key,
        state=secrets.token_urlsafe(32),
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        asked_at=now.timestamp(),
    )
    extra = {"nonce": question.nonce, "ui_locales": language, **_level_asked(provider)}
    metadata = _about(provider, now).metadata
    with _session(provider, come_back_to) as session:
        address, _state = session.create_authorization_url(
            metadata["authorization_endpoint"],
            state=question.state,
            code_verifier=question.verifier,
            **extra,
        )
    return str(address), question


def hear(
    provider: Provider,
    *,
    question: Question | None,
    said: Mapping[str, str],
    come_back_to: str,
    now: datetime,
) -> Answer:
    """Whom the provider vouches for.

    Args:
        question: What this browser asked; each question is answered once.
        said: What came back in the address.

    Raises:
        NotVouched: Anything at all is missing, foreign, old or too weak.
    """
    if question is None or question.provider != provider.key:
        raise NotVouched("not_asked")
    age = now.timestamp() - question.asked_at
    if not 0 <= age <= _OLDEST.total_seconds():
        raise NotVouched("too_late")
    if not hmac.compare_digest(said.get("state", "").encode(), question.state.encode()):
        raise NotVouched("state")
    known = _about(provider, now)
    named = said.get("iss", "")
    if named != provider.issuer and (
        named or known.metadata.get("authorization_response_iss_parameter_supported")
    ):
        raise NotVouched("mixed_up")  # RFC 9207
    if said.get("error") or not said.get("code"):
        raise NotVouched("declined")
    try:
        with _session(provider, come_back_to) as session:
            token = session.fetch_token(
                known.metadata["token_endpoint"],
                code=said["code"],
                code_verifier=question.verifier,
                timeout=_TIMEOUT,
                allow_redirects=False,
            )
    except (AuthlibBaseError, RequestException, ValueError) as error:
        raise NotVouched("no_token") from error
    raw = token.get("id_token")
    if not isinstance(raw, str):
        raise NotVouched("no_id_token")
    claims = _checked(provider, raw, token, question, now)
    return Answer(
        issuer=provider.issuer,
        subject=claims["sub"],
        sid=claims["sid"] if isinstance(claims.get("sid"), str) else "",
        id_token=raw,
    )


def sign_out_address(provider: Provider, *, id_token: str, come_back_to: str, now: datetime) -> str:
    """Where the provider's own session ends; "" when it has no such page or can't be asked."""
    try:
        end = _about(provider, now).metadata.get("end_session_endpoint", "")
    except NotVouched:
        return ""
    if not isinstance(end, str) or not _is_safe(end):
        return ""
    wanted = {
        "client_id": provider.client_id,
        "post_logout_redirect_uri": come_back_to,
        **({"id_token_hint": id_token} if id_token else {}),
    }
    return f"{end}{'&' if urlsplit(end).query else '?'}{urlencode(wanted)}"


def _checked(
    provider: Provider, raw: str, token: Mapping[str, Any], question: Question, now: datetime
) -> CodeIDToken:
    try:
        decoded = _decoded(provider, raw, now)
        claims = CodeIDToken(
            decoded.claims,
            decoded.header,
            options={
                "iss": {"essential": True, "value": provider.issuer},
                "aud": {"essential": True, "value": provider.client_id},
                "nonce": {"essential": True, "value": question.nonce},
            },
            params={
                "client_id": provider.client_id,
                "nonce": question.nonce,
                "access_token": token.get("access_token"),
            },
        )
        claims.validate(now=int(now.timestamp()), leeway=_LEEWAY)
    except (JoseError, AuthlibBaseError, ValueError, TypeError, AttributeError) as error:
        raise NotVouched("id_token") from error
    # The standard lets a token be for several; ours is for us alone.
    if claims["aud"] not in (provider.client_id, [provider.client_id]):
        raise NotVouched("audience")
    subject = claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= 255 or "\0" in subject:
        raise NotVouched("subject")
    if provider.levels and not _has_level(provider, claims.get(provider.level_claim)):
        raise NotVouched("level")
    return claims


def _decoded(provider: Provider, raw: str, now: datetime) -> jwt.Token:
    """With the provider's own keys; asked for anew when the token names one we do not know."""
    known = _about(provider, now)
    try:
        return jwt.decode(raw, known.keys, algorithms=[provider.algorithm])
    except (JoseError, ValueError):
        if now - known.read_at < timedelta(minutes=1):
            raise
        known = _about(provider, now, anew=True)
        return jwt.decode(raw, known.keys, algorithms=[provider.algorithm])


def _has_level(provider: Provider, said: object) -> bool:
    """`acr` is one word; Entra's `acrs` is a list of them."""
    words = said if isinstance(said, list) else [said]
    return any(word in provider.levels for word in words if isinstance(word, str))


def _level_asked(provider: Provider) -> dict[str, str]:
    if not provider.levels:
        return {}
    if provider.ask_by == "acr_values":
        return {"acr_values": " ".join(provider.levels)}
    wanted = {"essential": True, "values": list(provider.levels)}
    if len(provider.levels) == 1:
        wanted = {"essential": True, "value": provider.levels[0]}
    return {"claims": json.dumps({"id_token": {provider.level_claim: wanted}})}


def _about(provider: Provider, now: datetime, *, anew: bool = False) -> _Known:
    """What the provider says of itself, at most an hour old."""
    known = _known.get(provider.issuer)
    if known and not anew and timedelta(0) <= now - known.read_at < _FRESH:
        return known
    where = provider.issuer.rstrip("/") + "/.well-known/openid-configuration"
    metadata = _read(provider, where)
    if metadata.get("issuer") != provider.issuer:
        raise NotVouched("other_issuer")
    if not all(_is_safe(metadata.get(name)) for name in _ENDPOINTS):
        raise NotVouched("endpoints")
    try:
        keys = KeySet.import_key_set(_read(provider, metadata["jwks_uri"]))  # type: ignore[arg-type]  # it says itself when it is no key set
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise NotVouched("keys") from error
    _known[provider.issuer] = _Known(metadata, keys, now)
    return _known[provider.issuer]


def _read(provider: Provider, address: str) -> dict[str, Any]:
    if not _is_safe(address):
        raise NotVouched("endpoints")
    try:
        with _session(provider, "") as session:
            answer = session.request(
                "GET", address, withhold_token=True, timeout=_TIMEOUT, allow_redirects=False
            )
            answer.raise_for_status()
            found = answer.json() if answer.status_code == 200 else None
    except (RequestException, ValueError) as error:
        raise NotVouched("unreachable") from error
    if not isinstance(found, dict):
        raise NotVouched("unreachable")
    return found


def _is_safe(address: object) -> bool:
    """Only closed lines; an open one to this very machine is for trying things."""
    if not isinstance(address, str):
        return False
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)


def _session(provider: Provider, come_back_to: str) -> OAuth2Session:
    if provider.client_key:
        key = RSAKey.import_key(
            json.loads(provider.client_key)
            if provider.client_key.lstrip().startswith("{")
            else provider.client_key
        )
        session = OAuth2Session(provider.client_id, key, token_endpoint_auth_method=_BY_KEY)
        headers = {"kid": key.kid} if key.kid else None
        session.register_client_auth_method(PrivateKeyJWT(provider.issuer, headers=headers))
    else:
        session = OAuth2Session(
            provider.client_id,
            provider.client_secret,
            token_endpoint_auth_method=_WITH_SECRET,
        )
    session.scope = provider.scope
    session.redirect_uri = come_back_to
    session.code_challenge_method = "S256"
    return session
