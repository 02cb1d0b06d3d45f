"""PDF: the pieces of text that stand on each page, with their places."""

import ctypes
import re
from collections.abc import Iterator
from math import hypot
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw

from samspor.reading.blocks import Block
from samspor.reading.errors import Unreadable
from samspor.reading.formats import sheet
from samspor.reading.formats.inline import tidy
from samspor.reading.formats.page_layout import blocks_of_pages
from samspor.reading.formats.printed import Page, Piece, Rule

MAX_PAGES: Final = 300
MAX_PIECES: Final = 20_000
MAX_ATTACHMENTS: Final = 20
MAX_RULES: Final = 5_000
# The name by which `drawing.files.pdf` attaches it.
_OWN_SHEET: Final = "samspor-arshjul.xlsx"
_THIN: Final = 2.5
_DEEPEST: Final = 3
_LEANING: Final = 0.05
_LONGEST_FONT: Final = 128
_BOLD: Final = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_PRINTED: Final = re.compile(r"[^\r\n]*[^\r\n ]")
_WORD: Final = re.compile(r"\S+")
# What the library calls one at the end of a line, in a line's text and in a box's.
_HYPHENS: Final = ("\x02", "\ufffe")

Box = tuple[float, float, float, float]  # left, bottom, right, top


def read_blocks(data: bytes) -> tuple[Block, ...]:
    """The pages; of a wheel that was printed here, the workbook that the file carries."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise Unreadable("locked" if locked else "damaged") from error
    try:
        if len(document) > MAX_PAGES:
            raise Unreadable("too_heavy")
        carried = _carried(document)
        if carried is not None:
            return carried
        pages = [_page(document[number]) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged") from error
    finally:
        document.close()
    if not any(page.pieces or page.turned for page in pages):
        raise Unreadable("scanned")
    return blocks_of_pages(pages)


def _carried(document: Any) -> tuple[Block, ...] | None:
    """None when there is no workbook, or it can't be read: the pages say the same."""
    for number in range(min(document.count_attachments(), MAX_ATTACHMENTS)):
        attachment = document.get_attachment(number)
        try:
            if attachment.get_name() == _OWN_SHEET:
                return sheet.read_blocks(bytes(attachment.get_data()))
        except (pypdfium2.PdfiumError, Unreadable):
            continue
    return None


def _page(page: Any) -> Page:
    words = page.get_textpage()
    try:
        printed = _Printed(words)
        if printed.count > MAX_PIECES:
            raise Unreadable("too_heavy")
        pieces = list(printed.pieces())
    finally:
        words.close()
    rules = list(_rules(page)) if pieces else []
    width, height = page.get_size()
    page.close()
    turned = tuple(piece for piece in pieces if piece.turned)
    page_of = Page(width, height, pieces, rules, turned)
    if page_of.is_drawing:
        upright = [piece for piece in pieces if not piece.turned]
        return Page(width, height, upright, rules, turned)
    return page_of


class _Printed:
    """The text of a page, asked for once and cut where it was drawn in several goes.

    Asking the library for the text inside each box is exact, and as slow as the page is full; it is
    left for what can't be cut at its spaces.
    """

    def __init__(self, words: Any) -> None:
        self._words = words
        self._pointer = words.raw
        self.count = words.count_rects()
        text = words.get_text_range()
        # One letter for each place, or places can't be told from letters.
        self._text = text if len(text) == words.count_chars() else None
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._matrix = raw.FS_MATRIX()
        self._font = ctypes.create_string_buffer(_LONGEST_FONT)

    def pieces(self) -> Iterator[Piece]:
        if self._text is None:
            yield from self._bounded(self._boxes(0, -1), 0)
            return
        for found in _PRINTED.finditer(self._text):
            start, end = found.span()
            boxes = self._boxes(start, end - start)
            if len(boxes) == 1:
                piece = self._piece(boxes[0], found[0], start)
                if piece:
                    yield piece
            else:
                yield from self._shared(boxes, found)

    def _shared(self, boxes: list[Box], line: re.Match[str]) -> Iterator[Piece]:
        """Each word goes to the box its first letter stands in, and its rest where that stands."""
        words = [(line.start() + each.start(), each[0]) for each in _WORD.finditer(line[0])]
        homes = self._homes(boxes, words)
        if not all(homes):
            letters = [(start + n, each) for start, word in words for n, each in enumerate(word)]
            homes = self._homes(boxes, letters)
        if not all(homes):
            yield from self._bounded(boxes, line.start())
            return
        for box, home in zip(boxes, homes, strict=True):
            start = home[0][0]
            end = home[-1][0] + len(home[-1][1])
            piece = self._piece(box, line.string[start:end], start)
            if piece:
                spaced = start > line.start() and line.string[start - 1] == " "
                yield piece._replace(spaced=spaced)

    def _homes(self, boxes: list[Box], words: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
        """What stands in each box; nothing in any when one of them stands outside all."""
        homes: list[list[tuple[int, str]]] = [[] for _ in boxes]
        for start, word in words:
            left, bottom, _, top = self._letter(start)
            middle = (bottom + top) / 2
            home = next((n for n, box in enumerate(boxes) if _holds(box, left, middle)), None)
            if home is None:
                return [[] for _ in boxes]
            homes[home].append((start, word))
        return homes

    def _bounded(self, boxes: list[Box], start: int) -> Iterator[Piece]:
        for box in boxes:
            left, bottom, _, top = box
            at = raw.FPDFText_GetCharIndexAtPos(
                self._pointer, left + 1, (bottom + top) / 2, 4.0, 4.0
            )
            text = self._words.get_text_bounded(*box)
            piece = self._piece(box, text, at if at >= 0 else start)
            if piece:
                yield piece

    def _piece(self, box: Box, text: str, at: int) -> Piece | None:
        for hyphen in _HYPHENS:
            text = text.replace(hyphen, "-")
        text = tidy(text)
        if not text:
            return None
        left, bottom, right, top = box
        size, base, turned = self._set_at(at)
        size, base = size or round(top - bottom, 1), base if bottom <= base <= top else bottom
        bold = self._is_bold(at)
        return Piece(left, right, bottom, top, size, text, base=base, turned=turned, bold=bold)

    def _boxes(self, start: int, count: int) -> list[Box]:
        left, top, right, bottom = self._numbers
        found = []
        for n in range(raw.FPDFText_CountRects(self._pointer, start, count)):
            raw.FPDFText_GetRect(self._pointer, n, left, top, right, bottom)
            found.append((left.value, bottom.value, right.value, top.value))
        return found

    def _letter(self, at: int) -> Box:
        left, right, bottom, top = self._numbers
        raw.FPDFText_GetCharBox(self._pointer, at, left, right, bottom, top)
        return left.value, bottom.value, right.value, top.value

    def _set_at(self, at: int) -> tuple[float, float, bool]:
        """Size, height and whether it is turned; the size times how print is drawn out upwards."""
        size = raw.FPDFText_GetFontSize(self._pointer, at)
        base, turned = 0.0, False
        if raw.FPDFText_GetMatrix(self._pointer, at, self._matrix):
            size *= hypot(self._matrix.c, self._matrix.d)
            base = self._matrix.f
            turned = abs(self._matrix.b) > _LEANING * abs(self._matrix.a)
        return round(float(size), 1), round(base, 1), turned

    def _is_bold(self, at: int) -> bool:
        """By the font's name; what it says of its weight is often left out, or wrong."""
        raw.FPDFText_GetFontInfo(self._pointer, at, self._font, _LONGEST_FONT, None)
        return _BOLD.search(self._font.value) is not None


def _holds(box: Box, across: float, up: float) -> bool:
    left, bottom, right, top = box
    return left - 0.1 <= across <= right and bottom - 1 <= up <= top + 1


def _rules(page: Any) -> Iterator[Rule]:
    """The thin drawn lines, and the edges of drawn boxes: what tables are ruled with."""
    numbers = [ctypes.c_float() for _ in range(4)]
    left, bottom, right, top = numbers
    for number, drawn in enumerate(_paths(page.raw)):
        if number > MAX_RULES:
            return
        if not raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            continue
        x, y, across, up = (each.value for each in numbers)
        if across - x <= _THIN or up - y <= _THIN:
            yield Rule(x, across, y, up)
        else:
            yield Rule(x, x, y, up)
            yield Rule(across, across, y, up)
            yield Rule(x, across, y, y)
            yield Rule(x, across, up, up)


def _paths(page: Any) -> Iterator[Any]:
    """What is drawn on the page, and in drawings placed on it."""
    for n in range(raw.FPDFPage_CountObjects(page)):
        yield from _paths_in(raw.FPDFPage_GetObject(page, n), _DEEPEST)


def _paths_in(drawn: Any, deep: int) -> Iterator[Any]:
    kind = raw.FPDFPageObj_GetType(drawn)
    if kind == raw.FPDF_PAGEOBJ_PATH:
        yield drawn
    elif kind == raw.FPDF_PAGEOBJ_FORM and deep:
        for n in range(raw.FPDFFormObj_CountObjects(drawn)):
            yield from _paths_in(raw.FPDFFormObj_GetObject(drawn, n), deep - 1)
