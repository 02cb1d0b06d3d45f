"""Web pages and pasted fragments: what shows as words is read, in order, and nothing else."""

import pytest

from samspor.reading import read_document
from samspor.reading.blocks import Block, Heading, ListBlock, Margin, Paragraph, Table, lines_of
from samspor.reading.errors import Unreadable
from samspor.reading.formats.web_page import read_blocks


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [line.text for block in blocks for line in lines_of(block)]


def test_blocks_come_in_the_order_of_the_page() -> None:
    blocks = read_blocks(
        b"<h2>Nettverk</h2>Vi deler <b>erfaringer</b>.<p>Hver h&oslash;st.</p>Og hver<br>v\xc3\xa5r."
        b"<table><tr><td>a<td>b</table><ul><li>en<li>to</ul>",
    )

    assert [type(block) for block in blocks] == [
        Heading,
        Paragraph,
        Paragraph,
        Paragraph,
        Paragraph,
        Table,
        ListBlock,
    ]
    assert texts(blocks) == [
        "Nettverk",
        "Vi deler erfaringer.",
        "Hver høst.",
        "Og hver",
        "vår.",
        "a",
        "b",
        "en",
        "to",
    ]


def test_lines_a_paragraph_breaks_into_are_no_headings_and_stand_apart() -> None:
    blocks = read_blocks(b"<p>Plandager</p><p>Vest<br>Sentrum</p><p>Kontakt</p>")

    assert [type(block) for block in blocks] == [Heading, Paragraph, Paragraph, Heading]
    assert [line.number for block in blocks for line in lines_of(block)] == [1, 3, 4, 6]


@pytest.mark.parametrize(
    "markup",
    [
        "<script>x</script>", "<style>x</style>", "<template>x</template>", "<noscript>x</noscript>",
        "<!-- x -->", "<?x x?>", "<select><option>x</select>", "<button>x</button>", "<svg><text>x</text></svg>",
        "<iframe>x</iframe>", "<object>x</object>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("around", ["<p>Hei {} du.</p>", "<table><tr><td>Hei {} du.</table>"])
def test_what_is_not_shown_is_not_read(markup: str, around: str) -> None:
    (text,) = texts(read_blocks(around.format(markup).encode()))

    assert text.replace("  ", " ") == "Hei du."


def test_words_from_office_programs_lose_their_own_tags() -> None:
    page = "<table><tr><td><o:p>Møte</o:p></td><td><small>Samling</small> <label>nå</label></td></tr></table>"

    assert texts(read_blocks(page.encode())) == ["Møte", "Samling nå"]


def test_signs_that_look_like_tags_stay_words() -> None:
    assert texts(read_blocks(b"<p>Barn &lt;3 &amp; lek &lt;p&gt;.</p>")) == ["Barn <3 & lek <p>."]
    assert texts(read_blocks(b"<table><tr><td>a &lt; b &lt;p&gt;</table>")) == ["a < b <p>"]


def test_lists_inside_lists_know_their_depth() -> None:
    (block,) = read_blocks(
        b"<ul><li>en<ul><li>en a</li></ul>etter</li><ul><li>to a</li></ul><li><ul><li>tre a</ul></ul>",
    )

    assert isinstance(block, ListBlock)
    assert [(item.line.text, item.depth) for item in block.items] == [
        ("en etter", 0),
        ("en a", 1),
        ("to a", 1),
        ("tre a", 1),
    ]


def test_list_far_inside_an_item_is_not_lost() -> None:
    blocks = read_blocks(b"<ul><li>en<div><div><ul><li><p>to</p><p>tre</p></ul></div></div></ul>")

    assert texts(blocks) == ["en", "to tre"]


def test_parts_of_the_page_around_the_content_are_margins() -> None:
    blocks = read_blocks(
        b"<header><h1>Kommunen</h1></header><nav><ul><li>Hjem</ul><table><tr><td>Kart</table></nav>"
        b"<main><h1>Nettverk</h1></main><aside>Tips</aside>",
    )

    assert [(block.line.text, block.why) for block in blocks if isinstance(block, Margin)] == [
        ("Kommunen", "top_of_page"),
        ("Hjem", "navigation"),
        ("Kart", "navigation"),
        ("Tips", "beside_page"),
    ]
    assert texts(tuple(block for block in blocks if not isinstance(block, Margin))) == ["Nettverk"]


def test_caption_is_a_heading_over_the_table() -> None:
    heading, table = read_blocks(
        b"<table><caption>H\xc3\xb8sten</caption><tr><th>a</th></tr><tr></tr></table><table></table>",
    )

    assert isinstance(heading, Heading)
    assert isinstance(table, Table)
    assert len(table.rows) == 1


@pytest.mark.parametrize(
    ("span", "columns"), [("2", 2), ("0", 1), ("-3", 1), ("x", 1), ("9999", 24)]
)
def test_cells_over_several_columns_are_counted_sanely(span: str, columns: int) -> None:
    (table,) = read_blocks(f"<table><tr><td colspan='{span}'>a<td>b</table>".encode())

    assert isinstance(table, Table)
    assert [(cell.column, cell.columns) for cell in table.rows[0].cells] == [
        (0, columns),
        (columns, 1),
    ]


def test_links_are_kept_wherever_they_stand() -> None:
    draft = read_document(
        b"<p>Les <a href='/plan'>planen</a> eller <a>ikke</a> den.</p><ul><li><a href='/a'>a</a></ul>"
        b"<h2><a href='/b'>b</a></h2><table><tr><td><a href='/c'>c</a><td>d</table>",
    )

    assert [(link.text, link.target) for link in draft.links] == [
        ("planen", "/plan"),
        ("a", "/a"),
        ("b", "/b"),
        ("c", "/c"),
    ]


def test_table_inside_a_cell_is_part_of_the_cell() -> None:
    (table,) = read_blocks(
        b"<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td></tr></table>"
    )

    assert isinstance(table, Table)
    assert [part.text for part in table.rows[0].cells[0].line.parts] == ["a", "b", "c"]


@pytest.mark.parametrize("page", [b"<p></p>", b"<html></html>", b"<div> <br> </div>"])
def test_page_without_words_is_empty(page: bytes) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_document(page)

    assert refusal.value.code == "empty"


def test_page_that_is_too_deep_is_not_read_by_half() -> None:
    with pytest.raises(Unreadable) as refusal:
        read_blocks(b"<p>Hei.</p>" + b"<div>" * 2_000 + b"x")

    assert refusal.value.code == "too_heavy"
