"""Documents on their way in: kept, read by the clock, answered, forgotten."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from samspor.access.errors import Forbidden, NotVisible
from samspor.access.viewer import Role, Viewer
from samspor.audit.models import Event
from samspor.intake.enums import Asked, Brought, Stage
from samspor.intake.errors import ReadingMoved
from samspor.intake.models import GivenAnswer, Original, Reading
from samspor.intake.selectors.readings import given_answers, original_of, reading_at, readings
from samspor.intake.services.chores import forget_documents, forget_documents_naming
from samspor.intake.services.documents import (
    Given,
    Question,
    choose_year,
    discard_document,
    give_answers,
    keep_document,
)
from samspor.intake.services.queue import LEASE, MOST_ATTEMPTS, read_next
from samspor.kernel.school_year import SchoolYear
from samspor.reading.document import read_with_source
from samspor.registry.models import Community
from tests.factories import registry, seats

NOW = datetime(2024, 8, 12, 9, tzinfo=UTC)
DATA = (Path(__file__).parents[2] / "documents/arshjul_twin.txt").read_bytes()
TEST = "the test looks at everything"
DOUBT = Question(Asked.DOUBT, "a")


@pytest.fixture
def community(db: None) -> Community:
    return registry.community("Kysten")


@pytest.fixture
def coordinator(community: Community) -> Viewer:
    return seats.viewer(Role.DEVELOPMENT_ADVISER, at=registry.service(), in_=community)


@pytest.fixture
def another(community: Community) -> Viewer:
    return seats.viewer(Role.DEVELOPMENT_ADVISER, at=registry.service("Den andre"), in_=community)


def bring(community: Community, viewer: Viewer, data: bytes = DATA) -> Reading:
    return keep_document(
        viewer=viewer,
        community=community,
        data=data,
        name="Årshjul.docx",
        brought=Brought.FILE,
        year=None,
        now=NOW,
    )


def read(at: datetime = NOW) -> bool:
    """In this process, where nothing else is asked for."""
    return read_next(now=at, clock=lambda: at, read=read_with_source)


def fresh(reading: Reading) -> Reading:
    return Reading.objects.unguarded(reason=TEST).get(pk=reading.pk)


def count(model: type[Reading | Original | GivenAnswer]) -> int:
    return model.objects.unguarded(reason=TEST).count()


def say(
    viewer: Viewer, reading: Reading, value: str, seen: str = "", *, now: datetime = NOW
) -> int:
    given = {DOUBT: Given(value, seen)}
    return len(give_answers(viewer=viewer, reading=reading, given=given, now=now))


def test_a_document_waits_until_it_is_read(community: Community, coordinator: Viewer) -> None:
    reading = bring(community, coordinator)

    assert reading.stage is Stage.READING
    assert read_next(now=NOW, clock=lambda: NOW) is True
    done = fresh(reading)
    assert done.stage is Stage.REVIEW
    assert done.format == "text"
    assert done.title
    assert done.draft["events"]
    assert read() is False


def test_t54_the_same_file_twice_waits_once(community: Community, coordinator: Viewer) -> None:
    first = bring(community, coordinator)

    assert bring(community, coordinator) == first
    assert bring(community, coordinator, DATA + b"\nMer\n") != first
    assert count(Original) == 2


def test_t15_what_can_not_be_read_is_refused_and_not_kept(
    community: Community, coordinator: Viewer
) -> None:
    reading = bring(community, coordinator, b"\x89PNG\r\n\x1a\n" + bytes(200))

    read()

    done = fresh(reading)
    assert done.stage is Stage.REFUSED
    assert done.refusal == {"code": "not_yet", "details": {"format": "image"}}
    assert count(Original) == 0


def test_t39_a_document_with_a_national_number_is_not_kept(
    community: Community, coordinator: Viewer
) -> None:
    numbered = bring(community, coordinator, "Møte 3. september\nKari 010180 00055\n".encode())
    almost = bring(community, coordinator, "Møte 3. september\nTelefon 010180 00056\n".encode())
    while read():
        pass

    assert fresh(numbered).refusal == {"code": "national_number", "details": {"line": "2"}}
    assert fresh(numbered).source == {}
    assert fresh(almost).stage is Stage.REVIEW
    assert count(Original) == 1


def test_t49_a_document_whose_reader_died_is_taken_up_again(
    community: Community, coordinator: Viewer
) -> None:
    reading = bring(community, coordinator)
    rows = Reading.objects.unguarded(reason=TEST).filter(pk=reading.pk)
    rows.update(free_at=NOW + LEASE, attempt=1)

    assert read(NOW) is False
    assert read(NOW + LEASE + timedelta(seconds=1)) is True
    assert fresh(reading).stage is Stage.REVIEW


def test_t17_what_stops_every_reader_is_refused(community: Community, coordinator: Viewer) -> None:
    reading = bring(community, coordinator)
    rows = Reading.objects.unguarded(reason=TEST).filter(pk=reading.pk)
    rows.update(free_at=NOW, attempt=MOST_ATTEMPTS)

    read(NOW + LEASE)

    assert fresh(reading).refusal["code"] == "stopped"


def test_an_answer_is_kept_and_may_be_changed(community: Community, coordinator: Viewer) -> None:
    reading = bring(community, coordinator)

    assert say(coordinator, reading, "onsdag 4. desember") == 0
    assert say(coordinator, reading, "", "onsdag 4. desember") == 0
    assert given_answers(coordinator, reading) == {}
    assert say(coordinator, reading, "onsdag 27. november") == 0
    assert given_answers(coordinator, reading) == {(Asked.DOUBT, "a"): "onsdag 27. november"}


def test_t55_two_answers_at_once_keep_the_first(
    community: Community, coordinator: Viewer, another: Viewer
) -> None:
    reading = bring(community, coordinator)
    say(coordinator, reading, "4. desember")

    given = {DOUBT: Given("27. november", "")}
    (crossed,) = give_answers(viewer=another, reading=reading, given=given, now=NOW)

    assert (crossed.theirs, crossed.ours) == ("4. desember", "27. november")
    assert crossed.by
    assert given_answers(another, reading) == {(Asked.DOUBT, "a"): "4. desember"}


def test_t55_what_the_page_showed_untouched_overwrites_nothing(
    community: Community, coordinator: Viewer, another: Viewer
) -> None:
    reading = bring(community, coordinator)
    say(coordinator, reading, "4. desember")

    assert say(another, reading, "", "") == 0
    assert given_answers(another, reading) == {(Asked.DOUBT, "a"): "4. desember"}


def test_another_year_reads_it_again_and_keeps_the_answers(
    community: Community, coordinator: Viewer
) -> None:
    reading = bring(community, coordinator)
    read()
    say(coordinator, reading, "4. desember")

    choose_year(viewer=coordinator, reading=reading, year=SchoolYear(2031), now=NOW)

    assert fresh(reading).stage is Stage.READING
    read()
    assert fresh(reading).draft["document"]["school_year"] == "2031-2032"
    assert given_answers(coordinator, reading) == {(Asked.DOUBT, "a"): "4. desember"}


def test_thrown_away_is_gone_and_logged(community: Community, coordinator: Viewer) -> None:
    reading = bring(community, coordinator)

    discard_document(viewer=coordinator, reading=reading, now=NOW)

    assert (count(Reading), count(Original)) == (0, 0)
    actions = [event.action for event in Event.objects.unguarded(reason=TEST).order_by("pk")]
    assert actions == ["document.brought", "document.discarded"]


def test_t08_documents_of_others_do_not_exist(community: Community, coordinator: Viewer) -> None:
    reading = bring(community, coordinator)
    elsewhere = registry.community("Innlandet")
    foreign = seats.viewer(Role.DEVELOPMENT_ADVISER, at=registry.service("Inn"), in_=elsewhere)
    municipality = registry.municipality(taking_part_in=community)
    unit = registry.kindergarten(in_=municipality)
    head = seats.viewer(Role.HEAD, at=unit, in_=community)

    with pytest.raises(NotVisible):
        reading_at(foreign, community=community, reading_id=reading.pk)
    with pytest.raises(NotVisible):
        reading_at(foreign, community=elsewhere, reading_id=reading.pk)
    with pytest.raises(NotVisible):
        original_of(foreign, reading)
    with pytest.raises(Forbidden):
        readings(head, community=community)
    with pytest.raises(Forbidden):
        bring(community, head)


def test_documents_are_forgotten_when_they_have_served(
    community: Community, coordinator: Viewer
) -> None:
    waiting, taken = bring(community, coordinator), bring(community, coordinator, DATA + b"\n.\n")
    while read():
        pass
    say(coordinator, taken, "4. desember")
    Reading.objects.unguarded(reason=TEST).filter(pk=taken.pk).update(taken_at=NOW)

    assert forget_documents(now=NOW + timedelta(days=29)) == 0
    assert forget_documents(now=NOW + timedelta(days=31)) == 1
    assert (count(Original), count(GivenAnswer)) == (1, 0)
    assert fresh(taken).source == {}
    assert fresh(taken).stage is Stage.TAKEN
    assert forget_documents(now=NOW + timedelta(days=91)) == 1
    assert fresh(waiting).stage is Stage.FORGOTTEN
    with pytest.raises(ReadingMoved):
        say(coordinator, waiting, "27. november")


def test_t43_documents_that_hold_an_erased_name_are_emptied(
    community: Community, coordinator: Viewer
) -> None:
    named = bring(community, coordinator, b"Kontakt: Ada Kanarifugl\n")
    other = bring(community, coordinator)
    while read():
        pass

    assert forget_documents_naming("Ada  kanarifugl", now=NOW) == 1
    assert fresh(named).stage is Stage.FORGOTTEN
    assert fresh(other).is_open
