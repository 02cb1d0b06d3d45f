"""The documents these tests read, and the same words as a web page and as a Word file."""

import html
import io
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from samspor.reading.draft import Draft, Source

ROOT = Path(__file__).resolve().parents[3]
SEEDS = ROOT.parent / "shared" / "seeds"
TWIN = ROOT / "tests" / "documents" / "arshjul_twin.txt"
DEMO = ROOT / "src" / "samspor" / "demo" / "documents" / "trondelag-sorvest.txt"
_NOWHERE = Source(0, None, "")


def seed(name: str) -> bytes:
    """A real document; they are not in this repository, but continuous integration has them."""
    path = SEEDS / name
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{path} is missing; continuous integration needs the five documents")
        pytest.skip(
            f"the real documents are not here ({path.parent}); their twins are read instead"
        )
    return path.read_bytes()


def twin_text() -> str:
    return TWIN.read_text(encoding="utf-8")


def as_html(text: str) -> bytes:
    """As if the page had been copied from a website."""
    made = ["<html><body>"]
    for kind, lines in _stretches(text):
        if kind == "table":
            rows = (
                "<tr>"
                + "".join(f"<td>{_cell_html(cell)}</td>" for cell in line.split("\t"))
                + "</tr>"
                for line in lines
            )
            made.append(f"<table>{''.join(rows)}</table>")
        elif kind == "list":
            items = "".join(f"<li>{html.escape(line[2:])}</li>" for line in lines)
            made.append(f"<ul>{items}</ul>")
        else:
            made.extend(f"<p>{_linked(line)}</p>" for line in lines)
    return "\n".join([*made, "</body></html>"]).encode()


def as_docx(text: str) -> bytes:
    """As if it had been written in Word: agenda points are bullet paragraphs inside the cell."""
    document = docx.Document()
    for kind, lines in _stretches(text):
        if kind == "table":
            cells = [line.split("\t") for line in lines]
            table = document.add_table(rows=len(cells), cols=max(map(len, cells)))
            for row, words in zip(table.rows, cells, strict=True):
                for cell, raw in zip(row.cells, words, strict=False):
                    _fill(cell, raw)
        elif kind == "list":
            for line in lines:
                document.add_paragraph(line[2:], style="List Bullet")
        else:
            for line in lines:
                document.add_paragraph(re.sub(r"\[([^]]+)]\([^)]*\)", r"\1", line))
    return packed(document)


def packed(document: "docx.document.Document") -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def without_places(draft: Draft) -> Draft:
    """What was understood, apart from where it stood and how the format wrote it."""
    return replace(
        draft,
        events=tuple(replace(each, source=_NOWHERE) for each in draft.events),
        organisation=tuple(replace(each, source=_NOWHERE) for each in draft.organisation),
        doubts=tuple(replace(each, line=0) for each in draft.doubts),
        furniture=tuple(replace(each, line=0) for each in draft.furniture),
        links=(),
    )


def _stretches(text: str) -> Iterator[tuple[str, list[str]]]:
    for chunk in re.split(r"\n\s*\n", text):
        lines = [line for line in chunk.split("\n") if line.strip()]
        if not lines:
            continue
        if "\t" in lines[0]:
            yield "table", lines
        elif lines[0].startswith("- "):
            yield "list", lines
        else:
            yield "prose", lines


def _cell_html(raw: str) -> str:
    return raw if "<p>" in raw else html.escape(raw)


def _linked(line: str) -> str:
    return re.sub(r"\[([^]]+)]\(([^)]*)\)", r'<a href="\2">\1</a>', html.escape(line))


def _fill(cell: "docx.table._Cell", raw: str) -> None:
    cell._element.remove(cell.paragraphs[0]._element)
    if "<p>" in raw:
        for words in re.findall(r"<p>(.*?)</p>", raw):
            cell.add_paragraph(words)
        for words in re.findall(r"- (\w+)", raw.partition("<ul")[2]):
            cell.add_paragraph(words, style="List Bullet")
    else:
        head, *points = re.split(r" - (?=[A-ZÆØÅ])", raw)
        cell.add_paragraph(head)
        for point in points:
            cell.add_paragraph(point, style="List Bullet")
