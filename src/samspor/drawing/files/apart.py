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

WALL_SECONDS: Final = 150
AT_ONCE: Final = 2  # more only take turns on the processor, and memory
_KEPT_ENVIRONMENT: Final = ("PYTHONPATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_turns = BoundedSemaphore(AT_ONCE)


class Format(StrEnum):
    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"


class NotWrittenError(RuntimeError):
    """The file could not be written. Ours to mend; the reader can take another format."""


def write_apart(form: Format, job: Job, *, wall_seconds: float = WALL_SECONDS) -> bytes:
    """The file's bytes; the same for the same job.

    Raises:
        NotWrittenError: The child failed or took too long; its own words are in the message.
    """
    kept = {key: os.environ[key] for key in _KEPT_ENVIRONMENT if key in os.environ}
    with _turns:
        try:
            ended = subprocess.run(
                [sys.executable, "-P", "-s", "-B", "-m", "samspor.drawing.files.child"],
                input=f"{form}\n".encode() + to_json(job),
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
