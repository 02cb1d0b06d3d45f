"""Which network a municipality is in, where running text says it."""

import re
from typing import Final

from samspor.reading.draft import DraftNetwork
from samspor.reading.kinds.partners import partners_in
from samspor.reading.notebook import Notebook

_JOINS: Final = re.compile(
    r"(?P<who>[A-ZÆØÅ][\wæøå]+ kommune(?: med [\wæøå ]+?)?)\s+(?:inngår|inngår|deltar|deltek"
    r"|er med)\b[^.]*?\bi\s+(?:et|eit)\s+"
    r"(?P<name>\w*nettverk)\s+(?:sammen |saman )?med\s+(?P<with>[A-ZÆØÅ][^.]*?kommun\w+)",
)


def read_memberships(notebook: Notebook) -> bool:
    """Running text that says which network a municipality is in; the text itself is kept."""
    many = False
    for line in notebook.lines():
        found = _JOINS.search(line.text) if " kommune" in line.text else None
        if not found:
            continue
        many = True
        names = [found["with"], *partners_in(line.text[found.end() :])]
        members = f"{found['who']}, {found['with']}"
        name = found["name"][:1].upper() + found["name"][1:]
        notebook.networks.append(
            DraftNetwork(
                name,
                "other",
                None,
                None,
                None,
                None,
                members,
                (),
                tuple(dict.fromkeys(reversed(names))),
            )
        )
    return many
