"""Who belongs to an arena: said once as a rule, so that the list keeps itself."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.privacy import LINK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Role, Viewer
from samspor.networks.enums import Effect
from samspor.networks.models.arena import Arena
from samspor.registry.enums import OrganisationKind, Ownership, UnitKind
from samspor.registry.models.validity import ends_after_start
from samspor.seats.enums import ROLE_CHOICES, ROLE_PLACES, Place

_ONE = Q(unit__isnull=False) | Q(seat__isnull=False)


class MemberRuleQuerySet(ViewerQuerySet["MemberRule"]):
    def visible(self, viewer: Viewer) -> Q:
        """Whoever has a role in the community knows who meets there."""
        return Q(arena__community__in=viewer.community_ids)


class MemberRule(GuardedModel):
    """Many at once (`role`, places, ownership), or one unit or seat; for a time.

    Without `role` the units themselves are members, and their heads answer for them. An arena's
    members are what its rules add, less what they leave out. Only one unit or seat can be left out.
    """

    arena = models.ForeignKey(Arena, models.CASCADE, related_name="member_rules")
    effect = models.CharField(
        _("what it does"), max_length=10, choices=Effect, default=Effect.ADD.value
    )
    role = models.CharField(_("role"), max_length=30, choices=ROLE_CHOICES, blank=True)
    municipality = models.ForeignKey(
        "registry.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    district = models.ForeignKey(
        "registry.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    ownership = models.CharField(_("ownership"), max_length=10, choices=Ownership, blank=True)
    unit_kind = models.CharField(_("kind"), max_length=20, choices=UnitKind, blank=True)
    unit = models.ForeignKey(
        "registry.Unit", models.PROTECT, null=True, blank=True, related_name="+"
    )
    seat = models.ForeignKey("seats.Seat", models.CASCADE, null=True, blank=True, related_name="+")
    valid_from = models.DateField(_("first day"))
    valid_to = models.DateField(_("last day"), null=True, blank=True)

    objects = ViewerManager.from_queryset(MemberRuleQuerySet)()

    class Meta:
        verbose_name = _("member rule")
        verbose_name_plural = _("member rules")
        ordering = ["effect", "id"]
        constraints = [
            ends_after_start("networks_member_rule_period_forward"),
            models.CheckConstraint(
                name="networks_member_rule_effect_known",
                condition=Q(effect__in=Effect.values),
                violation_error_message=_("Choose to add or to leave out."),
                violation_error_code="effect_unknown",
            ),
            models.CheckConstraint(
                name="networks_member_rule_role_known",
                condition=Q(role__in=["", *(role.value for role in Role)]),
                violation_error_message=_("Choose one of the roles."),
                violation_error_code="role_unknown",
            ),
            models.CheckConstraint(
                name="networks_member_rule_choices_known",
                condition=Q(ownership__in=["", *Ownership.values])
                & Q(unit_kind__in=["", *UnitKind.values]),
                violation_error_message=_("Choose from the lists."),
                violation_error_code="choice_unknown",
            ),
            models.CheckConstraint(
                name="networks_member_rule_one_or_many",
                condition=~_ONE
                | (
                    (Q(unit=None) | Q(seat=None))
                    & Q(role="", ownership="", unit_kind="", municipality=None, district=None)
                ),
                violation_error_message=_("Choose one unit, one seat, or a rule for many."),
                violation_error_code="one_or_many",
            ),
            models.CheckConstraint(
                name="networks_member_rule_leaves_out_one",
                condition=Q(effect=Effect.ADD.value) | _ONE,
                violation_error_message=_("Leave out one unit or one seat at a time."),
                violation_error_code="leaves_out_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.arena} {self.pk}"

    @property
    def is_single(self) -> bool:
        return self.unit_id is not None or self.seat_id is not None

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def clean(self) -> None:
        """What no single row can promise: kinds of places, and everything of one community."""
        wanted = {
            "municipality": OrganisationKind.MUNICIPALITY,
            "district": OrganisationKind.DISTRICT,
        }
        for name, kind in wanted.items():
            if getattr(self, f"{name}_id") and getattr(self, name).kind != kind:
                raise ValidationError({name: _("Choose a place from the list.")}, code="place_kind")
        if self.seat and self.seat.community_id != self.arena.community_id:
            message = _("The seat belongs to another community.")
            raise ValidationError({"seat": message}, code="foreign_seat")
        above = self.role in set(Role) and Place.UNIT not in ROLE_PLACES[Role(self.role)]
        if above and (self.ownership or self.unit_kind or self.district_id):
            message = _(
                "This role sits above the units. Leave out ownership, kind and city district."
            )
            raise ValidationError({"role": ValidationError(message, code="role_above")})


_SAID = Privacy(PrivacyClass.INTERNAL, "says who belongs to a network", Retention.COMMUNITY)
classify(
    MemberRule,
    arena=LINK,
    effect=_SAID,
    role=_SAID,
    municipality=LINK,
    district=LINK,
    ownership=_SAID,
    unit_kind=_SAID,
    unit=LINK,
    seat=LINK,
    valid_from=_SAID,
    valid_to=_SAID,
)

row_policy(MemberRule, by="arena__community")
