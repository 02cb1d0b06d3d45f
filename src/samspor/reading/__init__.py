"""A document (bytes) becomes blocks, blocks become a draft: facts with their place, and doubts."""

from samspor.reading.document import read_document
from samspor.reading.errors import Unreadable

__all__ = ["Unreadable", "read_document"]
