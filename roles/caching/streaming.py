"""Answers that are too long to be kept: nobody gets one twice, and none is whole in memory."""

import zlib

import brotli
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from .encoding import IDENTITY, best_encoding
from .stored_page import modified_at, with_freshness


class Brotli:
    def __init__(self):
        self._compressor = brotli.Compressor(mode=brotli.MODE_TEXT, quality=4)
        self.compress, self.flush = self._compressor.process, self._compressor.finish


# As fast as what is streamed can be made.
COMPRESSORS = {"br": Brotli, "gzip": lambda: zlib.compressobj(3, wbits=31)}


class Stamp:
    """What tells a client's copy from what would be sent now: the content and the code."""

    def __init__(self, request, token, changed_at):
        self.encoding = best_encoding(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        self.modified = modified_at(changed_at, timezone.now())
        self.etag = f'"{token}-{changed_at.timestamp():.0f}-{self.encoding}"'
        self.request = request

    def unchanged(self):
        """The answer 304 to whoever has it already, before it is made; else None."""
        answer = get_conditional_response(self.request, self.etag, self.modified)
        return answer and with_freshness(answer)

    def put_on(self, response):
        """The streamed response with its stamp, compressed; of HEAD the headers alone."""
        response.headers["ETag"] = self.etag
        response.headers["Last-Modified"] = http_date(self.modified)
        if self.encoding != IDENTITY:
            response.headers["Content-Encoding"] = self.encoding
            pieces = compressed(response.streaming_content, COMPRESSORS[self.encoding]())
            response.streaming_content = pieces
        if self.request.method == "HEAD":  # what was not begun needs no end
            response = HttpResponse(headers=response.headers)
        return with_freshness(response)


def compressed(pieces, compressor):
    for piece in pieces:
        if found := compressor.compress(piece):
            yield found
    yield compressor.flush()
