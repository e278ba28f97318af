"""A file from the disk as an answer: conditional, in parts, and to programs of other sites, too."""

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from whitenoise.middleware import WhiteNoiseFileResponse
from whitenoise.responders import Response, SlicedFile, StaticFile

from roles.caching.stored_page import with_freshness

from .public_api import PREFLIGHT

# Programs on pages of other sites read the files; nobody is known by them.
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Accept-Ranges, Content-Disposition, Content-Range, ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
ASKED_BEFORE = PREFLIGHT | {
    "Access-Control-Allow-Headers": f"{PREFLIGHT['Access-Control-Allow-Headers']}, If-Range, Range"
}


def permission():
    """The answer to a browser that asks first whether another site's page may ask."""
    return HttpResponse(status=204, headers=ASKED_BEFORE | OPEN)


class PartFile(StaticFile):
    """WhiteNoise's, which has no parts of a single byte."""

    def get_range_response(self, range_header, base_headers, file_handle):
        size = int(dict(base_headers)["Content-Length"])
        start, end = self.get_byte_range(range_header, size)
        if start > end:
            return self.get_range_not_satisfiable_response(file_handle, size)
        headers = [header for header in base_headers if header[0] != "Content-Length"]
        headers.append(("Content-Range", f"bytes {start}-{end}/{size}"))
        headers.append(("Content-Length", str(end - start + 1)))
        return Response(206, headers, file_handle and SlicedFile(file_handle, start, end))


def file_answer(request, path, media_type, etag):
    """`etag` is equal for equal bytes only, whichever server answers."""
    held = PartFile(str(path), [("Content-Type", media_type), ("ETag", etag), *OPEN.items()])
    modified = int(path.stat().st_mtime)
    answer = get_conditional_response(request, etag, modified)
    if answer is None:
        answer = answered(held.get_response(request.method, wanted_part(request, etag)))
        answer.headers["Accept-Ranges"] = "bytes"
        answer.headers["Content-Disposition"] = f'attachment; filename="{path.name}"'
    for name, value in (OPEN | {"ETag": etag, "Last-Modified": http_date(modified)}).items():
        answer.headers.setdefault(name, value)
    return with_freshness(answer)


def wanted_part(request, etag):
    """The header that asks for a part; not if it goes on with a file that has changed since."""
    part, whole = request.META.get("HTTP_RANGE"), request.META.get("HTTP_IF_RANGE", etag)
    return {"HTTP_RANGE": part} if part and whole == etag else {}


def answered(found):
    response = WhiteNoiseFileResponse(found.file or (), status=int(found.status))
    del response.headers["Content-Type"]
    for name, value in found.headers:
        response.headers[name] = value
    return response
