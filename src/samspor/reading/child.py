"""The process a document is read in: little memory, little time, no network, no files to write.

Run by `reading.safely` as `python -m samspor.reading.child`.
"""

import json
import resource
import sys
from importlib import import_module
from typing import Any, Final

from samspor.kernel.clock import today
from samspor.kernel.school_year import SchoolYear
from samspor.reading.contract import as_plain, to_dict
from samspor.reading.document import read_document, read_with_source
from samspor.reading.errors import Unreadable
from samspor.reading.formats import READERS, message
from samspor.reading.registers.reader import read_register

MEMORY_BYTES: Final = 512 * 1024 * 1024
CPU_SECONDS: Final = 10
LARGEST_ANSWER: Final = 64 * 1024 * 1024

_FORBIDDEN: Final = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "ctypes.",
    "urllib.",
    "shutil.",
)
# Memory of our own that the PDF library is handed, as when it asks for a text.
_HARMLESS: Final = frozenset(
    {
        "ctypes.create_string_buffer",
        "ctypes.create_unicode_buffer",
        "ctypes.cdata/buffer",
    }
)
# How a PDF begins, and how it begins as the attachment of a message.
_PDF: Final = (b"%PDF-", b"JVBERi0")
_WRITING: Final = frozenset("wax+")


def main() -> int:
    limit_resources()
    header, _, data = sys.stdin.buffer.read().partition(b"\n")
    load_readers(pdf=any(beginning in data for beginning in _PDF))
    sys.addaudithook(_guard)
    answer = json.dumps(_answer(json.loads(header), data), ensure_ascii=False).encode()
    if len(answer) > LARGEST_ANSWER:
        answer = json.dumps(_refusal(Unreadable("too_heavy"))).encode()
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def load_readers(*, pdf: bool) -> None:
    """Now or never: loading a library opens and maps files, which the guard stops."""
    for name in {*READERS.values()} - (set() if pdf else {"pdf"}):
        import_module(f"{message.__package__}.{name}")


def limit() -> None:
    """Bind this process; nothing it runs later can loosen it."""
    limit_resources()
    sys.addaudithook(_guard)


def limit_resources() -> None:
    for which, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(which, (most, most))
        except (ValueError, OSError):  # macOS knows no limit on address space
            continue
    sys.setrecursionlimit(2_000)


def _guard(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN) and event not in _HARMLESS:
        msg = f"a document may not reach {event}"
        raise PermissionError(msg)
    if event == "open" and isinstance(arguments[1], str) and _WRITING & set(arguments[1]):
        msg = "a document may not write files"
        raise PermissionError(msg)


def _answer(question: dict[str, Any], data: bytes) -> dict[str, Any]:
    try:
        if "industry_codes" in question:
            table = read_register(data, industry_codes=question["industry_codes"])
            return {"table": table.to_dict()}
        year = SchoolYear.parse(question["school_year"]) if question["school_year"] else None
        if question.get("with_source"):
            draft, source = read_with_source(
                data, name=question["name"], school_year=year, today=today()
            )
            return {"draft": to_dict(draft), "source": as_plain(source)}
        draft = read_document(data, name=question["name"], school_year=year, today=today())
        return {"draft": to_dict(draft)}
    except Unreadable as refusal:
        return _refusal(refusal)
    except (MemoryError, RecursionError):
        return _refusal(Unreadable("too_heavy"))


def _refusal(refusal: Unreadable) -> dict[str, Any]:
    return {"unreadable": {"code": refusal.code, "details": refusal.details}}


if __name__ == "__main__":
    sys.exit(main())
