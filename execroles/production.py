"""What must be set before the site may stand on the internet (PRODUCTION=1)."""

from execroles.environment import is_on, names, number, text

SHORTEST_KEY = 50
NEW_KEY = "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"


def problems(environ):
    """Return a sentence for everything in `environ` that forbids to start, each with its remedy."""
    return [
        *key_problems(environ),
        *host_problems(environ),
        *debug_problems(environ),
        *proxy_problems(environ),
    ]


def key_problems(environ):
    key = text("SECRET_KEY", environ=environ)
    if not key:
        yield f"SECRET_KEY is not set. Make one with: {NEW_KEY}"
    elif key.startswith("django-insecure-") or len(key) < SHORTEST_KEY or len(set(key)) < 10:
        yield f"SECRET_KEY can be guessed. Make a new one with: {NEW_KEY}"


def host_problems(environ):
    hosts = names("ALLOWED_HOSTS", environ=environ)
    if not hosts:
        yield "ALLOWED_HOSTS is empty. Name the site's hosts, as in ALLOWED_HOSTS=www.example.org"
    elif "*" in hosts:
        yield "ALLOWED_HOSTS allows every host. Name the site's own, separated by commas."


def debug_problems(environ):
    if is_on("DEBUG", environ=environ):
        yield "DEBUG shows the inside of the site to everybody. Set DEBUG=0, or leave it out."


def proxy_problems(environ):
    """Nothing can be guessed here: one too few, and all readers share the address of a proxy."""
    if not text("PROXIES", environ=environ):
        yield (
            "PROXIES is not set. How many servers before the app note the reader's address in "
            "X-Forwarded-For? 1 for nginx alone, 2 where something else ends TLS before it."
        )
    elif is_on("HTTPS", True, environ) and number("PROXIES", 0, environ=environ) == 0:
        yield "PROXIES=0, but something ends TLS before the app. Set PROXIES=1 or more, or HTTPS=0."
