"""What a unit was called, and who owned it: public facts, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import FilteredRelation, QuerySet

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
    rows = Unit.objects.seen_by(viewer).filter(pk=unit.pk)
    return history_in(list(with_history(rows)))


def with_history(rows: QuerySet[Unit]) -> QuerySet[Unit]:
    """Each unit once for each pair of a former name and a former owner; for `history_in`."""
    followed = ["former_name", "former_owner__owner"]
    return rows.annotate(
        former_name=FilteredRelation("former_names"),
        former_owner=FilteredRelation("former_ownerships"),
    ).select_related(*followed)


def history_in(rows: Iterable[Unit]) -> History:
    """Of one unit."""
    names: dict[int, Former] = {}
    owners: dict[int, Former] = {}
    for row in rows:
        name: FormerName | None = vars(row).get("former_name")
        if name is not None:
            names[name.pk] = Former(name.name, "", name.valid_from, name.valid_to)
        owner: FormerOwnership | None = vars(row).get("former_owner")
        if owner is not None:
            form = OwnerForm(owner.owner_form) if owner.owner_form else Ownership(owner.ownership)
            called = owner.owner.name if owner.owner else ""
            owners[owner.pk] = Former(called, str(form.label), owner.valid_from, owner.valid_to)
    return History(_newest_first(names.values()), _newest_first(owners.values()))


def _newest_first(some: Iterable[Former]) -> tuple[Former, ...]:
    return tuple(sorted(some, key=lambda each: each.last, reverse=True))
