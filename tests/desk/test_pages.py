"""Every page of the desk: it opens in both languages, holds to the policy, and looks like us."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from roles.models import MistakeReport

from .pages import add, change, listing, models
from .test_lists import crowd_of_one

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(params=["vi", "en"])
def pages(request, client, world, signed_in):
    """{address: response} of every page, as an administrator sees it."""
    crowd_of_one(world)
    signed_in("administrator", request.param)
    addresses = ["/admin/", "/admin/completeness/", "/admin/links/", "/admin/password_change/"]
    addresses.append("/admin/transcribing/")
    addresses.append(f"{change(world.beacon).replace('change', 'merge')}?into={world.atlas.pk}")
    report = MistakeReport.objects.create(statement="responsibility-x", message="Sai.")
    addresses += [listing(MistakeReport), change(report)]
    for model in models():
        row = model.objects.first()
        addresses += [listing(model), add(model)]
        if row:
            page = change(row)
            addresses += [page, page.replace("change", "history"), page.replace("change", "delete")]
    return {address: client.get(address) for address in addresses}


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
        ]
        if answer.status_code != 200 or len(re.findall(r"<h1\b", page)) != 1 or faults:
            wrong[address] = answer.status_code, faults
    assert wrong == {}


def test_the_desk_has_the_colours_of_the_site():
    """Style sheets name the same colours: they are told thrice and must not drift apart.

    Only the paper of embeds is white, as that of the pages which frame them mostly is.
    """
    css = {
        name: (Path(settings.BASE_DIR) / "static/css" / name).read_text()
        for name in ("site.css", "admin.css", "embed.css")
    }
    colour = re.compile(
        r"--(paper|raised|sunken|ink|ink-soft|rule|link|focus|warn|warn-paper):([^;]+);"
    )
    site, desk, embed = (dict(colour.findall(css[name])) for name in css)
    assert len(desk) == 10
    assert site == desk
    assert len(embed) == 8
    assert embed == {name: site[name] for name in embed} | {"paper": embed["paper"]}
