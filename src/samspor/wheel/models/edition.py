"""A released, immutable snapshot of a wheel."""

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.policy import Action
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet, communities_seen
from samspor.access.row_policies import ALL, row_policy
from samspor.access.viewer import Viewer
from samspor.wheel.models.annual_wheel import AnnualWheel
from samspor.wheel.models.snapshot import SnapshotField


class EditionQuerySet(ViewerQuerySet["Edition"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.VIEW_EDITION, path="wheel__community")


class Edition(GuardedModel):
    """`snapshot` is the content as `drawing.export` writes it: seats' ids, never persons' names.

    `changes` is what the readers are told, as items before and after; it becomes words in the
    reader's language when a page is drawn.
    """

    wheel = models.ForeignKey(AnnualWheel, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("number"))
    released_at = models.DateTimeField(_("released"))
    note = models.CharField(_("to the readers"), max_length=300, blank=True)
    snapshot = SnapshotField(_("content"))
    changes = models.JSONField(_("changes"), default=list, blank=True)
    seat_id = models.BigIntegerField(_("seat"), null=True, blank=True)
    person_id = models.BigIntegerField(_("person"), null=True, blank=True)

    objects = ViewerManager.from_queryset(EditionQuerySet)()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["wheel", "number"],
                name="wheel_edition_number_unique",
                violation_error_code="number_unique",
                violation_error_message=_("Another edition was released at the same time."),
            ),
            models.CheckConstraint(
                name="wheel_edition_number_from_one",
                condition=Q(number__gte=1),
                violation_error_code="number_from_one",
                violation_error_message=_("Editions are numbered from 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wheel_id} edition {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            self._refuse()
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise RuntimeError(f"an edition is never changed, release a new one: {self!r}")


_KEPT = Retention.COMMUNITY


def _about(what: str) -> Privacy:
    return Privacy(PrivacyClass.PUBLIC, what, _KEPT)


classify(
    Edition,
    wheel=LINK,
    number=_about("names the edition"),
    released_at=CLOCK,
    note=_about("tells the readers what is new"),
    snapshot=_about("is what everybody sees"),
    changes=_about("tells the readers what changed"),
    seat_id=Privacy(PrivacyClass.INTERNAL, "says from which seat it was released", _KEPT),
    person_id=Privacy(PrivacyClass.PERSONAL, "says who released it", Retention.THREE_YEARS),
)

row_policy(Edition, by="wheel__community", public=ALL)
