"""Report a mistake in one statement. No account, no cookie; nothing leaves the site."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from roles.asking.wanted import WantedRole, is_request, wanted_role
from roles.caching.keys import query_keys
from roles.evidence.references import number_references
from roles.guard.public_forms import comes_from_here, sender_of
from roles.guard.report_form import ReportForm
from roles.models.statements import find_statement, what_it_says
from roles.operating.forgetting import forget_readers

RETRY_AFTER = 3600


@query_keys("q")
@never_cache
@csrf_exempt  # roles.guard.public_forms does without the cookie that Django's own protection needs
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, statement):
    claim = subject_or_404(request, statement)
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
    return render(request, "reports/sent.html", about(subject_or_404(request, statement)))


def subject_or_404(request, name):
    """The statement that is reported, or the role without a page that is asked for."""
    if is_request(name):
        return wanted_role(name, request.GET.get("q", ""))
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
    context = about(claim) | {
        "texts": words_of(claim),
        "form": form,
        "problem": problem,
        "references": number_references([] if is_request(form.statement) else [claim]),
    }
    response = render(request, "reports/form.html", context, status=status)
    if status == 429:
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def about(claim):
    return {"claim": claim, "is_wanted": isinstance(claim, WantedRole)}


def words_of(claim):
    return [claim.name] if isinstance(claim, WantedRole) else what_it_says(claim)


def keep(form, claim):
    made = form.save(commit=False)
    made.statement, made.sender = form.statement, form.sender
    made.quoted, made.language = "\n".join(words_of(claim)), get_language()
    made.save()
    forget_readers()
