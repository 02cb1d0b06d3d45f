"""What the wheel is made of: its title, its arenas, and the days when people are away."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspor.activities.enums import CLOSED_KINDS
from samspor.activities.selectors.year import ArenaRow
from samspor.drawing.content import ClosedKind, Level, TableShape
from samspor.networks.enums import LEVELS, ArenaKind
from samspor.networks.models import Arena
from samspor.networks.models.arena import COLOURS
from samspor.networks.services import ArenaFacts
from samspor.networks.services.arenas import Seen, stamp_of_arena
from samspor.wheel.forms.activity import DraftForm
from samspor.wheel.forms.timing import TimingField

LAST_PLACE = 99
SHAPES = {
    TableShape.MONTHS_DOWN: _("Months down, arenas across"),
    TableShape.MONTHS_ACROSS: _("Arenas down, months across"),
    TableShape.LIST: _("A list with one row for each activity"),
}


class TitleForm(DraftForm):
    title = forms.CharField(
        label=_("Title of the wheel"),
        max_length=160,
        error_messages={"required": _("Give the wheel a title.")},
    )
    table_shape = forms.ChoiceField(
        label=_("The table in Word and Excel"),
        help_text=_("As your own document has it, so that you know your way about in it."),
        choices=[(shape.value, label) for shape, label in SHAPES.items()],
        widget=forms.RadioSelect,
        required=False,
    )
    arenas = forms.MultipleChoiceField(
        label=_("Arenas in the wheel"),
        help_text=_("What belongs to the others is kept, but does not show here."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one arena.")},
    )

    def __init__(self, *args: Any, offered: list[ArenaRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["arenas"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(arena.id), arena.name) for arena in offered]


class ArenaForm(DraftForm):
    """`seen` is the stamp of what the form showed; empty for a new arena."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        error_messages={"required": _("Give the arena a name.")},
    )
    level = forms.ChoiceField(
        label=_("Level"), choices=[(level.value, label) for level, label in LEVELS.items()]
    )
    who = forms.CharField(
        label=_("Who"),
        help_text=_("Roles, not names of persons."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    role = forms.CharField(
        label=_("Responsibility, role, purpose, form"),
        help_text=_("A blank line between paragraphs."),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    colour = forms.TypedChoiceField(
        label=_("Colour"),
        coerce=int,
        choices=[(number, f"{number}") for number in range(1, COLOURS + 1)],
        widget=forms.RadioSelect,
    )
    place = forms.IntegerField(
        label=_("Place among those on the same level"),
        min_value=1,
        max_value=LAST_PLACE,
        required=False,
    )

    def facts(self, arena: Arena | None = None) -> ArenaFacts:
        """What was filled in; what people cannot see here stays as it was."""
        cleaned = self.cleaned_data
        return ArenaFacts(
            name=cleaned["name"],
            level=Level(cleaned["level"]),
            who=cleaned["who"],
            role=cleaned["role"],
            colour=cleaned["colour"],
            position=cleaned["place"] - 1 if cleaned["place"] else None,
            kind=ArenaKind(arena.kind) if arena else ArenaKind.OTHER,
            rhythm=arena.rhythm if arena else "",
        )


def values_of(arena: Seen) -> dict[str, Any]:
    return {
        "seen": stamp_of_arena(arena),
        "name": arena.name,
        "level": arena.level,
        "who": arena.who,
        "role": arena.role,
        "colour": arena.colour,
        "place": arena.position + 1,
    }


class ClosedForm(DraftForm):
    name = forms.CharField(
        label=_("What is it?"),
        max_length=120,
        error_messages={"required": _("Give the closed days a name.")},
    )
    kind = forms.ChoiceField(
        label=pgettext_lazy("activity", "Kind"),
        choices=[
            (kind.value, label)
            for kind, label in CLOSED_KINDS.items()
            if kind is not ClosedKind.PUBLIC_HOLIDAY
        ],
    )
    when = TimingField(
        help_text=_("“Friday 27 November”, “22–26 February” or “week 8”."), required=True
    )
    municipality = forms.ChoiceField(label=_("Where"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["municipality"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", pgettext_lazy("closed days", "Everywhere")),
            *((str(key), name) for key, name in self.draft.rows.municipalities.items()),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = dict(super().clean() or {})
        timing = cleaned.get("when")
        if timing is not None and timing.first is None:
            self.add_error("when", _("Choose a day, a week or a month."))
        return cleaned
