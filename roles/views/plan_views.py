from django.shortcuts import render

from roles.caching.keys import query_keys
from roles.evidence.references import number_references
from roles.models import Mandate
from roles.models.citing import attach_references
from roles.models.mandates import by_form


@query_keys()
def plan(request):
    mandates = attach_references(Mandate.objects.shown())
    context = {"forms": by_form(mandates), "references": number_references(mandates)}
    return render(request, "planning/plan.html", context)
