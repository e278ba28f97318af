"""Report a mistake in one statement. No account, no cookie; nothing leaves the site."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from roles.caching.keys import query_keys
from roles.forgetting import forget_readers
from roles.guarding import comes_from_here, sender_of
from roles.models.statements import find_statement, what_it_says
from roles.references import number_references
from roles.report_form import ReportForm

RETRY_AFTER = 3600


@query_keys()
@never_cache
@csrf_exempt  # roles.guarding does without the cookie that Django's own protection needs
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, statement):
    claim = statement_or_404(statement)
    if request.method != "POST":
        return answer(request, claim, ReportForm(statement=statement))
    form = ReportForm(request.POST, statement=statement, sender=sender_of(request))
    if form.is_trapped:
        return redirect("report-sent", statement)
    problem, status = what_is_wrong(request, form)
    if status != 200:
        return answer(request, claim, form, problem, status)
    keep(form, claim)
    return redirect("report-sent", statement)


@query_keys()
@never_cache
@require_safe
def report_sent(request, statement):
    return render(request, "reports/sent.html", {"claim": statement_or_404(statement)})


def statement_or_404(name):
    if claim := find_statement(name):
        return claim
    raise Http404(name)


def what_is_wrong(request, form):
    """(what to say above the form, status) of a form that was sent; ("", 200) if nothing is."""
    if not comes_from_here(request):
        return _("Your browser does not say that this was sent from our page. Send it again?"), 403
    if not form.is_valid():
        if form.is_stale:
            return _("The form has been open for more than a day. Send it again, please."), 400
        return _("This cannot be sent yet."), 400
    if form.is_too_much():
        return _(
            "We are receiving many reports just now. Try again in an hour; your text is below."
        ), 429
    return "", 200


def answer(request, claim, form, problem="", status=200):
    context = {
        "claim": claim,
        "texts": what_it_says(claim),
        "form": form,
        "problem": problem,
        "references": number_references([claim]),
    }
    response = render(request, "reports/form.html", context, status=status)
    if status == 429:
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def keep(form, claim):
    made = form.save(commit=False)
    made.statement, made.sender = form.statement, form.sender
    made.quoted, made.language = "\n".join(what_it_says(claim)), get_language()
    made.save()
    forget_readers()
