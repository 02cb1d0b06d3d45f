"""The check before a packed document is opened (T-16): what it would become, without unpacking it.

Only the beginning of each member is read, so the check itself cannot be made slow.
"""

import io
import re
import zipfile
import zlib
from typing import Final

from samspor.reading.errors import Unreadable

MAX_UNPACKED: Final = 50 * 1000 * 1000
MAX_RATIO: Final = 100
RATIO_FROM: Final = 1_000_000
MAX_MEMBERS: Final = 2_000

_HEAD: Final = 4_096
_LONGEST_PROLOG: Final = 65_536
_LONGEST_MANIFEST: Final = 1_000_000
_DTD: Final = re.compile(rb"<!\s*(?:doctype|entity)", re.IGNORECASE)
_ROOT: Final = re.compile(rb"<[a-z_]", re.IGNORECASE)
_ENCODING: Final = re.compile(rb"^<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)", re.IGNORECASE)
_PLAIN_ENCODINGS: Final = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii", b"utf-16"})
# What zipfile and zlib raise for a damaged package.
PACKAGE_FAULTS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    UnicodeError,
)


def check_packed(data: bytes) -> None:
    """Refuse what is unsafe to unpack.

    Raises:
        Unreadable: Too large unpacked, packed too tightly, too many members, a document type
            definition, macros, a password, or damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive.infolist())
            _check_manifest(archive)
            for member in archive.infolist():
                if member.filename.lower().endswith((".xml", ".rels", ".vml")):
                    _check_prolog(archive, member)
    except PACKAGE_FAULTS as error:
        raise Unreadable("damaged") from error


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS or sum(each.file_size for each in members) > MAX_UNPACKED:
        raise Unreadable("unsafe")
    for member in members:
        if member.flag_bits & 0x1:
            raise Unreadable("locked")
        if member.filename.lower().endswith(("vbaproject.bin", "vbadata.xml")):
            raise Unreadable("macros")
        # A member that would stand outside the document, or twice, is made to confuse.
        if ".." in member.filename.split("/") or member.filename.startswith("/"):
            raise Unreadable("unsafe")
        if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise Unreadable("unsafe")
        tight = member.file_size > MAX_RATIO * max(member.compress_size, 1)
        if member.file_size > RATIO_FROM and tight:
            raise Unreadable("unsafe")
    if len({each.filename for each in members}) != len(members):
        raise Unreadable("unsafe")


def _check_manifest(archive: zipfile.ZipFile) -> None:
    """OpenDocument locks its members one by one and says so in a list of its own."""
    if "META-INF/manifest.xml" in archive.namelist():
        with archive.open("META-INF/manifest.xml") as stream:
            if b"encryption-data" in stream.read(_LONGEST_MANIFEST):
                raise Unreadable("locked")


def _check_prolog(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """A document type definition must stand before the first element, so only that is read."""
    with archive.open(member) as stream:
        head = b""
        while len(head) < _LONGEST_PROLOG:
            more = stream.read(_HEAD)
            head += more
            plain = head.replace(b"\x00", b"")
            root = _ROOT.search(plain)
            prolog = plain[: root.start()] if root else plain
            if _DTD.search(prolog):
                raise Unreadable("unsafe")
            if root or not more:
                break
        else:
            raise Unreadable("unsafe")
    encoding = _ENCODING.match(plain.lstrip(b"\xef\xbb\xbf\xff\xfe"))
    if encoding and encoding[1].lower() not in _PLAIN_ENCODINGS:
        raise Unreadable("unsafe")
    if b"macroenabled" in plain.lower() and member.filename == "[Content_Types].xml":
        raise Unreadable("macros")
