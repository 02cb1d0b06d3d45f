"""As the tests, on a database that is there for several processes, with one bare address."""

import os
from pathlib import Path

from samspor.config.env import database
from samspor.config.settings.test import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
DATABASES = {
    "default": database(os.environ.get("DATABASE_URL", ""), Path(os.environ["BENCH_FILE"]))
}
