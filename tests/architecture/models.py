"""Our models, and small planted ones that live in no database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

Model = type[models.Model]


def ours() -> list[Model]:
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("samspor.") and not model._meta.proxy
    ]


def label(model: Model) -> str:
    return model._meta.label


@contextmanager
def planting() -> Iterator[None]:
    """Models declared inside belong to a registry of their own, thrown away afterwards."""
    with isolate_apps("samspor.registry"):
        yield
