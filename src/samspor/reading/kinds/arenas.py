"""Arenas by the names that tables give them."""

from samspor.reading.asking import ask
from samspor.reading.kinds.table_labels import read_level
from samspor.reading.notebook import ArenaNote, Notebook
from samspor.reading.wording import LEVEL_WORDS


def arena_named(notebook: Notebook, name: str, *, line: int) -> ArenaNote:
    """The arena the notebook has under that name, else a new one; its level may be in doubt."""
    for arena in notebook.arenas:
        if arena.name.casefold() == name.casefold():
            return arena
    level = read_level(name)
    arena = ArenaNote(name, level or "municipality")
    notebook.arenas.append(arena)
    if level is None:
        notebook.doubt(
            event=None,
            line=line,
            text=name,
            asked=ask("level", name=name),
            choices=tuple(LEVEL_WORDS.values()),
        )
    return arena
