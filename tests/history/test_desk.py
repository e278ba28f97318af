"""The history at the desk: what was changed, and three clicks back to any version."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import call_command
from django.urls import reverse

from roles import models as m
from roles.history.versions import versions
from roles.writing import because

from .conftest import make_role
from .forms import form_data

pytestmark = pytest.mark.django_db

LINK = re.compile(r'href="([^"]*/restore/)"')


@pytest.fixture
def editor(client):
    user = User.objects.create_superuser("an", first_name="An")
    client.force_login(user)
    return user


def address(name, *args, model="role"):
    return reverse(f"admin:roles_{model}_{name}", args=args)


def test_the_history_tells_who_when_what_for_and_every_word(cpo, client, editor):
    claim = cpo.responsibilities.get()
    with because("edit", user=editor):
        claim.statement_vi = "Phụ trách tầm nhìn sản xuất"
        claim.save()
    page = client.get(address("history", cpo.pk)).text
    assert "· Sửa tay · An" in page
    assert "<del>phẩm</del><ins>xuất</ins>" in page
    assert "Phát biểu" in page


def test_three_clicks_from_the_role_to_an_older_version(cpo, client, editor):
    title = cpo.titles.get()
    with because("edit"):
        cpo.name_vi = "Tên hỏng"
        cpo.save()
        title.delete()
    page = client.get(address("history", cpo.pk)).text  # the first click
    preview = client.get(LINK.search(page).group(1))  # the second
    assert "Tên hỏng" in preview.text
    assert "Chief Product Officer" in preview.text
    assert m.Role.objects.get(pk=cpo.pk).name_vi == "Tên hỏng"
    answer = client.post(LINK.search(page).group(1), form_data(preview.text))  # the third
    assert answer.status_code == 302
    cpo.refresh_from_db()
    assert cpo.name_vi == "Giám đốc cpo"
    assert cpo.titles.get().citations.count() == 2
    newest = versions(m.Role, cpo.pk)[0]
    assert (newest.cause, newest.user) == ("restore", editor)


def test_three_clicks_from_the_list_to_a_deleted_role(cpo, client, editor):
    with because("edit", user=editor):
        cpo.delete()
    assert address("deleted") in client.get(address("changelist")).text
    page = client.get(address("deleted"))  # the first click
    assert "CPO" in page.text
    assert "an" in page.text
    link = LINK.search(page.text).group(1)
    preview = client.get(link)  # the second
    assert "Chief Product Officer" in preview.text
    client.post(link, form_data(preview.text))  # the third
    role = m.Role.objects.get(slug="cpo")
    assert role.titles.get().text == "Chief Product Officer"
    assert role.lines_up.count() == 1
    assert "CPO" not in client.get(address("deleted")).text


def test_a_deleted_role_has_a_history_and_every_version_of_it_comes_back(cpo, client, editor):
    with because("edit"):
        cpo.name_vi = "Tên sau"
        cpo.save()
    pk = cpo.pk
    with because("edit"):
        cpo.delete()
    links = LINK.findall(client.get(address("history", pk)).text)
    assert len(links) >= 3
    older = links[2]
    client.post(older, form_data(client.get(older).text))
    assert m.Role.objects.get(pk=pk).name_vi == "Giám đốc cpo"


def test_what_has_changed_since_the_preview_is_shown_first(cpo, client, editor):
    with because("edit"):
        cpo.name_vi = "Một"
        cpo.save()
    link = LINK.search(client.get(address("history", cpo.pk)).text).group(1)
    preview = client.get(link).text
    with because("edit"):
        cpo.name_vi = "Hai"
        cpo.save()
    again = client.post(link, form_data(preview))
    assert again.status_code == 200
    assert "Hai" in again.text
    cpo.refresh_from_db()
    assert cpo.name_vi == "Hai"
    assert client.post(link, form_data(again.text)).status_code == 302
    cpo.refresh_from_db()
    assert cpo.name_vi == "Giám đốc cpo"


def test_what_cannot_come_back_is_told_before_and_after(cpo, roles, client, editor):
    with because("edit"):
        roles[1].delete()
    link = LINK.search(client.get(address("history", cpo.pk)).text).group(1)
    preview = client.get(link)
    assert "CPO → CEO" in preview.text
    assert "không còn nữa" in preview.text


def test_a_taken_slug_is_explained(cpo, client, editor):
    pk = cpo.pk
    with because("edit"):
        cpo.delete()
    make_role("cpo")
    link = LINK.search(client.get(address("deleted")).text).group(1)
    answer = client.get(link, follow=True)
    assert answer.status_code == 200
    assert "errorlist" not in answer.text
    assert 'class="error"' in answer.text
    assert not m.Role.objects.filter(pk=pk).exists()


@pytest.mark.parametrize("model", ["skill", "responsibility", "source", "stageadvice", "dispute"])
def test_other_rows_have_their_history_and_way_back(cpo, client, editor, model):
    row = {
        "skill": m.Skill,
        "responsibility": m.Responsibility,
        "source": m.Source,
        "stageadvice": m.StageAdvice,
        "dispute": m.Dispute,
    }[model].objects.get()
    name = next(n for n in ("statement_vi", "question_vi", "name_vi", "title") if hasattr(row, n))
    before = getattr(row, name)
    with because("edit"):
        setattr(row, name, "Khác hẳn")
        row.save()
    page = client.get(address("history", row.pk, model=model)).text
    link = LINK.search(page).group(1)
    client.post(link, form_data(client.get(link).text))
    row.refresh_from_db()
    assert getattr(row, name) == before


def test_unknown_addresses_are_not_found(cpo, client, editor):
    version = "00000000-0000-0000-0000-000000000000"
    for path in (
        address("history", 9999),
        address("restore", cpo.pk, version),
        address("history", cpo.pk).replace(str(cpo.pk), "nonsense"),
    ):
        assert client.get(path).status_code == 404, path


class TestPermissions:
    @pytest.fixture
    def user(self, client):
        user = User.objects.create_user("hoa", is_staff=True)
        client.force_login(user)
        return user

    def allow(self, user, *codenames):
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))

    @pytest.fixture
    def link(self, cpo):
        with because("edit"):
            cpo.name_vi = "Tên sau"
            cpo.save()
        return address("restore", cpo.pk, versions(m.Role, cpo.pk)[1].change)

    def test_a_viewer_sees_versions_and_restores_none(self, cpo, client, user, link):
        self.allow(user, "view_role")
        page = client.get(address("history", cpo.pk))
        assert page.status_code == 200
        assert not LINK.search(page.text)
        assert client.get(link).status_code == 403
        assert client.post(link).status_code == 403

    def test_a_stranger_sees_nothing(self, cpo, client, user, link):
        for path in (address("history", cpo.pk), address("deleted"), link):
            assert client.get(path).status_code == 403

    def test_an_editor_restores_but_does_not_publish(self, cpo, client, user, nobody_reviews):
        self.allow(user, "view_role", "change_role")
        published = versions(m.Role, cpo.pk)[0]
        with because("edit"):
            cpo.status, cpo.name_vi = "draft", "Bản nháp"
            cpo.save()
        link = address("restore", cpo.pk, published.change)
        client.post(link, form_data(client.get(link).text))
        cpo.refresh_from_db()
        assert (cpo.name_vi, cpo.status) == ("Giám đốc cpo", "draft")


@pytest.mark.once
@pytest.mark.usefixtures("seeded")
def test_the_history_of_a_large_profile_takes_few_queries(
    client, editor, django_assert_max_num_queries
):
    role = m.Role.objects.get(slug="cpo")
    with django_assert_max_num_queries(75):
        assert client.get(address("history", role.pk)).status_code == 200


@pytest.mark.once
@pytest.mark.usefixtures("seeded")
def test_a_deleted_profile_of_real_size_comes_back_whole(client, editor):
    role = m.Role.objects.get(slug="cpo")
    before = client.get("/chuc-danh/cpo/").text
    with because("edit"):
        role.delete()
    assert client.get("/chuc-danh/cpo/").status_code == 404
    link = LINK.search(client.get(address("deleted")).text).group(1)
    client.post(link, form_data(client.get(link).text))
    assert article(client.get("/chuc-danh/cpo/").text) == article(before)
    call_command("seed", verbosity=0)


def article(page):
    return re.search(r"<article.*</article>", page, re.DOTALL).group()
