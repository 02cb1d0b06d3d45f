"""What reading a document costs: `.venv/bin/python -m benchmarks.reading [--rounds N]`.

A document of twenty pages (`benchmarks.documents`) is told as a multiple of what the same library
needs to give its bare text, in the same run; a text of 1,000 lines in seconds of work. Each lives
in a process of its own, whose start does not count and whose peak of memory does.
"""

import argparse
import io
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any, Final

from benchmarks.documents import (
    LINES,
    PAGES,
    as_pdf,
    as_text,
    as_word,
    page_of_list,
    page_of_plan,
)

MOST_TIMES_BARE: Final = 5.0
MOST_SECONDS: Final = 1.0
MOST_MEMORY: Final = 300.0  # megabytes


# --- bare text by the same library ---


def bare_text(data: bytes) -> object:
    return data.decode()


def bare_word(data: bytes) -> object:
    import docx  # noqa: PLC0415

    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def bare_pdf(data: bytes) -> object:
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument(data)
    return [document[number].get_textpage().get_text_range() for number in range(len(document))]


_LIST: Final = [page_of_list(page) for page in range(PAGES)]
_PLAN: Final = [page_of_plan(page) for page in range(PAGES)]
KINDS: Final[dict[str, tuple[Callable[[], bytes], Callable[[bytes], object]]]] = {
    "text": (as_text, bare_text),
    "list.docx": (lambda: as_word(_LIST), bare_word),
    "list.pdf": (lambda: as_pdf(_LIST), bare_pdf),
    "plan.docx": (lambda: as_word(_PLAN), bare_word),
    "plan.pdf": (lambda: as_pdf(_PLAN), bare_pdf),
}


# --- measuring ---


def measure(kind: str, rounds: int) -> dict[str, float]:
    """In this process: least work of reading and of bare extraction, and the peak of memory."""
    from samspor.reading import read_document  # noqa: PLC0415

    _, bare = KINDS[kind]
    data = sys.stdin.buffer.read()
    read_document(data)  # what a first reading loads does not count

    return {
        "read": min(_work(lambda: read_document(data)) for _ in range(rounds)),
        "bare": min(_work(lambda: bare(data)) for _ in range(rounds)),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _forget() -> None:
    """A second reading would find all its lines read."""
    ours = [module for name, module in sys.modules.items() if name.startswith("samspor.")]
    for kept in {id(each): each for module in ours for each in vars(module).values()}.values():
        if isinstance(kept, _lru_cache_wrapper):
            kept.cache_clear()


def _work(done: Callable[[], object]) -> float:
    _forget()
    before = time.process_time()
    done()
    return time.process_time() - before


def run(rounds: int) -> dict[str, Any]:
    found: dict[str, Any] = {"missed": []}
    print(f"{'what':<10}{'work, s':>10}{'bare, s':>10}{'× bare':>9}{'peak, MB':>11}")
    for kind, (make, _) in KINDS.items():
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.reading", "--child", kind, "--rounds", str(rounds)],
            input=make(),
            capture_output=True,
            check=True,
        )
        one = json.loads(told.stdout)
        times = one["read"] / one["bare"] if one["bare"] else 0.0
        found[kind] = {**one, "times": times}
        print(f"{kind:<10}{one['read']:>10.3f}{one['bare']:>10.3f}", end="")
        print(f"{times if kind != 'text' else 0:>9.1f}{one['memory']:>11.0f}")
        found["missed"] += _missed(kind, one["read"], times, one["memory"])
    return found


def _missed(kind: str, work: float, times: float, memory: float) -> list[str]:
    missed = []
    if kind == "text" and work > MOST_SECONDS:
        missed.append(f"{LINES} lines of text: {work:.2f} s of work, {MOST_SECONDS} at most")
    if kind != "text" and times > MOST_TIMES_BARE:
        missed.append(f"{PAGES} pages of {kind}: {times:.1f} × bare, {MOST_TIMES_BARE} at most")
    if memory > MOST_MEMORY:
        missed.append(f"{kind}: {memory:.0f} MB, {MOST_MEMORY:.0f} at most")
    return missed


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.reading")
    parser.add_argument("--rounds", type=int, default=3, help="the least of so many counts")
    parser.add_argument("--json", type=Path, help="write what was found to this file too")
    parser.add_argument("--child", choices=list(KINDS), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.child:
        print(json.dumps(measure(chosen.child, chosen.rounds)))
        return 0
    found = run(chosen.rounds)
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=2) + "\n")
    print("\nMissed its mark:" if found["missed"] else "\nEverything reached its mark.")
    print(*found["missed"], sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
