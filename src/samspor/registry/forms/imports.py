"""Choose a file, and say which column is which."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspor.reading.registers import Column, RegisterTable
from samspor.registry.enums import Ownership
from samspor.registry.forms.units import DayInput

TYPES = ".csv,.txt,.xlsx,.ods,.json"


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "A spreadsheet (.xlsx, .ods), a CSV file, or JSON from the national registers. At most "
            "10 MB."
        ),
        widget=forms.FileInput(attrs={"accept": TYPES}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. Choose one with content."),
        },
    )
    counted_on = forms.DateField(
        label=_("The numbers were counted on"),
        help_text=_("When the file has no such column. Left empty: today."),
        required=False,
        widget=DayInput,
    )


class ColumnsForm(forms.Form):
    """A choice for each column that we can use, guessed from the headers."""

    counted_on = forms.DateField(
        label=_("The numbers were counted on"), required=False, widget=DayInput
    )
    default_ownership = forms.ChoiceField(
        label=_("When a row does not say who owns it, the unit is"),
        required=False,
        choices=[("", pgettext_lazy("ownership of rows", "left out")), *Ownership.choices],
    )

    def __init__(
        self, *args: Any, table: RegisterTable, labels: dict[Column, Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        none = ("", pgettext_lazy("column of a file", "No column"))
        offered = [
            none,
            *((str(place), header) for place, header in enumerate(table.columns) if header),
        ]
        for column in Column:
            self.fields[f"column_{column.value}"] = forms.ChoiceField(
                label=labels[column], choices=offered, required=False
            )

    @property
    def column_fields(self) -> list[forms.BoundField]:
        return [self[f"column_{column.value}"] for column in Column]

    def columns(self) -> dict[Column, int]:
        chosen = {column: self.cleaned_data[f"column_{column.value}"] for column in Column}
        return {column: int(place) for column, place in chosen.items() if place}

    def clean(self) -> dict[str, Any]:
        cleaned = dict(super().clean() or {})
        taken: dict[str, str] = {}
        for column in Column:
            name = f"column_{column.value}"
            place = cleaned.get(name)
            if place and place in taken:
                self.add_error(name, _("This column is chosen for something else too."))
            elif place:
                taken[place] = name
        if not cleaned.get(f"column_{Column.NAME.value}"):
            self.add_error(f"column_{Column.NAME.value}", _("Choose the column with the names."))
        return cleaned
