from functools import cache, lru_cache

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import get_language

from roles.caching.keys import query_keys
from roles.caching.revision_watch import watch
from roles.caching.trials import is_kept
from roles.evidence.terms import Marking, Terms
from roles.models import GlossaryTerm
from roles.models.citing import attach_references
from roles.pages.glossary_page import glossary_page


@query_keys()
def glossary(request):
    terms = attach_references(GlossaryTerm.objects.shown())
    return render(request, "evidence/glossary.html", glossary_page(terms))


def marking():
    """What marks the terms of one page, in the active language, where they first stand."""
    return Marking(cache(current_terms))


def current_terms():
    """Costs no query but the first after a change of content, as `function_colours.address`."""
    revision = watch.current() if is_kept() else None
    language = get_language()
    return known_terms(revision.token, language) if revision else read_terms(language)


@lru_cache(maxsize=len(settings.LANGUAGES))
def known_terms(token, language):
    return read_terms(language)


def read_terms(language):
    shown = GlossaryTerm.objects.shown()
    return Terms((term.anchor, term.spellings(language)) for term in shown)
