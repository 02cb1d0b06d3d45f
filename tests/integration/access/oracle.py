"""Who may do what, told a second time (T-10).

Plain Python over plain values, written from what people say of their roles (domain.md sections 1
and 2), not from the policy. It imports nothing of ours, so that it can't be wrong in the same way.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

STAFF = {"pedagogical_leader", "resource_person", "staff", "union_rep", "safety_rep"}
PLANNERS = {
    "development_adviser",
    "municipal_adviser",
    "owner",
    "authority",
    "steering_group",
    "university_partner",
    "facilitator",
    "network_contact",
}


@dataclass
class Place:
    """A municipality, a district in it, or somebody who owns units."""

    kind: str
    parent: int | None = None


@dataclass
class House:
    """A kindergarten or school."""

    municipality: int
    owner: int | None
    municipal: bool
    district: int | None = None


@dataclass
class Chair:
    """A seat. Exactly one of the three says where it stands."""

    role: str
    community: int
    organisation: int | None = None
    unit: int | None = None
    arena: int | None = None


@dataclass
class Stay:
    """Somebody sits in a chair, from a day to a day."""

    person: int
    chair: int
    first: date
    last: date | None = None


@dataclass
class Meeting:
    """An arena. `public`: everybody may know of it."""

    community: int
    municipality: int | None
    public: bool


@dataclass
class Oracle:
    today: date
    places: dict[int, Place] = field(default_factory=dict)
    houses: dict[int, House] = field(default_factory=dict)
    chairs: dict[int, Chair] = field(default_factory=dict)
    stays: dict[int, Stay] = field(default_factory=dict)
    meetings: dict[int, Meeting] = field(default_factory=dict)
    members: dict[int, set[int]] = field(default_factory=dict)  # community → municipalities
    of_one: set[int] = field(default_factory=set)  # communities that are one municipality
    operators: set[int] = field(default_factory=set)

    def hats(self, person: int, community: int) -> Iterator[Chair]:
        """What the person is there today. Yesterday's hat is gone, tomorrow's not yet on."""
        for stay in self.stays.values():
            ended = stay.last is not None and stay.last < self.today
            if stay.person == person and stay.first <= self.today and not ended:
                chair = self.chairs[stay.chair]
                if chair.community == community:
                    yield chair

    def belongs(self, person: int, community: int) -> bool:
        return any(True for _hat in self.hats(person, community))

    def has_role(self, person: int, community: int, *roles: str) -> bool:
        return any(hat.role in roles for hat in self.hats(person, community))

    # --- what is seen ---

    def chairs_seen(self, person: int) -> set[int]:
        return {key for key, one in self.chairs.items() if self.belongs(person, one.community)}

    def meetings_seen(self, person: int) -> set[int]:
        return {
            key
            for key, one in self.meetings.items()
            if one.public or self.belongs(person, one.community)
        }

    def drafts_seen(self, person: int) -> set[int]:
        return {each for each in self.members if self.has_role(person, each, *PLANNERS)}

    def logs_read(self, person: int) -> set[int]:
        return {each for each in self.members if self.coordinates(person, each)}

    # --- what is done ---

    def coordinates(self, person: int, community: int) -> bool:
        return self.has_role(person, community, "development_adviser")

    def founds(self, person: int) -> bool:
        return person in self.operators

    def releases(self, person: int, community: int) -> bool:
        return self.coordinates(person, community)

    def fills(self, person: int, chair: Chair) -> bool:
        """Whoever owns a unit says who sits in it; a head says who works under the head."""
        if self.coordinates(person, chair.community):
            return True
        if chair.unit is None:
            return False
        return any(
            self._owns(hat, self.houses[chair.unit])
            or (chair.role in STAFF and hat.role == "head" and hat.unit == chair.unit)
            for hat in self.hats(person, chair.community)
        )

    def keeps(self, person: int, community: int, unit: int) -> bool:
        """The registry: whoever coordinates, and the municipality that the unit lies in."""
        house = self.houses[unit]
        return self.coordinates(person, community) or any(
            self._advises(hat, house) for hat in self.hats(person, community)
        )

    def tells_of(self, person: int, community: int, unit: int) -> bool:
        """The unit's public page: those who keep it, and its head."""
        heads = (hat for hat in self.hats(person, community) if hat.role == "head")
        return self.keeps(person, community, unit) or any(hat.unit == unit for hat in heads)

    def dates(self, person: int, community: int, municipality: int) -> bool:
        """A municipality speaks for itself, in whichever hat; a private owner is none."""
        return self.coordinates(person, community) or any(
            hat.role in {"municipal_adviser", "owner", "authority"}
            and self._municipality(hat) == municipality
            for hat in self.hats(person, community)
        )

    def describes(self, person: int, arena: int) -> bool:
        meeting = self.meetings[arena]
        parts = self.members[meeting.community]
        is_one = meeting.community in self.of_one and len(parts) == 1
        home = meeting.municipality or (min(parts) if is_one else None)
        return self.coordinates(person, meeting.community) or any(
            (hat.role in {"facilitator", "network_contact"} and hat.arena == arena)
            or (
                hat.role == "municipal_adviser"
                and home is not None
                and self._municipality(hat) == home
            )
            for hat in self.hats(person, meeting.community)
        )

    # --- hats ---

    def _municipality(self, hat: Chair) -> int | None:
        if hat.organisation is None:
            return None
        place = self.places[hat.organisation]
        return {"municipality": hat.organisation, "district": place.parent}.get(place.kind)

    def _in_reach(self, hat: Chair, house: House) -> bool:
        """Seen from a district, only what lies in it."""
        is_district = (
            hat.organisation is not None and self.places[hat.organisation].kind == "district"
        )
        return not is_district or house.district == hat.organisation

    def _owns(self, hat: Chair, house: House) -> bool:
        """The authority supervises; it owns nothing."""
        owner = house.owner or (house.municipality if house.municipal else None)
        if owner is None:
            return False
        if hat.role == "owner":
            return hat.organisation == owner
        return (
            hat.role == "municipal_adviser"
            and self._municipality(hat) == owner
            and self._in_reach(hat, house)
        )

    def _advises(self, hat: Chair, house: House) -> bool:
        return (
            hat.role == "municipal_adviser"
            and self._municipality(hat) == house.municipality
            and self._in_reach(hat, house)
        )
