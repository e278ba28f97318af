"""A role description as a file, composed as on its page (`compose_views`)."""

from importlib import import_module

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.csrf import csrf_exempt

from roles.caching.keys import query_keys
from roles.caching.stored_page import DOCX
from roles.composing.draft import PARAMETERS
from roles.guard.door import Unreadable
from roles.guard.pace import Pace, paced
from roles.models import FormerSlug, Role

from .compose_views import composing_of, description_of
from .onward import onward

# {ending of the address and the name: (module of roles.documents, media type)}. A module is
# imported when somebody wants it: lxml and python-docx would take a tenth of the start.
FORMATS = {
    "docx": ("docx_file", DOCX),
    "html": ("html_file", "text/html; charset=utf-8"),
    "md": ("markdown_file", "text/markdown; charset=utf-8"),
}
# Within a minute. A document takes 30 ms of processor time, one of 200 lines 150.
PACE = Pace("documents", from_one=20, from_all=400)
# Bytes of a form: 200 lines in a company's own words take half of it.
LONGEST_FORM = 2 * 2**20


@query_keys(*PARAMETERS, "mix", posted=True)
@paced(PACE)
@csrf_exempt  # nothing is kept, and no reader is known
def compose_document(request, slug, kind):
    if kind not in FORMATS:
        raise Http404
    check_size(request)
    try:
        composing = composing_of(request, slug)
    except KeyError:
        return moved_document(request, slug, kind)
    if composing.refusals:
        return told_on_the_page(request, slug, composing)
    response = file_of(description_of(request, composing), slug, kind)
    if composing.draft.pairs():
        add_never_cache_headers(response)  # what a company writes is for nobody else
    return response


def file_of(description, slug, kind):
    module, media_type = FORMATS[kind]
    written = import_module(f"roles.documents.{module}").write(description)
    response = HttpResponse(written, content_type=media_type)
    shown = "inline" if kind == "html" else "attachment"
    # In ASCII, as every system takes it: «mo-ta-cong-viec-cpo.docx».
    words = pgettext("file name", "role-description")
    response.headers["Content-Disposition"] = f'{shown}; filename="{words}-{slug}.{kind}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def check_size(request):
    """Raises Unreadable for a form larger than any that our page can make."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > LONGEST_FORM:
        told = _("This is too much for one document: more than %(size)d MB.")
        raise Unreadable(told % {"size": LONGEST_FORM >> 20})


def told_on_the_page(request, slug, composing):
    """No document is made that lacks something unsaid: what cannot be used is told first."""
    if request.method == "POST":
        raise Unreadable(" ".join(refusal.text for refusal in composing.refusals))
    return redirect(f"{reverse('compose', args=[slug])}?{request.GET.urlencode()}")


def moved_document(request, slug, kind):
    """The way to the document of a role that has another slug now (301)."""
    now = FormerSlug.objects.now(Role, slug).get(slug)
    if now is None:
        raise Http404
    return onward(request, reverse("compose-document", args=[now, kind]))
