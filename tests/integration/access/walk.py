"""A world that changes at random, by the services that pages call, and beside it the oracle."""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404

from samspor.access.viewer import ANONYMOUS, Role, Viewer, at_the_console
from samspor.kernel.school_year import SchoolYear
from samspor.networks.models import Arena
from samspor.networks.services.pages import PageFacts, describe_network
from samspor.registry.enums import CommunityKind, OrganisationKind, Ownership, UnitKind
from samspor.registry.errors import NothingChanged
from samspor.registry.models import Community, Organisation, Unit
from samspor.registry.services.communities import found_community, join_community
from samspor.registry.services.places import UnitFacts
from samspor.registry.services.units import UnitEdit, change_unit, close_unit, reopen_unit
from samspor.seats.enums import ROLE_PLACES
from samspor.seats.enums import Place as SeatPlace
from samspor.seats.errors import SeatMoved
from samspor.seats.models import Person, Seat, SeatHolder
from samspor.seats.selectors.viewers import viewer_for
from samspor.seats.services.hand_over import Named, NextHolder, hand_over
from samspor.seats.services.seats import create_seat, leave_seat, take_seat
from samspor.wheel.errors import NothingToRelease
from samspor.wheel.models import AnnualWheel
from samspor.wheel.services import release_edition
from tests.factories import networks, registry, seats, wheel
from tests.integration.access.oracle import Chair, House, Meeting, Oracle, Place, Stay

FIRST_DAY = date(2025, 8, 18)
# Roles whose reach ends somewhere in a community: more of them, so that the ends are met.
TELLING = ("municipal_adviser", "authority", "owner", "head", "facilitator") * 4
NOBODY = 0  # somebody who is not signed in

Done = Callable[[], object]


@dataclass(frozen=True)
class Tried:
    """What somebody tried, whether they could, and whether they should."""

    what: str
    could: bool
    should: bool


class Walk:
    """One step at a time; `step` tells what was tried."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 (the same walk each time)
        self.oracle = Oracle(today=FIRST_DAY)
        self.people: dict[int, Person] = {}
        self._communities = 0
        self._settle()

    @property
    def now(self) -> datetime:
        return datetime.combine(self.oracle.today, time(9), UTC)

    def viewer(self, person: int) -> Viewer:
        """Read anew, as each request does."""
        if person == NOBODY:
            return ANONYMOUS
        user = Person.objects.unguarded(reason="who walks").get(pk=person).user
        assert user is not None
        return viewer_for(user, on=self.oracle.today)

    def anybody(self) -> int:
        """Most often somebody with a role, so that not all is refused."""
        sitting = [
            stay.person
            for stay in self.oracle.stays.values()
            if stay.last is None or stay.last >= self.oracle.today
        ]
        everybody = [NOBODY, *self.people]
        return self.dice.choice(sitting if sitting and self.dice.random() < 0.7 else everybody)

    def step(self) -> Tried | None:
        acts = (
            (self._give_seat, 6),
            (self._leave, 3),
            (self._hand_over, 3),
            (self._move_unit, 5),
            (self._close_or_reopen, 2),
            (self._release, 2),
            (self._publish, 3),
            (self._found, 1),
            (self._let_time_pass, 2),
        )
        act = self.dice.choices([act for act, _ in acts], [weight for _, weight in acts])[0]
        return act()

    # --- the world as it begins ---

    def _settle(self) -> None:
        for name in ("Vik", "Nes", "Dal"):
            self._know(registry.municipality(name))
        vik = self._any_place("municipality")
        for name in ("Øst", "Vest"):
            parent = Organisation.objects.unguarded(reason="a test").get(pk=vik)
            made = registry.organisation(name, kind=OrganisationKind.DISTRICT, parent=parent)
            self._know(made)
        for name in ("Trollbo SA", "Fjord AS"):
            self._know(registry.private_owner(name))
        for number in range(6):
            place = self._row(Organisation, self._any_place("municipality"))
            unit = registry.kindergarten(f"Barnehage {number}", in_=place)
            self.oracle.houses[unit.pk] = House(place.pk, place.pk, municipal=True)
        for _ in range(14):
            self._person()
        for account in (seats.operator(), seats.operator()):
            made = registry.saved(Person(name=f"Drift {account.pk}", user=account))
            self.people[made.pk] = made
            self.oracle.operators.add(made.pk)
        for kind in (CommunityKind.COMPETENCE_REGION, CommunityKind.MUNICIPALITY):
            self._begin(at_the_console(), kind, several=kind is CommunityKind.COMPETENCE_REGION)

    def _person(self) -> int:
        made = seats.person()
        self.people[made.pk] = made
        return made.pk

    def _know(self, row: Organisation) -> None:
        self.oracle.places[row.pk] = Place(str(row.kind), row.parent_id)

    def _any_place(self, *kinds: str) -> int:
        known = [key for key, one in self.oracle.places.items() if one.kind in kinds]
        return self.dice.choice(sorted(known))

    def _row(self, model: Any, key: int | None) -> Any:
        return None if key is None else model.objects.unguarded(reason="a walk").get(pk=key)

    def _begin(self, viewer: Viewer, kind: CommunityKind, *, several: bool) -> int:
        """A community with its municipalities, one coordinator, an arena and a wheel."""
        self._communities += 1
        name = f"Fellesskap {self._communities}"
        founded = found_community(
            viewer=viewer, slug=f"f-{self._communities}", name=name, kind=kind, now=self.now
        )
        key = founded.pk
        parts = sorted(key for key, one in self.oracle.places.items() if one.kind == "municipality")
        chosen = parts if several else [self.dice.choice(parts)]
        console = at_the_console(community_id=key)
        for each in chosen:
            join_community(
                viewer=console,
                community=founded,
                organisation=self._row(Organisation, each),
                valid_from=FIRST_DAY - timedelta(days=400),
                now=self.now,
            )
        self.oracle.members[key] = set(chosen)
        if kind is CommunityKind.MUNICIPALITY:
            self.oracle.of_one.add(key)
        for level, place in ((None, None), ("own", chosen[0])):
            arena = networks.network(f"Nettverk {key} {level or ''}", in_=founded)
            if place:
                arena.municipality = self._row(Organisation, place)
                registry.saved(arena)
            self.oracle.meetings[arena.pk] = Meeting(key, place, public=True)
        wheel.a_wheel(in_=founded, year=SchoolYear(2025))
        first = [("development_adviser", chosen[0]), ("authority", chosen[0])]
        first += [
            ("municipal_adviser" if one.kind == "district" else "owner", place)
            for place, one in self.oracle.places.items()
            if one.parent in chosen or one.kind == "owner"
        ]
        for role, place in first:
            made = self._create(console, key, role, "organisation", place)
            self._take(console, made, self.dice.choice(sorted(self.people)), self.oracle.today)
        return key

    # --- steps ---

    def _try(self, what: str, *, should: bool, act: Done) -> Tried:
        try:
            act()
        except (PermissionDenied, Http404):
            return Tried(what, could=False, should=should)
        except (ValidationError, NothingChanged, NothingToRelease, SeatMoved):
            pass  # asked and answered: permission was there, the facts were not
        return Tried(what, could=True, should=should)

    def _a_community(self) -> int:
        return self.dice.choice(sorted(self.oracle.members))

    def _a_chair(self) -> int:
        return self.dice.choice(sorted(self.oracle.chairs))

    def _give_seat(self) -> Tried:
        community = self._a_community()
        able = [each for each in self.people if self.oracle.coordinates(each, community)]
        often = bool(able) and self.dice.random() < 0.5
        actor = self.dice.choice(able) if often else self.anybody()
        what, key = self._somewhere(community)
        where = self._stands(what, key)
        fitting = [role.value for role in Role if where in ROLE_PLACES[role]]
        role = self.dice.choice([*fitting, *(each for each in TELLING if each in fitting)])
        viewer = self.viewer(actor)
        chair = Chair(role, community, **{what: key})
        should = self.oracle.fills(actor, chair)

        def act() -> None:
            made = self._create(viewer, community, role, what, key)
            first = self.oracle.today + timedelta(days=self.dice.choice((0, 0, 0, 5)))
            self._take(viewer, made, self.dice.choice(sorted(self.people)), first)

        return self._try(f"{actor} makes {chair}", should=should, act=act)

    def _somewhere(self, community: int) -> tuple[str, int]:
        parts = self.oracle.members[community]
        houses = [key for key, one in self.oracle.houses.items() if one.municipality in parts]
        arenas = [key for key, one in self.oracle.meetings.items() if one.community == community]
        organisations = [
            key
            for key, one in self.oracle.places.items()
            if key in parts or one.parent in parts or one.kind == "owner"
        ]
        offered = [
            *([("organisation", self.dice.choice(sorted(organisations)))] * 2),
            ("arena", self.dice.choice(sorted(arenas))),
        ]
        if houses:
            offered += [("unit", self.dice.choice(sorted(houses)))] * 2
        return self.dice.choice(offered)

    def _stands(self, what: str, key: int) -> Any:
        if what == "organisation":
            return OrganisationKind(self.oracle.places[key].kind)
        return SeatPlace(what)

    def _create(self, viewer: Viewer, community: int, role: str, what: str, key: int) -> Seat:
        model: Any = {"organisation": Organisation, "unit": Unit, "arena": Arena}[what]
        made = create_seat(
            viewer=viewer,
            community=self._row(Community, community),
            role=Role(role),
            place=self._row(model, key),
            valid_from=FIRST_DAY,
            now=self.now,
            title=f"Plass {len(self.oracle.chairs)}" if role != "head" else "",
        )
        self.oracle.chairs[made.pk] = Chair(role, community, **{what: key})
        return made

    def _take(self, viewer: Viewer, seat: Seat, person: int, first: date) -> None:
        with suppress(ValidationError):
            made = take_seat(
                viewer=viewer,
                seat=seat,
                person=self.people[person],
                valid_from=first,
                now=self.now,
            )
            self.oracle.stays[made.pk] = Stay(person, seat.pk, first)

    def _leave(self) -> Tried | None:
        going = [key for key, one in self.oracle.stays.items() if one.last is None]
        if not going:
            return None
        key, actor = self.dice.choice(sorted(going)), self.anybody()
        stay = self.oracle.stays[key]
        last = self.oracle.today + timedelta(days=self.dice.choice((-1, 0, 3)))
        viewer = self.viewer(actor)

        def act() -> None:
            holder = self._row(SeatHolder, key)
            leave_seat(viewer=viewer, holder=holder, last_day=last, now=self.now)
            stay.last = last

        should = self.oracle.fills(actor, self.oracle.chairs[stay.chair])
        return self._try(f"{actor} ends {stay}", should=should, act=act)

    def _hand_over(self) -> Tried:
        key, actor = self._a_chair(), self.anybody()
        chair, viewer = self.oracle.chairs[key], self.viewer(actor)
        now = [
            (holder, stay)
            for holder, stay in self.oracle.stays.items()
            if stay.chair == key and stay.last is None
        ]
        successor = self.dice.choice(sorted(self.people))
        first = self.oracle.today + timedelta(days=self.dice.choice((1, 4)))

        def act() -> None:
            done = hand_over(
                viewer=viewer,
                seat=self._row(Seat, key),
                facts=NextHolder(
                    first_day=first,
                    expected=now[0][0] if now else None,
                    successor=Named(person=self.people[successor]),
                ),
                now=self.now,
            )
            if now:
                now[0][1].last = first - timedelta(days=1)
            assert done.taken is not None
            self.oracle.stays[done.taken.pk] = Stay(successor, key, first)

        should = self.oracle.fills(actor, chair)
        return self._try(f"{actor} hands over {chair}", should=should, act=act)

    def _move_unit(self) -> Tried:
        """To another owner, district or municipality, or several of these at once."""
        community, actor = self._a_community(), self.anybody()
        key = self.dice.choice(sorted(self.oracle.houses))
        parts = self.oracle.members[community]
        place = self.dice.choice(sorted(self.oracle.places.keys() & parts))
        municipal = self.dice.random() < 0.5
        owner = place if municipal else self._any_place("owner")
        inside = [each for each, one in self.oracle.places.items() if one.parent == place]
        district = self.dice.choice([None, *sorted(inside)])
        house = House(place, owner, municipal=municipal, district=district)
        before, viewer = self.oracle.houses[key], self.viewer(actor)
        here = before.municipality in parts
        keeps = self.oracle.keeps(actor, community, key) and here
        self.oracle.houses[key] = house
        should = keeps and self.oracle.keeps(actor, community, key)
        self.oracle.houses[key] = before

        def act() -> None:
            unit = self._row(Unit, key)
            facts = UnitFacts(
                name=unit.name,
                kind=UnitKind.KINDERGARTEN,
                ownership=Ownership.MUNICIPAL if municipal else Ownership.PRIVATE,
                owner=self._row(Organisation, owner),
                district=self._row(Organisation, district),
            )
            change_unit(
                viewer=viewer,
                community=self._row(Community, community),
                unit=unit,
                edit=UnitEdit(facts=facts, municipality=self._row(Organisation, place)),
                expected_version=unit.version,
                now=self.now,
            )
            self.oracle.houses[key] = house

        return self._try(f"{actor} moves unit {key} to {house}", should=should, act=act)

    def _close_or_reopen(self) -> Tried:
        """A closed unit keeps its seats until somebody ends them."""
        community, actor = self._a_community(), self.anybody()
        key = self.dice.choice(sorted(self.oracle.houses))
        viewer = self.viewer(actor)
        here = self.oracle.houses[key].municipality in self.oracle.members[community]

        def act() -> None:
            unit = self._row(Unit, key)
            common: Any = {
                "viewer": viewer,
                "community": self._row(Community, community),
                "unit": unit,
                "expected_version": unit.version,
                "now": self.now,
            }
            if unit.closed_on:
                reopen_unit(**common)
            else:
                close_unit(**common, last_day=self.oracle.today, merged_into=None)

        should = here and self.oracle.keeps(actor, community, key)
        return self._try(f"{actor} closes or reopens {key}", should=should, act=act)

    def _release(self) -> Tried:
        community, actor = self._a_community(), self.anybody()
        viewer = self.viewer(actor)

        def act() -> None:
            rows = AnnualWheel.objects.unguarded(reason="a walk").filter(community=community)
            release_edition(viewer=viewer, wheel=rows[0], now=self.now)

        should = self.oracle.releases(actor, community)
        return self._try(f"{actor} releases in {community}", should=should, act=act)

    def _publish(self) -> Tried:
        key, actor = self.dice.choice(sorted(self.oracle.meetings)), self.anybody()
        viewer, public = self.viewer(actor), self.dice.random() < 0.5

        def act() -> None:
            facts = PageFacts(is_public=public)
            describe_network(viewer=viewer, arena=self._row(Arena, key), facts=facts, now=self.now)
            self.oracle.meetings[key].public = public

        should = self.oracle.describes(actor, key)
        return self._try(f"{actor} publishes {key}: {public}", should=should, act=act)

    def _found(self) -> Tried | None:
        if len(self.oracle.members) >= 4:
            return None
        actor = self.anybody()
        viewer = self.viewer(actor)
        kind = self.dice.choice(list(CommunityKind))
        several = kind is not CommunityKind.MUNICIPALITY
        return self._try(
            f"{actor} founds",
            should=self.oracle.founds(actor),
            act=lambda: self._begin(viewer, kind, several=several),
        )

    def _let_time_pass(self) -> None:
        self.oracle.today += timedelta(days=self.dice.choice((1, 2, 6)))
