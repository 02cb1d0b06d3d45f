"""A document on its way in: the file, what was understood, the answers, and what became of it.

Kept apart from `Source`, which stays as long as the plan: what lies here may hold names, and is
forgotten when it has served (ADR 16).
"""

from datetime import datetime, timedelta
from typing import Any, Final

from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.policy import Action
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, Retention, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet, communities_seen
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.intake.enums import Asked, Brought, Stage
from samspor.kernel.school_year import SchoolYear
from samspor.reading.formats.sniff import MAX_BYTES

NO_YEAR: Final = "school_year_missing"  # the code of such a refusal
KEEP_TAKEN: Final = timedelta(days=30)
KEEP_WAITING: Final = timedelta(days=90)


class ReadingQuerySet(ViewerQuerySet["Reading"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.IMPORT_DOCUMENT)


class Reading(GuardedModel):
    """`draft` and `source` are what `reading.contract` makes of them; empty once forgotten.

    `attempt` is the fencing number of whoever reads it: an answer from an earlier attempt counts
    for nothing (T-49). `receipt` is what taking it in did, in ids and counts.
    """

    community = models.ForeignKey("registry.Community", models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=200)
    title = models.CharField(_("title"), max_length=300, blank=True)
    brought = models.CharField(_("came"), max_length=8, choices=Brought)
    format = models.CharField(_("format"), max_length=12, blank=True)
    size = models.PositiveIntegerField(_("size"), validators=[MaxValueValidator(MAX_BYTES)])
    digest = models.CharField(
        _("digest"), max_length=64, validators=[RegexValidator(r"^[0-9a-f]{64}$", code="digest")]
    )
    asked_year = models.PositiveSmallIntegerField(_("school year"), null=True, blank=True)
    seat = models.ForeignKey("seats.Seat", models.SET_NULL, related_name="+", null=True, blank=True)
    made_at = models.DateTimeField(_("came in"))
    touched_at = models.DateTimeField(_("last worked on"))
    attempt = models.PositiveSmallIntegerField(_("attempt"), default=0)
    free_at = models.DateTimeField(_("may be taken up again"), null=True, blank=True)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    refusal = models.JSONField(_("why it could not be read"), default=dict, blank=True)
    draft = models.JSONField(_("what was understood"), default=dict, blank=True)
    source = models.JSONField(_("the document"), default=dict, blank=True)
    taken_at = models.DateTimeField(_("taken in"), null=True, blank=True)
    receipt = models.JSONField(_("what was taken in"), default=dict, blank=True)
    undone_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    forgotten_at = models.DateTimeField(_("deleted"), null=True, blank=True)

    objects = ViewerManager.from_queryset(ReadingQuerySet)()

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [
            models.Index(
                fields=["free_at"], name="intake_reading_queue", condition=Q(read_at=None)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="intake_reading_brought_known",
                condition=Q(brought__in=Brought.values),
                violation_error_code="brought_known",
                violation_error_message=_("A document comes as a file, pasted or as the example."),
            ),
            models.CheckConstraint(
                name="intake_reading_taken_when_read",
                condition=Q(taken_at=None) | Q(read_at__isnull=False),
                violation_error_code="taken_when_read",
                violation_error_message=_("A document is read before it is taken in."),
            ),
            models.CheckConstraint(
                name="intake_reading_undone_when_taken",
                condition=Q(undone_at=None) | Q(taken_at__isnull=False),
                violation_error_code="undone_when_taken",
                violation_error_message=_("Only what was taken in can be taken back."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.name

    @property
    def stage(self) -> Stage:
        if self.undone_at:
            return Stage.UNDONE
        if self.taken_at:
            return Stage.TAKEN
        if self.forgotten_at:
            return Stage.FORGOTTEN
        if self.needs_year:
            return Stage.NEEDS_YEAR
        if self.refusal:
            return Stage.REFUSED
        return Stage.REVIEW if self.read_at else Stage.READING

    @property
    def needs_year(self) -> bool:
        """It can be read once somebody says which school year it is about."""
        return bool(self.refusal.get("code") == NO_YEAR)

    @property
    def file_name(self) -> str:
        """What was pasted has no file; it is called by its own first words."""
        return "" if self.brought == Brought.PASTED else self.name

    @property
    def is_open(self) -> bool:
        """Whether its content is here to be looked at and answered."""
        return bool(self.draft) and not self.forgotten_at

    @property
    def taken_facts(self) -> int:
        return len(self.receipt.get("facts", ()))

    @property
    def tone(self) -> str:
        """How the stage looks in a list; its word says it too."""
        return _TONES[self.stage]

    @property
    def year(self) -> SchoolYear | None:
        """What a person has said it is about; the document may know by itself."""
        return SchoolYear(self.asked_year) if self.asked_year else None

    @property
    def forgotten_from(self) -> datetime:
        """When its content is deleted, unless somebody works on it meanwhile."""
        if self.taken_at:
            return max(self.taken_at, self.touched_at) + KEEP_TAKEN
        return self.touched_at + KEEP_WAITING


_TONES: Final = {
    Stage.READING: "info",
    Stage.NEEDS_YEAR: "warning",
    Stage.REVIEW: "warning",
    Stage.REFUSED: "danger",
    Stage.TAKEN: "success",
    Stage.UNDONE: "neutral",
    Stage.FORGOTTEN: "neutral",
}


class OriginalQuerySet(ViewerQuerySet["Original"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.IMPORT_DOCUMENT, path="reading__community")


class Original(GuardedModel):
    """The bytes as they came, in a table of their own so that no list of documents loads them."""

    reading = models.OneToOneField(Reading, models.CASCADE, related_name="original")
    data = models.BinaryField(_("content"))

    objects = ViewerManager.from_queryset(OriginalQuerySet)()

    def __str__(self) -> str:
        return f"original of {self.reading_id}"


class GivenAnswerQuerySet(ViewerQuerySet["GivenAnswer"]):
    def visible(self, viewer: Viewer) -> Q:
        return communities_seen(viewer, Action.IMPORT_DOCUMENT, path="reading__community")


class GivenAnswer(GuardedModel):
    """One answer, kept the moment it is given. `key` is stable when the document is read again."""

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="answers")
    asked = models.CharField(_("kind"), max_length=8, choices=Asked)
    key = models.CharField(_("question"), max_length=400)
    value = models.CharField(_("answer"), max_length=500)
    seat = models.ForeignKey("seats.Seat", models.SET_NULL, related_name="+", null=True, blank=True)
    given_at = models.DateTimeField(_("given"))

    objects = ViewerManager.from_queryset(GivenAnswerQuerySet)()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["reading", "asked", "key"],
                name="intake_givenanswer_once",
                violation_error_code="answer_once",
                violation_error_message=_("Somebody answered this at the same time."),
            ),
            models.CheckConstraint(
                name="intake_givenanswer_asked_known",
                condition=Q(asked__in=Asked.values),
                violation_error_code="asked_known",
                violation_error_message=_("There is no such kind of answer."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked} {self.key}"


def _content(purpose: str) -> Any:
    """May hold names of persons, as the document does."""
    return Privacy(PrivacyClass.PERSONAL, purpose, Retention.THIRTY_DAYS)


_TOLD = Privacy(PrivacyClass.INTERNAL, "tells what the plan comes from", Retention.COMMUNITY)
classify(
    Reading,
    community=LINK,
    name=_TOLD,
    title=_TOLD,
    brought=_TOLD,
    format=_TOLD,
    size=_TOLD,
    digest=Privacy(PrivacyClass.SYSTEM, "tells when the same file comes again"),
    asked_year=_TOLD,
    seat=LINK,
    made_at=CLOCK,
    touched_at=CLOCK,
    attempt=Privacy(PrivacyClass.SYSTEM, "keeps two processes from reading it twice"),
    free_at=CLOCK,
    read_at=CLOCK,
    refusal=Privacy(PrivacyClass.INTERNAL, "tells why it could not be read"),
    draft=_content("is looked through before it is taken in"),
    source=_content("shows where in the document each thing stands"),
    taken_at=CLOCK,
    receipt=_TOLD,
    undone_at=CLOCK,
    forgotten_at=CLOCK,
)
classify(Original, reading=LINK, data=_content("can be opened while it is looked through"))
classify(
    GivenAnswer,
    reading=LINK,
    asked=Privacy(PrivacyClass.SYSTEM, "says what the answer is about"),
    key=_content("says which question it answers"),
    value=_content("says what somebody has answered"),
    seat=LINK,
    given_at=CLOCK,
)

row_policy(Reading, by="community")
for _part in (Original, GivenAnswer):
    row_policy(_part, by="reading__community")
