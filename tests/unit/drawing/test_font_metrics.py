from hypothesis import given
from hypothesis import strategies as st

from samspor.drawing.font_metrics import REGULAR, SEMIBOLD, shorten, width_of, wrap


def test_width_grows_with_size_and_weight():
    assert width_of("Årshjul", size=20) == 2 * width_of("Årshjul", size=10)
    assert width_of("Årshjul", size=20, bold=True) > width_of("Årshjul", size=20)


def test_norwegian_letters_and_punctuation_are_known_in_both_weights():
    needed = (
        "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅéèêóòôü0123456789 .,:;–-…«»()/§"
    )

    assert set(needed) <= set(REGULAR)
    assert set(needed) <= set(SEMIBOLD)


@given(st.text(max_size=80), st.floats(10, 400))
def test_shortened_text_fits_or_is_empty(text, room):
    assert width_of(shorten(text, size=14, room=room), size=14) <= room


def test_short_text_stays_whole():
    assert shorten("Møte", size=14, room=100) == "Møte"


def test_long_text_keeps_its_beginning():
    assert shorten("Oppfølging av styrersamlingen", size=14, room=100) == "Oppfølging a…"


def test_too_little_room_gives_nothing():
    assert shorten("Oppfølging", size=14, room=30) == ""


@given(st.text("abc åø ", max_size=120), st.integers(1, 3))
def test_wrapped_lines_fit_and_are_not_too_many(text, lines):
    broken = wrap(text, size=12, room=90, lines=lines)

    assert len(broken) <= lines
    assert all(width_of(line, size=12) <= 90 for line in broken)


def test_wrap_says_that_words_are_left_over():
    assert wrap("Oppfølging av styrersamlingen og fagdagen", size=12, room=110, lines=2) == [
        "Oppfølging av",
        "styrersamlingen…",
    ]
