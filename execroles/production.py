"""What must be set before the site may stand on the internet (PRODUCTION=1)."""

SHORTEST_KEY = 50
NEW_KEY = "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"


def problems(environ):
    """Return a sentence for everything in `environ` that forbids to start, each with its remedy."""
    return [*key_problems(environ), *host_problems(environ), *debug_problems(environ)]


def key_problems(environ):
    key = environ.get("SECRET_KEY", "")
    if not key:
        yield f"SECRET_KEY is not set. Make one with: {NEW_KEY}"
    elif key.startswith("django-insecure-") or len(key) < SHORTEST_KEY or len(set(key)) < 10:
        yield f"SECRET_KEY can be guessed. Make a new one with: {NEW_KEY}"


def host_problems(environ):
    hosts = split_hosts(environ.get("ALLOWED_HOSTS", ""))
    if not hosts:
        yield "ALLOWED_HOSTS is empty. Name the site's hosts, as in ALLOWED_HOSTS=www.example.org"
    elif "*" in hosts:
        yield "ALLOWED_HOSTS allows every host. Name the site's own, separated by commas."


def debug_problems(environ):
    if environ.get("DEBUG", "0") != "0":
        yield "DEBUG shows the inside of the site to everybody. Set DEBUG=0, or leave it out."


def split_hosts(text):
    return [host.strip() for host in text.split(",") if host.strip()]
