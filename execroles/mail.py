"""Where mail goes out, told by one address: smtp://user:password@host (STARTTLS) or smtps://…"""

from urllib.parse import unquote, urlsplit

from execroles.environment import wrong

PORTS = {"smtp": 587, "smtps": 465}


def mail_settings(url):
    """Django's settings for mail; without an address nothing is sent anywhere."""
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts, port = parts_of(url)
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 5,
    }


def parts_of(url):
    """(what the address is made of, its port); says what is wrong with it without repeating it."""
    try:
        parts = urlsplit(url)
        if parts.hostname:
            return parts, parts.port or PORTS[parts.scheme]
    except (KeyError, ValueError):
        pass
    remedy = "Set it to smtp://user:password@host:587 or smtps://user:password@host:465"
    raise wrong("MAIL_URL", "…", remedy)  # it holds a password
