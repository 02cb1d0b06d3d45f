"""Who owns a unit, as far as a row of a file tells."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from samspor.reading.registers import FoundUnit
from samspor.reading.registers.units import folded
from samspor.registry.compared import Fault, Known, KnownUnit, Place, RowFault
from samspor.registry.enums import Ownership


@dataclass(slots=True)
class Owning:
    """What it does to the unit; `new_name` is an owner that is to be added."""

    values: dict[str, object] = field(default_factory=dict)
    faults: list[RowFault] = field(default_factory=list)
    new_name: str = ""


class Owners:
    """`default_ownership` is what a new unit is when its row does not say."""

    def __init__(self, known: Known, default_ownership: str) -> None:
        self.default_ownership = default_ownership
        self.municipalities = {place.id for place in known.municipalities}
        self.by_number = {place.number: place.id for place in known.owners if place.number}
        self.by_name = grouped(known.owners)

    def of(self, found: FoundUnit, *, place: int, unit: KnownUnit | None) -> Owning:
        owning = Owning()
        owner = self._owner(found, owning)
        ownership = self._ownership(found, owner, owning, unit)
        if owning.faults:
            return owning
        if ownership == Ownership.MUNICIPAL:
            if owning.new_name or (owner is not None and owner not in self.municipalities):
                wrong = RowFault(Fault.OWNER_MISMATCH, found.owner or found.owner_number)
                return Owning(faults=[wrong])
            if owner is None and (unit is None or unit.ownership != ownership):
                owner = place
            owning.values["owner_form"] = ""
        elif found.owner_form:
            owning.values["owner_form"] = found.owner_form
        if ownership:
            owning.values["ownership"] = str(ownership)
        if owner is not None:
            owning.values["owner_id"] = owner
        elif ownership == Ownership.PRIVATE and unit and unit.ownership != ownership:
            owning.values["owner_id"] = None  # the municipality owns it no longer
        return owning

    def _owner(self, found: FoundUnit, owning: Owning) -> int | None:
        if found.owner_number and found.owner_number in self.by_number:
            return self.by_number[found.owner_number]
        if not found.owner:
            return None
        same = self.by_name.get(folded(found.owner), [])
        if found.owner_number:
            same = [owner for owner in same if not owner.number]
        if len({owner.id for owner in same}) > 1:
            owning.faults.append(RowFault(Fault.OWNER_TWICE, found.owner))
            return None
        if not same:
            owning.new_name = found.owner
            return None
        return same[0].id

    def _ownership(
        self, found: FoundUnit, owner: int | None, owning: Owning, unit: KnownUnit | None
    ) -> str:
        """As the row says, else as its owner tells, else as was chosen for the whole file."""
        if found.ownership:
            return found.ownership
        if owner is not None:
            is_municipal = owner in self.municipalities
            return Ownership.MUNICIPAL if is_municipal else Ownership.PRIVATE
        if owning.new_name:
            return Ownership.PRIVATE
        if unit is None and not self.default_ownership:
            owning.faults.append(RowFault(Fault.OWNERSHIP_MISSING))
        return self.default_ownership if unit is None else ""


def grouped(places: Iterable[Place]) -> dict[str, list[Place]]:
    """By the name people say: "Skaun kommune" is also Skaun."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for place in places:
        name = folded(place.name)
        for spoken in {name, name.removesuffix(" kommune"), f"{name} kommune"}:
            if place not in found[spoken]:
                found[spoken].append(place)
    return {name: same for name, same in found.items() if same}
