"""What a unit was called, and who owned it: public facts, newest first."""

from dataclasses import dataclass
from datetime import date

from samspor.access.viewer import Viewer
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
    names = FormerName.objects.seen_by(viewer).filter(unit=unit).distinct()
    owners = FormerOwnership.objects.seen_by(viewer).filter(unit=unit).distinct()
    return History(
        tuple(Former(row.name, "", row.valid_from, row.valid_to) for row in names),
        tuple(
            Former(
                row.owner.name if row.owner else "",
                row.get_owner_form_display() or row.get_ownership_display(),
                row.valid_from,
                row.valid_to,
            )
            for row in owners.select_related("owner")
        ),
    )
