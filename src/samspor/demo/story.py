"""How a wheel came to be, told through the same services as people use.

Somebody brought a document; Samspor read it; the wheel was released; dates were chosen; a new
edition came; and since then something has changed that is not released yet.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files

from samspor.access.viewer import Viewer, at_the_console
from samspor.activities.models import Activity
from samspor.activities.services.moving import choose_date, move_activity
from samspor.activities.services.state import state_of
from samspor.activities.services.writing import change_activity
from samspor.demo.closed_days import add_routes
from samspor.intake.facts import activity_facts, standing_fields
from samspor.intake.proposals import Section, keys_of
from samspor.intake.selectors.proposing import propose
from samspor.intake.services.take_in import take_in
from samspor.kernel.clock import OSLO
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.networks.models import Arena
from samspor.reading import read_document
from samspor.reading.draft import Draft
from samspor.registry.enums import OrganisationKind
from samspor.registry.models import Community, Organisation
from samspor.wheel.models import AnnualWheel
from samspor.wheel.services import release_edition

_STORY = "the demo tells its own story"
_WHEEL = frozenset({Section.ARENA, Section.ACTIVITY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """A demo community: how it is founded, the document it brings, and what happens then.

    `answer` settles the document's doubts before it is carried over to another year. `older_year`
    gets a wheel beside the present year's.
    """

    slug: str
    document: str
    found: Callable[[datetime], Community]
    tell: Callable[["Story"], None]
    answer: Callable[[Draft], Draft] = lambda draft: draft
    older_year: SchoolYear | None = None

    def data(self) -> bytes:
        return files("samspor.demo.documents").joinpath(self.document).read_bytes()

    def draft(self) -> Draft:
        return read_document(self.data(), name=self.document)


@dataclass(frozen=True, slots=True)
class Answer:
    """The day of the month and the hours that a municipality chose."""

    day: int
    start: time
    end: time
    place: str = ""


class Story:
    """One wheel's year so far. Nothing in it happens after `now`."""

    def __init__(self, community: Community, year: SchoolYear, now: datetime) -> None:
        self.community = community
        self.year = year
        self.now = now
        self.viewer: Viewer = at_the_console(community_id=community.pk)
        rows = Organisation.objects.unguarded(reason=_STORY)
        taking_part = rows.filter(
            participations__community=community, kind=OrganisationKind.MUNICIPALITY
        )
        self.municipalities = {each.name: each for each in taking_part}

    @property
    def is_present(self) -> bool:
        return self.year.last >= self.now.astimezone(OSLO).date()

    def begin(self, draft: Draft, data: bytes) -> None:
        """The wheel of the document; its other facts the demo tells in words of its own."""
        begun = self.when(date(self.year.start, 8, 12))
        found = propose(
            viewer=self.viewer, community=self.community, draft=draft, now=begun, accept_all=True
        )
        take_in(
            viewer=self.viewer,
            community=self.community,
            draft=draft,
            data=data,
            now=begun,
            chosen=keys_of(each for each in found.items if each.section in _WHEEL),
            accept_all=True,
        )
        add_routes(
            viewer=self.viewer,
            community=self.community,
            year=self.year,
            municipalities=list(self.municipalities.values()),
            with_planning_days=not any(
                "planleggingsdag" in event.title.lower() for event in draft.events
            ),
            now=begun,
        )

    def activity(self, *, month: int, title: str = "") -> Activity:
        """The month's first whose title begins so."""
        rows = Activity.objects.unguarded(reason=_STORY)
        found = rows.filter(
            community=self.community,
            school_year=self.year.start,
            first_day__month=month,
            title__startswith=title,
            asked_by=None,
        ).order_by("first_day", "id")
        return found[0]

    def arenas(self) -> list[Arena]:
        rows = Arena.objects.unguarded(reason=_STORY)
        return list(rows.filter(community=self.community, parent=None).order_by("position", "id"))

    def release(self, day: date | None, note: str) -> None:
        wheels = AnnualWheel.objects.unguarded(reason=_STORY)
        wheel = wheels.get(community=self.community, school_year=self.year.start)
        release_edition(
            viewer=self.viewer, wheel=wheel, now=self.when(day or self.year.first), note=note
        )

    def concern(self, name: str, *, but: Collection[int], on: date) -> None:
        """What is in other arenas than these concerns the one municipality alone."""
        rows = Activity.objects.unguarded(reason=_STORY).filter(
            community=self.community, school_year=self.year.start, asked_by=None, removed=False
        )
        for activity in rows.exclude(arena_ties__arena__in=but):
            state = state_of(activity)
            facts = activity_facts(standing_fields(state), state=state)
            change_activity(
                viewer=self.viewer,
                activity=activity,
                facts=replace(facts, municipalities=(self.municipalities[name].pk,)),
                expected_version=activity.version,
                now=self.when(on),
            )

    def choose(self, asked: Activity, answers: Mapping[str, Answer], *, on: date) -> None:
        """Municipalities choose their own days for what was asked of each."""
        assert asked.timing.first is not None
        for name, answer in answers.items():
            day = _workday(asked.timing.first.replace(day=answer.day))
            choose_date(
                viewer=self.viewer,
                activity=asked,
                municipality=self.municipalities[name],
                timing=Timing.at(day, answer.start, answer.end),
                place=answer.place,
                now=self.when(on),
            )

    def move(self, activity: Activity, *, days: int, on: date | None = None) -> None:
        """`on` None: just now."""
        if activity.timing.first is None:
            return
        move_activity(
            viewer=self.viewer,
            activity=activity,
            timing=activity.timing.moved(timedelta(days=days)),
            expected_version=activity.version,
            now=self.when(on) if on else self.now,
        )

    def autumn(self, month: int, day: int) -> date:
        return date(self.year.start, month, day)

    def when(self, day: date) -> datetime:
        """The afternoon of the day, but nothing happens in the future."""
        return min(afternoon(day), self.now)


def afternoon(day: date) -> datetime:
    return datetime.combine(day, time(15), tzinfo=OSLO).astimezone(UTC)


def _workday(day: date) -> date:
    return day + timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))
