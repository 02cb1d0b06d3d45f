"""Pictures get small and stay what they were."""

import struct
import zlib
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools import palette

WHITE, PAPER, INK = (255, 255, 255), (253, 252, 250), (12, 34, 56)


def png(rows: list[bytes], *, filters: list[int], colour_type: int = 2, depth: int = 8) -> bytes:
    """A picture whose lines are given as they stand in the file, each with its filter."""
    step = palette.CHANNELS.get(colour_type, 1)
    size = struct.pack(">IIBBBBB", len(rows[0]) // step, len(rows), depth, colour_type, 0, 0, 0)
    data = b"".join(bytes([kind]) + row for kind, row in zip(filters, rows, strict=True))
    parts = [(b"IHDR", size), (b"IDAT", zlib.compress(data)), (b"IEND", b"")]
    return palette.SIGNATURE + b"".join(palette.chunk(*part) for part in parts)


def plain(rows: list[list[palette.Colour]]) -> bytes:
    lines = [bytes(value for colour in row for value in colour) for row in rows]
    return png(lines, filters=[0] * len(lines))


def drawn(small: bytes) -> list[list[palette.Colour]]:
    """The colours of a picture with a palette."""
    parts = dict(palette.chunks(small))
    width, height = struct.unpack(">II", parts[b"IHDR"][:8])
    table = parts[b"PLTE"]
    raw = zlib.decompress(parts[b"IDAT"])
    lines = [raw[y * (width + 1) + 1 : (y + 1) * (width + 1)] for y in range(height)]
    return [[tuple(table[3 * n : 3 * n + 3]) for n in line] for line in lines]  # type: ignore[misc]  # three values


colours = st.tuples(*[st.integers(0, 255)] * 3)


@given(st.lists(st.lists(colours, min_size=3, max_size=3), min_size=1, max_size=5))
def test_shrink_keeps_every_colour_of_a_picture_with_few(rows: list[list[palette.Colour]]) -> None:
    small = palette.shrink(plain(rows))

    assert drawn(small) == rows


def test_shrink_keeps_neighbouring_colours_of_the_page_apart() -> None:
    edges = [[(n, n // 2, 255 - n) for n in range(256)], [(n, 255 - n, n // 2) for n in range(256)]]
    rows = [[WHITE] * 256, [PAPER] * 256, [INK] * 256, *edges]

    found = drawn(palette.shrink(plain(rows)))

    assert [set(row) for row in found[:3]] == [{WHITE}, {PAPER}, {INK}]
    assert len({colour for row in found for colour in row}) <= palette.COLOURS


def test_pixels_undo_each_of_the_five_filters() -> None:
    first = bytes([10, 20, 30, 40, 50, 60])
    differences = [
        first,
        bytes([1, 1, 1, 1, 1, 1]),  # from the left: 1 1 1, 2 2 2
        bytes([1, 1, 1, 1, 1, 1]),  # from above: 2 2 2, 3 3 3
        bytes([4, 4, 4, 4, 4, 4]),  # from the mean of both: 5 5 5, 8 8 8
        bytes([1, 1, 1, 255, 255, 255]),  # from the nearest (Paeth): 6 6 6, 7 7 7
    ]

    _, rows = palette.pixels(png(differences, filters=[0, 1, 2, 3, 4]))

    assert [[colour[0] for colour in row] for row in rows] == [
        [10, 40],
        [1, 2],
        [2, 3],
        [5, 8],
        [6, 7],
    ]


def test_pixels_leave_opacity_out() -> None:
    _, rows = palette.pixels(png([bytes([1, 2, 3, 255])], filters=[0], colour_type=6))

    assert rows == [[(1, 2, 3)]]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"GIF89a", "expected a PNG"),
        (png([b"\0\0\0"], filters=[0], depth=16), "expected 8 bits"),
        (png([b"\0"], filters=[0], colour_type=0), "expected 8 bits"),
    ],
)
def test_pixels_refuse_what_no_browser_makes(data: bytes, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        palette.pixels(data)


def test_choose_takes_the_commonest_of_a_crowded_neighbourhood() -> None:
    counted = Counter({(n, 100, 100): 1000 - n for n in range(palette.OWN)})
    counted |= Counter({(200, 200, 200): 5, (201, 200, 200): 9})

    chosen = palette.choose(counted)

    assert (201, 200, 200) in chosen
    assert (200, 200, 200) not in chosen
