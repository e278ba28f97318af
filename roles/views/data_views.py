"""The data: the page that tells of the files, the files themselves, their vocabulary."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from roles.addresses import origin_of
from roles.caching.keys import query_keys
from roles.opendata.datapackage import NAME as PACKAGE
from roles.opendata.edition import LICENCE_URL, Edition
from roles.opendata.file_kinds import files
from roles.opendata.linked_terms import PAGE
from roles.opendata.public_files import BeingMade, Unknown, home, is_whole, manifest, published
from roles.pages.data_page import data_page
from roles.pages.vocabulary_page import vocabulary_page

from .errors import being_made
from .file_answers import file_answer
from .onward import onward

JSON, TEXT = "application/json", "text/plain; charset=utf-8"


@query_keys()
def data(request):
    """Kept once the files of this edition are there: until then their sizes are those before."""
    is_current = is_whole(home() / Edition.current().folder)
    context = data_page(manifest(), origin_of(request), is_current)
    response = render(request, "data/data.html", context)
    if not is_current:
        add_never_cache_headers(response)
    return response


@query_keys()
def vocabulary(request):
    terms = f"{settings.ORIGIN}{PAGE}#"
    return render(request, "data/vocabulary.html", vocabulary_page() | {"terms": terms})


@query_keys(streamed=True)
def data_file(request, file):
    try:
        path = published(file)
    except Unknown:
        page = f"{request.path}/"  # which Django takes for a file, so adds no slash itself
        if page in (reverse("vocabulary"), reverse("api-docs")):
            return onward(request, page)
        raise Http404 from None
    except BeingMade:
        return being_made(request)
    edition = path.relative_to(home()).parts[0]
    kind = files().get(file)
    media_type = kind.media_type if kind else JSON if file.endswith(".json") else TEXT
    response = file_answer(request, path, media_type, f'"{edition}"')
    described = reverse("data-file", args=[PACKAGE])
    response.headers["Link"] = f'<{LICENCE_URL}>; rel="license", <{described}>; rel="describedby"'
    return response
