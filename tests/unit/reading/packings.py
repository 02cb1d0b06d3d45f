"""The same words packed in other formats, as the programs people use would pack them."""

import csv
import io
from html import escape

import openpyxl
import typst

from samspor.reading.blocks import looks_like_heading
from tests.unit.reading.hostile import zipped

_ODF = "application/vnd.oasis.opendocument."
_ODF_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "drawing", "presentation")
).replace("xmlns:drawing", "xmlns:draw")

_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:'
    'opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml" '
    'manifest:media-type="text/xml"/></manifest:manifest>'
)


def rows_of(text: str) -> list[list[str]]:
    return [line.split("\t") if line.strip() else [] for line in text.strip().split("\n")]


def as_xlsx(text: str, *, name: str = "Ark1") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows_of(text):
        sheet.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_csv(text: str, *, sign: str = ";") -> bytes:
    """As a spreadsheet saves it: each row as wide as the widest."""
    rows = rows_of(text)
    widest = max(map(len, rows))
    stream = io.StringIO()
    csv.writer(stream, delimiter=sign).writerows(row + [""] * (widest - len(row)) for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def as_ods(text: str) -> bytes:
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p>'
            "</table:table-cell>"
            if cell
            else "<table:table-cell/>"
            for cell in row or [""]
        )
        + "</table:table-row>"
        for row in rows_of(text)
    )
    return open_document(
        "spreadsheet",
        f'<office:spreadsheet><table:table table:name="Ark1">{rows}</table:table>'
        "</office:spreadsheet>",
    )


def open_document(kind: str, body: str, *, more: dict[str, bytes] | None = None) -> bytes:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODF_SPACES}>'
        f"<office:body>{body}</office:body></office:document-content>"
    )
    members = {
        "mimetype": f"{_ODF}{kind}".encode(),
        "content.xml": content.encode(),
        "META-INF/manifest.xml": _MANIFEST.encode(),
    }
    return zipped({**members, **(more or {})})


def as_pdf(text: str, *, stroke: str = "0.5pt") -> bytes:
    """As a word processor prints it; `stroke: none` leaves out the rules of tables."""
    made = ['#set page(paper: "a4", margin: 2cm)', "#set text(size: 10pt)"]
    for chunk in text.strip().split("\n\n"):
        lines = [line for line in chunk.split("\n") if line.strip()]
        if any("\t" in line for line in lines):
            rows = [line.split("\t") for line in lines]
            widest = max(map(len, rows))
            cells = [cell for row in rows for cell in row + [""] * (widest - len(row))]
            shown = ", ".join(f"[#{_quoted(cell)}]" for cell in cells)
            made.append(f"#table(columns: {widest}, stroke: {stroke}, {shown})")
        elif len(lines) == 1 and looks_like_heading(lines[0]):
            made.append(f"= #{_quoted(lines[0])}")
        else:
            made.append("\\\n".join(f"#{_quoted(line)}" for line in lines))
    return typst.compile("\n\n".join(made).encode())


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def as_pdf_without_rules(text: str) -> bytes:
    return as_pdf(text, stroke="none")
