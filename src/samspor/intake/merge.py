"""Three readings of one fact: what the source said last, what it says now, what stands with us.

What people have changed since is never reverted: the source wins only where nobody but the source
has spoken.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Merged:
    """`changes` are to be written; `kept` names fields where people's words stay over new ones."""

    changes: dict[str, Any]
    kept: tuple[str, ...] = ()


def merge(*, before: Fields, now: Fields, standing: Fields) -> Merged:
    """Which fields follow the source.

    Args:
        before: The source's previous reading of this fact.
        now: The source's reading this time.
        standing: The fact as it stands with us.
    """
    changes: dict[str, Any] = {}
    kept = []
    for name, said in now.items():
        if said in (before.get(name), standing.get(name)):
            continue  # the source has nothing new to say, or we say the same already
        if standing.get(name) == before.get(name):
            changes[name] = said
        else:
            kept.append(name)
    return Merged(changes, tuple(kept))
