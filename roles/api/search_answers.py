"""What a search finds, for programs: answers to a question, then what has the words of it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.urls import Resolver404, resolve
from django.utils.translation import override
from rest_framework import serializers

from roles.addresses import LANGUAGES, in_each_language, language_of
from roles.models.search import Kind
from roles.opendata.collections import collections
from roles.search.answers import answers_to
from roles.search.document import bilingual
from roles.search.hits import detail_in_words, hit_of_entry
from roles.vietnamese.folding import fold

from .answer_texts import ApiRoute, Plain, Words

KINDS = {kind.slug: kind for kind in Kind}
# Routes of pages of what is told here by itself.
PAGES_TOLD = ("role", "comparison", "process", "skill", "source", "acronym")
OTHER = "page"  # none of the kinds that search knows: the chart, a tool


@dataclass
class Result:
    """Something found; texts and addresses are {language: text}."""

    kind: str
    title: dict
    about: dict
    text: dict
    url: dict
    matched_name: str = ""

    @property
    def path(self):
        """Where it is told in this API, below its root; "" where it is not."""
        return path_of(self.url["vi"])


class Address(Words):
    """An address of the site as {language: path}, made whole."""

    def told(self, both):
        return self.context["telling"].page(both)


class FoundAt(ApiRoute):
    """Where a result is told in this API, by its path below the root."""

    def to_representation(self, result):
        path = self.make(result)
        return f"{self.context['telling'].at('api-index')}{path}" if path else None


class SearchResult(serializers.Serializer):
    """Something found, in the words that a page of results shows of it."""

    kind = serializers.ChoiceField(choices=[*KINDS, OTHER])
    self = FoundAt(lambda result: result.path)
    url = Address()
    title = Words()
    about = Words()
    text = Words()
    matched_name = Plain()


class KindFound(serializers.Serializer):
    kind = serializers.ChoiceField(choices=list(KINDS))
    label = Words()
    count = serializers.IntegerField()
    is_capped = serializers.BooleanField()


class MissingName(serializers.Serializer):
    name = serializers.CharField()
    url = Address()
    acronym = ApiRoute(lambda missing: missing["slug"] and ("api-acronym", missing["slug"]))


def result_of(entry, query=None):
    """A Result of an entry of the index; of its names (prefetched) the one that fits a query."""
    texts = {name: bilingual(entry, name) for name in ("title", "about", "text")}
    if entry.detail:
        texts["about"] = in_each_language(lambda: detail_in_words(entry))
    found = Result(Kind(entry.kind).slug, **texts, url=bilingual(entry, "address"))
    if query and not says_all(found, query):
        found.matched_name = str(hit_of_entry(entry, query).alias)
    return found


def says_all(result, query):
    """Whether what is told of a result has all words of a query, so that it tells why it is one."""
    texts = (result.title, result.about, result.text)
    said = fold(" ".join(text for told in texts for text in told.values()))
    return all(word.folded in said for word in query.words)


def results_of_answers(found, entries):
    """Results of the pages that answer a query; {number: entry} of those that are in the index."""
    told = {"vi": found.pages}
    if any(page.entry is None for page in found.pages):
        for code in LANGUAGES:
            with override(code):
                told[code] = answers_to(found.asked).pages
    for n, page in enumerate(found.pages):
        if page.entry is None:
            pages = {code: pages[n] for code, pages in told.items()}
            texts = {
                name: {code: getattr(each, name) for code, each in pages.items()}
                for name in ("title", "about")
            }
            kind = OTHER if page.kind == Kind.ROLE else page.kind.slug
            yield Result(kind, **texts, text={}, url={c: p.address for c, p in pages.items()})
        elif page.entry in entries:
            yield result_of(entries[page.entry])


ANCHOR = re.compile(r"(?:claim-(?P<model>[a-z]+)|(?P<own>dispute|term))-(?P<key>.+)")


@lru_cache(maxsize=5_000)
def path_of(address):
    """Where what has an address on the site is told in this API: «responsibilities/cpo-…/»."""
    path, _, anchor = address.partition("#")
    if anchor and (found := ANCHOR.fullmatch(anchor)):
        name = found["model"] or {"dispute": "dispute", "term": "glossaryterm"}[found["own"]]
        return f"{names_of_collections()[name]}/{found['key']}/"
    with override(language_of(path)):
        try:
            match = resolve(path.partition("?")[0])
        except Resolver404:
            return ""
    slugs = "/".join(match.kwargs.values())
    below = names_of_collections() | {"acronym": "acronyms"}
    return f"{below[match.url_name]}/{slugs}/" if match.url_name in PAGES_TOLD else ""


def names_of_collections():
    return {each.model._meta.model_name: each.name for each in collections()}
