"""The providers people may sign in with, from the environment. See docs/how-to."""

from dataclasses import replace
from ipaddress import ip_network
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from samspor.config.env import Environment
from samspor.sign_in.openid.provider import Provider

# What is the same for everybody who uses these three; the rest each owner agrees with them.
KNOWN: Final = {
    "idporten": Provider(
        key="idporten",
        name="ID-porten",
        issuer="https://idporten.no",
        client_id="",
        levels=("idporten-loa-substantial", "idporten-loa-high"),
    ),
    "feide": Provider(
        key="feide",
        name="Feide",
        issuer="https://auth.dataporten.no",
        client_id="",
        levels=("urn:mace:feide.no:auth:level:fad08:3",),
    ),
    "entra": Provider(
        key="entra",
        name="Microsoft",
        issuer="",
        client_id="",
        levels=("c1",),
        level_claim="acrs",
        ask_by="claims",
    ),
}


def openid_providers(env: Environment) -> list[Provider]:
    """Those named in SAMSPOR_OPENID, in that order; problems are left with `env`."""
    return [_provider(env, key) for key in env.words("SAMSPOR_OPENID")]


def _provider(env: Environment, key: str) -> Provider:
    known = KNOWN.get(key, Provider(key=key, name=key, issuer="", client_id=""))
    start = f"SAMSPOR_OPENID_{key.upper().replace('-', '_')}"
    if not key.replace("-", "").isalnum() or not key.isascii() or key != key.lower():
        env.problems.append(f"SAMSPOR_OPENID has {key!r}: expected small letters, digits, hyphens")
    issuer = env.text(f"{start}_ISSUER", known.issuer)
    parts = urlsplit(issuer)
    if parts.scheme != "https" or not parts.hostname:
        env.problems.append(f"{start}_ISSUER is {issuer!r}: expected an address with https")
    levels = env.text(f"{start}_LEVELS", ",".join(known.levels))
    secret, key_file = env.text(f"{start}_CLIENT_SECRET"), env.text(f"{start}_CLIENT_KEY_FILE")
    if bool(secret) == bool(key_file):
        env.problems.append(f"{start} needs one of _CLIENT_SECRET and _CLIENT_KEY_FILE")
    return replace(
        known,
        name=env.text(f"{start}_NAME", known.name),
        issuer=issuer,
        client_id=env.needed(f"{start}_CLIENT_ID", f"what {known.name} calls this installation"),
        client_secret=secret,
        client_key=_contents(env, f"{start}_CLIENT_KEY_FILE", key_file) if key_file else "",
        levels=()
        if levels == "none"
        else tuple(word.strip() for word in levels.split(",") if word.strip()),
    )


def _contents(env: Environment, name: str, path: str) -> str:
    try:
        return Path(path).expanduser().read_text()
    except OSError as error:
        env.problems.append(f"{name} can't be read: {error.strerror}")
        return ""


def proxies(env: Environment) -> list[str]:
    """Addresses or networks of our own proxies; only they may say whom they speak for."""
    found = env.words("SAMSPOR_PROXIES")
    for word in found:
        try:
            ip_network(word, strict=False)
        except ValueError:
            env.problems.append(f"SAMSPOR_PROXIES has {word!r}: expected an address or a network")
    return found
