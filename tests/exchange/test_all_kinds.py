"""Each kind of content has a sheet, and rows of all sheets name each other in one file."""

from collections import Counter
from datetime import date, datetime

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import translation

from roles import models as m
from roles.exchange.sheets import column_titled, columns_of, sheet_titled, sheets
from roles.models.content import content_models

from .uploads import GOOD, RESPONSIBILITY, confirm, problems, upload, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cpo")]
LANGUAGES = ("vi", "en")
SOURCE = ["slug", "title", "publisher", "url", "kind", "language"]
NEW = ["new", "New text", "Somebody", "https://example.org/new", "training", "en"]
COPY = ["aaa-copy", "Copied", "Else", "https://example.org/copy", "copy", "en"]


def test_every_kind_has_a_sheet_with_a_name_of_its_own():
    assert [sheet.model for sheet in sheets()] == content_models()
    assert max(Counter(sheet.name for sheet in sheets()).values()) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_lead_to_one_sheet_and_one_column(language):
    with translation.override(language):
        titled = [(sheet, sheet.title) for sheet in sheets()]
    assert [(sheet, sheet_titled(title)) for sheet, title in titled] == [(s, s) for s, _ in titled]
    for sheet in sheets():
        for name in columns_of(sheet):
            with translation.override(language):
                title = sheet.title_of(name)
            assert column_titled(sheet, title.upper()) == name
            assert column_titled(sheet, name) == name


def test_a_new_source_with_its_places_and_what_cites_them(desk):
    page = upload(
        desk,
        workbook(
            responsibilities=[RESPONSIBILITY, [*GOOD[:4], "new §1; handbook §1"]],
            citations=[["source", "place", "heading"], ["new", "§1", "First"]],
            sources=[SOURCE, NEW],
        ),
    )
    assert not m.Source.objects.filter(slug="new").exists()
    confirm(desk, page)
    claim = m.Responsibility.objects.get(statement_vi="Việc mới")
    assert sorted(map(str, claim.citations.all())) == ["handbook §1", "new §1"]


def test_what_is_wrong_in_one_sheet_keeps_all_out(desk):
    page = upload(
        desk,
        workbook(
            sources=[SOURCE, NEW],
            citations=[["source", "place"], ["new", "§1"], ["nowhere", "§1"]],
        ),
    )
    assert problems(page) == [("citations", 3, "source")]
    assert "nowhere" in page.text
    assert not m.Source.objects.filter(slug="new").exists()


@pytest.mark.parametrize("step", [1, -1])
def test_a_new_copy_of_a_new_source_in_either_order(desk, step):
    rows = [[*COPY, "new"], [*NEW, ""]][::step]
    confirm(desk, upload(desk, workbook(sources=[[*SOURCE, "copy_of"], *rows])))
    copy = m.Source.objects.get(slug="aaa-copy")
    assert copy.copy_of.slug == "new"
    assert copy.history.get().copy_of_id == copy.copy_of_id


def test_a_source_becomes_the_copy_of_a_new_one(desk, places):
    rows = [["handbook", *COPY[1:4], "copy", "en", "new"], [*NEW, ""]]
    m.Position.citations.through.objects.all().delete()
    confirm(desk, upload(desk, workbook(sources=[[*SOURCE, "copy_of"], *rows])))
    assert m.Source.objects.get(slug="handbook").copy_of.slug == "new"


def test_a_copy_of_a_copy_is_refused_within_a_file(desk):
    rows = [[*NEW, ""], [*COPY, "new"], ["third", *COPY[1:3], "https://e.org/3", "copy", "en"]]
    page = upload(desk, workbook(sources=[[*SOURCE, "copy_of"], *rows[:2], [*rows[2], "aaa-copy"]]))
    assert problems(page) == [("sources", 4, "copy_of")]


def test_what_concerns_several_roles_names_them(desk):
    advice, dispute = m.StageAdvice.objects.get(), m.Dispute.objects.get()
    confirm(
        desk,
        upload(
            desk,
            workbook(
                stage_advice=[["key", "roles"], [advice.key, "ceo"]],
                disputes=[
                    ["slug", "question_vi", "roles"],
                    ["who", "Là gì?", "cpo; ceo"],
                    ["new", "Có mới không?", "ceo;cpo"],
                ],
            ),
        ),
    )
    assert [role.slug for role in advice.roles.all()] == ["ceo"]
    assert dispute.roles.count() == 2
    new = m.Dispute.objects.get(slug="new")
    assert sorted(new.roles.values_list("slug", flat=True)) == ["ceo", "cpo"]
    assert new.history.latest().roles.count() == 2
    assert new.history.values("change").distinct().count() == 1


@pytest.mark.parametrize("cell", ["", " ; ", "nobody"])
def test_it_names_at_least_one_that_there_is(desk, cell):
    page = upload(desk, workbook(disputes=[["slug", "question_vi", "roles"], ["new", "Gì?", cell]]))
    assert problems(page) == [("disputes", 2, "roles")]


class TestDays:
    @pytest.mark.parametrize("cell", ["2026-11-26", date(2026, 11, 26), datetime(2026, 11, 26, 9)])  # noqa: DTZ001
    def test_a_text_or_what_a_spreadsheet_makes_of_it(self, desk, cell):
        confirm(desk, upload(desk, workbook(sources=[["slug", "seen_on"], ["handbook", cell]])))
        assert m.Source.objects.get(slug="handbook").seen_on == date(2026, 11, 26)

    @pytest.mark.parametrize("cell", ["26/11/2026", "2026-13-01", "soon", 46352, True])
    def test_anything_else_is_a_fault_of_its_cell(self, desk, cell):
        page = upload(desk, workbook(sources=[["slug", "seen_on"], ["handbook", cell]]))
        assert problems(page) == [("sources", 2, "seen_on")]

    def test_an_empty_cell_takes_it_away(self, desk):
        m.Source.objects.update(seen_on=date(2026, 1, 1))
        confirm(desk, upload(desk, workbook(sources=[["slug", "seen_on"], ["handbook", ""]])))
        assert m.Source.objects.get(slug="handbook").seen_on is None


@pytest.mark.parametrize("status", ["published", "draft"])
def test_only_who_may_publish_says_so_in_a_file(client, status):
    editor = User.objects.create_user("hoa", is_staff=True)
    codenames = ["view_comparison", "add_comparison", "change_comparison"]
    editor.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(editor)
    head = ["slug", "left", "right", "question_vi", "summary_vi", "status"]
    row = ["cpo-ceo", "cpo", "ceo", "Khác gì?", "Khác.", status]
    page = upload(client, workbook(comparisons=[head, row]))
    assert problems(page) == ([("comparisons", 2, "status")] if status == "published" else [])
