"""Every page that the sitemap names, asked for once."""

import re
from dataclasses import dataclass, replace
from functools import cache
from html import unescape

from django.http import HttpResponse
from django.urls import resolve
from django.utils import translation

from roles.addresses import language_of
from roles.models import Comparison
from roles.models.vocabulary import CompanyStage
from tests.pages.sitemap_reading import sitemap

# Beside what the sitemap names.
STAGES = [f"/so-do/?stage={stage}" for stage in CompanyStage.values]
# Two roles that no editor compares are compared by the code: these many pairs stand for hundreds.
COMPUTED = 30
# Where a list goes on, and where all of what is cited from one place of a source stands.
FURTHER = re.compile(r'(?:rel="next" |<p><a )href="(\?[^"#]*)[#"]')


@dataclass(frozen=True)
class Page:
    """What is kept of an answer: not the objects that its page was rendered from."""

    status_code: int
    headers: dict
    cookies: list
    text: str

    @classmethod
    def of(cls, answer: HttpResponse):
        return cls(answer.status_code, dict(answer.headers), [*answer.cookies], answer.text)


def crawl(client):
    """{path: Page}, the paths in the order of the sitemap."""
    return {path: Page.of(client.get(path)) for path in chosen(sitemap(client))}


def to_the_end(client, path, page):
    """A Page with the texts of all on which it goes on."""
    texts, following = [page.text], FURTHER.findall(page.text)
    while following:
        text = client.get(path + unescape(following.pop())).text
        texts.append(text)
        following += FURTHER.findall(text)
    return replace(page, text="".join(texts))


def chosen(paths):
    """All of them but for computed comparisons, of which a sample is as good as any."""
    paths = [(path, pair_of(path)) for path in paths]
    pairs = list(dict.fromkeys(pair for _, pair in paths if pair))
    sample = {*pairs[:: max(1, len(pairs) // COMPUTED)], *written()}
    return [path for path, pair in paths if not pair or pair in sample]


def pair_of(path):
    """The slugs of the roles that the page compares, if it does."""
    return tuple(match(path).kwargs.values()) if name_of(path) == "comparison" else ()


def written():
    """The pairs that an editor compares."""
    compared = Comparison.objects.published().values_list("left__slug", "right__slug")
    return {tuple(sorted(pair)) for pair in compared}


def name_of(path):
    return match(path).url_name


@cache
def match(path):
    with translation.override(language_of(path)):
        return resolve(path)
