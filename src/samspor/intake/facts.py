"""A draft's events and arenas as plain fields that can be kept, compared and merged."""

import re
from collections.abc import Mapping
from typing import Any

from samspor.activities.facts import ActivityFacts, FollowFact
from samspor.drawing.content import Kind, Level, Mode, Relation, Status
from samspor.drawing.export import timing_from_dict
from samspor.networks.enums import ArenaKind
from samspor.reading.draft import DraftArena

LIST_MARK = "- "
_HEADS = re.compile(r"(?:styrer|styrar|rektor)\w*net|net\w* for \w*(?:styrer|styrar|rektor)")


def standing_fields(state: Mapping[str, Any]) -> dict[str, Any]:
    """What a document may say of an activity, as it stands (`activities.services.state`)."""
    item, row = state["item"], state["row"]
    same = ("title", "kind", "timing", "place", "mode", "agenda", "audience")
    return {
        **{name: item[name] for name in same},
        "status": called_off(item.get("status")),
        "arenas": row["arenas"],
        "municipalities": row["municipalities"],
        "follows": sorted([follows, relation] for follows, relation, _lag in row["follows"]),
    }


def called_off(status: str | None) -> str:
    """A plan is held unless something is said; so it is no answer to "cancelled" (T-19)."""
    return Status.CANCELLED.value if status == Status.CANCELLED.value else ""


def activity_facts(
    fields: Mapping[str, Any], *, state: Mapping[str, Any] | None = None
) -> ActivityFacts:
    """The fields as the services want them; what no document says stays as in `state`."""
    lags = {follows: lag for follows, _relation, lag in state["row"]["follows"]} if state else {}
    return ActivityFacts(
        title=fields["title"],
        timing=timing_from_dict(fields["timing"]),
        arenas=tuple(fields["arenas"]),
        kind=Kind(fields["kind"]),
        place=fields["place"],
        mode=Mode(fields["mode"]) if fields["mode"] else None,
        agenda=tuple(fields["agenda"]),
        audience=fields["audience"],
        description=state["item"]["description"] if state else "",
        municipalities=tuple(fields["municipalities"]),
        follows=tuple(
            FollowFact(follows, Relation(relation), lags.get(follows))
            for follows, relation in fields["follows"]
        ),
        initiatives=tuple(state["item"]["initiatives"]) if state else (),
        pinned=bool(state and state["row"]["pinned"]),
        status=Status.CANCELLED if fields.get("status") == Status.CANCELLED.value else None,
    )


def arena_fields(arena: DraftArena) -> dict[str, str]:
    return {"who": arena.who or "", "role": _paragraphs(arena.role or "")}


def _paragraphs(text: str) -> str:
    """Lines become paragraphs; list items stay together under the line that opens them."""
    lines = text.split("\n")
    joined = lines[:1]
    for line in lines[1:]:
        joined.append(("\n" if line.startswith(LIST_MARK) else "\n\n") + line)
    return "".join(joined)


def arena_level(arena: DraftArena) -> Level:
    return Level(str(arena.level))


def arena_kind(name: str) -> ArenaKind:
    """What the name says; nothing is guessed beyond it."""
    plain = name.lower()
    if "arbeidsgruppe" in plain:
        return ArenaKind.WORKING_GROUP
    if "styringsgruppe" in plain:
        return ArenaKind.STEERING_GROUP
    if _HEADS.search(plain):
        return ArenaKind.HEADS_NETWORK
    if "utviklingsarbeid" in plain:
        return ArenaKind.UNIT_DEVELOPMENT
    return ArenaKind.OTHER
