"""Break the date reader on purpose, one small fault at a time, and see whether the tests notice.

    .venv/bin/python -m tools.mutate                    all of kernel/notation
    .venv/bin/python -m tools.mutate days year_rule     some modules
    .venv/bin/python -m tools.mutate --room calendar    lines of lists, in reading/kinds/calendar
    .venv/bin/python -m tools.mutate --part 1/4         every fourth fault, from the first
    .venv/bin/python -m tools.mutate --since main~5     only lines that have changed since

A fault counts when it changes a date, a time or a doubt that the probes give: the lines of the
corpus and of the tests, read under three headings. Such a fault must make a test fail: one of the
kernel's, or the one that each document of the corpus gives exactly its events. Each fault lives in
a process of its own, which has not loaded the reader before. Exit status 1: some survived.

Slow (hours where others work too), so it is no part of the gate: run it when the reader of dates
has changed.
"""

import argparse
import ast
import copy
import importlib
import importlib.abc
import importlib.machinery
import os
import re
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType, ModuleType
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
SOURCE: Final = ROOT / "src"
NOTATION: Final = SOURCE / "samspor/kernel/notation"
LISTS: Final = SOURCE / "samspor/reading/kinds/calendar"
ROOMS: Final = {
    "notation": [path for path in sorted(NOTATION.glob("*.py")) if path.stem != "__init__"],
    # What reads line by line; tables and whole lists are for the corpus alone to probe.
    "calendar": [
        LISTS / f"{name}.py"
        for name in ("clauses", "line_times", "line_year", "moving", "scope", "whole_days")
    ],
}
TESTS: Final = ROOT / "tests/unit/kernel"
# Whole documents, when no test of the kernel has noticed.
DOCUMENTS: Final = [
    str(ROOT / f"tests/unit/reading/{name}.py") for name in ("test_corpus", "test_line_rules")
]
CORPUS: Final = ROOT / "tests/corpus"
SECONDS: Final = 30
_HUNK: Final = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
SAME, SURVIVED, KILLED = 0, 1, 2
_COMPARED: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_COUNTED: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mod: ast.Add,
    ast.Mult: ast.Add,
}


# --- faults ---


def faults_of(tree: ast.Module) -> Iterator[tuple[int, str, ast.Module]]:
    """Each faulty twin of a module, with the line and what was done there."""
    for number, node in enumerate(ast.walk(tree)):
        for done in _faults_at(node):
            twin = copy.deepcopy(tree)
            place = next(each for at, each in enumerate(ast.walk(twin)) if at == number)
            what = _apply(place, done)
            yield getattr(node, "lineno", 0), what, ast.fix_missing_locations(twin)


def _faults_at(node: ast.AST) -> list[str]:
    found: list[str] = []
    match node:
        case ast.Compare(ops=[op]) if type(op) in _COMPARED:
            found = ["compare"]
        case ast.BoolOp():
            found = ["and/or"]
        case ast.UnaryOp(op=ast.Not()):
            found = ["not"]
        case ast.BinOp(op=op) if type(op) in _COUNTED:
            found = ["count"]
        case ast.Constant(value=bool()):
            found = ["flip"]
        case ast.Constant(value=int()):
            found = ["more", "less"]
        case ast.IfExp():
            found = ["always", "never"]
    return found


def _apply(node: ast.AST, done: str) -> str:
    before = ast.unparse(node)
    if isinstance(node, ast.Compare):
        node.ops = [_COMPARED[type(node.ops[0])]()]
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.UnaryOp):
        node.operand = ast.UnaryOp(ast.Not(), node.operand)
    elif isinstance(node, ast.BinOp):
        node.op = _COUNTED[type(node.op)]()
    elif isinstance(node, ast.IfExp):
        node.test = ast.Constant(done == "always")
    elif isinstance(node, ast.Constant):
        value = node.value
        if done == "flip":
            node.value = not value
        elif isinstance(value, int):
            node.value = value + (1 if done == "more" else -1)
    return f"{before}  ->  {ast.unparse(node)}"


# --- one fault in a process of its own ---


class _Faulty(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, name: str, code: CodeType, path: Path) -> None:
        self.name, self.code, self.path = name, code, path

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, origin=str(self.path))

    def exec_module(self, module: ModuleType) -> None:
        exec(self.code, module.__dict__)  # noqa: S102 (our own source with a fault in it)


def judge(
    fault: ast.Module, module: Path, room: str, probes: list[str], expected: list[str]
) -> int:
    """SAME, SURVIVED or KILLED, by a child that has loaded nothing of ours."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    signal.alarm(SECONDS)
    out = os.open(os.devnull, os.O_WRONLY)
    os.dup2(out, 1)
    os.dup2(out, 2)
    status = KILLED
    try:
        code = compile(fault, str(module), "exec")
        name = ".".join(module.relative_to(SOURCE).with_suffix("").parts)
        sys.meta_path.insert(0, _Faulty(name, code, module))
        found = readings(probes, room)
        is_same = all(one == other for one, other in zip(found, expected, strict=True))
        status = SAME if is_same else _tested()
    finally:
        os._exit(status)


def _tested() -> int:
    import pytest  # noqa: PLC0415 (after the fault is in place)

    tests = sorted(map(str, TESTS.glob("test_notation_*.py")), key=lambda each: "table" not in each)
    quiet = ["-x", "-q", "-p", "no:django", "-p", "no:cacheprovider", "--noconftest"]
    options = ["-c", os.devnull, "--rootdir", str(ROOT), *quiet]
    if pytest.main([*options, *tests]):
        return KILLED
    killed = pytest.main([*options, *DOCUMENTS, "-k", "exactly_its_events or test_line_rules"])
    return KILLED if killed else SURVIVED


def readings(probes: list[str], room: str) -> Iterator[str]:
    """What the room's reader finds in each line, under three headings."""
    return _lists(probes) if room == "calendar" else _notation(probes)


def _lists(probes: list[str]) -> Iterator[str]:
    """The clauses of a line in a list, and what it says over the lines below."""
    from samspor.kernel.school_year import SchoolYear  # noqa: PLC0415 (after the fault)
    from samspor.reading.kinds.calendar.clauses import cut  # noqa: PLC0415
    from samspor.reading.kinds.calendar.line_year import in_year  # noqa: PLC0415
    from samspor.reading.kinds.calendar.scope import Scope, narrowed  # noqa: PLC0415
    from samspor.reading.kinds.calendar.whole_days import prepared  # noqa: PLC0415

    scopes = (
        Scope(year=SchoolYear(2024)),
        Scope(calendar_year=2025, fresh=False),
        Scope(year=SchoolYear(2024), month=(2024, 10), listed=True, position="end"),
    )
    for probe in probes:
        for scope in scopes:
            inside = in_year(probe, scope)
            clauses = cut(prepared(probe, scope.month), inside.context)
            told = [(each.title, each.found.timing, each.open) for each in clauses]
            over = narrowed(probe, scope, is_heading=True)
            yield f"{told}{inside.calendar_year}{over}"


def _notation(probes: list[str]) -> Iterator[str]:
    from samspor.kernel.notation import (  # noqa: PLC0415 (after the fault is in place)
        Context,
        find_clocks,
        find_timings,
    )
    from samspor.kernel.school_year import SchoolYear  # noqa: PLC0415

    contexts = (
        Context(year=SchoolYear(2024)),
        Context(calendar_year=2025),
        Context(year=SchoolYear(2024), month=(2024, 10)),
    )
    yield from (
        f"{[(each.timing, each.role, [d.code for d in each.doubts]) for each in found]}{clocks}"
        for probe in probes
        for clocks in ([(each.opens, each.closes) for each in find_clocks(probe)],)
        for found in (find_timings(probe, context=context) for context in contexts)
    )


def probes_in(corpus: Path, tests: Path) -> list[str]:
    """Every line with a digit in the corpus, and every text in the tests."""
    texts = [
        line
        for path in sorted(corpus.glob("*.toml"))
        for line in tomllib.loads(path.read_text(encoding="utf-8"))["text"].splitlines()
    ]
    for path in sorted(tests.glob("test_notation_*.py")):
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        texts += (
            node.value
            for node in nodes
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
    return [text for text in dict.fromkeys(texts) if 3 < len(text) < 200]


def expected_in_child(probes: list[str], room: str) -> list[str]:
    """The sound reader's findings, read in a child so that this process stays clean."""
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        with os.fdopen(writes, "w", encoding="utf-8") as sink:
            sink.write("\0".join(readings(probes, room)))
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads, encoding="utf-8") as source:
        told = source.read()
    os.waitpid(child, 0)
    return told.split("\0")


def load_what_stands_still() -> None:
    """What every child would load anew: all but the reader of dates itself."""
    for name in ("pytest", "hypothesis", "dateutil.easter", "samspor.kernel.writing"):
        importlib.import_module(name)
    for name in [name for name in sys.modules if name.startswith("samspor.kernel.notation")]:
        del sys.modules[name]


def lines_changed(path: Path, since: str) -> set[int]:
    """Lines of the file as it is now that are new or other than in that commit."""
    told = subprocess.run(
        ["git", "diff", "--unified=0", since, "--", str(path)],  # noqa: S607 (whichever git there is)
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    changed: set[int] = set()
    for first, count in _HUNK.findall(told.stdout):
        changed.update(range(int(first), int(first) + int(count or 1)))
    return changed


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("modules", nargs="*", help="names in the room; all when none")
    parser.add_argument("--room", choices=list(ROOMS), default="notation")
    parser.add_argument("--part", default="1/1", help="such as 1/4: every fourth fault")
    parser.add_argument("--since", help="a commit: only faults in lines changed since then")
    given = parser.parse_args()
    part, parts = (int(each) for each in given.part.split("/"))
    paths = ROOMS[given.room]
    chosen = [path for path in paths if not given.modules or path.stem in given.modules]
    load_what_stands_still()
    probes = probes_in(CORPUS, TESTS)
    expected = expected_in_child(probes, given.room)
    count = {SAME: 0, SURVIVED: 0, KILLED: 0}
    for path in chosen:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        changed = lines_changed(path, given.since) if given.since else None
        for number, (line, what, fault) in enumerate(faults_of(tree)):
            if number % parts != part - 1 or (changed is not None and line not in changed):
                continue
            status = judge(fault, path, given.room, probes, expected)
            status = status if status in {SAME, SURVIVED} else KILLED
            count[status] += 1
            if status == SURVIVED:
                sys.stdout.write(f"survived: {path.name}:{line}: {what}\n")
                sys.stdout.flush()
    sys.stdout.write(f"no change {count[SAME]}, killed {count[KILLED]}, ")
    sys.stdout.write(f"survived {count[SURVIVED]}\n")
    return 1 if count[SURVIVED] else 0


if __name__ == "__main__":
    raise SystemExit(main())
