"""The days of a period, as far as the words say."""

from datetime import date

import pytest

from samspor.intake.periods import days_of, length_of


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024-2026", (date(2024, 1, 1), date(2026, 12, 31))),
        ("2018 – 2023", (date(2018, 1, 1), date(2023, 12, 31))),
        ("2024/25", (date(2024, 1, 1), date(2025, 12, 31))),
        ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("januar 2024", (date(2024, 1, 1), None)),
        ("2 år", (None, None)),
        ("2026-2024", (None, None)),
        ("så lenge det varer", (None, None)),
        (None, (None, None)),
    ],
)
def test_days_of(text: str | None, days: tuple[date | None, date | None]) -> None:
    assert days_of(text) == days


def test_length_of_is_how_long_each_round_lasts() -> None:
    assert length_of("2 år") == "2 år"
    assert length_of("2024-2026") == ""
    assert length_of(None) == ""
