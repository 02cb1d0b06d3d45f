"""The web process of the measurements: `python -m benchmarks.measure`, told by a line of JSON.

Nothing of the tests is loaded here, so that its memory is that of a web process.
"""

import json
import re
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, astuple, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import django

from benchmarks.clocks import Reader, Taken, clock
from samspor.kernel.school_year import SchoolYear

YEAR: Final = SchoolYear(2026)
NOW: Final = datetime(2026, 11, 21, 12, tzinfo=UTC)
SHAPES: Final = ("hjul", "tabell", "liste")


@dataclass(frozen=True, slots=True)
class Measured:
    """As `Taken`. `mark` is the most it may be, in what `limit` names: `times`, `work`, or none."""

    size: int
    what: str
    work: float
    ms: float
    times: float
    bytes: int
    statements: int
    limit: str = ""
    mark: float = 0

    @property
    def missed(self) -> bool:
        return self.statements > 6 or (bool(self.limit) and getattr(self, self.limit) > self.mark)


@dataclass(frozen=True, slots=True)
class Wheel:
    size: int
    community: str
    cookie: str
    user: int

    @property
    def address(self) -> str:
        return f"/arshjul/{self.community}/{YEAR}"


def run(wheels: list[Wheel], *, rounds: int) -> Iterator[Measured]:
    for wheel in wheels:
        for what, taken, limit, mark in _wheel(wheel, rounds):
            yield Measured(wheel.size, what, *astuple(taken), limit, mark)


Found = tuple[str, Taken, str, float]


def _wheel(wheel: Wheel, rounds: int) -> Iterator[Found]:
    from samspor.kernel.kept import forget  # noqa: PLC0415 (needs the apps)

    yield "release, all of it new", _release(wheel), "work", 10_000
    anybody, planner = Reader(), Reader(wheel.cookie)
    pages = {f"wheel {shape}": f"{wheel.address}/?vis={shape}" for shape in SHAPES}
    pages |= {"filtered": f"{wheel.address}/?vis=liste&type=meeting"}
    pages |= {"activity": _an_activity(anybody, wheel), "networks": f"/{wheel.community}/nettverk/"}
    pages |= {"json": f"{wheel.address}.json", "calendar": f"{wheel.address}.ics"}
    for what, path in pages.items():
        limit = ("work", 500) if what == "calendar" else ("", 0)
        # Once is enough where there is no mark: each round makes a large page anew.
        first = 3 if wheel.size <= 1000 or limit[0] else 1
        yield f"{what}, first", anybody.time(path, rounds=first, before=forget), *limit
        yield f"{what}, kept", anybody.time(path, rounds=rounds), "times", 3
        tag = anybody.get(path).headers["ETag"]
        yield f"{what}, 304", anybody.time(path, rounds=4 * rounds, if_none_match=tag), "times", 1.5
    drafts = {f"draft {shape}": f"{wheel.address}/utkast/?vis={shape}" for shape in SHAPES}
    drafts |= {"draft filtered": f"{wheel.address}/utkast/?vis=liste&type=meeting"}
    seen = {f"signed in, {what}": path for what, path in (pages | drafts).items()}
    small = {"signed in, activity", "signed in, networks"}  # no page with 300 activities
    for what, path in seen.items():
        assert planner.get(path).headers["Cache-Control"] == "no-store"
        limit = ("times", 20) if wheel.size == 300 and what not in small else ("", 0)
        yield what, planner.time(path, rounds=rounds), *limit
    feed = pages["calendar"]
    anybody.get(feed)
    _move(wheel)
    yield "release, one change", planner.release(f"{wheel.address}/utkast/slipp/"), "", 0
    yield "calendar after one change", anybody.once(feed), "work", 60


def _an_activity(reader: Reader, wheel: Wheel) -> str:
    """Found where it stands: to read all of a large plan would be memory no web process takes."""
    plan = reader.get(f"{wheel.address}.json").content
    first = re.search(rb'"activities": \[\s*\{\s*"id": "(\w+)"', plan)
    assert first is not None
    return f"{wheel.address}/{first[1].decode()}/"


@contextmanager
def _as_planner(wheel: Wheel):  # noqa: ANN202 (its type needs the apps)
    """Their viewer, and the database asked for them, as in a request of theirs."""
    from samspor.access.asking import asking_for, everywhere  # noqa: PLC0415
    from samspor.seats.models import User  # noqa: PLC0415
    from samspor.seats.selectors.viewers import viewer_for  # noqa: PLC0415

    with everywhere(reason="who the viewer is has to be found first"):
        viewer = viewer_for(User.objects.get(pk=wheel.user), on=NOW.date())
    with asking_for(communities=viewer.community_ids, person_id=viewer.person_id):
        yield viewer


def _release(wheel: Wheel) -> Taken:
    from samspor.wheel.models import AnnualWheel  # noqa: PLC0415
    from samspor.wheel.services import release_edition  # noqa: PLC0415

    rows = AnnualWheel.objects.unguarded(reason="a measurement")
    with _as_planner(wheel) as viewer:
        row = rows.get(community__slug=wheel.community)
        with clock() as found:
            release_edition(viewer=viewer, wheel=row, now=NOW)
    # Statements of a write have no mark: six is for pages.
    return Taken(found.work, found.ms)


def _move(wheel: Wheel) -> None:
    from samspor.activities.models import Activity  # noqa: PLC0415
    from samspor.activities.services import move_activity  # noqa: PLC0415

    rows = Activity.objects.unguarded(reason="a measurement")
    with _as_planner(wheel) as viewer:
        row = rows.filter(community__slug=wheel.community, precision="day").first()
        assert row is not None
        move_activity(
            viewer=viewer,
            activity=row,
            timing=row.timing.moved(timedelta(days=7)),
            expected_version=row.version,
            now=NOW,
        )


def memory() -> dict[str, float]:
    """In megabytes: now, and the most there ever was."""
    status = Path("/proc/self/status")
    now = 0.0
    if status.exists():
        line = next(each for each in status.read_text().splitlines() if each.startswith("VmRSS"))
        now = int(line.split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"now": now, "most": most / (1024 * 1024 if sys.platform == "darwin" else 1024)}


if __name__ == "__main__":
    told = json.loads(sys.stdin.readline())
    django.setup()
    began_with = memory()
    for measured in run([Wheel(**one) for one in told["wheels"]], rounds=told["rounds"]):
        print(json.dumps(asdict(measured) | {"missed": measured.missed}), flush=True)
    print(json.dumps({"memory": memory(), "memory_at_first": began_with}), flush=True)
