"""Where mail goes out, told by one address: smtp://user:password@host (STARTTLS) or smtps://…"""

from urllib.parse import unquote, urlsplit

from execroles.environment import wrong

PORTS = {"smtp": 587, "smtps": 465}


def mail_settings(url):
    """Django's settings for mail; without an address nothing is sent anywhere."""
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS[parts.scheme]
    except (KeyError, ValueError):
        parts = None
    if not (parts and parts.hostname):
        remedy = "Set it to smtp://user:password@host:587 or smtps://user:password@host:465"
        raise wrong("MAIL_URL", "…", remedy)  # it holds a password
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 5,
    }
