"""What an edition is kept as, and the content it was made of.

Lines of JSON, packed: the wheel, then its activities, some hundred a line. They are written and
read line by line, for a large wheel as one text takes ten times the memory of its content. An older
snapshot has its activities with the wheel, in its only line.
"""

import gzip
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import chain
from typing import Any, Final

from samspor.drawing.content import Follow, Relation, Revision, Status, WheelContent
from samspor.drawing.export import (
    Share,
    content_from_dict,
    content_to_dict,
    item_from_dict,
    item_to_dict,
    revision_to_list,
    sharing,
    timing_from_dict,
)

_AT_A_TIME: Final = 200  # items in a line: few lines, and none of them large
_AS_GZIP: Final = 31  # what zlib calls it
_relation = cache(Relation)  # an Enum is slow at looking up


def to_snapshot(content: WheelContent) -> bytes:
    packer = zlib.compressobj(wbits=_AS_GZIP)
    packed = [packer.compress(line.encode()) for line in _lines(content)]
    return b"".join([*packed, packer.flush()])


def _lines(content: WheelContent) -> Iterator[str]:
    wheel = content_to_dict(replace(content, items=()))
    if content.edition:
        wheel["edition"]["revisions"] = _grouped(content.edition.revisions)
    yield _line(wheel)
    for start in range(0, len(content.items), _AT_A_TIME):
        some = content.items[start : start + _AT_A_TIME]
        yield _line([_told(item_to_dict(item)) for item in some])


def _line(data: object) -> str:
    """In half as many letters as the `.json` of a wheel, all of them ASCII."""
    return json.dumps(data, separators=(",", ":")) + "\n"


def _told(data: dict[str, Any]) -> dict[str, Any]:
    """Without what is understood when nothing is said."""
    timing = {name: value for name, value in data["timing"].items() if value}
    told = {name: value for name, value in data.items() if value}
    if data["status"] == Status.PLANNED.value:
        del told["status"]
    return {**told, "timing": timing, "title": data["title"]}


def _grouped(revisions: Mapping[str, Revision]) -> list[list[Any]]:
    """Most items were changed last by one of a few editions: the revision, and whose it is."""
    groups: dict[Revision, list[str]] = {}
    for item_id, revision in revisions.items():
        groups.setdefault(revision, []).append(item_id)
    return [[revision_to_list(revision), ids] for revision, ids in groups.items()]


def from_snapshot(packed: bytes) -> WheelContent:
    """The content that `to_snapshot` wrote.

    Each thing is made as soon as it is read, and what is equal is the same object: a large wheel
    takes a fifth of the memory that way.
    """
    share = sharing()
    made = _maker(share)
    with gzip.open(BytesIO(packed)) as lines:
        wheel, *others = (json.loads(line, object_hook=made) for line in lines)
    wheel["activities"] = list(chain(wheel.get("activities", ()), *others))
    return content_from_dict(wheel, share)


def _maker(share: Share[Any]) -> Callable[[dict[str, Any]], object]:
    def made(read: dict[str, Any]) -> object:
        if "precision" in read:
            return timing_from_dict(read)
        if "relation" in read:
            return share(Follow(share(read["id"]), _relation(read["relation"])))
        return item_from_dict(read, share) if "timing" in read else read

    return made
