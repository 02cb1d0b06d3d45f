"""Words with a line through them: off, moved, or history, whatever program drew the line."""

import io
import zipfile
from collections.abc import Callable

import docx
import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from samspor.reading import read_document
from samspor.reading.asking import question_in
from samspor.reading.draft import Draft
from samspor.reading.struck import bare, settled, strike
from tests.unit.reading.hostile import zipped
from tests.unit.reading.packings import as_pptx, saved

Said = list[tuple[str, str, str]]
Runs = list[tuple[str, bool]]
TITLE = "Møteplan for styrernettverket 2026/2027"
LINES: list[Runs] = [
    [("Nettverksmøte 15. oktober kl. 9–12", True)],
    [("Samling ", False), ("12. november", True), (" 19. november", False)],
    [("Fagdag 3. desember", False)],
]
EXPECTED: Said = [
    ("Nettverksmøte", "2026-10-15", "cancelled"),
    ("Samling", "2026-11-19", "planned"),
    ("Fagdag", "2026-12-03", "planned"),
]


def said(draft: Draft) -> Said:
    assert draft.unplaced == ()
    return [(each.title, str(each.start), each.status) for each in draft.events]


# --- each program's way of drawing the line ---


def as_word(lines: list[Runs]) -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, 1)
    for runs in lines:
        paragraph = document.add_paragraph()
        for text, struck in runs:
            paragraph.add_run(text).font.strike = struck or None
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_html(tag: str, closing: str) -> Callable[[list[Runs]], bytes]:
    def page(lines: list[Runs]) -> bytes:
        items = (
            "".join(f"<{tag}>{text}</{closing}>" if struck else text for text, struck in runs)
            for runs in lines
        )
        points = "".join(f"<li>{item}</li>" for item in items)
        return f"<h1>{TITLE}</h1><ul>{points}</ul>".encode()

    return page


def as_markdown(lines: list[Runs]) -> bytes:
    written = (
        "".join(f"~~{text.strip()}~~" if struck else text for text, struck in runs)
        for runs in lines
    )
    return f"{TITLE}\n\n{chr(10).join(f'- {line}' for line in written)}\n".encode()


def as_open_text(lines: list[Runs]) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "style", "text")
    )
    paragraphs = "".join(
        "<text:p>"
        + "".join(
            f'<text:span text:style-name="{"T1" if struck else "T2"}">{text}</text:span>'
            for text, struck in runs
        )
        + "</text:p>"
        for runs in lines
    )
    content = (
        f'<office:document-content {spaces}><office:automatic-styles><style:style style:name="T1" '
        'style:family="text"><style:text-properties style:text-line-through-style="solid"/>'
        '</style:style><style:style style:name="T2" style:family="text"><style:text-properties '
        'style:text-line-through-style="none"/></style:style></office:automatic-styles>'
        f"<office:body><office:text><text:h>{TITLE}</text:h>{paragraphs}</office:text>"
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind.encode(), "content.xml": content.encode()})


def as_slides(lines: list[Runs]) -> bytes:
    """The line is a property of a run of words."""
    written = (
        "".join(f"[[{text}]]" if struck else text for text, struck in runs) for runs in lines
    )
    runs_out = (
        ("[[", '</a:t></a:r><a:r><a:rPr strike="sngStrike"/><a:t>'),
        ("]]", '</a:t></a:r><a:r><a:rPr strike="noStrike"/><a:t>'),
    )
    with zipfile.ZipFile(io.BytesIO(as_pptx("\n".join([TITLE, *written])))) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    for mark, runs in runs_out:
        members = {name: text.replace(mark, runs) for name, text in members.items()}
    return zipped({name: text.encode() for name, text in members.items()})


def as_sheet(lines: list[Runs]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([TITLE])
    for row, runs in enumerate(lines, start=2):
        cell = sheet.cell(row, 1)
        if len(runs) == 1:
            cell.value, cell.font = runs[0][0], Font(strike=runs[0][1])
        else:
            cell.value = CellRichText(
                *(
                    TextBlock(InlineFont(strike=True), text) if struck else text
                    for text, struck in runs
                )
            )
    return saved(book)


@pytest.mark.parametrize(
    "pack",
    [
        as_word, as_html("s", "s"), as_html("del", "del"), as_markdown, as_open_text, as_sheet,
        as_slides,
        as_html('span style="color:red;text-decoration: line-through"', "span"),
    ],
    ids=["docx", "s", "del", "markdown", "odt", "xlsx", "pptx", "style"],
)  # fmt: skip
def test_struck_in_every_format(pack: Callable[[list[Runs]], bytes]) -> None:
    assert said(read_document(pack(LINES))) == EXPECTED


# --- what it means ---


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([("16. oktober: ", False), ("Fagdag", True)], [("Fagdag", "2026-10-16", "cancelled")]),
        (
            [("Samling 3. desember ", True), ("10. desember", False)],
            [("Samling", "2026-12-10", "planned")],
        ),
        (
            [("Samling 12. januar på ", False), ("Rådhuset", True), (" Teams", False)],
            [("Samling", "2027-01-12", "planned")],
        ),
        ([("Husk å melde dere på", True)], []),
    ],
)
def test_what_a_line_says_with_some_of_it_struck(runs: Runs, expected: Said) -> None:
    sure = ("Fagdag", "2026-12-03", "planned")

    found = said(read_document(as_word([runs, LINES[2]])))

    assert sorted(found) == sorted([*expected, sure])


def test_struck_words_that_are_no_activity_are_around_the_content() -> None:
    draft = read_document(as_word([[("Husk å melde dere på", True)], LINES[2]]))

    assert [(each.text, each.reason) for each in draft.furniture] == [
        ("Husk å melde dere på", "struck_out")
    ]


def test_day_struck_without_a_new_one_is_a_question() -> None:
    draft = read_document(as_word([[("1. desember", True), (" Dialogmøte", False)]]))

    (doubt,) = draft.doubts
    assert (doubt.code, doubt.choices) == ("struck_day", ("etter avtale", "tirsdag 1. desember"))
    assert "struck out" in question_in("en", doubt, year=draft.year)
    assert said(draft) == [("Dialogmøte", "2026-12-01", "planned")]


def test_row_of_a_table_is_off_when_its_words_are_struck() -> None:
    rows = (
        "<tr><td>Dato</td><td>Hva</td><td>Sted</td></tr>"
        "<tr><td><s>15. oktober</s></td><td><s>Nettverksmøte</s></td><td><s>Kinoen</s></td></tr>"
        "<tr><td>3. november</td><td><s>Fagdag</s></td><td>Kinoen</td></tr>"
        "<tr><td><s>1. desember</s> 8. desember</td><td>Samling</td><td>Kinoen</td></tr>"
    )

    draft = read_document(f"<h1>{TITLE}</h1><table>{rows}</table>".encode())

    assert said(draft) == [
        ("Nettverksmøte", "2026-10-15", "cancelled"),
        ("Fagdag", "2026-11-03", "cancelled"),
        ("Samling", "2026-12-08", "planned"),
    ]


def test_old_day_in_the_same_cell_is_no_activity() -> None:
    cell = "<p><s>Styrersamling 15.10</s></p><p>Styrersamling 22.10</p>"
    wheel = (
        "<h1>Årshjul 2026/2027</h1><table><tr><th></th><th>Styrernettverk</th><th>Kommunen</th>"
        f"</tr><tr><td>Oktober</td><td>{cell}</td><td><s>Fagdag 3.10</s></td></tr>"
        "<tr><td>November</td><td>Møte 5.11</td><td></td></tr></table>"
    )

    assert said(read_document(wheel.encode())) == [
        ("Styrersamling", "2026-10-22", "planned"),
        ("Fagdag", "2026-10-03", "cancelled"),
        ("Møte", "2026-11-05", "planned"),
    ]


def test_cell_of_an_open_sheet() -> None:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "style", "table", "text")
    )
    cell = '<table:table-cell{style} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    rows = "".join(
        f"<table:table-row>{cell.format(style=style, text=text)}</table:table-row>"
        for style, text in (
            ("", TITLE),
            (' table:style-name="ce1"', "Nettverksmøte 15. oktober"),
            ("", "Fagdag 3. desember"),
        )
    )
    content = (
        f'<office:document-content {spaces} office:version="1.3"><office:automatic-styles>'
        '<style:style style:name="ce1" style:family="table-cell"><style:text-properties '
        'style:text-line-through-type="single"/></style:style></office:automatic-styles>'
        f'<office:body><office:spreadsheet><table:table table:name="Plan">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    data = zipped(
        {
            "mimetype": kind.encode(),
            "META-INF/manifest.xml": manifest.encode(),
            "content.xml": content.encode(),
        }
    )

    assert said(read_document(data)) == [
        ("Nettverksmøte", "2026-10-15", "cancelled"),
        ("Fagdag", "2026-12-03", "planned"),
    ]


def test_marks_never_leave_the_reader() -> None:
    text = f"Samling {strike('12. november')} {strike('kl. 9')} 19. november"

    assert bare(text) == "Samling 12. november kl. 9 19. november"
    assert settled(text) == ("Samling 19. november", "")
    assert settled(strike("Samling")) == ("Samling", "Samling")
    assert strike(" ") == " "
