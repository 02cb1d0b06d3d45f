"""The web process of the measurements: `python -m benchmarks.measure`, told by a line of JSON.

Nothing of the tests is loaded here, so that its memory is that of a web process.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import django
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samspor.kernel.school_year import SchoolYear

YEAR: Final = SchoolYear(2026)
NOW: Final = datetime(2026, 11, 21, 12, tzinfo=UTC)
SHAPES: Final = ("hjul", "tabell", "liste")


@dataclass(frozen=True, slots=True)
class Measured:
    """`ms` is the best round, `times` that of a bare answer of as many bytes in the same run.

    `mark` is what it should reach, in `times` or `ms`, whichever `limit` names; empty: no mark.
    """

    size: int
    what: str
    ms: float
    times: float
    bytes: int
    statements: int
    limit: str = ""
    mark: float = 0

    @property
    def missed(self) -> bool:
        return self.statements > 6 or (bool(self.limit) and getattr(self, self.limit) > self.mark)


class Reader:
    """Somebody at a browser. Each question is timed from the first byte in to the last one out."""

    def __init__(self, cookie: str = "") -> None:
        self._client = Client()
        if cookie:
            self._client.cookies[settings.SESSION_COOKIE_NAME] = cookie

    def get(self, path: str, **headers: str) -> HttpResponse:
        answer: HttpResponse = self._client.get(path, headers=headers)
        assert answer.status_code in {200, 304}, (path, answer.status_code)
        return answer

    def time(
        self, path: str, *, rounds: int, before: Callable[[], None] = lambda: None, **headers: str
    ) -> tuple[float, int, int]:
        """The best round in milliseconds, how many bytes, how many statements."""
        best = float("inf")
        for _round in range(rounds):
            before()
            began = time.perf_counter()
            answer = self.get(path, **headers)
            best = min(best, time.perf_counter() - began)
        before()
        with CaptureQueriesContext(connection) as seen:
            self.get(path, **headers)
        return best * 1000, len(answer.content), len(seen)

    def release(self, path: str) -> tuple[float, int, int]:
        """As people do it, by the button; statements of a write have no mark."""
        form = self.get(path).content.decode()
        expected = form.partition('name="expected" value="')[2].partition('"')[0]
        began = time.perf_counter()
        answer = self._client.post(
            path, {"expected": expected, "note": ""}, headers={"origin": "http://testserver"}
        )
        assert answer.status_code == 302, answer.status_code
        return (time.perf_counter() - began) * 1000, 0, 0


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
    bare = Reader()
    for wheel in wheels:
        for found in _wheel(wheel, rounds):
            what, (ms, size, statements), limit, mark = found
            beside, _size, _statements = bare.time(f"/bare/{size}/", rounds=rounds)
            yield Measured(wheel.size, what, ms, ms / beside, size, statements, limit, mark)


Found = tuple[str, tuple[float, int, int], str, float]


def _wheel(wheel: Wheel, rounds: int) -> Iterator[Found]:
    from samspor.kernel.kept import forget  # noqa: PLC0415 (needs the apps)

    first = 1 if wheel.size > 1000 else 3
    yield "release, all of it new", _release(wheel), "ms", 10_000
    anybody, planner = Reader(), Reader(wheel.cookie)
    pages = {f"wheel {shape}": f"{wheel.address}/?vis={shape}" for shape in SHAPES}
    pages |= {"filtered": f"{wheel.address}/?vis=liste&type=meeting"}
    pages |= {"activity": _an_activity(anybody, wheel), "networks": f"/{wheel.community}/nettverk/"}
    pages |= {"json": f"{wheel.address}.json", "calendar": f"{wheel.address}.ics"}
    for what, path in pages.items():
        limit = ("ms", 500) if what == "calendar" else ("", 0)
        yield f"{what}, first", anybody.time(path, rounds=first, before=forget), *limit
        yield f"{what}, kept", anybody.time(path, rounds=rounds), "times", 3
        tag = anybody.get(path).headers["ETag"]
        yield f"{what}, 304", anybody.time(path, rounds=rounds, if_none_match=tag), "times", 1.5
    drafts = {f"draft {shape}": f"{wheel.address}/utkast/?vis={shape}" for shape in SHAPES}
    drafts |= {"draft filtered": f"{wheel.address}/utkast/?vis=liste&type=meeting"}
    seen = {f"signed in, {what}": path for what, path in (pages | drafts).items()}
    for what, path in seen.items():
        few = first if wheel.size > 1000 else rounds
        with_them_all = any(shape in what for shape in SHAPES)
        limit = ("times", 20) if wheel.size <= 300 and with_them_all else ("", 0)
        assert planner.get(path).headers["Cache-Control"] == "no-store"
        yield what, planner.time(path, rounds=few), *limit
    feed = pages["calendar"]
    anybody.get(feed)
    _move(wheel)
    yield "release, one change", planner.release(f"{wheel.address}/utkast/slipp/"), "", 0
    began = time.perf_counter()
    answer = anybody.get(feed)
    took = (time.perf_counter() - began) * 1000
    yield "calendar after one change", (took, len(answer.content), 0), "ms", 60


def _an_activity(reader: Reader, wheel: Wheel) -> str:
    plan = json.loads(reader.get(f"{wheel.address}.json").content)
    return f"{wheel.address}/{plan['activities'][0]['id']}/"


def _planner(wheel: Wheel):  # noqa: ANN202 (its type needs the apps)
    from samspor.seats.models import User  # noqa: PLC0415
    from samspor.seats.selectors.viewers import viewer_for  # noqa: PLC0415

    user = User.objects.get(pk=wheel.user)
    return viewer_for(user, on=NOW.date())


def _release(wheel: Wheel) -> tuple[float, int, int]:
    from samspor.wheel.models import AnnualWheel  # noqa: PLC0415
    from samspor.wheel.services import release_edition  # noqa: PLC0415

    rows = AnnualWheel.objects.unguarded(reason="a measurement")
    row = rows.get(community__slug=wheel.community)
    viewer = _planner(wheel)
    began = time.perf_counter()
    release_edition(viewer=viewer, wheel=row, now=NOW)
    # Statements of a write have no mark: six is for pages.
    return (time.perf_counter() - began) * 1000, 0, 0


def _move(wheel: Wheel) -> None:
    from samspor.activities.models import Activity  # noqa: PLC0415
    from samspor.activities.services import move_activity  # noqa: PLC0415

    rows = Activity.objects.unguarded(reason="a measurement")
    row = rows.filter(community__slug=wheel.community, precision="day").first()
    assert row is not None
    move_activity(
        viewer=_planner(wheel),
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
