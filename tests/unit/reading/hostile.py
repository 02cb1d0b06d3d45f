"""Documents made to break a reader, one function each. Built here, so none is kept as a file."""

import io
import random
import zipfile

import docx

from tests.unit.reading.documents import packed, twin_text

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: str, *, prolog: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """A hand-made .docx with this body."""
    document = f'<?xml version="1.0"?>{prolog}<w:document {_W}><w:body>{body}</w:body></w:document>'
    return zipped(
        {
            "[Content_Types].xml": _TYPES.encode(),
            "_rels/.rels": _RELATIONS.encode(),
            "word/document.xml": document.encode(),
            **(more or {}),
        }
    )


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def plain_word() -> bytes:
    document = docx.Document()
    document.add_paragraph("En setning som står her.")
    return packed(document)


def zip_bomb() -> bytes:
    return word("<w:p/>", more={"word/media/a.bin": b"\0" * 40_000_000})


def many_small_bombs() -> bytes:
    """Each member is within the ratio's floor, all together are too much."""
    return word("<w:p/>", more={f"word/media/{n}.bin": b"\0" * 999_000 for n in range(60)})


def too_many_members() -> bytes:
    return word("<w:p/>", more={f"word/media/{n}": b"" for n in range(2_100)})


def billion_laughs() -> bytes:
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    return word("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", prolog=f"<!DOCTYPE w [{entities}]>")


def dtd_after_long_comment() -> bytes:
    comment = f"<!--{'x' * 30_000}-->"
    return word("<w:p/>", prolog=f'{comment}<!DOCTYPE w SYSTEM "file:///etc/passwd">')


def dtd_behind_endless_comment() -> bytes:
    return word("<w:p/>", prolog=f"<!--{'x' * 90_000}--><!DOCTYPE w>")


def dtd_in_utf_16() -> bytes:
    text = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w><w:document {_W}/>'
    return zipped(
        {
            "[Content_Types].xml": _TYPES.encode(),
            "_rels/.rels": _RELATIONS.encode(),
            "word/document.xml": text.encode("utf-16"),
        }
    )


def odd_xml_encoding() -> bytes:
    text = f'<?xml version="1.0" encoding="UTF-7"?><w:document {_W}/>'
    return zipped(
        {
            "[Content_Types].xml": _TYPES.encode(),
            "_rels/.rels": _RELATIONS.encode(),
            "word/document.xml": text.encode(),
        }
    )


def external_entity() -> bytes:
    return word(
        "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>",
        prolog='<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    )


def macros() -> bytes:
    return word("<w:p/>", more={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def odd_compression() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", b"<x/>")
    return stream.getvalue()


def climbing_name() -> bytes:
    return word("<w:p/>", more={"../../etc/cron.d/x": b"x"})


def locked_member() -> bytes:
    """The flag of an encrypted member, in the central directory and the local header."""
    data = bytearray(plain_word())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


def truncated_word() -> bytes:
    return plain_word()[:-400]


def word_with_broken_body() -> bytes:
    return word("<w:p><w:r><w:t>uten slutt")


def word_without_relations() -> bytes:
    return zipped({"word/document.xml": b"<x/>", "[Content_Types].xml": _TYPES.encode()})


def word_nested_too_deep() -> bytes:
    return word("<w:sdt><w:sdtContent>" * 3_000 + "</w:sdtContent></w:sdt>" * 3_000)


def lying_size() -> bytes:
    """The directory says that a member is small; its data is not."""
    data = bytearray(word("<w:p/>", more={"word/media/a.bin": bytes(range(256)) * 40}))
    place = data.index(b"word/media/a.bin", data.index(b"PK\x01\x02"))
    data[place - 22 : place - 18] = (10).to_bytes(4, "little")
    return bytes(data)


def two_members_of_one_name() -> bytes:
    stream = io.BytesIO(plain_word())
    with zipfile.ZipFile(stream, "a") as archive:
        name = next(each for each in archive.namelist() if each == "word/document.xml")
        archive.fp.seek(archive.start_dir)  # type: ignore[union-attr]  # open for writing
        archive.NameToInfo.pop(name)
        archive.writestr(name, b"<x/>")
    return stream.getvalue()


def garbage() -> bytes:
    return random.Random(16).randbytes(50_000)  # noqa: S311 (the same garbage each time)


def text_with_zero_bytes() -> bytes:
    return b"M\xc3\xb8te\x00" * 200


def program() -> bytes:
    return b"\x7fELF\x02\x01\x01" + bytes(500) + b"main"


def deep_page() -> bytes:
    return b"<div>" * 100_000 + b"x"


def deep_lists() -> bytes:
    return b"<ul><li>" * 20_000 + b"x"


def wide_table() -> bytes:
    return (
        b"<table>" + b"<tr>" + b"<td colspan=99999999 rowspan=99999999>x</td>" * 2_000 + b"</table>"
    )


def page_with_entities() -> bytes:
    laughs = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    return f"{laughs}<p>Her står &b; en setning.</p>".encode()


def page_that_fetches() -> bytes:
    return (
        b'<!DOCTYPE html SYSTEM "http://192.0.2.1/x.dtd"><img src="http://192.0.2.1/a.png">'
        b'<script src="http://192.0.2.1/a.js">alert(1)</script><p>Her er en setning.</p>'
    )


def endless_line() -> bytes:
    return b"a" * 9_000_000


def endless_dates() -> bytes:
    return "Møte 3. mai - ".encode() * 20_000


def endless_tabs() -> bytes:
    return (b"Okt" + b"\t" * 400_000 + b"\n") * 20


def many_rows() -> bytes:
    row = "Okt\tMøte 16. oktober kl 9 - 15 - Sak 4/12 - Sak 5/12\n"
    return ("Årshjul 2024-2025\n\n\tArbeidsgruppe\n" + row * 5_000).encode()


def endless_brackets() -> bytes:
    return b"[" * 200_000 + b"](" * 100_000


def endless_tags() -> bytes:
    return b"Tekst " + b"<p " * 200_000


def surrogates() -> bytes:
    return b"\xff\xfe" + b"\x00\xd8" * 500


def right_to_left_and_zero_width() -> bytes:
    return "Møte \u202e16. oktober\u202c \u200b\u200d\ufeff ved DMMH.".encode()


def words_of_the_twin_shuffled() -> bytes:
    words = twin_text().split(" ")
    random.Random(4).shuffle(words)  # noqa: S311 (the same order each time)
    return " ".join(words).encode()
