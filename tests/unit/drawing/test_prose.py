import pytest

from samspor.drawing.prose import Block, blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("One line", (Block("One line"),)),
        ("One\nTwo\n\nThree", (Block("One"), Block("Two"), Block("Three"))),
        (
            "At three levels: \n- Unit\n- Municipality",
            (Block("At three levels:"), Block(points=("Unit", "Municipality"))),
        ),
        ("- A\n\n- B\nAfter", (Block(points=("A",)), Block(points=("B",)), Block("After"))),
        ("• A\n– B\n* C", (Block(points=("A", "B", "C")),)),
        ("- A\n  goes on\nNot this", (Block(points=("A goes on",)), Block("Not this"))),
        ("-5 degrees\n–", (Block("-5 degrees"), Block("–"))),
    ],
)
def test_lines_become_paragraphs_and_lists(text: str, expected: tuple[Block, ...]) -> None:
    assert blocks(text) == expected


def test_texts_never_share_a_list() -> None:
    assert blocks("- A", "- B") == (Block(points=("A",)), Block(points=("B",)))
