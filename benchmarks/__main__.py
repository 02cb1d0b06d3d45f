"""Run the measurements: `./samspor bench [--on sqlite] [--sizes 60,300] [--json FILE]`.

Each page is told as a multiple of a bare Django answer of the same number of bytes in the same run,
so that numbers from different machines can be compared. What is compared is work of the processors.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from samspor.cli.memory import GIVE_BACK
from tools.embedded import postgres

SIZES = "60,300,2000,10000"
DATABASES = ("sqlite", "postgres")
MEMORY = 110  # megabytes, of a web process after all of it


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="samspor bench")
    parser.add_argument("--on", choices=DATABASES, action="append", help="both unless told")
    parser.add_argument("--sizes", default=SIZES, help=f"activities in the wheel ({SIZES})")
    parser.add_argument("--rounds", type=int, default=15, help="the best of so many counts")
    parser.add_argument("--json", type=Path, help="write what was found to this file too")
    chosen = parser.parse_args(words)
    found = {
        name: run(name, sizes=chosen.sizes.split(","), rounds=chosen.rounds)
        for name in chosen.on or DATABASES
    }
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=2) + "\n")
    missed = [line for name in found for line in found[name]["missed"]]
    print("\nMissed its mark:" if missed else "\nEverything reached its mark.")
    print(*missed, sep="\n")
    return 0


def run(name: str, *, sizes: list[str], rounds: int) -> dict[str, Any]:
    print(f"\n{name}\n{'activities':>10}  {'what':<28}", end="")
    print(f"{'work, ms':>10}{'clock, ms':>10}{'× bare':>9}{'kB':>10}{'SQL':>5}")
    with (
        tempfile.TemporaryDirectory(prefix="samspor-bench-") as folder,
        postgres() if name == "postgres" else nullcontext("") as address,
    ):
        told = {
            **GIVE_BACK,  # as a process that is served has it
            **os.environ,
            "DATABASE_URL": address,
            "BENCH_FILE": str(Path(folder, "bench.sqlite3")),
            "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        }
        wheels = json.loads(
            subprocess.check_output([sys.executable, "-m", "benchmarks.prepare", *sizes], env=told)
        )
        with subprocess.Popen(
            [sys.executable, "-m", "benchmarks.measure"],
            env=told, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        ) as web:  # fmt: skip
            assert web.stdin is not None
            assert web.stdout is not None
            web.stdin.write(json.dumps({"wheels": wheels, "rounds": rounds}) + "\n")
            web.stdin.flush()
            lines = []
            for line in map(json.loads, web.stdout):
                lines.append(line)
                tell(line)
        if web.returncode:
            sys.exit(web.returncode)
    *measured, last = lines
    missed = [f"{name}: {said(line)}" for line in measured if line["missed"]]
    if last["memory"]["now"] > MEMORY:
        missed.append(f"{name}: memory {last['memory']['now']:.0f} MB, mark {MEMORY}")
    return {"measured": measured, **last, "missed": missed}


def tell(line: dict[str, Any]) -> None:
    if "memory" in line:
        kept, most, first = (
            line["memory"]["now"], line["memory"]["most"], line["memory_at_first"]["now"],
        )  # fmt: skip
        print(f"Memory: {first:.0f} MB at first, {kept:.0f} after, {most:.0f} at most")
        return
    print(
        f"{line['size']:>10}  {line['what']:<28}{line['work']:>10.2f}{line['ms']:>10.2f}"
        f"{line['times']:>9.1f}{line['bytes'] / 1000:>10.1f}{line['statements']:>5}"
        f"{'  missed' * line['missed']}"
    )


def said(line: dict[str, Any]) -> str:
    mark = f", mark {line['mark']:g} {line['limit']}" if line["limit"] else ""
    return (
        f"{line['size']} {line['what']}: {line['work']:.1f} ms of work, "
        f"{line['times']:.1f} × bare, {line['statements']} statements{mark}"
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
