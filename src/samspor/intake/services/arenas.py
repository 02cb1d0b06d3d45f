"""The arenas a document speaks of, matched by name with those the community has."""

from samspor.drawing.content import Level
from samspor.intake.facts import arena_fields, arena_kind, arena_level
from samspor.intake.merge import merge
from samspor.intake.models import Source, SourceFact
from samspor.intake.outcome import Outcome
from samspor.intake.services.place import Place
from samspor.networks.enums import ArenaKind
from samspor.networks.models import Arena
from samspor.networks.services.arenas import ArenaFacts, add_arena, add_child_arena, change_arena
from samspor.reading.draft import Draft, DraftArena

KEY = "arena:"  # no key of an event has a colon


def take_arenas(place: Place, source: Source, draft: Draft, outcome: Outcome) -> dict[str, Arena]:
    """Every arena of the draft as a row, by the name the document uses."""
    rows = Arena.objects.unguarded(reason="names in the document are matched to these")
    known = {
        arena.name.casefold(): arena
        for arena in rows.filter(community=place.community, parent=None)
    }
    facts = {fact.key: fact for fact in _facts(source)}
    taken: dict[str, Arena] = {}
    for said in draft.arenas:
        fact = facts.get(KEY + said.name)
        arena = fact.arena if fact and fact.arena else known.get(said.name.casefold())
        if arena is None:
            arena = _add(place, said)
            outcome.arenas_added.append(arena.name)
        elif _change(place, arena, said, fact):
            outcome.arenas_changed.append(arena.name)
        _keep(source, said, arena, fact)
        taken[said.name] = arena
    return taken


def _add(place: Place, said: DraftArena) -> Arena:
    level = arena_level(said)
    arena = add_arena(
        viewer=place.viewer,
        community=place.community,
        facts=ArenaFacts(
            name=said.name,
            level=level,
            kind=arena_kind(said.name),
            who=arena_fields(said)["who"],
            role=arena_fields(said)["role"],
        ),
        now=place.now,
    )
    if level is Level.MUNICIPALITY:
        # One for each: what the arena asks, each municipality dates for itself.
        for municipality in place.municipalities.values():
            add_child_arena(
                viewer=place.viewer, parent=arena, municipality=municipality, now=place.now
            )
    return arena


def _change(place: Place, arena: Arena, said: DraftArena, fact: SourceFact | None) -> bool:
    now = arena_fields(said)
    standing = {"who": arena.who, "role": arena.role}
    # Without an earlier reading the document only fills what is empty.
    before = fact.reading if fact else {"who": "", "role": ""}
    merged = merge(before=before, now=now, standing=standing)
    if not merged.changes:
        return False
    change_arena(
        viewer=place.viewer,
        arena=arena,
        facts=ArenaFacts(
            name=arena.name,
            level=Level(arena.level),
            kind=ArenaKind(arena.kind),
            rhythm=arena.rhythm,
            who=merged.changes.get("who", arena.who),
            role=merged.changes.get("role", arena.role),
        ),
        now=place.now,
    )
    return True


def _keep(source: Source, said: DraftArena, arena: Arena, fact: SourceFact | None) -> None:
    row = fact or SourceFact(source=source, key=KEY + said.name, arena=arena)
    if fact and fact.reading == arena_fields(said):
        return
    row.reading = arena_fields(said)
    row.full_clean()
    row.save()


def _facts(source: Source) -> list[SourceFact]:
    rows = SourceFact.objects.unguarded(reason="what the same document said last")
    return list(rows.filter(source=source, arena__isnull=False).select_related("arena"))
