"""The search: what its page finds, with what it reads a query as when nothing was found."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from rest_framework import serializers

from roles.addresses import in_each_language
from roles.models import SearchEntry
from roles.search.missing import missing_profiles
from roles.search.results import entries_of, search
from roles.views.errors import nearest_pages
from roles.views.search_views import printable

from .answer_texts import Plain
from .endpoint import Endpoint, page_of
from .parameters import CURSOR, PAGE_SIZE, Parameter, in_letters
from .search_answers import (
    KINDS,
    KindFound,
    MissingName,
    Result,
    SearchResult,
    result_of,
    results_of_answers,
)

QUERY = Parameter(
    "q", _("What is looked for, as a reader would type it; marks and case may be left out.")
)
KIND = Parameter("kind", _("Only results of this kind."), {"enum": list(KINDS)})


class Search(Endpoint):
    operation, tag = "search", "search"
    summary = _("Search")
    description = _(
        "What the search page finds: pages that answer a question, then everything that has all "
        "words, the best first. When nothing is found as typed, what was looked for instead."
    )
    answer = page_of(
        SearchResult,
        query=serializers.CharField(),
        read_as=Plain(help_text=_("What was looked for, where nothing was found as typed.")),
        left_out=serializers.ListField(
            child=serializers.CharField(), help_text=_("Words that were left out then.")
        ),
        kinds=KindFound(many=True, help_text=_("How many results of each kind there are.")),
        answers=SearchResult(many=True, help_text=_("Pages that answer it as a question.")),
        missing=MissingName(many=True, help_text=_("Names asked for that no role bears.")),
        suggestions=SearchResult(
            many=True, help_text=_("“Did you mean”, where nothing was found.")
        ),
    )

    def parameters(self):
        return (QUERY, KIND, CURSOR, PAGE_SIZE)

    def told(self, given):
        # An order of the results belongs to a language; where both are told, to the site's own.
        with override(given["language"] or "vi"):
            found = search(printable(given["q"] or ""))
            matches = found.group(KINDS[given["kind"]]).matches if given["kind"] else found.matches
            start = int(given["cursor"] or "0", 36)
            end = start + given["page_size"]
            page = matches[start:end]
            entries = entries_of(page, found.pages)
            told = {
                "query": found.query.typed,
                "read_as": found.read_as,
                "left_out": found.left_out,
                "kinds": [kind_found(group) for group in found.groups],
                "answers": [] if start else list(results_of_answers(found, entries)),
                "missing": [missing_name(each) for each in missing_profiles(found)],
                "suggestions": suggestions(found),
                "results": [result_of(entries[m.entry], found.asked) for m in page],
            }
        cursor = in_letters(end) if len(matches) > end else None
        context = {"telling": self.telling(given)}
        envelope = self.page(cursor, told.pop("results"))
        return self.answer(envelope | told, context=context).data


def kind_found(group):
    label = in_each_language(lambda: str(group.kind.label))
    told = {"kind": group.kind.slug, "label": label}
    return told | {"count": group.count, "is_capped": group.is_capped}


def missing_name(missing):
    role, naming = missing.role, missing.naming
    ask = in_each_language(lambda: reverse("report", args=[role.request_name]))
    return {"name": role.name, "url": ask, "slug": naming and naming.key.partition("#")[0]}


def suggestions(found):
    """Pages with names like what was typed, when nothing was found."""
    near = nearest_pages(found.query.typed) if found.query.typed and not found.count else []
    return [suggestion(page) for page in near]


def suggestion(page):
    if isinstance(page, SearchEntry):
        return result_of(page)
    title = in_each_language(lambda: str(page))
    url = in_each_language(page.get_absolute_url)
    return Result(type(page)._meta.model_name, title, {}, {}, url)
