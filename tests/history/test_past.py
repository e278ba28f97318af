"""The public side of the history: a role as of a day, and the list of its changes."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from roles import models as m
from roles.history.snapshots import at, latest
from roles.models.content import content_models
from roles.writing import because
from tests.pages.costs import ROLE_PAGE

from .conftest import make_role

pytestmark = pytest.mark.django_db

TODAY = "2026-11-30"
# PostgreSQL looked when pages were there, and rows not yet: nobody had committed them.
TAKEN_FOR_EMPTY = """
UPDATE pg_class SET relpages = 9, reltuples = 0 WHERE relname = 'roles_historicalresponsibility'
"""
ONLY_ONE_HAS = re.compile(
    r'<a class="aside" href="[^"]*(?:thay-doi|changes)/">.*?</a>|as-of=[-\d]*&amp;'
    r'|<p class="on-paper">.*?</p>'
    # Other sites show what holds today.
    r'|(?s:<section class="cite" id="embed".*?</section>)'
    # What one composes or plans today rests on what is known today.
    r'|<a[^>]* href="[^"]*/(?:soan|compose|can-ai|who-do-we-need)/[^"]*">.*?</a>'
)


@pytest.fixture
def today(monkeypatch):
    """Noon of 30 November 2026 in Vietnam."""
    noon = datetime(2026, 11, 30, 5, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: noon)
    return noon


def backdate(moment):
    """Let all that is on record have happened at `moment`."""
    for model in content_models():
        model.history.update(history_date=moment)


def vietnam(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=timezone.get_default_timezone())


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize("prefix", ["/chuc-danh/", "/en/roles/"])
def test_the_present_from_the_history_is_the_present(client, prefix):
    """Every role page, read from the history and from today's tables."""
    today = timezone.localdate()
    for role in m.Role.objects.published():
        now = client.get(f"{prefix}{role.slug}/").text
        then = client.get(f"{prefix}{role.slug}/?as-of={today}").text
        assert content(then) == content(now), role


def test_the_past_is_read_in_one_pass_where_the_table_is_taken_for_empty(cpo):
    """A join with the newest rows took 9 seconds for 400 rows; they grew with the cube."""
    if connection.vendor != "postgresql":
        return
    history, columns = m.Responsibility.history, vars(m.Responsibility.history.first())
    columns = {name: columns[name] for name in columns.keys() - {"_state", "history_id", "id"}}
    history.bulk_create(history.model(id=1000 + n, **columns) for n in range(400))
    ids = history.filter(role_id__in=[cpo.pk]).order_by().values("id")
    rows = latest(m.Responsibility, ids, at(timezone.now()))
    sql, values = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(TAKEN_FOR_EMPTY)
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", values)
        (plan,) = cursor.fetchone()[0]
    assert 400 < most_read(plan["Plan"]) < 400**2


def most_read(plan):
    """Rows that one step of a plan let through, in all its loops, or threw away."""
    rows = plan["Actual Rows"] + sum(plan.get(key, 0) for key in plan if "Removed" in key)
    return max(rows * plan["Actual Loops"], *map(most_read, plan.get("Plans", ())), 0)


def test_the_past_leaves_out_and_orders_as_the_present_does(cpo, places, client):
    """With drafts, roles beyond the menus, two processes, and a dispute without sides."""
    far, draft = make_role("far", order=5000), make_role("draft", status="draft")
    for number, role in enumerate([far, draft]):
        advice = m.StageAdvice(stage="sme", arrangement="some", statement_vi=f"Cần {number}")
        advice.keep(places[:1])
        advice.roles.set([cpo, role])
        m.ReportingLine(subordinate=role, manager=cpo).keep(places[:1])
        m.TitleUsage.objects.create(
            acronym="CPO", role=role, site="a.example", url=f"https://a.example/{number}"
        )
    for name, order in [("b", 1), ("a", 2)]:
        process = m.Process.objects.create(slug=name, name_vi=name, status="published", order=order)
        m.Participation(process=process, role=cpo, statement_vi="Dự", order=9 - order).keep(places)
    mute = m.Dispute.objects.create(slug="mute", question_vi="Gì?")
    mute.roles.set(m.Role.objects.filter(slug__in=["cpo", "ceo"]))
    now = client.get("/chuc-danh/cpo/").text
    then = client.get(f"/chuc-danh/cpo/?as-of={timezone.localdate()}").text
    assert content(then) == content(now)


def content(page):
    """The head and the article of a role page, without its address and what only one has."""
    page = re.sub(r"\s+", " ", ONLY_ONE_HAS.sub("", page))
    header = re.search(r'<header class="role-header.*?</header>', page, re.DOTALL).group()
    article = re.search(r"<article.*</article>", page, re.DOTALL).group()
    return header, article


@pytest.mark.usefixtures("today")
def test_the_page_shows_the_end_of_the_day(cpo, client):
    backdate(vietnam(10, 9))
    claim = cpo.responsibilities.get()
    for day, hour, minute, text in [(12, 23, 59, "Đêm mười hai"), (13, 0, 1, "Sáng mười ba")]:
        claim.statement_vi = text
        claim._history_date = vietnam(day, hour, minute)
        claim.save()

    def shown(day):
        return client.get(f"/chuc-danh/cpo/?as-of=2026-11-{day}").text

    assert "Phụ trách tầm nhìn sản phẩm" in shown(11)
    assert "Đêm mười hai" in shown(12)
    assert "Sáng mười ba" in shown(13)
    assert "Đêm mười hai" not in shown(13)
    assert "như vào cuối ngày 13 tháng 11 năm 2026." in shown(13)


@pytest.mark.usefixtures("today")
def test_claims_since_deleted_and_their_sources_are_shown(cpo, client, places):
    backdate(vietnam(10, 9))
    with because("edit"):
        cpo.responsibilities.get().delete()
    places[0].source.publisher = "Renamed"
    places[0].source.save()
    page = client.get("/chuc-danh/cpo/?as-of=2026-11-10&whole=1").text
    assert "Phụ trách tầm nhìn sản phẩm" in page
    assert "Publisher" in page
    assert "Renamed" not in page
    assert "Phụ trách tầm nhìn sản phẩm" not in client.get("/chuc-danh/cpo/").text


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(
    ("prefix", "banner"), [("/chuc-danh", "như vào cuối"), ("/en/roles", "end of")]
)
def test_the_page_says_that_it_is_the_past_and_is_not_listed(cpo, client, prefix, banner):
    backdate(vietnam(10, 9))
    answer = client.get(f"{prefix}/cpo/?as-of={TODAY}")
    assert banner in answer.text
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in answer.text
    assert 'rel="canonical"' not in answer.text
    other = "/en/roles" if prefix == "/chuc-danh" else "/chuc-danh"
    assert f'href="{other}/cpo/?as-of={TODAY}"' in answer.text
    now = client.get(f"{prefix}/cpo/")
    assert "noindex" not in now.text
    assert "X-Robots-Tag" not in now.headers


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(
    ("day", "status", "said"),
    [
        ("", 400, "không phải là một ngày"),
        ("tomorrow", 400, "không phải là một ngày"),
        ("2026-02-30", 400, "không phải là một ngày"),
        ("20261130", 400, "không phải là một ngày"),
        ("2026-W48-1", 400, "không phải là một ngày"),
        ("٢٠٢٦-١١-٣٠", 400, "không phải là một ngày"),
        ("0000-00-00", 400, "không phải là một ngày"),
        ("<script>alert(1)</script>", 400, "&lt;script&gt;"),
        ("x" * 5000, 400, "x" * 40 + "»"),
        ("2026-12-01", 400, "chưa tới"),
        ("9999-12-31", 400, "chưa tới"),
        ("2026-11-09", 404, "chưa có trang"),
        ("0001-01-01", 404, "chưa có trang"),
    ],
)
def test_a_day_that_cannot_be_shown_is_explained(cpo, client, day, status, said):
    backdate(vietnam(10, 9))
    answer = client.get("/chuc-danh/cpo/", {"as-of": day})
    assert answer.status_code == status
    assert said in answer.text
    assert len(re.findall("<h1", answer.text)) == 1


@pytest.mark.usefixtures("today")
def test_drafts_and_what_was_withdrawn_stay_hidden(cpo, client):
    backdate(vietnam(10, 9))
    cpo.status = "draft"
    cpo.save()
    for address in ("/chuc-danh/cpo/?as-of=2026-11-10", "/chuc-danh/cpo/thay-doi/"):
        assert client.get(address).status_code == 404
    ceo = client.get("/chuc-danh/ceo/?as-of=2026-11-10")
    assert ceo.status_code == 200
    assert "Giám đốc cpo" not in ceo.text


def test_the_page_of_today_costs_no_query_more(cpo, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(len(ROLE_PAGE)):
        client.get("/chuc-danh/cpo/")


def changes(client, language="vi"):
    address = "/chuc-danh/cpo/thay-doi/" if language == "vi" else "/en/roles/cpo/changes/"
    return client.get(address).text


def test_changes_are_listed_with_their_words(cpo, client):
    with because("edit"):
        claim = cpo.responsibilities.get()
        claim.statement_vi = "Phụ trách tầm nhìn sản xuất"
        claim.save()
    page = changes(client)
    assert "<del>phẩm</del><ins>xuất</ins>" in page
    assert "Sửa tay" in page
    assert "Edited" in changes(client, "en")


def test_nobody_is_named(cpo, client):
    editor = User.objects.create_superuser("nguyenvana", "a@example.org", "x", first_name="Văn An")
    with because("edit", user=editor):
        cpo.name_en = "Renamed"
        cpo.save()
    page = changes(client)
    assert "Renamed" in page
    assert "nguyenvana" not in page
    assert "Văn An" not in page


def test_only_what_readers_can_see_is_listed(cpo, client, places):
    hidden, listed = make_role("secret", status="draft"), changes(client).count("<time")
    with because("edit"):
        m.ReportingLine(subordinate=hidden, manager=cpo).keep(places[:1])
        cpo.order = 31777
        cpo.save()
        m.RoleTitle.objects.create(role=cpo, kind="alias", text="Unsupported", language="en")
    page = changes(client)
    assert "secret" not in page
    assert "Unsupported" not in page
    assert "31777" not in page
    assert page.count("<time") == listed, "what readers see nothing of is no entry"


def test_a_claim_appears_in_the_list_when_it_gets_its_first_citation(cpo, client, places):
    title = m.RoleTitle.objects.create(role=cpo, kind="alias", text="Late", language="en")
    with because("edit"):
        title.citations.set(places[:1])
    assert "Late" in changes(client)


def test_what_was_written_before_publication_is_not_listed(client, places):
    draft = make_role("cpo", status="draft", summary_vi="Bản nháp đầu")
    draft.summary_vi = "Bản nháp sau"
    draft.save()
    with because("edit"):
        draft.status = "published"
        draft.save()
    page = changes(client)
    assert "Trang được công bố" in page
    assert "Bản nháp đầu" not in page


def test_a_long_list_has_pages(cpo, client):
    for n in range(25):
        cpo.summary_en = f"Summary number {n}."
        cpo.save()
    assert client.get("/chuc-danh/cpo/thay-doi/").text.count("<time") == 20
    second = client.get("/chuc-danh/cpo/thay-doi/?page=2")
    assert 0 < second.text.count("<time") < 20
    assert client.get("/chuc-danh/cpo/thay-doi/?page=nonsense").status_code == 200


def test_the_list_takes_the_same_queries_for_one_change_and_for_twenty(
    cpo, client, django_assert_max_num_queries
):
    for n in range(25):
        cpo.summary_en = f"Summary {n}"
        cpo.save()
    with django_assert_max_num_queries(90):
        client.get("/chuc-danh/cpo/thay-doi/")


def test_a_change_keeps_its_time_of_day_in_vietnam(cpo, client):
    backdate(vietnam(10, 9) - timedelta(hours=8, minutes=30))
    assert "2026-11-10T00:30:00+0700" in changes(client)
