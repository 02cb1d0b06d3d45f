"""What people did to the wheel, so that it can be told, undone and restored.

One thing a person did is one `ChangeSet`; each activity it touched has a `Change` with its whole
state before and after, in the same shape as editions (`drawing.export`). Nothing here is edited.
"""

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.policy import Action
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet, communities_seen
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.activities.enums import VERBS, Verb
from samspor.activities.models.activity import Activity


class ChangeSetQuerySet(ViewerQuerySet["ChangeSet"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.VIEW_DRAFT)


class ChangeSet(GuardedModel):
    """`undoes` names the one it took back; a change set can be taken back once."""

    community = models.ForeignKey(
        "registry.Community", models.PROTECT, verbose_name=_("community"), related_name="+"
    )
    school_year = models.PositiveSmallIntegerField(_("school year"))
    verb = models.CharField(
        _("what was done"),
        max_length=20,
        choices=[(verb.value, label) for verb, label in VERBS.items()],
    )
    at = models.DateTimeField(_("when"))
    seat_id = models.BigIntegerField(_("seat"), null=True, blank=True)
    person_id = models.BigIntegerField(_("person"), null=True, blank=True)
    undoes = models.OneToOneField(
        "self",
        models.PROTECT,
        verbose_name=_("takes back"),
        related_name="undone_by",
        null=True,
        blank=True,
    )

    objects = ViewerManager.from_queryset(ChangeSetQuerySet)()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["community", "school_year", "-id"], name="activities_set_wheel"),
        ]
        constraints = [
            models.CheckConstraint(
                name="activities_changeset_verb_known",
                condition=Q(verb__in=[verb.value for verb in Verb]),
                violation_error_code="verb_known",
                violation_error_message=_("Choose what was done from the list."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.pk}"


class ChangeQuerySet(ViewerQuerySet["Change"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.VIEW_DRAFT, path="change_set__community")


class Change(GuardedModel):
    """`before` is None when the activity was made here. See `services.state` for the shape."""

    change_set = models.ForeignKey(ChangeSet, models.CASCADE, related_name="changes")
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="+")
    before = models.JSONField(_("before"), null=True, blank=True)
    after = models.JSONField(_("after"))

    objects = ViewerManager.from_queryset(ChangeQuerySet)()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["change_set", "activity"],
                name="activities_change_once",
                violation_error_code="change_once",
                violation_error_message=_("The activity is already part of this change."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.change_set_id} {self.activity_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            self._refuse()
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise RuntimeError(f"history is never changed: {self!r}")


_HISTORY = Retention.THREE_YEARS
classify(
    ChangeSet,
    community=LINK,
    school_year=Privacy(PrivacyClass.INTERNAL, "says which wheel was changed", _HISTORY),
    verb=Privacy(PrivacyClass.INTERNAL, "says what was done", _HISTORY),
    at=CLOCK,
    seat_id=Privacy(PrivacyClass.INTERNAL, "says from which seat it was done", _HISTORY),
    person_id=Privacy(PrivacyClass.PERSONAL, "says who did it", _HISTORY),
    undoes=LINK,
)
classify(
    Change,
    change_set=LINK,
    activity=LINK,
    before=Privacy(PrivacyClass.INTERNAL, "lets a change be undone", _HISTORY),
    after=Privacy(PrivacyClass.INTERNAL, "lets a change be told", _HISTORY),
)

row_policy(ChangeSet, by="community")
row_policy(Change, by="change_set__community")
