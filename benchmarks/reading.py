"""What reading a document costs: `.venv/bin/python -m benchmarks.reading [--rounds N]`.

A document of twenty pages is told as a multiple of what the same library needs to give its bare
text, in the same run; a text of 1,000 lines in seconds of work. Each lives in a process of its own,
whose start does not count and whose peak of memory does.
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

MOST_TIMES_BARE: Final = 5.0
MOST_SECONDS: Final = 1.0
MOST_MEMORY: Final = 300.0  # megabytes
PAGES: Final = 20
_LINES: Final = 1_000
_MONTHS: Final = (
    "august",
    "september",
    "oktober",
    "november",
    "desember",
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
)
_SENTENCE: Final = (
    "Nettverket arbeider med lek og språk, og hver barnehage prøver ut noe mellom samlingene. "
)


# --- documents ---


def as_lines(count: int, *, first: int = 0) -> list[str]:
    """An invented year: headings, days with times and places, points and running text.

    Every sentence and every day's words differ, so that nothing once read is found again.
    """
    lines = [] if first else ["Møteplan for styrernettverket 2026/2027", ""]
    for number in range(first, first + count - len(lines)):
        month = _MONTHS[number // 7 % len(_MONTHS)]
        day = number % 27 + 1
        lines.append(
            (
                f"Samlinger i {month}",
                "",
                f"{day}. {month} kl. 09.00-11.30 nettverkssamling på rådhuset",
                f"{day}.-{min(day + 1, 28)}. {month}: fagdag {number} for alle styrere",
                " - erfaringsdeling i grupper",
                f"{_SENTENCE}Prosjekt {number} deler det de har lært, og tar med spørsmål videre.",
                f"Planleggingsdag {day}. {month}",
            )[number % 7]
        )
    return lines


def as_text() -> bytes:
    return "\n".join(as_lines(_LINES)).encode()


def as_word() -> bytes:
    """Thirty-odd lines a page, one table on each."""
    import docx  # noqa: PLC0415 (only the process that needs it)

    made = docx.Document()
    for page in range(PAGES):
        for line in as_lines(22, first=page * 22):
            made.add_paragraph(line)
        table = made.add_table(rows=8, cols=3)
        for number, row in enumerate(table.rows):
            month = _MONTHS[(page + number) % len(_MONTHS)]
            words = (f"{number + 3}. {month}", f"Samling {page * 8 + number}", "Rådhuset")
            for cell, word in zip(row.cells, words, strict=True):
                cell.text = word
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def as_pdf() -> bytes:
    import typst  # noqa: PLC0415 (only the process that needs it)

    source = "#set page(height: 297mm, width: 210mm)\n"
    for page in range(PAGES):
        lines = as_lines(22, first=page * 22)
        words = "\n\n".join(line.replace("-", "\\-") for line in lines if line)
        cells = ", ".join(
            f"[{number + 3}. {_MONTHS[(page + number) % 11]}], [Samling {page * 8 + number}],"
            " [Rådhuset]"
            for number in range(8)
        )
        source += f"{words}\n\n#table(columns: 3, {cells})\n#pagebreak()\n"
    return bytes(typst.compile(source.encode()))


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


KINDS: Final[dict[str, tuple[Callable[[], bytes], Callable[[bytes], object]]]] = {
    "text": (as_text, bare_text),
    "docx": (as_word, bare_word),
    "pdf": (as_pdf, bare_pdf),
}


# --- measuring ---


def measure(kind: str, rounds: int) -> dict[str, float]:
    """In this process: least work of reading and of bare extraction, and the peak of memory."""
    from samspor.reading import read_document  # noqa: PLC0415

    _, bare = KINDS[kind]
    data = sys.stdin.buffer.read()
    read_document(data)  # what a first reading loads does not count

    def whole() -> object:
        _forget()
        return read_document(data)

    return {
        "read": min(_work(whole) for _ in range(rounds)),
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
    before = time.process_time()
    done()
    return time.process_time() - before


def run(rounds: int) -> dict[str, Any]:
    found: dict[str, Any] = {"missed": []}
    print(f"{'what':<8}{'work, s':>10}{'bare, s':>10}{'× bare':>9}{'peak, MB':>11}")
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
        print(f"{kind:<8}{one['read']:>10.3f}{one['bare']:>10.3f}", end="")
        print(f"{times if kind != 'text' else 0:>9.1f}{one['memory']:>11.0f}")
        found["missed"] += _missed(kind, one["read"], times, one["memory"])
    return found


def _missed(kind: str, work: float, times: float, memory: float) -> list[str]:
    missed = []
    if kind == "text" and work > MOST_SECONDS:
        missed.append(f"{_LINES} lines of text: {work:.2f} s of work, {MOST_SECONDS} at most")
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
