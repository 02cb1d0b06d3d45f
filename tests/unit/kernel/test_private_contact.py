"""Private phones and addresses are found; what belongs on a page is left alone."""

import pytest

from samspor.kernel.private_contact import Private, find_private_contacts


@pytest.mark.parametrize(
    "text",
    [
        "91234567",
        "ring 912 34 567",
        "41 23 45 67",
        "+47 91234567",
        "0047 912 34 567",
        "tlf. 91234567.",
    ],
)
def test_mobile_number_is_found(text: str) -> None:
    assert find_private_contacts(text) == {Private.PHONE}


@pytest.mark.parametrize("text", ["kari@gmail.com", "Kari.N@HOTMAIL.NO", "a+b@online.no"])
def test_private_address_is_found(text: str) -> None:
    assert find_private_contacts(text) == {Private.MAIL}


@pytest.mark.parametrize(
    "text",
    [
        "postmottak@trondheim.kommune.no",
        "ring sentralbordet 72 54 00 00",
        "organisasjonsnummer 974767880",
        "2024-2025 og 2026-2027",
        "16.10.2026 kl. 09.30-15.00",
        "912345678",
        "uke 42, 43 og 44",
        "40 000 kroner",
    ],
)
def test_what_belongs_on_a_page_is_left_alone(text: str) -> None:
    assert find_private_contacts(text) == set()
