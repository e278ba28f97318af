from functools import cache

from django.shortcuts import render
from django.utils.translation import get_language

from roles.caching.by_revision import cached_by_revision
from roles.caching.keys import query_keys
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


@cached_by_revision(by_language=True, as_known=True)
def current_terms():
    language, shown = get_language(), GlossaryTerm.objects.shown()
    return Terms((term.anchor, term.spellings(language)) for term in shown)
