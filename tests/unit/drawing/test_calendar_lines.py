"""T-30: what stands on the wire, whatever people write."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspor.drawing import calendar
from samspor.drawing.calendar import Calendar, folded, instant, one_line, text, write_calendar
from samspor.kernel.clock import OSLO
from tests.calendar_checks import complaints

ABOUT = Calendar("Årshjul", "Om", "https://samspor.test/", "https://samspor.test/x.ics")


def back(escaped: str) -> str:
    """What a calendar shows, read by the oracle."""
    lines = b"BEGIN:VEVENT\r\n" + folded(f"SUMMARY:{escaped}") + b"END:VEVENT\r\n"
    return str(icalendar.Event.from_ical(lines)["SUMMARY"])


@given(st.text(max_size=300))
def test_t30_folded_lines_are_short_whole_and_come_back(written: str):
    line = text(written)

    wire = folded(line)

    parts = wire.split(b"\r\n")
    assert parts.pop() == b""
    assert all(len(part) <= 75 for part in parts)
    for part in parts:
        part.decode()
    assert all(part.startswith(b" ") for part in parts[1:])
    assert wire.replace(b"\r\n ", b"") == line.encode() + b"\r\n"


@pytest.mark.parametrize("length", [0, 1, 74, 75, 76, 148, 149, 150, 500])
@pytest.mark.parametrize("letter", ["x", "å", "ⁿ", "🎡"])
def test_t30_folding_fills_its_lines(length: int, letter: str):
    parts = folded(letter * length).removesuffix(b"\r\n").split(b"\r\n ")

    assert b"".join(parts).decode() == letter * length
    assert all(len(part) > 70 for part in parts[:-1])


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029")))
def test_text_comes_back_as_people_wrote_it(written: str):
    expected = written.replace("\ufeff", "").replace("\ufffe", "").replace("\uffff", "")

    assert back(text(written)) == expected


@given(
    st.text(st.sampled_from("\x00\x07\x0b\x0c\r\n\t\x1b\x1e\x7f\x85\x9f\u2028\u2029\ud800,;\\aå:"))
)
def test_t30_nothing_but_words_reaches_the_wire(written: str):
    line = text(written)

    assert line.isprintable()
    assert len(line.splitlines()) <= 1
    assert line.encode().decode() == line


def test_breaks_of_all_sorts_become_one_break():
    assert text("a\r\nb\nc\rd\x85e\u2028f\u2029g\vh") == r"a\nb\nc\nd\ne\nf\ng\nh"


def test_t30_title_cannot_bring_lines_of_its_own():
    hostile = "Møte\r\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:annen\u2028ATTENDEE:mailto:a@b"

    assert one_line(hostile) == "Møte END:VEVENT BEGIN:VEVENT UID:annen ATTENDEE:mailto:a@b"


def test_separators_are_escaped_once():
    assert text(r"a,b;c\d" "\n") == r"a\,b\;c\\d\n"


def test_instant_is_written_in_utc():
    assert instant(datetime(2024, 10, 16, 9, 30, tzinfo=OSLO)) == "20241016T073000Z"
    assert instant(datetime(2024, 1, 2, 3, 4, 5, 678, tzinfo=UTC)) == "20240102T030405Z"


def test_empty_calendar_is_whole_and_says_its_name_both_ways():
    data = write_calendar(ABOUT, [])

    parsed = icalendar.Calendar.from_ical(data)
    assert complaints(data) == []
    assert parsed["NAME"] == parsed["X-WR-CALNAME"] == "Årshjul"
    assert parsed["X-PUBLISHED-TTL"] == "PT4H"
    assert parsed["REFRESH-INTERVAL"].dt == timedelta(hours=4)
    assert parsed["SOURCE"] == "https://samspor.test/x.ics"
    assert "COLOR" not in parsed
    assert "METHOD" not in parsed


def test_zone_of_the_calendar_is_norways_own_since_1990():
    """Read from the block itself, against the zone the machine knows, each day at two and four."""
    found = icalendar.Calendar.from_ical(write_calendar(ABOUT, [])).walk("VTIMEZONE")
    zone = found[0].to_tz(lookup_tzid=False)
    first = datetime(1990, 1, 1)
    hours = [first + timedelta(days=day, hours=hour) for day in range(14_600) for hour in (1, 4)]

    wrong = [
        when
        for when in hours
        if when.replace(tzinfo=zone).utcoffset() != when.replace(tzinfo=OSLO).utcoffset()
    ]

    assert len(found) == 1
    assert wrong == []


def test_day_is_eight_digits():
    assert calendar.day(date(2025, 1, 5)) == "20250105"
