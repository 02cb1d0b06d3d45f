from datetime import UTC, datetime

import time_machine

from samspor.kernel import clock


def test_now_is_in_utc():
    with time_machine.travel(datetime(2026, 11, 21, 22, 30, tzinfo=UTC), tick=False):
        assert clock.now() == datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
        assert clock.now().tzinfo is UTC


def test_today_is_the_day_in_norway():
    with time_machine.travel(datetime(2026, 11, 21, 22, 59, tzinfo=UTC), tick=False):
        assert clock.today().isoformat() == "2026-11-21"
    with time_machine.travel(datetime(2026, 11, 21, 23, 0, tzinfo=UTC), tick=False):
        assert clock.today().isoformat() == "2026-11-22"
