"""The demo's story, told through the same services as people use.

A coordinator brought last year's Word table; Samspor read it; the wheel was released;
municipalities chose dates; a new edition came. Told twice: as the document's own year and as the
present one.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files

from django.db import transaction

from samspor.access.viewer import Viewer, at_the_console
from samspor.activities.models import Activity
from samspor.activities.services.moving import choose_date, move_activity
from samspor.activities.services.state import state_of
from samspor.activities.services.writing import change_activity
from samspor.demo.carry_over import carry_over
from samspor.demo.closed_days import add_routes
from samspor.demo.communities import MUNICIPALITIES, SLUG, found_trondelag_sorvest
from samspor.intake.facts import activity_facts, standing_fields
from samspor.intake.services.take_in import take_in
from samspor.kernel.clock import OSLO
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.reading import read_document
from samspor.reading.draft import Draft
from samspor.registry.models import Community, Organisation
from samspor.wheel.models import AnnualWheel
from samspor.wheel.services import release_edition

DOCUMENT = "trondelag-sorvest.txt"
FIRST_YEAR = SchoolYear(2024)
_STORY = "the demo tells its own story"


@transaction.atomic
def load_demo(*, now: datetime) -> None:
    """Make what is missing; what is there stays as visitors left it."""
    rows = Community.objects.unguarded(reason=_STORY)
    community = rows.filter(slug=SLUG).first()
    if community is None:
        community = found_trondelag_sorvest(now=_at(date(2024, 8, 5)))
    data = files("samspor.demo.documents").joinpath(DOCUMENT).read_bytes()
    draft = read_document(data, name=DOCUMENT)
    present = SchoolYear.of(now.astimezone(OSLO).date())
    for year in sorted({FIRST_YEAR, present}):
        wheels = AnnualWheel.objects.unguarded(reason=_STORY)
        if not wheels.filter(community=community, school_year=year.start).exists():
            moved = draft if year == FIRST_YEAR else carry_over(_answered(draft), to=year)
            _Story(community, year, now).tell(moved, data)


def _answered(draft: Draft) -> Draft:
    """The one doubt, answered in the document itself before it is carried over."""
    events = tuple(replace(event, agenda=_corrected(event.agenda)) for event in draft.events)
    return replace(draft, events=events)


def _corrected(agenda: tuple[str, ...]) -> tuple[str, ...]:
    """The professional day was 27 November; the document's own agenda says 4 December."""
    return tuple(point.replace("4/12", "27/11") for point in agenda)


class _Story:
    def __init__(self, community: Community, year: SchoolYear, now: datetime) -> None:
        self.community = community
        self.year = year
        self.now = now
        self.viewer: Viewer = at_the_console(community_id=community.pk)
        rows = Organisation.objects.unguarded(reason=_STORY)
        numbers = MUNICIPALITIES.values()
        self.municipalities = list(rows.filter(municipality_number__in=numbers))

    def tell(self, draft: Draft, data: bytes) -> None:
        begun = self._when(date(self.year.start, 8, 12))
        take_in(
            viewer=self.viewer,
            community=self.community,
            draft=draft,
            data=data,
            now=begun,
            accept_all=True,
        )
        add_routes(
            viewer=self.viewer,
            community=self.community,
            year=self.year,
            municipalities=self.municipalities,
            now=begun,
        )
        self._answer_the_doubt()
        meeting = self._activity(month=9)
        self._release(meeting.timing.first, "Vedtatt i den regionale arbeidsgruppen.")
        self._choose_dates()
        self._release(
            date(self.year.start, 10, 28),
            "Heim og Skaun har valgt dag for oppfølgingen i november.",
        )
        if self.year.last >= self.now.astimezone(OSLO).date():
            self._leave_something_unreleased()

    def _answer_the_doubt(self) -> None:
        """As the coordinator would, by hand: reading the document again does not revert it."""
        activity = self._activity(month=12, title="Digitalt")
        state = state_of(activity)
        fields = standing_fields(state)
        agenda = list(_corrected(tuple(fields["agenda"])))
        if agenda != fields["agenda"]:
            change_activity(
                viewer=self.viewer,
                activity=activity,
                facts=activity_facts({**fields, "agenda": agenda}, state=state),
                expected_version=activity.version,
                now=self._when(date(self.year.start, 8, 13)),
            )

    def _choose_dates(self) -> None:
        asked = self._activity(month=11, title="Oppfølging")
        days = {"Heim": (11, 9, 12), "Skaun": (12, 13, 15)}
        for name, (day, start, end) in days.items():
            municipality = next(each for each in self.municipalities if each.name == name)
            timing = Timing.at(
                self._workday(date(self.year.start, 11, day)), time(start), time(end)
            )
            choose_date(
                viewer=self.viewer,
                activity=asked,
                municipality=municipality,
                timing=timing,
                place=f"Rådhuset i {name}" if name == "Skaun" else "Digitalt",
                now=self._when(date(self.year.start, 10, 26)),
            )

    def _leave_something_unreleased(self) -> None:
        """The draft is ahead of the edition, as drafts are."""
        activity = self._activity(month=4)
        if activity.timing.first is None:
            return
        by = timedelta(days=-1)
        move_activity(
            viewer=self.viewer,
            activity=activity,
            timing=activity.timing.moved(by),
            expected_version=activity.version,
            now=self.now,
        )

    def _activity(self, *, month: int, title: str = "") -> Activity:
        rows = Activity.objects.unguarded(reason=_STORY)
        found = rows.filter(
            community=self.community,
            school_year=self.year.start,
            first_day__month=month,
            title__startswith=title,
            asked_by=None,
        ).order_by("first_day", "id")
        return found[0]

    def _release(self, day: date | None, note: str) -> None:
        wheels = AnnualWheel.objects.unguarded(reason=_STORY)
        wheel = wheels.get(community=self.community, school_year=self.year.start)
        release_edition(
            viewer=self.viewer,
            wheel=wheel,
            now=self._when(day or self.year.first),
            note=note,
        )

    def _when(self, day: date) -> datetime:
        """The afternoon of the day, but nothing happens in the future."""
        return min(_at(day), self.now)

    @staticmethod
    def _workday(day: date) -> date:
        return day + timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))


def _at(day: date) -> datetime:
    return datetime.combine(day, time(15), tzinfo=OSLO).astimezone(UTC)
