"""A browser that is signed in, or on its way. Django's own session with its owner in a column."""

from typing import TYPE_CHECKING

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.translation import gettext_lazy as _

from samspor.access.privacy import CLOCK, Privacy, PrivacyClass, Retention, classify

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase


class BrowserSession(AbstractBaseSession):
    """`user_id` is a plain number: removing a session must never wait for a user.

    `provider_session` is the provider and its `sid`, as a digest; the provider may end it (T-06).
    """

    user_id = models.BigIntegerField(_("user"), null=True, blank=True, db_index=True)
    began_at = models.DateTimeField(_("signed in"), null=True, blank=True)
    seen_at = models.DateTimeField(_("last used"), null=True, blank=True)
    method = models.CharField(_("how"), max_length=40, blank=True)
    device = models.CharField(_("browser"), max_length=60, blank=True)
    provider_session = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta(AbstractBaseSession.Meta):
        abstract = False

    @classmethod
    def get_session_store_class(cls) -> "type[SessionBase]":
        from samspor.sign_in.session_store import SessionStore  # noqa: PLC0415 (it needs this model)

        return SessionStore

    def __str__(self) -> str:
        return f"session of user {self.user_id}"


_LIFE = Retention.WHILE_ROW
classify(
    BrowserSession,
    session_key=Privacy(PrivacyClass.SECRET, "knows a browser again", _LIFE),
    session_data=Privacy(PrivacyClass.SECRET, "holds what a sign-in needs on its way", _LIFE),
    expire_date=CLOCK,
    user_id=Privacy(PrivacyClass.PERSONAL, "lists and ends somebody's own sessions", _LIFE),
    began_at=Privacy(PrivacyClass.PERSONAL, "ends a session after twelve hours", _LIFE),
    seen_at=Privacy(PrivacyClass.PERSONAL, "ends a session that lies idle", _LIFE),
    method=Privacy(PrivacyClass.PERSONAL, "tells the owner how it began", _LIFE),
    device=Privacy(PrivacyClass.PERSONAL, "tells the owner which browser it is", _LIFE),
    provider_session=Privacy(PrivacyClass.SECRET, "lets the provider end its sign-in", _LIFE),
)
