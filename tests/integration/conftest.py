"""Fixtures that compose; what they compose lies beside this folder."""

from tests.page_client import pages
from tests.viewpoints import viewpoints, world

__all__ = ["pages", "viewpoints", "world"]
