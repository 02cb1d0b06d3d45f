"""Wheel content as plain data and back: the `.json` view, editions' snapshots, history, undo.

Keys keep one order and every key is always present, so that two texts can be compared line by line.
Reading forgives keys that are missing, so that snapshots outlive new fields.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from typing import Any

from samspor.drawing.content import (
    Arena,
    ClosedKind,
    ClosedSpan,
    Edition,
    Follow,
    Item,
    Kind,
    Level,
    Mode,
    Relation,
    Revision,
    Status,
    TableShape,
    WheelContent,
)
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Precision, Timing

FORMAT = 1
# No text of somebody's can look like it: in there quotation marks are escaped.
_NO_ITEMS = '"activities": []'

# Thousands of words from a handful: looked up, which an Enum does slowly.
_kind, _mode, _status, _relation = cache(Kind), cache(Mode), cache(Status), cache(Relation)


def to_json(content: WheelContent) -> str:
    """Text with two-space indents and one newline at the end; letters stand as they are."""
    around = _text(content_to_dict(replace(content, items=())))
    if not content.items:
        return around + "\n"
    # Item by item, for a large wheel as one piece takes many times the memory of its text.
    before, here, after = around.partition(_NO_ITEMS)
    items = (_text(item_to_dict(item)).replace("\n", "\n    ") for item in content.items)
    between = ",\n    "
    return f"{before}{here[:-1]}\n    {between.join(items)}\n  ]{after}\n"


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def from_json(data: str | bytes) -> WheelContent:
    """The content that `to_json` wrote.

    Raises:
        ValueError: Not the JSON of a wheel.
    """
    found = json.loads(data)
    if not isinstance(found, dict):
        msg = f"expected a JSON object, got {type(found).__name__}"
        raise ValueError(msg)  # noqa: TRY004 (one kind of error for unreadable text)
    return content_from_dict(found)


def content_to_dict(content: WheelContent) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "community": content.community,
        "community_name": content.community_name,
        "title": content.title,
        "school_year": content.school_year.slug,
        "language": content.language,
        "municipalities": list(content.municipalities),
        "edition": _edition_to_dict(content.edition),
        "arenas": [arena_to_dict(arena) for arena in content.arenas],
        "activities": [item_to_dict(item) for item in content.items],
        "closed": [_closed_to_dict(span) for span in content.closed],
        "table_shape": content.table_shape.value,
    }


def content_from_dict(data: Mapping[str, Any]) -> WheelContent:
    """Raises ValueError when something that must be there is not."""
    try:
        return WheelContent(
            community=data["community"],
            community_name=data["community_name"],
            title=data["title"],
            school_year=SchoolYear.parse(data["school_year"]),
            language=data["language"],
            municipalities=tuple(data.get("municipalities", ())),
            arenas=tuple(arena_from_dict(arena) for arena in data.get("arenas", ())),
            items=tuple(item_from_dict(item) for item in data.get("activities", ())),
            closed=tuple(_closed_from_dict(span) for span in data.get("closed", ())),
            edition=_edition_from_dict(data.get("edition")),
            table_shape=TableShape(data.get("table_shape", TableShape.MONTHS_DOWN.value)),
        )
    except KeyError as error:
        msg = f"expected the key {error} in the data of a wheel"
        raise ValueError(msg) from error


def item_to_dict(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "title": item.title,
        "kind": item.kind.value,
        "timing": timing_to_dict(item.timing),
        "arenas": list(item.arenas),
        "place": item.place,
        "mode": item.mode.value if item.mode else None,
        "status": item.status.value,
        "agenda": list(item.agenda),
        "audience": item.audience,
        "description": item.description,
        "follows": [
            {"id": follow.id, "relation": follow.relation.value} for follow in item.follows
        ],
        "municipalities": list(item.municipalities),
        "asked_by": item.asked_by,
        "initiatives": list(item.initiatives),
    }


def item_from_dict(data: Mapping[str, Any]) -> Item:
    mode = data.get("mode")
    return Item(
        id=data["id"],
        title=data["title"],
        kind=_kind(data["kind"]),
        timing=timing_from_dict(data["timing"]),
        arenas=tuple(data["arenas"]),
        place=data.get("place", ""),
        mode=_mode(mode) if mode else None,
        status=_status(data.get("status", Status.PLANNED.value)),
        agenda=tuple(data.get("agenda", ())),
        audience=data.get("audience", ""),
        description=data.get("description", ""),
        follows=tuple(
            Follow(follow["id"], _relation(follow["relation"]))
            for follow in data.get("follows", ())
        ),
        municipalities=tuple(data.get("municipalities", ())),
        asked_by=data.get("asked_by"),
        initiatives=tuple(data.get("initiatives", ())),
    )


def arena_to_dict(arena: Arena) -> dict[str, Any]:
    return {
        "id": arena.id,
        "name": arena.name,
        "level": arena.level.value,
        "who": arena.who,
        "role": list(arena.role),
        "colour": arena.colour,
    }


def arena_from_dict(data: Mapping[str, Any]) -> Arena:
    return Arena(
        id=data["id"],
        name=data["name"],
        level=Level(data["level"]),
        who=data.get("who", ""),
        role=tuple(data.get("role", ())),
        colour=data.get("colour", 1),
    )


def timing_to_dict(timing: Timing) -> dict[str, str | None]:
    """Days as YYYY-MM-DD, clock times as HH:MM; null where unknown."""
    return {
        "precision": timing.precision.value,
        "first": timing.first.isoformat() if timing.first else None,
        "last": timing.last.isoformat() if timing.last else None,
        "start": timing.start.isoformat("minutes") if timing.start else None,
        "end": timing.end.isoformat("minutes") if timing.end else None,
    }


def timing_from_dict(data: Mapping[str, Any]) -> Timing:
    return _timing(
        data["precision"], data.get("first"), data.get("last"), data.get("start"), data.get("end")
    )


@lru_cache(maxsize=4096)
def _timing(
    precision: str, first: str | None, last: str | None, start: str | None, end: str | None
) -> Timing:
    """Few timings and many activities: each is read once, and shared."""
    return Timing(
        Precision(precision),
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
        time.fromisoformat(start) if start else None,
        time.fromisoformat(end) if end else None,
    )


def _closed_to_dict(span: ClosedSpan) -> dict[str, Any]:
    return {
        "name": span.name,
        "kind": span.kind.value,
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
        "municipalities": list(span.municipalities),
    }


def _closed_from_dict(data: Mapping[str, Any]) -> ClosedSpan:
    return ClosedSpan(
        name=data["name"],
        kind=ClosedKind(data["kind"]),
        first=date.fromisoformat(data["first"]),
        last=date.fromisoformat(data["last"]),
        municipalities=tuple(data.get("municipalities", ())),
    )


def _edition_to_dict(edition: Edition | None) -> dict[str, Any] | None:
    if edition is None:
        return None
    return {
        "number": edition.number,
        "released": edition.released.astimezone(UTC).isoformat(),
        "note": edition.note,
        "revisions": {
            item_id: _revision_to_list(revision) for item_id, revision in edition.revisions.items()
        },
        "gone": [item_to_dict(item) for item in edition.gone],
    }


def _edition_from_dict(data: Mapping[str, Any] | None) -> Edition | None:
    if data is None:
        return None
    return Edition(
        data["number"],
        datetime.fromisoformat(data["released"]),
        data.get("note", ""),
        {item_id: _revision(*row) for item_id, row in data.get("revisions", {}).items()},
        tuple(item_from_dict(item) for item in data.get("gone", ())),
    )


def _revision_to_list(revision: Revision) -> list[int | str | None]:
    """Sequence, changed, cancelled: a row, since a large wheel has thousands of them."""
    cancelled = revision.cancelled
    return [
        revision.sequence,
        revision.changed.astimezone(UTC).isoformat(),
        cancelled.astimezone(UTC).isoformat() if cancelled else None,
    ]


def _revision(sequence: int, changed: str, cancelled: str | None) -> Revision:
    return Revision(
        sequence,
        datetime.fromisoformat(changed),
        datetime.fromisoformat(cancelled) if cancelled else None,
    )
