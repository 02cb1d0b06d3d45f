"""From bytes to blocks, one module per format.

A new format is a module with `read_blocks(data: bytes) -> tuple[Block, ...]`, a kind in `sniff`,
and a row in READERS.
"""

from importlib import import_module
from typing import Final

from samspor.reading.blocks import Block
from samspor.reading.errors import Unreadable
from samspor.reading.formats.captions import captioned
from samspor.reading.formats.headed_stack import under_heads
from samspor.reading.formats.labelled_cells import unfolded
from samspor.reading.formats.sniff import Format, sniff
from samspor.reading.formats.stacked import unstacked

# The module that reads each; loaded when such a file comes, in the process that reads it.
READERS: Final[dict[Format, str]] = {
    Format.TEXT: "text",
    Format.HTML: "web_page",
    Format.DOCX: "word",
    Format.XLSX: "sheet",
    Format.ODS: "sheet",
    Format.CSV: "delimited",
    Format.PDF: "pdf",
    Format.ODT: "open_text",
    Format.PPTX: "slides",
    Format.ICS: "calendar_file",
}


def read_blocks(data: bytes) -> tuple[Block, ...]:
    """Judge the format by content, never by name, and read it.

    Raises:
        Unreadable: Not a format that can be read, or damaged.
    """
    kind = sniff(data)
    blocks = unfolded(under_heads(tuple(captioned(unstacked(_read(kind, data))))))
    if not blocks:
        raise Unreadable("empty")
    return blocks


def _read(kind: Format, data: bytes) -> tuple[Block, ...]:
    if kind is Format.EML:
        from samspor.reading.formats import message  # noqa: PLC0415 (it reads its attachments here)

        return message.read_blocks(data, read_blocks)
    if kind not in READERS:
        raise Unreadable("not_yet", format=kind.value)
    module = import_module(f"{__name__}.{READERS[kind]}")
    blocks: tuple[Block, ...] = module.read_blocks(data)
    return blocks
