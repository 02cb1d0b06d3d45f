from samspor.networks.services.arenas import (
    ArenaFacts,
    add_arena,
    add_child_arena,
    change_arena,
    slug_of,
)

__all__ = ["ArenaFacts", "add_arena", "add_child_arena", "change_arena", "slug_of"]
