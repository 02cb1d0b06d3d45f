"""What a university partner does in the work: its role, and each thing it adds."""

import re
from typing import Final

from samspor.reading.draft import PartnerRole
from samspor.reading.notebook import Notebook
from samspor.reading.outline import Entry, outline_of

_PARTNER: Final = (
    r"(?:UH(?:/\w+)?|U/H|DMMH|NTNU|Nord [Uu]niversitet|HVL|OsloMet|UiT|UiA|UiS|UiB|USN|NLA"
    r"|Høgskolen|Universitetet"
    r"|Høgskulen|[A-ZÆØÅ]\w*(?:universitetet|høgskolen|høgskulen|høyskolen))(?:\s(?:i"
    r"|på)\s[A-ZÆØÅ][\w-]+)?(?:\s\(\w{2,12}\))?"
)
_DOES: Final = re.compile(
    rf"^(?P<partner>{_PARTNER}):?\s+(?P<role>(?:støtter|støttar|veileder|rettleier|rettleiar|bidrar"
    rf"|bidreg|deltar|deltek|leder|leier"
    r"|skal|har ansvar|gir|gjev|holder|held|følger|følgjer|kan|er)\b.*?)\s*(?P<opens>:?)$",
)
# "Universitetet:" over what it does.
_LABEL: Final = re.compile(
    rf"(?P<partner>{_PARTNER}|[Uu]niversitetet|[Hh]øgskul?e?n|[Hh]øgskolen|UH)\s*:"
)
_SKIP: Final = re.compile(r"\b(?:hovedpartner|partner)\b", re.IGNORECASE)
_MORE: Final = frozenset({"–", "-", "—"})


def recognise(notebook: Notebook) -> None:
    partner: tuple[str, str | None] | None = None
    opener: Entry | None = None
    for entry in outline_of(notebook):
        found = _DOES.match(entry.text) if entry.role != "table" else None
        label = _LABEL.fullmatch(entry.text) if entry.role != "table" else None
        if label and notebook.is_free(entry.lines[0]):
            partner, opener = (label["partner"], None), entry
            notebook.claim_all(entry.lines)
        elif found and notebook.is_free(entry.lines[0]) and not _SKIP.search(found["role"]):
            partner, opener = (found["partner"], found["role"].strip(" .")), entry
            if found["opens"]:
                notebook.claim_all(entry.lines)
            elif entry.role == "item" or entry.text[found.end("partner")] == ":":
                _write(notebook, entry, *partner, None)
                partner = None
        elif partner and opener and entry.role == "item" and _belongs(entry, opener):
            _write(notebook, entry, *partner, entry.text.strip(" ."))
        else:
            partner = None


def _belongs(entry: Entry, opener: Entry) -> bool:
    """Under the line that ends with a colon: deeper, or with another mark."""
    return opener.text.endswith((":", "skal", "vil", "kan")) and (
        opener.role != "item"
        or entry.level > opener.level
        or entry.mark != opener.mark
        or entry.text[:1].islower()  # a list that lost its levels
    )


def _write(
    notebook: Notebook, entry: Entry, partner: str, role: str | None, text: str | None
) -> None:
    notebook.add_kind("partner_roles")
    notebook.claim_all(entry.lines)
    notebook.partner_roles.append(PartnerRole(partner, role, text))
