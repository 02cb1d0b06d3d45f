"""Reads a stranger's document in a process of its own (T-17), so that ours is never lost.

The child gets the document on standard input and answers with one JSON object on standard output.
It limits itself before it looks at anything (`reading.child`); we keep the clock.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, Final

from samspor.kernel.school_year import SchoolYear
from samspor.reading.contract import as_typed, from_dict
from samspor.reading.draft import Draft
from samspor.reading.errors import Unreadable
from samspor.reading.formats.sniff import check_size
from samspor.reading.marked import MarkedSource
from samspor.reading.registers.table import RegisterTable

# CPU time is limited to 10 s in the child; a child that only waits is stopped by this clock.
WALL_SECONDS: Final = 30
_KEPT_ENVIRONMENT: Final = ("PYTHONPATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
# A library in C or Rust that gets no more memory aborts.
_STOPPED_BY_LIMIT: Final = frozenset({-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGABRT})


def read_safely(
    data: bytes,
    *,
    name: str = "",
    school_year: SchoolYear | None = None,
    wall_seconds: float = WALL_SECONDS,
) -> Draft:
    """As `read_document`, whatever the document tries.

    Raises:
        Unreadable: Also when the document was too heavy, or reading it stopped unexpectedly.
    """
    check_size(len(data))
    question = {"name": name, "school_year": school_year.slug if school_year else None}
    answer = _ask_child(json.dumps(question).encode() + b"\n" + data, wall_seconds=wall_seconds)
    if "unreadable" in answer:
        raise Unreadable(answer["unreadable"]["code"], **answer["unreadable"]["details"])
    return from_dict(answer["draft"])


def read_with_source_safely(
    data: bytes,
    *,
    name: str = "",
    school_year: SchoolYear | None = None,
    wall_seconds: float = WALL_SECONDS,
) -> tuple[Draft, MarkedSource]:
    """As `read_with_source`, whatever the document tries.

    Raises:
        Unreadable: Also when the document was too heavy, or reading it stopped unexpectedly.
    """
    check_size(len(data))
    question = {
        "name": name,
        "school_year": school_year.slug if school_year else None,
        "with_source": True,
    }
    answer = _ask_child(json.dumps(question).encode() + b"\n" + data, wall_seconds=wall_seconds)
    if "unreadable" in answer:
        raise Unreadable(answer["unreadable"]["code"], **answer["unreadable"]["details"])
    return from_dict(answer["draft"]), as_typed(answer["source"], MarkedSource)


def read_register_safely(
    data: bytes, *, industry_codes: Mapping[str, str], wall_seconds: float = WALL_SECONDS
) -> RegisterTable:
    """As `read_register`, whatever the file tries.

    Raises:
        Unreadable: Also when the file was too heavy, or reading it stopped unexpectedly.
    """
    check_size(len(data))
    question = {"industry_codes": dict(industry_codes)}
    answer = _ask_child(json.dumps(question).encode() + b"\n" + data, wall_seconds=wall_seconds)
    if "unreadable" in answer:
        raise Unreadable(answer["unreadable"]["code"], **answer["unreadable"]["details"])
    return RegisterTable.from_dict(answer["table"])


def _ask_child(question: bytes, *, wall_seconds: float) -> dict[str, Any]:
    kept = {key: os.environ[key] for key in _KEPT_ENVIRONMENT if key in os.environ}
    try:
        ended = subprocess.run(
            [sys.executable, "-P", "-s", "-B", "-m", "samspor.reading.child"],
            input=question,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
            timeout=wall_seconds,
            env={**kept, "PYTHONUTF8": "1"},
            close_fds=True,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("too_heavy") from error
    if ended.returncode in _STOPPED_BY_LIMIT:
        raise Unreadable("too_heavy")
    try:
        answer = json.loads(ended.stdout)
    except ValueError as error:
        raise Unreadable("stopped") from error
    if ended.returncode != 0 or not isinstance(answer, dict):
        raise Unreadable("stopped")
    return answer
