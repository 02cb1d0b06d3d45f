"""What to show on another site, and how much room it gets."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

Choices = Sequence[tuple[str, object]]

HEIGHTS = ("420", "640", "900")


class EmbedForm(forms.Form):
    """A question in the address. An answer that does not exist is no answer."""

    hva = forms.ChoiceField(label=_("What to show"), required=False)
    arena = forms.ChoiceField(
        label=_("Arena"), required=False, help_text=_("For the wheel and the list.")
    )
    hoyde = forms.ChoiceField(
        label=_("Height"),
        required=False,
        choices=[
            (HEIGHTS[0], _("Low, for a column at the side")),
            (HEIGHTS[1], _("Medium")),
            (HEIGHTS[2], _("High, for the whole wheel")),
        ],
    )

    def __init__(self, *, what: Choices, arenas: Choices, chosen: dict[str, str]) -> None:
        super().__init__(initial=chosen, auto_id="velg-%s")
        self._offer("hva", what)
        self._offer("arena", [("", _("All arenas")), *arenas])
        if len(arenas) < 2:
            del self.fields["arena"]

    def _offer(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
