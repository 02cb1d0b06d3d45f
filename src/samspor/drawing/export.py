"""Wheel content as plain data and back: the `.json` view, `drawing.snapshot`, history, undo.

Keys keep one order and every key is always present, so that two texts can be compared line by line.
Reading forgives keys that are missing, so that snapshots outlive new fields.
"""

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from json.encoder import encode_basestring
from typing import Any, Final, TypeVar

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
_NO_ITEMS: Final = '"activities": []'
_BETWEEN: Final = ",\n    "
_LINE: Final = ",\n"

Thing = TypeVar("Thing", bound=Hashable)
Share = Callable[[Thing], Thing]

# Thousands of words from a handful: looked up, which an Enum does slowly.
_kind, _mode, _status, _relation = cache(Kind), cache(Mode), cache(Status), cache(Relation)


def to_json(content: WheelContent) -> bytes:
    """With two-space indents and one newline at the end; letters stand as they are, in UTF-8."""
    return b"".join(json_parts(content))


def json_parts(content: WheelContent) -> Iterator[bytes]:
    """Item by item, for a large wheel as one piece takes many times the memory of its text."""
    before, here, after = _text(content_to_dict(replace(content, items=()))).partition(_NO_ITEMS)
    if not content.items:
        yield f"{before}{here}{after}\n".encode()
        return
    yield f"{before}{here[:-1]}\n    ".encode()
    for number, item in enumerate(content.items):
        text = _text(item_to_dict(item), "    ")
        yield f"{_BETWEEN if number else ''}{text}".encode()
    yield f"\n  ]{after}\n".encode()


def _text(data: object, before: str = "") -> str:
    """As `json.dumps` with two-space indents, which leaves garbage behind at each call."""
    if isinstance(data, str):
        return encode_basestring(data)
    if not data or isinstance(data, int):
        return json.dumps(data)
    inner = f"{before}  "
    if isinstance(data, dict):
        lines = [
            f"{inner}{encode_basestring(name)}: {_text(value, inner)}"
            for name, value in data.items()
        ]
        opening, closing = "{}"
    else:
        assert isinstance(data, list)
        lines = [inner + _text(value, inner) for value in data]
        opening, closing = "[]"
    return f"{opening}\n{_LINE.join(lines)}\n{before}{closing}"


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


def sharing() -> Share[Any]:
    """Gives what it was given before, where that is equal."""
    known: dict[Hashable, Any] = {}
    return lambda thing: known.setdefault(thing, thing)


def as_it_is(thing: Thing) -> Thing:
    return thing


def content_from_dict(data: Mapping[str, Any], share: Share[Any] = as_it_is) -> WheelContent:
    """`share` gives the same object for what is equal.

    Raises:
        ValueError: Something that must be there is not.
    """
    try:
        return WheelContent(
            community=data["community"],
            community_name=data["community_name"],
            title=data["title"],
            school_year=SchoolYear.parse(data["school_year"]),
            language=data["language"],
            municipalities=tuple(data.get("municipalities", ())),
            arenas=tuple(arena_from_dict(arena) for arena in data.get("arenas", ())),
            items=_items(data.get("activities", ())),
            closed=tuple(_closed_from_dict(span) for span in data.get("closed", ())),
            edition=_edition_from_dict(data.get("edition"), share),
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


def _items(read: Iterable[Item | Mapping[str, Any]]) -> tuple[Item, ...]:
    return tuple(item if isinstance(item, Item) else item_from_dict(item) for item in read)


def item_from_dict(data: Mapping[str, Any], share: Share[Any] = as_it_is) -> Item:
    mode, timing = data.get("mode"), data["timing"]
    return Item(
        id=share(data["id"]),
        title=share(data["title"]),
        kind=_kind(data["kind"]),
        timing=timing if isinstance(timing, Timing) else timing_from_dict(timing),
        arenas=share(tuple(data.get("arenas", ()))),
        place=share(data.get("place", "")),
        mode=_mode(mode) if mode else None,
        status=_status(data.get("status", Status.PLANNED.value)),
        agenda=share(tuple(data.get("agenda", ()))),
        audience=share(data.get("audience", "")),
        description=share(data.get("description", "")),
        follows=tuple(
            follow
            if isinstance(follow, Follow)
            else Follow(follow["id"], _relation(follow["relation"]))
            for follow in data.get("follows", ())
        ),
        municipalities=share(tuple(data.get("municipalities", ()))),
        asked_by=share(data.get("asked_by")),
        initiatives=share(tuple(data.get("initiatives", ()))),
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
            item_id: revision_to_list(revision) for item_id, revision in edition.revisions.items()
        },
        "gone": [item_to_dict(item) for item in edition.gone],
    }


def _edition_from_dict(data: Mapping[str, Any] | None, share: Share[Any]) -> Edition | None:
    if data is None:
        return None
    return Edition(
        data["number"],
        datetime.fromisoformat(data["released"]),
        data.get("note", ""),
        _revisions(data.get("revisions", {}), share),
        _items(data.get("gone", ())),
    )


def _revisions(read: Any, share: Share[Any]) -> dict[str, Revision]:
    if isinstance(read, list):
        return {share(item_id): _revision(*row) for row, ids in read for item_id in ids}
    return {share(item_id): _revision(*row) for item_id, row in read.items()}


def revision_to_list(revision: Revision) -> list[int | str | None]:
    """Sequence, changed, cancelled: a row, since a large wheel has thousands of them."""
    cancelled = revision.cancelled
    return [
        revision.sequence,
        _instant(revision.changed),
        _instant(cancelled) if cancelled else None,
    ]


@lru_cache(maxsize=256)
def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


@lru_cache(maxsize=4096)
def _revision(sequence: int, changed: str, cancelled: str | None) -> Revision:
    return Revision(
        sequence,
        datetime.fromisoformat(changed),
        datetime.fromisoformat(cancelled) if cancelled else None,
    )
