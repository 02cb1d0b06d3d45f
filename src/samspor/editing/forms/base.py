"""What the forms of all pages have in common. A form is filled from a state and gives one back."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samspor.editing.enums import Part
from samspor.editing.selectors.pages import NAMES
from samspor.editing.state import State, day, written
from samspor.focus.selectors.links import Named, What
from samspor.kernel.order import sort_key
from samspor.kernel.writing import write_date
from samspor.ui.validators import no_national_numbers

MANY = 8  # more to choose among than these get a field to search in


class DayInput(forms.DateInput):
    """The browser's own calendar; what it sends is the same in every language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def line(label: Any, *, most: int = 200, help_text: Any = "", **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, help_text=help_text, required=False, **more
    )


def prose(label: Any, *, rows: int = 5, help_text: Any = "", most: int = 5000) -> forms.CharField:
    return line(label, most=most, help_text=help_text, widget=forms.Textarea(attrs={"rows": rows}))


def day_field(label: Any, *, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label, help_text=help_text, required=False, widget=DayInput(),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
    )  # fmt: skip


def checklist(label: Any, *, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, help_text=help_text, required=False, widget=forms.CheckboxSelectMultiple
    )


class PageForm(forms.Form):
    """`SECTIONS` are headings with the names of their fields; the first has no heading."""

    PART: ClassVar[Part]
    SECTIONS: ClassVar[list[tuple[Any, list[str]]]]

    stamp = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, names: Iterable[Named], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = list(names)
        for name, what in NAMES[self.PART].items():
            self._choose(name, what)
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                field.validators.append(no_national_numbers)

    def _choose(self, name: str, what: What) -> None:
        """What is chosen already comes first in a list of boxes."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        rows = sorted(
            (one for one in self.names if one.what is what), key=lambda one: sort_key(one.name)
        )
        if isinstance(field, forms.MultipleChoiceField):
            held = {str(key) for key in self.initial.get(name) or ()}
            rows.sort(key=lambda one: str(one.pk) not in held)
            field.choices = [(str(one.pk), one.name) for one in rows]
        else:
            nothing = ("", pgettext_lazy("choose nothing", "Not chosen"))
            field.choices = [nothing, *((str(one.pk), one.name) for one in rows)]
        if not rows:
            del self.fields[name]

    @property
    def groups(self) -> list[dict[str, Any]]:
        """For the template: heading, fields, and whether anything stands there."""
        found = []
        for number, (heading, names) in enumerate(self.SECTIONS):
            fields = [self[name] for name in names if name in self.fields]
            if fields:
                says = any(field.value() or field.errors for field in fields)
                found.append(
                    {"id": f"del-{number}", "heading": heading, "fields": fields, "open": says}
                )
        return found

    @classmethod
    def values(cls, state: Mapping[str, Any]) -> dict[str, Any]:
        """What the form begins with."""
        found: dict[str, Any] = {}
        for name, field in cls.base_fields.items():
            value = state.get(name)
            if isinstance(field, forms.MultipleChoiceField):
                found[name] = [str(key) for key in value or ()]
            elif isinstance(field, forms.DateField):
                found[name] = day(value)
            elif isinstance(field, forms.ChoiceField):
                found[name] = "" if value is None else str(value)
            else:
                found[name] = value
        return found

    def state(self) -> State:
        """What was filled in. A list that had nothing to choose among stays empty."""
        found: State = {}
        for name, field in self.base_fields.items():
            if name != "stamp":
                found[name] = self._plain(name, field, self.cleaned_data.get(name))
        return found

    def _plain(self, name: str, field: forms.Field, value: Any) -> Any:
        if isinstance(field, forms.MultipleChoiceField):
            return sorted(int(key) for key in value or ())
        if isinstance(field, forms.DateField):
            return written(value)
        if isinstance(field, forms.IntegerField):
            return value
        if name in NAMES[self.PART]:
            return int(value) if value else None
        return str(value or "").replace("\r\n", "\n").strip()

    def told(self, name: str, value: Any) -> str:
        """A value of a state in words; "–" for nothing."""
        field = self.base_fields[name]
        what = NAMES[self.PART].get(name)
        if what is not None:
            known = {one.pk: one.name for one in self.names if one.what is what}
            keys = value if isinstance(value, list) else [value]
            return ", ".join(known[key] for key in keys if key in known) or "–"
        if isinstance(field, forms.DateField):
            held = day(value)
            return write_date(held, language=get_language() or "nb") if held else "–"
        if isinstance(field, forms.ChoiceField):
            names = {str(key): str(label) for key, label in field.choices}  # type: ignore[union-attr, misc]  # flat lists of ours
            return names.get(str(value or ""), "–")
        return "–" if value in {None, ""} else str(value)


UNIT_KINDS = [
    ("", pgettext_lazy("whom it concerns", "Kindergartens and schools")),
    ("kindergarten", _("Kindergartens")),
    ("school", _("Schools")),
]
