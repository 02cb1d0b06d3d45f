"""PDF: the pieces of text that stand on each page, with their places."""

from collections.abc import Iterator
from ctypes import byref
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw

from samspor.reading.blocks import Block
from samspor.reading.errors import Unreadable
from samspor.reading.formats.inline import tidy
from samspor.reading.formats.page_layout import Page, Piece, Rule, blocks_of_pages

MAX_PAGES: Final = 300
MAX_PIECES: Final = 20_000
MAX_RULES: Final = 5_000
_THIN: Final = 2.5


def read_blocks(data: bytes) -> tuple[Block, ...]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise Unreadable("locked" if locked else "damaged") from error
    try:
        if len(document) > MAX_PAGES:
            raise Unreadable("too_heavy")
        pages = [_page(document[number]) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged") from error
    finally:
        document.close()
    if not any(page.pieces for page in pages):
        raise Unreadable("scanned")
    return blocks_of_pages(pages)


def _page(page: Any) -> Page:
    words = page.get_textpage()
    try:
        count = words.count_rects()
        if count > MAX_PIECES:
            raise Unreadable("too_heavy")
        pieces = [piece for n in range(count) if (piece := _piece(words, *words.get_rect(n)))]
    finally:
        words.close()
    rules = list(_rules(page))
    width, height = page.get_size()
    page.close()
    return Page(width, height, pieces, rules)


def _piece(words: Any, left: float, bottom: float, right: float, top: float) -> Piece | None:
    text = tidy(words.get_text_bounded(left, bottom, right, top).replace("\x02", "-"))
    if not text:
        return None
    at = raw.FPDFText_GetCharIndexAtPos(words, (left + 1), (bottom + top) / 2, 4, 4)
    box = raw.FS_RECTF()
    size = top - bottom
    if at >= 0 and raw.FPDFText_GetLooseCharBox(words, at, byref(box)):
        size = abs(box.top - box.bottom)
    return Piece(left, right, bottom, top, round(size, 1), text)


def _rules(page: Any) -> Iterator[Rule]:
    """The thin drawn lines, and the edges of drawn boxes: what tables are ruled with."""
    for number, drawn in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if number > MAX_RULES:
            return
        left, bottom, right, top = drawn.get_bounds()
        if right - left <= _THIN or top - bottom <= _THIN:
            yield Rule(left, right, bottom, top)
        else:
            yield Rule(left, left, bottom, top)
            yield Rule(right, right, bottom, top)
            yield Rule(left, right, bottom, bottom)
            yield Rule(left, right, top, top)
