"""Tests: bokmål, real databases, no network."""

import os
from pathlib import Path

from samspor.config.env import Environment, database
from samspor.config.settings.base import *  # noqa: F403

_env = Environment()
DEBUG = False
SECRET_KEY = "test-only-key-that-guards-nothing-and-is-not-used-outside-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES = {
    "default": database(_env.text("DATABASE_URL"), Path(":memory:")),
}
if "sqlite3" in str(DATABASES["default"]["ENGINE"]):
    DATABASES["default"]["TEST"] = {"NAME": None}
else:
    DATABASE_ROLE = "samspor_pages"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DEFAULT_FROM_EMAIL = "Samspor <samspor@testserver.invalid>"
SITE_ADDRESS = "http://testserver"
MAIL_SENDER = False
PAGE_PUBLISHER = False
DOCUMENT_READER = False
DEMO = True
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop beside the ORM
