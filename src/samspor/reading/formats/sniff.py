"""What a document is, judged by its first bytes and its members (T-15): names can lie."""

import codecs
import io
import re
import zipfile
from enum import StrEnum
from typing import Final

from samspor.reading.errors import Unreadable
from samspor.reading.formats.delimited import sign_of
from samspor.reading.formats.encoding import decode
from samspor.reading.formats.packed import PACKAGE_FAULTS

MAX_BYTES: Final = 10 * 1000 * 1000
_LONGEST_HEADERS: Final = 65_536


class Format(StrEnum):
    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    ODS = "ods"
    ODT = "odt"
    CSV = "csv"
    EML = "eml"
    ICS = "ics"
    PPTX = "pptx"
    ODF = "odf"
    OLD_OFFICE = "old_office"
    RTF = "rtf"
    IMAGE = "image"
    ARCHIVE = "archive"


_BEGINNINGS: Final = (
    (b"%PDF-", Format.PDF),
    (b"{\\rtf", Format.RTF),
    (b"\x89PNG\r\n", Format.IMAGE),
    (b"\xff\xd8\xff", Format.IMAGE),
    (b"GIF8", Format.IMAGE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.OLD_OFFICE),
    (b"\x1f\x8b", Format.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Format.ARCHIVE),
    (b"Rar!", Format.ARCHIVE),
)
_PACKED: Final = (
    ("word/document.xml", Format.DOCX),
    ("xl/workbook.xml", Format.XLSX),
    ("ppt/presentation.xml", Format.PPTX),
    ("content.xml", Format.ODF),
)
# What an OpenDocument package says of itself in its first member, after a common beginning.
_ODF_TYPES: Final = {b"spreadsheet": Format.ODS, b"text": Format.ODT}
_ODF_BEGINNING: Final = b"application/vnd.oasis.opendocument."
_ICS: Final = re.compile(rb"\s*BEGIN:VCALENDAR\b", re.IGNORECASE)
# What only mail programs write at the top of a message, before its first blank line.
_EML: Final = re.compile(
    rb"^(?:mime-version|message-id|received|return-path|x-mailer):", re.IGNORECASE | re.MULTILINE
)
_HEADERS: Final = re.compile(
    rb"(?:From [^\n]*\n)?(?:[A-Za-z0-9-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n"
)
# The name a password-protected .docx, .xlsx or .pptx has for its content, in UTF-16.
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
# Whole pages and pasted fragments begin with a tag; a text with some tags inside stays a text.
_HTML: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|table|thead|tbody|tr|dl|details|div|section|article|main|header"
    r"|nav|p|h[1-6]|ul|ol|span|b|strong|style|font)\b",
    re.IGNORECASE | re.DOTALL,
)


def check_size(size: int) -> None:
    """Refuse before anything is looked at."""
    if size > MAX_BYTES:
        raise Unreadable("too_large", size=_megabytes(size), limit=_megabytes(MAX_BYTES))


def sniff(data: bytes) -> Format:
    """Name the format by content.

    Raises:
        Unreadable: Empty, too large, locked, or nothing we know.
    """
    check_size(len(data))
    if not data.strip(b"\x00\t\n\r\x0b\x0c \xef\xbb\xbf\xfe\xff"):
        raise Unreadable("empty")
    if data.startswith(b"PK"):
        return _sniff_packed(data)
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            if kind is Format.OLD_OFFICE and _ENCRYPTED in data:
                raise Unreadable("locked")
            return kind
    if _ICS.match(data.removeprefix(codecs.BOM_UTF8)):
        return Format.ICS
    headers = _HEADERS.match(data[:_LONGEST_HEADERS])
    if headers and _EML.search(headers[0]):
        return Format.EML
    text = decode(data)
    if _HTML.match(text[:4000]):
        return Format.HTML
    return Format.CSV if sign_of(text) else Format.TEXT


def _sniff_packed(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            said = _first_words(archive, "mimetype") if "mimetype" in names else b""
    except PACKAGE_FAULTS as error:
        raise Unreadable("damaged") from error
    for name, kind in _PACKED:
        if name in names:
            declared = said.removeprefix(_ODF_BEGINNING).removesuffix(b"-template")
            return _ODF_TYPES.get(declared, kind) if kind is Format.ODF else kind
    return Format.ARCHIVE


def _first_words(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as stream:
        return stream.read(100).strip()


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}".replace(".", ",").removesuffix(",0") + " MB"
