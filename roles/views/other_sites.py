"""Which answers other sites may use: show in a frame, or read with a script."""

from functools import wraps

from csp.constants import NONE, SELF
from csp.decorators import csp

# Of an embed: a style sheet, links, and nothing else. Anybody may frame it.
POLICY = {
    "default-src": [NONE],
    "style-src": [SELF],
    "form-action": [NONE],
    "base-uri": [NONE],
    "frame-ancestors": ["*"],
}
SHARED = {"Cross-Origin-Resource-Policy": "cross-origin"}
# A page that isolates itself shows only frames that do so, too, and that say they are shared.
ISOLATED = {"Cross-Origin-Embedder-Policy": "require-corp"}
READABLE = {"Access-Control-Allow-Origin": "*"}


def framable(view):
    """Let anybody frame what the view answers, be it that there is no such page.

    `answer.styles` are the digests of styles that stand in it.
    """

    @wraps(view)
    def framed(request, *args, **kwargs):
        answer = view(request, *args, **kwargs)
        policy = POLICY | {"style-src": [SELF, *getattr(answer, "styles", ())]}
        csp(policy)(lambda request: answer)(request)
        answer.xframe_options_exempt = True
        return with_headers(answer, SHARED | ISOLATED | {"X-Robots-Tag": "noindex"})

    return framed


def shared(answer):
    """Let any page show an answer: a picture, a style sheet."""
    return with_headers(answer, SHARED)


def readable(answer):
    """Let scripts on any site read an answer."""
    return with_headers(answer, SHARED | READABLE)


def with_headers(answer, headers):
    for name, value in headers.items():
        answer.headers[name] = value
    return answer
