"""One's own calendar: an address that only one person has (T-28)."""

from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.seats.models import Person, Seat

# Minutes before, as the address of a public feed says them too: an hour, a day, a week.
REMINDERS: Final = (60, 24 * 60, 7 * 24 * 60)
NO_REMINDER: Final = 0


class OwnCalendarQuerySet(ViewerQuerySet["OwnCalendar"]):
    def visible(self, viewer: Viewer) -> Q:
        """The person's own, and nobody else's, whatever seat they have."""
        return Q(pk__in=[]) if viewer.person_id is None else Q(person_id=viewer.person_id)


class OwnCalendar(GuardedModel):
    """The address holds 256 random bits, of which only a digest is kept.

    `seat` None: all seats the person has on the day it is fetched. With one, it works as long as
    the person has that seat (T-11).
    """

    digest = models.CharField(_("digest of the address"), max_length=64)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="calendars")
    seat = models.ForeignKey(
        Seat, on_delete=models.CASCADE, null=True, blank=True, related_name="calendars"
    )
    reminder = models.PositiveSmallIntegerField(_("minutes before"), default=NO_REMINDER)
    made_at = models.DateTimeField(_("made"))
    fetched_on = models.DateField(_("last fetched"), null=True, blank=True)

    objects = ViewerManager.from_queryset(OwnCalendarQuerySet)()

    class Meta:
        verbose_name = _("calendar of one's own")
        verbose_name_plural = _("calendars of one's own")
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                name="wheel_owncalendar_digest_unique",
                fields=["digest"],
                violation_error_message=_("Another calendar has this address."),
                violation_error_code="digest_taken",
            ),
            models.CheckConstraint(
                name="wheel_owncalendar_reminder_known",
                condition=Q(reminder__in=[NO_REMINDER, *REMINDERS]),
                violation_error_message=_("Choose one of the reminders."),
                violation_error_code="reminder_known",
            ),
        ]

    def __str__(self) -> str:
        return f"calendar {self.pk} of person {self.person_id}"


_SHOWN = Privacy(PrivacyClass.PERSONAL, "shows the person when it was last used", Retention.PERSON)
classify(
    OwnCalendar,
    digest=Privacy(PrivacyClass.SECRET, "recognises the address without knowing it"),
    person=LINK,
    seat=LINK,
    reminder=Privacy(PrivacyClass.SYSTEM, "says when the calendar reminds"),
    made_at=CLOCK,
    fetched_on=_SHOWN,
)

row_policy(OwnCalendar, by="seat__community", own="person")
