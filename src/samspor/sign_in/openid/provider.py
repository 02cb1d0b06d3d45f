"""The providers one can sign in with. One implementation; what differs is in the settings."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Provider:
    """As somebody running Samspor has configured it; see docs/how-to/sign-in-with-a-provider.md.

    Args:
        issuer: Compared letter by letter with what the provider calls itself.
        client_key: A private key as PEM or JWK; then there is no secret to share.
        levels: What `level_claim` must say, one of them. None at all: the provider counts as one
            factor, and ours comes on top.
        ask_by: How the level is asked for: "acr_values", or "claims" for what is no `acr`.
    """

    key: str
    name: str
    issuer: str
    client_id: str
    client_secret: str = ""
    client_key: str = ""
    levels: tuple[str, ...] = ()
    level_claim: str = "acr"
    ask_by: str = "acr_values"
    algorithm: str = "RS256"
    scope: str = "openid"

    @property
    def is_two_factors(self) -> bool:
        return bool(self.levels)


def providers() -> list[Provider]:
    return [each for each in settings.OPENID_PROVIDERS if isinstance(each, Provider)]


def provider_for(key: str) -> Provider | None:
    return next((each for each in providers() if each.key == key), None)


def provider_of(issuer: str) -> Provider | None:
    return next((each for each in providers() if each.issuer == issuer), None)
