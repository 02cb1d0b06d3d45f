"""Fixtures that compose; what they compose lies beside this folder."""

from collections.abc import Iterator

import pytest

from samspor.wheel.views.kept import forget
from tests.page_client import pages
from tests.viewpoints import viewpoints, world

__all__ = ["pages", "viewpoints", "world"]


@pytest.fixture(autouse=True)
def _nothing_kept_of_another_test() -> Iterator[None]:
    """Each test starts with an empty database, in which editions get the same keys again."""
    forget()
    yield
    forget()
