"""What Word does to a document: merged cells, content controls, tracked changes, headers."""

from datetime import date

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from samspor.reading import read_document
from samspor.reading.around import in_language
from samspor.reading.blocks import Heading, ListBlock, Paragraph
from samspor.reading.formats.word import read_blocks
from tests.unit.reading.documents import packed
from tests.unit.reading.hostile import word

HEADER = ("", "Regional arbeidsgruppe", "Kommunalt nettverk")


@pytest.fixture
def document() -> Document:
    return docx.Document()


def table(document: Document, *rows: tuple[str, ...]) -> "docx.table.Table":
    made = document.add_table(rows=len(rows), cols=len(HEADER))
    for row, words in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    return made


def test_merged_cells_are_one_activity_for_all_they_cover(document: Document) -> None:
    document.add_heading("Årshjul 2024-2025", 0)
    made = table(
        document, HEADER, ("Okt", "", ""), ("Nov", "", ""), ("Des", "", "Samling 4. desember")
    )
    made.cell(1, 1).merge(made.cell(1, 2)).text = "Fagdag 16. oktober"
    made.cell(2, 1).merge(made.cell(3, 1)).text = "Utprøving i barnehagene"

    draft = read_document(packed(document))

    assert [(event.title, event.start, event.end, event.arenas) for event in draft.events] == [
        ("Fagdag", date(2024, 10, 16), None, HEADER[1:]),
        ("Utprøving i barnehagene", date(2024, 11, 1), date(2024, 12, 31), HEADER[1:2]),
        ("Samling", date(2024, 12, 4), None, HEADER[2:]),
    ]


def test_source_names_row_and_cell(document: Document) -> None:
    document.add_heading("Årshjul 2024-2025", 0)
    table(document, HEADER, ("Okt", "Møte 16. oktober", ""), ("Nov", "", ""))

    (event,) = read_document(packed(document)).events

    assert (event.source.line, event.source.cell) == (3, "Okt / Regional arbeidsgruppe")


def test_header_and_footer_are_furniture(document: Document) -> None:
    document.sections[0].header.paragraphs[0].text = "Fjordregionen"
    document.sections[0].footer.paragraphs[0].text = "Side 1"
    document.add_paragraph("Vi møtes hver høst og lærer av hverandre.")

    draft = read_document(packed(document))

    assert [(each.text, each.why) for each in draft.furniture] == [
        ("Fjordregionen", "Topptekst i dokumentet"),
        ("Side 1", "Bunntekst i dokumentet"),
    ]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>Vi møtes </w:t></w:r><w:ins><w:r><w:t>hver høst</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>aldri</w:delText></w:r></w:del><w:r><w:t>.</w:t></w:r></w:p>"
    )

    draft = read_document(word(body))

    assert [each.text for each in draft.organisation] == ["Vi møtes hver høst."]


def test_content_controls_are_opened() -> None:
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Vi møtes hver høst.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:sdt><w:sdtContent><w:r><w:t>Og hver vår.</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )

    draft = read_document(word(body))

    assert [each.text for each in draft.organisation] == ["Vi møtes hver høst.", "Og hver vår."]


def test_breaks_and_special_hyphens_become_plain_words() -> None:
    body = (
        "<w:p><w:r><w:t>Barnehage</w:t><w:br/><w:t>og skole</w:t><w:tab/><w:t>møtes i PP</w:t>"
        "<w:noBreakHyphen/><w:t>tjenes</w:t><w:softHyphen/><w:t>ten.</w:t></w:r></w:p>"
    )

    draft = read_document(word(body))

    assert draft.organisation[0].text == "Barnehage og skole møtes i PP-tjenesten."


def test_line_breaks_in_a_cell_are_paragraphs(document: Document) -> None:
    document.add_heading("Årshjul 2024-2025", 0)
    table(
        document,
        HEADER,
        ("Okt", "Møte 3. oktober\nSted: DMMH\nSamling 17. oktober", ""),
        ("Nov", "", ""),
    )

    draft = read_document(packed(document))

    assert [(event.title, event.start, event.place) for event in draft.events] == [
        ("Møte", date(2024, 10, 3), "DMMH"),
        ("Samling", date(2024, 10, 17), None),
    ]


def test_styles_tell_headings_and_lists_in_any_language(document: Document) -> None:
    document.styles.add_style("Avsnitt", WD_STYLE_TYPE.PARAGRAPH)
    document.add_heading("Om nettverket.", 2)
    document.add_paragraph("Vi møtes hver høst.", style="Avsnitt")
    document.add_paragraph("første", style="List Bullet")
    document.add_paragraph("andre", style="List Number")

    heading, paragraph, items = read_blocks(packed(document))

    assert isinstance(heading, Heading)
    assert heading.level == 2
    assert isinstance(paragraph, Paragraph)
    assert isinstance(items, ListBlock)
    assert [item.line.text for item in items.items] == ["første", "andre"]


def test_numbered_paragraph_knows_its_depth() -> None:
    body = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>inne</w:t></w:r></w:p>"
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>ute</w:t></w:r></w:p>'
    )

    (items,) = read_blocks(word(body))

    assert isinstance(items, ListBlock)
    assert [(item.line.text, item.depth) for item in items.items] == [("inne", 1), ("ute", 0)]


def test_links_are_kept_with_their_targets(document: Document) -> None:
    paragraph = document.add_paragraph("Les den ")
    target = document.part.relate_to(
        "https://plan.example/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    for name, value, words in (
        (qn("r:id"), target, "lange planen"),
        (qn("w:anchor"), "mal", "og målene"),
    ):
        link = OxmlElement("w:hyperlink")
        link.set(name, value)
        link.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>{words}</w:t></w:r>"))
        paragraph._p.append(link)
    paragraph.add_run(" først.")

    draft = read_document(packed(document))

    assert [(link.text, link.target) for link in draft.links] == [
        ("lange planen", "https://plan.example/"),
        ("og målene", "#mal"),
    ]


def test_row_that_begins_later_keeps_its_columns() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = "<w:tr>{}</w:tr>"
    body = (
        "<w:p><w:r><w:t>Årshjul 2024-2025</w:t></w:r></w:p><w:tbl>"
        + row.format(
            "".join(cell.format(words) for words in ("Måned", "Arbeidsgruppe", "Nettverk"))
        )
        + row.format(cell.format("Okt") + cell.format("Møte 3. oktober") + cell.format(""))
        + '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>'
        + cell.format("Samling 4. november")
        + "</w:tr>"
        + row.format(cell.format(""))
        + "</w:tbl><w:p/>"
    )

    draft = read_document(word(body))

    assert [(event.start, event.arenas) for event in draft.events] == [
        (date(2024, 10, 3), ("Arbeidsgruppe",)),
        (date(2024, 11, 4), ("Nettverk",)),
    ]


def test_list_of_contents_is_furniture_and_chapters_end_where_the_next_begins() -> None:
    document = docx.Document()
    document.add_heading("Kvalitetsplan for barnehagene 2025–2029", 0)
    document.add_heading("Innhold", 1)
    chapters = ["1 Innledning", "2 Satsingsområder", "2.1 Lek", "2.2 Språk", "3 Oppfølging"]
    for page, chapter in enumerate(chapters, start=3):
        document.add_paragraph(f"{chapter}\t{page}")
    for chapter in chapters:
        document.add_heading(chapter, 2 if "." in chapter else 1)
        document.add_paragraph(f"Her står det vi mener om {chapter[2:].strip('.12 ').lower()}.")

    draft = read_document(packed(document))

    assert [(each.name, each.period) for each in draft.focus_areas] == [
        ("Lek", "2025-2029"),
        ("Språk", "2025-2029"),
    ]
    assert draft.unplaced == ()
    contents = in_language("contents", "nb")
    assert sum(each.why == contents for each in draft.furniture) == 2 * len(chapters) + 1


def test_dotted_list_of_contents_is_furniture() -> None:
    lines = [f"{n}. {name} .......... {n + 1}" for n, name in enumerate(("Hvorfor", "Hva"), 1)]
    text = "Plan 2024–2028\n\nInnhold\n\n" + "\n".join([*lines, "3. Hvordan .......... 5"])

    draft = read_document(text.encode())

    assert draft.unplaced == ()
    assert [each.why for each in draft.furniture].count(in_language("contents", "nb")) == 3
