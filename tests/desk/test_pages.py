"""Every page of the desk: it opens in both languages, holds to the policy, and looks like us."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from roles.models import MistakeReport
from roles.models.support import claim_models

from .pages import add, change, listing, models
from .test_lists import crowd_of_one

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(scope="module")
def drawn():
    """{language: pages}: each is asked for once, by the first test that reads it."""
    return {}


@pytest.fixture
def in_language(client, world, signed_in, drawn):
    """A function that returns {address: response} of every page, as an administrator sees it."""
    crowd_of_one(world)

    def ask(language):
        if language not in drawn:
            signed_in("administrator", language)
            drawn[language] = {address: client.get(address) for address in addresses(world)}
        return drawn[language]

    return ask


@pytest.fixture(params=["vi", "en"])
def pages(request, in_language):
    return in_language(request.param)


def addresses(world):
    yield from ("/admin/", "/admin/completeness/", "/admin/links/", "/admin/password_change/")
    yield "/admin/transcribing/"
    yield f"{change(world.beacon).replace('change', 'merge')}?into={world.atlas.pk}"
    report = MistakeReport.objects.create(statement="responsibility-x", message="Sai.")
    yield from (listing(MistakeReport), change(report))
    for model in models():
        yield from (listing(model), add(model))
        if row := model.objects.first():
            page = change(row)
            yield from (page, page.replace("change", "history"), page.replace("change", "delete"))


def test_every_page_opens_with_our_name_one_heading_and_nothing_inline(pages):
    wrong = {}
    for address, answer in pages.items():
        page = answer.text
        name = "Ai làm gì" if 'lang="vi"' in page[:200] else "Who Does What"
        assert f"<strong>{name}</strong>" in page
        assert "Django" not in re.sub(r"<[^>]+>", "", page)
        faults = [
            *re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", page),
            *re.findall(r"<style\b[^>]*>", page),
            *re.findall(r"<[^>]+\sstyle=[^>]*>", page),
            *re.findall(r"<[^>]+\son\w+=[^>]*>", page),
            *re.findall(r"(?:src|href)=[\"'](?:https?:)?//(?!beacon|atlas|[ab]\.vn)[^\"']+", page),
            *not_for_people(page),
        ]
        if answer.status_code != 200 or len(re.findall(r"<h1\b", page)) != 1 or faults:
            wrong[address] = answer.status_code, faults
    assert wrong == {}


# Rows and columns by the names that programs have for them; two plurals in one Vietnamese phrase.
PROGRAMS = re.compile(
    r"\w+ object \(|__prefix__|\broles\.[a-z]+|\w+_citations\b|[Ll]iên kết \w+ –|"
    r"\w+-\w+ relationships?\b|(?:[0-9]|\b[Cc]ác|\b[Nn]hững) +các\b"
)


def not_for_people(page):
    """What a page shows that only programs understand, keys of statements among it."""
    page = re.sub(r"<(script|style|svg)\b.*?</\1>", "", page, flags=re.S)
    text = re.sub(r"<[^>]+>", "\n", page)
    keys = {row.key for model in claim_models() for row in model.objects.all() if "-" in row.key}
    return [*PROGRAMS.findall(text), *(key for key in keys if key in text)]


def test_required_fields_say_so(pages):
    """Also rows of pages, which have no `required` that the browser would hold them to."""
    silent = {}
    for address, answer in pages.items():
        for name in re.findall(r'<label class="required[^>]*for="([^"]+)"', answer.text):
            control = re.search(rf'<(?:input|select|textarea)[^>]*id="{name}"[^>]*>', answer.text)
            if not re.search(r'\brequired\b(?!")|aria-required="true"', control[0]):
                silent.setdefault(address, []).append(name)
    assert silent == {}


ENGLISH = re.compile(
    r"\b(the|and|of|to|is|are|with|for|Add|Change|Delete|Save|History|Home|Select|Search|Filter|"
    r"View|None|Yes|No|All|Any|By|Show|Hide|Toggle|Skip|Remove|Go|Run|Models?|Name|Date|Action)\b"
)


def test_no_english_word_is_left_on_a_vietnamese_page(in_language):
    """Words that our own content and proper names do not use, on every kind of page."""
    pages = in_language("vi")
    known = ["/admin/", "/admin/completeness/", "/admin/transcribing/", "/admin/links/"]
    known += ["/admin/password_change/", *map(listing, models()), *map(add, models())]
    found = {address: english(pages[address].text) for address in known}
    assert {address: lines for address, lines in found.items() if lines} == {}


def english(page):
    """The lines and labels with an English word, but for what is said to be English."""
    page = re.sub(r"<(script|svg)\b.*?</\1>", "", page, flags=re.S)
    page = re.sub(r'<(option|li|span|button|td|th|a)[^>]*lang="en"[^>]*>.*?</\1>', "", page)
    page = re.sub(r"<option[^>]*>", "<option>", page)  # nobody reads an option's value
    text = re.sub(r"<[^>]+>", "\n", page)
    labels = re.findall(r'(?:title|alt|placeholder|aria-label|value)="([^"]*)"', page)
    return {line.strip() for line in [*text.split("\n"), *labels] if ENGLISH.search(line)}


def test_the_desk_has_the_colours_of_the_site():
    """Style sheets name the same colours: they are told thrice and must not drift apart.

    Only the paper of embeds is white, as that of the pages which frame them mostly is.
    """
    css = {
        name: (Path(settings.BASE_DIR) / "static/css" / name).read_text()
        for name in ("first.css", "admin.css", "embed.css")
    }
    colour = re.compile(
        r"--(paper|raised|sunken|ink|ink-soft|rule|link|focus|warn|warn-paper):([^;]+);"
    )
    site, desk, embed = (dict(colour.findall(css[name])) for name in css)
    assert len(desk) == 10
    assert site == desk
    assert len(embed) == 8
    assert embed == {name: site[name] for name in embed} | {"paper": embed["paper"]}
