"""Everything that judges the code without running it. `python -m tools.lint [--fix]`."""

import subprocess
import sys
from pathlib import Path

from tools.embedded import ROOT, python_tool

JOBS = {
    "style": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "import contracts": ["lint-imports"],
    "templates": ["djlint", "src", "--lint", "--quiet", "--exclude", "documents"],
    "catalogues": ["-m", "tools.messages", "check"],
}
FIXES = {"style": ["ruff", "check", "--fix", "."], "format": ["ruff", "format", "."]}


def main(words: list[str]) -> int:
    fixing = "--fix" in words
    failed = []
    for name, command in (FIXES if fixing else JOBS).items():
        words = python_tool(command)
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
        print(f"{'ok  ' if done.returncode == 0 else 'FAIL'} {name}", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout[-6000:] + done.stderr[-3000:])
    return 1 if failed else 0


if __name__ == "__main__":
    assert Path(ROOT, "pyproject.toml").exists()
    raise SystemExit(main(sys.argv[1:]))
