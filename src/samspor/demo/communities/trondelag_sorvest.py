"""Trøndelag sørvest: a region of four municipalities, with a wheel that is two years old too."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Final

from samspor.access.viewer import Role
from samspor.activities.services.state import state_of
from samspor.activities.services.writing import change_activity
from samspor.demo.founding import MADE_UP, DemoUnit, Founder
from samspor.demo.story import Answer, Story, Tale
from samspor.intake.facts import activity_facts, standing_fields
from samspor.kernel.school_year import SchoolYear
from samspor.reading.draft import Draft
from samspor.registry.enums import CommunityKind, OrganisationKind, OwnerForm, Ownership
from samspor.registry.models import Community

SLUG: Final = "trondelag-sorvest"
MUNICIPALITIES: Final = {"Heim": "5055", "Hitra": "5056", "Rindal": "5061", "Skaun": "5029"}
# Made up: the document names no kindergartens.
UNITS: Final = {
    "Heim": (
        DemoUnit(name="Fjordgløtt barnehage", sections=4, children=58),
        DemoUnit(
            name="Liaskogen barnehage",
            ownership=Ownership.PRIVATE,
            owner_form=OwnerForm.PARENT,
            owner="Liaskogen barnehage SA",
            sections=3,
            children=41,
        ),
    ),
    "Hitra": (
        DemoUnit(name="Havørna barnehage", sections=5, children=72),
        DemoUnit(
            name="Svaberget barnehage",
            ownership=Ownership.PRIVATE,
            owner_form=OwnerForm.FOUNDATION,
            owner="Stiftelsen Svaberget",
            sections=2,
            children=27,
        ),
    ),
    "Rindal": (DemoUnit(name="Trollbu barnehage", sections=3, children=44),),
    "Skaun": (
        DemoUnit(name="Elvebakken barnehage", sections=6, children=86),
        DemoUnit(
            name="Solhaugen barnehage",
            ownership=Ownership.PRIVATE,
            owner_form=OwnerForm.PARENT,
            owner="Solhaugen barnehage SA",
            sections=4,
            children=55,
        ),
    ),
}


def found(now: datetime) -> Community:
    founder = Founder(
        slug=SLUG, name="Trøndelag sørvest", kind=CommunityKind.COMPETENCE_REGION, now=now
    )
    office = founder.organisation("Utviklingskontoret Trøndelag sørvest", OrganisationKind.SERVICE)
    founder.seat(Role.DEVELOPMENT_ADVISER, office)
    founder.university("Dronning Mauds Minne Høgskole", short_name="DMMH")
    for name, number in MUNICIPALITIES.items():
        municipality = founder.municipality(name, number)
        founder.seat(Role.MUNICIPAL_ADVISER, municipality)
        founder.seat(Role.PSYCH_PED_SERVICE, municipality)
        for facts in UNITS[name]:
            unit = founder.unit(
                replace(facts, section_word="avdelinger", source=MADE_UP), municipality
            )
    founder.seat(Role.RESOURCE_PERSON, unit)
    return founder.community


def tell(story: Story) -> None:
    _answer_the_doubt(story)
    meeting = story.activity(month=9)
    story.release(meeting.timing.first, "Vedtatt i den regionale arbeidsgruppen.")
    story.choose(
        story.activity(month=11, title="Oppfølging"),
        {
            "Heim": Answer(11, time(9), time(12), "Digitalt"),
            "Skaun": Answer(12, time(13), time(15), "Rådhuset i Skaun"),
        },
        on=story.autumn(10, 26),
    )
    story.release(
        date(story.year.start, 10, 28),
        "Heim og Skaun har valgt dag for oppfølgingen i november.",
    )
    if story.is_present:
        story.move(story.activity(month=4), days=-1)


def _answered(draft: Draft) -> Draft:
    """The one doubt, answered in the document itself before it is carried over."""
    events = tuple(replace(event, agenda=_corrected(event.agenda)) for event in draft.events)
    return replace(draft, events=events)


def _corrected(agenda: tuple[str, ...]) -> tuple[str, ...]:
    """The professional day was 27 November; the document's own agenda says 4 December."""
    return tuple(point.replace("4/12", "27/11") for point in agenda)


def _answer_the_doubt(story: Story) -> None:
    """As the coordinator would, by hand: reading the document again does not revert it."""
    activity = story.activity(month=12, title="Digitalt")
    state = state_of(activity)
    fields = standing_fields(state)
    agenda = list(_corrected(tuple(fields["agenda"])))
    if agenda != fields["agenda"]:
        change_activity(
            viewer=story.viewer,
            activity=activity,
            facts=activity_facts({**fields, "agenda": agenda}, state=state),
            expected_version=activity.version,
            now=story.when(story.autumn(8, 13)),
        )


TALE: Final = Tale(
    slug=SLUG,
    document="trondelag-sorvest.txt",
    found=found,
    tell=tell,
    answer=_answered,
    older_year=SchoolYear(2024),
)
