"""The log: who did what, when, to which ids. Ids only; nothing that anybody wrote (T-45)."""

from typing import Any, Final, NoReturn

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.policy import Action
from samspor.access.privacy import CLOCK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet, communities_seen
from samspor.access.row_policies import ALL, row_policy
from samspor.access.viewer import Viewer

WORD: Final = RegexValidator(r"^[a-z][a-z0-9_.]*$", code="event_word")


class Unchangeable(RuntimeError):  # noqa: N818 (reads as what the row is)
    """Somebody tried to change or delete what is in the log. A mistake in our code (T-46)."""


class EventQuerySet(ViewerQuerySet["Event"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.VIEW_AUDIT, path="community_id")

    def update(self, **kwargs: Any) -> NoReturn:
        raise Unchangeable(f"an event is never changed, got {sorted(kwargs)}")

    def delete(self) -> NoReturn:
        raise Unchangeable("an event is never deleted")

    def bulk_update(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise Unchangeable("an event is never changed")


class Event(GuardedModel):
    """Plain numbers instead of foreign keys: the log outlives what it tells about."""

    at = models.DateTimeField(_("when"))
    user_id = models.BigIntegerField(_("user"), null=True, blank=True)
    seat_id = models.BigIntegerField(_("seat"), null=True, blank=True)
    community_id = models.BigIntegerField(_("community"), null=True, blank=True)
    action = models.CharField(_("action"), max_length=64, validators=[WORD])
    object_type = models.CharField(_("kind of object"), max_length=64, validators=[WORD])
    object_ids = models.JSONField(_("object ids"), default=list, blank=True)
    chain = models.BigIntegerField()
    number = models.BigIntegerField()
    digest = models.CharField(max_length=64)

    objects = ViewerManager.from_queryset(EventQuerySet)()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["community_id", "-at"], name="audit_event_community_at"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["chain", "number"],
                name="audit_event_once_in_chain",
                violation_error_message=_("The log has a line with this number already."),
                violation_error_code="line_twice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.object_type} {self.object_ids}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Unchangeable(f"event {self.pk} is never changed")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise Unchangeable(f"event {self.pk} is never deleted")


class HeadQuerySet(ViewerQuerySet["Head"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.VIEW_AUDIT, path="chain")


class Head(GuardedModel):
    """How far a chain has come. Locked while a line is written, so that lines come one by one."""

    chain = models.BigIntegerField(primary_key=True)
    length = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    objects = ViewerManager.from_queryset(HeadQuerySet)()

    def __str__(self) -> str:
        return f"{self.chain}: {self.length}"


EVERYWHERE: Final = 0  # no community has this number


class StampQuerySet(ViewerQuerySet["Stamp"]):
    def visible(self, viewer: Viewer) -> Q:
        del viewer  # that something has changed is no secret; what has, it does not say
        return Q()


class Stamp(GuardedModel):
    """Another number after each write in the community: what was made before it is told by it.

    One row for each community, and one for what all of them show, such as the registry. Random, so
    that a database that was put back never has the number of another course of events.
    """

    community_id = models.BigIntegerField(_("community"))
    value = models.BigIntegerField(_("value"))

    objects = ViewerManager.from_queryset(StampQuerySet)()

    class Meta:
        ordering = ["community_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["community_id"],
                name="audit_stamp_one_per_community",
                violation_error_code="one_per_community",
                violation_error_message=_("The community has a stamp already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community_id}: {self.value}"


_LOG = Retention.TEN_YEARS
_SEAL = Privacy(PrivacyClass.SYSTEM, "shows whether a line was altered", _LOG)
classify(
    Event,
    at=CLOCK,
    user_id=Privacy(PrivacyClass.PERSONAL, "answers who did it", _LOG),
    seat_id=Privacy(PrivacyClass.INTERNAL, "answers for which seat it was done", _LOG),
    community_id=Privacy(PrivacyClass.INTERNAL, "says whose log the line belongs to", _LOG),
    action=Privacy(PrivacyClass.INTERNAL, "answers what was done", _LOG),
    object_type=Privacy(PrivacyClass.INTERNAL, "answers what kind of thing it was done to", _LOG),
    object_ids=Privacy(PrivacyClass.INTERNAL, "answers which things it was done to", _LOG),
    chain=_SEAL,
    number=_SEAL,
    digest=_SEAL,
)
classify(Head, chain=_SEAL, length=_SEAL, digest=_SEAL)


classify(
    Stamp,
    community_id=Privacy(PrivacyClass.PUBLIC, "says whose pages may be given again"),
    value=Privacy(PrivacyClass.PUBLIC, "tells one state of the community from the next"),
)

row_policy(Event, by="community_id", only_added_to=True)
row_policy(Head, by="chain")
row_policy(Stamp, by="community_id", public=ALL)
