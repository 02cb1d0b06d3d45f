"""T-39: national identity numbers are refused in every text field, by the form and by the row."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

import samspor
from samspor.access.models import GuardedModel
from samspor.access.privacy import PrivacyClass, privacy_of
from samspor.contact.forms import WrittenForm
from samspor.editing.forms.base import PageForm
from samspor.registry.forms.units import RegistryForm
from samspor.wheel.forms.activity import DraftForm

# From the register of test persons: correct check digits, nobody's number.
NUMBER = "13097248022"
# These put the refusal on each of their text fields as they are made.
REFUSING = (WrittenForm, PageForm, RegistryForm, DraftForm)
# What takes text and keeps none of it.
KEEPS_NOTHING = {
    "FilterForm": "a search in the list of seats",
    "DocumentForm": "refuses the whole document, with a sentence of its own",
    "AddressForm": "an address to send a code to",
    "CodeForm": "a code of digits",
    "NewAppForm": "a code of digits",
    "SecondFactorForm": "a code of digits",
    "ExampleForm": "shows the components, and is never sent",
}


def form_classes() -> Iterator[type[forms.Form]]:
    for module in pkgutil.walk_packages(samspor.__path__, "samspor."):
        if ".forms" in module.name or ".views" in module.name:
            importlib.import_module(module.name)

    def below(parent: type) -> Iterator[type]:
        for one in parent.__subclasses__():
            yield one
            yield from below(one)

    yield from {one for one in below(forms.Form) if one.__module__.startswith("samspor.")}


def refuses(field: forms.Field) -> bool:
    return any(getattr(each, "__name__", "") == "no_national_numbers" for each in field.validators)


def text_fields(form: type[forms.Form]) -> Iterator[tuple[str, forms.CharField]]:
    for name, field in form.base_fields.items():
        if isinstance(field, forms.CharField) and not field.widget.is_hidden:
            yield name, field


def test_t39_every_form_refuses_a_national_number() -> None:
    open_fields = [
        f"{form.__name__}.{name}"
        for form in form_classes()
        if not issubclass(form, REFUSING) and form.__name__ not in KEEPS_NOTHING
        for name, field in text_fields(form)
        if not refuses(field)
    ]

    assert open_fields == []


@pytest.mark.parametrize("base", [WrittenForm, DraftForm, RegistryForm])
def test_t39_a_form_that_inherits_the_refusal_has_it(base: type[forms.Form]) -> None:
    made = type("Probe", (base,), {"text": forms.CharField()})
    options = {"draft": None} if base is DraftForm else {}
    try:
        form = made({"text": NUMBER}, **options)
    except TypeError:
        pytest.fail(f"{base.__name__} wants more than a form does; say it here")

    assert refuses(form.fields["text"])


def written_fields() -> Iterator[tuple[type[models.Model], str]]:
    """Everything that somebody may have written, in rows."""
    for model in apps.get_models():
        if not (model.__module__.startswith("samspor.") and issubclass(model, GuardedModel)):
            continue
        said = privacy_of(model)
        for field in model._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField) and not (
                field.choices
                or said[field.name].privacy_class in {PrivacyClass.SYSTEM, PrivacyClass.SECRET}
            ):
                yield model, field.name


def test_t39_every_row_refuses_a_national_number_behind_the_forms() -> None:
    let_through = []
    for model, name in written_fields():
        text = f"Ola {NUMBER}"
        try:
            model(**{name: text}).clean_fields(
                exclude={field.name for field in model._meta.fields} - {name}
            )
        except ValidationError:
            continue
        let_through.append(f"{model.__name__}.{name}")

    assert let_through == []
