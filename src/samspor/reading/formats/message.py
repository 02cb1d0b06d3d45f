"""E-mail (.eml): the subject, the body, and each attachment as the document it is."""

import email
import email.policy
from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage, MIMEPart
from typing import Final

from samspor.reading.around import refused
from samspor.reading.blocks import (
    Block,
    Heading,
    Line,
    LineMaker,
    ListBlock,
    Margin,
    Paragraph,
    Part,
    Table,
    lines_of,
)
from samspor.reading.errors import Unreadable
from samspor.reading.formats.inline import tidy

MAX_ATTACHMENTS: Final = 20
MAX_MESSAGES_INSIDE: Final = 20
_FAULTS: Final = (LookupError, ValueError, TypeError, AttributeError, AssertionError)

Reader = Callable[[bytes], tuple[Block, ...]]


def read_blocks(data: bytes, read: Reader) -> tuple[Block, ...]:
    """`read` reads what a part holds, judged by its content as any other document."""
    if data.count(b"message/rfc822") > MAX_MESSAGES_INSIDE:
        raise Unreadable("too_heavy")
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        return _Gathered(read).of(message)
    except RecursionError as error:
        raise Unreadable("too_heavy") from error
    except _FAULTS as error:
        raise Unreadable("damaged") from error


class _Gathered:
    def __init__(self, read: Reader) -> None:
        self._read = read
        self._maker = LineMaker()
        self._number = 0
        self._blocks: list[Block] = []

    def of(self, message: EmailMessage) -> tuple[Block, ...]:
        subject = tidy(str(message.get("subject", "")))
        if subject:
            self._blocks.append(Heading(self._line(subject), 1))
        body = message.get_body(("html", "plain"))
        if body is not None:
            self._add(_content(body), "Teksten i e-posten")
        for number, part in enumerate(message.iter_attachments()):
            name = tidy(part.get_filename() or "") or "Vedlegg uten navn"
            if number >= MAX_ATTACHMENTS:
                self._refuse(name, f"many_attachments:{name}")
                continue
            self._add(_content(part), f"Vedlegget {name}")
        return tuple(self._blocks)

    def _add(self, content: bytes, name: str) -> None:
        try:
            blocks = self._read(content)
        except Unreadable as refusal:
            if refusal.code != "empty":
                self._refuse(name, refused(name, refusal))
            return
        above = self._number
        for block in blocks:
            moved = _moved(block, self._maker.made, above)
            lines = lines_of(moved)
            self._maker.made += len(lines)
            self._number = max([self._number, *(line.number for line in lines)])
            self._blocks.append(moved)

    def _refuse(self, name: str, why: str) -> None:
        self._blocks.append(Margin(self._line(name), why))

    def _line(self, text: str) -> Line:
        self._number += 1
        return self._maker.line(self._number, text, (Part(text),))


def _content(part: MIMEPart) -> bytes:
    found = part.get_content()
    if isinstance(found, EmailMessage):
        return found.as_bytes()
    if isinstance(found, str):
        # Its encoding was told outside the text, and is not what the page itself may say.
        return b"\xef\xbb\xbf" + found.encode("utf-8", "replace")
    return found if isinstance(found, bytes) else b""


def _moved(block: Block, first: int, above: int) -> Block:
    """The block as part of a longer document: its lines counted on."""
    places = iter(range(first, first + len(lines_of(block))))

    def on(line: Line) -> Line:
        return replace(line, index=next(places), number=line.number + above)

    match block:
        case Heading() | Paragraph() | Margin():
            return replace(block, line=on(block.line))
        case ListBlock(items=items):
            return ListBlock(tuple(replace(item, line=on(item.line)) for item in items))
        case Table(rows=rows):
            return Table(
                tuple(
                    replace(
                        row,
                        number=row.number + above,
                        cells=tuple(replace(cell, line=on(cell.line)) for cell in row.cells),
                    )
                    for row in rows
                )
            )
