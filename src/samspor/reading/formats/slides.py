"""Presentations (.pptx), slide by slide: titles are headings, points lists, tables tables."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from samspor.reading.blocks import (
    Block,
    Heading,
    Line,
    LineMaker,
    ListBlock,
    ListItem,
    Margin,
    Paragraph,
    Part,
    looks_like_heading,
)
from samspor.reading.errors import Unreadable
from samspor.reading.formats.grid import GridCell, GridRow, table_of
from samspor.reading.formats.inline import tidy
from samspor.reading.formats.open_text import safe_parser
from samspor.reading.formats.packed import PACKAGE_FAULTS, check_packed
from samspor.reading.struck import strike

MAX_SLIDES: Final = 300
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_YEAR: Final = re.compile(r"\b20\d\d\b")
_TITLES: Final = frozenset({"title", "ctrTitle"})
_AROUND: Final = {"ftr": "slide_footer", "sldNum": "slide_number"}
_AROUND_TOO: Final = {"dt": "slide_date", "hdr": "slide_header"}


def read_blocks(data: bytes) -> tuple[Block, ...]:
    check_packed(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            reader = _SlideReader()
            return tuple(
                block
                for number, slide in enumerate(_slides(archive), start=1)
                for block in reader.blocks(slide, number)
            )
    except (*PACKAGE_FAULTS, KeyError, etree.LxmlError) as error:
        raise Unreadable("damaged") from error


def _slides(archive: zipfile.ZipFile) -> Iterator[Any]:
    """In the order they are shown, those hidden from the show too."""
    targets = {
        each.get("Id"): str(each.get("Target"))
        for each in _xml(archive, "ppt/_rels/presentation.xml.rels")
    }
    shown = list(_xml(archive, "ppt/presentation.xml").iter(f"{_P}sldId"))
    if len(shown) > MAX_SLIDES:
        raise Unreadable("too_heavy")
    for each in shown:
        target = targets[each.get(f"{_R}id")]
        name = target.removeprefix("/") if target.startswith("/") else f"ppt/{target}"
        yield _xml(archive, name)


def _xml(archive: zipfile.ZipFile, name: str) -> Any:
    return etree.fromstring(archive.read(name), parser=safe_parser())


class _SlideReader:
    def __init__(self) -> None:
        self._maker = LineMaker()
        self._number = 0

    def blocks(self, slide: Any, number: int) -> Iterator[Block]:
        self._maker.page = number
        shapes = list(slide.iter(f"{_P}sp", f"{_A}tbl"))
        # The title is drawn first by most programs but may stand anywhere in the file.
        shapes.sort(key=lambda each: _role(each) not in _TITLES)
        if len(shapes) > 1 and _is_drawn_title(shapes[0]):
            line = self._line(_words(next(shapes[0].iter(f"{_A}p"))))
            if line is not None:
                yield Heading(line, 2)
                shapes = shapes[1:]
        for place, shape in enumerate(shapes):
            if _is_drawn_title(shape) and (place + 1 < len(shapes) or _says_year(shape)):
                line = self._line(_words(next(shape.iter(f"{_A}p"))))
                if line is not None:
                    yield Heading(line, 3)
            elif shape.tag == f"{_A}tbl":
                rows = list(self._rows(shape))
                if rows:
                    yield table_of(rows, self._maker)
            else:
                yield from self._shape(shape)

    def _shape(self, shape: Any) -> Iterator[Block]:
        role = _role(shape)
        why = {**_AROUND, **_AROUND_TOO}.get(role or "")
        if role in _TITLES or why:
            line = self._line(" ".join(_words(each) for each in shape.iter(f"{_A}p")))
            if line is not None:
                yield Margin(line, why) if why else Heading(line, 1 if role == "ctrTitle" else 2)
            return
        items: list[ListItem] = []
        paragraphs = [each for each in shape.iter(f"{_A}p") if tidy(_words(each))]
        leads = _leads(paragraphs, role)
        for number, paragraph in enumerate(paragraphs):
            line = self._line(_words(paragraph))
            if line is None:
                continue
            if leads and not number:
                yield Heading(line, 3)
                continue
            depth = _depth(paragraph)
            if _has_point(paragraph, role):
                items.append(ListItem(line, depth))
                continue
            if items:
                yield ListBlock(tuple(items))
                items = []
            yield Paragraph(line)
        if items:
            yield ListBlock(tuple(items))

    def _line(self, words: str) -> Line | None:
        text = tidy(words)
        if not text:
            return None
        self._number += 1
        return self._maker.line(self._number, text, (Part(text),))

    def _rows(self, table: Any) -> Iterator[GridRow]:
        for row in table.iterchildren(f"{_A}tr"):
            cells = []
            for column, cell in enumerate(row.iterchildren(f"{_A}tc")):
                lines = [tidy(_words(each)) for each in cell.iter(f"{_A}p")]
                text = "\n".join(line for line in lines if line)
                if text:
                    wide, tall = _span(cell, "gridSpan"), _span(cell, "rowSpan")
                    cells.append(GridCell(column, text, wide, tall))
            if cells:
                self._number += 1
                yield self._number, cells


def _role(shape: Any) -> str | None:
    """What the slide's layout has the shape for; content without a name is the body."""
    place = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
    return None if place is None else str(place.get("type") or "body")


def _is_drawn_title(shape: Any) -> bool:
    """Some programs write no names for the parts of a slide: a lone short line comes first."""
    if shape.tag != f"{_P}sp" or _role(shape) is not None:
        return False
    paragraphs = [each for each in shape.iter(f"{_A}p") if tidy(_words(each))]
    if len(paragraphs) != 1 or _has_point(paragraphs[0], None):
        return False
    return looks_like_heading(tidy(_words(paragraphs[0])))


def _says_year(shape: Any) -> bool:
    """Under all the rest, as people write what the plan above is for."""
    return _YEAR.search(_words(shape)) is not None


def _leads(paragraphs: list[Any], role: str | None) -> bool:
    """A short line over points, sentences or labels in the same box."""
    if len(paragraphs) < 2 or _has_point(paragraphs[0], role):
        return False
    first, second = (tidy(_words(each)) for each in paragraphs[:2])
    return looks_like_heading(first) and not looks_like_heading(second)


def _has_point(paragraph: Any, role: str | None) -> bool:
    """Drawn with a point or a number; in the place for content unless it was taken away."""
    about = paragraph.find(f"{_A}pPr")
    if about is None:
        return role == "body"
    if about.find(f"{_A}buNone") is not None:
        return False
    drawn = about.find(f"{_A}buChar") is not None or about.find(f"{_A}buAutoNum") is not None
    return drawn or role == "body"


def _depth(paragraph: Any) -> int:
    about = paragraph.find(f"{_A}pPr")
    said = "" if about is None else str(about.get("lvl") or "")
    return int(said) if re.fullmatch(r"\d", said) else 0


def _span(cell: Any, name: str) -> int:
    said = str(cell.get(name) or "1")
    return max(1, min(int(said), 60)) if re.fullmatch(r"\d{1,4}", said) else 1


def _words(paragraph: Any) -> str:
    breaks = {f"{_A}br": " ", f"{_A}tab": " "}
    return "".join(
        _text(each) if each.tag == f"{_A}t" else breaks.get(each.tag, "")
        for each in paragraph.iter()
    )


def _text(words: Any) -> str:
    about = words.getparent().find(f"{_A}rPr")
    struck = about is not None and str(about.get("strike") or "noStrike") != "noStrike"
    return strike(words.text or "") if struck else words.text or ""
