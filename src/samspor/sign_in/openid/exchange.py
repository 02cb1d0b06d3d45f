"""What goes to a provider and what comes back, as values."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Question:
    """What we must remember until the answer comes; kept in the browser's session."""

    provider: str
    state: str
    nonce: str
    verifier: str
    asked_at: float

    @classmethod
    def remembered(cls, kept: object) -> "Question | None":
        return cls(**kept) if isinstance(kept, dict) else None

    def to_remember(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Answer:
    """Who it is, in the provider's own words. `id_token` only serves to sign out there."""

    issuer: str
    subject: str
    sid: str
    id_token: str
