"""Addresses are a public interface: what stands here may be added to but not changed."""

import pytest
from django.test import Client
from django.utils import translation

from roles.addresses import language_of, translated, words

from .addresses import address

PINNED = [
    ("home", [], "/", "/en/"),
    ("roles", [], "/chuc-danh/", "/en/roles/"),
    ("role", ["cpo"], "/chuc-danh/cpo/", "/en/roles/cpo/"),
    ("role-card", ["cpo"], "/chuc-danh/cpo/the/", "/en/roles/cpo/card/"),
    ("comparisons", [], "/so-sanh/", "/en/compare/"),
    ("comparison", ["cpo", "cto"], "/so-sanh/cpo/cto/", "/en/compare/cpo/cto/"),
    ("comparison", ["ceo", "cpo", "cto"], "/so-sanh/ceo/cpo/cto/", "/en/compare/ceo/cpo/cto/"),
    ("compose-list", [], "/soan/", "/en/compose/"),
    ("plan", [], "/can-ai/", "/en/who-do-we-need/"),
    ("plan-drawing", ["svg"], "/can-ai/so-do.svg", "/en/who-do-we-need/chart.svg"),
    ("compose", ["cpo"], "/soan/cpo/", "/en/compose/cpo/"),
    ("chart", [], "/so-do/", "/en/chart/"),
    ("chart-drawing", [], "/so-do.svg", "/en/chart.svg"),
    ("process", ["s-op"], "/quy-trinh/s-op/", "/en/processes/s-op/"),
    ("skills", [], "/ky-nang/", "/en/skills/"),
    ("skill", ["leadership"], "/ky-nang/leadership/", "/en/skills/leadership/"),
    ("areas", [], "/linh-vuc/", "/en/areas/"),
    ("area", ["finance"], "/linh-vuc/finance/", "/en/areas/finance/"),
    ("glossary", [], "/thuat-ngu/", "/en/glossary/"),
    ("data", [], "/du-lieu/", "/en/data/"),
    ("vocabulary", [], "/du-lieu/tu-vung/", "/en/data/vocabulary/"),
    ("api-docs", [], "/du-lieu/api/", "/en/data/api/"),
    ("data-file", ["csv/roles.csv"], "/du-lieu/csv/roles.csv", "/en/data/csv/roles.csv"),
    ("changes", [], "/thay-doi/", "/en/changes/"),
    ("changes-feed", [], "/thay-doi/feed.xml", "/en/changes/feed.xml"),
    (
        "role_changes-feed",
        ["cpo"],
        "/chuc-danh/cpo/thay-doi/feed.xml",
        "/en/roles/cpo/changes/feed.xml",
    ),
    ("embed-role", ["cpo"], "/nhung/chuc-danh/cpo/", "/en/embed/roles/cpo/"),
    ("embed-comparison", ["a", "b"], "/nhung/so-sanh/a/b/", "/en/embed/compare/a/b/"),
    (
        "embed-comparison",
        ["a", "b", "c", "d"],
        "/nhung/so-sanh/a/b/c/d/",
        "/en/embed/compare/a/b/c/d/",
    ),
    ("embed-chart", [], "/nhung/so-do/", "/en/embed/chart/"),
    ("oembed", [], "/oembed", "/oembed"),
    ("sources", [], "/nguon/", "/en/sources/"),
    ("source", ["wiindi-cpo"], "/nguon/wiindi-cpo/", "/en/sources/wiindi-cpo/"),
]


@pytest.mark.parametrize(("name", "args", "vietnamese", "english"), PINNED)
def test_each_page_has_its_address_in_both_languages(name, args, vietnamese, english):
    assert address(name, "vi", *args) == vietnamese
    assert address(name, "en", *args) == english


@pytest.mark.parametrize(("name", "args", "vietnamese", "english"), PINNED)
def test_the_twin_of_a_page_is_the_same_page(name, args, vietnamese, english):
    assert translated(vietnamese, "en") == english
    assert translated(english, "vi") == vietnamese
    assert translated(english, "en") == english


def test_an_address_without_a_page_leads_to_the_first_page():
    assert translated("/khong-co/", "en") == "/en/"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/chuc-danh/", "/roles/", "/en/chuc-danh/cpo/"])
def test_words_of_the_other_language_are_no_address(path):
    assert Client().get(path).status_code == 404


@pytest.mark.parametrize(
    ("path", "language"),
    [("/fr/", "fr"), ("/fr", "fr"), ("/en/roles/", "en"), ("/french/", "vi"), ("/", "vi")],
)
def test_every_language_but_the_first_has_its_code_as_prefix(monkeypatch, path, language):
    monkeypatch.setattr("roles.addresses.LANGUAGES", ("vi", "en", "fr"))
    assert language_of(path) == language


def test_a_route_that_lacks_a_language_is_refused(monkeypatch):
    monkeypatch.setattr("roles.addresses.LANGUAGES", ("vi", "en", "fr"))
    with translation.override("fr"):
        assert str(words("nguon/", "en/sources/", "fr/sources/")) == "fr/sources/"
        with pytest.raises(ValueError, match="shorter"):
            str(words("nguon/", "en/sources/"))
