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
        elif len(lines) == 1 and looks_like_heading(lines[0].strip()):
            made.append(f"= #{_quoted(lines[0])}")
        else:
            made.append("\\\n".join(f"#{_quoted(line)}" for line in lines))
    return typst.compile("\n\n".join(made).encode())


def as_printed(text: str, *, close: bool = False) -> bytes:
    """As people write: headings in bold at the size of the text, tables that no rules surround.

    There is space under every paragraph; `close` has none anywhere.
    """
    made = [
        '#set page(paper: "a4", margin: 2cm)',
        "#set text(size: 10pt)",
        "#set table(stroke: none)",
        f"#set par(spacing: {'6.5pt' if close else '14pt'})",
    ]
    for chunk in text.strip().split("\n\n"):
        lines = [line for line in chunk.split("\n") if line.strip()]
        if lines and "\t" in lines[0]:
            rows = [line.split("\t") for line in lines]
            widest = max(map(len, rows))
            cells = [cell for row in rows for cell in row + [""] * (widest - len(row))]
            made.append(
                f"#table(columns: {widest}, {', '.join(f'[#{_quoted(c)}]' for c in cells)})"
            )
            continue
        is_list = all(line.startswith("- ") for line in lines)
        bold = looks_like_heading(lines[0].strip()) and (close or len(lines) == 1)
        shown = [f"#{_quoted(line)}" for line in lines]
        shown[:1] = [f"#strong[{shown[0]}]"] if bold else shown[:1]
        made.append(("\\\n" if is_list else "\n\n").join(shown))
    return typst.compile("\n\n".join(made).encode())


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def as_pdf_without_rules(text: str) -> bytes:
    return as_pdf(text, stroke="none")


def as_odt(text: str) -> bytes:
    body = []
    for chunk in text.strip().split("\n\n"):
        lines = [line for line in chunk.split("\n") if line.strip()]
        if any("\t" in line for line in lines):
            rows = "".join(f"<table:table-row>{_odt_row(line)}</table:table-row>" for line in lines)
            body.append(f"<table:table>{rows}</table:table>")
        else:
            body.extend(f"<text:p>{escape(line)}</text:p>" for line in lines)
    return open_document("text", f"<office:text>{''.join(body)}</office:text>")


def _odt_row(line: str) -> str:
    return "".join(
        f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>"
        for cell in line.split("\t")
    )


_SLIDE_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def as_pptx(text: str, *, footer: str = "") -> bytes:
    """One slide: the first line is its title, then its text and tables."""
    first, _, rest = text.strip().partition("\n")
    shapes = [_shape("title", [first])]
    for chunk in rest.rstrip().strip("\n").split("\n\n"):
        lines = [line for line in chunk.split("\n") if line.strip()]
        if any("\t" in line for line in lines):
            rows = "".join(f"<a:tr>{_slide_row(line)}</a:tr>" for line in lines)
            shapes.append(f"<p:graphicFrame><a:tbl>{rows}</a:tbl></p:graphicFrame>")
        elif lines:
            shapes.append(_shape("", lines))
    if footer:
        shapes.append(_shape("ftr", [footer]))
    slide = (
        f"<p:sld {_SLIDE_SPACES}><p:cSld><p:spTree>{''.join(shapes)}</p:spTree></p:cSld></p:sld>"
    )
    show = (
        f'<p:presentation {_SLIDE_SPACES}><p:sldIdLst><p:sldId id="256" r:id="rId1"/>'
        "</p:sldIdLst></p:presentation>"
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="slide" Target="slides/slide1.xml"/></Relationships>'
    )
    return zipped(
        {
            "ppt/presentation.xml": show.encode(),
            "ppt/_rels/presentation.xml.rels": relations.encode(),
            "ppt/slides/slide1.xml": slide.encode(),
        }
    )


def _shape(role: str, lines: list[str]) -> str:
    place = f'<p:ph type="{role}"/>' if role else ""
    words = "".join(f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" for line in lines)
    about = f"<p:nvSpPr><p:nvPr>{place}</p:nvPr></p:nvSpPr>"
    return f"<p:sp>{about}<p:txBody>{words}</p:txBody></p:sp>"


def _slide_row(line: str) -> str:
    return "".join(
        f"<a:tc><a:txBody><a:p><a:r><a:t>{escape(cell)}</a:t></a:r></a:p></a:txBody></a:tc>"
        for cell in line.split("\t")
    )
