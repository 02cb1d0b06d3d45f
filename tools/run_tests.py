"""The whole suite. `python -m tools.run_tests [--postgres] [--full] [pytest arguments]`.

The last line says what was skipped and why.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path
from xml.etree import ElementTree as ET

from tools.embedded import ROOT, postgres

# What opens a database; tests/unit opens none, so it has nothing new to say on PostgreSQL.
WITH_DATABASE = ["tests/architecture", "tests/integration", "tests/browser"]
# Who has nothing left takes from the other. Handed out in advance, the last tenth was done by one.
WORKERS = ["-n", "2", "--dist", "worksteal"]


def main(words: list[str]) -> int:
    on_postgres = "--postgres" in words
    full = "--full" in words
    chosen = [word for word in words if word not in {"--postgres", "--full"}]
    if on_postgres and not any(word.startswith("tests") for word in chosen):
        chosen += WITH_DATABASE
    with postgres(quick=True) if on_postgres else nullcontext("") as address:
        return run(chosen, address=address, full=full)


def run(chosen: list[str], *, address: str, full: bool) -> int:
    env = {**os.environ, "DATABASE_URL": address}
    if full:
        env["SAMSPOR_FULL"] = "1"
    alone = any(word.startswith(("-n", "-x", "--pdb", "-k")) for word in chosen)
    workers = [] if alone else WORKERS
    with tempfile.TemporaryDirectory(prefix="samspor-tests-") as folder:
        report = Path(folder, "report.xml")
        command = [sys.executable, "-m", "pytest", "-q", *workers, f"--junitxml={report}", *chosen]
        status = subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
        skipped = skips(report) if report.exists() else {}
    where = "PostgreSQL" if address else "SQLite"
    if not skipped:
        print(f"Skipped on {where}: nothing.")
    else:
        told = "; ".join(f"{count} ({why})" for why, count in sorted(skipped.items()))
        print(f"Skipped on {where}: {told}.")
    if skipped and os.environ.get("CI"):
        print("In CI nothing may be skipped.", file=sys.stderr)
        return status or 1
    return status


def skips(report: Path) -> dict[str, int]:
    """How many tests were skipped, by reason."""
    found: dict[str, int] = {}
    for case in ET.parse(report).iter("skipped"):  # noqa: S314 (pytest has just written it)
        why = (case.get("message") or "no reason").split("\n")[0]
        found[why] = found.get(why, 0) + 1
    return found


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
