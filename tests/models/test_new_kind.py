"""A kind of claim is told by its model: pages, files and desk know one they never met."""

import pytest
from django.urls import reverse
from django.utils import timezone

from roles import models as m
from roles.exchange import files, running
from roles.exchange.sheets import sheet_of
from roles.history.restoring import restore
from roles.history.snapshots import before
from roles.history.versions import versions, with_rows
from roles.models.content import history_is_decided
from roles.models.statements import find_statement
from roles.models.support import claims_citing, links_to
from roles.opendata.collections import collections
from roles.seeding import dump, seed
from roles.writing import because
from tests.exchange.conftest import desk
from tests.exchange.uploads import confirm, upload, workbook
from tests.history.conftest import make_role, places

from .new_kind import new_kind

__all__ = ["desk", "places"]
pytestmark = pytest.mark.django_db

SAID = "Làm thay việc của đội sản phẩm"


@pytest.fixture(scope="module")
def kind(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), new_kind() as model:
        yield model


@pytest.fixture
def claim(kind, places):
    with because("edit"):
        found = kind(role=make_role("cpo"), statement_vi=SAID, statement_en="Doing the team's work")
        found.keep(places[:1])
    return found


def test_it_stands_on_the_page_of_its_subject_and_on_that_of_its_source(claim, client):
    text = client.get(claim.role.get_absolute_url()).text
    assert SAID in text
    assert f'id="{claim.anchor}"' in text
    assert "#pitfalls" in text
    assert SAID in client.get(places_source(claim).get_absolute_url()).text
    assert [found for _place, found in claims_citing(links_to(places_source(claim)))] == [claim]
    assert find_statement(f"pitfall-{claim.key}") == claim


def places_source(claim):
    return claim.citations.get().source


def test_it_stands_on_the_page_as_of_a_day(claim, client):
    day = timezone.localdate(claim.history.latest().history_date)
    assert SAID in client.get(f"{claim.role.get_absolute_url()}?as-of={day}").text


def test_without_a_source_nobody_sees_it(claim, client):
    source = places_source(claim)
    claim.citations.clear()
    assert not type(claim).objects.get().is_shown
    assert not type(claim).objects.shown()
    assert SAID not in client.get(claim.role.get_absolute_url()).text
    assert list(claims_citing(links_to(source))) == []
    assert find_statement(f"pitfall-{claim.key}") is None


def test_search_finds_it_by_its_own_words_until_it_is_gone(claim, client):
    asked = {"q": "lam thay viec cua doi san pham"}
    assert f"#{claim.anchor}" in client.get(reverse("search"), asked).text
    claim.delete()
    assert f"#{claim.anchor}" not in client.get(reverse("search"), asked).text


def test_a_dump_has_it_in_the_file_of_its_subject_and_a_seed_reads_it(claim, tmp_path):
    dump(tmp_path)
    assert "roles.pitfall" in (tmp_path / "roles" / "cpo.yaml").read_text()
    claim.delete()
    seed(tmp_path, overwrite=True)
    assert type(claim).objects.get().citations.count() == 1


def test_it_goes_out_and_in_as_a_sheet(claim, desk):
    table = running.export(sheet_of(type(claim)))
    assert SAID.encode() in files.write_csv(table)
    rows = [["key", "statement_vi"], [claim.key, "Làm thay đội"]]
    confirm(desk, upload(desk, workbook(pitfalls=rows)))
    claim.refresh_from_db()
    assert claim.statement_vi == "Làm thay đội"


def test_it_leaves_as_data(claim):
    of = next(each for each in collections() if each.model is type(claim))
    [row] = of.rows()
    told = {field.name: of.value(row, field) for field in of.fields}
    assert (of.name, told["id"], told["role"]) == ("pitfalls", claim.key, "cpo")
    assert told["statement"] == {"vi": SAID, "en": "Doing the team's work"}
    assert told["citations"] == ["handbook.1"]


def test_it_is_part_of_its_subjects_versions_and_comes_back_with_them(claim):
    role, model = claim.role, type(claim)
    with because("edit"):
        claim.delete()
    newest = versions(m.Role, role.pk)[0]
    assert [row.title for row in with_rows([newest], m.Role, role.pk)[0].rows] == [SAID]
    restore(m.Role, role.pk, before(newest.change, newest.at))
    assert model.objects.get().statement_vi == SAID


def test_the_desk_lists_it_and_edits_it_on_the_page_of_its_subject(claim, desk):
    assert SAID in desk.get(reverse("admin:roles_pitfall_changelist"), {"q": "lam thay"}).text
    assert SAID in desk.get(reverse("admin:roles_pitfall_change", args=[claim.pk])).text
    page = desk.get(reverse("admin:roles_role_change", args=[claim.role_id]), {"expand": 1}).text
    assert 'name="pitfalls-0-statement_vi"' in page
    assert SAID in desk.get(reverse("admin:completeness")).text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("owners", ("nobody",)),
        ("owners", ()),
        ("owners", ("order",)),
        ("wording_field", ""),
        ("wording_field", "nothing"),
        ("naming", ("nothing",)),
        ("texts", ("nothing",)),
        ("kept_with", "order"),
        ("withheld", {"nothing": "There is no such field."}),
    ],
)
def test_a_wrong_declaration_fails_at_the_start(kind, monkeypatch, name, value):
    assert kind.check() == []
    monkeypatch.setattr(kind, name, value)
    assert [error.id for error in kind.check()] == ["roles.E002"]


def test_a_model_says_whether_it_is_content(monkeypatch):
    assert history_is_decided(None) == []
    monkeypatch.delattr(m.SeedRecord, "keeps_history")
    assert [(error.id, error.obj) for error in history_is_decided(None)] == [
        ("roles.E003", m.SeedRecord)
    ]
