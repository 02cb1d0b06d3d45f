import pytest

from samspor.kernel.national_number import find_national_numbers
from samspor.kernel.org_number import (
    find_org_numbers,
    is_org_number,
    parse_org_number,
    write_org_number,
)


@pytest.mark.parametrize(
    "text",
    [
        "974760673",
        "974 760 673",
        "974\u00a0760\u00a0673",
        " 974.760.673 ",
        "NO974760673MVA",
        "no 974 760 673 mva",
    ],
)
def test_valid_number_is_read_however_it_is_written(text):
    assert parse_org_number(text) == "974760673"
    assert is_org_number(text)


@pytest.mark.parametrize(
    "text", ["", "912345678", "974760674", "97476067", "9747606730", "999999999", "97476067A"]
)
def test_others_are_refused(text):
    assert not is_org_number(text)
    with pytest.raises(ValueError, match="expected a"):
        parse_org_number(text)


def test_refusal_says_why():
    with pytest.raises(ValueError, match="nine digits with its check digit, got '912345678'"):
        parse_org_number("912345678")
    with pytest.raises(
        ValueError, match="expected a real organisation number, got the placeholder"
    ):
        parse_org_number("999 999 999")


def test_number_is_written_in_groups_and_read_back():
    written = write_org_number(parse_org_number("974760673"))

    assert written == "974\u00a0760\u00a0673"
    assert parse_org_number(written) == "974760673"


def test_numbers_are_found_in_running_text_once_each():
    text = "Org.nr. 974 760 673 (974760673), dummy 999999999, feil 912345678, tlf +47974760673, 1974760673"

    assert find_org_numbers(text) == ["974760673"]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("født 15108695088.", ["15108695088"]),
        ("nr 151086 95088", ["151086 95088"]),
        ("151086\u00a095088", ["151086\u00a095088"]),
        ("15108695077", []),
        ("115108695088", []),
        ("org 974760673", []),
        ("", []),
    ],
)
def test_national_numbers_are_spotted(text, spans):
    found = find_national_numbers(text)

    assert [text[start:end] for start, end in found] == spans
