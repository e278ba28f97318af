"""What may be shown in a frame, and where: a preview, beside a form or a proposal."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.utils.cache import add_never_cache_headers


def framed(answer):
    """Let the desk, and nobody else, show it in a frame; no cache keeps it."""
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    answer.headers["X-Robots-Tag"] = "noindex"
    add_never_cache_headers(answer)
    return with_policy(answer, "frame-ancestors")


def with_policy(answer, directive):
    """Allow in this answer what the site forbids everywhere else, for ourselves only."""
    return csp_replace({directive: [SELF]})(lambda request: answer)(None)
