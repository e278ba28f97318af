"""A term of the glossary is a whole of its own: versions, restoring, the desk, spreadsheets."""

import pytest

from roles import models as m
from roles.history.restoring import restore
from roles.history.snapshots import at, state
from roles.history.versions import versions
from roles.writing import because
from tests.exchange.uploads import confirm, upload, workbook

from .editor import Editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def kpi(places):
    term = m.GlossaryTerm(term_vi="KPI", term_en="KPI", definition_vi="Con số.")
    with because("edit"):
        term.keep(places[:2])
    return term


def test_it_comes_back_with_its_citations(kpi, places):
    pk = kpi.pk
    before, then = state(m.GlossaryTerm, pk), versions(m.GlossaryTerm, pk)[0].at
    with because("edit"):
        kpi.definition_vi = "Khác."
        kpi.keep(places[2:])
    with because("edit"):
        kpi.delete()
    with because("restore"):
        assert restore(m.GlossaryTerm, pk, at(then)).left_out == []
    kept = m.GlossaryTerm.objects.get()
    assert state(m.GlossaryTerm, kept.pk) == before
    assert kept.citations.count() == 2


def test_an_editor_changes_it_at_the_desk_and_may_not_leave_it_uncited(kpi):
    editor = Editor("an").open(kpi)
    assert editor.type(spellings_vi="chỉ số KPI", definition_vi="Thước đo.").save()
    kpi.refresh_from_db()
    assert (kpi.spellings_vi, kpi.definition_vi) == ("chỉ số KPI", "Thước đo.")
    assert not editor.open(kpi).type(citations="").save()


def test_a_new_one_is_made_at_the_desk(places):
    editor = Editor("an")
    editor.address, editor.kind = "/admin/roles/glossaryterm/add/", "glossaryterm"
    editor.read(editor.client.get(editor.address))
    editor.type(term_vi="dòng tiền", definition_vi="Tiền vào, tiền ra.")
    assert not editor.save()  # it cites nothing
    editor.data["citations"] = [str(places[0].pk)]
    assert editor.save()
    assert m.GlossaryTerm.objects.get().key == "dong-tien"


def test_sheets_bring_new_ones_and_do_not_tell_one_twice(kpi):
    desk = Editor("an").client
    head = ["term_vi", "definition_vi", "spellings_en", "citations"]
    row = ["OKR", "Mục tiêu.", "OKRs", "handbook §1"]
    confirm(desk, upload(desk, workbook(glossary=[head, row])))
    made = m.GlossaryTerm.objects.get(key="okr")
    assert (made.spellings("en"), made.spellings("vi")) == (["OKRs"], ["OKR"])
    upload(desk, workbook(glossary=[head, row]))
    assert m.GlossaryTerm.objects.count() == 2
