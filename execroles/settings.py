"""Settings: every one has a default that works on a laptop; production comes from the environment.

Environment (docs/operations.md tells more): PRODUCTION, DEBUG and HTTPS (0 or 1), SECRET_KEY,
ALLOWED_HOSTS (comma-separated), ORIGIN, DATABASE_URL, DB_POOL_MAX, PROXIES, HSTS_SECONDS,
HSTS_SUBDOMAINS (0 or 1), PAGE_CACHE_MB, PACE, LOG_FORMAT (json or plain), LOG_REQUESTS (0 or 1),
SECOND_FACTOR (0 or 1), REVIEW (always, published or never), PROPOSALS_MAIL, MAIL_URL, MAIL_FROM,
SENTRY_DSN, VAR_DIR, FIXTURES_DIR.
"""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from execroles import production
from execroles.database import database
from execroles.environment import choice, is_on, names, number, origin, text
from execroles.logs import logging_settings
from execroles.mail import mail_settings
from execroles.middleware import keep_in_proxy
from execroles.secret import secret_key
from execroles.sentry import report_errors

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(text("VAR_DIR", BASE_DIR / "var"))

PRODUCTION = is_on("PRODUCTION")
if PRODUCTION and (problems := production.problems(os.environ)):
    raise ImproperlyConfigured("Not safe for production.\n" + "\n".join(problems))

DEBUG = is_on("DEBUG")
SECRET_KEY = text("SECRET_KEY") or secret_key(VAR_DIR / "secret-key")
ALLOWED_HOSTS = names("ALLOWED_HOSTS", default="localhost,127.0.0.1,[::1]")

INSTALLED_APPS = [
    "modeltranslation",  # before the admin, which it extends
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "django_htmx",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "roles",
]

MIDDLEWARE = [
    "execroles.middleware.RequestLog",
    "execroles.middleware.Policies",
    "django.middleware.security.SecurityMiddleware",
    "execroles.static_files.StaticFiles",
    "roles.views.address_language.LanguageFromAddress",
    "roles.views.public_api.PublicApi",
    "roles.guard.door.Door",
    "roles.admin.previewing.when_due.PublishWhenDue",  # also when the page is kept
    "roles.views.public_pages.PublicPages",  # below it: what only a page made anew goes through
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "roles.guard.sessions.WhileWorking",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "roles.writing.request_change.OneChangePerRequest",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "csp.middleware.CSPMiddleware",
    "roles.views.inlined.AllowInlined",
    "axes.middleware.AxesMiddleware",  # last: it replaces the answer to a guess too many
]

ROOT_URLCONF = "execroles.urls"
WSGI_APPLICATION = "execroles.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "execroles.unindented.Unindented",
                        "django.template.loaders.app_directories.Loader",
                    ],
                ),
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "roles.views.context.site",
            ],
            "builtins": ["roles.templatetags.texts"],
        },
    },
]

DATABASES = {"default": database(text("DATABASE_URL"), VAR_DIR / "db.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# For everybody at the desk alike: whoever may not publish today may do so tomorrow.
AUTH_PASSWORD_VALIDATORS = [
    *(
        {"NAME": f"django.contrib.auth.password_validation.{name}"}
        for name in (
            "UserAttributeSimilarityValidator",
            "CommonPasswordValidator",
            "NumericPasswordValidator",
        )
    ),
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "roles.guard.passwords.NotLeaked"},
]

# Signing in: what is counted together is told in roles/guard/signin.py.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_USERNAME_CALLABLE = "roles.guard.signin.account_name"
AXES_LOCKOUT_PARAMETERS = "roles.guard.signin.lockout_parameters"
AXES_CLIENT_IP_CALLABLE = "roles.guard.clients.client_address"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=5)
# Guesses at a shut door are not counted, or whoever goes on guessing would keep it shut.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "roles.admin.people.locked"
AXES_ENABLE_ADMIN = False
AXES_CLIENT_STR_CALLABLE = "roles.guard.signin.somebody"
# Not written into the log of failures: codes, and what a form holds that waits for a password.
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "kept"]

# Those who may publish set up a second factor before they do anything else.
REQUIRE_SECOND_FACTOR = is_on("SECOND_FACTOR")
OTP_TOTP_ISSUER = "Ai làm gì"

# What editors without the right to publish change only by a proposal (roles/reviewing/rules.py).
REVIEW = choice("REVIEW", ("always", "published", "never"), "published")
# Who is told of a new proposal by mail, and what sends it; nobody and nothing by default.
PROPOSALS_MAIL = names("PROPOSALS_MAIL")
MAIL_FROM = text("MAIL_FROM", "desk@localhost")
globals().update(mail_settings(text("MAIL_URL")))

# A role with a hundred statements has more fields than Django takes by default (1000).
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
# An upload is held in memory or not at all: no server needs a disk for it. The desk takes 5 MB.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 2**20

# Vietnamese is the default and has no prefix in addresses; English lives under /en/.
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
# The second holds texts of Django and its add-ons, which makemessages would drop from the first.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "addons"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "vi"
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": ("vi",), "vi": ()}
FORMAT_MODULE_PATH = "execroles.formats"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

WHITENOISE_ADD_HEADERS_FUNCTION = keep_in_proxy
# Pages name no others, and to compress each file twice takes half of `collectstatic`.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

FIXTURES_DIR = Path(text("FIXTURES_DIR", BASE_DIR / "fixtures"))

# Addresses that answer each visitor for themselves and are never kept.
PRIVATE_ADDRESSES = ("/admin/", "/livez", "/healthz", "/gop-y/", "/en/feedback/")
# Public pages in memory, for each worker process.
PAGE_CACHE = not DEBUG
PAGE_CACHE_BYTES = number("PAGE_CACHE_MB", 64, most=10**6) * 2**20
# Per cent of the pace at which what takes long is made for readers (roles/guard/pace.py).
PACE = number("PACE", 100, most=10**4)

# The API is read-only, open to all and the same for all: nobody signs in to it.
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "roles.api.negotiation.OneForm",
    "DEFAULT_SCHEMA_CLASS": "roles.api.openapi.Operation",
    "EXCEPTION_HANDLER": "roles.api.exceptions.from_exception",
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "OAS_VERSION": "3.1.1",
    "TITLE": "Ai làm gì / Who Does What",
    "VERSION": "1.0.0",
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": ["roles.api.openapi.completed"],
    "SORT_OPERATIONS": False,
    # A word and the same word again, in one language.
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "SORT_OPERATION_PARAMETERS": False,
    "LICENSE": {
        "name": "CC BY 4.0",
        "url": "https://creativecommons.org/licenses/by/4.0/",
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # data: for the small pictures in the admin's style sheets
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "roles.admin.site.csrf_failure"
# Seconds without a request to the desk; roles.guard.sessions puts the end off.
SESSION_COOKIE_AGE = 8 * 3600
# Whoever asks whether we are well may do so without encryption, from beside us.
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^healthz$"]
HTTPS = is_on("HTTPS", default=PRODUCTION)
# What addresses in files begin with: a file is made for nobody's request.
ORIGIN = origin("ORIGIN", ALLOWED_HOSTS, HTTPS)
# Proxies between us and the client; with HTTPS one at least, since it is not spoken here.
PROXIES = number("PROXIES", 1 if HTTPS else 0, most=9)
if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = number("HSTS_SECONDS", 365 * 24 * 3600)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = is_on("HSTS_SUBDOMAINS", default=True)
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    # Browsers take a cookie of such a name only from this very host, by TLS, for all its paths.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"

LOGGING = logging_settings(requests=is_on("LOG_REQUESTS", default=PRODUCTION))
report_errors(os.environ)

# Descriptions for Word bring lxml, and openpyxl takes it where it finds it; then a full disk comes
# as an error of lxml's own and no longer as the OSError that a 503 tells of (tests/faults).
os.environ["OPENPYXL_LXML"] = "False"
