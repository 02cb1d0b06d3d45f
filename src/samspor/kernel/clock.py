"""The only place that asks what time it is. Everything else takes time as an argument."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The present day in Norway."""
    return now().astimezone(OSLO).date()
