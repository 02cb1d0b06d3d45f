"""What every row that belongs to somebody inherits; and forms that have been sent."""

from collections.abc import Collection, Sequence
from typing import Final

from django.core.exceptions import FieldError, ValidationError
from django.db import models, router
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from samspor.access.privacy import CLOCK, Privacy, PrivacyClass, classify, privacy_of
from samspor.access.querysets import ViewerManager, ViewerQuerySet, validation
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.kernel.national_number import find_national_numbers

# Keys, digests and what is sealed: nobody wrote them, and long ones hold any digits.
_NOT_WRITTEN: Final = frozenset({PrivacyClass.SYSTEM, PrivacyClass.SECRET})

Constraints = list[tuple[type[models.Model], Sequence[models.BaseConstraint]]]


class GuardedModel(models.Model):
    """Its default manager refuses to read without a viewer; its own validation may look."""

    class Meta:
        abstract = True

    _checks_hold: bool = False

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """As Django's, and a wall behind the forms: no text holds a national number (T-39)."""
        super().clean_fields(exclude)
        said = privacy_of(type(self))
        problems = {
            field.name: ValidationError(
                _("This looks like a national identity number. Samspor never keeps one."),
                code="national_number",
            )
            for field in self._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField)
            and field.name not in (exclude or ())
            and not (field.name in said and said[field.name].privacy_class in _NOT_WRITTEN)
            and find_national_numbers(str(getattr(self, field.attname) or ""))
        }
        if problems:
            raise ValidationError(problems)

    def validate_unique(self, exclude: Collection[str] | None = None) -> None:
        with validation():
            super().validate_unique(exclude)

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """As Django's, but a row whose checks all hold asks the database once, not once for each.

        Eleven questions for an activity were nine tenths of the time of a whole intake.
        """
        with validation():
            self._checks_hold = self._hold_together(exclude)
            try:
                super().validate_constraints(exclude)
            finally:
                self._checks_hold = False

    def get_constraints(self) -> Constraints:
        found: Constraints = super().get_constraints()
        if not self._checks_hold:
            return found
        return [
            (model, [each for each in constraints if not isinstance(each, CheckConstraint)])
            for model, constraints in found
        ]

    def _hold_together(self, exclude: Collection[str] | None) -> bool:
        """Whether every check holds. False also when that can't be asked in one go."""
        checks = [
            Q(constraint.condition)
            for _model, constraints in super().get_constraints()
            for constraint in constraints
            if isinstance(constraint, CheckConstraint)
        ]
        if not checks:
            return True
        against = self._get_field_expression_map(  # type: ignore[attr-defined]  # not in stubs
            meta=self._meta, exclude=exclude
        )
        using = router.db_for_write(type(self), instance=self)
        try:
            return Q(*checks).check(against, using=using)
        except FieldError:  # a check about a field that is wrong already
            return False


class SentFormQuerySet(ViewerQuerySet["SentForm"]):
    def visible(self, viewer: Viewer) -> Q:
        del viewer
        return Q(pk__in=[])


class SentForm(GuardedModel):
    """Sent once, whatever a finger or a network does (T-54). Rows live for a day.

    `claim` tells which of two at the same time made the row.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    claim = models.CharField(max_length=32)
    led_to = models.TextField(blank=True)
    sent_at = models.DateTimeField()

    objects = ViewerManager.from_queryset(SentFormQuerySet)()

    class Meta:
        ordering = ["sent_at"]

    def __str__(self) -> str:
        return f"sent {self.sent_at}"


_ONCE = Privacy(PrivacyClass.SYSTEM, "lets a form that is sent twice do its work once")
classify(SentForm, digest=_ONCE, claim=_ONCE, led_to=_ONCE, sent_at=CLOCK)

row_policy(SentForm, shared=True)
