"""Arenas where services meet, each told by labels: for whom, how often, who is in it and answers.

“Pedagogisk team” over "Formål: …", "Møtehyppighet: …", "Deltakere: …", "Ansvarlig for møtet: …".
"""

import re
from collections.abc import Iterator
from typing import Final

from samspor.reading.draft import Contact, DraftNetwork
from samspor.reading.notebook import Notebook
from samspor.reading.outline import Entry, outline_of

_LABELS: Final = {
    "members": re.compile(r"(?:deltakere|deltakarar|hvem deltar|kven deltek|medlemmer)\s*\??:\s*"),
    "meets": re.compile(
        r"(?:møtehyppighet|møtefrekvens|møtehyppigheit|hyppighet"
        r"|hvor ofte)\s*\??:\s*"
    ),
    "lead": re.compile(r"(?:(?:hvem|kven) er )?ansvarl(?:ig|eg)(?: for møte(?:t|ne)?)?\s*\??:\s*"),
    "text": re.compile(r"(?:formål|føremål|hensikt)\s*\??:\s*"),
    "for": re.compile(r"målgruppe\s*:\s*"),
}
_NEEDED: Final = frozenset({"members", "meets"})
_LONGEST_NAME: Final = 90
# "Rektor" and "Leder av ped.team" answer for it by their post.
_LEAD_ROLE: Final = "Ansvarlig"


def read_arenas(notebook: Notebook) -> Iterator[DraftNetwork]:
    over: Entry | None = None
    told: dict[str, list[Entry]] = {}
    for entry in [*outline_of(notebook), None]:
        label = _label(entry) if entry is not None else None
        if entry is not None and label is not None:
            told.setdefault(label, []).append(entry)
            continue
        if over is not None and told.keys() >= _NEEDED:
            yield _arena(notebook, over, told)
        over, told = (entry if entry is not None and _may_name(notebook, entry) else None), {}


def _label(entry: Entry) -> str | None:
    if entry.role == "table" or ":" not in entry.text:
        return None
    low = entry.text.lower()
    return next((name for name, words in _LABELS.items() if words.match(low)), None)


def _may_name(notebook: Notebook, entry: Entry) -> bool:
    titled = entry.text.rstrip(" .:") == notebook.title
    if entry.role == "table" or not (titled or notebook.is_free(entry.lines[0])):
        return False
    return len(entry.text) <= _LONGEST_NAME and not entry.text.endswith((".", ":", "!"))


def _arena(notebook: Notebook, over: Entry, told: dict[str, list[Entry]]) -> DraftNetwork:
    for entry in (over, *(each for entries in told.values() for each in entries)):
        notebook.claim_all(entry.lines)
    said = {name: " ".join(_rest(each.text) for each in told[name]) for name in told}
    lead = said.get("lead")
    return DraftNetwork(
        name=over.text.strip(" ."),
        kind="other",
        district=None,
        ownership=None,
        text=" ".join(filter(None, [said.get("text"), _for_whom(said)])) or None,
        meets=said["meets"].strip(" ."),
        members=said["members"].strip(" ."),
        contacts=(Contact(_LEAD_ROLE, None, lead.strip(" ."), False),) if lead else (),
        partners=(),
    )


def _for_whom(said: dict[str, str]) -> str | None:
    return f"Målgruppe: {said['for']}" if "for" in said else None


def _rest(text: str) -> str:
    return text.partition(":")[2].strip()
