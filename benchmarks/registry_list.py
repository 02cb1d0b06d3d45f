"""The list of units for any viewpoint, as a multiple of the unfiltered list in the same run.

Run alone: `python -m benchmarks.registry_list [--postgres] [--units 5500]`. Reach: at most 2 times.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from samspor.access.asking import everywhere
from tools.embedded import postgres

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from samspor.registry.models import Organisation, Unit

ROUNDS = 9
REACH = 2.0


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.registry_list")
    parser.add_argument("--postgres", action="store_true", help="on the embedded PostgreSQL")
    parser.add_argument("--units", type=int, default=5500)
    chosen = parser.parse_args(words)
    with postgres() if chosen.postgres else nullcontext("") as address:
        os.environ["DATABASE_URL"] = address
        os.environ["DJANGO_SETTINGS_MODULE"] = "samspor.config.settings.test"
        import django  # noqa: PLC0415 (settings are chosen above)

        django.setup()
        print(f"Database: {'PostgreSQL' if chosen.postgres else 'SQLite'}")
        with test_database(), everywhere(reason="the measurements set the stage"):
            return 0 if run(units=chosen.units) <= REACH else 1


@contextmanager
def test_database() -> Iterator[None]:
    from django.db import connection  # noqa: PLC0415 (needs the apps)

    name = connection.creation.create_test_db(verbosity=0)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def run(*, units: int) -> float:
    """Print a line for each viewpoint; the slowest multiple."""
    from samspor.kernel import clock  # noqa: PLC0415 (needs the apps)
    from samspor.registry.models import Unit  # noqa: PLC0415 (needs the apps)
    from samspor.registry.selectors.administration import (  # noqa: PLC0415 (needs the apps)
        Filters,
        filtered_units,
    )
    from tests.viewpoints import Viewpoint, build_world  # noqa: PLC0415 (needs the apps)

    world = build_world()
    fill(units, [world.municipality_1, world.municipality_2])
    today = clock.today()
    plain = Unit.objects.unguarded(reason="the bare list that others are held against")
    bare = plain.select_related("municipality")
    print(f"{'viewpoint':<24}{'ms':>9}{'× bare':>9}")
    slowest = 0.0
    for viewpoint in Viewpoint:
        viewer = world.viewer(viewpoint)
        rows = filtered_units(viewer, community=world.region, filters=Filters(), on=today)
        taken, held_against = best(rows.select_related("municipality"), bare)
        slowest = max(slowest, taken / held_against)
        print(f"{viewpoint:<24}{taken * 1000:>9.1f}{taken / held_against:>9.2f}")
    return slowest


def best(rows: "QuerySet[Unit]", bare: "QuerySet[Unit]") -> tuple[float, float]:
    """The shortest of each, read by turns, so that a busy moment meets both."""
    taken: list[float] = []
    held_against: list[float] = []
    for _ in range(ROUNDS):
        for some, times in ((rows, taken), (bare, held_against)):
            began = time.perf_counter()
            list(some.all())
            times.append(time.perf_counter() - began)
    return min(taken), min(held_against)


def fill(number: int, places: "list[Organisation]") -> None:
    from samspor.registry.models import Unit  # noqa: PLC0415 (needs the apps)
    from samspor.registry.models.alphabet import alphabet_column  # noqa: PLC0415 (needs the apps)

    Unit.objects.bulk_create(
        [
            Unit(
                name=f"Barnehage {n}",
                kind="kindergarten",
                ownership="municipal" if n % 2 else "private",
                municipality=places[n % len(places)],
                sort_key=alphabet_column(f"Barnehage {n}"),
            )
            for n in range(number)
        ],
        batch_size=500,
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
