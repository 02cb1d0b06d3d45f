"""T-38: every stored field has a class, a purpose and a retention."""

import pytest
from django.db import models

from samspor.access.privacy import KEY, Privacy, PrivacyClass, classify, privacy_of, unclassified
from tests.architecture.models import Model, label, ours, planting

# Words that give a personal field away, so that nobody files it as public by habit.
PERSONAL_WORDS = {"email", "phone", "user_id", "person_id", "birth", "national"}
PERSONAL = {PrivacyClass.PERSONAL, PrivacyClass.PERSONAL_CONTACT, PrivacyClass.SECRET}


def missing(found: list[Model]) -> list[str]:
    return [f"{label(model)}.{name}" for model in found for name in unclassified(model)]


def mistaken(found: list[Model]) -> list[str]:
    """Plain columns that sound personal but are filed as something else."""
    return [
        f"{label(model)}.{field.name}"
        for model in found
        for field in model._meta.concrete_fields
        if not field.is_relation
        and any(word in field.name for word in PERSONAL_WORDS)
        and field.name in privacy_of(model)
        and privacy_of(model)[field.name].privacy_class not in PERSONAL
    ]


def empty_purposes(found: list[Model]) -> list[str]:
    return [
        f"{label(model)}.{name}"
        for model in found
        for name, said in privacy_of(model).items()
        if len(said.purpose.split()) < 2
    ]


def test_t38_every_field_is_classified() -> None:
    assert missing(ours()) == []


def test_t38_personal_fields_are_called_so() -> None:
    assert mistaken(ours()) == []


def test_t38_every_purpose_says_something() -> None:
    assert empty_purposes(ours()) == []


def test_t38_planted_field_is_found() -> None:
    with planting():

        class Guest(models.Model):  # noqa: DJ008 (never shown)
            name = models.TextField()
            email = models.TextField()

            class Meta:
                app_label = "registry"

        assert missing([Guest]) == [
            "registry.Guest.id",
            "registry.Guest.name",
            "registry.Guest.email",
        ]

        classify(Guest, name=Privacy(PrivacyClass.PUBLIC, ""), email=KEY)
        assert missing([Guest]) == []
        assert mistaken([Guest]) == ["registry.Guest.email"]
        assert empty_purposes([Guest]) == ["registry.Guest.name"]


def test_t38_unknown_field_is_refused() -> None:
    with planting():

        class Guest(models.Model):  # noqa: DJ008 (never shown)
            class Meta:
                app_label = "registry"

        with pytest.raises(LookupError, match="Guest has no field nme"):
            classify(Guest, nme=KEY)
