"""Ask to look at a community's content."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from samspor.registry.models import Community
from samspor.seats.validators import no_national_numbers

MINUTES: Final = (("15", _("15 minutes")), ("30", _("30 minutes")), ("60", _("60 minutes")))


class VisitForm(forms.Form):
    community = forms.ChoiceField(
        label=_("Which community?"), error_messages={"required": _("Choose a community.")}
    )
    reason = forms.CharField(
        label=_("Why do you need to look?"),
        help_text=_("Those you visit read it. Write it so that they understand it."),
        max_length=200,
        validators=[no_national_numbers],
        error_messages={"required": _("Write why you need to look.")},
    )
    minutes = forms.ChoiceField(
        label=_("For how long?"),
        choices=MINUTES,
        initial="15",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose for how long.")},
    )

    def __init__(self, *args: Any, communities: Iterable[Community], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {one.slug: one for one in communities}
        field = self.fields["community"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("Choose …")),
            *((slug, one.name) for slug, one in self.rows.items()),
        ]

    @property
    def chosen(self) -> Community:
        return self.rows[self.cleaned_data["community"]]
