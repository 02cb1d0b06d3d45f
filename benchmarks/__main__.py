"""Run the measurements: `./samspor bench [--postgres] [--sizes 60,300] [--rounds 9]`.

Each page is told as a multiple of a bare Django answer of the same number of bytes in the same run,
so that numbers from different machines can be compared.
"""

import argparse
import os
import sys
from contextlib import nullcontext

from tools.embedded import postgres

SIZES = "60,300,2000,10000"


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="samspor bench")
    parser.add_argument("--postgres", action="store_true", help="on the embedded PostgreSQL")
    parser.add_argument("--sizes", default=SIZES, help=f"activities in the wheel ({SIZES})")
    parser.add_argument("--rounds", type=int, default=9, help="the best of so many counts")
    chosen = parser.parse_args(words)
    sizes = [int(size) for size in chosen.sizes.split(",")]
    with postgres() if chosen.postgres else nullcontext("") as address:
        os.environ["DATABASE_URL"] = address
        os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
        import django  # noqa: PLC0415 (settings are chosen above)

        django.setup()
        from benchmarks import pages  # noqa: PLC0415 (needs the apps)

        print(f"Database: {'PostgreSQL' if chosen.postgres else 'SQLite'}")
        with pages.test_database():
            pages.run(sizes=sizes, rounds=chosen.rounds)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
