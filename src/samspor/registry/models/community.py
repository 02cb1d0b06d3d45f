"""The tenant, and who takes part in it."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Count, Min, OuterRef, Q, Subquery
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.policy import Action
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet, communities_seen
from samspor.access.row_policies import ALL, row_policy
from samspor.access.viewer import Viewer
from samspor.registry.enums import CommunityKind, OrganisationKind
from samspor.registry.models.organisation import Organisation
from samspor.registry.models.validity import ends_after_start
from samspor.registry.validators import RESERVED

# The languages people write in; English is for readers only. Source: språklova, domain.md 7.
WRITTEN = [("nb", _("Bokmål")), ("nn", _("Nynorsk"))]


class CommunityQuerySet(ViewerQuerySet["Community"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.VIEW_REGISTRY, path="pk")


class Community(GuardedModel):
    """A competence region, or a municipality on its own."""

    slug = models.CharField(
        _("address"),
        max_length=60,
        validators=[
            RegexValidator(
                r"^[a-z0-9]+(-[a-z0-9]+)*$",
                _("An address has small letters a–z, digits and single hyphens."),
                code="community_slug",
            )
        ],
    )
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=CommunityKind)
    language = models.CharField(_("language"), max_length=2, choices=WRITTEN, default="nb")
    lead = models.CharField(
        _("under the heading"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences on the front page."),
    )
    introduction = models.TextField(_("introduction"), blank=True)
    introduced_at = models.DateTimeField(_("introduction changed"), null=True, editable=False)
    organisations: "models.ManyToManyField[Organisation, Participation]" = models.ManyToManyField(
        Organisation, through="Participation", related_name="communities"
    )

    objects = ViewerManager.from_queryset(CommunityQuerySet)()

    class Meta:
        verbose_name = _("community")
        verbose_name_plural = _("communities")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                name="registry_community_slug_unique",
                fields=["slug"],
                violation_error_message=_("Another community has this address."),
                violation_error_code="slug_taken",
            ),
            models.CheckConstraint(
                name="registry_community_kind_known",
                condition=Q(kind__in=CommunityKind.values),
                violation_error_message=_("Choose one of the kinds of community."),
                violation_error_code="kind_unknown",
            ),
            models.CheckConstraint(
                name="registry_community_language_known",
                condition=Q(language__in=["nb", "nn"]),
                violation_error_message=_("Choose bokmål or nynorsk."),
                violation_error_code="language_unknown",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def home_municipality_id(self) -> int | None:
        """The municipality that the community is; None for a region, and while there are several.

        `with_home` brings it along, so that a page need not ask.
        """
        found = Community.objects.unguarded(reason="which municipality it is, is public")
        row = with_home(found.filter(pk=self.pk)).first()
        return row.home_municipality_id if row else None

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The introduction as it is set: a blank line between paragraphs."""
        return tuple(part.strip() for part in self.introduction.split("\n\n") if part.strip())

    @property
    def updated_at(self) -> datetime | None:
        """When what it says of itself was changed last, as of every row with a page."""
        return self.introduced_at

    def clean(self) -> None:
        """Its pages stand at /<slug>/, where the installation has pages of its own."""
        if self.slug in RESERVED:
            message = _("This address is needed for other pages. Choose another.")
            raise ValidationError({"slug": ValidationError(message, code="slug_reserved")})


class ParticipationQuerySet(ViewerQuerySet["Participation"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.VIEW_REGISTRY)


class Participation(GuardedModel):
    """An organisation takes part in a community for a time. Its units take part through it."""

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="participations"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="participations"
    )
    valid_from = models.DateField(_("first day"))
    valid_to = models.DateField(_("last day"), null=True, blank=True)

    objects = ViewerManager.from_queryset(ParticipationQuerySet)()

    class Meta:
        ordering = ["organisation__sort_key", "valid_from"]
        constraints = [
            ends_after_start("registry_participation_period_forward"),
            models.UniqueConstraint(
                name="registry_participation_once_from_a_day",
                fields=["community", "organisation", "valid_from"],
                violation_error_message=_("This takes part from that day already."),
                violation_error_code="participation_twice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} in {self.community}"


def with_home(rows: "models.QuerySet[Any]", *, path: str = "") -> "models.QuerySet[Any]":
    """Communities, or what has one along `path` ("community__"), with the home municipality."""
    parts = Participation.objects.unguarded(reason="which municipality it is, is public")
    alone = (
        parts.filter(
            community=OuterRef(f"{path}pk"),
            community__kind=CommunityKind.MUNICIPALITY,
            organisation__kind=OrganisationKind.MUNICIPALITY,
            valid_to=None,
        )
        .order_by()
        .values("community")
        .annotate(several=Count("organisation", distinct=True), one=Min("organisation"))
        .filter(several=1)
        .values("one")
    )
    told: models.QuerySet[Any] = rows.annotate(home_municipality_id=Subquery(alone))
    return told


_NAMES = Privacy(PrivacyClass.PUBLIC, "lets people find their community", Retention.COMMUNITY)
_WORDS = Privacy(PrivacyClass.PUBLIC, "tells everybody what it is about", Retention.COMMUNITY)
classify(
    Community,
    slug=_NAMES,
    name=_NAMES,
    kind=_NAMES,
    language=_NAMES,
    lead=_WORDS,
    introduction=_WORDS,
    introduced_at=CLOCK,
)

_PARTS = Privacy(PrivacyClass.PUBLIC, "shows who takes part, and since when", Retention.COMMUNITY)
classify(Participation, community=LINK, organisation=LINK, valid_from=_PARTS, valid_to=_PARTS)

row_policy(Community, by="pk", public=ALL)
row_policy(Participation, by="community", public=ALL)
