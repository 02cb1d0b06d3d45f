"""Migrations are complete; production takes good settings and refuses weak ones (T-64).

A backup of the demo is put back in an empty installation, and says the same as before (T-51): on
SQLite, and on PostgreSQL with one role that owns the tables and another for the pages.
"""

import json
import os
import secrets
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from tools.embedded import OWNER, PAGES, ROOT, postgres, python_tool

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


def make_backup(folder: Path, file: Path) -> bool:
    """Of the demo, which has a row in nearly every table."""
    there = str(folder / "there")
    return all_go(
        ["samspor", "demo", "--no-serve", "--data", there],
        ["samspor", "backup", str(file), "--data", there],
    )


def comes_back(folder: Path, first: Path) -> bool:
    """File → empty folder → file: the tables of both files are alike, byte for byte."""
    here, second = str(folder / "here"), folder / "second.zip"
    return all_go(
        ["samspor", "restore", str(first), "--data", here],
        ["samspor", "audit", "--data", here],
        ["samspor", "backup", str(second), "--data", here],
    ) and alike(first, second)


def comes_back_with_two_roles(folder: Path, first: Path) -> bool:
    """On PostgreSQL: the owner migrates and restores; what the pages do, their own role does."""
    third = folder / "third.zip"
    with postgres() as owner:
        pages = {
            **GOOD,
            "SAMSPOR_DATA": str(folder / "pages"),
            "DATABASE_URL": owner.replace(f"//{OWNER}:", f"//{PAGES}:", 1),
        }
        both = {**pages, "DATABASE_OWNER_URL": owner}
        return (
            all_go(["samspor", "migrate"], ["samspor", "restore", str(first)], **both)
            and all_go(
                ["samspor", "check"],
                ["samspor", "audit"],
                ["samspor", "backup", str(third)],
                **pages,
            )
            and alike(first, third)
            and "DATABASE_OWNER_URL" in run(["samspor", "restore", str(first)], **pages).stderr
        )


def all_go(*steps: list[str], **settings: str) -> bool:
    """One after the other, until one fails and says why."""
    for step in steps:
        done = run(step, **settings)
        if done.returncode:
            print(" ".join(step), done.stdout, done.stderr, sep="\n")
            return False
    return True


def alike(first: Path, second: Path) -> bool:
    """But for the restore's own line in the log, and mail that is held."""
    before, after = _sums(first), _sums(second)
    other = [name for name in before | after if before.get(name) != after.get(name)]
    return all(name.startswith(("audit_", "mail_")) for name in other)


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
        folder, file = Path(data), Path(data, "first.zip")
        checks["a backup is made"] = make_backup(folder, file)
        checks["a backup comes back whole"] = comes_back(folder, file)
        checks["and on PostgreSQL with two roles"] = comes_back_with_two_roles(folder, file)
    for name, held in checks.items():
        print(f"{'ok  ' if held else 'FAIL'} {name}")
    return 0 if all(checks.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
