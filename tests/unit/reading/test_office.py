"""OpenDocument text and presentations: the same facts as the text, safely unpacked."""

from collections.abc import Callable

import pytest

from samspor.reading import read_document
from samspor.reading.blocks import Heading, ListBlock, Margin, Paragraph, Table
from samspor.reading.errors import Unreadable
from samspor.reading.formats import read_blocks
from samspor.reading.formats.sniff import Format, sniff
from tests.unit.reading.corpus import event_score, examples, fact_score, read
from tests.unit.reading.hostile import zipped
from tests.unit.reading.packings import as_odt, as_pptx, open_document

EXAMPLES = {each.name: each for each in examples()}
LAYOUTS = [
    "arshjul-tabell-arenaer",
    "moter-tabell",
    "skulerute-tabell-hendelse",
    "enheter-tabell",
    "nettverk-tabell",
]
PACKINGS = [(Format.ODT, as_odt), (Format.PPTX, as_pptx)]


@pytest.mark.parametrize(("kind", "pack"), PACKINGS, ids=["odt", "pptx"])
@pytest.mark.parametrize("name", LAYOUTS)
def test_layout_of_the_field_says_the_same_as_its_text(
    name: str, kind: Format, pack: Callable[[str], bytes]
) -> None:
    example = EXAMPLES[name]
    data = pack(example.text)
    text, packed = read(example), read_document(data, name="plan.txt")

    assert sniff(data) is kind
    assert event_score(example, packed) == event_score(example, text)
    assert fact_score(example, packed) == fact_score(example, text)
    assert packed.unplaced == ()


def test_list_and_heading_of_open_document_are_kept() -> None:
    body = (
        '<office:text><text:h text:outline-level="1">Plan</text:h><text:list><text:list-item>'
        "<text:p>Ett<text:s/>punkt</text:p><text:list><text:list-item><text:p>Under</text:p>"
        "</text:list-item></text:list></text:list-item></text:list></office:text>"
    )

    heading, points = read_blocks(open_document("text", body))

    assert isinstance(heading, Heading)
    assert heading.level == 1
    assert isinstance(points, ListBlock)
    assert [(each.line.text, each.depth) for each in points.items] == [
        ("Ett punkt", 0),
        ("Under", 1),
    ]


def test_merged_and_repeated_cells_keep_their_columns() -> None:
    body = (
        '<office:text><table:table><table:table-row><table:table-cell table:number-columns-spanned="2">'
        "<text:p>A</text:p></table:table-cell><table:covered-table-cell/><table:table-cell>"
        "<text:p>B</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell "
        'table:number-columns-repeated="2"/><table:table-cell><text:p>C</text:p></table:table-cell>'
        "</table:table-row></table:table></office:text>"
    )

    (table,) = read_blocks(open_document("text", body))

    assert isinstance(table, Table)
    places = [(cell.column, cell.columns) for row in table.rows for cell in row.cells]
    assert places == [(0, 2), (2, 1), (2, 1)]


def test_footer_of_a_slide_is_a_margin() -> None:
    blocks = read_blocks(as_pptx("Plan\n", footer="Dalen kommune"))

    assert [type(each) for each in blocks] == [Heading, Margin]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (open_document("text", "<office:text>"), "damaged"),
        (open_document("text", "<office:text/>"), "empty"),
        (
            open_document(
                "text",
                "<office:text>" + "<text:section>" * 90 + "</text:section>" * 90 + "</office:text>",
            ),
            "too_heavy",
        ),
        (open_document("text", "", more={"x.bin": b"\0" * 40_000_000}), "unsafe"),
        (
            open_document(
                "text",
                "",
                more={"META-INF/manifest.xml": b'<m xmlns:a="urn:x"><a:encryption-data/></m>'},
            ),
            "locked",
        ),
        (zipped({"ppt/presentation.xml": b"<x/>", "ppt/vbaProject.bin": b"x"}), "macros"),
        (zipped({"ppt/presentation.xml": b"<!DOCTYPE x><x/>"}), "unsafe"),
        (zipped({"ppt/presentation.xml": b"<x/>"}), "damaged"),
        (open_document("graphics", "<office:drawing/>"), "not_yet"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_t16_hostile_package_is_refused_with_a_sentence(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_document(data, name="plan.odt")

    assert refusal.value.code == code


def test_a_short_line_in_a_box_of_its_own_is_a_heading_on_its_slide() -> None:
    title, heading, text, last = read_blocks(
        as_pptx("Satsinger\n\nLesing\n\nMålet er at alle leser mer.\n\nDalen\n")
    )

    assert [type(each) for each in (title, heading, text, last)] == [
        Heading,
        Heading,
        Paragraph,
        Paragraph,
    ]
