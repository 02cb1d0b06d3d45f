"""Type by content (T-15): what the name says never decides, and every refusal is a sentence."""

import pytest

from samspor.reading.document import read_document
from samspor.reading.errors import FORMATS, SENTENCES, Unreadable
from samspor.reading.formats.sniff import MAX_BYTES, Format, sniff
from tests.unit.reading.hostile import plain_word, word, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SENTENCE = "Vi møtes på rådhuset når høsten kommer, og øver på æ, ø og å."

DISGUISES = [
    ("arshjul.docx", b"%PDF-1.7\n%\xe2\xe3", "damaged"),
    ("arshjul.txt", b"%PDF-1.7\n%\xe2\xe3", "damaged"),
    ("arshjul.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "not_yet"),
    ("arshjul.html", b"\xff\xd8\xff\xe0" + bytes(50), "not_yet"),
    ("arshjul.txt", b"GIF89a" + bytes(50), "not_yet"),
    ("arshjul.docx", OLE + bytes(600), "not_yet"),
    ("arshjul.docx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "locked"),
    ("arshjul.txt", b"{\\rtf1\\ansi Hei}", "not_yet"),
    ("arshjul.docx", zipped({"xl/workbook.xml": b"<x/>"}), "damaged_list"),
    ("arshjul.docx", zipped({"ppt/presentation.xml": b"<x/>"}), "damaged"),
    ("arshjul.docx", zipped({"mimetype": b"odt", "content.xml": b"<x/>"}), "not_yet"),
    ("arshjul.docx", zipped({"evil.exe": b"MZ"}), "not_yet"),
    ("arshjul.docx", b"PK\x03\x04 not a zip at all", "damaged"),
    ("arshjul.docx", b"PK", "damaged"),
    ("arshjul.txt", b"\x1f\x8b\x08" + bytes(40), "not_yet"),
    ("arshjul.txt", b"7z\xbc\xaf\x27\x1c" + bytes(40), "not_yet"),
    ("arshjul.txt", b"Rar!\x1a\x07" + bytes(40), "not_yet"),
    ("arshjul.txt", b"MZ\x90\x00\x03\x00\x00\x00" + bytes(60), "binary"),
    ("arshjul.txt", b"\x7fELF" + bytes(60), "binary"),
    ("arshjul.txt", b"SQLite format 3\x00" + bytes(60), "binary"),
    ("arshjul.txt", b"\xca\xfe\xba\xbe" + bytes(60), "binary"),
    ("arshjul.docx", b"", "empty"),
    ("arshjul.txt", b" \n\t\r\n ", "empty"),
    ("arshjul.txt", b"\xef\xbb\xbf", "empty"),
    ("arshjul.txt", b"\x00" * 500, "empty"),
]


@pytest.mark.parametrize(("name", "data", "code"), DISGUISES)
def test_t15_disguise_is_seen_through(name: str, data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_document(data, name=name)

    assert refusal.value.code == code


@pytest.mark.parametrize("name", ["plan.docx", "plan.pdf", "plan.exe", "", "../../plan"])
def test_t15_wrong_ending_does_not_hinder_reading(name: str) -> None:
    assert read_document(SENTENCE.encode(), name=name).organisation[0].text == SENTENCE
    assert read_document(plain_word(), name=name).organisation[0].text == "En setning som står her."


def test_t15_ten_megabytes_is_the_limit() -> None:
    with pytest.raises(Unreadable) as refusal:
        sniff(b"a" * (2 * MAX_BYTES))

    assert refusal.value.sentence("nb") == (
        "Dokumentet er for stort (20 MB). Grensen er 10 MB. Fjern bilder eller del det opp, og prøv igjen."
    )
    assert sniff(b"a " * (MAX_BYTES // 2)) is Format.TEXT


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"],
)
def test_encoding_is_found(encoding: str) -> None:
    assert read_document(SENTENCE.encode(encoding)).organisation[0].text == SENTENCE


def test_decomposed_letters_are_put_together() -> None:
    import unicodedata  # noqa: PLC0415 (only here)

    data = unicodedata.normalize("NFD", SENTENCE).encode()

    assert read_document(data).organisation[0].text == SENTENCE


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><html><body><p>Hei.</p></body></html>",
        b"<table><tr><td>Hei.</td></tr></table>",
        b"<!--StartFragment--><p>Hei.</p>",
        b'<?xml version="1.0" encoding="utf-8"?><html><body><p>Hei.</p></body></html>',
        b"\n  <UL><LI>Hei.</UL>",
        b'<meta charset="utf-8"><span>Hei.</span>',
    ],
)
def test_pasted_markup_is_a_page(data: bytes) -> None:
    assert sniff(data) is Format.HTML


def test_text_with_some_tags_inside_stays_a_text() -> None:
    assert sniff(b"Hvem\t<p>Alle</p>") is Format.TEXT
    assert sniff(b"<3 for alle barn") is Format.TEXT


def test_word_with_hand_made_body_is_read() -> None:
    assert sniff(word("<w:p/>")) is Format.DOCX


@pytest.mark.parametrize("code", SENTENCES)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_refusal_is_a_whole_sentence_in_each_language(code: str, language: str) -> None:
    details = {"size": "20 MB", "limit": "10 MB", "text": "2024/2026", "name": "a.txt", "line": "3"}

    sentence = Unreadable(code, **details, format="pdf").sentence(language)

    assert sentence.endswith(".")
    assert "{" not in sentence
    assert len(sentence) > 40


@pytest.mark.parametrize("kind", FORMATS)
def test_format_that_is_not_read_yet_is_called_by_its_name(kind: str) -> None:
    sentences = {Unreadable("not_yet", format=kind).sentence(each) for each in ("nb", "nn", "en")}

    assert len(sentences) == 3


def test_unknown_language_gets_bokmal() -> None:
    assert Unreadable("empty").sentence("se") == str(Unreadable("empty"))


def test_unknown_code_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="expected one of the codes"):
        Unreadable("nonsense")
