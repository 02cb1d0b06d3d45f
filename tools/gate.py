"""Migrations are complete; production takes good settings and refuses weak ones (T-64)."""

import os
import secrets
import subprocess
import sys
import tempfile

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
    for name, held in checks.items():
        print(f"{'ok  ' if held else 'FAIL'} {name}")
    return 0 if all(checks.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
