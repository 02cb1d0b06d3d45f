"""T-59 for files: they hold the items of every other view, and hide the same."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspor.drawing.content import WheelFilter
from samspor.drawing.files.excel import write_xlsx
from samspor.drawing.files.pdf import write_pdf
from samspor.drawing.files.typefaces import without_unknown
from samspor.drawing.files.word import write_docx
from tests.conftest import FULL
from tests.factories.content import a_wheel, an_item, filters, sample, wheels
from tests.unit.drawing.files.readers import (
    answers_expected,
    answers_in_docx,
    cards_expected,
    cards_in_docx,
    items_expected,
    job,
    pdf_text,
    rows,
    squeezed,
    tags,
)

ARABIC = range(0x600, 0x700)


@given(wheels())
def test_t59_workbook_has_a_row_for_every_item(content):
    found = rows(write_xlsx(job(content)))

    assert [row["Id"] for row in found] == [item.id for item in content.items]


@settings(max_examples=500 if FULL else 20)
@given(st.data())
def test_t59_document_has_a_card_for_every_item_in_each_of_its_columns(data):
    content = data.draw(wheels())
    order = job(content, wanted=data.draw(filters(content)))

    written = write_docx(order)

    assert cards_in_docx(written) == cards_expected(order)
    answers = answers_in_docx(written)
    for whose, when in answers_expected(order):
        assert any(one.startswith(whose) and when in one for one in answers)


@settings(max_examples=60 if FULL else 6)
@given(st.data())
def test_t59_printed_list_has_a_heading_and_a_time_for_every_item(data):
    content = data.draw(wheels(most_items=12))
    order = job(content, wanted=data.draw(filters(content)))

    printed = write_pdf(order)

    assert tags(printed)["H3"] == len(order.shown.items)
    text = pdf_text(printed, upright=True)
    for title, when in items_expected(order):
        # Words from right to left come out of a PDF letter by letter as they stand on the paper.
        seen = "" if any(ord(letter) in ARABIC for letter in title) else without_unknown(title)
        assert squeezed(seen + when) in text


@pytest.mark.parametrize("write", [write_docx, write_pdf, write_xlsx])
def test_wheel_without_items_is_still_a_file(write):
    assert len(write(job(a_wheel()))) > 1000


def test_t59_item_without_a_known_arena_is_in_every_file():
    order = job(a_wheel(an_item(1, arenas=("gone",))))

    assert cards_in_docx(write_docx(order)).total() == 1
    assert len(rows(write_xlsx(order))) == 1
    assert tags(write_pdf(order))["H3"] == 1


def test_t13_filtered_file_holds_nothing_of_the_rest():
    wanted = WheelFilter(arenas=frozenset({"styrernettverk-regionalt"}))
    order = job(sample(), wanted=wanted)

    titles = Counter(row["Activity"] for row in rows(write_xlsx(order)))

    assert titles == Counter({"Styrersamling": 2})
    assert {title for title, _when in cards_in_docx(write_docx(order))} == {"Styrersamling"}
    printed = pdf_text(write_pdf(order))
    assert "Digitaltmøte" not in printed
    assert "Aselection:2of14activities" in printed
