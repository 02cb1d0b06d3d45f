"""The world that the permission table looks at, and the code that the other tests read."""

import pytest

from tests.architecture.source import Code, read_code
from tests.viewpoints import viewpoints, world

__all__ = ["code", "viewpoints", "world"]


@pytest.fixture(scope="session")
def code() -> Code:
    return read_code()
