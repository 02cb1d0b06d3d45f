"""How far a new community has come, for the one who coordinates it. At most two statements."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Subquery

from samspor.access.policy import Action, may
from samspor.access.viewer import Viewer
from samspor.intake.models import Source
from samspor.intake.selectors.hidden_pages import hidden_number
from samspor.kernel.school_year import SchoolYear
from samspor.registry.models import Community
from samspor.registry.models.validity import valid_on
from samspor.registry.selectors.communities import units
from samspor.seats.models import SeatHolder
from samspor.wheel.models import AnnualWheel, Edition


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """What is done of it.

    `hidden` is how many pages came of documents and wait to be shown, `drafted` the newest year
    that has a wheel, released or not.
    """

    has_documents: bool
    hidden: int
    has_units: bool
    is_released: bool
    has_people: bool
    is_introduced: bool
    drafted: SchoolYear | None

    @property
    def is_all_done(self) -> bool:
        return (
            self.has_documents
            and not self.hidden
            and self.has_units
            and self.is_released
            and self.has_people
            and self.is_introduced
        )


def first_steps(viewer: Viewer, *, community: Community, on: date) -> FirstSteps | None:
    """None for everybody but who coordinates, and once all of it is done."""
    if not may(viewer, Action.RELEASE_EDITION, community_id=community.pk):
        return None
    wheels = AnnualWheel.objects.seen_by(viewer).filter(community=community)
    editions = Edition.objects.seen_by(viewer).filter(wheel__community=community)
    sources = Source.objects.seen_by(viewer).filter(community=community)
    holders = SeatHolder.objects.seen_by(viewer).filter(valid_on(on), seat__community=community)
    others = holders.exclude(person=viewer.person_id)
    documents, has_units, is_released, people, year = (
        Community.objects.seen_by(viewer)
        .filter(pk=community.pk)
        .values_list(
            Exists(sources),
            Exists(units(viewer, community=community, on=on)),
            Exists(editions),
            Exists(others),
            Subquery(wheels.order_by("-school_year").values("school_year")[:1]),
        )
        .get()
    )
    facts = FirstSteps(
        has_documents=documents,
        hidden=hidden_number(viewer, community=community) if documents else 0,
        has_units=has_units,
        is_released=is_released,
        has_people=people,
        is_introduced=bool(community.lead),
        drafted=SchoolYear(year) if year else None,
    )
    return None if facts.is_all_done else facts
