"""T-46: the database refuses to change the log, and the chain finds one altered line."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from samspor.access.viewer import Viewer
from samspor.audit import walls
from samspor.audit.chain import Break, Fault
from samspor.audit.models import Event, Head
from samspor.audit.record import record
from samspor.audit.verify import verify

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
COMMUNITY = 5


def written(lines: int, *, community_id: int | None = COMMUNITY) -> None:
    for number in range(lines):
        record(
            viewer=Viewer(user_id=7, seat_id=8),
            action="activity.moved",
            community_id=community_id,
            object_type="activity",
            object_ids=[number],
            at=NOW,
        )


@contextmanager
def owner_of_the_database() -> Iterator[None]:
    walls.take_down(connection)
    yield
    walls.put_up(connection)


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_t46_chain_of_what_was_written_holds() -> None:
    written(3)
    written(2, community_id=6)
    written(1, community_id=None)

    report = verify()

    assert (report.lines, report.chains, report.breaks) == (6, 3, ())


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_event SET user_id = 9 WHERE chain = 5 AND number = 3",
        "UPDATE audit_event SET seat_id = NULL WHERE chain = 5 AND number = 3",
        "UPDATE audit_event SET community_id = 6 WHERE chain = 5 AND number = 3",
        "UPDATE audit_event SET action = 'activity.added' WHERE chain = 5 AND number = 3",
        "UPDATE audit_event SET object_type = 'arena' WHERE chain = 5 AND number = 3",
        "UPDATE audit_event SET object_ids = '[77]' WHERE chain = 5 AND number = 3",
        "UPDATE audit_event SET at = '2026-11-21 12:00:01+00:00' WHERE chain = 5 AND number = 3",
    ],
)
def test_t46_one_altered_line_is_found_and_told_once(change: str) -> None:
    written(5)

    with owner_of_the_database():
        sql(change)

    assert verify().breaks == (Break(COMMUNITY, 3, Fault.ALTERED),)


def test_t46_missing_line_is_found() -> None:
    written(5)

    with owner_of_the_database():
        sql("DELETE FROM audit_event WHERE chain = 5 AND number = 2")

    assert verify().breaks == (Break(COMMUNITY, 2, Fault.MISSING),)


def test_t46_cut_end_is_found() -> None:
    written(5)

    with owner_of_the_database():
        sql("DELETE FROM audit_event WHERE chain = 5 AND number > 3")

    assert verify().breaks == (Break(COMMUNITY, 4, Fault.CUT),)


def test_t46_chain_without_its_lines_is_found() -> None:
    written(2)

    with owner_of_the_database():
        sql("DELETE FROM audit_event")

    assert verify().breaks == (Break(COMMUNITY, 1, Fault.CUT),)


def test_t46_lines_without_their_head_are_found() -> None:
    written(2)

    sql("DELETE FROM audit_head")

    assert verify().breaks == (Break(COMMUNITY, 3, Fault.CUT),)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET action = 'x'",
        "DELETE FROM audit_event",
        "UPDATE audit_event SET digest = ''",
    ],
)
def test_t46_database_refuses_to_change_the_log(statement: str) -> None:
    written(1)

    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        sql(statement)

    assert Event.objects.unguarded(reason="test").get().action == "activity.moved"


def test_t46_line_that_is_rolled_back_leaves_no_gap() -> None:
    written(1)
    with transaction.atomic():
        written(1)
        transaction.set_rollback(True)
    written(1)

    assert verify().breaks == ()
    assert Head.objects.unguarded(reason="test").get().length == 2
