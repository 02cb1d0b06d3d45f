"""The demo as it was told one noon, for all who only look at it."""

from datetime import UTC, datetime
from typing import ClassVar, Final

from django.test import TestCase

from tests.demo_shelf import DemoShelf

NOON: Final = datetime(2026, 11, 21, 12, tzinfo=UTC)


class LoadedAtNoon(TestCase):
    """All four communities; what one test changes is undone before the next."""

    shelf: ClassVar[DemoShelf]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.shelf.put_up(now=NOON)
