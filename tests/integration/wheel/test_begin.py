"""Begin a year's wheel: empty, or with what was done in another year."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from samspor.access.errors import Forbidden
from samspor.activities.facts import FollowFact
from samspor.activities.models import Activity, ChangeSet
from samspor.activities.services import add_activity, cancel_activity
from samspor.drawing.content import Kind, Relation
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.networks.models import Arena
from samspor.wheel.models import AnnualWheel
from samspor.wheel.selectors import draft
from samspor.wheel.services import carry_over_wheel
from tests.factories import activities, networks
from tests.factories import wheel as wheels
from tests.page_client import PageClient
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
WHY = "the test looks at all rows"
HELD, TO = SchoolYear(2024), SchoolYear(2026)
NOW = clock.now()
BEGIN = "/arshjul/fjordane/nytt/"


@pytest.fixture
def arena(world: World) -> Arena:
    return networks.arena("Regionalt styrernettverk", in_=world.region)


@pytest.fixture
def wheel(world: World, arena: Arena) -> AnnualWheel:
    """A gathering with a date in its agenda, what prepares it, one that is cancelled."""
    made = wheels.a_wheel(in_=world.region, of=[arena], year=HELD, title="Rekom 2024/2025")
    viewer = world.viewer(Viewpoint.COORDINATOR)

    def add(title: str, on: Timing, kind: Kind = Kind.MEETING) -> Activity:
        facts = activities.facts(title, on=on, at=arena, kind=kind)
        return add_activity(viewer=viewer, community=world.region, year=HELD, facts=facts, now=NOW)

    gathering = add("Samling", Timing.days(date(2024, 10, 16)), kind=Kind.GATHERING)
    before = FollowFact(gathering.pk, Relation.PREPARATION, 44)
    agenda = ("Planlegge samling 16.okt", "Evaluering av våren 2025")
    facts = activities.facts("Møte", on=Timing.days(date(2024, 9, 2)), at=arena, agenda=agenda)
    add_activity(
        viewer=viewer,
        community=world.region,
        year=HELD,
        facts=replace(facts, follows=(before,)),
        now=NOW,
    )
    add("Oppfølging", Timing.month(2024, 11))
    gone = add("Seminar", Timing.days(date(2025, 2, 5)))
    cancel_activity(viewer=viewer, activity=gone, expected_version=gone.version, now=NOW)
    return made


def carried_over(world: World, wheel: AnnualWheel) -> dict[str, Activity]:
    carry_over_wheel(viewer=world.viewer(Viewpoint.COORDINATOR), wheel=wheel, to=TO, now=NOW)
    rows = Activity.objects.unguarded(reason=WHY).filter(school_year=TO.start)
    return {row.title: row for row in rows}


def test_activities_keep_their_weekday_and_what_they_follow(
    world: World, wheel: AnnualWheel
) -> None:
    rows = carried_over(world, wheel)

    assert set(rows) == {"Samling", "Møte", "Oppfølging"}
    assert rows["Samling"].timing == Timing.days(date(2026, 10, 21))
    assert rows["Møte"].timing == Timing.days(date(2026, 9, 7))
    assert rows["Oppfølging"].timing == Timing.month(2026, 11)
    [tie] = rows["Møte"].follow_ties.unguarded(reason=WHY)
    assert (tie.follows_id, tie.relation, tie.lag_days) == (rows["Samling"].pk, "preparation", 44)


def test_words_follow_the_dates(world: World, wheel: AnnualWheel) -> None:
    rows = carried_over(world, wheel)

    assert rows["Møte"].agenda.splitlines() == [
        "Planlegge samling 21.okt",
        "Evaluering av våren 2027",
    ]
    made = AnnualWheel.objects.unguarded(reason=WHY).get(school_year=TO.start)
    assert made.title == "Rekom 2026/2027"
    assert made.latest is None


def test_old_year_stays_as_it_was_and_all_can_be_undone_at_once(
    world: World, wheel: AnnualWheel
) -> None:
    before = Activity.objects.unguarded(reason=WHY).filter(school_year=HELD.start).count()

    carried_over(world, wheel)

    held = Activity.objects.unguarded(reason=WHY).filter(school_year=HELD.start)
    assert held.count() == before
    assert ChangeSet.objects.unguarded(reason=WHY).filter(school_year=TO.start).count() == 1


def test_year_that_has_a_wheel_is_refused(world: World, wheel: AnnualWheel) -> None:
    wheels.a_wheel(in_=world.region, year=TO)

    with pytest.raises(ValidationError):
        carried_over(world, wheel)
    assert not Activity.objects.unguarded(reason=WHY).filter(school_year=TO.start).exists()


def test_only_who_plans_the_whole_community_may(world: World, wheel: AnnualWheel) -> None:
    with pytest.raises(Forbidden):
        carry_over_wheel(
            viewer=world.viewer(Viewpoint.OWNER_ADVISER_1), wheel=wheel, to=TO, now=NOW
        )


# --- on the page ---


def test_page_shows_the_days_before_anything_is_made(world: World, wheel: AnnualWheel) -> None:
    pages = PageClient(world.client(Viewpoint.COORDINATOR))
    this = SchoolYear.of(clock.today())

    shown = pages.post(BEGIN, {"year": this.slug, "source": HELD.slug, "look": "1"}, status=200)

    text = shown.content.decode()
    assert "3 aktiviteter blir med. Ingenting er laget ennå." in text
    assert "Seminar" not in text
    assert not AnnualWheel.objects.unguarded(reason=WHY).filter(school_year=this.start).exists()


def test_draft_is_made_and_told(world: World, wheel: AnnualWheel) -> None:
    pages = PageClient(world.client(Viewpoint.COORDINATOR))
    this = SchoolYear.of(clock.today())

    answer = pages.post(BEGIN, {"year": this.slug, "source": HELD.slug})

    page = pages.get(answer.headers["Location"])
    assert "3 aktiviteter har fått nye datoer." in page.main
    found = draft(world.viewer(Viewpoint.COORDINATOR), community="fjordane", school_year=this)
    assert len(found.content.items) == 3


def test_empty_wheel_leads_to_its_arenas(world: World) -> None:
    pages = PageClient(world.client(Viewpoint.COORDINATOR))
    this = SchoolYear.of(clock.today())

    answer = pages.post(BEGIN, {"year": this.slug, "source": ""})

    assert "/utkast/oppsett/" in answer.headers["Location"]
    made = AnnualWheel.objects.unguarded(reason=WHY).get()
    assert made.title == f"Årshjul for Fjordane {this.start}/{this.start + 1}"
    assert "Begynn med arenaene" in pages.get(answer.headers["Location"]).main


def test_years_offered_are_free(world: World, wheel: AnnualWheel) -> None:
    this = SchoolYear.of(clock.today())
    wheels.a_wheel(in_=world.region, year=this)
    pages = PageClient(world.client(Viewpoint.COORDINATOR))

    page = pages.get(BEGIN)

    offered = [one.attrib["value"] for one in page.all("input", name="year")]
    assert offered == [this.next.slug, this.next.next.slug]
    refused = pages.post(BEGIN, {"year": this.slug, "source": HELD.slug}, status=422)
    assert "Velg et" in refused.content.decode()


def test_community_without_a_wheel_says_so_to_everybody(pages: PageClient, world: World) -> None:
    assert "Ikke noe årshjul ennå" in pages.get("/arshjul/fjordane/").main
    mine = PageClient(world.client(Viewpoint.COORDINATOR)).get("/arshjul/fjordane/")
    assert mine.links()["Nytt årshjul"] == BEGIN
