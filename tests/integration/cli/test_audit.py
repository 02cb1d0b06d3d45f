"""`samspor audit`: status 0 and a count, or 1 and the lines that were altered (T-46)."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from samspor.access.viewer import Viewer
from samspor.audit import walls
from samspor.audit.record import record
from samspor.cli.main import main

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_lines() -> None:
    for _each in range(3):
        record(
            viewer=Viewer(user_id=1),
            action="arena.changed",
            community_id=4,
            object_type="arena",
            object_ids=[1],
            at=datetime(2026, 11, 21, 12, tzinfo=UTC),
        )


def test_t46_audit_counts_what_it_checked(
    three_lines: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit"]) == 0

    assert capsys.readouterr().out == "Loggen er hel: 3 linjer i 1 logger.\n"


def test_t46_audit_names_the_altered_line(
    three_lines: None, capsys: pytest.CaptureFixture[str]
) -> None:
    walls.take_down(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_event SET user_id = 2 WHERE number = 2")

    status = main(["audit"])
    walls.put_up(connection)

    assert status == 1
    assert "Logg 4, linje 2: sier ikke" in capsys.readouterr().err
