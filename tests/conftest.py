"""What all tests share: the five documents, Hypothesis profiles, the loopback only."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings

from samspor.audit import walls
from samspor.kernel.kept import forget

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared/seeds"
FULL = bool(os.environ.get("SAMSPOR_FULL"))

settings.register_profile(
    "gate",
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)
settings.register_profile(
    "full",
    max_examples=500,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("full" if FULL else "gate")


@pytest.fixture(autouse=True)
def _nothing_kept_of_another_test() -> Iterator[None]:
    """Each test starts with an empty database, in which rows get the same keys again."""
    forget()
    yield
    forget()


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The five real documents; CI has them, others may not."""
    if not SEEDS.is_dir():
        reason = "the five documents lie beside the repository only where they may be kept"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return SEEDS


@pytest.fixture
def transactional_db(transactional_db: None) -> Iterator[None]:
    """A test that commits is cleaned up after by emptying all tables, the log's too."""
    del transactional_db
    yield
    walls.take_down(connection)  # they go up again after the emptying


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The full counts run only when asked for: deselected, not skipped."""
    if not FULL:
        items[:] = [item for item in items if "full" not in item.keywords]
