"""A document (bytes) becomes blocks, blocks become a draft: facts with their place, and doubts."""

from typing import TYPE_CHECKING

from samspor.reading.errors import Unreadable

if TYPE_CHECKING:
    from samspor.reading.document import read_document

__all__ = ["Unreadable", "read_document"]


def __getattr__(name: str) -> object:
    """Load the parsers when a document is read, not when an error sentence is wanted."""
    if name != "read_document":
        msg = f"module 'samspor.reading' has no attribute {name!r}"
        raise AttributeError(msg)
    from samspor.reading.document import read_document  # noqa: PLC0415 (heavy: lxml and docx)

    return read_document
