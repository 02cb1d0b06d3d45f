"""Entries of a calendar in a tenth of their room, unpacked a piece at a time when asked for."""

import zlib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from samspor.drawing.calendar_entries import CalendarEntry

_PIECE: Final = 200
_ABOUT: Final = 200  # bytes of an entry without its data


@dataclass(frozen=True, slots=True)
class _Piece:
    """`about` are the entries without their data, which stands packed behind each other."""

    packed: bytes
    about: tuple[CalendarEntry, ...]
    ends: tuple[int, ...]


class PackedEntries:
    """In the order they came. What makes them need not hold them all at once."""

    def __init__(self, entries: Iterable[CalendarEntry]) -> None:
        self._pieces = tuple(_piece(some) for some in _some_at_a_time(entries))

    @property
    def weight(self) -> int:
        return sum(len(one.packed) + _ABOUT * len(one.about) for one in self._pieces)

    def __iter__(self) -> Iterator[CalendarEntry]:
        for piece in self._pieces:
            yield from _unpacked(piece, piece.about)

    def among(self, ids: Container[str]) -> Iterator[CalendarEntry]:
        """Those of the items with these ids."""
        for piece in self._pieces:
            wanted = [one for one in piece.about if one.item_id in ids]
            if wanted:
                yield from _unpacked(piece, wanted)


def _some_at_a_time(entries: Iterable[CalendarEntry]) -> Iterator[list[CalendarEntry]]:
    some: list[CalendarEntry] = []
    for entry in entries:
        some.append(entry)
        if len(some) == _PIECE:
            yield some
            some = []
    if some:
        yield some


def _piece(some: list[CalendarEntry]) -> _Piece:
    ends, end = [], 0
    for entry in some:
        end += len(entry.data)
        ends.append(end)
    packed = zlib.compress(b"".join(entry.data for entry in some), 1)
    return _Piece(packed, tuple(_with(entry, b"") for entry in some), tuple(ends))


def _unpacked(piece: _Piece, wanted: Iterable[CalendarEntry]) -> Iterator[CalendarEntry]:
    """Of `piece.about` those that are wanted, in the same order."""
    data, start, left = zlib.decompress(piece.packed), 0, iter(wanted)
    looked_for = next(left, None)
    for entry, end in zip(piece.about, piece.ends, strict=True):
        if entry is looked_for:
            yield _with(entry, data[start:end])
            looked_for = next(left, None)
        start = end


def _with(entry: CalendarEntry, data: bytes) -> CalendarEntry:
    return CalendarEntry(
        entry.item_id, data, entry.end, entry.last_day, entry.reminds, entry.whole_day
    )
