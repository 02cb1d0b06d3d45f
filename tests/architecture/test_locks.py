"""What we build on is locked, listed and explained; no file names a registry or one machine."""

import json
import re
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.markdown import rows
from tools import parts
from tools.embedded import ROOT

REFERENCE = ROOT / "docs/reference"


# --- dependencies ---


def requirement_names(lines: Iterable[str]) -> set[str]:
    """The bare names in a list of requirements."""
    found = (re.match(r"[A-Za-z0-9@][A-Za-z0-9._/-]*", line.strip()) for line in lines)
    return {match[0].lower() for match in found if match}


def direct_dependencies() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = requirement_names(project["project"]["dependencies"])
    for path in (ROOT / "requirements").glob("*.in"):
        wanted |= requirement_names(path.read_text().splitlines())
    packages = json.loads((ROOT / "package.json").read_text())
    return wanted | set(packages["dependencies"]) | set(packages["devDependencies"])


def dependency_problems(text: str, wanted: set[str], licences: dict[str, str]) -> Iterator[str]:
    """What is missing, left over, half-told, or told with another licence than the lock has."""
    told = rows(text)
    yield from sorted(f"not written: {name}" for name in wanted - told.keys())
    yield from sorted(f"no longer used: {name}" for name in told.keys() - wanted)
    for name, cells in told.items():
        if len(cells) != 3 or not all(cells):
            yield f"needs why, licence and replacement: {name}"
        elif licences.get(name, cells[1]) != cells[1]:
            yield f"licence of {name}: {cells[1]!r} is written, {licences[name]!r} is locked"


def test_every_direct_dependency_tells_why_licence_and_replacement() -> None:
    npm = parts.npm_parts((ROOT / "package-lock.json").read_text())
    licences = parts.licences((ROOT / parts.LICENCES).read_text())
    licences |= {part.name: part.licence for part in npm}

    problems = list(
        dependency_problems(
            (REFERENCE / "dependencies.md").read_text(), direct_dependencies(), licences
        )
    )

    assert problems == []


def test_planted_faults_in_the_table_of_dependencies_are_found() -> None:
    text = "| `gone` | why | MIT | x |\n| `half` | why | MIT | |\n| `wrong` | why | MIT | x |\n"

    problems = list(dependency_problems(text, {"half", "wrong", "new"}, {"wrong": "GPL-3.0-only"}))

    assert problems == [
        "not written: new",
        "no longer used: gone",
        "needs why, licence and replacement: half",
        "licence of wrong: 'MIT' is written, 'GPL-3.0-only' is locked",
    ]


def test_planted_requirement_names_lose_their_versions_and_extras() -> None:
    lines = ["# why", "", "psycopg[binary,pool]==3.3.9", "hypothesis>=6", "editables"]

    assert requirement_names(lines) == {"psycopg", "hypothesis", "editables"}


# --- locks, parts, and what must not be in any file ---


def addresses(text: str) -> list[str]:
    """Web addresses in a lock, but for where an npm package asks for support."""
    without_support = re.sub(r'"funding": (?:\{[^}]*\}|\[[^\]]*\]|"[^"]*")', "", text)
    return re.findall(r"https?:[^\s\"']*", without_support)


# Put together here, so that this file does not hold what it looks for.
HOSTS = [
    ".".join(words)
    for words in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
    ]
]
OF_ONE_MACHINE = re.compile(
    r"(?<![\w.~-])/(?:" + "|".join(["wo" + "rk", "ro" + "ot", r"home/\w+", r"Users/\w+"]) + r")/"
)


def foreign_words(text: str) -> list[str]:
    """Hosts of package registries, and paths that exist on one machine only."""
    return [host for host in HOSTS if host in text] + OF_ONE_MACHINE.findall(text)


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def test_t65_locks_hold_no_address() -> None:
    locks = [*(ROOT / "requirements").glob("*"), ROOT / "package-lock.json"]

    found = {path.name: addresses(path.read_text()) for path in locks}

    assert len(found) >= 8
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_t65_every_locked_python_package_has_a_digest() -> None:
    locked = {
        name: digests
        for lock in parts.LOCKS
        for name, _, digests in parts.locked((ROOT / f"requirements/{lock}.txt").read_text())
    }

    assert "django" in locked
    assert [name for name, digests in locked.items() if not digests] == []


def test_t65_list_of_parts_is_up_to_date() -> None:
    assert (ROOT / parts.PARTS).read_text() == parts.build(), "run: python -m tools.parts"


def test_t65_no_file_names_a_registry_or_one_machine() -> None:
    texts = {path: path.read_bytes() for path in tracked()}
    found = {
        path: foreign_words(data.decode("utf-8", errors="replace"))
        for path, data in texts.items()
        if b"\0" not in data
    }

    assert len(found) > 50
    assert {str(path.relative_to(ROOT)): hits for path, hits in found.items() if hits} == {}


def test_planted_addresses_hosts_and_machine_paths_are_found() -> None:
    lock = f'"resolved": "https://registry.{HOSTS[2]}/x.tgz", "funding": {{"url": "https://x"}}'
    mine, other = "ro" + "ot", "wo" + "rk"
    log = f"see /{mine}/project but not ~/{other}/ or a/{other}/b"

    assert addresses(lock) == [f"https://registry.{HOSTS[2]}/x.tgz"]
    assert foreign_words(lock) == [HOSTS[2]]
    assert len(foreign_words(log)) == 1
