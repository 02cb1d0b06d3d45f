"""The drawings' words in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from samspor.activities.enums import KINDS
from samspor.drawing.content import Kind, Level, Mode, Relation
from samspor.drawing.phrases import Phrases

# Translators: one or two letters that stand for the kind where its name has no room.
LETTERS: dict[Kind, Promise] = {
    Kind.MEETING: pgettext_lazy("letter", "M"),
    Kind.GATHERING: pgettext_lazy("letter", "G"),
    Kind.PROFESSIONAL_DAY: pgettext_lazy("letter", "PD"),
    Kind.PREPARATION: pgettext_lazy("letter", "Pr"),
    Kind.FOLLOW_UP: pgettext_lazy("letter", "F"),
    Kind.EVALUATION: pgettext_lazy("letter", "E"),
    Kind.DEADLINE: pgettext_lazy("letter", "D"),
    Kind.PERIOD: pgettext_lazy("letter", "P"),
}
LEVELS: dict[Level, Promise] = {
    Level.REGION: gettext_lazy("Region"),
    Level.MUNICIPALITY: gettext_lazy("Municipality"),
    Level.CLUSTER: gettext_lazy("Between units"),
    Level.UNIT: gettext_lazy("Unit"),
}
MODES: dict[Mode, Promise] = {
    Mode.PHYSICAL: gettext_lazy("in person"),
    Mode.DIGITAL: gettext_lazy("digital"),
    Mode.HYBRID: gettext_lazy("in person and digital"),
}
RELATIONS: dict[Relation, Promise] = {
    Relation.PREPARATION: gettext_lazy("prepares"),
    Relation.FOLLOW_UP: gettext_lazy("follows"),
    Relation.EVALUATION: gettext_lazy("evaluates"),
    Relation.PART: gettext_lazy("part of"),
}


def phrases() -> Phrases:
    return Phrases(
        language=get_language() or "nb",
        kinds={kind: str(text) for kind, text in KINDS.items()},
        letters={kind: str(text) for kind, text in LETTERS.items()},
        levels={level: str(text) for level, text in LEVELS.items()},
        modes={mode: str(text) for mode, text in MODES.items()},
        relations={relation: str(text) for relation, text in RELATIONS.items()},
        circle=_("%(title)s, school year %(year)s, as a circle"),
        navigator=_("Choose a month"),
        today=_("Today"),
        next=_("Next"),
        nothing_next=_("Nothing more this year"),
        edition=_("Edition %(number)s"),
        draft=_("Draft"),
        undated=_("No date yet"),
        # Translators: month is written out, with its year when that could be misunderstood.
        during=_("during %(month)s"),
        cancelled=_("Cancelled"),
        answered=_("%(chosen)s of %(asked)s"),
        answered_long=_("%(chosen)s of %(asked)s have chosen a date"),
        from_last_year=_("from last year"),
        into_next_year=_("goes on next year"),
        group=_("%(level)s (%(count)s arenas)"),
        items=_("activities: %(count)s"),
        # Translators: always several.
        many=_("%(count)s activities"),
    )


def joined(names: tuple[str, ...]) -> str:
    """Heim, Hitra and Rindal."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
