"""Writes a file in a process of its own, so that ours keeps its memory and its time.

What sets type and what builds documents take more memory than all our pages together; a process
that ends gives it back.
"""

import os
import subprocess
import sys
from enum import StrEnum
from threading import BoundedSemaphore
from typing import Final

from samspor.drawing.files.job import Job, to_json
from samspor.drawing.files.plain_table import PlainTable

WALL_SECONDS: Final = 150
AT_ONCE: Final = 2  # more only take turns on the processor, and memory
_KEPT_ENVIRONMENT: Final = ("PYTHONPATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_turns = BoundedSemaphore(AT_ONCE)


class Format(StrEnum):
    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    HTML = "html"


TYPES: Final = {
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.PDF: "application/pdf",
    Format.HTML: "text/html; charset=utf-8",
}


class NotWrittenError(RuntimeError):
    """The file could not be written. Ours to mend; the reader can take another format."""


def write_apart(
    form: Format, order: Job | PlainTable, *, wall_seconds: float = WALL_SECONDS
) -> bytes:
    """The file's bytes; the same for the same order. A plain table has no PDF.

    Raises:
        NotWrittenError: The child failed or took too long; its own words are in the message.
    """
    kept = {key: os.environ[key] for key in _KEPT_ENVIRONMENT if key in os.environ}
    if isinstance(order, PlainTable):
        what, data = "table", order.to_json()
    else:
        what, data = "wheel", to_json(order)
    with _turns:
        try:
            ended = subprocess.run(
                [sys.executable, "-P", "-s", "-B", "-m", "samspor.drawing.files.child"],
                input=f"{form} {what}\n".encode() + data,
                capture_output=True,
                check=False,
                timeout=wall_seconds,
                env={**kept, "PYTHONUTF8": "1"},
                close_fds=True,
            )
        except subprocess.TimeoutExpired as error:
            raise NotWrittenError(f"{form}: not done after {wall_seconds} s") from error
    if ended.returncode != 0:
        raise NotWrittenError(f"{form}: {ended.stderr.decode(errors='replace')[-2000:]}")
    return ended.stdout
