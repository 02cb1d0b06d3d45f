"""Few fields; what was typed is never lost; a trap that costs people nothing."""

from datetime import timedelta
from typing import Any, Final

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspor.contact.models.message import LONGEST
from samspor.ui.validators import no_national_numbers

# Nobody reads a page and writes a message faster than this.
FASTEST: Final = timedelta(seconds=3)
_SALT = "samspor.contact"


class WrittenForm(forms.Form):
    """Refuses national numbers, and what is filled in by programs."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                field.validators.append(no_national_numbers)


class PublicForm(WrittenForm):
    """`website` is a field that people are told to leave empty and programs fill in."""

    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_website(self) -> str:
        value: str = self.cleaned_data["website"]
        if value:
            raise ValidationError(_("Leave this field empty, and send again."), code="trap")
        return value


class TimedForm(PublicForm):
    """`opened` says when the form was shown, signed."""

    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stamp = signing.TimestampSigner(salt=_SALT).sign("form")
        self.fields["opened"].initial = stamp
        self._given = self.data.get("opened", "") if self.is_bound else ""
        if self.is_bound and not _is_ours(self._given):
            self.data = {**dict(self.data.items()), "opened": stamp}  # goes out with the form again

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not _is_ours(self._given):
            raise ValidationError(
                _("The form had been open too long or was sent too fast. Send it once more."),
                code="opened",
            )
        try:
            signing.TimestampSigner(salt=_SALT).unsign(self._given, max_age=FASTEST)
        except signing.SignatureExpired:
            return cleaned
        raise ValidationError(
            _("That went very fast. Read through what you wrote, and send it once more."),
            code="too_fast",
        )


def _is_ours(stamp: str) -> bool:
    try:
        signing.TimestampSigner(salt=_SALT).unsign(stamp)
    except signing.BadSignature:
        return False
    return True


class MessageForm(TimedForm):
    text = forms.CharField(
        label=_("Message"),
        help_text=_("Write no sensitive information, such as about health."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Write what you want to ask about.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Only for the answer. It is shown on no page."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Give your e-mail address, so that you get an answer."),
            "invalid": _("Write the address as name@example.no."),
        },
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class FeedbackForm(PublicForm):
    """At the foot of each page. What is empty but for yes or no is thanked for and not kept."""

    page = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)
    found = forms.ChoiceField(
        label=_("Did you find what you were looking for?"),
        choices=[
            ("yes", pgettext_lazy("an answer", "Yes")),
            ("no", pgettext_lazy("an answer", "No")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )
    text = forms.CharField(
        label=_("What were you looking for?"),
        help_text=_("Do not write names of persons. You get no answer to this."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class BarrierForm(TimedForm):
    """T-63."""

    community = forms.ChoiceField(
        label=_("Which community does it concern?"),
        error_messages={"required": _("Choose the community.")},
    )
    page = forms.CharField(
        label=_("On which page?"),
        help_text=_("Copy the address, or say what the page is called."),
        max_length=300,
        required=False,
    )
    text = forms.CharField(
        label=_("What did you try to do, and what happened?"),
        help_text=_("Say gladly which browser or aid you use. Write nothing about your health."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Say what did not work.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Only if you want an answer."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Write the address as name@example.no.")},
    )

    def __init__(self, *args: Any, communities: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["community"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose …")), *communities]


class AnswerForm(WrittenForm):
    text = forms.CharField(
        label=_("Your answer"),
        help_text=_("Sent by e-mail from Samspor. Your own address is not shown."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Write an answer.")},
    )


class NoteForm(WrittenForm):
    note = forms.CharField(
        label=_("What was done?"),
        help_text=_("For those who have the seat after you. Nobody else sees it."),
        max_length=500,
        required=False,
    )
