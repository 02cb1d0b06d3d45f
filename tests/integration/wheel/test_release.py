import pytest

from samspor.access.errors import Forbidden, NotVisible
from samspor.access.viewer import ANONYMOUS
from samspor.activities.services import move_activity, undo
from samspor.audit.models import Event
from samspor.wheel.errors import DraftChanged, NothingToRelease
from samspor.wheel.models import Edition
from samspor.wheel.selectors import draft_content, released_content
from samspor.wheel.services import change_wheel, fingerprint, release_edition
from tests.factories import activities
from tests.factories.activities import NOW, YEAR, day
from tests.factories.wheel import release
from tests.integration.activities.conftest import Region

WHERE = {"community": "fjordane", "school_year": YEAR}
OPEN = "a test looks at everything"


def test_release_makes_the_draft_what_everybody_sees(region: Region) -> None:
    activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))

    release(region.wheel, by=region.coordinator, note="Høsten er klar.")

    seen = released_content(ANONYMOUS, **WHERE)
    assert seen.items == draft_content(region.coordinator, **WHERE).items
    assert seen.edition is not None
    assert (seen.edition.number, seen.edition.released, seen.edition.note) == (
        1,
        NOW,
        "Høsten er klar.",
    )


def test_later_edits_wait_for_the_next_release(region: Region) -> None:
    gathering = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    release(region.wheel, by=region.coordinator)

    move_activity(
        viewer=region.coordinator,
        activity=gathering,
        timing=day(2024, 10, 23),
        expected_version=1,
        now=NOW,
    )

    assert released_content(ANONYMOUS, **WHERE).items[0].timing == day(2024, 10, 16)


def test_release_of_what_is_released_is_refused(region: Region) -> None:
    gathering = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    release(region.wheel, by=region.coordinator)

    with pytest.raises(NothingToRelease):
        release(region.wheel, by=region.coordinator)

    moved = move_activity(
        viewer=region.coordinator,
        activity=gathering,
        timing=day(2024, 10, 23),
        expected_version=1,
        now=NOW,
    )
    undo(viewer=region.coordinator, change_set=moved.change_set, now=NOW)
    with pytest.raises(NothingToRelease):
        release(region.wheel, by=region.coordinator)


def test_release_tells_of_a_new_title_although_no_item_changed(region: Region) -> None:
    release(region.wheel, by=region.coordinator)
    changed = change_wheel(
        viewer=region.coordinator,
        wheel=region.wheel,
        title="Nytt navn",
        arenas=[region.group],
        now=NOW,
    )

    edition = release(changed, by=region.coordinator)

    assert (edition.number, edition.changes) == (2, [])
    seen = released_content(ANONYMOUS, **WHERE)
    assert (seen.title, [arena.id for arena in seen.arenas]) == ("Nytt navn", ["arbeidsgruppe"])


def test_release_refuses_a_draft_that_nobody_read(region: Region) -> None:
    read = fingerprint(draft_content(region.coordinator, **WHERE))
    activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))

    with pytest.raises(DraftChanged):
        release_edition(viewer=region.coordinator, wheel=region.wheel, now=NOW, expected=read)

    assert Edition.objects.unguarded(reason=OPEN).count() == 0


def test_release_is_for_the_coordinator(region: Region) -> None:
    for viewer, refusal in [
        (region.adviser, Forbidden),
        (region.head, Forbidden),
        (region.stranger, NotVisible),
        (ANONYMOUS, NotVisible),
    ]:
        with pytest.raises(refusal):
            release(region.wheel, by=viewer)


def test_t45_release_leaves_an_event(region: Region) -> None:
    edition = release(region.wheel, by=region.coordinator)

    event = Event.objects.unguarded(reason=OPEN).get(action="edition.released")
    assert event.object_ids == [edition.pk]
    assert edition.seat_id == region.coordinator.seat_id


def test_edition_is_never_changed(region: Region) -> None:
    edition = release(region.wheel, by=region.coordinator)

    with pytest.raises(RuntimeError, match="release a new one"):
        edition.save()
    with pytest.raises(RuntimeError, match="release a new one"):
        edition.delete()


def test_snapshot_is_the_content(region: Region) -> None:
    activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))

    edition = release(region.wheel, by=region.coordinator)

    assert (
        Edition.objects.unguarded(reason="a test").get(pk=edition.pk).snapshot == edition.snapshot
    )
    assert edition.snapshot == released_content(ANONYMOUS, **WHERE)
