"""T-33: what people wrote fills gaps and becomes nothing else."""

import pytest
from django.utils.translation import gettext_lazy

from samspor.mail.letters import Letter, Quote, fill, plain

LETTER = Letter(
    subject="Til %(name)s", body=("Hei %(name)s.", Quote("message")), link_words="Les den"
)


def test_values_stand_in_their_gaps() -> None:
    filled = fill(LETTER, {"name": "Kari", "message": "En\nto"}, language="nb")

    assert filled.subject == "Til Kari"
    assert filled.text == "Hei Kari.\n\n> En\n> to"
    assert filled.link_words == "Les den"


@pytest.mark.parametrize("values", [{"name": "Kari"}, {"name": "K", "message": "M", "more": "x"}])
def test_letter_takes_exactly_its_own_values(values: dict[str, str]) -> None:
    with pytest.raises(LookupError, match="expected values for"):
        fill(LETTER, values, language="nb")


def test_lazy_value_is_written_in_the_letters_language() -> None:
    letter = Letter(subject="%(what)s", body=())

    filled = fill(letter, {"what": gettext_lazy("Nynorsk")}, language="nn")

    assert filled.subject == "Nynorsk"


def test_gap_in_a_value_is_not_filled() -> None:
    filled = fill(LETTER, {"name": "%(message)s %s {x}", "message": "M"}, language="nb")

    assert filled.subject == "Til %(message)s %s {x}"


@pytest.mark.parametrize(
    "line",
    ["Kari\nBcc: alle@example.org", "Kari\r\nX: y", "Kari\u2028X: y", "Kari\x00X", "Kari\x85X: y"],
)
def test_t33_value_adds_no_line_to_the_subject(line: str) -> None:
    filled = fill(LETTER, {"name": line, "message": line}, language="nb")

    assert len(filled.subject.splitlines()) == 1
    assert all(part.startswith(">") for part in filled.text.split("\n\n")[1].split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "https://ond.example/x",
        "http:ond.example",
        "www.ond.example",
        "ond.example",
        "se (ond.example/sti?a=1)",
        "mailto:a@b.no",
        "a@b.no",
        "//ond.example",
        "javascript:alert(1)",
        "tel:12345678",
        "ond\u3002example",
        "ond\uff0eexample",
        "<https://ond.example>",
        "[her](https://ond.example)",
        "HTTPS://OND.EXAMPLE",
        "ftp://ond.example",
        "ond.exa\u200bmple",
    ],
)
def test_t33_nothing_typed_looks_like_a_link_to_a_program(text: str) -> None:
    made = plain(text)

    assert made.replace("\u200b", "") == text.replace("\u200b", "")
    for joint in ".:/@\u3002\uff0e":
        parts = made.split(joint)
        assert all(part[:1] in {"", " ", "\u200b"} for part in parts[1:]), made


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\x07", "\x1b", "\ud800", "\u200e"])
def test_t33_signs_that_turn_or_hide_are_taken_out(sign: str) -> None:
    assert plain(f"a{sign}b") == "ab"


def test_code_and_plain_words_are_left_as_they_are() -> None:
    text = "Koden er 482 913. Møtet er onsdag kl. 15, på Støren – «Båten» 🙂"

    assert plain(text) == text
