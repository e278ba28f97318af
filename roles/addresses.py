"""Addresses in two languages: Vietnamese without a prefix, English under /en/.

The words of an address are a public interface, so they stand in the code and not in the catalogue
of translations, where a slip would break links.
"""

from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.urls import Resolver404, get_script_prefix, resolve, reverse
from django.utils import translation
from django.utils.functional import lazy
from django.utils.translation import get_language

# In the order in which routes say their words; the first has no prefix.
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
# The editors' desk: one address for both languages.
DESK = "/admin/"
# For programs: one address for both languages; the language is asked for.
API = "/api/"
# Digits of the id of a row; with more it is no number that both databases could hold.
LONGEST_ID = 18


def language_of(path):
    """The language that an address is written in: `vi` or `en`."""
    before, first = f"{path}/".split("/", 2)[:2]
    return first if not before and first in LANGUAGES else settings.LANGUAGE_CODE


def _choose(*words):
    return dict(zip(LANGUAGES, words, strict=True)).get(get_language(), words[0])


words = lazy(_choose, str)
words.__doc__ = (
    "A route for `path()`: words(vietnamese, english), by the active language; all or none."
)


def address(name, *args):
    """`reverse()`, remembered: a page holds dozens of addresses, the same on every page."""
    return _address(get_language(), get_script_prefix(), name, args)


@lru_cache(maxsize=5_000)
def _address(language, script_prefix, name, args):
    return reverse(name, args=args)


def translated(path, language):
    """The address of the same page in `language`; the home page's where `path` is no page."""
    with translation.override(language_of(path)):
        try:
            match = resolve(path)
        except Resolver404:
            match = None
    with translation.override(language):
        if match is None or match.url_name is None:
            return reverse("home")
        return reverse(match.view_name, args=match.args, kwargs=match.kwargs)


def translations(path):
    """{language: the address of the same page in it}."""
    return {language: translated(path, language) for language in LANGUAGES}


def origin_of(request):
    """Scheme and host as asked for, with which the absolute addresses of an answer begin."""
    return f"{request.scheme}://{request.get_host()}"


def in_each_language(make):
    """{language: what `make()` gives in it}: an address, or anything else that depends on it."""
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = make()
    return found


def row_id(text):
    """The id of a row that a text names; None for no number, and for one that no row can have."""
    text = str(text)
    return int(text) if text.isdecimal() and len(text) <= LONGEST_ID else None


def uuid_of(text):
    """The UUID that a text names; None for none."""
    try:
        return UUID(str(text))
    except ValueError:
        return None
