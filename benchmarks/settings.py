"""As the tests, beside one bare address to hold every page against."""

from samspor.config.settings.test import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
