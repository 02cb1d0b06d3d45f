"""Real clients on the loopback: vdirsyncer fetches, khal reads what it has fetched."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from pytest_django.live_server_helper import LiveServer

from samspor.activities.models import Activity
from samspor.activities.services import move_activity, remove_activity
from samspor.wheel.services.own_calendars import make_calendar, remove_calendar
from tests.factories import activities
from tests.factories.activities import NOW, at, day, month
from tests.factories.wheel import release
from tests.integration.activities.conftest import Region

VDIRSYNCER = """\
[general]
status_path = "{folder}/status/"

[pair wheel]
a = "there"
b = "here"
collections = null
conflict_resolution = "a wins"

[storage there]
type = "http"
url = "{address}"

[storage here]
type = "filesystem"
path = "{folder}/fetched/"
fileext = ".ics"
"""
KHAL = """\
[calendars]
[[wheel]]
path = {folder}/fetched
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = Europe/Oslo
default_timezone = Europe/Oslo
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""
SHOWN = "{start-long}|{end-long}|{title}|{location}|{status}"


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    """For the server; the clients live in their own time."""
    with time_machine.travel("2024-09-24 12:00 +0200"):
        yield


def program(name: str) -> str:
    """Beside the Python that runs the tests, or on the path."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed; it comes with requirements/dev.in")
    return found


class Reader:
    """Somebody's own calendar, in a folder."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        (folder / "fetched").mkdir(parents=True)
        (folder / "vdirsyncer.conf").write_text(VDIRSYNCER.format(folder=folder, address=address))
        (folder / "khal.conf").write_text(KHAL.format(folder=folder))
        self._run("vdirsyncer", "discover")

    def sync(self) -> str:
        return self._run("vdirsyncer", "sync")

    def refused(self) -> str:
        """What the program says when it gets nothing."""
        with pytest.raises(AssertionError) as told:
            self.sync()
        return str(told.value)

    def files(self) -> dict[str, str]:
        return {one.name: one.read_text() for one in (self.folder / "fetched").glob("*.ics")}

    def listed(self, first: str = "2024-08-01", days: int = 364) -> set[str]:
        """The program names an event of several days on each of them; here once."""
        told = self._run("khal", "list", "--format", SHOWN, "--day-format", "", first, f"{days}d")
        return {line for line in told.splitlines() if line.strip()}

    def _run(self, name: str, *words: str) -> str:
        made = subprocess.run(
            [program(name), "-c", str(self.folder / f"{name}.conf"), *words],
            env={
                **os.environ,
                "HOME": str(self.folder),
                "LC_ALL": "C.UTF-8",
                "NO_PROXY": "*",
            },
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert made.returncode == 0, made.stderr
        assert "warning" not in made.stderr.lower(), made.stderr
        return made.stdout


@pytest.fixture
def released(transactional_db: None, region: Region) -> Region:
    activities.activity(
        "Styrersamling; alle, også nye 🎡",
        at=region.heads,
        on=at(2024, 10, 16, "09:30", "15:00"),
        place="DMMH",
        agenda=["Stoppunkt\r\nEND:VEVENT", "Evaluering " * 40],
    )
    activities.activity("Sommertid", at=region.group, on=at(2025, 3, 31, "08:30", "11:00"))
    activities.activity("Fagdag", at=region.heads, on=day(2024, 11, 27))
    activities.activity("Oppfølging", at=region.local, on=month(2024, 12))
    activities.activity("Besøk", at=region.group)
    release(region.wheel, by=region.coordinator)
    return region


@pytest.fixture
def reader(released: Region, live_server: LiveServer, tmp_path: Path) -> Reader:
    found = Reader(tmp_path, f"{live_server.url}/arshjul/fjordane/2024-2025.ics?varsel=1440")
    found.sync()
    return found


def one(title: str) -> Activity:
    rows = Activity.objects.unguarded(reason="a test looks at any activity")
    return rows.get(title__startswith=title)


def test_khal_shows_what_vdirsyncer_fetched_at_the_right_times(reader: Reader) -> None:
    files = reader.files()

    assert len(files) == 5
    assert reader.listed() >= {
        "2024-10-16 09:30|2024-10-16 15:00|Styrersamling; alle, også nye 🎡|DMMH|CONFIRMED ",
        "2025-03-31 08:30|2025-03-31 11:00|Sommertid||CONFIRMED ",
        "2024-11-27|2024-11-27|Fagdag||CONFIRMED ",
        "2024-12-01|2024-12-31|Oppfølging (dato ikke satt)||TENTATIVE ",
    }
    assert sum("BEGIN:VTODO" in text for text in files.values()) == 1


def test_vdirsyncer_fetches_again_only_what_has_changed(reader: Reader, released: Region) -> None:
    before = reader.files()
    later = NOW + timedelta(days=3)
    professional, support = one("Fagdag"), one("Besøk")
    move_activity(
        viewer=released.coordinator,
        activity=professional,
        timing=day(2024, 11, 28),
        expected_version=professional.version,
        now=later,
    )
    remove_activity(
        viewer=released.coordinator,
        activity=support,
        expected_version=support.version,
        now=later,
    )
    release(released.wheel, by=released.coordinator, now=later)

    reader.sync()

    after = reader.files()
    new = [after[name] for name in after.keys() - before.keys()]  # named by what is in them
    assert len(after.keys() & before.keys()) == 3
    assert len(new) == 2
    assert sum("SEQUENCE:1" in text and "20241128" in text for text in new) == 1
    assert sum("SEQUENCE:1" in text and "STATUS:CANCELLED" in text for text in new) == 1
    assert "2024-11-28|2024-11-28|Fagdag||CONFIRMED " in reader.listed()


def test_vdirsyncer_leaves_an_unchanged_calendar_alone(reader: Reader) -> None:
    before = reader.files()

    told = reader.sync()

    assert "Copying" not in told
    assert reader.files() == before


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?arena=styrernettverk", {"Styrersamling; alle, også nye 🎡", "Fagdag"}),
        ("?kommune=Lillevik", {"Styrersamling; alle, også nye 🎡", "Fagdag", "Sommertid"}),
    ],
)
def test_khal_reads_the_feed_of_an_arena_and_of_a_municipality(
    released: Region, live_server: LiveServer, tmp_path: Path, query: str, titles: set[str]
) -> None:
    calendar = Reader(tmp_path, f"{live_server.url}/arshjul/fjordane/2024-2025.ics{query}")

    calendar.sync()

    assert titles <= {line.split("|")[2] for line in calendar.listed()}
    assert ("Sommertid" in titles) == any("Sommertid" in text for text in calendar.files().values())


def test_khal_reads_a_calendar_of_ones_own_until_it_is_taken_back(
    released: Region, live_server: LiveServer, tmp_path: Path
) -> None:
    row, token = make_calendar(viewer=released.coordinator, seat_id=None, now=NOW)
    calendar = Reader(tmp_path, f"{live_server.url}/kalender/{token}.ics")

    calendar.sync()
    assert "Copying" not in calendar.sync()

    files = calendar.files()
    assert len(files) == 5
    assert "2024-11-27|2024-11-27|Fagdag||CONFIRMED " in calendar.listed()
    remove_calendar(viewer=released.coordinator, calendar_id=row.pk, now=NOW)
    assert "Not Found" in calendar.refused()
    assert calendar.files() == files
