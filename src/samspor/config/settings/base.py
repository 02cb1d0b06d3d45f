"""What is the same everywhere. A setting that differs is read in the file of its place."""

from collections.abc import Sequence
from pathlib import Path

from csp.constants import NONE, SELF

PACKAGE = Path(__file__).resolve().parents[2]

DEMO = False  # one-click seats exist only where samspor.config.settings.demo says True

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "samspor.ui",
    "samspor.audit",
    "samspor.access",
    "samspor.registry",
    "samspor.mail",
    "samspor.seats",
    "samspor.sign_in",
    "samspor.contact",
    "samspor.focus",
    "samspor.networks",
    "samspor.editing",
    "samspor.activities",
    "samspor.wheel",
    "samspor.intake",
    "samspor.privacy",
    "samspor.portal",
    "samspor.demo",
]

MIDDLEWARE = [
    "samspor.access.middleware.AskingMiddleware",
    "samspor.ui.keeping.KeepingMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samspor.ui.keeping.PackingMiddleware",
    "samspor.ui.middleware.CachePolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "samspor.ui.middleware.LanguageFromAddressMiddleware",
    "django.middleware.common.CommonMiddleware",
    "samspor.sign_in.middleware.SessionLifeMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "samspor.seats.middleware.ViewerMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "samspor.config.urls"
WSGI_APPLICATION = "samspor.config.wsgi.application"
AUTH_USER_MODEL = "seats.User"
AUTHENTICATION_BACKENDS = ["samspor.seats.backends.SeatBackend"]
# On PostgreSQL somebody else than the pages owns the tables; the pages' role is told what it may.
DATABASE_OWNER: dict[str, object] | None = None
DATABASE_ROLE = ""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "NAME": "django",  # as others call it
        "BACKEND": "samspor.ui.engine.Templates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.app_directories.Loader"],
                ),
            ],
            "builtins": [
                "samspor.ui.templatetags.components",
                "samspor.ui.templatetags.heads",
                "samspor.ui.templatetags.norwegian",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "samspor.ui.context.shell",
            ],
        },
    },
]
FORM_RENDERER = "samspor.ui.forms.Renderer"

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]  # each in its own words
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Oslo"

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

# One cookie, only after signing in; public pages set none (T-27).
CSRF_USE_SESSIONS = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "samspor.sign_in.session_store"
# A session ends after 30 minutes or 12 hours (samspor.sign_in.enums); the cookie outlives it, so
# that what somebody sends too late can be kept for them.
SESSION_COOKIE_AGE = 24 * 60 * 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGIN_URL = "sign_in"

# Who else may say who somebody is, and whose word counts for where a request comes from (T-04).
OPENID_PROVIDERS: Sequence[object] = ()
PROXIES: list[str] = []

# T-24. Nothing inline, nothing from elsewhere, no framing.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "object-src": [NONE],
        "img-src": [SELF],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# The outbox. Where no server is named, mail is made and shown nowhere; see the settings per place.
MAIL_IS_KEPT = False  # the demo shows what it would have sent
MAIL_SENDER = True  # the server empties the outbox beside serving pages
PAGE_PUBLISHER = True  # and publishes planned drafts
DOCUMENT_READER = True  # and reads the documents that people bring
EMAIL_TIMEOUT = 8  # seconds; a whole conversation stays within one lease

DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# What the national register's industry codes mean, by how a code begins. They change: 88.91 is
# kindergartens and 85.2 primary schools in the standard of 2007.
REGISTER_INDUSTRY_CODES = {"88.91": "kindergarten", "85.2": "school"}
# Fetching from a national register is off until somebody turns it on (T-20). Each address is asked
# once for each municipality of the community, page by page; only these hosts are ever asked.
REGISTER_FETCH = False
REGISTER_ADDRESSES = {
    "Enhetsregisteret": (
        "https://data.brreg.no/enhetsregisteret/api/underenheter"
        "?kommunenummer={municipality}&naeringskode=88.911&size=500&page={page}"
    ),
}
