"""What all tests share: the five documents, Hypothesis profiles, the loopback only."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck, settings

from samspor.access.asking import everywhere
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


@pytest.fixture(autouse=True)
def _no_language_of_another_test() -> Iterator[None]:
    """The test client leaves the language of the last page it asked for."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _sets_the_stage() -> Iterator[None]:
    """What a test makes belongs to several communities; requests have the middleware's say."""
    with everywhere(reason="a test sets the stage"):
        yield


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


def pytest_collection_finish() -> None:
    """What is loaded by now stays; looking through it again and again took a tenth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is not asked for here, or is about another database: deselected, not skipped."""
    from tests.planting import with_planted  # noqa: PLC0415 (reads models, which load after this)

    left_out = {"full"} if not FULL else set()
    if connection.vendor != "postgresql":
        left_out.add("postgres")
    items[:] = with_planted(item for item in items if left_out.isdisjoint(item.keywords))
