"""What a question costs, in work of the processors and by the clock.

Work is what marks are held against: a machine that does other things at the same time stretches the
clock to several times of it, and work hardly. It is that of this process and, on PostgreSQL, of the
process of the database that serves it.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext


@dataclass(frozen=True, slots=True)
class Taken:
    """`work` and `ms` in milliseconds; `times` is the work against that of a bare answer."""

    work: float
    ms: float
    times: float = 0
    bytes: int = 0
    statements: int = 0


@dataclass(slots=True)
class Clock:
    work: float = 0
    ms: float = 0


@contextmanager
def clock() -> Iterator[Clock]:
    found = Clock()
    served, began, worked = _work_of_database(), time.perf_counter(), time.process_time()
    yield found
    found.work = (time.process_time() - worked) * 1000
    found.ms = (time.perf_counter() - began) * 1000
    found.work += _work_of_database() - served


def _work_of_database() -> float:
    """Of the process behind our connection; SQLite works in ours. Told to the nanosecond."""
    if connection.vendor != "postgresql":
        return 0
    connection.ensure_connection()
    told = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(told.read_text().split()[0]) / 1e6 if told.exists() else 0


def _untied(answer: HttpResponse) -> None:
    """Let go of at once, as a server does: Django's client ties an answer to itself."""
    vars(answer).pop("json", None)


class Reader:
    """Somebody at a browser. Each question is timed from the first byte in to the last one out."""

    def __init__(self, cookie: str = "") -> None:
        self._client = Client()
        if cookie:
            self._client.cookies[settings.SESSION_COOKIE_NAME] = cookie

    def get(self, path: str, **headers: str) -> HttpResponse:
        answer: HttpResponse = self._client.get(path, headers=headers)
        _untied(answer)
        assert answer.status_code in {200, 304}, (path, answer.status_code)
        return answer

    def time(
        self, path: str, *, rounds: int, before: Callable[[], None] = lambda: None, **headers: str
    ) -> Taken:
        """The best round, against the best of bare answers of as many bytes, asked for by turns."""
        size = len(self.get(path, **headers).content)
        bare = Client()
        taken, held_against = [], []
        for _round in range(rounds):
            before()
            with clock() as found:
                self.get(path, **headers)
            taken.append(found)
            with clock() as found:
                _untied(bare.get(f"/bare/{size}/"))
            held_against.append(found.work)
        before()
        with CaptureQueriesContext(connection) as seen:
            self.get(path, **headers)
        work = min(one.work for one in taken)
        ms = min(one.ms for one in taken)
        return Taken(work, ms, work / min(held_against), size, len(seen))

    def once(self, path: str) -> Taken:
        """What can't be asked for twice: the first question after something."""
        with CaptureQueriesContext(connection) as seen, clock() as found:
            size = len(self.get(path).content)
        return Taken(found.work, found.ms, bytes=size, statements=len(seen))

    def release(self, path: str) -> Taken:
        """As people do it, by the button; statements of a write have no mark."""
        form = self.get(path).content.decode()
        expected = form.partition('name="expected" value="')[2].partition('"')[0]
        with clock() as found:
            answer = self._client.post(
                path, {"expected": expected, "note": ""}, headers={"origin": "http://testserver"}
            )
        assert answer.status_code == 302, answer.status_code
        return Taken(found.work, found.ms)
