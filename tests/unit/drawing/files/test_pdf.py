"""The printed edition: for everybody (PDF/UA-1), on the right paper, the same each time."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from samspor.drawing.files import pdf, print_style
from samspor.drawing.files.excel import write_xlsx
from samspor.drawing.files.pdf import circle, write_pdf
from samspor.drawing.files.wording import Wording
from samspor.drawing.phrases import Phrases
from samspor.reading import read_document
from tests.factories.content import a_wheel, an_arena, an_item, sample
from tests.unit.drawing.files.readers import ADDRESS, job, pages, pdf_text, squeezed, tags

A3, A4 = (420, 297), (210, 297)
CSS = Path(__file__).resolve().parents[4] / "frontend/css"


@pytest.fixture(scope="module")
def printed() -> bytes:
    return write_pdf(job(sample()))


def test_pdf_says_that_it_is_for_everybody(printed):
    with pikepdf.open(BytesIO(printed)) as book:
        about = book.open_metadata()
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"] == "Årshjul for lokal kompetanseutvikling 2024–25"
        assert str(book.Root.Lang) == "nb"
        assert bool(book.Root.MarkInfo.Marked)
        assert bool(book.Root.ViewerPreferences.DisplayDocTitle)


def test_pdf_has_headings_a_table_and_one_described_picture(printed):
    found = tags(printed)

    assert found["H1"] == 2
    assert found["H3"] == 14
    assert found["Figure"] == 1
    assert found["Table"] == 1
    assert found["TH"] >= 6  # the month, and five arenas
    with pikepdf.open(BytesIO(printed)) as book:
        described = [str(one.Alt) for one in book.objects if _is_figure(one)]
    assert len(described) == 1
    assert described[0].startswith("Årshjul for lokal kompetanseutvikling, school year 2024–25")


def _is_figure(one) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"


def test_circle_and_table_are_a3_and_the_list_a4(printed):
    circle_sheet, table_sheet, *sheets = pages(printed)
    assert (circle_sheet, table_sheet) == (A3, A3)
    assert set(sheets) == {A4}


def test_more_arenas_than_a_sheet_takes_get_a_sheet_more():
    content = a_wheel(*(an_item(n, arenas=(f"arena-{n}",)) for n in range(1, 13)), arenas=12)

    assert pages(write_pdf(job(content)))[:3] == [A3, A3, A3]


def test_every_sheet_says_which_edition_it_is_and_where_it_stands(printed):
    text = pdf_text(printed)

    assert text.count(squeezed("Edition 2, fre. 20. september 2024")) >= len(pages(printed))
    assert text.count(ADDRESS) == len(pages(printed))
    count = len(pages(printed))
    assert all(f"Page{number}of{count}" in text for number in range(1, count + 1))


def test_pages_are_set_in_the_typeface_of_the_site(printed):
    """Fails where `python -m tools.fonts` has not run; set-up runs it."""
    with pikepdf.open(BytesIO(printed)) as book:
        used = {str(one.BaseFont).partition("+")[2] for one in book.objects if _is_font(one)}

    assert {name.split("-")[0] for name in used} == {"Inter"}


def _is_font(one) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"


def test_same_edition_gives_the_same_bytes(printed):
    assert write_pdf(job(sample())) == printed


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_language_of_the_reader_and_of_the_text_are_told_apart(language):
    wording = Wording(phrases=Phrases(language=language))

    data = write_pdf(job(a_wheel(an_item(1), language="nn"), wording=wording))

    with pikepdf.open(BytesIO(data)) as book:
        assert str(book.Root.Lang) == language
        told = {str(one.Lang) for one in book.objects if _has_language(one)}
    assert told == {language, "nn"} - ({"nn"} if language == "nn" else set()) | {language}


def _has_language(one) -> bool:
    return isinstance(one, pikepdf.Dictionary) and "/Lang" in one


def test_drawing_on_paper_has_no_today_and_nothing_over():
    drawn = circle(job(sample()))

    assert "today" not in drawn.split("</style>")[1]
    assert "is-past" not in drawn
    assert re.findall(r'class="hub__(\w+)"', drawn) == ["community", "year", "edition"]


def test_paper_has_the_colours_of_the_page():
    tokens = (CSS / "tokens.css").read_text().split("dark")[0]
    arenas = re.findall(r"--samspor-arena-[1-8]: (#\w+);", tokens)[:8]
    tints = re.findall(r"--samspor-arena-[1-8]-tint: (#\w+);", tokens)[:8]

    assert list(print_style.ARENAS[1:]) == arenas
    assert list(print_style.TINTS[1:]) == tints


def test_every_class_of_the_drawing_that_paints_has_a_rule():
    """A shape without a rule would be black."""
    arenas = tuple(an_arena(n) for n in range(1, 9))
    drawn = circle(job(sample())) + circle(job(a_wheel(arenas=8, closed=sample().closed)))
    style = print_style.style()

    painted = re.findall(r'<(?:path|circle|rect|text)\b[^>]*class="([\w -]+)"', drawn)
    for classes in set(painted):
        assert any(f".{name}" in style for name in classes.split()), classes
    assert len(arenas) == 8


def test_a_file_tells_its_year_to_whoever_reads_it_in(printed):
    draft = read_document(printed)

    assert draft.document.school_year == "2024-2025"
    assert not [doubt.why for doubt in draft.doubts if "skoleår" in doubt.why]


def test_pages_carry_the_same_edition_as_a_workbook(printed):
    with pikepdf.open(BytesIO(printed)) as book:
        (name,) = book.attachments
        carried = book.attachments[name].get_file()

        assert name == "samspor-arshjul.xlsx"
        assert carried.mime_type.endswith("spreadsheetml.sheet")
        assert carried.read_bytes() == write_xlsx(job(sample()))


def test_very_many_activities_are_printed_without_a_workbook(monkeypatch):
    monkeypatch.setattr(pdf, "TOO_MANY", 3)

    with pikepdf.open(BytesIO(write_pdf(job(sample())))) as book:
        assert not book.attachments


def _pages_alone(printed: bytes) -> bytes:
    """As when somebody prints the PDF to a new one."""
    with pikepdf.open(BytesIO(printed)) as book:
        for name in [*book.attachments]:
            del book.attachments[name]
        target = BytesIO()
        book.save(target)
    return target.getvalue()


def test_circle_sheet_is_known_as_a_drawing_when_read_in(printed):
    draft = read_document(_pages_alone(printed))

    drawn = {each.line for each in draft.furniture if each.reason.startswith("drawn_")}
    assert drawn
    assert [each.text for each in draft.unplaced if each.line <= max(drawn)] == []
    assert sum(each.reason == "drawn_round" for each in draft.furniture) == 1
