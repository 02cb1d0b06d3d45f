from datetime import date, time

import pytest

from samspor.access.errors import Forbidden, NotVisible
from samspor.activities.errors import NothingChanged, StaleActivity
from samspor.activities.follow_planner import StayReason
from samspor.activities.models import Activity, ActivityArena
from samspor.activities.services import choose_date, move_activity, undo
from samspor.activities.services.state import state_of
from samspor.audit.models import Event
from samspor.drawing.content import Relation
from samspor.kernel.timing import Timing
from tests.factories import activities, registry
from tests.factories.activities import NOW, day, month
from tests.integration.activities.conftest import Region

OPEN = "a test looks at everything"


def test_move_takes_followers_along_and_says_who_stays(region: Region) -> None:
    gathering = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    dated = activities.activity(
        "Etterarbeid", at=region.group, on=day(2024, 10, 30), follows=gathering
    )
    november = activities.activity(
        "Oppfølging", at=region.local, on=month(2024, 11), follows=gathering
    )

    moved = move_activity(
        viewer=region.coordinator,
        activity=gathering,
        timing=Timing.at(date(2024, 10, 23), time(9, 30), time(15)),
        expected_version=1,
        now=NOW,
    )

    dated.refresh_from_db()
    assert dated.timing == day(2024, 11, 6)
    assert [move.id for move in moved.plan.moves] == [dated.public_id]
    assert [(stay.id, stay.reason) for stay in moved.plan.stays] == [
        (november.public_id, StayReason.IN_ORDER)
    ]
    event = Event.objects.unguarded(reason=OPEN).get(action="activity.moved")
    assert event.object_ids == sorted([gathering.public_id, dated.public_id])


def test_move_skips_the_break_of_the_municipality_it_concerns(region: Region) -> None:
    gathering = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    for municipality in (region.storvik, region.lillevik):
        activities.activity(
            f"Etter i {municipality}",
            at=region.local,
            on=day(2024, 10, 30),
            follows=gathering,
            for_=(municipality,),
        )
    activities.break_(
        "Høstferie",
        in_=region.community,
        first=date(2024, 11, 4),
        last=date(2024, 11, 8),
        of=region.storvik,
    )

    move_activity(
        viewer=region.coordinator,
        activity=gathering,
        timing=day(2024, 10, 23),
        expected_version=1,
        now=NOW,
    )

    rows = Activity.objects.unguarded(reason=OPEN).exclude(pk=gathering.pk)
    assert {row.title: row.first_day for row in rows} == {
        "Etter i Storvik": date(2024, 11, 13),
        "Etter i Lillevik": date(2024, 11, 6),
    }


def test_undo_puts_the_whole_move_back(region: Region) -> None:
    gathering = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    after = activities.activity(
        "Etterarbeid",
        at=region.group,
        also_at=(region.heads,),
        on=day(2024, 10, 30),
        follows=gathering,
        relation=Relation.EVALUATION,
        lag_days=14,
    )
    before = [state_of(gathering), state_of(after)]
    moved = move_activity(
        viewer=region.coordinator,
        activity=gathering,
        timing=day(2024, 10, 23),
        expected_version=1,
        now=NOW,
    )

    undo(viewer=region.coordinator, change_set=moved.change_set, now=NOW)

    gathering.refresh_from_db()
    after.refresh_from_db()
    assert [state_of(gathering), state_of(after)] == before
    assert (gathering.version, after.version) == (3, 3)


def test_move_to_the_same_time_changes_nothing(region: Region) -> None:
    gathering = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))

    with pytest.raises(NothingChanged):
        move_activity(
            viewer=region.coordinator,
            activity=gathering,
            timing=day(2024, 10, 16),
            expected_version=1,
            now=NOW,
        )


def test_municipality_answers_in_its_own_part_of_the_arena(region: Region) -> None:
    gathering = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    asking = activities.activity(
        "Oppfølging", at=region.local, on=month(2024, 11), follows=gathering
    )

    _change_set, answer = choose_date(
        viewer=region.adviser,
        activity=asking,
        municipality=region.storvik,
        timing=day(2024, 11, 5),
        place="Rådhuset",
        now=NOW,
    )

    state = state_of(answer)
    assert state["item"]["asked_by"] == asking.public_id
    assert state["item"]["arenas"] == ["kommunalt-styrernettverk"]
    assert state["item"]["municipalities"] == ["Storvik"]
    assert state["item"]["follows"] == [{"id": gathering.public_id, "relation": "follow_up"}]
    assert state["row"]["arenas"] == [region.local_storvik.pk]


def test_answer_stands_in_the_arena_itself_when_the_municipality_has_no_part(
    region: Region,
) -> None:
    asking = activities.activity("Oppfølging", at=region.local, on=month(2024, 11))

    _change_set, answer = choose_date(
        viewer=region.coordinator,
        activity=asking,
        municipality=region.lillevik,
        timing=day(2024, 11, 5),
        now=NOW,
    )

    tie = ActivityArena.objects.unguarded(reason=OPEN).get(activity=answer)
    assert tie.arena == region.local


def test_t55_second_answer_must_know_the_first(region: Region) -> None:
    asking = activities.activity("Oppfølging", at=region.local, on=month(2024, 11))
    who = {
        "viewer": region.adviser,
        "activity": asking,
        "municipality": region.storvik,
        "now": NOW,
    }
    _change_set, answer = choose_date(timing=day(2024, 11, 5), **who)

    with pytest.raises(StaleActivity):
        choose_date(timing=day(2024, 11, 6), **who)

    choose_date(timing=day(2024, 11, 6), expected_version=answer.version, **who)
    answers = Activity.objects.unguarded(reason=OPEN).filter(asked_by=asking)
    assert [row.first_day for row in answers] == [date(2024, 11, 6)]


def test_choose_date_is_for_the_municipality_itself(region: Region) -> None:
    asking = activities.activity("Oppfølging", at=region.local, on=month(2024, 11))
    about = {"activity": asking, "timing": day(2024, 11, 5), "now": NOW}
    outside = registry.municipality("Utenfor")

    with pytest.raises(Forbidden):
        choose_date(viewer=region.adviser, municipality=region.lillevik, **about)
    with pytest.raises(Forbidden):
        choose_date(viewer=region.head, municipality=region.storvik, **about)
    with pytest.raises(NotVisible):
        choose_date(viewer=region.stranger, municipality=region.storvik, **about)
    with pytest.raises(NotVisible):
        choose_date(viewer=region.coordinator, municipality=outside, **about)


def test_adviser_may_undo_the_own_answer_only(region: Region) -> None:
    asking = activities.activity("Oppfølging", at=region.local, on=month(2024, 11))
    about = {"activity": asking, "timing": day(2024, 11, 5), "now": NOW}
    own, answer = choose_date(viewer=region.adviser, municipality=region.storvik, **about)
    other, _answer = choose_date(viewer=region.coordinator, municipality=region.lillevik, **about)

    undo(viewer=region.adviser, change_set=own, now=NOW)

    answer.refresh_from_db()
    assert answer.removed
    with pytest.raises(Forbidden):
        undo(viewer=region.adviser, change_set=other, now=NOW)
