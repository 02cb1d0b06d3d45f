"""Migrations are complete; production takes good settings and refuses weak ones (T-64).

A backup of the demo is put back in an empty installation, and says the same as before (T-51).
"""

import json
import os
import secrets
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from tools.embedded import ROOT, python_tool

GOOD = {
    "SAMSPOR_HOSTS": "samspor.example.no",
    "SAMSPOR_SECRET_KEY": secrets.token_urlsafe(60),
    "SAMSPOR_MAIL_HOST": "mail.example.no",
    "SAMSPOR_MAIL_FROM": "Samspor <samspor@example.no>",
}
WEAK = [
    {**GOOD, "SAMSPOR_SECRET_KEY": "short"},
    {**GOOD, "SAMSPOR_HOSTS": "*"},
    {**GOOD, "SAMSPOR_HOSTS": ""},
    {**GOOD, "SAMSPOR_MAIL_HOST": ""},
    {**GOOD, "SAMSPOR_MAIL_TLS": "none", "SAMSPOR_MAIL_PASSWORD": "secret"},
]


def run(command: list[str], **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        python_tool(command), cwd=ROOT, env={**os.environ, **settings}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip


def comes_back(folder: Path) -> bool:
    """Demo → file → empty folder → file: the tables of both files are alike, byte for byte."""
    there, here = folder / "there", folder / "here"
    first, second = folder / "first.zip", folder / "second.zip"
    steps = [
        ["samspor", "demo", "--no-serve", "--data", str(there)],
        ["samspor", "backup", str(first), "--data", str(there)],
        ["samspor", "restore", str(first), "--data", str(here)],
        ["samspor", "audit", "--data", str(here)],
        ["samspor", "backup", str(second), "--data", str(here)],
    ]
    for step in steps:
        done = run(step)
        if done.returncode:
            print(done.stderr)
            return False
    before, after = _sums(first), _sums(second)
    restored = ("audit_", "mail_")  # the restore's own line in the log, and mail that is held
    return {name for name in before if before[name] != after[name]} <= {
        name for name in before if name.startswith(restored)
    }


def _sums(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as archive:
        parts = json.loads(archive.read("manifest.json"))["parts"]
    return {Path(part["name"]).name: part["sha256"] for part in parts}


def main() -> int:
    with tempfile.TemporaryDirectory() as data:
        base = {"SAMSPOR_DATA": data}
        checks = {
            "makemigrations --check": run(
                ["-m", "django", "makemigrations", "--check", "--dry-run"],
                DJANGO_SETTINGS_MODULE="samspor.config.settings.test",
            ).returncode == 0,
            "check --deploy": run(["samspor", "check"], **base, **GOOD).returncode == 0,
        }  # fmt: skip
        for number, weak in enumerate(WEAK, 1):
            checks[f"weak settings {number} refused"] = (
                run(["samspor", "check"], **base, **weak).returncode == 1
            )
        checks["a backup comes back whole"] = comes_back(Path(data))
    for name, held in checks.items():
        print(f"{'ok  ' if held else 'FAIL'} {name}")
    return 0 if all(checks.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
