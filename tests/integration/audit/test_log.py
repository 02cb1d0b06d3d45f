"""T-45: who, action, ids, community, UTC; no free text. T-46: nothing in it is changed."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from samspor.access.viewer import ANONYMOUS, Viewer
from samspor.audit.models import Event, Unchangeable
from samspor.audit.record import record
from tests.viewpoints import Viewpoint, World

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
WHO = Viewer(user_id=7, seat_id=8)


def logged(**changed: object) -> Event:
    facts: dict[str, object] = {
        "viewer": WHO,
        "action": "activity.moved",
        "community_id": 1,
        "object_type": "activity",
        "object_ids": [3],
        "at": NOW,
    }
    return record(**{**facts, **changed})


def test_t45_event_says_who_what_where_and_when() -> None:
    event = logged(object_ids=[12, 3, "b-7"])

    event.refresh_from_db()
    assert (event.user_id, event.seat_id, event.community_id) == (7, 8, 1)
    assert (event.action, event.object_type) == ("activity.moved", "activity")
    assert event.object_ids == [12, 3, "b-7"]
    assert str(event) == "activity.moved activity [12, 3, 'b-7']"


def test_t45_time_is_kept_in_utc() -> None:
    oslo = timezone(timedelta(hours=1))

    event = logged(at=datetime(2026, 11, 21, 13, 0, tzinfo=oslo))

    assert event.at == NOW
    assert event.at.utcoffset() == timedelta(0)


def test_t45_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        logged(at=datetime(2026, 11, 21))


@pytest.mark.parametrize("word", ["", "moved the meeting", "Moved", "æ", "x" * 65])
def test_t45_free_text_is_no_action(word: str) -> None:
    with pytest.raises(ValidationError):
        logged(action=word)
    with pytest.raises(ValidationError):
        logged(object_type=word)


@pytest.mark.parametrize("identity", ["a sentence", "x" * 65])
def test_t45_free_text_is_no_id(identity: str) -> None:
    with pytest.raises(ValueError, match="no text"):
        logged(object_ids=[identity])


def test_t45_nobody_signed_in_is_recorded_too() -> None:
    assert logged(viewer=ANONYMOUS).user_id is None


def test_t45_event_goes_away_with_the_transaction_it_tells_about() -> None:
    with transaction.atomic():
        logged()
        transaction.set_rollback(True)

    assert Event.objects.unguarded(reason="test").count() == 0


def test_t46_event_is_neither_changed_nor_deleted() -> None:
    event = logged()
    rows = Event.objects.unguarded(reason="test")

    event.action = "activity.added"
    with pytest.raises(Unchangeable):
        event.save()
    with pytest.raises(Unchangeable):
        event.delete()
    with pytest.raises(Unchangeable):
        rows.update(action="x")
    with pytest.raises(Unchangeable):
        rows.delete()
    with pytest.raises(Unchangeable):
        rows.bulk_update([event], ["action"])
    assert rows.get().action == "activity.moved"


def test_t47_community_sees_its_own_log(world: World) -> None:
    own = logged(community_id=world.region.pk)
    logged(community_id=world.neighbour.pk)
    logged(community_id=None)

    seen = {
        viewpoint: list(Event.objects.seen_by(world.viewer(viewpoint))) for viewpoint in Viewpoint
    }

    assert seen.pop(Viewpoint.COORDINATOR) == [own]
    assert not any(seen.values())
