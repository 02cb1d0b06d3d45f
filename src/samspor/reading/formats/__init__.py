"""From bytes to blocks, one module per format.

A new format is a module with `read_blocks(data: bytes) -> tuple[Block, ...]`, a kind in `sniff`,
and a row in READERS.
"""

from collections.abc import Callable
from typing import Final

from samspor.reading.blocks import Block
from samspor.reading.errors import Unreadable
from samspor.reading.formats import (
    calendar_file,
    delimited,
    message,
    open_text,
    sheet,
    slides,
    text,
    web_page,
    word,
)
from samspor.reading.formats.sniff import Format, sniff


def _read_pdf(data: bytes) -> tuple[Block, ...]:
    from samspor.reading.formats import pdf  # noqa: PLC0415 (loads a library of 9 MB)

    return pdf.read_blocks(data)


READERS: Final[dict[Format, Callable[[bytes], tuple[Block, ...]]]] = {
    Format.TEXT: text.read_blocks,
    Format.HTML: web_page.read_blocks,
    Format.DOCX: word.read_blocks,
    Format.XLSX: sheet.read_blocks,
    Format.ODS: sheet.read_blocks,
    Format.CSV: delimited.read_blocks,
    Format.PDF: _read_pdf,
    Format.ODT: open_text.read_blocks,
    Format.PPTX: slides.read_blocks,
    Format.EML: lambda data: message.read_blocks(data, read_blocks),
    Format.ICS: calendar_file.read_blocks,
}


def read_blocks(data: bytes) -> tuple[Block, ...]:
    """Judge the format by content, never by name, and read it.

    Raises:
        Unreadable: Not a format that can be read, or damaged.
    """
    kind = sniff(data)
    if kind not in READERS:
        raise Unreadable("not_yet", format=kind.value)
    blocks = READERS[kind](data)
    if not blocks:
        raise Unreadable("empty")
    return blocks
