"""What one comma, full stop or dash decides: each line here once let a wrong day through unnoticed."""

from datetime import date, time

import pytest

from samspor.kernel.notation import Context, FoundRole, find_clocks, find_timings
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing

YEAR = Context(year=SchoolYear(2026))


def timings(text: str) -> list[Timing]:
    return [each.timing for each in find_timings(text, context=YEAR) if each.timing]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fridager: 6, 7, og 27. mai",
            [Timing.days(date(2027, 5, 6), date(2027, 5, 7)), Timing.days(date(2027, 5, 27))],
        ),
        (
            "Planleggingsdager 26/27: 14.8, 16.11, 4.1, 7.5, 18.5",
            [
                Timing.days(day)
                for day in (
                    date(2026, 8, 14),
                    date(2026, 11, 16),
                    date(2027, 1, 4),
                    date(2027, 5, 7),
                    date(2027, 5, 18),
                )
            ],
        ),
        (
            "Vår: 6.1, 3.2 & 5.5",
            [Timing.days(date(2027, month, day)) for day, month in ((6, 1), (3, 2), (5, 5))],
        ),
        ("Vedlegg: 6.1, 3.2 & 5.5", []),
        (
            "Haustferie i veke 42 (12.10-16.10.) 18",
            [Timing.week(2026, 42)],  # the days in brackets bear the week out
        ),
        ("Sommerstengt i uke 28, 29 og 30.", [Timing.week(2027, 28, 30)]),
        ("1. Mandag 17.08.26", [Timing.days(date(2026, 8, 17))]),
    ],
)
def test_lists_of_days_and_weeks_go_on_to_their_end(text: str, expected: list[Timing]) -> None:
    assert timings(text) == expected


def test_full_stop_behind_a_short_year_ends_the_sentence() -> None:
    (found,) = find_timings("Frist 30.10.26.", context=YEAR)

    assert (found.timing, found.role) == (Timing.days(date(2026, 10, 30)), FoundRole.DEADLINE)


def test_full_stop_behind_hours_ends_the_sentence() -> None:
    (clock,) = find_clocks("Barnehagen er åpen alle hverdager kl. 07.00–16.30.")

    assert (clock.opens, clock.closes) == (time(7), time(16, 30))
