"""What is typed on the way in. No field that a password manager would take for something else."""

from django import forms
from django.utils.translation import pgettext_lazy


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=pgettext_lazy("sign in", "Your e-mail address at work"),
        max_length=254,
        error_messages={
            "required": pgettext_lazy("sign in", "Write your e-mail address."),
            "invalid": pgettext_lazy(
                "sign in", "This is not an e-mail address. Write it as name@example.no."
            ),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=pgettext_lazy("sign in", "The code from the e-mail"),
        max_length=40,
        error_messages={"required": pgettext_lazy("sign in", "Write the code from the e-mail.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "spellcheck": "false",
                "class": "code-input",
            }
        ),
    )


class SecondFactorForm(forms.Form):
    code = forms.CharField(
        label=pgettext_lazy("sign in", "The code from the app"),
        help_text=pgettext_lazy(
            "sign in", "Six digits. Without your phone: write one of your recovery codes instead."
        ),
        max_length=40,
        error_messages={"required": pgettext_lazy("sign in", "Write the code from the app.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "spellcheck": "false",
                "autocapitalize": "none",
                "class": "code-input",
            }
        ),
    )


class NewAppForm(forms.Form):
    code = forms.CharField(
        label=pgettext_lazy("sign in", "The code that the app shows now"),
        max_length=40,
        error_messages={"required": pgettext_lazy("sign in", "Write the code from the app.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "spellcheck": "false",
                "class": "code-input",
            }
        ),
    )
