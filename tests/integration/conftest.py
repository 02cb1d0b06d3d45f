"""Fixtures that compose; what they compose lies in tests/viewpoints.py and tests/factories/."""

from tests.viewpoints import viewpoints, world

__all__ = ["viewpoints", "world"]
