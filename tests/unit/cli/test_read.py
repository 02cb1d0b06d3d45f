"""`samspor read`: what goes where, and which exit status."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from samspor.cli.main import main
from tests.unit.reading.documents import TWIN, as_html, twin_text


@pytest.fixture
def twin(tmp_path: Path) -> Path:
    path = tmp_path / "arshjul.txt"
    path.write_text(twin_text(), encoding="utf-8")
    return path


def test_read_prints_json_alone_on_standard_output(
    twin: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["read", str(twin), "--json"])

    printed = capsys.readouterr()
    assert status == 0
    assert json.loads(printed.out)["document"]["school_year"] == "2025-2026"
    assert printed.err == ""


def test_read_prints_an_overview_for_people(twin: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["read", str(twin)])

    printed = capsys.readouterr().out
    assert status == 0
    assert "Arenaer (5)" in printed
    assert "tirs. 7. oktober kl. 09.00–11.30 (uke 41): Digitalt møte" in printed
    assert "Velg: onsdag 14. januar / tirsdag 3. februar" in printed
    assert "62 av 62 linjer og ruter" in printed
    assert max(map(len, printed.splitlines())) <= 120


def test_read_explains_each_event(twin: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", str(twin), "--explain"])

    printed = capsys.readouterr().out
    assert "Ledersamling (linje 40, rute «Nov / Regionalt ledernettverk»)" in printed
    assert "måneden på raden, for teksten har ingen egen dato" in printed
    assert "Står 3 ganger" in printed


def test_read_keeps_json_clean_when_it_explains(
    twin: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["read", str(twin), "--json", "--explain"])

    printed = capsys.readouterr()
    assert json.loads(printed.out)["events"]
    assert "Slik er hendelsene lest" in printed.err


@pytest.mark.parametrize("data", [twin_text().encode(), as_html(twin_text())], ids=["text", "html"])
def test_read_takes_standard_input(
    data: bytes,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))

    status = main(["read", "-", "--json"])

    assert status == 0
    assert len(json.loads(capsys.readouterr().out)["events"]) == 11


def test_read_takes_the_school_year_from_the_call(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "hjul.txt"
    path.write_text("Årshjul\n\n\tArbeidsgruppe\nOkt\tMøte 16. oktober\nNov\t", encoding="utf-8")

    status = main(["read", str(path), "--json", "--school-year", "2026/27"])

    assert status == 0
    assert json.loads(capsys.readouterr().out)["events"][0]["start"] == "2026-10-16"


@pytest.mark.parametrize(
    ("content", "words", "sentence"),
    [
        (b"", [], "Dokumentet er tomt."),
        (b"\x7fELF" + bytes(90), [], "ikke et dokument vi kan lese"),
        (b"a" * 20_000_000, [], "Dokumentet er for stort (20 MB). Grensen er 10 MB."),
        (b"%PDF-1.7", [], "Dokumentet er skadet eller ufullstendig."),
        (b"PK\x03\x04", [], "Dokumentet er skadet eller ufullstendig."),
        (b"Hei.", ["--school-year", "2024-2026"], "«2024-2026» er ikke et skoleår."),
    ],
    ids=["empty", "binary", "large", "pdf", "damaged", "impossible-year"],
)
def test_read_says_in_a_sentence_why_a_document_cannot_be_used(
    content: bytes,
    words: list[str],
    sentence: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "fil.docx"
    path.write_bytes(content)

    status = main(["read", str(path), "--json", *words])

    printed = capsys.readouterr()
    assert status == 1
    assert sentence in printed.err
    assert printed.err.count("\n") == 1
    assert printed.out == ""


def test_read_of_a_wheel_without_a_year_asks_for_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "fil.txt"
    path.write_text("Årshjul\n\n\tNettverk\nOkt\tMøte", encoding="utf-8")

    assert main(["read", str(path), "--json"]) == 0

    asked = json.loads(capsys.readouterr().out)["doubts"][-1]
    assert "Hvilket skoleår er det?" in asked["why"]
    assert len(asked["choices"]) == 3


def test_read_of_a_file_that_is_not_there_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "finnes-ikke.txt"]) == 1
    assert capsys.readouterr().err == (
        "Fant ikke «finnes-ikke.txt». Sjekk navnet og mappen, og prøv igjen.\n"
    )


def test_read_of_a_folder_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path)]) == 1
    assert "kan ikke åpnes som et dokument" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [[], [str(TWIN), "--school-year", "banan"], [str(TWIN), "--nope"], [str(TWIN), "til"]],
)
def test_wrong_call_is_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", *words]) == 2
    assert capsys.readouterr().out == ""
