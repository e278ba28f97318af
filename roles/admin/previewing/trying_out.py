"""What a form would make of the public page, shown beside it: done, looked at and taken back."""

from copy import copy
from threading import Lock

from django.conf import settings
from django.contrib.messages.middleware import MessageMiddleware
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render

from roles.addresses import uuid_of
from roles.admin.review.accepting import STORED, completed
from roles.admin.review.proposal_page import found
from roles.admin.review.proposing import PROPOSAL
from roles.caching.trials import nothing_kept
from roles.models.content import Content
from roles.reviewing import gate

from .as_readers import page_of
from .preview_frames import framed, with_policy

PREVIEW = "preview"
LANGUAGES = dict(settings.LANGUAGES)
# While one is tried nobody else can write; so a save waits for one of each process, and no queue.
ONE_AT_A_TIME = Lock()


class PreviewMixin:
    """A page of the desk whose form can be sent to be looked at: `?preview=vi` or `en`."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        language = request.GET.get(PREVIEW)
        arguments = (object_id, form_url, extra_context)
        if request.method == "POST" and language in LANGUAGES:
            return framed(self.preview(request, language, arguments))
        shown = super().changeform_view(request, *arguments)
        return with_policy(shown, "frame-src")

    def preview(self, request, language, arguments):
        tried = aside(request)
        if PROPOSAL in request.GET and STORED in request.POST:
            tried.POST = stored(request, self)
        page = None
        with ONE_AT_A_TIME, nothing_kept(), gate.trying(), transaction.atomic():
            answer = super().changeform_view(tried, *arguments)
            if hasattr(tried, "saved"):
                page = page_of(request, tried.saved, language)
            transaction.set_rollback(True)
        if page is not None and page.status_code == 200:
            return HttpResponse(page.content)
        problems = getattr(answer, "context_data", {}).get("problems")
        return render(request, "admin/previewing/nothing.html", {"problems": problems})

    def render_change_form(self, request, context, *args, **kwargs):
        context["has_preview"] = has_page(self.model) and not context.get("is_popup")
        context["preview_form"] = f"{self.model._meta.model_name}_form"
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(self, request, obj, *args, **kwargs):
        return kept(request, obj) or super().response_add(request, obj, *args, **kwargs)

    def response_change(self, request, obj):
        return kept(request, obj) or super().response_change(request, obj)


def has_page(model):
    """Whether readers have a page of its rows, or one on which they stand."""
    of_content = issubclass(model, Content)
    return of_content and (hasattr(model, "get_absolute_url") or bool(model.owners))


def aside(request):
    """The same request, of which nothing is remembered: what is said of its save, nobody hears."""
    tried = copy(request)
    tried.is_preview = True
    MessageMiddleware(lambda request: None).process_request(tried)
    return tried


def stored(request, admin):
    """The fields of the proposal that is asked for; 404 for those whom it doesn't concern."""
    return completed(request, admin, found(request, uuid_of(request.GET[PROPOSAL])))


def kept(request, row):
    """Where saving ends when it was tried only; None where it was meant."""
    if not getattr(request, "is_preview", False):
        return None
    request.saved = row
    return HttpResponse(status=204)
