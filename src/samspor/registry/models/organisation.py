"""Everybody who is not a unit: municipalities, owners, universities, services, the county."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.policy import Action
from samspor.access.privacy import LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet, communities_seen
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.registry import validators
from samspor.registry.enums import OrganisationKind
from samspor.registry.models.alphabet import alphabet_column, alphabet_field
from samspor.registry.models.validity import ends_after_start


class OrganisationQuerySet(ViewerQuerySet["Organisation"]):
    """Registry data is shared between communities and stands on public pages."""

    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.VIEW_REGISTRY, path="participations__community")


class Organisation(GuardedModel):
    """Valid for a time, because municipalities merge and their numbers change."""

    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    name = models.CharField(_("name"), max_length=160)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    organisation_number = models.CharField(
        _("organisation number"),
        max_length=9,
        blank=True,
        validators=[validators.organisation_number],
    )
    municipality_number = models.CharField(
        _("municipality number"), max_length=4, blank=True, validators=[validators.FOUR_DIGITS]
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    valid_from = models.DateField(_("first day"), null=True, blank=True)
    valid_to = models.DateField(_("last day"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    sort_key = alphabet_field()

    objects = ViewerManager.from_queryset(OrganisationQuerySet)()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_key", "id"]
        constraints = [
            models.CheckConstraint(
                name="registry_organisation_kind_known",
                condition=Q(kind__in=OrganisationKind.values),
                violation_error_message=_("Choose one of the kinds of organisation."),
                violation_error_code="kind_unknown",
            ),
            models.CheckConstraint(
                name="registry_organisation_number_only_municipality",
                condition=Q(kind=OrganisationKind.MUNICIPALITY) | Q(municipality_number=""),
                violation_error_message=_("Only a municipality has a municipality number."),
                violation_error_code="municipality_number_elsewhere",
            ),
            models.CheckConstraint(
                name="registry_organisation_district_has_parent",
                condition=~Q(kind=OrganisationKind.DISTRICT) | Q(parent__isnull=False),
                violation_error_message=_("A city district belongs to a municipality."),
                violation_error_code="district_alone",
            ),
            models.CheckConstraint(
                name="registry_organisation_not_own_parent",
                condition=Q(parent=None) | ~Q(parent=F("id")),
                violation_error_message=_("An organisation can't be part of itself."),
                violation_error_code="own_parent",
            ),
            models.UniqueConstraint(
                name="registry_organisation_organisation_number_unique",
                fields=["organisation_number"],
                condition=~Q(organisation_number=""),
                violation_error_message=_("Another organisation has this organisation number."),
                violation_error_code="organisation_number_taken",
            ),
            models.UniqueConstraint(
                name="registry_organisation_municipality_number_unique",
                fields=["municipality_number"],
                condition=~Q(municipality_number="") & Q(valid_to=None),
                violation_error_message=_("Another municipality has this number now."),
                violation_error_code="municipality_number_taken",
            ),
            ends_after_start("registry_organisation_period_forward"),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name

    def clean(self) -> None:
        """A district's parent is a municipality: what one row alone can't promise."""
        is_district = self.kind == OrganisationKind.DISTRICT
        if is_district and self.parent and self.parent.kind != OrganisationKind.MUNICIPALITY:
            message = _("A city district belongs to a municipality.")
            raise ValidationError({"parent": ValidationError(message, code="district_alone")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = alphabet_column(self.name)
        super().save(*args, **kwargs)

    @property
    def municipality_id_of_place(self) -> int | None:
        """The municipality that a seat here speaks for; None above and outside municipalities."""
        if self.kind == OrganisationKind.MUNICIPALITY:
            return self.pk
        if self.kind in {OrganisationKind.DISTRICT, OrganisationKind.SERVICE}:
            return self.parent_id
        return None


_FACT = Privacy(PrivacyClass.PUBLIC, "recognised by everybody who works with it")
_NUMBER = Privacy(PrivacyClass.PUBLIC, "finds the same organisation in the national registers")
classify(
    Organisation,
    kind=_FACT,
    name=_FACT,
    short_name=_FACT,
    organisation_number=_NUMBER,
    municipality_number=_NUMBER,
    parent=LINK,
    valid_from=_FACT,
    valid_to=_FACT,
    version=LINK,
    sort_key=_FACT,
)

row_policy(Organisation, shared=True)
