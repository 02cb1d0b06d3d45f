"""The process a file is written in, run by `files.apart`.

Asked on standard input: the name of the format, a newline, the job as JSON. Answers with the file.
"""

import resource
import sys
from typing import Final

from samspor.drawing.files.apart import Format
from samspor.drawing.files.job import Job, from_json

CPU_SECONDS: Final = 120


def main() -> int:
    for which, most in ((resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(which, (most, most))
    name, _, data = sys.stdin.buffer.read().partition(b"\n")
    sys.stdout.buffer.write(write(Format(name.decode()), from_json(data)))
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


if __name__ == "__main__":
    sys.exit(main())
