"""Words of signing in: what a session remembers, how somebody came in, which failures count."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

from django.db import models
from django.utils.translation import pgettext_lazy

# T-36. Reading a page prolongs a session; asking how long it lasts does not.
IDLE: Final = timedelta(minutes=30)
LONGEST: Final = timedelta(hours=12)
# How long one may be on the way in: between a code or a provider's word and the second factor.
ON_THE_WAY: Final = timedelta(minutes=15)
KEPT_FORM_LIFE: Final = timedelta(days=1)
UNSENT_FORM_LIFE: Final = timedelta(days=7)


class SessionKey(StrEnum):
    """Session data. The first four lie in columns of the row too."""

    BEGAN = "began"
    METHOD = "method"
    PROVIDER_SESSION = "provider_session"
    DEVICE = "device"
    SEEN = "seen"
    OPENID_PROVIDER = "openid_provider"
    ID_TOKEN = "id_token"  # noqa: S105 (the name of a key); sealed, for signing out at the provider
    CODE = "code"
    OPENID = "openid"
    HALFWAY = "halfway"
    NEW_KEY = "new_key"
    INVITATION = "invitation"
    NEXT = "next"


class Method(models.TextChoices):
    DEMO = "demo", pgettext_lazy("how somebody signed in", "one click in the demo")
    CODE = "code", pgettext_lazy("how somebody signed in", "code by e-mail and app")
    RECOVERY = "recovery", pgettext_lazy("how somebody signed in", "recovery code")
    OPENID = "openid", pgettext_lazy("how somebody signed in", "sign-in provider")
    LINK = "link", pgettext_lazy("how somebody signed in", "invitation and app")


class Effort(models.TextChoices):
    """What is counted, each by itself (T-04)."""

    CODE = "code", "a code by e-mail was wrong"
    SECOND = "second", "the second factor was wrong"
    MAIL = "mail", "a code was asked for"
