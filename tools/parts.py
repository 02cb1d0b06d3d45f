"""The list of parts (SBOM): what Samspor is built from, as CycloneDX 1.5 JSON (T-65).

`python -m tools.parts` writes docs/reference/parts.json from the locks; `--check` only says whether
it is up to date. The same locks give the same bytes: no time stamp, no machine, no address.
"""

import base64
import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote
from uuid import UUID

from tools.embedded import ROOT

PARTS = Path("docs/reference/parts.json")
LICENCES = Path("docs/reference/licences.toml")
# From what everybody runs to what only developers run: the first one decides the scope.
LOCKS = {"run": "required", "pg": "optional", "build": "excluded", "dev": "excluded"}
REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[^\s;\\]+)")
HASH = re.compile(r"--hash=sha256:(?P<hex>[0-9a-f]{64})")
SPDX = {"BSD-0-Clause": "0BSD"}  # htmx writes it by its older name
Json = dict[str, object]


class UnknownLicence(Exception):  # noqa: N818 (a state of the table)
    """Packages whose licence nobody has looked at; the sentence says where to write it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One package. `hashes` are (algorithm, hex) of its files; `locks` say who installs it."""

    kind: str  # pypi or npm, as package URLs say
    name: str
    version: str
    licence: str
    hashes: tuple[tuple[str, str], ...]
    locks: tuple[str, ...]
    scope: str

    @property
    def url(self) -> str:
        return f"pkg:{self.kind}/{quote(self.name, safe='/')}@{self.version}"

    def as_json(self) -> Json:
        compound = " OR " in self.licence or " AND " in self.licence
        return {
            "type": "library",
            "bom-ref": self.url,
            "name": self.name,
            "version": self.version,
            "scope": self.scope,
            "hashes": [{"alg": alg, "content": content} for alg, content in self.hashes],
            "licenses": [
                {"expression": self.licence} if compound else {"license": {"id": self.licence}}
            ],
            "purl": self.url,
            "properties": [{"name": "samspor:lock", "value": lock} for lock in self.locks],
        }


def locked(text: str) -> Iterator[tuple[str, str, list[str]]]:
    """Name, version and file digests of every package in a hashed requirements file."""
    name, version, digests = "", "", list[str]()
    for line in text.splitlines():
        if found := REQUIREMENT.match(line):
            if name:
                yield name, version, digests
            name, version, digests = found["name"], found["version"], []
        elif digest := HASH.search(line):
            digests.append(digest["hex"])
    if name:
        yield name, version, digests


def licences(text: str) -> dict[str, str]:
    """Package to licence.

    Raises:
        UnknownLicence: A package stands under two licences.
    """
    known: dict[str, str] = {}
    for licence, names in tomllib.loads(text).items():
        for name in names:
            if name in known:
                raise UnknownLicence(f"{name} stands under both {known[name]} and {licence}.")
            known[name] = licence
    return known


def python_parts(locks: dict[str, str], known: dict[str, str]) -> list[Part]:
    """One part for each package and version, whatever number of locks it stands in.

    Raises:
        UnknownLicence: A package of the locks is not in the table of licences.
    """
    homes: dict[tuple[str, str], list[str]] = {}
    digests: dict[tuple[str, str], set[str]] = {}
    for lock, text in locks.items():
        for name, version, found in locked(text):
            homes.setdefault((name, version), []).append(lock)
            digests.setdefault((name, version), set()).update(found)
    if missing := sorted({name for name, _ in homes} - known.keys()):
        raise UnknownLicence(
            f"No licence is written for {', '.join(missing)}. Look at the package, then add it to "
            f"{LICENCES} and, when we depend on it directly, to docs/reference/dependencies.md."
        )
    return [
        Part(
            kind="pypi",
            name=name,
            version=version,
            licence=known[name],
            hashes=tuple(("SHA-256", digest) for digest in sorted(digests[name, version])),
            locks=tuple(where),
            scope=LOCKS[where[0]],
        )
        for (name, version), where in homes.items()
    ]


def npm_parts(lock: str) -> list[Part]:
    found = []
    for place, package in json.loads(lock)["packages"].items():
        if not place:
            continue  # the project itself
        alg, _, digest = package["integrity"].partition("-")
        hexed = base64.b64decode(digest).hex()
        found.append(
            Part(
                kind="npm",
                name=place.rpartition("node_modules/")[2],
                version=package["version"],
                licence=SPDX.get(package["license"], package["license"]),
                hashes=((f"SHA-{alg.removeprefix('sha')}", hexed),),
                locks=("npm",),
                scope="excluded" if package.get("dev") else "required",
            )
        )
    return found


def document(parts: list[Part], *, name: str, version: str, licence: str) -> str:
    """The whole list, one part a line, so that a change of a lock is read as a change of lines."""
    lines = [
        json.dumps(part.as_json(), ensure_ascii=False)
        for part in sorted(parts, key=lambda part: part.url)
    ]
    digest = hashlib.sha256("\n".join([name, version, *lines]).encode()).digest()
    head = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{UUID(bytes=digest[:16], version=4)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": name,
                "name": name,
                "version": version,
                "licenses": [{"license": {"id": licence}}],
            }
        },
    }
    opening = json.dumps(head, indent=1, ensure_ascii=False).removesuffix("\n}")
    return f'{opening},\n "components": [\n' + ",\n".join(lines) + "\n ]\n}\n"


def build(root: Path = ROOT) -> str:
    locks = {lock: (root / f"requirements/{lock}.txt").read_text() for lock in LOCKS}
    known = licences((root / LICENCES).read_text())
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    parts = python_parts(locks, known) + npm_parts((root / "package-lock.json").read_text())
    return document(
        parts, name=project["name"], version=project["version"], licence=project["license"]
    )


def main(words: list[str]) -> int:
    try:
        wanted = build()
    except UnknownLicence as gap:
        print(gap, file=sys.stderr)
        return 1
    target = ROOT / PARTS
    if "--check" in words:
        current = target.exists() and target.read_text() == wanted
        if not current:
            print(f"{PARTS} is not up to date. Run: python -m tools.parts", file=sys.stderr)
        return 0 if current else 1
    target.write_text(wanted)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
