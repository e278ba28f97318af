"""What changed on all pages together: the page, its stretches, and what nobody may read there."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from roles import models as m
from roles.history import recent, site_changes
from roles.history.publicity import kinds
from roles.models.content import content_models
from roles.writing import because

from .conftest import make_role

pytestmark = pytest.mark.django_db

PAGE = "/thay-doi/"


def told(client, address=PAGE):
    return client.get(address).text


def reword(claim, text, cause="edit"):
    with because(cause) as change:
        claim.statement_vi = text
        claim.save()
    return change


def test_a_change_is_told_in_words_and_leads_to_its_statement(cpo, client):
    claim = cpo.responsibilities.get()
    reword(claim, "Phụ trách tầm nhìn sản xuất")
    page = told(client)
    assert "sản <del>phẩm</del><ins>xuất</ins>" in re.sub(r"\s+", " ", page)
    assert f'href="/chuc-danh/cpo/#{claim.anchor}"' in page
    assert "sửa 1" in page


@pytest.mark.parametrize("address", ["/thay-doi/", "/en/changes/"])
def test_the_newest_stands_first_under_its_day(cpo, client, address):
    now, claim = timezone.now(), cpo.responsibilities.get()
    for model in content_models():
        model.history.update(history_date=now - timedelta(days=9))
    for days in (5, 2, 0):
        claim._history_date = now - timedelta(days=days)
        reword(claim, f"Phụ trách tầm nhìn {days} ngày trước")
    page = told(client, address)
    assert re.findall(r"<ins>(\d)</ins>", page) == ["0", "2"]
    days = re.findall(r'<h2><time datetime="([\d-]+)"', page)
    assert days == sorted(days, reverse=True)
    assert len(days) == 4


SECRET = "Điều bí mật"


def of_a_draft(role, places):
    role.status = "draft"
    role.save()
    reword(role.responsibilities.get(), SECRET)


def of_a_draft_that_was_published_later(role, places):
    of_a_draft(role, places)
    reword(role.responsibilities.get(), "Điều ai cũng biết")
    role.status = "published"
    role.save()


def that_was_withdrawn_since(role, places):
    reword(role.responsibilities.get(), SECRET)
    role.status = "draft"
    role.save()


def of_a_role_that_was_deleted(role, places):
    reword(role.responsibilities.get(), SECRET)
    role.delete()


def without_a_source(role, places):
    claim = role.responsibilities.get()
    claim.citations.clear()
    reword(claim, SECRET)


def about_a_manager_in_draft(role, places):
    boss = make_role("cxo", status="draft")
    line = m.ReportingLine(subordinate=role, manager=boss, kind="dotted", detail_vi=SECRET)
    line.keep(places[:1])
    line.detail_vi = "Khác"
    line.save()
    boss.status = "published"
    boss.save()


def of_a_dispute_of_drafts(role, places):
    position = role.disputes.get().positions.get()
    reword(position, SECRET)
    role.status = "draft"
    role.save()


def of_a_comparison_whose_role_is_a_draft(role, places):
    boss = make_role("cxo", status="draft")
    pair = m.Comparison.objects.create(
        slug="cpo-cxo", left=role, right=boss, question_vi=SECRET, summary_vi=SECRET,
        status="published",
    )  # fmt: skip
    pair.question_vi = pair.summary_vi = "Khác"
    pair.save()
    boss.status = "published"
    boss.save()


def of_a_draft_that_an_observed_title_named(role, places):
    draft = make_role("cxo", status="draft", acronym="", name_vi=SECRET, name_en=SECRET)
    usage = m.TitleUsage.objects.create(
        role=draft, title_vi="Giám đốc", site="a.example", url="https://a.example/", language="vi"
    )
    usage.role = role
    usage.save()


HIDDEN = [
    of_a_draft,
    of_a_draft_that_was_published_later,
    that_was_withdrawn_since,
    of_a_role_that_was_deleted,
    without_a_source,
    about_a_manager_in_draft,
    of_a_dispute_of_drafts,
    of_a_comparison_whose_role_is_a_draft,
    of_a_draft_that_an_observed_title_named,
]


@pytest.mark.once
@pytest.mark.parametrize("change", HIDDEN)
def test_nobody_reads_what(cpo, places, client, change):
    change(cpo, places)
    for address in (PAGE, "/thay-doi/feed.xml", "/en/changes/", "/chuc-danh/ceo/thay-doi/feed.xml"):
        assert SECRET not in told(client, address)


def test_numbers_leave_out_what_was_a_draft(roles, places, client, monkeypatch):
    monkeypatch.setattr(site_changes, "MANY", 0)
    draft = make_role("cdo", status="draft")
    for role, number in [(draft, 2), (roles[0], 3)]:
        with because("import"):
            for n in range(number):
                claim = m.Responsibility(role=role, area_id="strategy", statement_vi=f"Việc {n}")
                claim.keep(places[:1])
    draft.status = "published"
    draft.save()
    page = told(client)
    assert "3 trách nhiệm" in page
    assert "2 trách nhiệm" not in page


def test_publishing_is_told_and_not_what_was_written_before(roles, client):
    draft = make_role("cdo", status="draft", summary_vi=SECRET)
    draft.summary_vi, draft.status = "Tóm tắt", "published"
    draft.save()
    page = told(client)
    assert "Trang được công bố." in page
    assert SECRET not in page
    assert '<a href="/chuc-danh/cdo/">CDO</a>' in page


def test_what_nobody_sees_is_left_out(cpo, client):
    before = told(client)
    with because("edit"):
        cpo.order = 7
        cpo.save()
    m.Function.objects.filter(slug="product").get().save()
    assert told(client) == before


def test_a_large_change_is_one_line_of_numbers(cpo, places, client, monkeypatch):
    monkeypatch.setattr(site_changes, "MANY", 6)
    with because("import"):
        for n in range(4):
            claim = m.Responsibility(role=cpo, area_id="strategy", statement_vi=f"Việc {n}")
            claim.keep(places[:1])
    page = told(client)
    assert "Lần đầu công bố: 4 trách nhiệm." in page
    assert "Việc 1" not in page
    assert "First published: 4 responsibilities." in told(client, "/en/changes/")


def test_every_change_stands_on_one_of_the_stretches(cpo, client, monkeypatch):
    """Small stretches, among changes of one row and of more rows than a stretch looks at."""
    monkeypatch.setattr(recent, "ROWS", 5)
    monkeypatch.setattr(recent, "CHANGES", 3)
    claim, made = cpo.responsibilities.get(), []
    for n in range(12):
        with because("edit") as change:
            for part in range(9 if n % 4 == 1 else 1):
                claim.statement_vi = f"Câu {n} {part}"
                claim.save()
        made.append(change.id)
    found, before = [], None
    while True:
        spans, before = recent.last_changes(kinds(), before)
        found += [span.change for span in spans]
        if before is None:
            break
    assert found[: len(made)] == made[::-1]
    assert len(found) == len(set(found))


def test_older_changes_are_a_link_away(cpo, client, monkeypatch):
    monkeypatch.setattr(recent, "CHANGES", 2)
    for n in range(5):
        reword(cpo.responsibilities.get(), f"Câu {n}")
    address, seen = PAGE, ""
    while address:
        page = told(client, address)
        seen += page
        link = re.search(r'rel="next" href="([^"]+)"', page)
        address = link and PAGE + link[1]
    assert re.findall(r"<ins>(\d)</ins>", seen) == ["4", "3", "2", "1"]


@pytest.mark.parametrize("before", ["x", "9999-99-99", "0001-01-01", "9999-12-31T23:59:59Z", "٢"])
def test_a_moment_that_is_none_is_the_newest(cpo, client, before):
    assert client.get(PAGE, {"before": before}).status_code == 200


def test_a_site_without_changes_says_so(client, db):
    assert "Chưa ghi nhận thay đổi nào." in told(client)


# Rows and pages of all kinds, and numbers of large changes besides.
COST = 75


def test_the_number_of_queries_does_not_grow(cpo, places, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(COST):
        told(client)
    for n in range(12):
        make_role(f"role-{n}")
        reword(cpo.responsibilities.get(), f"Câu {n}")
        m.RoleTitle(role=cpo, kind="alias", text=f"Boss {n}", language="en").keep(places[:1])
    with django_assert_max_num_queries(COST):
        told(client)


def test_thousands_of_changes_cost_no_row_more(cpo, django_assert_max_num_queries):
    """Of two thousand changes a stretch reads the rows of thirty."""
    row = m.Responsibility.history.first()
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    del values["history_id"]
    start = timezone.now()
    m.Responsibility.history.bulk_create(
        m.Responsibility.history.model(
            **values | {"change": uuid4(), "history_date": start + timedelta(seconds=n)}
        )
        for n in range(2000)
    )
    with django_assert_max_num_queries(4):
        spans, older = recent.last_changes(kinds())
    assert len(spans) == recent.CHANGES
    assert older == start + timedelta(seconds=2000 - recent.CHANGES)
