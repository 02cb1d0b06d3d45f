"""What units and municipalities were called and who owned them before; today's stands on the row.

Each row ends. It begins where the one before it ends, or nobody knows when.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.policy import Action
from samspor.access.privacy import LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet, communities_seen
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.registry import validators
from samspor.registry.enums import OwnerForm, Ownership
from samspor.registry.models.organisation import Organisation
from samspor.registry.models.unit import Unit
from samspor.registry.models.validity import ends_after_start


class FormerUnitQuerySet(ViewerQuerySet["FormerName"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(
            viewer, Action.VIEW_REGISTRY, path="unit__municipality__participations__community"
        )


class FormerName(GuardedModel):
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(_("name"), max_length=160)
    valid_from = models.DateField(_("first day"), null=True, blank=True)
    valid_to = models.DateField(_("last day"))

    objects = ViewerManager.from_queryset(FormerUnitQuerySet)()

    class Meta:
        ordering = ["-valid_to", "-id"]
        constraints = [
            ends_after_start("registry_former_name_period_forward"),
            models.UniqueConstraint(
                name="registry_former_name_one_last_day",
                fields=["unit", "valid_to"],
                violation_error_message=_("It changed its name that day already."),
                violation_error_code="renamed_twice",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FormerOwnershipQuerySet(ViewerQuerySet["FormerOwnership"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(
            viewer, Action.VIEW_REGISTRY, path="unit__municipality__participations__community"
        )


class FormerOwnership(GuardedModel):
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="former_ownerships")
    ownership = models.CharField(_("ownership"), max_length=10, choices=Ownership)
    owner_form = models.CharField(_("owner form"), max_length=20, choices=OwnerForm, blank=True)
    owner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="formerly_owned"
    )
    valid_from = models.DateField(_("first day"), null=True, blank=True)
    valid_to = models.DateField(_("last day"))

    objects = ViewerManager.from_queryset(FormerOwnershipQuerySet)()

    class Meta:
        ordering = ["-valid_to", "-id"]
        constraints = [
            ends_after_start("registry_former_ownership_period_forward"),
            models.CheckConstraint(
                name="registry_former_ownership_known",
                condition=Q(ownership__in=Ownership.values),
                violation_error_message=_("Choose municipal or private."),
                violation_error_code="ownership_unknown",
            ),
            models.CheckConstraint(
                name="registry_former_ownership_form_private",
                condition=Q(ownership=Ownership.PRIVATE) | Q(owner_form=""),
                violation_error_message=_("Only a private unit has an owner form."),
                violation_error_code="owner_form_municipal",
            ),
            models.UniqueConstraint(
                name="registry_former_ownership_one_last_day",
                fields=["unit", "valid_to"],
                violation_error_message=_("It changed its owner that day already."),
                violation_error_code="owner_twice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.valid_to}"


class FormerMunicipalityQuerySet(ViewerQuerySet["FormerMunicipality"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(
            viewer, Action.VIEW_REGISTRY, path="organisation__participations__community"
        )


class FormerMunicipality(GuardedModel):
    """A number and a name that a municipality had: Midtre Gauldal was 1648 until 2017."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="former_numbers"
    )
    name = models.CharField(_("name"), max_length=160)
    municipality_number = models.CharField(
        _("municipality number"), max_length=4, blank=True, validators=[validators.FOUR_DIGITS]
    )
    valid_from = models.DateField(_("first day"), null=True, blank=True)
    valid_to = models.DateField(_("last day"))

    objects = ViewerManager.from_queryset(FormerMunicipalityQuerySet)()

    class Meta:
        ordering = ["-valid_to", "-id"]
        constraints = [
            ends_after_start("registry_former_municipality_period_forward"),
            models.UniqueConstraint(
                name="registry_former_municipality_one_last_day",
                fields=["organisation", "valid_to"],
                violation_error_message=_("It changed its number that day already."),
                violation_error_code="renumbered_twice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_number} {self.name}".strip()


_PAST = Privacy(PrivacyClass.PUBLIC, "finds a unit under the name or owner it had before")
classify(FormerName, unit=LINK, name=_PAST, valid_from=_PAST, valid_to=_PAST)
classify(
    FormerOwnership,
    unit=LINK,
    ownership=_PAST,
    owner_form=_PAST,
    owner=LINK,
    valid_from=_PAST,
    valid_to=_PAST,
)
classify(
    FormerMunicipality,
    organisation=LINK,
    name=_PAST,
    municipality_number=_PAST,
    valid_from=_PAST,
    valid_to=_PAST,
)

for _former in (FormerName, FormerOwnership, FormerMunicipality):
    row_policy(_former, shared=True)
