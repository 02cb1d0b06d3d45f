"""Makes a screenshot small: the same picture in at most 256 colours. Standard library only.

Pages have few true colours; the thousands of others are the soft edges of letters, where the
nearest of 256 is close enough.
"""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOURS = 256
OWN = 64
CHANNELS = {2: 3, 6: 4}  # PNG's colour types with and without opacity
Colour = tuple[int, int, int]


def shrink(png: bytes) -> bytes:
    """The picture with a palette.

    Raises:
        ValueError: Not the 8-bit, not interlaced colour PNG that a browser makes.
    """
    width, rows = pixels(png)
    counted = Counter(colour for row in rows for colour in row)
    palette = choose(counted)
    number = nearest(counted, palette)
    lines = b"".join(b"\0" + bytes(number[colour] for colour in row) for row in rows)
    header = struct.pack(">IIBBBBB", width, len(rows), 8, 3, 0, 0, 0)
    return b"".join([
        SIGNATURE,
        chunk(b"IHDR", header),
        chunk(b"PLTE", bytes(value for colour in palette for value in colour)),
        chunk(b"IDAT", zlib.compress(lines, 9)),
        chunk(b"IEND", b""),
    ])  # fmt: skip


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(SIGNATURE)
    while place < len(png):
        (length,) = struct.unpack_from(">I", png, place)
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += 12 + length


def pixels(png: bytes) -> tuple[int, list[list[Colour]]]:
    """Width and rows; opacity is left out, since a page has a ground."""
    if not png.startswith(SIGNATURE):
        raise ValueError("expected a PNG")
    header, data = b"", b""
    for kind, content in chunks(png):
        header = content if kind == b"IHDR" else header
        data += content if kind == b"IDAT" else b""
    width, height, depth, colour_type, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    if depth != 8 or colour_type not in CHANNELS or interlaced:
        raise ValueError("expected 8 bits a channel, colour, not interlaced")
    step = CHANNELS[colour_type]
    rows, before = [], bytes(width * step)
    raw = zlib.decompress(data)
    for y in range(height):
        start = y * (width * step + 1)
        before = unfilter(raw[start], raw[start + 1 : start + 1 + width * step], before, step)
        rows.append(list(zip(before[0::step], before[1::step], before[2::step], strict=True)))
    return width, rows


def unfilter(kind: int, line: bytes, above: bytes, step: int) -> bytes:
    """One line of bytes from its differences, as the PNG standard numbers its five filters."""
    if kind == 0:
        return line
    if kind == 2:
        return bytes((a + b) & 255 for a, b in zip(line, above, strict=True))
    done = bytearray(step) + line  # the pixel left of the first is black
    upper = bytes(step) + above
    for x in range(step, len(done)):
        left = done[x - step]
        if kind == 1:
            guess = left
        elif kind == 3:
            guess = (left + upper[x]) // 2
        else:
            guess = paeth(left, upper[x], upper[x - step])
        done[x] = (done[x] + guess) & 255
    return bytes(done[step:])


def paeth(left: int, up: int, corner: int) -> int:
    along, down, across = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
    if along <= down and along <= across:
        return left
    return up if down <= across else corner


def choose(counted: Counter[Colour]) -> list[Colour]:
    """The page's own colours as they are, then one from each of the commonest neighbourhoods.

    White beside paper is a difference that was designed; two soft edges of a letter are not.
    """
    own = [colour for colour, _ in counted.most_common(OWN)]
    homes: dict[Colour, Counter[Colour]] = {}
    for colour, times in counted.items():
        home = (colour[0] >> 3, colour[1] >> 3, colour[2] >> 3)
        homes.setdefault(home, Counter())[colour] = times
    crowded = sorted(homes.values(), key=lambda home: -home.total())
    others = (home.most_common(1)[0][0] for home in crowded)
    return list(dict.fromkeys([*own, *others]))[:COLOURS]


def nearest(counted: Counter[Colour], palette: list[Colour]) -> dict[Colour, int]:
    return {
        colour: min(range(len(palette)), key=lambda number: distance(colour, palette[number]))
        for colour in counted
    }


def distance(one: Colour, other: Colour) -> int:
    """Weighted as the eye does: green most, blue least."""
    red, green, blue = (a - b for a, b in zip(one, other, strict=True))
    return 3 * red * red + 6 * green * green + blue * blue
