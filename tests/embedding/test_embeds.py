"""Light pages that other sites frame: what they say, and what they must not do."""

import re

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import translation

from roles.models import Comparison, FormerSlug, Role
from roles.writing.changes import because
from tests.environment.checks import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("seeded")]

KB = 1024
LANGUAGES = ("vi", "en")
LINK = re.compile(r"<a\s[^>]*>")


def embeds():
    """(address, address of the full page) of every embed of the handbook's roles, and some more."""
    slugs = list(Role.objects.published().values_list("slug", flat=True))
    pairs = [sorted((c.left.slug, c.right.slug)) for c in Comparison.objects.published()]
    several = [*pairs, ["ceo", "cmo", "cpo"], ["ceo", "cmo", "cpo", "cto"]]
    views = ["", "?stage=startup", "?stage=sme", "?stage=large", "?role=cpo&works_with=1"]
    for language in LANGUAGES:
        with translation.override(language):
            for slug in slugs:
                yield reverse("embed-role", args=[slug]), reverse("role", args=[slug])
            for few in several:
                yield reverse("embed-comparison", args=few), reverse("comparison", args=few)
            for view in [*views, *(f"?role={slug}" for slug in slugs)]:
                yield reverse("embed-chart") + view, reverse("chart") + view


def test_every_embed_is_light_and_leads_out_of_the_frame(client):
    for address, full in embeds():
        answer = client.get(address)
        text = answer.text
        assert answer.status_code == 200, address
        assert len(answer.content) <= 30 * KB, address
        assert "<script" not in text
        assert "<form" not in text
        language = "en" if address.startswith("/en/") else "vi"
        assert f'<html lang="{language}">' in text
        there = f"http://testserver{full.replace('&', '&amp;')}"
        assert f'<link rel="canonical" href="{there}">' in text
        assert '<meta name="robots" content="noindex">' in text
        assert text.count("<h1") == 1
        outside = [link for link in LINK.findall(text) if 'target="_blank"' not in link]
        assert outside == [], address
        assert all("noopener" in link for link in LINK.findall(text))
        assert "CC BY 4.0" in text
        assert f"{there}</span>" in text  # to be read, too
        assert not answer.cookies


def test_the_style_of_embeds_is_small():
    assert len((ROOT / "static/css/embed.css").read_bytes()) <= 6 * KB


def test_a_card_says_who_says_so_and_what_is_in_dispute(client):
    card, card_en = (client.get(a).text for a in ("/nhung/chuc-danh/cpo/", "/en/embed/roles/cpo/"))
    assert re.search(r'<a class="support" href="/chuc-danh/cpo/#claim-[^"]+".*?nguồn độc lập', card)
    assert re.search(r"\d+ independent source", card_en)
    assert 'class="dispute"' in card
    assert "Chief Product Officer" in card
    assert '<span lang="vi">' in card_en


@pytest.mark.page_cache
def test_headers_are_the_same_made_anew_and_kept(client):
    for address in ("/nhung/chuc-danh/cpo/", "/nhung/so-sanh/cpo/cto/", "/en/embed/chart/"):
        for _ in range(2):
            answer = client.get(address)
            assert "frame-ancestors *" in answer["Content-Security-Policy"]
            assert "X-Frame-Options" not in answer
            assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
            assert answer["Cross-Origin-Embedder-Policy"] == "require-corp"
            assert answer["X-Robots-Tag"] == "noindex"
            assert "s-maxage" in answer["Cache-Control"]
        again = client.get(address, headers={"If-None-Match": answer["ETag"]})
        assert again.status_code == 304
        assert again["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_nothing_but_embeds_may_be_framed(client, admin_client):
    """Of what stands beside the public pages, which tests/ops/test_access.py walks."""
    others = ("/admin/login/", "/livez", "/khong-co/", "/en/roles/zz/", "/nhung/", "/en/embed/")
    for address in (*others, "/nhung/so-sanh/a/b/c/d/e/", "/nhung/chuc-danh/%FF/"):
        answer = client.get(address)
        assert answer["X-Frame-Options"] == "DENY", address
        assert "frame-ancestors *" not in answer.headers.get("Content-Security-Policy", "")
    assert admin_client.get("/admin/")["X-Frame-Options"] == "DENY"


def test_drafts_show_to_nobody_and_say_so_in_the_frame(client):
    with because("edit"):
        Role.objects.filter(slug="cto").update(status="draft")
    client.force_login(User.objects.create_superuser("an"))
    gone = ["/nhung/chuc-danh/cto/", "/en/embed/compare/cpo/cto/", "/nhung/so-do/?role=cto"]
    gone += ["/nhung/so-sanh/cpo/cpo/", "/nhung/so-do/?role=%00", "/nhung/chuc-danh/khong-co/"]
    for address in gone:
        answer = client.get(address)
        assert answer.status_code == 404, address
        assert "frame-ancestors *" in answer["Content-Security-Policy"]
        assert "CTO" not in answer.text
    assert "CTO" not in client.get("/nhung/so-do/?role=ceo").text


def test_former_slugs_lead_on_to_the_embed_of_now(client):
    FormerSlug.objects.create(kind="role", old="zz", new="cpo")
    for asked, there in {
        "/nhung/chuc-danh/zz/?utm=1": "/nhung/chuc-danh/cpo/?utm=1",
        "/en/embed/roles/zz/": "/en/embed/roles/cpo/",
        "/nhung/so-sanh/ceo/zz/": "/nhung/so-sanh/ceo/cpo/",
        "/en/embed/compare/cto/cpo/": "/en/embed/compare/cpo/cto/",
        "/nhung/so-do/?role=zz&stage=sme": "/nhung/so-do/?role=cpo&stage=sme",
    }.items():
        answer = client.get(asked)
        assert (answer.status_code, answer["Location"]) == (301, there)


@pytest.mark.parametrize(
    ("address", "cost"),
    {
        # The revision twice (what is known of the page, the day of the content), a role page's.
        "/nhung/chuc-danh/cpo/": 23,
        # Points of the pair, their comparison, profiles, citations; the revision.
        "/nhung/so-sanh/cpo/cto/": 26,
        # The structure, roles, lines with their citations; the revision.
        "/nhung/so-do/?role=cpo": 6,
    }.items(),
)
def test_an_embed_takes_its_number_of_queries(client, django_assert_max_num_queries, address, cost):
    with django_assert_max_num_queries(cost):
        assert client.get(address).status_code == 200
