"""Trondheim: a city whose kindergartens meet by district, by ownership and by what they care for.

Districts, networks and the units named here are the city's own; its year of meetings is made up.
"""

from datetime import datetime
from typing import Final

from samspor.access.viewer import Role
from samspor.demo.founding import SINCE, DemoUnit, Founder, Seats
from samspor.demo.story import Story, Tale
from samspor.networks.models import Arena
from samspor.registry.enums import CommunityKind, OrganisationKind, Ownership, UnitKind
from samspor.registry.models import Community, Organisation
from samspor.registry.services.communities import join_community
from samspor.seats.models import Seat

SLUG: Final = "trondheim"
DISTRICTS: Final = ("Heimdal", "Lerkendal", "Midtbyen", "Østbyen")
NEIGHBOUR: Final = ("Malvik", "5031")
# District by unit where the source says it; the rest stay without one.
UNITS: Final = (
    (DemoUnit(name="Snillet gård barnehage", ownership=Ownership.PRIVATE), "Heimdal"),
    (DemoUnit(name="Bergheim barnehage", ownership=Ownership.PRIVATE), "Lerkendal"),
    (DemoUnit(name="Tempe barnehage", ownership=Ownership.PRIVATE), "Lerkendal"),
    (DemoUnit(name="Sverresborg Alle barnehage", ownership=Ownership.PRIVATE), "Midtbyen"),
    (DemoUnit(name="Stokkbekken barnehage", ownership=Ownership.PRIVATE), "Østbyen"),
    (DemoUnit(name="SiT Moholt barnehage", ownership=Ownership.PRIVATE), ""),
    (DemoUnit(name="Granåsen barnehage"), ""),
    (DemoUnit(name="Øvre Sjetnan barnehager"), ""),
    (DemoUnit(name="Øya barnehager"), ""),
    (DemoUnit(name="Lilleby skole", kind=UnitKind.SCHOOL), ""),
    (DemoUnit(name="Nardo skole", kind=UnitKind.SCHOOL), ""),
)
# Where the city's own page names somebody; the other networks have a seat that nobody holds.
CONTACTS_KNOWN: Final = (
    "Kompetansenettverket Trondheim og Malvik",
    "Kommunale fellessamlinger",
    "Heimdal bydel, private",
    "Lerkendal bydel, private",
    "Midtbyen bydel, private",
    "Østbyen bydel, private",
    "Fagnettverket Barn og Rom",
    "Fagnettverket ICDP",
)
# What Malvik has a part in; all else is the city's own.
SHARED: Final = ("Kompetansenettverket", "Styringsgruppen for kompetansenettverket")
NETWORKS: Final = (
    "Fagnettverket",
    "Kompetansenettverket",
    "Kommunale fellessamlinger",
    *(f"{name} bydel" for name in DISTRICTS),
)
_FIRST_PERSON: Final = 19
_STORY = "the demo tells its own story"


def found(now: datetime) -> Community:
    founder = Founder(
        slug=SLUG,
        name="Trondheim",
        kind=CommunityKind.MUNICIPALITY,
        now=now,
        first_person=_FIRST_PERSON,
    )
    city = founder.municipality("Trondheim", "5001")
    founder.municipality(*NEIGHBOUR, takes_part=False)
    office = founder.organisation("Oppvekstadministrasjonen", OrganisationKind.SERVICE, parent=city)
    founder.seat(Role.DEVELOPMENT_ADVISER, office)
    founder.seat(Role.OWNER, city)
    districts = {
        name: founder.organisation(name, OrganisationKind.DISTRICT, parent=city)
        for name in DISTRICTS
    }
    for district in districts.values():
        founder.seat(Role.MUNICIPAL_ADVISER, district)
    founder.university("Dronning Mauds Minne Høgskole", short_name="DMMH")
    founder.university("Nord universitet")
    founder.university("Norges teknisk-naturvitenskapelige universitet", short_name="NTNU")
    for facts, where in UNITS:
        unit = founder.unit(facts, city, district=districts.get(where))
        if unit.name == "Granåsen barnehage":
            founder.seat(Role.RESOURCE_PERSON, unit)
    return founder.community


def tell(story: Story) -> None:
    _seat_contacts(story)
    _let_neighbour_join(story)
    _keep_apart_what_is_the_citys(story)
    story.release(story.autumn(8, 19), "Møtedagene er avtalt med alle nettverkene.")
    story.move(story.activity(month=3, title="Instruktørmøte"), days=7, on=story.autumn(10, 19))
    story.release(
        story.autumn(10, 22), "Instruktørene i Marte Meo møtes en uke senere i mars enn planlagt."
    )
    if story.is_present:
        story.move(story.activity(month=4, title="Digital nettverkssamling"), days=7)


def _seat_contacts(story: Story) -> None:
    """Every network has a contact's seat; where the source is blank, it is vacant."""
    seats = Seats(story.community, story.when(story.autumn(8, 14)), _FIRST_PERSON + len(UNITS) + 11)
    taken = Seat.objects.unguarded(reason=_STORY).filter(role=Role.NETWORK_CONTACT)
    have = set(taken.filter(community=story.community).values_list("arena_id", flat=True))
    for arena in story.arenas():
        if arena.name.startswith(NETWORKS) and arena.pk not in have:
            _seat(seats, arena)


def _seat(seats: Seats, arena: Arena) -> None:
    seats.fill(Role.NETWORK_CONTACT, arena, vacant=arena.name not in CONTACTS_KNOWN)


def _let_neighbour_join(story: Story) -> None:
    """Malvik shares the competence network, not the city's own arenas: it joins after those."""
    if NEIGHBOUR[0] in story.municipalities:
        return
    rows = Organisation.objects.unguarded(reason=_STORY)
    join_community(
        viewer=story.viewer,
        community=story.community,
        organisation=rows.get(kind=OrganisationKind.MUNICIPALITY, name=NEIGHBOUR[0]),
        valid_from=SINCE,
        now=story.when(story.autumn(8, 14)),
    )


def _keep_apart_what_is_the_citys(story: Story) -> None:
    """Or Malvik's calendar would hold a whole city's meetings."""
    shared = [arena.pk for arena in story.arenas() if arena.name.startswith(SHARED)]
    story.concern("Trondheim", but=shared, on=story.autumn(8, 15))


TALE: Final = Tale(slug=SLUG, document="trondheim.txt", found=found, tell=tell)
