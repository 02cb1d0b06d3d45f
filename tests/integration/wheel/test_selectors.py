from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspor.access.errors import Forbidden, NotVisible
from samspor.access.viewer import ANONYMOUS
from samspor.activities.services import cancel_activity, move_activity, remove_activity
from samspor.drawing.compare import ChangeKind
from samspor.drawing.content import ClosedKind, ClosedSpan, Follow, Level, Relation
from samspor.drawing.export import from_json, to_json
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.wheel.selectors import (
    changes_since_release,
    draft,
    draft_content,
    edition_content,
    editions,
    released_content,
    years,
)
from tests.factories import activities, networks
from tests.factories.activities import NOW, YEAR, day, month
from tests.factories.wheel import a_wheel, release
from tests.integration.activities.conftest import Region

WHERE = {"community": "fjordane", "school_year": YEAR}


def test_draft_content_holds_what_the_rows_hold(region: Region) -> None:
    gathering = activities.activity(
        "Samling", at=region.heads, also_at=(region.group,), on=day(2024, 10, 16), place="DMMH"
    )
    asking = activities.activity(
        "Oppfølging", at=region.local, on=month(2024, 11), follows=gathering
    )
    answer = activities.answer(
        asking, by=region.storvik, at=region.local_storvik, on=day(2024, 11, 5)
    )
    activities.break_(
        "Høstferie", in_=region.community, first=date(2024, 10, 7), of=region.lillevik
    )

    content = draft_content(region.coordinator, **WHERE)

    assert (content.community, content.community_name) == ("fjordane", "Fjordane")
    assert content.municipalities == ("Lillevik", "Storvik")
    assert [(arena.id, arena.level) for arena in content.arenas] == [
        ("arbeidsgruppe", Level.REGION),
        ("styrernettverk", Level.REGION),
        ("kommunalt-styrernettverk", Level.MUNICIPALITY),
    ]
    assert [(item.id, item.arenas) for item in content.items] == [
        (gathering.public_id, ("styrernettverk", "arbeidsgruppe")),
        (asking.public_id, ("kommunalt-styrernettverk",)),
        (answer.public_id, ("kommunalt-styrernettverk",)),
    ]
    drawn = content.items[2]
    assert (drawn.asked_by, drawn.municipalities) == (asking.public_id, ("Storvik",))
    assert content.items[1].follows == (Follow(gathering.public_id, Relation.FOLLOW_UP),)
    stored = [span for span in content.closed if span.kind is not ClosedKind.PUBLIC_HOLIDAY]
    assert stored == [
        ClosedSpan(
            "Høstferie",
            ClosedKind.SCHOOL_BREAK,
            date(2024, 10, 7),
            date(2024, 10, 7),
            ("Lillevik",),
        )
    ]
    assert content.edition is None
    assert from_json(to_json(content)) == content


def test_draft_content_orders_by_time_undated_last(region: Region) -> None:
    for title, timing in [
        ("avtale", Timing.agreement()),
        ("november", month(2024, 11)),
        ("dag", day(2024, 11, 1)),
    ]:
        activities.activity(title, at=region.group, on=timing)

    content = draft_content(region.coordinator, **WHERE)

    assert [item.title for item in content.items] == ["dag", "november", "avtale"]


def test_what_runs_into_the_year_is_drawn_in_it_too(region: Region) -> None:
    last_year = SchoolYear(2023)
    running = activities.activity(
        "Sommer", at=region.group, on=Timing.month(2024, 7, 2), year=last_year
    )
    activities.activity("Over", at=region.group, on=Timing.month(2024, 6), year=last_year)

    content = draft_content(region.coordinator, **WHERE)

    assert [item.id for item in content.items] == [running.public_id]


def test_what_stands_in_no_arena_of_the_wheel_is_not_drawn(region: Region) -> None:
    elsewhere = networks.arena("Fagnettverk", in_=region.community)
    activities.activity("Annet", at=elsewhere, on=day(2024, 10, 1))

    content = draft_content(region.coordinator, **WHERE)

    assert content.items == ()
    assert "fagnettverk" not in {arena.id for arena in content.arenas}


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_draft_takes_three_statements_whatever_the_rows(region: Region, rows: int) -> None:
    for number in range(rows):
        gathering = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
        activities.activity(
            "Etter",
            at=region.local,
            also_at=(region.group,),
            follows=gathering,
            for_=(region.storvik, region.lillevik),
        )
        activities.break_(f"Fri {number}", in_=region.community, first=date(2024, 10, 7))

    with CaptureQueriesContext(connection) as queries:
        content = draft_content(region.coordinator, **WHERE)

    assert len(content.items) == 2 * rows
    assert len(queries) == 3


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_released_takes_one_statement_kept_or_not_whatever_the_rows(
    region: Region, rows: int
) -> None:
    for _number in range(rows):
        activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    release(region.wheel, by=region.coordinator)

    for _again in range(2):
        with CaptureQueriesContext(connection) as queries:
            content = released_content(ANONYMOUS, **WHERE)

        assert len(content.items) == rows
        assert len(queries) == 1


def test_t07_draft_is_for_those_who_plan(region: Region) -> None:
    assert draft_content(region.adviser, **WHERE).items == ()
    with pytest.raises(Forbidden):
        draft_content(region.head, **WHERE)
    for viewer in (region.stranger, ANONYMOUS):
        with pytest.raises(NotVisible):
            draft_content(viewer, **WHERE)


def test_released_is_not_there_before_the_first_release(region: Region) -> None:
    for selector in (released_content, draft_content):
        with pytest.raises(NotVisible):
            selector(ANONYMOUS, **WHERE)
    with pytest.raises(NotVisible):
        released_content(ANONYMOUS, community="fins-ikke", school_year=YEAR)
    with pytest.raises(NotVisible):
        edition_content(ANONYMOUS, **WHERE, number=1)
    assert editions(ANONYMOUS, **WHERE) == []


def test_t13_editions_and_compare_show_the_same_as_the_page(region: Region) -> None:
    activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    release(region.wheel, by=region.coordinator)
    first = released_content(ANONYMOUS, **WHERE)
    activities.activity("Møte", at=region.group, on=day(2024, 9, 2))
    release(region.wheel, by=region.coordinator, note="Møtet i september er nytt.")

    latest = released_content(ANONYMOUS, **WHERE)

    assert edition_content(ANONYMOUS, **WHERE, number=1) == first
    assert edition_content(ANONYMOUS, **WHERE, number=2) == latest
    assert [(each.number, each.is_latest) for each in editions(ANONYMOUS, **WHERE)] == [
        (2, True),
        (1, False),
    ]
    told = editions(ANONYMOUS, **WHERE)[0].changes
    assert [(change["kind"], change["new"]["title"]) for change in told] == [("added", "Møte")]


def test_changes_since_release_name_what_was_done(region: Region) -> None:
    rows = {
        title: activities.activity(title, at=region.heads, on=day(2024, 10, 16))
        for title in ("flyttes", "avlyses", "fjernes", "blir")
    }
    release(region.wheel, by=region.coordinator)
    who = {"viewer": region.coordinator, "expected_version": 1, "now": NOW}
    move_activity(activity=rows["flyttes"], timing=day(2024, 10, 23), **who)
    cancel_activity(activity=rows["avlyses"], **who)
    remove_activity(activity=rows["fjernes"], **who)
    activities.activity("ny", at=region.heads)

    changes = changes_since_release(region.coordinator, **WHERE)

    assert {change.title: change.kind for change in changes} == {
        "flyttes": ChangeKind.MOVED,
        "avlyses": ChangeKind.CANCELLED,
        "fjernes": ChangeKind.REMOVED,
        "ny": ChangeKind.ADDED,
    }


def test_draft_finds_the_row_behind_an_item(region: Region) -> None:
    elsewhere = networks.arena("Fagnettverk", in_=region.community)
    hidden = activities.activity("Annet", at=elsewhere, on=day(2024, 10, 1))
    shown = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))

    found = draft(region.coordinator, **WHERE)

    assert found.activity(shown.public_id) == shown
    for public_id in (hidden.public_id, "finsikke99"):
        with pytest.raises(NotVisible):
            found.activity(public_id)


def test_years_are_those_the_viewer_can_open(region: Region) -> None:
    a_wheel(in_=region.community, year=SchoolYear(2023))
    activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    release(region.wheel, by=region.coordinator)

    everybody = years(ANONYMOUS, community="fjordane")
    planners = years(region.coordinator, community="fjordane")

    assert [(year.school_year.slug, year.released) for year in everybody] == [("2024-2025", True)]
    assert [(year.school_year.slug, year.released) for year in planners] == [
        ("2024-2025", True),
        ("2023-2024", False),
    ]
