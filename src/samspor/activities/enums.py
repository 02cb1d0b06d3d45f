"""Words for the values of an activity, and why a follower stays where it is."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspor.drawing.content import ClosedKind, Kind, Mode, Relation, Status
from samspor.kernel.timing import Precision

KINDS = {
    Kind.MEETING: _("Meeting"),
    Kind.GATHERING: _("Gathering"),
    Kind.PROFESSIONAL_DAY: _("Professional day"),
    Kind.PREPARATION: _("Preparation"),
    Kind.FOLLOW_UP: _("Follow-up"),
    Kind.EVALUATION: _("Evaluation"),
    Kind.DEADLINE: _("Deadline"),
    Kind.PERIOD: _("Period"),
}
MODES = {
    Mode.PHYSICAL: _("In person"),
    Mode.DIGITAL: _("Digital"),
    Mode.HYBRID: _("In person and digital"),
}
STATUSES = {
    Status.PLANNED: _("Planned"),
    Status.CANCELLED: _("Cancelled"),
}
RELATIONS = {
    Relation.PREPARATION: _("Prepares"),
    Relation.FOLLOW_UP: _("Follows up"),
    Relation.EVALUATION: _("Evaluates"),
    Relation.PART: _("Is part of"),
}
CLOSED_KINDS = {
    ClosedKind.PUBLIC_HOLIDAY: _("Public holiday"),
    ClosedKind.SCHOOL_BREAK: _("School break"),
    ClosedKind.PLANNING_DAY: _("Planning day"),
    ClosedKind.CLOSED: _("Closed"),
}
PRECISIONS = {
    Precision.TIME: _("Date and time"),
    Precision.DAY: _("Whole days"),
    Precision.WEEK: pgettext_lazy("precision", "Week"),
    Precision.MONTH: pgettext_lazy("precision", "Month"),
    Precision.PART: _("Part of a month"),
    Precision.TERM: pgettext_lazy("precision", "Term"),
    Precision.AGREEMENT: _("By agreement"),
}


class Verb(StrEnum):
    """What someone did, in history."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    CANCELLED = "cancelled"
    REINSTATED = "reinstated"
    REMOVED = "removed"
    DATE_CHOSEN = "date_chosen"
    IMPORTED = "imported"
    UNDONE = "undone"


VERBS = {
    Verb.ADDED: pgettext_lazy("history", "added"),
    Verb.CHANGED: pgettext_lazy("history", "changed"),
    Verb.MOVED: pgettext_lazy("history", "moved"),
    Verb.CANCELLED: pgettext_lazy("history", "cancelled"),
    Verb.REINSTATED: pgettext_lazy("history", "put back as planned"),
    Verb.REMOVED: pgettext_lazy("history", "removed"),
    Verb.DATE_CHOSEN: pgettext_lazy("history", "date chosen"),
    Verb.IMPORTED: pgettext_lazy("history", "taken in from a document"),
    Verb.UNDONE: pgettext_lazy("history", "undone"),
}
