"""What an activity is tied to: arenas, municipalities, initiatives, the activities it follows."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.policy import Action
from samspor.access.privacy import LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import Row_co, ViewerManager, ViewerQuerySet, communities_seen
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.activities.enums import RELATIONS
from samspor.activities.models.activity import Activity
from samspor.drawing.content import Relation


class TieQuerySet(ViewerQuerySet[Row_co]):
    """Seen by those who see the activity."""

    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.VIEW_DRAFT, path="activity__community")


class ActivityArenaQuerySet(TieQuerySet["ActivityArena"]):
    pass


class ActivityArena(GuardedModel):
    """The first arena is the one that owns the activity."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="arena_ties")
    arena = models.ForeignKey("networks.Arena", models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = ViewerManager.from_queryset(ActivityArenaQuerySet)()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "arena"],
                name="activities_activityarena_once",
                violation_error_code="arena_once",
                violation_error_message=_("The activity already stands in this arena."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} in {self.arena_id}"


class ActivityMunicipalityQuerySet(TieQuerySet["ActivityMunicipality"]):
    pass


class ActivityMunicipality(GuardedModel):
    """The municipalities it concerns; without any it concerns them all."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="municipality_ties")
    municipality = models.ForeignKey("registry.Organisation", models.PROTECT, related_name="+")

    objects = ViewerManager.from_queryset(ActivityMunicipalityQuerySet)()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "municipality"],
                name="activities_activitymunicipality_once",
                violation_error_code="municipality_once",
                violation_error_message=_("The municipality is already there."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} for {self.municipality_id}"


class ActivityInitiativeQuerySet(TieQuerySet["ActivityInitiative"]):
    pass


class ActivityInitiative(GuardedModel):
    """The initiatives it is part of. Their pages show it once it is in an edition."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="initiative_ties")
    initiative = models.ForeignKey("focus.Initiative", models.PROTECT, related_name="+")

    objects = ViewerManager.from_queryset(ActivityInitiativeQuerySet)()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "initiative"],
                name="activities_activityinitiative_once",
                violation_error_code="initiative_once",
                violation_error_message=_("The initiative is already there."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} of {self.initiative_id}"

    def clean(self) -> None:
        """What no single row can promise: one community."""
        super().clean()
        if self.activity.community_id != self.initiative.community_id:
            raise ValidationError(
                _("It can only be part of an initiative of the same community."),
                code="initiative_community",
            )


class FollowQuerySet(TieQuerySet["Follow"]):
    pass


class Follow(GuardedModel):
    """The activity prepares, follows up, evaluates or is part of another one."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="follow_ties")
    follows = models.ForeignKey(Activity, models.PROTECT, related_name="followed_by_ties")
    relation = models.CharField(
        _("relation"),
        max_length=20,
        choices=[(relation.value, label) for relation, label in RELATIONS.items()],
        default=Relation.FOLLOW_UP.value,
    )
    lag_days = models.PositiveSmallIntegerField(
        _("days between"),
        null=True,
        blank=True,
        help_text=_("When set, the activity keeps so many days’ distance."),
    )

    objects = ViewerManager.from_queryset(FollowQuerySet)()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "follows"],
                name="activities_follow_once",
                violation_error_code="follow_once",
                violation_error_message=_("It already follows that activity."),
            ),
            models.CheckConstraint(
                name="activities_follow_not_itself",
                condition=~Q(activity=F("follows")),
                violation_error_code="follow_not_itself",
                violation_error_message=_("An activity cannot follow itself."),
            ),
            models.CheckConstraint(
                name="activities_follow_relation_known",
                condition=Q(relation__in=[relation.value for relation in Relation]),
                violation_error_code="relation_known",
                violation_error_message=_("Choose a relation from the list."),
            ),
            models.CheckConstraint(
                name="activities_follow_lag_within_year",
                condition=Q(lag_days__isnull=True) | Q(lag_days__lte=366),
                violation_error_code="lag_within_year",
                violation_error_message=_("The distance can be at most 366 days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.relation} {self.follows_id}"

    def clean(self) -> None:
        """What no single row can promise: one community, and no circle."""
        super().clean()
        if self.activity.community_id != self.follows.community_id:
            raise ValidationError(
                _("It can only follow an activity of the same community."), code="follow_community"
            )
        if self._closes_a_circle():
            raise ValidationError(
                _("That activity already follows this one, so this one cannot follow it."),
                code="follow_circle",
            )

    def _closes_a_circle(self) -> bool:
        reached = {self.follows_id}
        edge = reached
        while edge:
            if self.activity_id in edge:
                return True
            rows = Follow.objects.unguarded(reason="a circle is a circle whoever looks")
            edge = (
                set(rows.filter(activity__in=edge).values_list("follows_id", flat=True)) - reached
            )
            reached |= edge
        return False


classify(
    ActivityArena,
    activity=LINK,
    arena=LINK,
    position=Privacy(PrivacyClass.PUBLIC, "says which arena owns the activity"),
)
classify(ActivityMunicipality, activity=LINK, municipality=LINK)
classify(ActivityInitiative, activity=LINK, initiative=LINK)
classify(
    Follow,
    activity=LINK,
    follows=LINK,
    relation=Privacy(PrivacyClass.PUBLIC, "says how two activities belong together"),
    lag_days=Privacy(PrivacyClass.PUBLIC, "keeps their distance when one moves"),
)

for _tie in (ActivityArena, ActivityInitiative, ActivityMunicipality, Follow):
    row_policy(_tie, by="activity__community")
