"""Everything that judges the code without running it. `python -m tools.lint [--fix]`.

Side by side, since one of them takes longer than all the others; they are told in their order.
"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
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
    jobs = FIXES if fixing else JOBS
    failed = []
    with ThreadPoolExecutor(max_workers=1 if fixing else len(jobs)) as side_by_side:
        for name, done in zip(jobs, side_by_side.map(judge, jobs.values()), strict=True):
            print(f"{'ok  ' if done.returncode == 0 else 'FAIL'} {name}", flush=True)
            if done.returncode:
                failed.append(name)
                print(done.stdout[-6000:] + done.stderr[-3000:])
    return 1 if failed else 0


def judge(command: list[str]) -> subprocess.CompletedProcess[str]:
    words = python_tool(command)
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    assert Path(ROOT, "pyproject.toml").exists()
    raise SystemExit(main(sys.argv[1:]))
