from django.shortcuts import render

from roles.caching.keys import query_keys
from roles.models import GlossaryTerm
from roles.models.citing import attach_references
from roles.pages.glossary import glossary_page


@query_keys()
def glossary(request):
    terms = attach_references(GlossaryTerm.objects.shown())
    return render(request, "evidence/glossary.html", glossary_page(terms))
