"""What to subscribe to, and when to be reminded."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from samspor.drawing.content import WheelContent

Choices = Sequence[tuple[str, object]]


class SubscribeForm(forms.Form):
    """A question in the address. An answer that does not exist is no answer."""

    arena = forms.ChoiceField(label=_("Arena"), required=False)
    kommune = forms.ChoiceField(label=_("Municipality"), required=False)
    varsel = forms.ChoiceField(
        label=_("Reminder"),
        required=False,
        help_text=_("Comes from your own calendar. Google and Outlook use their own instead."),
    )

    def __init__(self, content: WheelContent, reminders: Choices, chosen: dict[str, str]) -> None:
        super().__init__(initial=chosen, auto_id="velg-%s")
        arenas = [(arena.id, arena.name) for arena in content.arenas]
        places = [(name, name) for name in content.municipalities]
        self._offer("arena", [("", _("All arenas")), *arenas])
        self._offer("kommune", [("", _("All municipalities")), *places])
        self._offer("varsel", reminders)
        for name, offered in (("arena", arenas), ("kommune", places)):
            if len(offered) < 2:
                del self.fields[name]

    def keep_arenas(self, arenas: Sequence[str]) -> None:
        """Several were asked for, as a seat's own: they stay while the rest is chosen."""
        self.fields["arena"] = forms.MultipleChoiceField(
            choices=[(one, one) for one in arenas], widget=forms.MultipleHiddenInput
        )
        self.initial["arena"] = list(arenas)

    def _offer(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
