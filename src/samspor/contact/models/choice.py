"""Whoever sits in a seat chooses to be its contact, a year at a time (T-40)."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.privacy import LINK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.contact.terms import holds_until, renew_from
from samspor.seats.models import SeatHolder


class ContactChoiceQuerySet(ViewerQuerySet["ContactChoice"]):
    """One's own."""

    def visible(self, viewer: Viewer) -> Q:
        if viewer.person_id is None:
            return Q(pk__in=[])
        return Q(holding__person=viewer.person_id)


class ContactChoice(GuardedModel):
    """Hangs on the holding, not on the seat: a successor is asked anew, nothing is copied."""

    holding = models.ForeignKey(SeatHolder, on_delete=models.CASCADE, related_name="+")
    renewed_on = models.DateField(_("said yes"))
    ended_on = models.DateField(_("said no"), null=True, blank=True)

    objects = ViewerManager.from_queryset(ContactChoiceQuerySet)()

    class Meta:
        verbose_name = _("choice to be a contact")
        verbose_name_plural = _("choices to be a contact")
        constraints = [
            models.UniqueConstraint(
                name="contact_choice_once",
                fields=["holding"],
                violation_error_message=_("This choice has been made already."),
                violation_error_code="choice_twice",
            ),
            models.CheckConstraint(
                name="contact_choice_period_forward",
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("renewed_on")),
                violation_error_message=_("The last day can't be before the first."),
                violation_error_code="period_backwards",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holding_id} {self.renewed_on}"

    @property
    def valid_until(self) -> date:
        return holds_until(self.renewed_on)

    def holds_on(self, day: date) -> bool:
        return self.ended_on is None and day <= self.valid_until

    def is_to_be_renewed(self, day: date) -> bool:
        return self.holds_on(day) and day >= renew_from(self.renewed_on)


_CHOSEN = Privacy(PrivacyClass.PERSONAL, "shows a contact only by choice", Retention.PERSON)
classify(ContactChoice, holding=LINK, renewed_on=_CHOSEN, ended_on=_CHOSEN)

row_policy(ContactChoice, by="holding__seat__community", own="holding__person")
