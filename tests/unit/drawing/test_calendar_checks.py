"""The second parser sees what it should see: one planted fault at a time."""

import pytest

from tests.calendar_checks import complaints, entries

ZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Oslo\r\nBEGIN:STANDARD\r\nDTSTART:19961027T030000\r\n"
    "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)
EVENT = (
    "BEGIN:VEVENT\r\nUID:a@b\r\nDTSTAMP:20240901T080000Z\r\nSEQUENCE:0\r\n"
    "DTSTART;TZID=Europe/Oslo:20241016T093000\r\nDTEND;TZID=Europe/Oslo:20241016T150000\r\n"
    "SUMMARY:Samling\\, alle\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\n"
)
GOOD = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nNAME:x\r\nX-WR-CALNAME:x\r\n"
    f"{ZONE}{EVENT}END:VCALENDAR\r\n"
)


def test_good_calendar_has_no_complaints():
    assert complaints(GOOD.encode()) == []
    assert list(entries(GOOD.encode())) == ["a@b"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("\r\nSUMMARY", "\nSUMMARY", "control character"),
        ("Samling", "Samling\x07", "control character"),
        ("Samling", "Samling\u2028", "control character"),
        ("Samling", "Samling " + "x" * 70, "octets"),
        ("Samling", "Samling\r\n\r\n", "empty"),
        ("Samling", "Samling\r\nhele dagen", "not a line"),
        ("\\, alle", ", alle", "not escaped"),
        ("\\, alle", "\\x alle", "not escaped"),
        ("Samling\\, alle", "Samling; alle", "not escaped"),
        ("UID:a@b\r\n", "", "without UID"),
        ("DTSTAMP:20240901T080000Z\r\n", "", "without DTSTAMP"),
        ("T080000Z", "T080000", "not in UTC"),
        ("SEQUENCE:0", "SEQUENCE:-1", "SEQUENCE is"),
        ("SEQUENCE:0\r\n", "SEQUENCE:0\r\nSEQUENCE:0\r\n", "two SEQUENCE"),
        ("20241016T150000", "20241016T090000", "before it begins"),
        ("DTEND;TZID=Europe/Oslo:20241016T150000\r\n", "", "needs an end"),
        ("DTEND;TZID=Europe/Oslo:20241016T150000", "DTEND;VALUE=DATE:20241017", "one kind"),
        ("DTEND;TZID=Europe/Oslo", "DTEND", "different parameters"),
        (";TZID=Europe/Oslo", "", "without a zone"),
        ("TZID:Europe/Oslo", "TZID:Europe/Bergen", "not defined"),
        ("CONFIRMED", "MAYBE", "with status"),
        (EVENT, EVENT + EVENT, "twice"),
        ("END:VEVENT\r\n", "", "ends nothing"),
        ("END:VCALENDAR\r\n", "", "does not end"),
        ("BEGIN:VEVENT", "BEGIN:VPARTY", "VPARTY inside"),
        ("END:VCALENDAR\r\n", "END:VCALENDAR\r\nX-A:b\r\n", "outside"),
    ],
)
def test_planted_fault_is_found(old: str, new: str, told: str):
    data = GOOD.replace(old, new).encode()

    found = complaints(data)

    assert data != GOOD.encode()
    assert told in "\n".join(found)


def test_planted_fold_inside_a_character_is_found():
    data = GOOD.replace("Samling", "Samling på").encode().replace(b"\xc3\xa5", b"\xc3\r\n \xa5")

    assert "folded inside a character" in "\n".join(complaints(data))


def test_planted_missing_end_of_the_last_line_is_found():
    assert complaints(GOOD.encode()[:-2]) == ["does not end with CRLF"]
