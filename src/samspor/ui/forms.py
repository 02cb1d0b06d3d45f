"""Forms in the design system's markup. Django itself writes the aria attributes."""

from django.forms import BoundField
from django.forms.renderers import TemplatesSetting


class Field(BoundField):
    """Knows which of the design system's looks its control has."""

    @property
    def look(self) -> str:
        """"choice" for one check box, "group" for several choices, "input" for the rest."""
        kind = getattr(self.field.widget, "input_type", "")
        if self.use_fieldset:
            return "group"
        return "choice" if kind == "checkbox" else "input"


class Renderer(TemplatesSetting):
    bound_field_class = Field
    field_template_name = "ui/forms/field.html"
    form_template_name = "ui/forms/form.html"
