"""The demo on one's own machine: SQLite in a folder of its own, one-click seats."""

from samspor.config.env import Environment, database
from samspor.config.settings.base import *  # noqa: F403

_env = Environment()
DATA = _env.path("SAMSPOR_DATA", PACKAGE / "data")  # noqa: F405
DEMO = True
DEBUG = False
SECRET_KEY = _env.secret("SAMSPOR_SECRET_KEY")
# Mail is made, recorded as sent and read on the page Utboks; it goes nowhere.
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
MAIL_IS_KEPT = True
DEFAULT_FROM_EMAIL = "Samspor <samspor@demo.invalid>"
SITE_ADDRESS = _env.text("SAMSPOR_ADDRESS", "http://localhost:8321")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DATABASES = {"default": database(_env.text("DATABASE_URL"), DATA / "samspor.sqlite3")}
_env.finish()
