"""T-56: of two at the same moment one wins, the other is told, and nothing happens twice.

Each race is run as the service has it, and once more with its locks away, where it must go wrong:
a race that can't be lost proves nothing. 200 of each in `--full`, some of each in the gate.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.models import UniqueConstraint

from samspor.activities.errors import StaleActivity
from samspor.activities.models import Activity, Change
from samspor.activities.services.writing import change_activity
from samspor.editing.enums import Part
from samspor.editing.errors import StalePage
from samspor.editing.models import PageVersion
from samspor.editing.selectors.page import Page
from samspor.editing.selectors.pages import editable_page, kept_state
from samspor.editing.services.drafts import save_draft
from samspor.editing.state import digest
from samspor.intake.models import Source
from samspor.intake.services.take_in import take_in
from samspor.networks.models import Arena
from samspor.reading import read_document
from samspor.seats.errors import SeatMoved
from samspor.seats.models import SeatHolder
from samspor.seats.services.hand_over import Named, NextHolder, hand_over
from samspor.wheel.errors import NothingToRelease
from samspor.wheel.models import Edition
from tests.conftest import FULL
from tests.factories import activities, networks, registry, seats, wheel
from tests.integration.races.conftest import Act, Race, without_locks
from tests.viewpoints import Viewpoint, World, build_world

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

ROUNDS = 200 if FULL else 8
CONTROLS = 3
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WHY = "the test looks at everything"
DOCUMENT = "Årshjul 2026-2027\n\nMåned\tArbeidsgruppe\nSeptember\t16. september kl 9-12: Møte\n"


@dataclass
class Course:
    """One kind of race.

    Args:
        begin: Makes ready for the round with the number, and answers the two acts.
        done: How much has happened in all.
        each: How much one act does.
        told: What the one who came second is told; None: nothing, it is done already.
        unguarded: Takes away what else than locks stands in the way, for the control.
    """

    begin: Callable[[int], tuple[Act, Act]]
    done: Callable[[], int]
    each: int
    told: type[Exception] | None
    unguarded: Callable[[], AbstractContextManager[None]] = nullcontext

    def faults(self, race: Race, rounds: int, *, first: int = 0) -> int:
        """In how many rounds something else happened than once, and told."""
        wrong = 0
        for number in range(first, first + rounds):
            acts = self.begin(number)
            before = self.done()
            answers = race.run(*acts)
            refusals = [one for one in answers if isinstance(one, Exception)]
            expected = [] if self.told is None else [self.told]
            wrong += self.done() - before != self.each or [*map(type, refusals)] != expected
        return wrong


@pytest.fixture
def world(race: Race) -> World:
    return build_world()


def two_who_change_an_activity(world: World) -> Course:
    group = networks.arena(in_=world.region)
    coordinator = world.viewer(Viewpoint.COORDINATOR)

    def begin(number: int) -> tuple[Act, Act]:
        row = activities.activity(f"Møte {number}", at=group, on=activities.day(2024, 10, 16))
        said = activities.facts(row.title, at=group, on=row.timing)

        def change(place: str) -> Act:
            return lambda: change_activity(
                viewer=coordinator,
                activity=Activity(pk=row.pk),
                facts=replace(said, place=place),
                expected_version=row.version,
                now=NOW,
            )

        return change("Rådhuset"), change("Kulturhuset")

    return Course(begin, Change.objects.unguarded(reason=WHY).count, 1, StaleActivity)


def two_who_release(world: World) -> Course:
    group = networks.arena(in_=world.region)
    drawn = wheel.a_wheel(in_=world.region, of=[group])
    coordinator = world.viewer(Viewpoint.COORDINATOR)

    def begin(number: int) -> tuple[Act, Act]:
        activities.activity(f"Møte {number}", at=group, on=activities.day(2024, 10, 16))
        return (
            lambda: wheel.release(drawn, by=coordinator, now=NOW),
            lambda: wheel.release(drawn, by=coordinator, now=NOW),
        )

    return Course(begin, Edition.objects.unguarded(reason=WHY).count, 1, NothingToRelease)


def two_who_hand_over_a_seat(world: World) -> Course:
    """A vacant one: who holds it already is a row that the two would wait for anyhow."""
    coordinator = world.viewer(Viewpoint.COORDINATOR)

    def begin(number: int) -> tuple[Act, Act]:
        unit = registry.kindergarten(f"Barnehage {number}", in_=world.municipality_1)
        seat = seats.seat(at=unit, in_=world.region)

        def give(name: str) -> Act:
            facts = NextHolder(
                first_day=NOW.date(), expected=None, successor=Named(name=f"{name} {number}")
            )
            return lambda: hand_over(viewer=coordinator, seat=seat, facts=facts, now=NOW)

        return give("Kari"), give("Ola")

    return Course(begin, SeatHolder.objects.unguarded(reason=WHY).count, 1, SeatMoved)


def two_who_take_in_a_document(world: World) -> Course:
    draft, data = read_document(DOCUMENT.encode(), name="arshjul.txt"), DOCUMENT.encode()
    assert (len(draft.arenas), len(draft.events)) == (1, 1)

    def begin(number: int) -> tuple[Act, Act]:
        community = registry.community(f"Kysten {number}")
        viewer = seats.viewer(at=registry.service(f"Kompetanse {number}"), in_=community)

        def take() -> object:
            return take_in(
                viewer=viewer, community=community, draft=draft, data=data, now=NOW, accept_all=True
            )

        return take, take

    def done() -> int:
        counted = (Source, Arena, Activity)
        return sum(each.objects.unguarded(reason=WHY).count() for each in counted)

    return Course(begin, done, 3, None)


def two_who_edit_a_page(world: World) -> Course:
    coordinator, adviser = map(world.viewer, (Viewpoint.COORDINATOR, Viewpoint.OWNER_ADVISER_1))

    def begin(number: int) -> tuple[Act, Act]:
        row = networks.network(f"Nettverk {number}", in_=world.region)
        row.municipality = world.municipality_1
        row.save()

        def save(viewer: object, about: str) -> Act:
            page = _page(viewer, world, row)
            kept = kept_state(viewer, page, on=NOW.date())
            return lambda: save_draft(
                viewer=viewer,
                page=page,
                state={**kept, "about": about},
                expected=f"0-{digest(kept)}",
                now=NOW,
            )

        return save(coordinator, "Det ene"), save(adviser, "Det andre")

    rows = PageVersion.objects.unguarded(reason=WHY).filter(standing="draft")
    return Course(begin, rows.count, 1, StalePage, _versions_may_be_twice)


@contextmanager
def _versions_may_be_twice() -> Iterator[None]:
    """Here the database itself is what holds: no version has its number twice."""
    promised = next(
        each for each in PageVersion._meta.constraints if isinstance(each, UniqueConstraint)
    )
    with connection.schema_editor() as editor:
        editor.remove_constraint(PageVersion, promised)
    yield
    PageVersion.objects.unguarded(reason=WHY).delete()
    with connection.schema_editor() as editor:
        editor.add_constraint(PageVersion, promised)


def _page(viewer: object, world: World, row: Arena) -> Page:
    return editable_page(
        viewer, community=world.region.slug, part=Part.NETWORKS, key=row.slug, on=NOW.date()
    )


COURSES = (
    two_who_change_an_activity,
    two_who_release,
    two_who_hand_over_a_seat,
    two_who_take_in_a_document,
    two_who_edit_a_page,
)


@pytest.mark.parametrize("course", COURSES)
def test_t56_one_wins_and_the_other_is_told(
    race: Race, world: World, course: Callable[[World], Course]
) -> None:
    run = course(world)

    assert run.faults(race, ROUNDS) == 0
    with without_locks(), run.unguarded():
        assert run.faults(race, CONTROLS, first=ROUNDS) > 0  # the control


def test_t55_who_came_second_to_a_page_sees_what_the_first_wrote(race: Race, world: World) -> None:
    answers = race.run(*two_who_edit_a_page(world).begin(0))

    saved = next(one for one in answers if isinstance(one, PageVersion))
    refused = next(one for one in answers if isinstance(one, StalePage))
    assert refused.theirs["about"] == saved.state["about"]
    assert refused.stamp == f"{saved.number}-{digest(saved.state)}"
