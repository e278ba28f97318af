"""No page of the desk saves or deletes over a newer version, and none trusts a made-up token."""

import pytest
from django.urls import reverse

from roles import models as m
from roles.writing import because

from .conftest import make_role
from .forms import form_data

pytestmark = pytest.mark.django_db


@pytest.mark.once
@pytest.mark.parametrize("token", ["", "nonsense", "1.2", "-1" + ".-1" * 10, "9" * 30 + ".1" * 10])
def test_a_form_without_a_proper_token_is_not_trusted(cpo, an, token):
    dispute = cpo.disputes.get()
    an.open(dispute).type(question_vi="Khác")
    an.data["seen"] = [token]
    assert not an.save()
    dispute.refresh_from_db()
    assert dispute.question_vi == "Là gì?"
    assert an.data["question_vi"] == ["Khác"]
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
