"""Who takes part in the demo. Municipalities are real; kindergartens and persons are made up."""

from dataclasses import dataclass
from datetime import date, datetime

from samspor.access.viewer import Role, Viewer, at_the_console
from samspor.registry.enums import CommunityKind, OrganisationKind, OwnerForm, Ownership, UnitKind
from samspor.registry.models import Community, Organisation, Unit
from samspor.registry.services.communities import found_community, join_community
from samspor.registry.services.places import (
    OrganisationFacts,
    UnitFacts,
    register_organisation,
    register_unit,
)
from samspor.seats.services.seats import create_seat, register_person, take_seat

SLUG = "trondelag-sorvest"
SINCE = date(2024, 8, 1)
MUNICIPALITIES = {"Heim": "5055", "Hitra": "5056", "Rindal": "5061", "Skaun": "5029"}


@dataclass(frozen=True, slots=True)
class DemoUnit:
    name: str
    municipality: str
    ownership: Ownership
    sections: int
    owner_form: OwnerForm | None = None


UNITS = (
    DemoUnit("Fjordgløtt barnehage", "Heim", Ownership.MUNICIPAL, 4),
    DemoUnit("Liaskogen barnehage", "Heim", Ownership.PRIVATE, 3, OwnerForm.PARENT),
    DemoUnit("Havørna barnehage", "Hitra", Ownership.MUNICIPAL, 5),
    DemoUnit("Svaberget barnehage", "Hitra", Ownership.PRIVATE, 2, OwnerForm.FOUNDATION),
    DemoUnit("Trollbu barnehage", "Rindal", Ownership.MUNICIPAL, 3),
    DemoUnit("Elvebakken barnehage", "Skaun", Ownership.MUNICIPAL, 6),
    DemoUnit("Solhaugen barnehage", "Skaun", Ownership.PRIVATE, 4, OwnerForm.PARENT),
)
PERSONS = (
    "Anne Eksempel", "Bjørn Prøve", "Cecilie Demo", "Dag Eksempel", "Eli Prøve", "Frode Demo",
    "Guro Eksempel", "Hege Prøve", "Ivar Demo", "Janne Eksempel", "Kari Prøve", "Lars Demo",
    "Mona Eksempel", "Nils Prøve", "Oda Demo", "Pål Eksempel", "Rita Prøve", "Stein Demo",
)  # fmt: skip


def found_trondelag_sorvest(*, now: datetime) -> Community:
    community = found_community(
        viewer=at_the_console(),
        slug=SLUG,
        name="Trøndelag sørvest",
        kind=CommunityKind.COMPETENCE_REGION,
        now=now,
    )
    viewer = at_the_console(community_id=community.pk)
    founder = _Founder(community, viewer, now)
    office = founder.organisation("Utviklingskontoret Trøndelag sørvest", OrganisationKind.SERVICE)
    university = founder.organisation(
        "Dronning Mauds Minne Høgskole", OrganisationKind.UNIVERSITY, short_name="DMMH"
    )
    municipalities = {
        name: founder.organisation(name, OrganisationKind.MUNICIPALITY, municipality_number=number)
        for name, number in MUNICIPALITIES.items()
    }
    founder.seat(Role.DEVELOPMENT_ADVISER, office)
    founder.seat(Role.UNIVERSITY_PARTNER, university)
    for municipality in municipalities.values():
        founder.seat(Role.MUNICIPAL_ADVISER, municipality)
        founder.seat(Role.PSYCH_PED_SERVICE, municipality)
    for facts in UNITS:
        unit = founder.unit(facts, municipalities[facts.municipality])
        founder.seat(Role.HEAD, unit)
    founder.seat(Role.RESOURCE_PERSON, unit)
    return community


@dataclass
class _Founder:
    community: Community
    viewer: Viewer
    now: datetime
    seated: int = 0

    def organisation(
        self,
        name: str,
        kind: OrganisationKind,
        *,
        short_name: str = "",
        municipality_number: str = "",
    ) -> Organisation:
        organisation = register_organisation(
            viewer=self.viewer,
            community=self.community,
            facts=OrganisationFacts(
                name=name,
                kind=kind,
                short_name=short_name,
                municipality_number=municipality_number,
            ),
            now=self.now,
        )
        join_community(
            viewer=self.viewer,
            community=self.community,
            organisation=organisation,
            valid_from=SINCE,
            now=self.now,
        )
        return organisation

    def unit(self, facts: DemoUnit, municipality: Organisation) -> Unit:
        return register_unit(
            viewer=self.viewer,
            community=self.community,
            municipality=municipality,
            facts=UnitFacts(
                name=facts.name,
                kind=UnitKind.KINDERGARTEN,
                ownership=facts.ownership,
                owner=municipality if facts.ownership is Ownership.MUNICIPAL else None,
                owner_form=facts.owner_form,
                sections=facts.sections,
                section_word="avdelinger",
            ),
            now=self.now,
        )

    def seat(self, role: Role, place: Organisation | Unit) -> None:
        """A seat with somebody in it."""
        seat = create_seat(
            viewer=self.viewer,
            community=self.community,
            role=role,
            place=place,
            valid_from=SINCE,
            now=self.now,
        )
        person = register_person(
            viewer=self.viewer,
            community=self.community,
            name=PERSONS[self.seated % len(PERSONS)],
            now=self.now,
        )
        take_seat(viewer=self.viewer, seat=seat, person=person, valid_from=SINCE, now=self.now)
        self.seated += 1
