"""Puts a demo community together: who takes part, which units, who sits where.

Municipalities are real. Persons are made up, and so are kindergartens unless a source names them.
"""

from dataclasses import dataclass
from datetime import date, datetime

from samspor.access.viewer import Role, Viewer, at_the_console
from samspor.networks.models import Arena
from samspor.registry.enums import CommunityKind, OrganisationKind, OwnerForm, Ownership, UnitKind
from samspor.registry.models import Community, Organisation, Unit
from samspor.registry.services.communities import found_community, join_community
from samspor.registry.services.places import (
    OrganisationFacts,
    UnitFacts,
    record_figure,
    register_organisation,
    register_unit,
)
from samspor.seats.services.seats import create_seat, register_person, take_seat

SINCE = date(2024, 8, 1)
MADE_UP = "demonstrasjonen"  # the source of figures that no paper gives
_STORY = "the demo tells its own story"

# Eighteen first names and three last: fifty-four persons that nobody can take for a real one.
_FIRST = (
    "Anne", "Bjørn", "Cecilie", "Dag", "Eli", "Frode", "Guro", "Hege", "Ivar",
    "Janne", "Kari", "Lars", "Mona", "Nils", "Oda", "Pål", "Rita", "Stein",
)  # fmt: skip
_LAST = ("Eksempel", "Prøve", "Demo")


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoUnit:
    """`children` with the day and the source of the figure; what nobody has said stays empty."""

    name: str
    ownership: Ownership = Ownership.MUNICIPAL
    kind: UnitKind = UnitKind.KINDERGARTEN
    owner_form: OwnerForm | None = None
    sections: int | None = None
    section_word: str = ""
    combined_centre: bool = False
    children: int | None = None
    counted_on: date = SINCE
    source: str = ""
    owner: str = ""


class Founder:
    """Founds a community and furnishes it; finds what another one has registered already."""

    def __init__(
        self, *, slug: str, name: str, kind: CommunityKind, now: datetime, first_person: int = 0
    ) -> None:
        self.community = found_community(
            viewer=at_the_console(), slug=slug, name=name, kind=kind, now=now
        )
        self.viewer: Viewer = at_the_console(community_id=self.community.pk)
        self.now = now
        self._seats = Seats(self.community, now, first_person)
        self.seat = self._seats.fill

    def organisation(
        self,
        name: str,
        kind: OrganisationKind,
        *,
        short_name: str = "",
        municipality_number: str = "",
        parent: Organisation | None = None,
        takes_part: bool = True,
    ) -> Organisation:
        rows = Organisation.objects.unguarded(reason=_STORY)
        found = rows.filter(name=name, kind=kind, parent=parent).first()
        organisation = found or register_organisation(
            viewer=self.viewer,
            community=self.community,
            facts=OrganisationFacts(
                name=name,
                kind=kind,
                short_name=short_name,
                municipality_number=municipality_number,
                parent=parent,
            ),
            now=self.now,
        )
        if takes_part:
            self.join(organisation)
        return organisation

    def municipality(self, name: str, number: str, *, takes_part: bool = True) -> Organisation:
        return self.organisation(
            name,
            OrganisationKind.MUNICIPALITY,
            municipality_number=number,
            takes_part=takes_part,
        )

    def university(self, name: str, *, short_name: str = "") -> Organisation:
        """With somebody to ask there."""
        university = self.organisation(name, OrganisationKind.UNIVERSITY, short_name=short_name)
        self.seat(Role.UNIVERSITY_PARTNER, university)
        return university

    def join(self, organisation: Organisation) -> None:
        join_community(
            viewer=self.viewer,
            community=self.community,
            organisation=organisation,
            valid_from=SINCE,
            now=self.now,
        )

    def unit(
        self, facts: DemoUnit, municipality: Organisation, *, district: Organisation | None = None
    ) -> Unit:
        """The unit, its figure if there is one, its head, and the owner that it names."""
        is_municipal = facts.ownership is Ownership.MUNICIPAL
        unit = register_unit(
            viewer=self.viewer,
            community=self.community,
            municipality=municipality,
            facts=UnitFacts(
                name=facts.name,
                kind=facts.kind,
                ownership=facts.ownership,
                owner=municipality if is_municipal else self._owner(facts),
                owner_form=facts.owner_form,
                district=district,
                combined_centre=facts.combined_centre,
                sections=facts.sections,
                section_word=facts.section_word,
            ),
            now=self.now,
        )
        if facts.children is not None:
            record_figure(
                viewer=self.viewer,
                community=self.community,
                unit=unit,
                counted_on=facts.counted_on,
                source=facts.source,
                children=facts.children,
                now=self.now,
            )
        self.seat(Role.HEAD, unit)
        return unit

    def _owner(self, facts: DemoUnit) -> Organisation | None:
        """A private owner with somebody to speak for it, where the demo has made one up."""
        if not facts.owner:
            return None
        owner = self.organisation(facts.owner, OrganisationKind.OWNER)
        self.seat(Role.OWNER, owner)
        return owner


@dataclass(slots=True)
class Seats:
    """Seats people down, each somebody new; `first` is where in the list of names to begin."""

    community: Community
    now: datetime
    first: int = 0

    def fill(
        self,
        role: Role,
        place: Organisation | Unit | Arena,
        *,
        title: str = "",
        vacant: bool = False,
    ) -> None:
        viewer = at_the_console(community_id=self.community.pk)
        seat = create_seat(
            viewer=viewer,
            community=self.community,
            role=role,
            place=place,
            title=title,
            valid_from=SINCE,
            now=self.now,
        )
        if vacant:
            return
        person = register_person(
            viewer=viewer, community=self.community, name=_name(self.first), now=self.now
        )
        take_seat(viewer=viewer, seat=seat, person=person, valid_from=SINCE, now=self.now)
        self.first += 1


def _name(number: int) -> str:
    last = number + number // len(_FIRST)
    return f"{_FIRST[number % len(_FIRST)]} {_LAST[last % len(_LAST)]}"
