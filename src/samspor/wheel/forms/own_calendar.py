"""What a calendar of one's own shows, and when it reminds."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from samspor.wheel.models.own_calendar import NO_REMINDER

Choices = Sequence[tuple[str, object]]


class OwnCalendarForm(forms.Form):
    """Who has one seat is not asked which."""

    plass = forms.ChoiceField(
        label=_("What it shows"),
        required=False,
        help_text=_("With all your seats, one that you get later comes along."),
    )
    varsel = forms.ChoiceField(
        label=_("Reminder"),
        required=False,
        help_text=_("Comes from your own calendar. Google and Outlook use their own instead."),
    )

    def __init__(self, data: object, *, seats: Choices, reminders: Choices) -> None:
        super().__init__(data, auto_id="velg-%s")  # type: ignore[arg-type]  # None, or what was sent
        self._offer("plass", [("", _("All my seats")), *seats])
        self._offer("varsel", reminders)
        if len(seats) < 2:
            del self.fields["plass"]

    @property
    def seat_id(self) -> int | None:
        return int(self.cleaned_data.get("plass") or 0) or None

    @property
    def reminder(self) -> int:
        return int(self.cleaned_data["varsel"] or NO_REMINDER)

    def _offer(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
