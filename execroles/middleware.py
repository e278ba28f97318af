"""What concerns every answer, whoever makes it: an id and a line in the log, and policies."""

import logging
import re
import time
from pathlib import Path
from secrets import token_hex

from .logs import REQUEST_ID

log = logging.getLogger("requests")

# An id that the proxy gives is taken over, if it looks like one: it goes into logs and headers.
ID = re.compile(r"[0-9a-zA-Z-]{8,64}")

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "publickey-credentials-get",
        "screen-wake-lock",
        "serial",
        "usb",
        "xr-spatial-tracking",
    )
)
POLICIES = {
    "Permissions-Policy": PERMISSIONS_POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
}


class RequestLog:
    """Give each request an id, also to the reader in X-Request-ID, and log how it was answered."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        started = time.perf_counter()
        request.id = request_id(request.META)
        token = REQUEST_ID.set(request.id)
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = request.id
            match = request.resolver_match
            route = match.view_name if match else getattr(request, "route", "")
            cache = getattr(request, "cache", "none")
            log_answer(started, request.method, route, response.status_code, cache)
            return response
        finally:
            REQUEST_ID.reset(token)


def request_id(meta):
    given = meta.get("HTTP_X_REQUEST_ID", "")
    return given if ID.fullmatch(given) else token_hex(16)


def log_answer(started, method, route, status, cache):
    """Write the line about a request that came in at `started`, by `time.perf_counter`."""
    if log.isEnabledFor(logging.INFO):
        milliseconds = round(1000 * (time.perf_counter() - started), 1)
        known = {"method": method, "route": route, "status": status}
        known |= {"milliseconds": milliseconds, "cache": cache}
        # Without a look at the stack for who called, which no line of ours tells.
        log.handle(log.makeRecord(log.name, logging.INFO, "", 0, "answered", (), None, extra=known))


class Policies:
    """Headers that are the same on every answer and that Django has no setting for."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in POLICIES.items():
            response.headers.setdefault(name, value)
        return response


def keep_in_proxy(headers, path, url):
    """Let the proxy keep static files whose names change with them (called by WhiteNoise).

    A sandboxed frame is of no site: it gets the style of embeds only if everybody may.
    """
    if Path(path).name.startswith("embed."):
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if "immutable" in headers.get("Cache-Control", ""):
        headers["X-Accel-Expires"] = str(30 * 24 * 3600)
