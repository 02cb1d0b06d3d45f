"""One entry in a wheel."""

import secrets
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspor.access.models import GuardedModel
from samspor.access.policy import Action
from samspor.access.privacy import CLOCK, LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager, ViewerQuerySet, communities_seen
from samspor.access.row_policies import row_policy
from samspor.access.viewer import Viewer
from samspor.activities.enums import KINDS, MODES, PRECISIONS, STATUSES
from samspor.drawing.content import Kind, Mode, Status
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Precision, Timing

# No vowels and no look-alikes: an id is read aloud, and never spells a word.
_LETTERS: Final = "bcdfghjkmnpqrstvwxz23456789"
_ID_LENGTH: Final = 10
PUBLIC_ID: Final = RegexValidator(rf"^[a-z0-9]{{{_ID_LENGTH}}}$", code="public_id")


def new_public_id() -> str:
    """About 47 random bits: unique in practice, and the column promises it."""
    return "".join(secrets.choice(_LETTERS) for _letter in range(_ID_LENGTH))


class ActivityQuerySet(ViewerQuerySet["Activity"]):
    def visible(self, viewer: Viewer) -> Q:
        """Rows are the draft, for those who plan; everybody else reads the edition."""
        return communities_seen(viewer, Action.VIEW_DRAFT)

    def in_use(self) -> "ActivityQuerySet":
        """Without those someone removed; they wait to be regretted."""
        return self.filter(removed=False)


_HAS_DAYS = Q(first_day__isnull=False, last_day__isnull=False)
_NO_DAYS = Q(first_day__isnull=True, last_day__isnull=True)
_NO_TIMES = Q(start_time__isnull=True, end_time__isnull=True)
_BY_AGREEMENT = Q(precision=Precision.AGREEMENT.value)
_EXACT_TIME = Q(precision=Precision.TIME.value)


class Activity(GuardedModel):
    """The columns of its timing promise what `kernel.timing.Timing` promises."""

    public_id = models.CharField(
        _("id"),
        max_length=_ID_LENGTH,
        default=new_public_id,
        editable=False,
        validators=[PUBLIC_ID],
    )
    community = models.ForeignKey(
        "registry.Community", models.PROTECT, verbose_name=_("community"), related_name="+"
    )
    school_year = models.PositiveSmallIntegerField(
        _("school year"), help_text=_("The calendar year it starts in.")
    )
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=[(kind.value, label) for kind, label in KINDS.items()],
        default=Kind.MEETING.value,
    )
    precision = models.CharField(
        _("how exactly it is known"),
        max_length=10,
        choices=[(precision.value, label) for precision, label in PRECISIONS.items()],
        default=Precision.AGREEMENT.value,
    )
    first_day = models.DateField(_("first day"), null=True, blank=True)
    last_day = models.DateField(_("last day"), null=True, blank=True)
    start_time = models.TimeField(_("from"), null=True, blank=True)
    end_time = models.TimeField(_("to"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    mode = models.CharField(
        _("how people meet"),
        max_length=10,
        choices=[(mode.value, label) for mode, label in MODES.items()],
        blank=True,
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=[(status.value, label) for status, label in STATUSES.items()],
        default=Status.PLANNED.value,
    )
    agenda = models.TextField(_("agenda"), blank=True, help_text=_("One point to a line."))
    audience = models.CharField(_("for whom"), max_length=300, blank=True)
    description = models.TextField(_("description"), blank=True)
    asked_by = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("answers"),
        related_name="answers",
        null=True,
        blank=True,
        help_text=_("The activity that asked each municipality to choose its own date."),
    )
    pinned = models.BooleanField(
        _("keeps its date"),
        default=False,
        help_text=_("It stays when what it follows moves."),
    )
    removed = models.BooleanField(_("removed"), default=False, editable=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    created_at = models.DateTimeField(_("made"), editable=False)
    changed_at = models.DateTimeField(_("changed"), editable=False)

    objects = ViewerManager.from_queryset(ActivityQuerySet)()

    class Meta:
        ordering = ["first_day", "id"]
        indexes = [
            models.Index(fields=["community", "school_year"], name="activities_activity_wheel"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["public_id"],
                name="activities_activity_public_id_unique",
                violation_error_code="public_id_unique",
                violation_error_message=_("Another activity has this id. Try again."),
            ),
            models.CheckConstraint(
                name="activities_activity_title_given",
                condition=~Q(title=""),
                violation_error_code="title_given",
                violation_error_message=_("Give the activity a title."),
            ),
            models.CheckConstraint(
                name="activities_activity_school_year_known",
                condition=Q(school_year__gte=1990, school_year__lte=2100),
                violation_error_code="school_year_known",
                violation_error_message=_("Choose a school year from 1990 to 2100."),
            ),
            models.CheckConstraint(
                name="activities_activity_kind_known",
                condition=Q(kind__in=[kind.value for kind in Kind]),
                violation_error_code="kind_known",
                violation_error_message=_("Choose a kind from the list."),
            ),
            models.CheckConstraint(
                name="activities_activity_mode_known",
                condition=Q(mode__in=["", *(mode.value for mode in Mode)]),
                violation_error_code="mode_known",
                violation_error_message=_("Choose how people meet from the list."),
            ),
            models.CheckConstraint(
                name="activities_activity_status_known",
                condition=Q(status__in=[status.value for status in Status]),
                violation_error_code="status_known",
                violation_error_message=_("Choose a status from the list."),
            ),
            models.CheckConstraint(
                name="activities_activity_precision_known",
                condition=Q(precision__in=[precision.value for precision in Precision]),
                violation_error_code="precision_known",
                violation_error_message=_("Say how exactly the date is known."),
            ),
            models.CheckConstraint(
                name="activities_activity_days_unless_by_agreement",
                condition=(_BY_AGREEMENT & _NO_DAYS) | (~_BY_AGREEMENT & _HAS_DAYS),
                violation_error_code="days_unless_by_agreement",
                violation_error_message=_("Give a first and a last day, or say “by agreement”."),
            ),
            models.CheckConstraint(
                name="activities_activity_days_in_order",
                condition=_NO_DAYS | Q(first_day__lte=F("last_day")),
                violation_error_code="days_in_order",
                violation_error_message=_("The last day must be on or after the first."),
            ),
            models.CheckConstraint(
                name="activities_activity_times_only_when_exact",
                condition=(_EXACT_TIME & Q(start_time__isnull=False)) | (~_EXACT_TIME & _NO_TIMES),
                violation_error_code="times_only_when_exact",
                violation_error_message=_(
                    "Clock times belong to an exact date, and need a time to start."
                ),
            ),
            models.CheckConstraint(
                name="activities_activity_times_in_order",
                condition=Q(end_time__isnull=True)
                | Q(first_day__lt=F("last_day"))
                | Q(end_time__gt=F("start_time")),
                violation_error_code="times_in_order",
                violation_error_message=_("It must end after it starts."),
            ),
            models.CheckConstraint(
                name="activities_activity_not_own_answer",
                condition=Q(asked_by__isnull=True) | ~Q(asked_by=F("id")),
                violation_error_code="not_own_answer",
                violation_error_message=_("An activity cannot answer itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """What no column can promise alike on every database: the year it starts in."""
        super().clean()
        if self.first_day is not None and self.first_day not in self.year:
            raise ValidationError(
                {
                    "first_day": ValidationError(
                        _("The date is outside the school year %(year)s."),
                        code="outside_year",
                        params={"year": self.year.slug},
                    )
                }
            )
        if self.asked_by is not None and self.asked_by.community_id != self.community_id:
            raise ValidationError(
                {"asked_by": _("It can only answer an activity of the same community.")},
                code="asked_by_community",
            )

    @property
    def year(self) -> SchoolYear:
        return SchoolYear(self.school_year)

    @property
    def timing(self) -> Timing:
        return Timing(
            Precision(self.precision),
            self.first_day,
            self.last_day,
            self.start_time,
            self.end_time,
        )

    @timing.setter
    def timing(self, timing: Timing) -> None:
        self.precision = timing.precision.value
        self.first_day, self.last_day = timing.first, timing.last
        self.start_time, self.end_time = timing.start, timing.end


def _about(what: str) -> Privacy:
    return Privacy(PrivacyClass.PUBLIC, what)


classify(
    Activity,
    public_id=_about("stands in addresses, feeds and editions"),
    community=LINK,
    school_year=_about("says which wheel it stands in"),
    title=_about("names the activity"),
    kind=_about("says what kind of activity it is"),
    precision=_about("says how exactly the date is known"),
    first_day=_about("says when it takes place"),
    last_day=_about("says when it takes place"),
    start_time=_about("says when it takes place"),
    end_time=_about("says when it takes place"),
    place=_about("says where it takes place"),
    mode=_about("says how people meet"),
    status=_about("says whether it will be held"),
    agenda=_about("says what people will do"),
    audience=_about("says which roles it is for, never which persons"),
    description=_about("says what people need to know"),
    asked_by=LINK,
    pinned=_about("says that its date stays"),
    removed=Privacy(PrivacyClass.INTERNAL, "lets a removal be regretted"),
    version=Privacy(PrivacyClass.SYSTEM, "keeps two editors from overwriting each other"),
    created_at=CLOCK,
    changed_at=CLOCK,
)

row_policy(Activity, by="community")
