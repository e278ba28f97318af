"""What a file would do is tried out where nobody waits for it, and then written just so."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError, OperationalError, connection, transaction
from django.db.models.query import QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from roles import models as m
from roles.exchange import bounds, files, running
from roles.exchange.carrying import Outdated
from roles.exchange.trying import trial
from roles.history.tracking import Records
from roles.models.content import content_models
from roles.writing import because

from .uploads import GOOD, RESPONSIBILITY, confirm, problems, upload, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cpo")]

# In the database each write has ids, a moment and a change of its own.
OF_THE_WRITE = {"id", "history_id", "history_date", "change", "m2m_history_id"}


def tables_of(**sheets):
    tables, faults = files.read(workbook(**sheets), "rows.xlsx")
    assert faults == []
    return tables


def every_sheet(cpo):
    """A file with new and changed rows of all kinds that refer to each other."""
    line, claim = cpo.lines_up.get(), cpo.responsibilities.get()
    return tables_of(
        skills=[
            ["slug", "name_vi", "kind"],
            ["data", "Dữ liệu lớn", "analysis"],
            ["law", "Luật", "domain_knowledge"],
        ],
        roles=[
            ["slug", "name_vi", "name_en", "summary_vi", "level", "function", "status"],
            ["cto", "Công nghệ", "Chief", "Tóm tắt", "executive", "technology", "published"],
            ["ceo", "Tổng giám đốc", "Chief", "Tóm tắt", "executive", "product", "published"],
        ],
        responsibilities=[
            ["key", *RESPONSIBILITY],
            ["", "cto", "technology", "Việc của CTO", "", "handbook §2"],
            [claim.key, "cto", "technology", "Việc đã chuyển", "Moved", "handbook §3"],
        ],
        role_skills=[["role", "skill", "citations"], ["cto", "law", "handbook §1"]],
        reporting_lines=[
            ["key", "subordinate", "manager", "kind", "citations"],
            ["new-line", "ceo", "cpo", "solid", "handbook §1"],
            [line.key, "cpo", "cto", "dotted", "handbook §2"],
        ],
        title_usage=[
            ["acronym", "title_vi", "expansion_en", "role", "site", "url", "language"],
            ["CTO", "Công nghệ", "", "cto", "Site", "https://example.org/x", "vi"],
        ],
    )


def everything():
    """All rows of the content and of its history, with names in place of ids, in no order."""
    names = {
        model: dict(model._base_manager.values_list("pk", "slug")) for model in (m.Role, m.Skill)
    }
    names[m.Citation] = dict(m.Citation.objects.values_list("pk", "place"))
    links = [f.remote_field.through for model in content_models() for f in model._meta.many_to_many]
    histories = [model.history.model for model in content_models()]
    found = {}
    for model in (*content_models(), *histories, *links, *Records.m2m_models.values()):
        fields = [f for f in model._meta.concrete_fields if f.name not in OF_THE_WRITE]
        rows = (
            tuple(_named(f, getattr(row, f.attname), names) for f in fields)
            for row in QuerySet(model)
        )
        found[model] = sorted(map(repr, rows))
    return found


def _named(field, value, names):
    if not field.is_relation or field.name == "history_user":
        return value
    if field.related_model in (m.Role, m.Skill, m.Citation):
        return names[field.related_model].get(value)
    return bool(value)


def test_what_was_tried_is_written_just_so(cpo):
    """Rows and versions are those that writing row by row would have left."""
    with because("import", "x"):
        with transaction.atomic():
            assert running.apply(every_sheet(cpo), lambda model: True).problems == []
            expected = everything()
            transaction.set_rollback(True)
        with because("import", "x") as change:
            tried = trial(every_sheet(cpo), lambda model: True, change)
            before = everything()
            tried.write(first=lambda: None)
    assert tried.outcome.problems == []
    found = everything()
    assert before != found
    assert {model: rows for model, rows in found.items() if rows != expected[model]} == {}


def test_trying_only_reads(cpo):
    with CaptureQueriesContext(connection) as queries, because("import") as change:
        tried = trial(every_sheet(cpo), lambda model: True, change)
        shown = [(row.title, [field.runs for field in row.fields]) for row in tried.preview.rows]
        assert shown
    assert [q["sql"] for q in queries if not q["sql"].startswith("SELECT")] == []
    assert not [q["sql"] for q in queries if "FOR UPDATE" in q["sql"]]
    assert not m.Role.objects.filter(slug="cto").exists()


def test_nothing_is_written_over_what_others_saved_meanwhile(cpo):
    with because("import") as change:
        tried = trial(every_sheet(cpo), lambda model: True, change)
    m.Skill.objects.create(slug="new", name_vi="Mới", kind="analysis")
    before = everything()
    with pytest.raises(Outdated):
        tried.write(first=lambda: None)
    assert everything() == before


def test_a_decision_sent_twice_counts_once(desk):
    page = upload(desk, workbook(responsibilities=[RESPONSIBILITY, GOOD]))
    session = dict(desk.session["import"])
    confirm(desk, page)
    kept = desk.session
    kept["import"] = session
    kept.save()
    assert 'class="error"' in confirm(desk, page).text
    assert m.Responsibility.objects.filter(statement_vi="Việc mới").count() == 1


def test_an_import_in_english_keeps_vietnamese_in_the_plain_columns(cpo):
    with translation.override("en"), because("import") as change:
        trial(every_sheet(cpo), lambda model: True, change).write(first=lambda: None)
    names = QuerySet(m.Role).filter(slug__in=["cto", "ceo"]).values_list("name", "name_vi")
    assert all(plain == vietnamese for plain, vietnamese in names)
    rows = m.Role.history.filter(slug="cto").values_list("name", "name_vi")
    assert all(plain == vietnamese for plain, vietnamese in rows)


def test_the_search_finds_what_was_imported(desk, django_capture_on_commit_callbacks):
    page = upload(desk, workbook(responsibilities=[RESPONSIBILITY, GOOD]))
    with django_capture_on_commit_callbacks(execute=True):
        confirm(desk, page)
    assert "Việc mới" in desk.get("/tim-kiem/?q=việc+mới").text


def test_an_import_writes_a_bounded_number_of_rows(desk, monkeypatch):
    monkeypatch.setattr(bounds, "MOST_CHANGES", 1)
    rows = [RESPONSIBILITY, GOOD, [*GOOD[:2], "Việc khác", *GOOD[3:]]]
    assert 'class="error"' in upload(desk, workbook(responsibilities=rows)).text
    confirm(desk, upload(desk, workbook(responsibilities=rows[:2])))
    assert m.Responsibility.objects.filter(statement_vi="Việc mới").exists()


@pytest.mark.parametrize("step", [1, -1])
def test_a_chain_of_rows_is_tried_few_times(roles, places, step, monkeypatch):
    """Each takes the place that the next one leaves, whichever way they stand."""
    people = [make(f"r{n}") for n in range(12)]
    lines = [m.ReportingLine(subordinate=one, manager=roles[1]) for one in people[:-1]]
    for line in lines:
        line.keep(places[:1])
    rows = [[line.key, one.slug] for line, one in zip(lines, people[1:], strict=True)][::step]
    monkeypatch.setattr(running, "MOST_TRIES", 3 * len(rows))
    tables = tables_of(reporting_lines=[["key", "subordinate"], *rows])
    with because("import") as change:
        tried = trial(tables, lambda model: True, change)
        assert tried.outcome.problems == []
        tried.write(first=lambda: None)
    lines[-1].refresh_from_db()
    assert lines[-1].subordinate == people[-1]


def make(slug):
    return m.Role.objects.create(
        slug=slug, name_vi=slug, summary_vi=slug, level="head", function_id="product"
    )


class TestNewRows:
    def test_they_go_to_the_end(self, desk, cpo):
        claim = cpo.responsibilities.get()
        claim.order = 40
        claim.save()
        rows = [[*RESPONSIBILITY, "order"], [*GOOD, ""], [*GOOD[:2], "Thứ ba", *GOOD[3:], None]]
        rows.append([*GOOD[:2], "Đầu", *GOOD[3:], 0])
        confirm(desk, upload(desk, workbook(responsibilities=rows)))
        found = cpo.responsibilities.exclude(pk=claim.pk).values_list("statement_vi", "order")
        assert dict(found) == {"Việc mới": 50, "Thứ ba": 60, "Đầu": 0}

    def test_a_role_goes_to_the_end_of_the_menus(self, desk):
        m.Role.objects.filter(slug="ceo").update(order=1000)
        m.Role.objects.filter(slug="cpo").update(order=70)
        head = ["slug", "name_vi", "summary_vi", "level", "function"]
        row = ["cto", "Giám đốc", "Tóm tắt", "executive", "technology"]
        confirm(desk, upload(desk, workbook(roles=[head, row])))
        assert m.Role.objects.get(slug="cto").order == 80

    def test_what_is_said_already_is_told(self, desk, cpo):
        other = [*GOOD[:2], "VIỆC  mới", *GOOD[3:]]
        file = workbook(responsibilities=[RESPONSIBILITY, GOOD, other])
        page = upload(desk, file)
        [warning] = page.context["warnings"]
        assert (warning.row, "cpo-viec-moi" in warning.reason) == (3, True)
        confirm(desk, page)
        again = upload(desk, file)
        assert [w.row for w in again.context["warnings"]] == [2, 3]
        assert "cpo-viec-moi" in again.text


class TestWordsOfOthers:
    """What Python, Django or the database says in English is for the log."""

    @pytest.fixture
    def failing(self, monkeypatch):
        def fail(error):
            def keep(*_):
                raise error

            monkeypatch.setattr(m.Responsibility, "keep", keep)

        return fail

    @pytest.mark.parametrize("kind", [KeyError, IntegrityError, DataError, ValueError])
    def test_an_unforeseen_error_is_told_by_its_row(self, desk, failing, kind):
        failing(kind("spam"))
        page = upload(desk, workbook(responsibilities=[RESPONSIBILITY, GOOD]))
        assert problems(page) == [("responsibilities", 2, "")]
        assert "spam" not in page.text

    def test_a_right_that_lacks_is_told_by_its_row(self, desk, failing, caplog):
        failing(PermissionDenied())
        page = upload(desk, workbook(responsibilities=[RESPONSIBILITY, GOOD, GOOD]))
        assert problems(page) == [("responsibilities", 2, ""), ("responsibilities", 3, "")]
        assert "Hãy đề xuất" in page.text
        assert not caplog.records

    def test_a_database_that_is_away_is_no_fault_of_a_row(self, desk, failing):
        failing(OperationalError("spam"))
        with pytest.raises(OperationalError):
            upload(desk, workbook(responsibilities=[RESPONSIBILITY, GOOD]))

    @pytest.mark.parametrize(
        "order", ["9" * 5000, "40000", "-1", "1e5", "²", "٣٣٣٣٣٣", 40000, -1, 1.5, True, 10**14]
    )
    def test_numbers_that_no_column_holds(self, desk, order):
        rows = [[*RESPONSIBILITY, "order"], [*GOOD, order]]
        page = upload(desk, workbook(responsibilities=rows))
        assert problems(page) == [("responsibilities", 2, "order")]
        assert "integer" not in page.context["problems"][0].reason

    @pytest.mark.parametrize("text", ["\u200b", "\u2060\ufeff", "\u3164", "\u00ad \u200d"])
    def test_what_cannot_be_seen_is_no_statement(self, desk, text):
        row = [*GOOD[:2], text, *GOOD[3:]]
        page = upload(desk, workbook(responsibilities=[RESPONSIBILITY, row]))
        assert problems(page) == [("responsibilities", 2, "statement_vi")]
