"""Pages and files of a wheel, by how many activities it holds."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.db import connection
from django.test import Client
from django.test.utils import (
    CaptureQueriesContext,
    setup_test_environment,
    teardown_test_environment,
)

from samspor.drawing import content
from samspor.drawing.export import content_to_dict
from samspor.kernel.kept import forget
from samspor.kernel.school_year import SchoolYear
from samspor.wheel.models import Edition
from tests.factories import content as contents
from tests.factories import registry, wheel

YEAR = SchoolYear(2026)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SHAPES = ("?vis=hjul", "?vis=tabell", "?vis=liste")


@dataclass(frozen=True)
class Measured:
    """`seconds` is the best round; `bytes` what was sent."""

    seconds: float
    bytes: int
    statements: int


@contextmanager
def test_database() -> Iterator[None]:
    setup_test_environment()
    name = connection.creation.create_test_db(verbosity=0)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
        teardown_test_environment()


def run(*, sizes: list[int], rounds: int) -> None:
    print(f"{'activities':>10}  {'what':<24}{'ms':>9}{'× bare':>9}{'kB':>9}{'SQL':>5}")
    for size in sizes:
        address = released_wheel(size)
        for what, path in {
            **{f"page {shape[5:]}": address + shape for shape in SHAPES},
            "json": f"{address[:-1]}.json",
            "calendar": f"{address[:-1]}.ics",
        }.items():
            tell(size, f"{what}, first", measure(path, rounds=3, before=forget))
            tell(size, f"{what}, kept", measure(path, rounds=rounds))
            tell(size, f"{what}, unchanged", measure(path, rounds=rounds, stamped=True))


def released_wheel(size: int) -> str:
    """A wheel of random activities; its address."""
    community = registry.community(f"Maling {size}")
    drawn = contents.random_wheel(random.Random(size), items=size, arenas=6)
    edition = content.Edition(1, NOW)
    whole = replace(
        drawn,
        community=community.slug,
        community_name=community.name,
        school_year=YEAR,
        edition=edition,
    )
    row = wheel.a_wheel(in_=community, year=YEAR)
    row.latest = Edition.objects.create(
        wheel=row, number=1, released_at=NOW, snapshot=content_to_dict(whole), changes=[]
    )
    row.save()
    return f"/arshjul/{community.slug}/{YEAR}/"


def measure(
    path: str, *, rounds: int, before: Callable[[], None] | None = None, stamped: bool = False
) -> Measured:
    client = Client()
    headers = {"if-none-match": client.get(path).headers["ETag"]} if stamped else {}
    best, answer = float("inf"), None
    for _ in range(rounds):
        if before:
            before()
        began = time.perf_counter()
        answer = client.get(path, headers=headers)
        best = min(best, time.perf_counter() - began)
    assert answer is not None
    assert answer.status_code in {200, 304}, answer.status_code
    if before:
        before()
    with CaptureQueriesContext(connection) as seen:
        client.get(path, headers=headers)
    return Measured(best, len(answer.content), len(seen.captured_queries))


def tell(size: int, what: str, found: Measured) -> None:
    bare = measure(f"/bare/{found.bytes}/", rounds=9).seconds
    print(
        f"{size:>10}  {what:<24}{found.seconds * 1000:>9.2f}{found.seconds / bare:>9.1f}"
        f"{found.bytes / 1000:>9.1f}{found.statements:>5}"
    )
