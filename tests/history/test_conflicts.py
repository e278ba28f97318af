"""Two editors on one page of the desk: nothing is lost without a word, whatever they do.

All pages notice it in the same way; that of a dispute is small, that of a role has many parts.
"""

import pytest

from roles import models as m
from roles.writing import because

from .forms import input_named

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute(cpo):
    return cpo.disputes.get()


@pytest.mark.once
def test_alone_everything_is_as_usual(dispute, an):
    assert an.open(dispute).type(reading_vi="Sản phẩm").save()
    assert an.open(dispute).type(reading_vi="Sản xuất").save()
    dispute.refresh_from_db()
    assert dispute.reading_vi == "Sản xuất"


def test_the_second_one_is_refused_with_both_versions_and_keeps_the_text(cpo, an, binh):
    an.open(cpo)
    binh.open(cpo)
    assert an.type(summary_vi="Tóm tắt của An").save()
    assert not binh.type(summary_vi="Tóm tắt của Bình").save()
    cpo.refresh_from_db()
    assert cpo.summary_vi == "Tóm tắt của An"
    assert binh.data["summary_vi"] == ["Tóm tắt của Bình"]
    assert "Tóm tắt của An" in binh.page
    assert "· An" in binh.page


def test_what_only_one_of_them_changed_is_merged(dispute, an, binh):
    an.open(dispute)
    binh.open(dispute)
    assert an.type(question_vi="Câu hỏi của An").save()
    assert not binh.type(reading_vi="Lời của Bình").save()
    assert binh.data["question_vi"] == ["Câu hỏi của An"]
    assert binh.save()
    dispute.refresh_from_db()
    assert (dispute.question_vi, dispute.reading_vi) == ("Câu hỏi của An", "Lời của Bình")


@pytest.mark.once
def test_saving_again_overwrites_knowingly(dispute, an, binh):
    an.open(dispute)
    binh.open(dispute)
    assert an.type(question_vi="Câu hỏi của An").save()
    assert not binh.type(question_vi="Câu hỏi của Bình").save()
    assert binh.save()
    dispute.refresh_from_db()
    assert dispute.question_vi == "Câu hỏi của Bình"


@pytest.mark.once
def test_the_newer_text_can_be_taken(dispute, an, binh):
    an.open(dispute)
    binh.open(dispute)
    assert an.type(question_vi="Câu hỏi của An", reading_vi="Tên của An").save()
    assert not binh.type(question_vi="Câu hỏi của Bình", reading_vi="Tên của Bình").save()
    binh.data["take"] = ["question_vi"]
    assert binh.save()
    dispute.refresh_from_db()
    assert (dispute.question_vi, dispute.reading_vi) == ("Câu hỏi của An", "Tên của Bình")


@pytest.mark.once
def test_a_third_version_in_between_is_noticed_again(dispute, an, binh):
    an.open(dispute)
    binh.open(dispute)
    assert an.type(question_vi="Một").save()
    assert not binh.type(question_vi="Hai").save()
    assert an.open(dispute).type(question_vi="Ba").save()
    assert not binh.save()
    dispute.refresh_from_db()
    assert dispute.question_vi == "Ba"
    assert binh.data["question_vi"] == ["Hai"]


@pytest.mark.once
def test_changes_that_touch_only_inlines_count(dispute, an, binh):
    claim = dispute.positions.get()
    an.open(dispute)
    binh.open(dispute)
    assert an.type_in(claim, statement_vi="Câu của An").save()
    assert not binh.type_in(claim, statement_vi="Câu của Bình").save()
    claim.refresh_from_db()
    assert claim.statement_vi == "Câu của An"
    assert "Câu của An" in binh.page
    assert binh.save()
    claim.refresh_from_db()
    assert claim.statement_vi == "Câu của Bình"


@pytest.mark.once
def test_different_inlines_are_merged(cpo, an, binh):
    claim, question = cpo.responsibilities.get(), cpo.questions.get()
    an.open(cpo)
    binh.open(cpo)
    assert an.type_in(claim, statement_vi="Câu của An").save()
    assert not binh.type_in(question, answer_vi="Trả lời của Bình").save()
    assert binh.save()
    claim.refresh_from_db()
    question.refresh_from_db()
    assert (claim.statement_vi, question.answer_vi) == ("Câu của An", "Trả lời của Bình")


@pytest.mark.once
def test_citations_alone_count(dispute, binh, places):
    claim = dispute.positions.get()
    binh.open(dispute)
    with because("edit"):
        claim.citations.set(places[:1])
    assert not binh.type(question_vi="Khác").save()
    assert "handbook §1" in binh.page
    assert binh.save()
    assert list(claim.citations.all()) == places[:1]


@pytest.mark.once
def test_a_row_that_the_other_one_added_is_kept(dispute, binh, places):
    binh.open(dispute)
    with because("edit"):
        m.Position(dispute=dispute, label_vi="Hai", statement_vi="An thêm").keep(places[:1])
    assert not binh.type(question_vi="Khác").save()
    assert "An thêm" in binh.page
    assert binh.save()
    assert dispute.positions.filter(statement_vi="An thêm").exists()


@pytest.mark.once
def test_rows_that_both_added_are_kept(dispute, binh, places):
    binh.open(dispute)
    with because("edit"):
        m.Position(dispute=dispute, label_vi="Hai", statement_vi="An thêm").keep(places[:1])
    binh.data["positions-TOTAL_FORMS"] = ["2"]
    new = {"id": "", "dispute": dispute.pk, "label_vi": "Ba", "statement_vi": "Bình thêm"}
    new |= {"citations": places[0].pk, "order": 0}
    binh.data |= {f"positions-1-{name}": [str(value)] for name, value in new.items()}
    assert not binh.save()
    assert binh.save()
    assert set(dispute.positions.values_list("statement_vi", flat=True)) == {
        "Thế này",
        "An thêm",
        "Bình thêm",
    }


@pytest.mark.once
def test_a_row_that_the_other_one_deleted_stays_deleted(dispute, binh):
    binh.open(dispute)
    dispute.positions.get().delete()
    assert not binh.type(question_vi="Khác").save()
    assert binh.save()
    assert not dispute.positions.exists()


@pytest.mark.once
def test_a_row_deleted_under_ones_hands_keeps_its_text_as_a_new_one(dispute, binh):
    claim = dispute.positions.get()
    binh.open(dispute).type_in(claim, statement_vi="Bình viết lại")
    claim.delete()
    assert not binh.save()
    assert ["Bình viết lại"] in binh.data.values()
    assert binh.save()
    assert dispute.positions.get().statement_vi == "Bình viết lại"


@pytest.mark.once
def test_what_was_rewritten_is_not_deleted_unseen(dispute, an, binh):
    claim = dispute.positions.get()
    an.open(dispute)
    binh.open(dispute)
    box = input_named(binh.data_of(claim), "-id", claim.pk).removesuffix("id") + "DELETE"
    assert an.type_in(claim, statement_vi="Câu của An").save()
    assert not binh.tick(box).save()
    assert box not in binh.data
    assert "Câu của An" in binh.page
    assert binh.tick(box).save()
    assert not dispute.positions.exists()


def test_links_are_merged_as_well(cpo, an, binh, places):
    other = m.StageAdvice(stage="large", arrangement="all", statement_vi="Khác")
    other.keep(places[:1])
    first = cpo.stage_advice.get()
    binh.open(cpo)
    with because("edit"):
        other.roles.add(cpo)
    assert not binh.type(summary_vi="Khác").save()
    assert binh.save()
    assert set(cpo.stage_advice.all()) == {first, other}
    an.open(cpo)
    binh.open(cpo)
    with because("edit"):
        first.roles.remove(cpo)
    assert not binh.type(summary_vi="Lại khác").save()
    assert binh.save()
    assert set(cpo.stage_advice.all()) == {other}


def test_a_deleted_role_is_told_and_comes_back_with_the_text(cpo, an, binh):
    binh.open(cpo).type(summary_vi="Công sức của Bình").type_in(
        cpo.responsibilities.get(), statement_vi="Câu của Bình"
    )
    pk = cpo.pk
    with because("edit", user=an.user):
        m.Role.objects.get(pk=pk).delete()
    assert not binh.save()
    assert not m.Role.objects.filter(pk=pk).exists()
    assert binh.data["summary_vi"] == ["Công sức của Bình"]
    assert "· An" in binh.page
    assert not binh.save()
    assert binh.tick("bring-back").save()
    role = m.Role.objects.get(pk=pk)
    assert role.summary_vi == "Công sức của Bình"
    assert role.responsibilities.get().statement_vi == "Câu của Bình"
    assert role.responsibilities.get().citations.count() == 2
    assert role.stage_advice.count() == 1


@pytest.mark.once
def test_a_mistake_in_a_form_that_brings_back_leaves_the_row_deleted(dispute, binh):
    binh.open(dispute).type(question_vi="")
    pk = dispute.pk
    m.Dispute.objects.get(pk=pk).delete()
    assert not binh.save()
    assert not binh.tick("bring-back").save()
    assert not m.Dispute.objects.filter(pk=pk).exists()
    assert binh.type(question_vi="Câu hỏi").tick("bring-back").save()
    assert m.Dispute.objects.get(pk=pk).question_vi == "Câu hỏi"


@pytest.mark.once
def test_a_mistake_after_a_conflict_is_told_and_nothing_saved(dispute, an, binh):
    an.open(dispute)
    binh.open(dispute)
    assert an.type(reading_vi="Lời của An").save()
    assert not binh.type(question_vi="").save()
    assert not binh.save()
    dispute.refresh_from_db()
    assert dispute.question_vi
