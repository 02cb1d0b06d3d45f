"""Which document said what, so that reading it again changes only what is new in it."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.policy import Action
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet, communities_seen
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer


class SourceQuerySet(ViewerQuerySet["Source"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.IMPORT_DOCUMENT)


class Source(GuardedModel):
    """One document, recognised by its heading, not by its file's name.

    `school_year` tells next year's wheel from this year's; None where the document has none.
    `answers` are those people gave to its doubts and questions, so that nobody is asked twice.
    """

    community = models.ForeignKey("registry.Community", models.PROTECT, related_name="+")
    school_year = models.PositiveSmallIntegerField(_("school year"), null=True, blank=True)
    key = models.CharField(_("recognised by"), max_length=200)
    title = models.CharField(_("title"), max_length=300, blank=True)
    digest = models.CharField(
        _("digest"), max_length=64, validators=[RegexValidator(r"^[0-9a-f]{64}$", code="digest")]
    )
    read_at = models.DateTimeField(_("read"))
    updated_on = models.DateField(_("last updated, says the document"), null=True, blank=True)
    answers = models.JSONField(_("answers"), default=dict, blank=True)

    objects = ViewerManager.from_queryset(SourceQuerySet)()

    class Meta:
        ordering = ["-read_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "school_year", "key"],
                name="intake_source_once",
                violation_error_code="source_once",
                violation_error_message=_("This document has been read for this year already."),
            ),
            models.UniqueConstraint(
                fields=["community", "key"],
                condition=Q(school_year__isnull=True),
                name="intake_source_without_year_once",
                violation_error_code="source_once",
                violation_error_message=_("This document has been read already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SourceFactQuerySet(ViewerQuerySet["SourceFact"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.IMPORT_DOCUMENT, path="source__community")


class SourceFact(GuardedModel):
    """One fact the document spoke of, with its latest reading of it, and the row it became.

    A plain number instead of a foreign key: people may take the row away, and the document, when it
    comes again, must know that it has been there.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="facts")
    key = models.CharField(_("recognised by"), max_length=300)
    reading = models.JSONField(_("reading"))
    row_type = models.CharField(_("kind of row"), max_length=30)
    row_id = models.BigIntegerField(_("row"))

    objects = ViewerManager.from_queryset(SourceFactQuerySet)()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "key"],
                name="intake_sourcefact_once",
                violation_error_code="fact_once",
                violation_error_message=_("The document has said this already."),
            ),
            models.CheckConstraint(
                name="intake_sourcefact_row_type_given",
                condition=~Q(row_type=""),
                violation_error_code="fact_row",
                violation_error_message=_("Say which row the fact became."),
            ),
        ]
        indexes = [
            models.Index(fields=["row_type", "row_id"], name="intake_fact_row"),
        ]

    def __str__(self) -> str:
        return self.key


_READING = "lets the same document be read again without reverting what people changed"
classify(
    Source,
    community=LINK,
    school_year=Privacy(PrivacyClass.INTERNAL, "says which wheel the document is about"),
    key=Privacy(PrivacyClass.INTERNAL, "recognises the document when it comes again"),
    title=Privacy(PrivacyClass.INTERNAL, "names the document"),
    digest=Privacy(PrivacyClass.SYSTEM, "tells whether the document has changed"),
    read_at=CLOCK,
    updated_on=Privacy(PrivacyClass.INTERNAL, "says how old what the document tells is"),
    answers=Privacy(PrivacyClass.INTERNAL, "keeps people from being asked the same again"),
)
classify(
    SourceFact,
    source=LINK,
    key=Privacy(PrivacyClass.INTERNAL, _READING),
    reading=Privacy(PrivacyClass.INTERNAL, _READING),
    row_type=Privacy(PrivacyClass.SYSTEM, "ties rows together"),
    row_id=LINK,
)

row_policy(Source, by="community")
row_policy(SourceFact, by="source__community")
