import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspor.kernel.order import sort_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["Bø", "Zoo", "Ærfugl", "Østbyen", "Ås"],
        ["Aure", "Heim", "Åfjord"],
        ["Bærum", "Bø", "Bår"],
        ["Abel", "Zoo", "Øye", "Aasen", "Åsmund"],
        ["Eik", "Éirik", "Eivind"],
        ["Zakken", "Älvdal", "Æra", "Ære"],
        ["Muller", "Myller", "Müllert", "Myre"],
        ["Thor", "Þorn", "Tiller"],
        ["barnehage", "Barnehagen", "barnehager"],
        ["Hitra", "hitra 2", "Rindal", "Skaun"],
        ["Ängen", "Ætt", "Örn", "Ørsta"],
    ],
)
def test_names_come_in_norwegian_order(ordered):
    turned = ordered[::-1]

    assert sorted(turned, key=sort_key) == ordered


def test_letters_after_z():
    letters = list("abcdefghijklmnopqrstuvwxyzæøå")

    by_code = sorted(letters)

    assert by_code != letters
    assert sorted(by_code, key=sort_key) == letters
    assert sorted(["Å", "Ø", "Æ", "Z"], key=sort_key) == ["Z", "Æ", "Ø", "Å"]


def test_accents_and_case_only_break_ties():
    assert sort_key("Idé")[0] == sort_key("ide")[0]
    assert sort_key("aa")[0] == sort_key("Å")[0]
    assert sort_key("a\u030a")[0] == sort_key("å")[0]


@given(st.lists(st.text(), unique=True))
def test_order_is_total(texts):
    turned = texts[::-1]

    assert sorted(turned, key=sort_key) == sorted(texts, key=sort_key)
