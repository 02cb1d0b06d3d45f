"""What a page is laid out with is not what it says: boxes, tables around lists, tabs, names over tables."""

import io

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph as WordParagraph

from samspor.reading import read_document
from tests.unit.reading.documents import packed

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def said(data: bytes) -> list[tuple[str, str]]:
    draft = read_document(data)
    assert draft.unplaced == ()
    return [(str(each.start), each.title) for each in draft.events]


def saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def plan(title: str) -> Document:
    document = docx.Document()
    document.add_heading(title, 1)
    return document


def hang_box(paragraph: WordParagraph, lines: list[str]) -> None:
    """As Word does it: the box, and the same once more for programs that know no boxes."""
    words = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    box = f"<w:txbxContent>{words}</w:txbxContent>"
    run = (
        f"<w:r {_SPACES}><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    paragraph._p.append(parse_xml(run))


def test_boxes_of_text_in_word_are_read_once_after_their_paragraph() -> None:
    document = plan("Møteplan for styrernettverket 2026/2027")
    welcome = document.add_paragraph("Velkommen til et nytt år med nettverk.")
    hang_box(welcome, ["Høst", "Nettverksmøte 15. oktober", "Fagdag 12. november"])
    hang_box(welcome, ["Vår", "Nettverksmøte 14. januar"])

    assert said(saved(document)) == [
        ("2026-10-15", "Nettverksmøte"),
        ("2026-11-12", "Fagdag"),
        ("2027-01-14", "Nettverksmøte"),
    ]


def test_table_around_lists_in_word() -> None:
    document = plan("Årsplan 2026/2027")
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    halves = (
        ("Høst 2026", ["Planleggingsdag 14. august", "Fagdag 12. november"]),
        ("Vår 2027", ["Planleggingsdag 4. januar", "Nettverksmøte 14. april"]),
    )
    for cell, (half, points) in zip(cells, halves, strict=True):
        cell.paragraphs[0].add_run(half)
        for point in points:
            cell.add_paragraph(point, style="List Bullet")

    assert said(saved(document)) == [
        ("2026-08-14", "Planleggingsdag"),
        ("2026-11-12", "Fagdag"),
        ("2027-01-04", "Planleggingsdag"),
        ("2027-04-14", "Nettverksmøte"),
    ]


def test_tables_in_a_table_in_word_stand_under_their_own_names() -> None:
    document = plan("Møteplan 2026/2027")
    outer = document.add_table(rows=2, cols=2)
    groups = (
        ("Styrernettverk", [("15. oktober", "Nettverksmøte"), ("12. november", "Fagdag")]),
        ("Ressursgruppe", [("3. desember", "Samling"), ("4. februar", "Møte")]),
    )
    for column, (name, rows) in enumerate(groups):
        outer.cell(0, column).text = name
        inner = outer.cell(1, column).add_table(rows=len(rows), cols=2)
        for row, words in zip(inner.rows, rows, strict=True):
            for cell, word in zip(row.cells, words, strict=True):
                cell.text = word

    draft = read_document(saved(document))

    told = [(str(each.start), each.title, each.arenas) for each in draft.events]
    assert told == [
        ("2026-10-15", "Nettverksmøte", ("Styrernettverk",)),
        ("2026-11-12", "Fagdag", ("Styrernettverk",)),
        ("2026-12-03", "Samling", ("Ressursgruppe",)),
        ("2027-02-04", "Møte", ("Ressursgruppe",)),
    ]


def test_lines_parted_by_tabs_in_word_are_a_table() -> None:
    document = plan("Møteplan for styrernettverket 2026/2027")
    for line in (
        "Dato\tHva\tSted",
        "15. september\tNettverksmøte\tRådhuset",
        "20. oktober\t\tFagdag om inkludering\tKinoen",
    ):
        document.add_paragraph(line)

    draft = read_document(saved(document))

    told = [(str(each.start), each.title, each.place) for each in draft.events]
    assert told == [
        ("2026-09-15", "Nettverksmøte", "Rådhuset"),
        ("2026-10-20", "Fagdag om inkludering", "Kinoen"),
    ]


def test_cell_over_all_columns_is_the_name_of_the_table() -> None:
    document = plan("Planleggingsdager")
    table = document.add_table(rows=4, cols=3)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Barnehageåret 2026/2027"
    rows = (
        ("Barnehage", "Høst", "Vår"),
        ("Solbakken barnehage", "14. august", "4. januar"),
        ("Lia barnehage", "13. august", "7. mai"),
    )
    for row, words in zip(table.rows[1:], rows, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word

    draft = read_document(saved(document))

    told = [(str(each.start), each.title, each.audience) for each in draft.events]
    assert told == [
        ("2026-08-14", "Planleggingsdag", "Solbakken barnehage"),
        ("2027-01-04", "Planleggingsdag", "Solbakken barnehage"),
        ("2026-08-13", "Planleggingsdag", "Lia barnehage"),
        ("2027-05-07", "Planleggingsdag", "Lia barnehage"),
    ]


def test_tables_that_lay_out_a_web_page() -> None:
    lists = (
        "<h1>Årsplan 2026/2027</h1><table><tr><td><b>Høst 2026</b><ul><li>Fagdag 14. august</li>"
        "<li>Nettverksmøte 15. oktober</li></ul></td><td><b>Vår 2027</b><ul><li>Fagdag 14. april"
        "</li></ul></td></tr></table>"
    )
    nested = (
        "<h1>Møteplan 2026/2027</h1><table><tr><td>Meny</td><td><h2>Styrernettverk</h2><table><tr>"
        "<td>15. oktober</td><td>Nettverksmøte</td></tr><tr><td>12. november</td><td>Fagdag</td>"
        "</tr></table></td></tr></table>"
    )

    assert said(lists.encode()) == [
        ("2026-08-14", "Fagdag"),
        ("2026-10-15", "Nettverksmøte"),
        ("2027-04-14", "Fagdag"),
    ]
    assert said(nested.encode()) == [("2026-10-15", "Nettverksmøte"), ("2026-11-12", "Fagdag")]


def test_points_of_a_cell_that_each_have_a_day_are_activities() -> None:
    wheel = (
        "<h1>Årshjul 2026/2027</h1><table><tr><th></th><th>Styrernettverk</th></tr><tr><td>Oktober"
        "</td><td><ul><li>Samling 15.10</li><li>Møte 20.10</li></ul></td></tr><tr><td>November</td>"
        "<td>Samling 3.11<ul><li>Oppfølging av samling 15.10</li></ul></td></tr></table>"
    )

    draft = read_document(wheel.encode())

    assert [(str(each.start), each.title, each.agenda) for each in draft.events] == [
        ("2026-10-15", "Samling", ()),
        ("2026-10-20", "Møte", ()),
        ("2026-11-03", "Samling", ("Oppfølging av samling 15.10",)),
    ]


@pytest.mark.parametrize("heads", [("Høst 2026", "Vår 2027"), ("Høst", "Vår")])
def test_half_years_beside_each_other_are_two_lists(heads: tuple[str, str]) -> None:
    rows = (
        heads,
        ("14.08 Planleggingsdag", "04.01 Planleggingsdag"),
        ("20. august Oppstart", "21. januar Nettverksmøte"),
        ("22.10: Fagdag", "15.04: Samling 4"),
    )
    table = "".join(f"<tr><td>{one}</td><td>{other}</td></tr>" for one, other in rows)

    data = f"<h1>Kalender 2026-2027</h1><table>{table}</table>".encode()

    assert said(data) == [
        ("2026-08-14", "Planleggingsdag"),
        ("2026-08-20", "Oppstart"),
        ("2026-10-22", "Fagdag"),
        ("2027-01-04", "Planleggingsdag"),
        ("2027-01-21", "Nettverksmøte"),
        ("2027-04-15", "Samling 4"),
    ]


def test_day_over_several_rows_and_hours_of_several_days() -> None:
    document = docx.Document()
    document.add_paragraph("Samlinger i nettverket 2026–2027")
    table = document.add_table(rows=4, cols=3)
    said = [
        ("Dato", "Tid", "Tema"),
        ("15.09.2026", "09.00–11.30", "Lek i overgangen"),
        ("", "12.15–15.00", "Gruppearbeid"),
        ("02.02.2027\n03.02.2027", "09.00–15.00", "Studietur"),
    ]
    for row, texts in zip(table.rows, said, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.rows[1].cells[0].merge(table.rows[2].cells[0])

    draft = read_document(packed(document))

    assert [
        (str(e.start), str(e.time_start), e.title.partition(": ")[2]) for e in draft.events
    ] == [
        ("2026-09-15", "09:00:00", "Lek i overgangen"),
        ("2026-09-15", "12:15:00", "Gruppearbeid"),
        ("2027-02-02", "09:00:00", "Studietur"),
        ("2027-02-03", "09:00:00", "Studietur"),
    ]
    assert draft.unplaced == ()


def test_theme_too_long_for_a_title_is_what_the_meeting_is_about() -> None:
    theme = "Hvordan bruker vi observasjon i hverdagen? Alle tar med et eksempel hver"
    text = (
        "Møteplan 2026/2027\n\nDato\tTema\tSted\n"
        f"15. september\t{theme}\tRådhuset\n11. november\tLek\tTeams\n"
    )

    first, _second = read_document(text.encode()).events

    assert (first.title, first.agenda, first.place) == ("Møte", (theme,), "Rådhuset")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Møteplan 2026/27\n\nAlle møter er kl. 18.35–01.35.\n\n- 27. januar\n- 24. februar\n",
            ["2027-01-27", "2027-02-24"],
        ),
        ("Uke\tMandag\tTirsdag\tOnsdag\tTorsdag\n\t\t\t\t\n", []),
        ("<table><tr><td>Uke</td><td>Mandag</td><td>Tirsdag</td><td>Onsdag</td></tr></table>", []),
        ("FAU:\nHøst 2025: 5.9, 20.11\nKlokken 74.01 – 19.30\n", ["2025-09-05", "2025-11-20"]),
    ],
)
def test_slips_of_hours_and_empty_tables_end_no_reading(text: str, days: list[str]) -> None:
    draft = read_document(text.encode())

    assert [str(each.start) for each in draft.events] == days
    assert all(each.time_end is None for each in draft.events)
