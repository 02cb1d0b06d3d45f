"""The process a file is written in, run by `files.apart`.

Asked on standard input: the format, what it is an order for, a newline, the order as JSON. Answers
with the file.
"""

import resource
import sys
from typing import Final

from samspor.drawing.files.apart import Format
from samspor.drawing.files.job import Job, from_json
from samspor.drawing.files.plain_table import (
    PlainTable,
    write_table_docx,
    write_table_html,
    write_table_xlsx,
)

CPU_SECONDS: Final = 120


def main() -> int:
    for which, most in ((resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(which, (most, most))
    name, _, data = sys.stdin.buffer.read().partition(b"\n")
    form, _, what = name.decode().partition(" ")
    if what == "table":
        written = write_table(Format(form), PlainTable.from_json(data))
    else:
        written = write(Format(form), from_json(data))
    sys.stdout.buffer.write(written)
    sys.stdout.buffer.flush()
    return 0


def write(form: Format, job: Job) -> bytes:
    """One writer is loaded, the one that is asked for: they are heavy."""
    match form:
        case Format.PDF:
            from samspor.drawing.files.pdf import write_pdf  # noqa: PLC0415 (heavy)

            return write_pdf(job)
        case Format.DOCX:
            from samspor.drawing.files.word import write_docx  # noqa: PLC0415 (heavy)

            return write_docx(job)
        case Format.XLSX:
            from samspor.drawing.files.excel import write_xlsx  # noqa: PLC0415 (heavy)

            return write_xlsx(job)
        case Format.HTML:
            from samspor.drawing.files.web import write_html  # noqa: PLC0415 (heavy)

            return write_html(job)


def write_table(form: Format, table: PlainTable) -> bytes:
    writers = {
        Format.DOCX: write_table_docx,
        Format.XLSX: write_table_xlsx,
        Format.HTML: write_table_html,
    }
    return writers[form](table)


if __name__ == "__main__":
    sys.exit(main())
