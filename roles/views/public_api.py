"""What holds of every address of the API, whoever answers: readable by all, the same for all."""

from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from roles.addresses import API
from roles.caching.keys import knowing, known_parameters, view_of

from .problems import Problem, refusal, tell

METHODS = ("GET", "HEAD", "OPTIONS")
JSON = ("application/json",)
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After, X-Request-ID",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PREFLIGHT = {
    "Allow": ", ".join(METHODS),
    "Access-Control-Allow-Methods": ", ".join(METHODS),
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-Modified-Since, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
UNKNOWN = _("There is no parameter «{name}» here.")


class PublicApi:
    """Stands before whatever may fail. No cookie is read, and every error is a problem's details.

    It alone looks at Accept and Accept-Language: what is kept for others depends on neither.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.answered = convert_exception_to_response(self.answer)

    def __call__(self, request):
        if not request.path_info.startswith(API):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = self.answered(request)
        if response.status_code >= 400:
            tell(response, request)
            patch_vary_headers(response, ["Accept-Language"])
            if "Cache-Control" not in response:
                patch_cache_control(response, no_cache=True)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    def answer(self, request):
        view = view_of(request.path_info)
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=PREFLIGHT) if view else refusal(Problem(404))
        if request.method not in METHODS:
            response = refusal(Problem(405))
            response.headers["Allow"] = PREFLIGHT["Allow"]
            return response
        problem = self.misunderstood(request, view) if view else None
        return refusal(problem) if problem else self.get_response(request)

    def misunderstood(self, request, view):
        """The Problem of what the view would never see, or None."""
        if not any(map(request.accepts, getattr(view, "media_types", JSON))):
            return Problem(406)
        is_known = knowing(known_parameters(view) or ())
        unknown = [name for name in request.GET if not is_known(name)]
        told = [(name, format_lazy(UNKNOWN, name=name)) for name in unknown[:10]]
        return Problem(400, errors=tuple(told)) if told else None
