"""Two editors on one page of the desk: nothing is lost without a word, whatever they do."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from roles import models as m
from roles.history import because

from .conftest import make_role
from .forms import form_data, input_named

pytestmark = pytest.mark.django_db


class Editor:
    """Somebody signed in, with a page open."""

    def __init__(self, name):
        self.user = User.objects.create_superuser(name, first_name=name.capitalize())
        self.client = Client()
        self.client.force_login(self.user)

    def open(self, row):
        opts = row._meta
        self.address = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[row.pk])
        self.kind = opts.model_name
        self.read(self.client.get(self.address))
        return self

    def read(self, answer):
        assert answer.status_code == 200
        self.page = answer.text
        self.data = form_data(self.page, f"{self.kind}_form")

    def type(self, **values):
        for name, value in values.items():
            assert name in self.data, name
            self.data[name] = [value]
        return self

    def type_in(self, claim, **values):
        """Type into the inputs of one claim among the inlines."""
        before = input_named(self.data_of(claim), "-id", claim.pk).removesuffix("id")
        return self.type(**{before + name: value for name, value in values.items()})

    def data_of(self, claim):
        prefix = type(claim)._meta.get_field(subject(claim)).remote_field.related_name
        return {name: value for name, value in self.data.items() if name.startswith(prefix)}

    def tick(self, name):
        self.data[name] = ["on"]
        return self

    def save(self):
        """True if saved; otherwise the page with the conflict is open now."""
        answer = self.client.post(self.address, self.data)
        if answer.status_code == 302:
            return True
        self.read(answer)
        return False


def subject(claim):
    return getattr(claim, "subject_field", None) or "role"


@pytest.fixture
def an(cpo):
    return Editor("an")


@pytest.fixture
def binh(cpo):
    return Editor("binh")


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


def test_saving_again_overwrites_knowingly(cpo, an, binh):
    an.open(cpo)
    binh.open(cpo)
    assert an.type(summary_vi="Tóm tắt của An").save()
    assert not binh.type(summary_vi="Tóm tắt của Bình").save()
    assert binh.save()
    cpo.refresh_from_db()
    assert cpo.summary_vi == "Tóm tắt của Bình"


def test_the_newer_text_can_be_taken(cpo, an, binh):
    an.open(cpo)
    binh.open(cpo)
    assert an.type(summary_vi="Tóm tắt của An", name_vi="Tên của An").save()
    assert not binh.type(summary_vi="Tóm tắt của Bình", name_vi="Tên của Bình").save()
    binh.data["take"] = ["summary_vi"]
    assert binh.save()
    cpo.refresh_from_db()
    assert (cpo.summary_vi, cpo.name_vi) == ("Tóm tắt của An", "Tên của Bình")


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


def test_citations_alone_count(cpo, an, binh, places):
    claim = cpo.responsibilities.get()
    binh.open(cpo)
    with because("edit"):
        claim.citations.set(places[2:])
    assert not binh.type(summary_vi="Khác").save()
    assert "handbook §3" in binh.page
    assert binh.save()
    assert list(claim.citations.all()) == places[2:]


def test_a_row_that_the_other_one_added_is_kept(cpo, an, binh, places):
    binh.open(cpo)
    with because("edit"):
        m.RoleTitle(role=cpo, kind="alias", text="Added by An", language="en").keep(places[:1])
    assert not binh.type(summary_vi="Khác").save()
    assert "Added by An" in binh.page
    assert binh.save()
    assert cpo.titles.filter(text="Added by An").exists()


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


def test_a_row_that_the_other_one_deleted_stays_deleted(cpo, an, binh):
    binh.open(cpo)
    cpo.titles.get().delete()
    assert not binh.type(summary_vi="Khác").save()
    assert binh.save()
    assert not cpo.titles.exists()


def test_a_row_deleted_under_ones_hands_keeps_its_text_as_a_new_one(cpo, an, binh):
    title = cpo.titles.get()
    binh.open(cpo).type_in(title, text="Rewritten by Binh")
    title.delete()
    assert not binh.save()
    assert ["Rewritten by Binh"] in binh.data.values()
    assert binh.save()
    assert cpo.titles.get().text == "Rewritten by Binh"


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


def test_a_mistake_in_a_form_that_brings_back_leaves_the_role_deleted(cpo, an, binh):
    binh.open(cpo).type(name_vi="")
    pk = cpo.pk
    m.Role.objects.get(pk=pk).delete()
    assert not binh.save()
    assert not binh.tick("bring-back").save()
    assert not m.Role.objects.filter(pk=pk).exists()
    assert binh.type(name_vi="Tên").tick("bring-back").save()
    assert m.Role.objects.get(pk=pk).name_vi == "Tên"


def test_a_mistake_after_a_conflict_is_told_and_nothing_saved(cpo, an, binh):
    an.open(cpo)
    binh.open(cpo)
    assert an.type(summary_vi="Tóm tắt của An").save()
    assert not binh.type(name_vi="").save()
    assert not binh.save()
    cpo.refresh_from_db()
    assert cpo.name_vi


@pytest.mark.parametrize("token", ["", "nonsense", "1.2", "-1" + ".-1" * 10, "9" * 30 + ".1" * 10])
def test_a_form_without_a_proper_token_is_not_trusted(cpo, an, token):
    an.open(cpo).type(summary_vi="Khác")
    an.data["seen"] = [token]
    assert not an.save()
    cpo.refresh_from_db()
    assert cpo.summary_vi == "Tóm tắt"
    assert an.data["summary_vi"] == ["Khác"]
    assert an.save()


def test_imports_and_commands_count(cpo, binh):
    binh.open(cpo)
    with because("import"):
        cpo.summary_en = "Imported"
        cpo.save()
    assert not binh.type(summary_en="Typed").save()
    assert "Imported" in binh.page


def test_a_claims_own_page_is_guarded_too(cpo, an, binh):
    claim = cpo.responsibilities.get()
    an.open(claim)
    binh.open(cpo)
    assert binh.type_in(claim, statement_vi="Câu của Bình").save()
    assert not an.type(statement_vi="Câu của An").save()
    claim.refresh_from_db()
    assert claim.statement_vi == "Câu của Bình"


@pytest.mark.parametrize("kind", ["comparison", "dispute", "source", "skill"])
def test_other_pages_are_guarded_too(cpo, roles, an, binh, kind):
    row = {
        "comparison": lambda: m.Comparison.objects.create(
            slug="pair", left=cpo, right=roles[1], question_vi="?", summary_vi="!"
        ),
        "dispute": lambda: cpo.disputes.get(),
        "source": lambda: m.Source.objects.get(),
        "skill": lambda: m.Skill.objects.get(),
    }[kind]()
    name = {"comparison": "question_vi", "dispute": "question_vi", "source": "title"}.get(
        kind, "name_vi"
    )
    an.open(row)
    binh.open(row)
    assert an.type(**{name: "Một"}).save()
    assert not binh.type(**{name: "Hai"}).save()
    row.refresh_from_db()
    assert getattr(row, name) == "Một"


def delete_address(row):
    return reverse(f"admin:roles_{row._meta.model_name}_delete", args=[row.pk])


def test_deleting_over_a_newer_version_asks_again(cpo, an):
    page = an.client.get(delete_address(cpo)).text
    with because("edit"):
        cpo.titles.get().delete()
    again = an.client.post(delete_address(cpo), form_data(page))
    assert again.status_code == 200
    assert "Chief Product Officer" in again.text
    assert m.Role.objects.filter(pk=cpo.pk).exists()
    assert an.client.post(delete_address(cpo), form_data(again.text)).status_code == 302
    assert not m.Role.objects.filter(pk=cpo.pk).exists()


def test_deleting_several_over_a_newer_version_asks_again(cpo, an):
    address = reverse("admin:roles_skill_changelist")
    m.RoleSkill.objects.all().delete()
    skill = m.Skill.objects.get()
    data = {"action": "delete_selected", "_selected_action": [skill.pk]}
    page = an.client.post(address, data).text
    skill.name_en = "Changed"
    skill.save()
    again = an.client.post(address, form_data(page))
    assert again.status_code == 200
    assert m.Skill.objects.exists()
    assert an.client.post(address, form_data(again.text)).status_code == 302
    assert not m.Skill.objects.exists()


def test_a_page_that_never_was_leads_back_to_the_list(an, cpo):
    assert an.client.get("/admin/roles/role/99999/change/").status_code == 302
    assert an.client.post("/admin/roles/role/99999/change/", {}).status_code == 302
    assert an.client.post("/admin/roles/role/nonsense/change/", {}).status_code == 302
    assert an.client.post("/admin/roles/role/99999/delete/", {"post": "yes"}).status_code == 302


def test_adding_a_role_needs_no_token(an, cpo):
    make_role("cto")
    page = an.client.get("/admin/roles/skill/add/").text
    data = form_data(page, "skill_form") | {"name_vi": "Kỹ năng", "slug": "ky-nang"}
    data |= {"kind": "analysis"}
    assert an.client.post("/admin/roles/skill/add/", data).status_code == 302
    assert m.Skill.objects.filter(slug="ky-nang").exists()
