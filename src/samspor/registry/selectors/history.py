"""What a unit was called, and who owned it: public facts, newest first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Value
from django.db.models.functions import Coalesce

from samspor.access.viewer import Viewer
from samspor.registry.enums import OwnerForm, Ownership
from samspor.registry.models import FormerName, FormerOwnership, Unit


@dataclass(frozen=True, slots=True)
class Former:
    """`name` empty for an owner nobody knows the name of; both ends inclusive."""

    name: str
    form: str
    first: date | None
    last: date


@dataclass(frozen=True, slots=True)
class History:
    names: tuple[Former, ...]
    owners: tuple[Former, ...]

    def __bool__(self) -> bool:
        return bool(self.names or self.owners)


def history_of(viewer: Viewer, *, unit: Unit) -> History:
    """One statement for both."""
    names = FormerName.objects.seen_by(viewer).filter(unit=unit).order_by()
    owners = FormerOwnership.objects.seen_by(viewer).filter(unit=unit).order_by()
    rows = names.values_list(
        _text("name"), "name", _text(""), _text(""), "valid_from", "valid_to"
    ).union(
        owners.values_list(
            _text("owner"),
            Coalesce("owner__name", _text("")),
            "owner_form",
            "ownership",
            "valid_from",
            "valid_to",
        )
    )
    former: dict[str, list[Former]] = {"name": [], "owner": []}
    for kind, name, form, ownership, first, last in rows:
        words = OwnerForm(form).label if form else Ownership(ownership).label if ownership else ""
        former[kind].append(Former(name, str(words), first, last))
    for some in former.values():
        some.sort(key=lambda each: each.last, reverse=True)
    return History(tuple(former["name"]), tuple(former["owner"]))


def _text(word: str) -> Value:
    return Value(word, output_field=CharField())
