"""The limits of the process a document is read in (T-17), each tried from inside."""

import subprocess
import sys
from collections.abc import Iterable

import pytest

from samspor.reading import child, safely
from samspor.reading.errors import Unreadable

LIMIT = "from samspor.reading import child; child.limit()\n"


def run_limited(code: str, *, limit: str = LIMIT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", limit + code],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


FORBIDDEN = {
    "socket": "import socket; socket.socket()",
    "name": "import socket; socket.getaddrinfo('localhost', 80)",
    "fetch": "import urllib.request; urllib.request.urlopen('http://localhost')",
    "program": "import subprocess; subprocess.run(['true'])",
    "shell": "import os; os.system('true')",
    "fork": "import os; os.fork()",
    "write": "open('samspor-escaped', 'w')",
    "append": "open('samspor-escaped', 'ab')",
    "remove": "import os; os.remove('samspor-escaped')",
    "foreign": "import ctypes; ctypes.CDLL(None)",
}


def trying(names: Iterable[str]) -> str:
    """Code that does what a document may not, and prints what became of it."""
    return f"""
for name, code in {[(name, FORBIDDEN[name]) for name in names]!r}:
    try:
        exec(code)
    except PermissionError as error:
        print(name, "refused:", error)
    except BaseException as error:
        print(name, "failed otherwise:", repr(error))
    else:
        print(name, "was done")
"""


def test_t17_child_reaches_neither_network_nor_programs_nor_files() -> None:
    answers = run_limited(trying(FORBIDDEN)).stdout.splitlines()

    assert [answer.partition(": ")[0] for answer in answers] == [
        f"{name} refused" for name in FORBIDDEN
    ]
    assert all("a document may not" in answer for answer in answers)


def test_t17_planted_guard_that_is_forgotten_is_seen() -> None:
    """Tried with the one thing that leaves nothing behind."""
    only_resources = "from samspor.reading import child; child.limit_resources()\n"

    unguarded = run_limited(trying(["socket"]), limit=only_resources)

    assert unguarded.stdout.split() == ["socket", "was", "done"]


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no limit on address space")
def test_t17_child_has_512_megabytes() -> None:
    ended = run_limited("b'x' * (600 * 1024 * 1024)")

    assert "MemoryError" in ended.stderr


def test_t17_child_has_ten_seconds_of_work() -> None:
    ended = run_limited("import resource; print(resource.getrlimit(resource.RLIMIT_CPU))")

    assert ended.stdout.strip() == "(10, 10)"


@pytest.mark.full
def test_t17_child_that_works_too_long_is_stopped() -> None:
    ended = run_limited("while True: pass")

    assert ended.returncode in safely._STOPPED_BY_LIMIT


def test_t17_child_that_waits_is_stopped_by_the_clock() -> None:
    with pytest.raises(Unreadable) as refusal:
        safely.read_safely("En setning som står her.".encode(), wall_seconds=0.01)

    assert refusal.value.code == "too_heavy"


def test_t17_child_that_dies_gives_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safely.sys, "executable", "/bin/false")

    with pytest.raises(Unreadable) as refusal:
        safely.read_safely(b"Tekst.")

    assert refusal.value.code == "stopped"


def test_child_answers_with_a_draft_or_a_refusal() -> None:
    question = {"name": "plan.txt", "school_year": "2024-2025"}

    assert child._answer(question, b"Vi deler.")["draft"]["document"]["school_year"] == "2024-2025"
    assert child._answer(question, b"") == {"unreadable": {"code": "empty", "details": {}}}
