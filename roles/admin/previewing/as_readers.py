"""The public page of a row as readers would get it, by the views that readers get theirs from.

Called in a transaction that is taken back: what the page needs is published in it.
"""

from urllib.parse import urldefrag

from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.urls import resolve
from django.utils import translation
from django_htmx.middleware import HtmxDetails

from roles.caching.keys import Key, bare_request
from roles.models.public import is_publishable, may_wait, named_by
from roles.models.vocabulary import Status


def page_of(request, row, language):
    """The answer to a reader who asks for the page of `row`; None where it has none."""
    publish(row)
    with translation.override(language):
        address = address_of(row)
        if not address:
            return None
        asked = reader(request, address, language)
        match = asked.resolver_match
        try:
            return match.func(asked, *match.args, **match.kwargs)
        except Http404:
            return None


def publish(row):
    """Publish it and what it names, as far as readers need it to see the page."""
    model = type(row)
    if is_publishable(model):
        model._base_manager.filter(pk=row.pk).update(status=Status.PUBLISHED)
    if may_wait(model):
        model._base_manager.filter(pk=row.pk).update(awaits_review=False)
        if hasattr(row, "places"):
            row.places.update(awaits_review=False)
    for relation in named_by(model):
        named = getattr(row, relation.name)
        for each in named.all() if relation.many_to_many else filter(None, [named]):
            publish(each)


def address_of(row):
    """Where readers find it, without the place on the page; "" where they don't."""
    row.refresh_from_db()
    owners = (getattr(row, name) for name in row.page_fields())
    pages = (row, row.page, *owners)
    page = next((page for page in pages if hasattr(page, "get_absolute_url")), None)
    return urldefrag(page.get_absolute_url()).url if page else ""


def reader(request, address, language):
    """The request of somebody who is not signed in and brings nothing along."""
    prefix = request.META.get("SCRIPT_NAME", "")
    path = address.removeprefix(prefix)
    key = Key(request.scheme, request.get_host(), prefix, path, "", is_part=False)
    asked = bare_request(request, key)
    asked.user, asked.LANGUAGE_CODE, asked.is_preview = AnonymousUser(), language, True
    asked.htmx = HtmxDetails(asked)
    asked.resolver_match = resolve(asked.path_info)
    return asked
