"""PDF: lines in reading order, headings by size, tables, and what can't be read."""

import io
import random
from collections.abc import Callable

import pikepdf
import pytest
import typst

from samspor.reading import read_document
from samspor.reading.blocks import Heading, ListBlock, Margin, Paragraph, Table
from samspor.reading.errors import Unreadable
from samspor.reading.formats import read_blocks
from samspor.reading.formats.sniff import Format, sniff
from samspor.reading.safely import read_safely
from tests.unit.reading.corpus import Example, event_score, examples, fact_score, read
from tests.unit.reading.hostile import zip_bomb
from tests.unit.reading.packings import as_pdf, as_pdf_without_rules, as_xlsx

EXAMPLES = {each.name: each for each in examples()}
RULED = [
    "arshjul-tabell-arenaer",
    "arshjul-maneder",
    "moter-tabell",
    "skulerute-tabell-hendelse",
    "enheter-tabell",
    "fokus-tabell",
    "nettverk-tabell",
    "plandager-liste",
    "nettverk-bydeler",
]
UNRULED = ["moter-tabell", "skulerute-tabell-hendelse", "enheter-tabell"]


@pytest.mark.parametrize(
    ("name", "pack"),
    [*((name, as_pdf) for name in RULED), *((name, as_pdf_without_rules) for name in UNRULED)],
)
def test_layout_of_the_field_says_the_same_as_its_text(
    name: str, pack: Callable[[str], bytes]
) -> None:
    example: Example = EXAMPLES[name]
    data = pack(example.text)
    text, printed = read(example), read_document(data, name="plan.docx")

    assert sniff(data) is Format.PDF
    assert event_score(example, printed) == event_score(example, text)
    assert fact_score(example, printed) == fact_score(example, text)
    assert printed.unplaced == ()


def test_own_process_reads_the_same() -> None:
    data = as_pdf(EXAMPLES["moter-tabell"].text)

    assert read_safely(data) == read_document(data)


def test_larger_print_is_a_heading_and_wrapped_lines_are_one() -> None:
    sentence = "Vi møtes på rådhuset når høsten kommer, og øver på æ, ø og å. " * 4
    data = typst.compile(
        f"#set text(size: 10pt)\n#text(size: 20pt)[Plan]\n\n{sentence}\n\n- Ett\n- To".encode()
    )

    heading, paragraph, *_ = read_blocks(data)

    assert isinstance(heading, Heading)
    assert (heading.line.text, heading.level) == ("Plan", 1)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.line.text == sentence.strip()


def test_what_stands_on_every_page_is_a_margin() -> None:
    data = typst.compile(
        b'#set page(header: [Dalen kommune], footer: context counter(page).display("1 av 1", '
        b"both: true))\nFirst words.\n#pagebreak()\nSecond words.\n#pagebreak()\nThird words."
    )

    blocks = read_blocks(data)

    assert [each.line.text for each in blocks if isinstance(each, Paragraph)] == [
        "First words.",
        "Second words.",
        "Third words.",
    ]
    assert sum(isinstance(each, Margin) for each in blocks) == 6


def test_wrapped_cell_is_one_cell() -> None:
    words = "Samling for alle styrere i hele regionen med god tid"
    data = typst.compile(
        f"#table(columns: (3cm, 3cm), [Dato], [Hva], [1. september], [{words}])".encode()
    )

    (table,) = read_blocks(data)

    assert isinstance(table, Table)
    assert [cell.line.text for cell in table.rows[1].cells] == ["1. september", words]


def test_a_row_cut_by_the_end_of_the_page_is_whole_and_headings_said_again_are_around() -> None:
    points = "".join(f"- Sak {number}\n" for number in range(1, 13))
    data = typst.compile(
        f"""#set page(height: 7cm)
#table(columns: (3cm, 6cm), table.header([Måned], [Styrernettverk]),
[August], [Møte 20. august], [September], [Samling 17. september
{points}], [Oktober], [Møte 9. oktober])""".encode()
    )

    blocks = read_blocks(data)

    (table,) = (each for each in blocks if isinstance(each, Table))
    assert [row.cells[0].line.text for row in table.rows] == [
        "Måned", "August", "September", "Oktober",
    ]  # fmt: skip
    assert [part.text for part in table.rows[2].cells[1].line.parts] == [
        "Samling 17. september", *(f"Sak {number}" for number in range(1, 13)),
    ]  # fmt: skip
    assert {each.line.text for each in blocks if isinstance(each, Margin)} == {
        "Måned",
        "Styrernettverk",
    }


def test_points_stand_under_points_whatever_sign_they_have() -> None:
    data = typst.compile(
        "#set list(marker: ([•], [◦]), indent: 1cm)\n- Lek\n  - lekemiljø\n- Språk".encode()
    )

    (block,) = read_blocks(data)

    assert isinstance(block, ListBlock)
    assert [(item.depth, item.line.text) for item in block.items] == [
        (0, "Lek"),
        (1, "lekemiljø"),
        (0, "Språk"),
    ]


def test_cells_that_wrap_without_rules_around_them_are_whole() -> None:
    data = typst.compile(
        b"""#set page(width: 12cm)
#table(columns: (3cm, 5cm), stroke: none, [Dato], [Hva],
[3. september], [Samling for styrere i alle kommunene], [9. oktober], [Fagdag])"""
    )

    (table,) = read_blocks(data)

    assert isinstance(table, Table)
    assert [[cell.line.text for cell in row.cells] for row in table.rows] == [
        ["Dato", "Hva"],
        ["3. september", "Samling for styrere i alle kommunene"],
        ["9. oktober", "Fagdag"],
    ]


def scanned() -> bytes:
    return typst.compile(b"#rect(width: 5cm, height: 5cm, fill: red)")


def locked() -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(as_pdf("Hei.\n"))) as document:
        document.save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))
    return stream.getvalue()


def too_many_pages() -> bytes:
    stream = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(400):
            document.add_blank_page()
        document.save(stream)
    return stream.getvalue()


def beginning_only() -> bytes:
    return b"%PDF-1.7\n%\xe2\xe3"


def noise() -> bytes:
    return b"%PDF-1.7\n" + random.Random(5).randbytes(20_000)  # noqa: S311 (the same each time)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (scanned, "scanned"),
        (locked, "locked"),
        (too_many_pages, "too_heavy"),
        (beginning_only, "damaged"),
        (noise, "damaged"),
    ],
)
def test_t17_pdf_without_use_is_refused_with_a_sentence(
    make: Callable[[], bytes], code: str
) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_safely(make(), name="plan.pdf")

    assert refusal.value.code == code


def _carrying(name: str, carried: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(as_pdf(EXAMPLES["moter-tabell"].text))) as document:
        document.attachments[name] = carried
        target = io.BytesIO()
        document.save(target)
    return target.getvalue()


@pytest.mark.parametrize("carried", [b"", b"not a workbook", b"PK\x03\x04 cut off", zip_bomb()])
def test_pages_are_read_when_what_they_carry_cannot_be(carried: bytes) -> None:
    alone = read_document(as_pdf(EXAMPLES["moter-tabell"].text))

    draft = read_document(_carrying("samspor-arshjul.xlsx", carried))

    assert draft.events == alone.events != ()


def test_what_others_attach_is_left_alone() -> None:
    sheet = as_xlsx("Dato\tHva\n3. mars 2027\tFagdag\n4. mars 2027\tMøte\n")

    own = read_safely(_carrying("samspor-arshjul.xlsx", sheet), name="arshjul.pdf")
    assert [each.title for each in own.events] == ["Fagdag", "Møte"]
    others = read_document(_carrying("deltakere.xlsx", sheet))
    assert "Fagdag" not in [each.title for each in others.events]
