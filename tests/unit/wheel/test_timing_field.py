"""When, as people write it in a form."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given

from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Term, Timing
from samspor.wheel.forms.timing import TimingField, read_timing, write_for_editing
from tests.factories.content import timings

YEAR = SchoolYear(2026)


def field(*, written_in: str = "nb") -> TimingField:
    made = TimingField()
    made.year, made.written_in = YEAR, written_in
    return made


@pytest.mark.parametrize(
    ("text", "timing"),
    [
        (
            "onsdag 21. oktober kl 9.30-15",
            Timing.at(date(2026, 10, 21), time(9, 30), time(15)),
        ),
        ("21/10", Timing.days(date(2026, 10, 21))),
        ("9. april", Timing.days(date(2027, 4, 9))),
        ("november", Timing.month(2026, 11)),
        ("våren", Timing.term(2027, Term.SPRING)),
        ("etter avtale", Timing.agreement()),
        ("  ", Timing.agreement()),
        # a school year begins in August; its last day is in July
        ("14. august", Timing.days(date(2026, 8, 14))),
        ("Wednesday 21 October 9.30-15", Timing.at(date(2026, 10, 21), time(9, 30), time(15))),
    ],
)
def test_field_understands(text: str, timing: Timing) -> None:
    assert field().clean(text) == timing


@pytest.mark.parametrize(
    ("text", "code", "choices"),
    [
        ("snart", "not_understood", ()),
        ("to ganger i året", "not_understood", ()),
        ("16. oktober " * 20, "too_long", ()),
        ("16. oktober og 20. november", "several", ("16. oktober", "20. november")),
        (
            "torsdag 21. oktober",
            "weekday_mismatch",
            ("onsdag 21. oktober 2026 (uke 43)", "torsdag 22. oktober 2026 (uke 43)"),
        ),
    ],
)
def test_field_asks_with_choices_that_are_understood(
    text: str, code: str, choices: tuple[str, ...]
) -> None:
    with translation.override("nb"):
        reading = read_timing(text, year=YEAR, written_in="nb")

        with pytest.raises(ValidationError):
            field().clean(text)

    assert (reading.timing, reading.code, reading.choices) == (None, code, choices)
    assert all(read_timing(each, year=YEAR, written_in="nb").timing for each in choices)


def test_field_refuses_what_lies_outside_the_year() -> None:
    with pytest.raises(ValidationError) as caught:
        field().clean("21. oktober 2027")

    assert caught.value.code == "outside_year"


@given(timing=timings(YEAR))
def test_what_is_written_for_editing_reads_back_the_same(timing: Timing) -> None:
    if timing.first is not None and timing.first not in YEAR:
        return
    text = write_for_editing(timing, written_in="nb")

    reading = read_timing(text, year=YEAR, written_in="nb")

    assert reading.timing is not None, f"{text!r}: {reading.problem}"
    assert write_for_editing(reading.timing, written_in="nb") == text
