"""Two editors on one page of the desk: nothing is lost without a word, whatever they do."""

import pytest

from roles import models as m
from roles.writing import because

from .forms import input_named

pytestmark = pytest.mark.django_db


@pytest.mark.once
def test_alone_everything_is_as_usual(cpo, an):
    assert an.open(cpo).type(name_vi="Giám đốc sản phẩm").save()
    assert an.open(cpo).type(name_vi="Giám đốc sản xuất").save()
    cpo.refresh_from_db()
    assert cpo.name_vi == "Giám đốc sản xuất"


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


def test_what_only_one_of_them_changed_is_merged(cpo, an, binh):
    an.open(cpo)
    binh.open(cpo)
    assert an.type(summary_vi="Tóm tắt của An").save()
    assert not binh.type(name_en="Name by Binh").save()
    assert binh.data["summary_vi"] == ["Tóm tắt của An"]
    assert binh.save()
    cpo.refresh_from_db()
    assert (cpo.summary_vi, cpo.name_en) == ("Tóm tắt của An", "Name by Binh")


@pytest.mark.once
def test_saving_again_overwrites_knowingly(cpo, an, binh):
    an.open(cpo)
    binh.open(cpo)
    assert an.type(summary_vi="Tóm tắt của An").save()
    assert not binh.type(summary_vi="Tóm tắt của Bình").save()
    assert binh.save()
    cpo.refresh_from_db()
    assert cpo.summary_vi == "Tóm tắt của Bình"


@pytest.mark.once
def test_the_newer_text_can_be_taken(cpo, an, binh):
    an.open(cpo)
    binh.open(cpo)
    assert an.type(summary_vi="Tóm tắt của An", name_vi="Tên của An").save()
    assert not binh.type(summary_vi="Tóm tắt của Bình", name_vi="Tên của Bình").save()
    binh.data["take"] = ["summary_vi"]
    assert binh.save()
    cpo.refresh_from_db()
    assert (cpo.summary_vi, cpo.name_vi) == ("Tóm tắt của An", "Tên của Bình")


@pytest.mark.once
def test_a_third_version_in_between_is_noticed_again(cpo, an, binh):
    an.open(cpo)
    binh.open(cpo)
    assert an.type(summary_vi="Một").save()
    assert not binh.type(summary_vi="Hai").save()
    assert an.open(cpo).type(summary_vi="Ba").save()
    assert not binh.save()
    cpo.refresh_from_db()
    assert cpo.summary_vi == "Ba"
    assert binh.data["summary_vi"] == ["Hai"]


@pytest.mark.once
def test_changes_that_touch_only_inlines_count(cpo, an, binh):
    claim = cpo.responsibilities.get()
    an.open(cpo)
    binh.open(cpo)
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
def test_citations_alone_count(cpo, an, binh, places):
    claim = cpo.responsibilities.get()
    binh.open(cpo)
    with because("edit"):
        claim.citations.set(places[2:])
    assert not binh.type(summary_vi="Khác").save()
    assert "handbook §3" in binh.page
    assert binh.save()
    assert list(claim.citations.all()) == places[2:]


@pytest.mark.once
def test_a_row_that_the_other_one_added_is_kept(cpo, an, binh, places):
    binh.open(cpo)
    with because("edit"):
        m.RoleTitle(role=cpo, kind="alias", text="Added by An", language="en").keep(places[:1])
    assert not binh.type(summary_vi="Khác").save()
    assert "Added by An" in binh.page
    assert binh.save()
    assert cpo.titles.filter(text="Added by An").exists()


@pytest.mark.once
def test_rows_that_both_added_are_kept(cpo, an, binh, places):
    binh.open(cpo)
    with because("edit"):
        m.RoleTitle(role=cpo, kind="alias", text="Added by An", language="en").keep(places[:1])
    binh.data["titles-TOTAL_FORMS"] = ["2"]
    new = {"id": "", "role": cpo.pk, "kind": "alias", "text": "Added by Binh", "language": "en"}
    new |= {"citations": places[0].pk, "order": 0}
    binh.data |= {f"titles-1-{name}": [str(value)] for name, value in new.items()}
    assert not binh.save()
    assert binh.save()
    assert set(cpo.titles.values_list("text", flat=True)) == {
        "Chief Product Officer",
        "Added by An",
        "Added by Binh",
    }


@pytest.mark.once
def test_a_row_that_the_other_one_deleted_stays_deleted(cpo, an, binh):
    binh.open(cpo)
    cpo.titles.get().delete()
    assert not binh.type(summary_vi="Khác").save()
    assert binh.save()
    assert not cpo.titles.exists()


@pytest.mark.once
def test_a_row_deleted_under_ones_hands_keeps_its_text_as_a_new_one(cpo, an, binh):
    title = cpo.titles.get()
    binh.open(cpo).type_in(title, text="Rewritten by Binh")
    title.delete()
    assert not binh.save()
    assert ["Rewritten by Binh"] in binh.data.values()
    assert binh.save()
    assert cpo.titles.get().text == "Rewritten by Binh"


@pytest.mark.once
def test_what_was_rewritten_is_not_deleted_unseen(cpo, an, binh):
    claim = cpo.responsibilities.get()
    an.open(cpo)
    binh.open(cpo)
    box = input_named(binh.data_of(claim), "-id", claim.pk).removesuffix("id") + "DELETE"
    assert an.type_in(claim, statement_vi="Câu của An").save()
    assert not binh.tick(box).save()
    assert box not in binh.data
    assert "Câu của An" in binh.page
    assert binh.tick(box).save()
    assert not cpo.responsibilities.exists()


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
def test_a_mistake_in_a_form_that_brings_back_leaves_the_role_deleted(cpo, an, binh):
    binh.open(cpo).type(name_vi="")
    pk = cpo.pk
    m.Role.objects.get(pk=pk).delete()
    assert not binh.save()
    assert not binh.tick("bring-back").save()
    assert not m.Role.objects.filter(pk=pk).exists()
    assert binh.type(name_vi="Tên").tick("bring-back").save()
    assert m.Role.objects.get(pk=pk).name_vi == "Tên"


@pytest.mark.once
def test_a_mistake_after_a_conflict_is_told_and_nothing_saved(cpo, an, binh):
    an.open(cpo)
    binh.open(cpo)
    assert an.type(summary_vi="Tóm tắt của An").save()
    assert not binh.type(name_vi="").save()
    assert not binh.save()
    cpo.refresh_from_db()
    assert cpo.name_vi
