"""What pages count, held against what was graded (tests/content compares all pages)."""

import re
from html import unescape

import pytest

from roles.models import TitleUsage

from .figures import TAG, figures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


def test_the_figures_are_the_honest_ones(client):
    coo = figures(client.get("/viet-tat/giam-doc-dieu-hanh/").text)
    assert coo["sites", "giám đốc điều hành", "chief operating officer"] == {2}
    titles = client.get("/viet-tat/cpo/").text.split("Chief Product Officer")[1]
    assert re.search(rf"Giám đốc sản xuất</span>{TAG}3 trang", titles)
    assert re.search(rf"Giám đốc sản phẩm</span>{TAG}không có trang độc lập", titles)


def test_the_files_hold_what_was_graded():
    rows = TitleUsage.objects
    assert rows.filter(is_copy=True).count() == 100
    assert rows.filter(grade="copy").count() == 140
    assert rows.filter(grade="").count() == 0
    assert rows.exclude(own_source=None).count() == 18
    lines = rows.filter(reports_to_vi__gt="")
    assert (lines.count(), lines.filter(condition_vi__gt="").count()) == (93, 65)
    assert not rows.filter(condition_vi__gt="", condition_en=None).exists()


def test_another_job_is_not_counted_for_the_customer_officer(client):
    other = ["Chief Commercial Officer", "Chief Business Officer", "Commercial Director"]
    assert not TitleUsage.objects.filter(expansion_en__in=other).exclude(role=None).exists()
    page = unescape(client.get("/chuc-danh/cco/").text)
    facts = page.split('class="facts"')[1].split("</dl>")[0]
    assert re.search(r"Chief Commercial Officer</span>\s*\(6\)", facts)
    sense = client.get("/viet-tat/cco/").text.split('id="chief-commercial-officer"')[1]
    assert "chưa có hồ sơ" in sense.split('<li class="sense')[0]


def test_what_one_site_says_makes_no_rival(client):
    facts = client.get("/chuc-danh/cto/").text.split('class="facts"')[1].split("</dl>")[0]
    assert "Chief Talent Officer" not in facts
    assert "Chief Talent Officer" in client.get("/viet-tat/cto/").text
