"""The account somebody signs in with. What they may do hangs on their seats, not here."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from samspor.access.privacy import CLOCK, Privacy, PrivacyClass, Retention, classify

if TYPE_CHECKING:
    from samspor.seats.models.seat import SeatHolder


class UserManager(BaseUserManager["User"]):
    """Not guarded by a viewer: signing in finds the user before there is one."""

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        """Kept in small letters, so that the database sees that two are the same."""
        return (email or "").strip().casefold()

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=self.normalize_email(username))

    def create_user(self, *, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.full_clean()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """No staff flag and no groups: nothing is allowed here that the policy does not say."""

    email = models.EmailField(_("e-mail address"), max_length=254)
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_operator = models.BooleanField(_("operates the service"), default=False)
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=[("nb", _("Bokmål")), ("nn", _("Nynorsk")), ("en", _("English"))],
        default="nb",
    )

    # What the user holds, when it came with the user; None when it has to be asked for.
    held: "list[SeatHolder] | None" = None

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                name="seats_user_email_unique",
                violation_error_message=_("Somebody has an account with this e-mail address."),
                violation_error_code="email_taken",
            ),
            models.CheckConstraint(
                name="seats_user_email_lower",
                condition=Q(email=Lower("email")),
                violation_error_message=_("Write the e-mail address in small letters."),
                violation_error_code="email_capitals",
            ),
            models.CheckConstraint(
                name="seats_user_language_known",
                condition=Q(language__in=["nb", "nn", "en"]),
                violation_error_message=_("Choose bokmål, nynorsk or English."),
                violation_error_code="language_unknown",
            ),
        ]


_ACCOUNT = Retention.ACCOUNT
classify(
    User,
    email=Privacy(PrivacyClass.PERSONAL_CONTACT, "signs in and gets mail", _ACCOUNT),
    password=Privacy(PrivacyClass.SECRET, "proves who signs in; kept as a digest", _ACCOUNT),
    is_active=Privacy(PrivacyClass.PERSONAL, "closes an account at once", _ACCOUNT),
    is_operator=Privacy(PrivacyClass.PERSONAL, "tells who runs the service", _ACCOUNT),
    language=Privacy(PrivacyClass.PERSONAL, "writes mail in the right language", _ACCOUNT),
    last_login=CLOCK,
)
