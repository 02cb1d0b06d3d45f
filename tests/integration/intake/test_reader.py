"""The thread and the command that read what people have brought."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError

from samspor.access.viewer import at_the_console
from samspor.cli.main import main
from samspor.intake import reader
from samspor.intake.enums import Brought, Stage
from samspor.intake.models import Reading
from samspor.intake.services.documents import keep_document
from samspor.kernel import clock
from samspor.kernel.knock import knock
from tests.factories import registry

WHY = "the test looks at all rows"


@pytest.fixture
def waiting(db: None) -> Reading:
    community = registry.community("Kysten")
    return keep_document(
        viewer=at_the_console(community_id=community.pk),
        community=community,
        data=b"M\xc3\xb8te 2. september 2024\n",
        name="plan.txt",
        brought=Brought.FILE,
        year=None,
        now=datetime(2024, 8, 12, 9, tzinfo=UTC),
    )


def stage(reading: Reading) -> Stage:
    return Reading.objects.unguarded(reason=WHY).get(pk=reading.pk).stage


def test_t17_the_command_reads_in_a_process_of_its_own(
    waiting: Reading, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read-waiting"]) == 0

    assert stage(waiting) is not Stage.READING
    assert capsys.readouterr().err == ("1 dokumenter lest. 0 filer til registeret er ferdige.\n")


def test_a_look_reads_all_that_waits(waiting: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "close_old_connections", lambda: None)  # the test's own

    reader.look()

    assert stage(waiting) is not Stage.READING


def test_trouble_with_the_database_does_not_end_the_thread(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(**_given: object) -> bool:
        raise DatabaseError

    monkeypatch.setattr(reader, "close_old_connections", lambda: None)
    monkeypatch.setattr(reader, "read_next", refuse)

    reader.look()

    assert "can't be read" in caplog.text


def test_the_thread_reads_when_it_is_woken_and_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[datetime] = []
    thread = reader.Reader()

    def look() -> None:
        looks.append(clock.now())
        thread.stop()

    monkeypatch.setattr(reader, "look", look)
    knock()
    thread.start()
    thread.join(timeout=10)

    assert len(looks) == 1
    assert not thread.is_alive()
