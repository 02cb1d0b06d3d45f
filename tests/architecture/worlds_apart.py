"""Two worlds alike: home, and abroad, which nobody at home has a role in.

All keys abroad are numbers above `ABROAD`, and all its names hold `CANARY`, so that an answer can
be read without knowing which page it is.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Any, Final

from django.apps import apps
from django.db import connection, models
from django.test import Client

from samspor.access.asking import everywhere
from samspor.kernel.kept import forget
from tests.architecture.permissions import Route
from tests.viewpoints import Viewpoint, World, build_world

HOME: Final = 1_000  # below the first key at home; a test before may have counted further
ABROAD: Final = 7_000_000  # below the first key abroad
APART: Final = 10_000  # keys of different kinds of rows never meet
ABSENT: Final = "7999999"
CANARY: Final = "Kvitfjell"
NO_CANARY: Final = "Svartfjel"  # as long, and nobody's
SLUG: Final = CANARY.casefold()
NO_SLUG: Final = NO_CANARY.casefold()

# What may lead to anybody's: the registry is shared, and a municipality may take part in several.
SHARED: Final = {"registry.Participation.organisation"}

Rows = type[models.Model]


class TwoWorlds:
    """Both hold what these routes need."""

    def __init__(self, routes: Iterable[Route]) -> None:
        prepares = list(dict.fromkeys(route.prepare for route in routes))
        number_from(HOME)
        self.home = build_world()
        for prepare in prepares:
            prepare(self.home)
        number_from(ABROAD)
        self.abroad = build_world(f" {CANARY}")
        for prepare in prepares:
            prepare(self.abroad)
        with everywhere(reason="both worlds"):
            _mark_names(self.abroad)
            self.foreign = {model: set(_keys(model).filter(pk__gt=ABROAD)) for model in numbered()}
        forget()
        self._clients: dict[Viewpoint, Client] = {}

    def client(self, viewpoint: Viewpoint) -> Client:
        """A browser of somebody at home."""
        if viewpoint not in self._clients:
            self._clients[viewpoint] = self.home.client(viewpoint)
        return self._clients[viewpoint]

    @cached_property
    def foreign_ids(self) -> list[str]:
        """The keys of up to two rows of each kind abroad, and their ids for the public."""
        found: list[str] = []
        with everywhere(reason="both worlds"):
            for model, keys in self.foreign.items():
                for row in model._base_manager.filter(pk__in=sorted(keys)[:2]):
                    found.append(str(row.pk))
                    found += [str(row.public_id)] if hasattr(row, "public_id") else []
        return found

    @everywhere(reason="both worlds")
    def ties_abroad(self) -> list[str]:
        """What leads from home to a row abroad: "seats.Seat.unit"."""
        found = []
        for model, keys in self.foreign.items():
            for tie in model._meta.concrete_fields:
                targets = self.foreign.get(tie.related_model)  # type: ignore[call-overload]  # None gives None
                if not targets or f"{model._meta.label}.{tie.name}" in SHARED:
                    continue
                rows = model._base_manager.filter(**{f"{tie.attname}__in": targets})
                if rows.exclude(pk__in=keys).exists():
                    found.append(f"{model._meta.label}.{tie.name}")
        return found


def numbered() -> list[Rows]:
    """Our models whose keys count upwards."""
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("samspor.")
        and isinstance(model._meta.pk, models.AutoField | models.BigAutoField)
    ]


def absent_like(foreign: str) -> str:
    """An id of the same form that nothing has."""
    if foreign.isdecimal():
        return ABSENT
    if SLUG in foreign.casefold():
        return foreign.replace(CANARY, NO_CANARY).replace(SLUG, NO_SLUG)
    return "z" * len(foreign)


def _keys(model: Rows) -> Any:
    return model._base_manager.values_list("pk", flat=True)


def number_from(first: int) -> None:
    """New rows of each kind get keys in a range of their own."""
    for position, model in enumerate(numbered()):
        table, value = model._meta.db_table, first + position * APART
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [f'"{table}"', value]
                )
            else:
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table, value])


def _mark_names(abroad: World) -> None:
    """Both worlds were prepared alike; whatever is called the same gets the canary abroad."""
    for model in numbered():
        known = {each.name for each in model._meta.concrete_fields}
        rows = model._base_manager.filter(pk__gt=ABROAD)
        for name in known & {"name", "title", "slug"}:
            for row in rows.exclude(**{f"{name}__icontains": CANARY}).exclude(**{name: ""}):
                value = getattr(row, name)
                marked = f"{value}-{SLUG}" if name == "slug" else f"{value} {CANARY}"
                rows.filter(pk=row.pk).update(**{name: marked})
    for key, value in abroad.address.items():
        if key in {"network", "initiative", "area", "key"}:
            abroad.address[key] = f"{value}-{SLUG}"
