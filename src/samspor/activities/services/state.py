"""The whole of an activity as plain data, and back: what history keeps and undo restores.

`item` is what editions and the `.json` view write (drawing.export); `row` is what only the draft
knows: primary keys of what it is tied to, lags, and what is pinned or removed.
"""

from collections.abc import Mapping
from typing import Any

from samspor.activities.models import (
    Activity,
    ActivityArena,
    ActivityInitiative,
    ActivityMunicipality,
    Follow,
)
from samspor.drawing import content
from samspor.drawing.export import item_from_dict, item_to_dict


def state_of(activity: Activity) -> dict[str, Any]:
    arenas = list(
        ActivityArena.objects.unguarded(reason="history is complete, whoever makes it")
        .filter(activity=activity)
        .select_related("arena__parent")
    )
    municipalities = list(
        ActivityMunicipality.objects.unguarded(reason="history is complete, whoever makes it")
        .filter(activity=activity)
        .select_related("municipality")
    )
    follows = list(
        Follow.objects.unguarded(reason="history is complete, whoever makes it")
        .filter(activity=activity)
        .select_related("follows")
    )
    initiatives = ActivityInitiative.objects.unguarded(
        reason="history is complete, whoever makes it"
    ).filter(activity=activity)
    item = content.Item(
        id=activity.public_id,
        title=activity.title,
        kind=content.Kind(activity.kind),
        timing=activity.timing,
        arenas=tuple(dict.fromkeys((tie.arena.parent or tie.arena).slug for tie in arenas)),
        place=activity.place,
        mode=content.Mode(activity.mode) if activity.mode else None,
        status=content.Status(activity.status),
        agenda=tuple(activity.agenda.splitlines()),
        audience=activity.audience,
        description=activity.description,
        follows=tuple(
            content.Follow(tie.follows.public_id, content.Relation(tie.relation)) for tie in follows
        ),
        municipalities=tuple(str(tie.municipality) for tie in municipalities),
        asked_by=activity.asked_by.public_id if activity.asked_by else None,
        initiatives=tuple(initiatives.values_list("initiative_id", flat=True)),
    )
    return {
        "item": item_to_dict(item),
        "row": {
            "arenas": [tie.arena_id for tie in arenas],
            "municipalities": [tie.municipality_id for tie in municipalities],
            "follows": [[tie.follows_id, tie.relation, tie.lag_days] for tie in follows],
            "asked_by": activity.asked_by_id,
            "pinned": activity.pinned,
            "removed": activity.removed,
        },
    }


def as_written_now(state: Mapping[str, Any]) -> dict[str, Any]:
    """A state from the history with what later versions have added, so that two compare."""
    return {"item": item_to_dict(item_from_dict(state["item"])), "row": state["row"]}


def restore(activity: Activity, state: dict[str, Any]) -> None:
    """Put the state back on the row and its ties. The caller saves the row and its history."""
    item, row = item_from_dict(state["item"]), state["row"]
    activity.title = item.title
    activity.kind = item.kind.value
    activity.timing = item.timing
    activity.place = item.place
    activity.mode = item.mode.value if item.mode else ""
    activity.status = item.status.value
    activity.agenda = "\n".join(item.agenda)
    activity.audience = item.audience
    activity.description = item.description
    activity.asked_by_id = row["asked_by"]
    activity.pinned = row["pinned"]
    activity.removed = row["removed"]
    tie(
        activity,
        arenas=row["arenas"],
        municipalities=row["municipalities"],
        follows=[(key, relation, lag) for key, relation, lag in row["follows"]],
        initiatives=list(item.initiatives),
    )


def tie(
    activity: Activity,
    *,
    arenas: list[int],
    municipalities: list[int],
    follows: list[tuple[int, str, int | None]],
    initiatives: list[int],
) -> None:
    """Make the ties exactly these, in this order. Untouched ones keep their rows."""
    _set_arenas(activity, arenas)
    _set_municipalities(activity, municipalities)
    _set_follows(activity, follows)
    _set_initiatives(activity, initiatives)


def _set_arenas(activity: Activity, wanted: list[int]) -> None:
    rows = ActivityArena.objects.unguarded(reason="history is complete, whoever makes it").filter(
        activity=activity
    )
    if list(rows.values_list("arena_id", flat=True)) == wanted:
        return
    rows.delete()
    for position, arena in enumerate(wanted):
        row = ActivityArena(activity=activity, arena_id=arena, position=position)
        row.full_clean()
        row.save()


def _set_municipalities(activity: Activity, wanted: list[int]) -> None:
    rows = ActivityMunicipality.objects.unguarded(
        reason="history is complete, whoever makes it"
    ).filter(activity=activity)
    if list(rows.values_list("municipality_id", flat=True)) == wanted:
        return
    rows.delete()
    for municipality in wanted:
        row = ActivityMunicipality(activity=activity, municipality_id=municipality)
        row.full_clean()
        row.save()


def _set_follows(activity: Activity, wanted: list[tuple[int, str, int | None]]) -> None:
    rows = Follow.objects.unguarded(reason="history is complete, whoever makes it").filter(
        activity=activity
    )
    if list(rows.values_list("follows_id", "relation", "lag_days")) == wanted:
        return
    rows.delete()
    for follows, relation, lag in wanted:
        row = Follow(activity=activity, follows_id=follows, relation=relation, lag_days=lag)
        row.full_clean()
        row.save()


def _set_initiatives(activity: Activity, wanted: list[int]) -> None:
    rows = ActivityInitiative.objects.unguarded(
        reason="history is complete, whoever makes it"
    ).filter(activity=activity)
    if list(rows.values_list("initiative_id", flat=True)) == wanted:
        return
    rows.delete()
    for initiative in wanted:
        row = ActivityInitiative(activity=activity, initiative_id=initiative)
        row.full_clean()
        row.save()
