"""Forms in the design system's markup. Django itself ties help and errors to the controls."""

from typing import Any, Literal

from django.forms import BoundField
from django.forms.renderers import DjangoTemplates
from django.forms.widgets import CheckboxInput, CheckboxSelectMultiple, RadioSelect, Widget
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from samspor.ui import markup

Look = Literal["options", "group", "choice", "input"]


class Field(BoundField):
    """A field that knows which of the design system's looks its control has."""

    @property
    def look(self) -> Look:
        widget = self.field.widget
        if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
            return "options"
        if self.use_fieldset:
            return "group"
        return "choice" if isinstance(widget, CheckboxInput) else "input"

    @property
    def optional_note(self) -> str:
        """Said only where the form also has something that must be filled in."""
        if self.field.required or self.look == "choice":
            return ""
        several = isinstance(self.field.widget, CheckboxSelectMultiple)
        is_one_of = isinstance(self.field.widget, RadioSelect) and not several
        if is_one_of and self.initial:
            return ""  # one of them stands chosen, and none can't be
        demands = any(field.required for field in self.form.fields.values())
        return gettext("optional") if demands else ""

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: Widget | None = None
    ) -> dict[str, Any]:
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        own = (widget or self.field.widget).attrs.get("class", "")
        if not self.is_hidden:
            built["class"] = f"ds-input {own}".strip()
        return built

    def label_tag(  # no colon after a label; the design system's class on it
        self,
        contents: str | None = None,
        attrs: dict[str, Any] | None = None,
        label_suffix: str | None = "",
        tag: str | None = None,
    ) -> SafeString:
        attrs = {"class": "ds-label", **(attrs or {})}
        if tag == "legend" and self.optional_note:
            contents = markup.noted(contents or self.label, note=self.optional_note)
        return super().label_tag(contents, attrs, label_suffix or "", tag)


class Renderer(DjangoTemplates):
    bound_field_class = Field
    field_template_name = "ui/forms/field.html"
    form_template_name = "ui/forms/form.html"
