"""Arenas, networks and charters of a document become rows."""

from samspor.drawing.content import Level
from samspor.focus.models import FocusArea
from samspor.intake.said import Fields
from samspor.intake.selectors.weighing import Item
from samspor.intake.services.hand import Hand
from samspor.intake.states import state_of, ties_of
from samspor.networks.enums import ArenaKind
from samspor.networks.models import Arena, Charter
from samspor.networks.services import (
    ArenaFacts,
    CharterFacts,
    PageFacts,
    add_arena,
    add_child_arena,
    change_arena,
    describe_network,
    write_charter,
)
from samspor.registry.enums import Ownership
from samspor.registry.models import Organisation, Unit


def write_arena(hand: Hand, item: Item, said: Fields) -> Arena:
    if item.row is None:
        return _add(hand, said)
    arena: Arena = item.row.row
    before = state_of(arena)
    change_arena(
        viewer=hand.viewer,
        arena=arena,
        facts=ArenaFacts(
            name=said["name"],
            level=Level(arena.level),
            kind=ArenaKind(arena.kind),
            rhythm=arena.rhythm,
            who=said["who"],
            role=said["role"],
        ),
        now=hand.now,
    )
    hand.changed(arena, before)
    return arena


def _add(hand: Hand, said: Fields) -> Arena:
    arena = add_arena(
        viewer=hand.viewer,
        community=hand.community,
        facts=ArenaFacts(
            name=said["name"],
            level=Level(said["level"]),
            kind=ArenaKind(said["kind"]),
            who=said.get("who", ""),
            role=said.get("role", ""),
            rhythm=said.get("rhythm", ""),
        ),
        now=hand.now,
    )
    hand.made(arena)
    if arena.level == Level.MUNICIPALITY.value:
        # One for each: what the arena asks, each municipality dates for itself.
        for municipality in hand.municipalities():
            child = add_child_arena(
                viewer=hand.viewer, parent=arena, municipality=municipality, now=hand.now
            )
            hand.made(child)
    return arena


def write_network(hand: Hand, item: Item, said: Fields) -> Arena:
    """Its page; and the arena itself, unless the wheel's table has told of it already."""
    arena = item.row.row if item.row else hand.get(Arena, hand.rows.get(item.said.same_as))
    is_public = arena.is_public if arena is not None and item.row else hand.shown
    if arena is None:
        arena = _add(hand, said)
    before = state_of(arena)
    describe_network(
        viewer=hand.viewer,
        arena=arena,
        facts=PageFacts(
            name=said["name"],
            who=said.get("who"),
            about=said["about"],
            rhythm=said["rhythm"],
            district=hand.get(Organisation, said["district"]),
            ownership=Ownership(said["ownership"]) if said["ownership"] else None,
            focus_areas=hand.all(FocusArea, ties_of(arena, "focus_areas")),
            partners=hand.all(Organisation, said["partners"]),
            contact_units=hand.all(Unit, said["contact_units"]),
            is_public=is_public,
        ),
        now=hand.now,
    )
    hand.changed(arena, before)
    return arena


def write_a_charter(hand: Hand, item: Item, said: Fields) -> Charter:
    row: Charter | None = item.row.row if item.row else None
    arena = row.arena if row else hand.get(Arena, said["arena"])
    assert arena is not None
    before = state_of(row) if row else None
    charter = write_charter(
        viewer=hand.viewer,
        arena=arena,
        facts=CharterFacts(
            why=said["why"],
            goals=said["goals"],
            themes=[(name, parts) for name, parts in said["themes"]],
            form=said["form"],
            duties=said["duties"],
            fixed_points=said["fixed_points"],
            agreed_on=row.agreed_on if row else None,
            lifetime_years=said["lifetime_years"],
            evaluate_after_years=said["evaluate_after_years"],
        ),
        now=hand.now,
    )
    if before is None:
        hand.made(charter)
    else:
        hand.changed(charter, before)
    return charter
