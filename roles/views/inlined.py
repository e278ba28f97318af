"""What stands in a page itself, so that nothing has to come before it is painted.

A policy names such a style or script by its digest: of what this page has inline, and no more.
"""

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path

from csp.decorators import csp_update
from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils.safestring import SafeString

from . import function_colours

COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.DOTALL | re.MULTILINE)
SPACE = re.compile(r"\s*([{};,])\s*|(?<=:)\s+")


class Inlined:
    """What templates take of it is inline in the page of one request; `policy` allows that."""

    def __init__(self):
        self.policy = {}

    @property
    def theme(self):
        return self.allowed("script-src", short("js/theme.js"))

    @property
    def first_style(self):
        """The style of the first screen, with the colours of functions."""
        return self.allowed("style-src", short("css/first.css") + function_colours.text_now())

    @property
    def pause(self):
        """A script that does nothing: before it the parser waits for a stylesheet, in any browser.

        So what comes after the stylesheet is never shown without it.
        """
        return self.allowed("script-src", " ")

    def allowed(self, directive, text):
        self.policy.setdefault(directive, []).append(digest_of(text))
        return SafeString(text)


class AllowInlined:
    """Let a page have inline what its template took of `request.inlined`.

    While one works at the site (DEBUG) there is no such thing: pages link the files, which change.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.DEBUG:
            return self.get_response(request)
        request.inlined = Inlined()
        response = self.get_response(request)
        return csp_update(request.inlined.policy)(lambda request: response)(request)


@lru_cache
def short(name):
    """A static file without comments and spaces that say nothing.

    Simple on purpose: a colon before a space parts a property from its value, never selectors.
    """
    text = COMMENT.sub("", Path(finders.find(name)).read_text())
    return SPACE.sub(lambda found: found[1] or "", text).strip()


@lru_cache
def digest_of(text):
    """A style or script as a content security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
