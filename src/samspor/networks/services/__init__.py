from samspor.networks.services.arenas import (
    ArenaFacts,
    add_arena,
    add_child_arena,
    change_arena,
    slug_of,
)
from samspor.networks.services.pages import (
    CharterFacts,
    PageFacts,
    describe_network,
    show_network,
    write_charter,
)

__all__ = [
    "ArenaFacts",
    "CharterFacts",
    "PageFacts",
    "add_arena",
    "add_child_arena",
    "change_arena",
    "describe_network",
    "show_network",
    "slug_of",
    "write_charter",
]
