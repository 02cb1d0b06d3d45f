"""What each page has said, and what it is proposed to say: one row for each."""

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspor.access.models import GuardedModel
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.editing.enums import STANDINGS, Part, Standing
from samspor.editing.state import digest


class PageVersionQuerySet(ViewerQuerySet["PageVersion"]):
    def visible(self, viewer: Viewer) -> Q:
        """Whoever has a role in the community; selectors ask further who may edit the page."""
        return Q(community__in=viewer.community_ids)


class PageVersion(GuardedModel):
    """The highest number is how the page stands: a draft, or nothing but what everybody sees.

    Only a draft is ever written again, and only by the one who saved it last; all else is added.
    What everybody sees lies in the page's own tables; here is how it came to be so.
    """

    community = models.ForeignKey(
        "registry.Community", models.PROTECT, verbose_name=_("community"), related_name="+"
    )
    part = models.CharField(
        _("kind of page"), max_length=24, choices=[(part.value, part.value) for part in Part]
    )
    object_id = models.BigIntegerField(_("object"))
    key = models.CharField(_("address"), max_length=80)
    number = models.PositiveIntegerField(_("number"))
    standing = models.CharField(
        pgettext_lazy("page version", "standing"),
        max_length=12,
        choices=[(standing.value, label) for standing, label in STANDINGS.items()],
    )
    title = models.CharField(_("title"), max_length=200)
    state = models.JSONField(_("what it says"), default=dict, blank=True)
    publish_on = models.DateField(_("to be published"), null=True, blank=True)
    at = models.DateTimeField(_("when"))
    seat = models.ForeignKey(
        "seats.Seat",
        models.SET_NULL,
        verbose_name=_("seat"),
        related_name="+",
        null=True,
        blank=True,
    )
    person_id = models.BigIntegerField(_("person"), null=True, blank=True)

    objects = ViewerManager.from_queryset(PageVersionQuerySet)()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "part", "object_id", "number"],
                name="editing_pageversion_number_once",
                violation_error_code="number_once",
                violation_error_message=_("Somebody saved the page at the same time."),
            ),
            models.CheckConstraint(
                name="editing_pageversion_part_known",
                condition=Q(part__in=[part.value for part in Part]),
                violation_error_code="part_known",
                violation_error_message=_("There is no such kind of page."),
            ),
            models.CheckConstraint(
                name="editing_pageversion_standing_known",
                condition=Q(standing__in=[standing.value for standing in Standing]),
                violation_error_code="standing_known",
                violation_error_message=_("A page can't stand like that."),
            ),
            models.CheckConstraint(
                name="editing_pageversion_only_drafts_wait",
                condition=Q(publish_on=None) | Q(standing=Standing.DRAFT.value),
                violation_error_code="only_drafts_wait",
                violation_error_message=_("Only a draft can wait to be published."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.object_id} {self.number}"

    @property
    def is_draft(self) -> bool:
        return self.standing == Standing.DRAFT

    @property
    def stamp(self) -> str:
        """What a person saw when the form was opened; saving asks for the same again."""
        return f"{self.number}-{digest(self.state)}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding and not self.is_draft:
            self._refuse()
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise RuntimeError(f"history is never changed: {self!r}")


_HISTORY = Retention.THREE_YEARS
classify(
    PageVersion,
    community=LINK,
    part=Privacy(PrivacyClass.INTERNAL, "says what kind of page it is", _HISTORY),
    object_id=LINK,
    key=Privacy(PrivacyClass.INTERNAL, "finds the page from a list", _HISTORY),
    number=Privacy(PrivacyClass.SYSTEM, "orders the versions of a page", _HISTORY),
    standing=Privacy(PrivacyClass.INTERNAL, "says what became of the page", _HISTORY),
    title=Privacy(PrivacyClass.INTERNAL, "names the page in lists", _HISTORY),
    state=Privacy(PrivacyClass.INTERNAL, "lets a page be compared and brought back", _HISTORY),
    publish_on=Privacy(PrivacyClass.INTERNAL, "says when a draft is to be published", _HISTORY),
    at=CLOCK,
    seat=LINK,
    person_id=Privacy(PrivacyClass.PERSONAL, "says who did it", _HISTORY),
)

row_policy(PageVersion, by="community")
