import pytest
from django.core.exceptions import ValidationError

from samspor.access.errors import Forbidden, NotVisible
from samspor.activities.errors import NothingChanged, StaleActivity
from samspor.activities.models import Activity, Change, ChangeSet
from samspor.activities.services import (
    add_activity,
    cancel_activity,
    change_activity,
    reinstate_activity,
    remove_activity,
    undo,
)
from samspor.activities.services.state import state_of
from samspor.audit.models import Event
from samspor.drawing.content import Kind, Mode, Status
from tests.factories import activities
from tests.factories.activities import NOW, YEAR, day, facts, month
from tests.factories.focus import an_initiative
from tests.factories.registry import community
from tests.integration.activities.conftest import Region

OPEN = "a test looks at everything"


def _add(region: Region, title: str = "Styrersamling", **about: object) -> Activity:
    said = facts(title, at=region.heads, on=day(2024, 10, 16), **about)
    return add_activity(
        viewer=region.coordinator, community=region.community, year=YEAR, facts=said, now=NOW
    )


def test_add_activity_keeps_what_was_said(region: Region) -> None:
    first = activities.activity("Fagdag", at=region.heads, on=day(2024, 9, 2))

    added = _add(
        region,
        also_at=(region.group,),
        follows=(first,),
        for_=(region.lillevik, region.storvik),
        kind=Kind.GATHERING,
        mode=Mode.PHYSICAL,
        place=" DMMH ",
        agenda=("Stoppunkt", " ", " Evaluering"),
    )

    state = state_of(Activity.objects.unguarded(reason=OPEN).get(pk=added.pk))
    assert state["item"] == {
        "id": added.public_id,
        "title": "Styrersamling",
        "kind": "gathering",
        "timing": {
            "precision": "day",
            "first": "2024-10-16",
            "last": "2024-10-16",
            "start": None,
            "end": None,
        },
        "arenas": ["styrernettverk", "arbeidsgruppe"],
        "place": "DMMH",
        "mode": "physical",
        "status": "planned",
        "agenda": ["Stoppunkt", "Evaluering"],
        "audience": "",
        "description": "",
        "follows": [{"id": first.public_id, "relation": "follow_up"}],
        "municipalities": ["Lillevik", "Storvik"],
        "asked_by": None,
        "initiatives": [],
    }


def test_t08_add_activity_takes_no_initiative_of_another_community(region: Region) -> None:
    own = an_initiative("Ute hele året", in_=region.community)
    foreign = an_initiative("Andres", in_=community("Et annet sted"))

    added = _add(region, part_of=(foreign, own))

    assert state_of(added)["item"]["initiatives"] == [own.pk]


def test_change_of_initiatives_is_undone_with_the_rest(region: Region) -> None:
    initiative = an_initiative("Ute hele året", in_=region.community)
    added = _add(region)
    said = facts("Styrersamling", at=region.heads, on=day(2024, 10, 16), part_of=(initiative,))

    done = change_activity(
        viewer=region.coordinator, activity=added, facts=said, expected_version=1, now=NOW
    )
    assert state_of(added)["item"]["initiatives"] == [initiative.pk]
    undo(viewer=region.coordinator, change_set=done, now=NOW)

    assert state_of(added)["item"]["initiatives"] == []


def test_undo_reads_history_older_than_the_initiatives(region: Region) -> None:
    added = _add(region)
    change = Change.objects.unguarded(reason=OPEN).get(activity=added)
    del change.after["item"]["initiatives"]
    Change.objects.unguarded(reason=OPEN).filter(pk=change.pk).update(after=change.after)

    undo(viewer=region.coordinator, change_set=change.change_set, now=NOW)

    assert Activity.objects.unguarded(reason=OPEN).get(pk=added.pk).removed


def test_t45_add_activity_leaves_an_event(region: Region) -> None:
    added = _add(region)

    event = Event.objects.unguarded(reason=OPEN).get(action="activity.added")
    assert (event.object_type, event.object_ids) == ("activity", [added.public_id])
    assert (event.seat_id, event.at) == (region.coordinator.seat_id, NOW)


def test_add_activity_refuses_a_date_outside_its_year(region: Region) -> None:
    said = facts("Møte", at=region.group, on=day(2025, 8, 20))

    with pytest.raises(ValidationError) as caught:
        add_activity(
            viewer=region.coordinator, community=region.community, year=YEAR, facts=said, now=NOW
        )

    assert caught.value.error_dict["first_day"][0].code == "outside_year"


def test_add_activity_is_for_those_whose_arena_it_is(region: Region) -> None:
    said = facts("Møte", at=region.heads)

    def add(viewer: object) -> Activity:
        return add_activity(
            viewer=viewer, community=region.community, year=YEAR, facts=said, now=NOW
        )

    with pytest.raises(Forbidden):
        add(region.adviser)
    with pytest.raises(Forbidden):
        add(region.head)
    with pytest.raises(NotVisible):
        add(region.stranger)


def test_adviser_may_add_in_the_own_part_of_an_arena_but_not_also_in_the_regions(
    region: Region,
) -> None:
    own = facts("Møte", at=region.local_storvik)
    both = facts("Møte", at=region.local_storvik, also_at=(region.heads,))

    add_activity(viewer=region.adviser, community=region.community, year=YEAR, facts=own, now=NOW)

    with pytest.raises(Forbidden):
        add_activity(
            viewer=region.adviser, community=region.community, year=YEAR, facts=both, now=NOW
        )


def test_t08_foreign_arena_is_an_absent_one(region: Region) -> None:
    foreign = activities.ActivityFacts(
        title="Møte", timing=month(2024, 11), arenas=(region.heads.pk + 1000,)
    )

    with pytest.raises(ValidationError, match="arena"):
        add_activity(
            viewer=region.coordinator,
            community=region.community,
            year=YEAR,
            facts=foreign,
            now=NOW,
        )


def test_change_activity_writes_the_next_version(region: Region) -> None:
    added = _add(region)

    change_activity(
        viewer=region.coordinator,
        activity=added,
        facts=facts("Styrersamling", at=region.heads, on=day(2024, 10, 16), place="DMMH"),
        expected_version=1,
        now=NOW,
    )

    added.refresh_from_db()
    assert (added.version, added.place) == (2, "DMMH")


def test_change_activity_with_the_same_facts_changes_nothing(region: Region) -> None:
    added = _add(region)

    with pytest.raises(NothingChanged):
        change_activity(
            viewer=region.coordinator,
            activity=added,
            facts=facts("Styrersamling", at=region.heads, on=day(2024, 10, 16)),
            expected_version=1,
            now=NOW,
        )

    assert ChangeSet.objects.unguarded(reason=OPEN).count() == 1


def test_t55_stale_save_never_overwrites(region: Region) -> None:
    added = _add(region)
    for_both = {"viewer": region.coordinator, "activity": added, "expected_version": 1, "now": NOW}
    change_activity(facts=facts("Hennes", at=region.heads), **for_both)

    with pytest.raises(StaleActivity) as caught:
        change_activity(facts=facts("Hans", at=region.heads), **for_both)

    added.refresh_from_db()
    assert added.title == "Hennes"
    assert (caught.value.theirs.title, caught.value.version) == ("Hennes", 2)


def test_cancel_keeps_the_activity_and_reinstate_takes_it_back(region: Region) -> None:
    added = _add(region)
    who = {"viewer": region.coordinator, "activity": added, "now": NOW}

    cancel_activity(expected_version=1, **who)

    added.refresh_from_db()
    assert (added.status, added.removed) == (Status.CANCELLED, False)
    with pytest.raises(NothingChanged):
        cancel_activity(expected_version=2, **who)

    reinstate_activity(expected_version=2, **who)

    added.refresh_from_db()
    assert added.status == Status.PLANNED


def test_remove_takes_the_answers_along_and_undo_brings_all_back(region: Region) -> None:
    asking = activities.activity("Oppfølging", at=region.local, on=month(2024, 11))
    answer = activities.answer(
        asking, by=region.storvik, at=region.local_storvik, on=day(2024, 11, 5)
    )

    done = remove_activity(viewer=region.coordinator, activity=asking, expected_version=1, now=NOW)

    rows = Activity.objects.unguarded(reason=OPEN).in_use()
    assert rows.count() == 0
    undo(viewer=region.coordinator, change_set=done, now=NOW)
    assert set(rows) == {asking, answer}
