"""What an editor saved oneself meanwhile is no conflict; and what was moved is not doubled."""

import pytest

from roles import models as m
from roles.writing import because

pytestmark = pytest.mark.django_db


def sparse(editor, claim, prefix, **values):
    """The open page with nothing of its rows but these fields of one of them."""
    names = [name for name in editor.data if "-" in name and not name.endswith("_FORMS")]
    own = editor.data_of(claim)
    before = next(n for n in own if n.endswith("-id") and own[n] == [str(claim.pk)])[:-2]
    for name in names:
        if not name.startswith(before):
            del editor.data[name]
    return editor.type(**{before + name: value for name, value in values.items()})


def test_ones_own_pop_up_is_no_conflict(cpo, an):
    an.open(cpo)
    with because("edit", user=an.user):
        advice = m.StageAdvice(stage="large", arrangement="all", statement_vi="Từ cửa sổ con")
        advice.keep(m.Citation.objects.all()[:1])
        advice.roles.set([cpo])
    an.data["StageAdvice_roles-7-stageadvice"] = [str(advice.pk)]
    assert an.type(summary_vi="Tóm tắt khác").save()
    cpo.refresh_from_db()
    assert cpo.summary_vi == "Tóm tắt khác"
    assert cpo.stage_advice.count() == 2


def test_ones_own_other_window_is_a_conflict_only_in_the_same_field(cpo, an):
    dispute = cpo.disputes.get()
    an.open(dispute)
    with because("edit", user=an.user):
        m.Dispute.objects.get(pk=dispute.pk).save()
        dispute.reading_vi = "Lời ở cửa sổ kia"
        dispute.question_vi = "Cửa sổ kia"
        dispute.save()
    assert not an.type(question_vi="Cửa sổ này").save()
    assert "Cửa sổ kia" in an.page
    an.open(dispute)
    with because("edit", user=an.user):
        dispute.reading_vi = "Lần nữa"
        dispute.save()
    assert an.type(question_vi="Cửa sổ này").save()
    dispute.refresh_from_db()
    assert (dispute.reading_vi, dispute.question_vi) == ("Lần nữa", "Cửa sổ này")


def test_a_second_click_makes_no_second_row(cpo, an):
    dispute = cpo.disputes.get()
    an.open(dispute)
    new = {"label_vi": "Hai", "statement_vi": "Hai lần", "order": "0"}
    new["citations"] = str(m.Citation.objects.first().pk)
    an.data |= {f"positions-9-{name}": [value] for name, value in new.items()}
    sent = dict(an.data)
    assert an.save()
    an.data = sent
    assert an.save()
    assert dispute.positions.filter(statement_vi="Hai lần").count() == 1


def test_a_change_of_somebody_elses_row_stays_out_of_the_form(cpo, an, binh):
    claim, title = cpo.responsibilities.get(), cpo.titles.get()
    binh.open(cpo)
    assert an.open(cpo).type_in(claim, statement_vi="Câu của An").save()
    assert not sparse(binh, title, "titles", text="Tên của Bình").save()
    assert "Câu của An" in binh.page
    assert [name for name in binh.data if name.startswith("responsibilities-0-")] == []
    assert binh.save()
    claim.refresh_from_db()
    title.refresh_from_db()
    assert (claim.statement_vi, title.text) == ("Câu của An", "Tên của Bình")


def test_a_moved_row_is_told_and_not_doubled(cpo, roles, an, binh):
    claim = cpo.responsibilities.get()
    binh.open(cpo)
    with because("edit", user=an.user):
        claim.role = roles[1]
        claim.save()
    assert not binh.type_in(claim, statement_vi="Câu của Bình").save()
    assert ["Câu của Bình"] in binh.data.values()
    assert binh.save()
    claim.refresh_from_db()
    assert (claim.role, m.Responsibility.objects.count()) == (roles[1], 1)
