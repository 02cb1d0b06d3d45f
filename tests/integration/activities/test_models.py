"""The database promises what `Timing` promises, and says it in words."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis.extra.django import TestCase

from samspor.access.viewer import ANONYMOUS
from samspor.activities.models import Activity, Change, ClosedDay, Follow
from samspor.activities.models.activity import PUBLIC_ID, new_public_id
from samspor.activities.services import move_activity
from samspor.drawing.content import ClosedKind
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Precision, Timing
from tests.factories import activities, networks, registry
from tests.factories.activities import NOW, day
from tests.factories.content import timings
from tests.factories.registry import saved
from tests.integration.activities.conftest import Region

OPEN = "a test looks at everything"
FIRST, LAST = date(2024, 10, 16), date(2024, 10, 17)

# What breaks the law: columns, and the name of the constraint that says so.
BROKEN = [
    ({"precision": "agreement", "first_day": FIRST, "last_day": FIRST}, "days_unless_by_agreement"),
    ({"precision": "day"}, "days_unless_by_agreement"),
    ({"precision": "month", "first_day": FIRST}, "days_unless_by_agreement"),
    ({"precision": "day", "first_day": LAST, "last_day": FIRST}, "days_in_order"),
    ({"precision": "time", "first_day": FIRST, "last_day": FIRST}, "times_only_when_exact"),
    (
        {"precision": "day", "first_day": FIRST, "last_day": FIRST, "start_time": time(9)},
        "times_only_when_exact",
    ),
    (
        {
            "precision": "time",
            "first_day": FIRST,
            "last_day": FIRST,
            "start_time": time(9),
            "end_time": time(9),
        },
        "times_in_order",
    ),
    ({"precision": "never", "first_day": FIRST, "last_day": FIRST}, "precision_known"),
    ({"kind": "party"}, "kind_known"),
    ({"mode": "by_post"}, "mode_known"),
    ({"status": "lost"}, "status_known"),
    ({"title": ""}, "title_given"),
    ({"school_year": 1989}, "school_year_known"),
]


@pytest.mark.parametrize(("columns", "code"), BROKEN, ids=[code for _columns, code in BROKEN])
def test_broken_activity_is_refused_by_the_database_itself(
    region: Region, columns: dict[str, object], code: str
) -> None:
    row = activities.activity("Møte", at=region.group)
    rows = Activity.objects.unguarded(reason=OPEN).filter(pk=row.pk)

    with pytest.raises(IntegrityError, match=code) as caught, transaction.atomic():
        rows.update(**columns)

    assert code in str(caught.value)


@pytest.mark.parametrize(("columns", "code"), BROKEN, ids=[code for _columns, code in BROKEN])
def test_broken_activity_is_refused_in_words(
    region: Region, columns: dict[str, object], code: str
) -> None:
    row = activities.activity("Møte", at=region.group)
    for name, value in columns.items():
        setattr(row, name, value)

    with pytest.raises(ValidationError) as caught:
        row.validate_constraints()

    codes = {error.code for errors in caught.value.error_dict.values() for error in errors}
    assert code in codes
    assert all(str(message).endswith(".") for message in caught.value.messages)


class TimingColumns(TestCase):
    """Any timing of a year survives its columns."""

    @given(timing=timings())
    def test_timing_is_what_was_stored(self, timing: Timing) -> None:
        community = registry.community("Fjordane")
        group = networks.arena(in_=community)
        year = timing.school_year or SchoolYear(2024)

        row = activities.activity("Møte", at=group, on=timing, year=year)

        row.refresh_from_db()
        assert row.timing == timing


def test_public_ids_are_read_aloud_and_never_words() -> None:
    made = {new_public_id() for _each in range(500)}

    assert len(made) == 500
    for each in made:
        PUBLIC_ID(each)
        assert not set(each) & set("aeiouyl01")


def test_t29_public_id_survives_a_move(region: Region) -> None:
    row = activities.activity("Møte", at=region.group, on=day(2024, 10, 16))
    before = row.public_id

    move_activity(
        viewer=region.coordinator,
        activity=row,
        timing=day(2024, 10, 23),
        expected_version=1,
        now=NOW,
    )

    row.refresh_from_db()
    assert row.public_id == before


def test_follow_refuses_circles_and_itself(region: Region) -> None:
    first = activities.activity("1", at=region.group)
    second = activities.activity("2", at=region.group, follows=first)
    third = activities.activity("3", at=region.group, follows=second)

    with pytest.raises(ValidationError) as circle:
        saved(Follow(activity=first, follows=third))
    with pytest.raises(ValidationError) as itself:
        saved(Follow(activity=first, follows=first))

    assert circle.value.error_dict["__all__"][0].code == "follow_circle"
    codes = {error.code for error in itself.value.error_dict["__all__"]}
    assert codes == {"follow_circle", "follow_not_itself"}


def test_follow_stays_in_the_community(region: Region) -> None:
    neighbour = networks.arena(in_=registry.community("Dalane"))
    foreign = activities.activity("Deres", at=neighbour)
    own = activities.activity("Vår", at=region.group)

    with pytest.raises(ValidationError) as caught:
        saved(Follow(activity=own, follows=foreign))

    assert caught.value.error_dict["__all__"][0].code == "follow_community"


def test_closed_days_are_told_once_and_in_one_place(region: Region) -> None:
    about = {"in_": region.community, "first": FIRST, "last": LAST}
    activities.break_("Høstferie", **about, of=region.storvik)
    activities.break_("Høstferie", **about)

    for place in (region.storvik, None):
        with pytest.raises(ValidationError) as again:
            activities.break_("Høstferie", **about, of=place)
        assert again.value.error_dict["__all__"][0].code == "closed_once"
    both = ClosedDay(
        community=region.community,
        kind=ClosedKind.CLOSED,
        name="Stengt",
        first_day=FIRST,
        last_day=LAST,
        municipality=region.storvik,
        owner=region.lillevik,
    )
    with pytest.raises(ValidationError) as caught:
        saved(both)
    assert caught.value.error_dict["__all__"][0].code == "one_place"


def test_public_holidays_are_computed_and_never_stored(region: Region) -> None:
    with pytest.raises(ValidationError):
        activities.break_(
            "17. mai",
            in_=region.community,
            first=date(2025, 5, 17),
            kind=ClosedKind.PUBLIC_HOLIDAY,
        )


def test_history_is_never_changed(region: Region) -> None:
    row = activities.activity("Møte", at=region.group, on=day(2024, 10, 16))
    move_activity(
        viewer=region.coordinator,
        activity=row,
        timing=day(2024, 10, 23),
        expected_version=1,
        now=NOW,
    )
    change = Change.objects.unguarded(reason=OPEN).get()

    with pytest.raises(RuntimeError, match="never changed"):
        change.save()
    with pytest.raises(RuntimeError, match="never changed"):
        change.delete()


def test_t09_draft_rows_are_nobodys_to_read_but_the_planners(region: Region) -> None:
    row = activities.activity("Møte", at=region.group)

    seen = [
        list(Activity.objects.seen_by(viewer))
        for viewer in (region.coordinator, region.adviser, region.head, region.stranger, ANONYMOUS)
    ]

    assert seen == [[row], [row], [], [], []]


def test_precisions_are_the_kernels() -> None:
    field = Activity._meta.get_field("precision")

    assert [value for value, _label in field.choices or ()] == list(Precision)
