"""Vesterålen og Lødingen: heads of six municipalities who meet twice a year, lunch to lunch.

The municipalities and the network's form are real; kindergartens and the year are made up.
"""

from dataclasses import replace
from datetime import datetime, time
from typing import Final

from samspor.access.viewer import Role
from samspor.demo.founding import MADE_UP, DemoUnit, Founder, Seats
from samspor.demo.story import Answer, Story, Tale
from samspor.networks.enums import ArenaKind
from samspor.registry.enums import CommunityKind, OwnerForm, Ownership
from samspor.registry.models import Community
from samspor.seats.models import Seat

SLUG: Final = "vesteralen-og-lodingen"
MUNICIPALITIES: Final = {
    "Andøy": "1871",
    "Bø": "1867",
    "Hadsel": "1866",
    "Lødingen": "1851",
    "Sortland": "1870",
    "Øksnes": "1868",
}
_PRIVATE: Final = DemoUnit(name="", ownership=Ownership.PRIVATE, owner_form=OwnerForm.PARENT)
# Made up: the network's own paper names none.
UNITS: Final = {
    "Andøy": (DemoUnit(name="Nordlyset barnehage", sections=3, children=43),),
    "Bø": (DemoUnit(name="Fjæresteinen barnehage", sections=3, children=38),),
    "Hadsel": (
        DemoUnit(name="Havblikket barnehage", sections=5, children=74),
        replace(_PRIVATE, name="Måseskrik barnehage", sections=2, children=26),
    ),
    "Lødingen": (DemoUnit(name="Lundefuglen barnehage", sections=3, children=41),),
    "Sortland": (
        DemoUnit(name="Blåtimen barnehage", sections=6, children=88),
        replace(_PRIVATE, name="Tangloppa barnehage", sections=3, children=39),
    ),
    "Øksnes": (DemoUnit(name="Skarvberget barnehage", sections=4, children=57),),
}
_FIRST_PERSON: Final = 31
_STORY = "the demo tells its own story"


def found(now: datetime) -> Community:
    founder = Founder(
        slug=SLUG,
        name="Vesterålen og Lødingen",
        kind=CommunityKind.COMPETENCE_REGION,
        now=now,
        first_person=_FIRST_PERSON,
    )
    for name, number in MUNICIPALITIES.items():
        municipality = founder.municipality(name, number)
        if name == "Sortland":
            founder.seat(Role.DEVELOPMENT_ADVISER, municipality, title="Koordinator")
        founder.seat(Role.MUNICIPAL_ADVISER, municipality)
        for facts in UNITS[name]:
            unit = founder.unit(
                replace(facts, section_word="avdelinger", source=MADE_UP), municipality
            )
    founder.seat(Role.RESOURCE_PERSON, unit)
    founder.university("Nord universitet")
    return founder.community


def tell(story: Story) -> None:
    _seat_steering_group(story)
    story.choose(
        story.activity(month=9, title="Forberedelse"),
        {
            "Andøy": Answer(15, time(9), time(11)),
            "Hadsel": Answer(10, time(12), time(14), "Rådhuset på Stokmarknes"),
            "Sortland": Answer(16, time(13), time(15), "Rådhuset på Sortland"),
            "Øksnes": Answer(22, time(9), time(10, 30), "Digitalt"),
        },
        on=story.autumn(8, 25),
    )
    story.release(story.autumn(8, 28), "Styringsgruppa har lagt planen for barnehageåret.")
    story.choose(
        story.activity(month=11, title="Oppfølging"),
        {
            "Bø": Answer(12, time(9), time(11)),
            "Lødingen": Answer(18, time(12), time(14), "Digitalt"),
            "Sortland": Answer(25, time(13), time(15), "Rådhuset på Sortland"),
        },
        on=story.autumn(10, 29),
    )
    story.release(
        story.autumn(10, 30), "Bø, Lødingen og Sortland har valgt dag for oppfølgingen i november."
    )
    if story.is_present:
        story.move(story.activity(month=1, title="Digitalt styringsgruppemøte"), days=7)


def _seat_steering_group(story: Story) -> None:
    """Two members and somebody who facilitates; the contact's seat waits for its first holder."""
    (arena,) = (each for each in story.arenas() if each.kind == ArenaKind.STEERING_GROUP.value)
    if Seat.objects.unguarded(reason=_STORY).filter(arena=arena).exists():
        return
    seats = Seats(story.community, story.when(story.autumn(8, 14)), _FIRST_PERSON + 20)
    seats.fill(Role.FACILITATOR, arena)
    seats.fill(Role.STEERING_GROUP, arena)
    seats.fill(Role.NETWORK_CONTACT, arena, vacant=True)


TALE: Final = Tale(slug=SLUG, document="vesteralen-og-lodingen.txt", found=found, tell=tell)
