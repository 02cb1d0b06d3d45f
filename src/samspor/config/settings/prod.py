"""Production. Refuses to start while anything is missing or weak (T-64)."""

from samspor.config.env import Environment, database, mail_server
from samspor.config.openid import openid_providers, proxies
from samspor.config.settings.base import *  # noqa: F403

_env = Environment()
DATA = _env.path("SAMSPOR_DATA", PACKAGE / "data")  # noqa: F405
_env.needed("SAMSPOR_DATA", "the folder for database and files")
DEBUG = False
SECRET_KEY = _env.secret("SAMSPOR_SECRET_KEY")
# The old key goes here while a new one takes over: nobody is signed out.
SECRET_KEY_FALLBACKS = _env.words("SAMSPOR_OLD_SECRET_KEYS")
ALLOWED_HOSTS = _env.words("SAMSPOR_HOSTS")
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    _env.problems.append("SAMSPOR_HOSTS is missing or open: the host names people use, by comma")
DATABASES = {"default": database(_env.text("DATABASE_URL"), DATA / "samspor.sqlite3")}
if _owner := _env.text("DATABASE_OWNER_URL"):
    DATABASE_OWNER = database(_owner, DATA)
    DATABASE_ROLE = str(DATABASES["default"].get("USER", ""))
OPENID_PROVIDERS = openid_providers(_env)
PROXIES = proxies(_env)
_mail = mail_server(_env)
EMAIL_HOST = _mail.host
EMAIL_PORT = _mail.port
EMAIL_HOST_USER = _mail.user
EMAIL_HOST_PASSWORD = _mail.password
EMAIL_USE_TLS = _mail.start_tls
EMAIL_USE_SSL = _mail.tls
DEFAULT_FROM_EMAIL = _mail.sender
REGISTER_FETCH = _env.flag("SAMSPOR_REGISTER_FETCH")
REGISTER_ADDRESSES = _env.pairs("SAMSPOR_REGISTER_ADDRESSES") or REGISTER_ADDRESSES  # noqa: F405
REGISTER_INDUSTRY_CODES = (
    _env.pairs("SAMSPOR_REGISTER_INDUSTRY_CODES") or REGISTER_INDUSTRY_CODES  # noqa: F405
)
_env.finish()

SITE_ADDRESS = f"https://{ALLOWED_HOSTS[0]}"

STATIC_ROOT = DATA / "static"
STORAGES["staticfiles"]["BACKEND"] = (  # noqa: F405
    "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
WHITENOISE_USE_FINDERS = False
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-samspor"
CSRF_COOKIE_SECURE = True
if _env.flag("SAMSPOR_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_links": {"()": "samspor.sign_in.masking.WithoutPersonalLinks"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["no_links"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
