"""The only reader of the environment. Collects everything that is missing before it refuses."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Misconfigured(Exception):  # noqa: N818 (reads as what it is)
    """The environment lacks something, or holds something too weak; lists all of it at once."""


@dataclass
class Environment:
    values: Mapping[str, str] = field(default_factory=lambda: os.environ)
    problems: list[str] = field(default_factory=list)

    def text(self, name: str, default: str = "") -> str:
        return self.values.get(name, default).strip()

    def needed(self, name: str, why: str) -> str:
        value = self.text(name)
        if not value:
            self.problems.append(f"{name} is missing: {why}")
        return value

    def secret(self, name: str) -> str:
        value = self.needed(name, "a random text of at least 50 characters")
        if value and (len(value) < 50 or len(set(value)) < 12):
            self.problems.append(f"{name} is weak: at least 50 characters, not repeated")
        return value

    def words(self, name: str) -> list[str]:
        return [word.strip() for word in self.text(name).split(",") if word.strip()]

    def pairs(self, name: str) -> dict[str, str]:
        """As in a=1 b=2. What stands behind the first = may hold anything but spaces."""
        found = {}
        for pair in self.text(name).split():
            key, sign, value = pair.partition("=")
            if not (key and sign and value):
                self.problems.append(f"{name} holds {pair!r}: expected name=value")
            found[key] = value
        return found

    def whole(self, name: str, default: int) -> int:
        value = self.text(name)
        if not value:
            return default
        if not value.isdigit():
            self.problems.append(f"{name} is {value!r}: expected a whole number")
            return default
        return int(value)

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in {"1", "true", "yes", "ja"}

    def path(self, name: str, default: Path) -> Path:
        return Path(self.text(name) or default).expanduser()

    def finish(self) -> None:
        """Refuse to start while anything is wrong.

        Raises:
            Misconfigured: With every problem on a line of its own.
        """
        if self.problems:
            raise Misconfigured("\n".join(["Samspor can't start:", *self.problems]))


@dataclass(frozen=True, slots=True)
class MailServer:
    """`start_tls`: the line begins open and turns closed; `tls`: it is closed from the start."""

    host: str
    port: int
    user: str
    password: str
    sender: str
    start_tls: bool
    tls: bool


def mail_server(env: Environment) -> MailServer:
    """Where mail is handed over. A password never goes over an open line."""
    host = env.needed("SAMSPOR_MAIL_HOST", "the server that takes outgoing mail")
    sender = env.needed("SAMSPOR_MAIL_FROM", "the address that mail comes from")
    kind = env.text("SAMSPOR_MAIL_TLS", "starttls").lower()
    if kind not in {"starttls", "tls", "none"}:
        env.problems.append(f"SAMSPOR_MAIL_TLS is {kind!r}: expected starttls, tls or none")
    if sender and ("@" not in sender or any(sign in sender for sign in "\r\n")):
        env.problems.append("SAMSPOR_MAIL_FROM is no address: expected Name <name@example.no>")
    password = env.text("SAMSPOR_MAIL_PASSWORD")
    if kind == "none" and password:
        env.problems.append("SAMSPOR_MAIL_TLS is none: a password would be sent in the open")
    return MailServer(
        host=host,
        port=env.whole("SAMSPOR_MAIL_PORT", 465 if kind == "tls" else 587),
        user=env.text("SAMSPOR_MAIL_USER"),
        password=password,
        sender=sender,
        start_tls=kind == "starttls",
        tls=kind == "tls",
    )


def database(url: str, default: Path) -> dict[str, object]:
    """Django's database settings from postgresql://user:password@host:port/name, else SQLite."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(default),
            "OPTIONS": {
                # Measured: with four writers the defaults lost 45 of 400 writes, these none.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON"
                ),
            },
        }
    parts = urlsplit(url)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # What is asked at every request is prepared the first time (samspor.access.carrying); a
        # pool that can't follow says ?prepare=no.
        "OPTIONS": {"prepare_threshold": None if query.get("prepare") == "no" else 0},
    }
