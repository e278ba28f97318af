"""Import and export at the desk: one page to take sheets away and to bring them back."""

from contextlib import suppress
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from roles.exchange import bounds, files, running, uploads
from roles.exchange.carrying import Outdated
from roles.exchange.file_problems import BadFile, FileProblem
from roles.exchange.guide import RULES
from roles.exchange.sheets import columns_of, sheets, sheets_by_name
from roles.exchange.trying import trial
from roles.models import Publishable
from roles.models.published import may_publish
from roles.writing import Cause, because

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Where the session keeps the token and the name of the file that waits for a decision.
WAITING = "import"
# How often a decided file is tried again because others save at the same time.
ATTEMPTS = 5


def permitted(request, *actions):
    """The sheets whose rows the editor may view, add or change (all of `actions`)."""
    return [
        sheet
        for sheet in sheets()
        if all(
            request.user.has_perm(f"roles.{action}_{sheet.model._meta.model_name}")
            for action in actions
        )
    ]


def exchange(request, site):
    """The page at /admin/exchange/: what can be taken away, and where to bring it back."""
    sheets = permitted(request, "view")
    if not sheets:
        raise PermissionDenied
    context = {
        "sheets": [(sheet, map(sheet.title_of, columns_of(sheet))) for sheet in sheets],
        "rules": RULES,
        "may_import": bool(permitted(request, "add", "change")),
        "limits": {
            "size": bounds.MOST_BYTES >> 20,
            "rows": bounds.MOST_ROWS,
            "changes": bounds.MOST_CHANGES,
        },
    }
    return page(request, site, "exchange", context, _("Import and export"))


def page(request, site, template, context, title):
    common = site.each_context(request) | {"title": title}
    return TemplateResponse(request, f"admin/import_export/{template}.html", common | context)


def export_workbook(request):
    sheets = permitted(request, "view")
    if not sheets:
        raise PermissionDenied
    from roles.exchange.workbook_writer import write_workbook  # openpyxl, not at every start

    try:
        data = write_workbook([running.export(sheet) for sheet in sheets])
    except BadFile as bad:
        messages.error(request, str(bad))
        return redirect("admin:exchange")
    return download(data, XLSX_TYPE, f"ai-lam-gi-{timezone.localdate()}.xlsx")


def export_sheet(request, name):
    sheet = sheets_by_name().get(name)
    if sheet not in permitted(request, "view"):
        raise Http404
    return download(files.write_csv(running.export(sheet)), "text/csv", f"{name}.csv")


def download(data, kind, name):
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": disposition})


def import_file(request, site):
    """Upload: show what the file would change, or all that is wrong with it. Writes nothing."""
    if not permitted(request, "add", "change"):
        raise PermissionDenied
    if request.method != "POST":
        return redirect("admin:exchange")
    try:
        name, data = uploaded_file(request)
    except BadFile as bad:
        messages.error(request, str(bad))
        return redirect("admin:exchange")
    token = uploads.keep(data, request.user.pk)
    request.session[WAITING] = {"token": token, "name": name}
    return decide(request, site, digest=None)


def uploaded_file(request):
    """(name, bytes) of the file that was sent; raises BadFile where there is none that we take."""
    uploaded = request.FILES.get("file")
    # What is too large to be held in memory has not been kept anywhere (FILE_UPLOAD_HANDLERS).
    size = uploaded.size if uploaded else int(request.META.get("CONTENT_LENGTH") or 0)
    if size > bounds.MOST_BYTES:
        raise BadFile(bounds.too_large())
    if uploaded is None:
        raise BadFile(_("Choose a file first."))
    return uploaded.name, uploaded.read()


def confirm(request, site):
    """The decision: write what was shown, if the file would still do just that."""
    if not permitted(request, "add", "change"):
        raise PermissionDenied
    if request.method != "POST" or WAITING not in request.session:
        return redirect("admin:exchange")
    return decide(request, site, request.POST.get("digest", ""))


def decide(request, site, digest):
    """Show what the file would do; do it if that is what an editor has seen (`digest`)."""
    waiting = request.session[WAITING]
    data = uploads.find(waiting["token"], request.user.pk)
    try:
        if data is None:
            raise BadFile(gone())
        tables, problems = files.read(data, waiting["name"])
        problems += forbidden(request, tables)
        # With columns amiss the rows would only repeat it.
        tried = None if problems else run(request, tables, waiting, digest)
    except BadFile as bad:
        messages.error(request, f"{waiting['name']}: {bad}")
        return redirect("admin:exchange")
    if tried and tried.is_done:
        del request.session[WAITING]
        messages.success(request, _("Imported: %(name)s") % {"name": waiting["name"]})
        return redirect("admin:exchange")
    title = _("Import: %(name)s") % {"name": waiting["name"]}
    return page(request, site, "preview", shown(problems, tried, digest), title)


def gone():
    return _("The file is not here any more. Upload it again.")


def shown(problems, tried, digest):
    if tried is None or tried.outcome.problems:
        return {"problems": problems or tried.outcome.problems}
    return {
        "problems": [],
        "preview": tried.preview,
        "counts": tried.outcome.counts,
        "warnings": tried.outcome.warnings,
        "is_outdated": bool(digest),
    }


def run(request, tables, waiting, digest):
    """The Trial of these tables; written if `digest` is its own.

    Others are kept waiting only while what was tried out is carried over.
    """
    rights = {sheet.model: publishes(request.user, sheet.model) for sheet in sheets()}
    with because(Cause.IMPORT, waiting["name"][:100]) as change:
        for _attempt in range(ATTEMPTS):
            tried = trial(tables, rights.get, change)
            # Somebody may save meanwhile: see then whether it still does the same.
            with suppress(Outdated):
                if not tried.outcome.problems and digest == tried.preview.digest:
                    tried.write(first=partial(take_file, request, waiting))
                break
    return tried


def take_file(request, waiting):
    """Whoever sends the decision twice finds no file the second time."""
    if not uploads.forget(waiting["token"], request.user.pk):
        raise BadFile(gone())


def publishes(user, model):
    return not issubclass(model, Publishable) or may_publish(user, model)


def forbidden(request, tables):
    """Problems for sheets whose rows the editor may not add or change."""
    allowed = permitted(request, "add", "change")
    reason = _("You may not change rows of this kind.")
    return [
        FileProblem.of(table.sheet, 0, "", reason) for table in tables if table.sheet not in allowed
    ]
