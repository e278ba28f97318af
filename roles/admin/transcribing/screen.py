"""The screen at /admin/transcribing/, and what its script asks for.

What stands on it is kept for its editor until it is written or dropped, the article, too: a text of
somebody else's, which is in no version, no page and no proposal, and goes with the copy.
"""

import uuid
from functools import partial, wraps
from html import unescape

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DataError, IntegrityError, transaction
from django.http import JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from roles.addresses import row_id
from roles.models import Role, Source, WorkingCopy
from roles.models.working_copies import TooManyCopies
from roles.transcribing.article import read
from roles.transcribing.first_words import first_words
from roles.transcribing.shared_words import shared_runs

from ..conflicts import writing_alone
from ..reentry import NOT_KEPT
from .forms_sent import Door
from .new_rows import new_rows
from .offered import offered, told
from .recording import Recording
from .rows_named import labels
from .statement_kinds import statement_kinds
from .transcript import Transcript
from .ways_in import may_transcribe

LONGEST = 600_000  # characters of an article
# The texts of one statement, and the characters of all of them or of a passage.
MOST_WORDINGS, LONGEST_WORDING = 50, 20_000
# Of working copies: what they are of, and how many characters each may hold.
KIND, MOST_KEPT = "transcribing", 2_000_000


def for_editors(view):
    """Views for those who may write roles and add places."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not may_transcribe(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@for_editors
def screen(request, site):
    """Show it; or write all that was transcribed, and say what is wrong with it otherwise."""
    door = Door(request, site)
    if request.method == "POST":
        return saved(door)
    kinds = statement_kinds(door)
    models = {model for kind in kinds for model in kind.picks.values()} | {Role}
    context = site.each_context(request) | new_rows(door)
    context |= {
        "title": _("Transcribe an article"),
        "kinds": kinds,
        "called": {model._meta.model_name: labels(model) for model in models},
        "roles": labels(Role),
        "start": start(request) | {"window": str(uuid.uuid4())},
        "longest": LONGEST,
        "longest_passage": LONGEST_WORDING,
    }
    return TemplateResponse(request, "admin/transcribing/screen.html", context)


def start(request):
    """What the script begins with: the copy that is kept, the source and role asked for."""
    copy = kept(request.user, request.GET.get("copy"))
    source, role = _row(Source, request.GET.get("source")), _row(Role, request.GET.get("role"))
    is_other = copy and source and copy.fields.get("source") != [str(source.pk)]
    other, copy = (copy, None) if is_other else (None, copy)
    fields = copy.fields if copy else {}
    source = source or _row(Source, fields.get("source", [""])[-1])
    return {
        "other": f"?copy={other.key}" if other else "",
        "key": str(copy.key) if copy else "",
        "fields": fields,
        "source": told(source) if source else None,
        "role": str(role.pk) if role else "",
    }


def _row(model, text):
    pk = row_id(text or "")
    return model.objects.filter(pk=pk).first() if pk else None


def saved(door):
    """The answer to a save: all was written, or what is wrong and nothing was."""
    request = door.request
    recording = Recording(door, Transcript(request.POST), statement_kinds(door))
    with writing_alone():
        recording.write()
        transaction.set_rollback(bool(recording.faults))
    if recording.faults:
        list(messages.get_messages(request))  # of what was not written after all
        told = [{"name": name, "message": _plain(text)} for name, text in recording.faults]
        return JsonResponse({"faults": told})
    query = f"?source={recording.source}" if recording.source else ""
    next_page = reverse("admin:transcribing") + query
    return JsonResponse({"next": next_page, "source": str(recording.source or "")})


def _plain(message):
    """A message as text: some have links, which the screen doesn't show."""
    return unescape(strip_tags(message)) if hasattr(message, "__html__") else str(message)


@for_editors
@require_POST
def reading(request):
    """The paragraphs of `text`; the first words of a `passage`; runs that each `wording` shares."""
    text, passage = request.POST.get("text", ""), request.POST.get("passage", "")
    wordings = request.POST.getlist("wording")
    if message := _too_much(text, passage, wordings):
        return JsonResponse({"message": message}, status=413)
    answer = {"shared": [shared_runs(one, text) for one in wordings]}
    if passage:
        answer["fragment"] = first_words(passage, text)
    elif not wordings:
        answer["paragraphs"] = [paragraph._asdict() for paragraph in read(text)]
    return JsonResponse(answer)


def _too_much(text, passage, wordings):
    """Why this is not compared, as it would take long; "" if it is."""
    if len(text) > LONGEST:
        return _("This text is too long. Paste only the article, in several parts if need be.")
    if len(passage) > LONGEST_WORDING:
        return _("This passage is too long. Choose a few sentences.")
    if len(wordings) > MOST_WORDINGS:
        return _("This statement has too many texts to be compared with the article.")
    if sum(map(len, wordings)) > LONGEST_WORDING:
        return _("This statement is too long to be compared with the article. Make several of it.")
    return ""


def kept(user, key=None):
    """The copy that the editor may write on: that with `key`, else the newest; None for none."""
    mine = WorkingCopy.objects.writable(user).filter(kind=KIND)
    if not key:
        return mine.first()
    found = WorkingCopy.objects.found(user, key)
    return found if found and found.kind == KIND else None


def keep(user, data):
    """Keep the fields of the screen; (status of the answer, what to tell the editor)."""
    fields = {name: texts for name, texts in data.lists() if name not in NOT_KEPT}
    key = fields.pop("copy", [""])[-1]
    if not any(map(any, fields.values())):
        WorkingCopy.objects.end(user, key)
        return 200, ""
    if sum(len(text) for texts in fields.values() for text in texts) > MOST_KEPT:
        return 413, _("This is too much to be kept. Save what you have first.")
    title = next(filter(None, fields.get("source-new-title", [])), "")[:300]
    try:
        WorkingCopy.objects.keep(user, KIND, None, fields, key=key, title=title)
    except TooManyCopies as error:
        return 409, str(error)
    except (DataError, IntegrityError, ValidationError, ValueError):  # an odd key, or another's
        return 400, _("This could not be kept.")
    return 200, ""


@for_editors
@require_GET
def sources(request):
    """Sources on file that `text`, an address or words, may mean."""
    text = request.GET.get("text", "").strip()
    return JsonResponse({"found": offered(text) if text else []})


@for_editors
@require_POST
def keeping(request):
    """Keep the state of the screen, as often as its script sends it."""
    status, message = keep(request.user, request.POST)
    return JsonResponse({"message": message}, status=status)


def transcribing_urls(site):
    """The routes of `site` for the screen and its script."""
    view = site.admin_view
    return [
        path("transcribing/", view(partial(screen, site=site)), name="transcribing"),
        path("transcribing/keep/", view(keeping), name="transcribing-keep"),
        path("transcribing/reading/", view(reading), name="transcribing-reading"),
        path("transcribing/sources/", view(sources), name="transcribing-sources"),
    ]
