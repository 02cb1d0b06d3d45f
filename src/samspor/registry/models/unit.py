"""Kindergartens and schools. Municipal and private are equals here."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.policy import NO_DISTRICT, Action
from samspor.access.privacy import LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet, communities_seen
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.registry import validators
from samspor.registry.enums import OrganisationKind, OwnerForm, Ownership, UnitKind
from samspor.registry.models.alphabet import alphabet_column, alphabet_field
from samspor.registry.models.organisation import Organisation


class UnitQuerySet(ViewerQuerySet["Unit"]):
    """Registry data is shared between communities and stands on public pages."""

    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(
            viewer, Action.VIEW_REGISTRY, path="municipality__participations__community"
        )


class Unit(GuardedModel):
    """`owner` is legally responsible; `municipality` supervises, whoever owns."""

    kind = models.CharField(_("kind"), max_length=20, choices=UnitKind)
    combined_centre = models.BooleanField(_("school and kindergarten in one place"), default=False)
    name = models.CharField(_("name"), max_length=160)
    ownership = models.CharField(_("ownership"), max_length=10, choices=Ownership)
    owner_form = models.CharField(_("owner form"), max_length=20, choices=OwnerForm, blank=True)
    owner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="owned_units"
    )
    municipality = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="supervised_units"
    )
    district = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="units"
    )
    sections = models.PositiveSmallIntegerField(_("sections"), null=True, blank=True)
    section_word = models.CharField(
        _("what the unit calls its sections"), max_length=30, blank=True
    )
    organisation_number = models.CharField(
        _("organisation number"),
        max_length=9,
        blank=True,
        validators=[validators.organisation_number],
    )
    opened_on = models.DateField(_("opened"), null=True, blank=True)
    closed_on = models.DateField(_("closed"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged"
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    sort_key = alphabet_field()

    objects = ViewerManager.from_queryset(UnitQuerySet)()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["sort_key", "id"]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="registry_unit_alphabet"),
            models.Index(fields=["municipality", "sort_key"], name="registry_unit_in_place"),
        ]
        constraints = [
            models.CheckConstraint(
                name="registry_unit_merged_is_closed",
                condition=Q(merged_into=None) | Q(closed_on__isnull=False),
                violation_error_message=_("A unit that is part of another has a last day."),
                violation_error_code="merged_open",
            ),
            models.CheckConstraint(
                name="registry_unit_kind_known",
                condition=Q(kind__in=UnitKind.values),
                violation_error_message=_("Choose kindergarten or school."),
                violation_error_code="kind_unknown",
            ),
            models.CheckConstraint(
                name="registry_unit_ownership_known",
                condition=Q(ownership__in=Ownership.values),
                violation_error_message=_("Choose municipal or private."),
                violation_error_code="ownership_unknown",
            ),
            models.CheckConstraint(
                name="registry_unit_owner_form_private",
                condition=Q(ownership=Ownership.PRIVATE) | Q(owner_form=""),
                violation_error_message=_("Only a private unit has an owner form."),
                violation_error_code="owner_form_municipal",
            ),
            models.CheckConstraint(
                name="registry_unit_closed_after_opened",
                condition=Q(opened_on=None)
                | Q(closed_on=None)
                | Q(closed_on__gte=models.F("opened_on")),
                violation_error_message=_("A unit can't close before it opens."),
                violation_error_code="period_backwards",
            ),
            models.UniqueConstraint(
                name="registry_unit_organisation_number_unique",
                fields=["organisation_number"],
                condition=~Q(organisation_number=""),
                violation_error_message=_("Another unit has this organisation number."),
                violation_error_code="organisation_number_taken",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def district_or_none(self) -> int:
        """As the policy is asked: which district, or that it lies in none."""
        return self.district_id or NO_DISTRICT

    def clean(self) -> None:
        """What needs a look at other rows: each tie leads to the right kind of organisation."""
        wanted = {
            "municipality": OrganisationKind.MUNICIPALITY,
            "district": OrganisationKind.DISTRICT,
        }
        if self.ownership == Ownership.MUNICIPAL:
            wanted["owner"] = OrganisationKind.MUNICIPALITY
        problems = {
            name: ValidationError(
                _("Choose an organisation of the kind “%(kind)s”."),
                code="wrong_kind",
                params={"kind": kind.label},
            )
            for name, kind in wanted.items()
            if getattr(self, f"{name}_id") and getattr(self, name).kind != kind
        }
        if problems:
            raise ValidationError(problems)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = alphabet_column(self.name)
        super().save(*args, **kwargs)


class UnitFigureQuerySet(ViewerQuerySet["UnitFigure"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(
            viewer, Action.VIEW_REGISTRY, path="unit__municipality__participations__community"
        )


class UnitFigure(GuardedModel):
    """How many there were on a day, and who says so. Never fewer people than a register shows."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="figures")
    counted_on = models.DateField(_("counted"))
    children = models.PositiveIntegerField(_("children"), null=True, blank=True)
    staff = models.PositiveIntegerField(_("employed"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=120)

    objects = ViewerManager.from_queryset(UnitFigureQuerySet)()

    class Meta:
        ordering = ["-counted_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="registry_unit_figure_says_something",
                condition=Q(children__isnull=False) | Q(staff__isnull=False),
                violation_error_message=_("Give the number of children, of employed, or both."),
                violation_error_code="figure_empty",
            ),
            models.UniqueConstraint(
                name="registry_unit_figure_once_a_day",
                fields=["unit", "counted_on", "source"],
                violation_error_message=_("This source has a number for that day already."),
                violation_error_code="figure_twice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.counted_on}"


_FACT = Privacy(PrivacyClass.PUBLIC, "recognised by everybody who works with it")
_NUMBER = Privacy(PrivacyClass.PUBLIC, "finds the same unit in the national registers")
_SIZE = Privacy(PrivacyClass.PUBLIC, "shows how large a unit is; a total, about nobody")
classify(
    Unit,
    kind=_FACT,
    combined_centre=_FACT,
    name=_FACT,
    ownership=_FACT,
    owner_form=_FACT,
    owner=LINK,
    municipality=LINK,
    district=LINK,
    sections=_FACT,
    section_word=_FACT,
    organisation_number=_NUMBER,
    opened_on=_FACT,
    closed_on=_FACT,
    merged_into=LINK,
    version=LINK,
    sort_key=_FACT,
)
classify(UnitFigure, unit=LINK, counted_on=_SIZE, children=_SIZE, staff=_SIZE, source=_SIZE)

row_policy(Unit, shared=True)
row_policy(UnitFigure, shared=True)
