"""Any two versions beside each other at the desk, and a role as it was after a change."""

import uuid

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from roles import models as m
from roles.history.versions import versions
from roles.writing import because

pytestmark = pytest.mark.django_db

QUERIES = 60


@pytest.fixture
def boss(client):
    client.force_login(User.objects.create_superuser("an", first_name="An"))


def rename(cpo, *names):
    for name in names:
        with because("edit"):
            cpo.name_vi = name
            cpo.save()


def compare(client, cpo, **asked):
    return client.get(reverse("admin:roles_role_differences", args=[cpo.pk]), asked)


def ids(cpo):
    return [str(version.change) for version in versions(m.Role, cpo.pk)]


def test_two_versions_that_do_not_follow_each_other(cpo, client, boss):
    rename(cpo, "Tên thứ hai", "Tên thứ ba", "Tên thứ tư")
    newest, _, second, *_ = ids(cpo)
    for asked in ({"from": second, "to": newest}, {"from": newest, "to": second}):
        page = compare(client, cpo, **asked).text
        assert "<del>hai</del><ins>tư</ins>" in page
        assert "<ins>ba</ins>" not in page


def test_a_statement_taken_out_and_a_deleted_role_differ_too(cpo, client, boss):
    first, pk = ids(cpo)[0], cpo.pk
    with because("edit"):
        cpo.titles.get().delete()
    assert "Chief Product Officer" in compare(client, cpo).text
    with because("edit"):
        cpo.delete()
    cpo.pk = pk
    page = compare(client, cpo, **{"from": first}).text
    assert "Giám đốc cpo" in page


def test_equal_versions_say_so_and_unknown_ones_are_not_found(cpo, client, boss):
    rename(cpo, "Khác", "Giám đốc cpo")
    newest, _, first = ids(cpo)[:3]
    assert "Hai phiên bản giống hệt nhau." in compare(client, cpo, **{"from": first}).text
    assert (
        "Hai phiên bản giống hệt nhau." in compare(client, cpo, to=newest, **{"from": newest}).text
    )
    for strange in (uuid.uuid4(), "x", "%00"):
        assert compare(client, cpo, to=strange).status_code == 404


def test_the_queries_do_not_grow_with_the_versions(
    cpo, client, boss, django_assert_max_num_queries
):
    rename(cpo, *(f"Tên {n}" for n in range(12)))
    first = ids(cpo)[-1]
    with django_assert_max_num_queries(QUERIES):
        assert "Tên 11" in compare(client, cpo, **{"from": first}).text


def test_a_save_that_changes_nothing_is_no_version(cpo, places):
    before, claim = ids(cpo), cpo.responsibilities.get()
    cpo.save()
    claim.save()
    claim.citations.set(claim.citations.all())
    claim.citations.add(*claim.citations.all())
    claim.citations.remove()
    assert ids(cpo) == before
    claim.order += 1
    claim.save()
    assert len(ids(cpo)) == len(before) + 1
    claim.citations.set(places[2:])
    assert len(ids(cpo)) > len(before) + 1


def test_a_row_that_comes_back_unchanged_is_a_version(cpo):
    claim = cpo.responsibilities.get()
    pk = claim.pk
    claim.delete()
    claim.pk = pk
    claim.save(force_insert=True)
    kinds = (
        m.Responsibility.history.filter(id=pk).order_by("-history_id").values_list("history_type")
    )
    assert kinds[0] == ("+",)


@pytest.mark.parametrize(
    ("prefix", "told"),
    [("/chuc-danh", "như ngay sau lần thay đổi"), ("/en/roles", "as it was after the change of")],
)
def test_the_page_after_a_change(cpo, client, prefix, told):
    rename(cpo, "Tên thứ hai", "Tên thứ ba")
    second = ids(cpo)[1]
    list_words = {"/chuc-danh": "thay-doi", "/en/roles": "changes"}
    listed = client.get(f"{prefix}/cpo/{list_words[prefix]}/").text
    assert f"/cpo/?as-of={second}" in listed
    page = client.get(f"{prefix}/cpo/", {"as-of": second, "whole": "1"})
    assert told in page.text
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert f"/cpo/?as-of={second}" in page.text, "how to cite it"
    vi = client.get("/chuc-danh/cpo/", {"as-of": second}).text
    assert "Tên thứ hai" in vi
    assert "Tên thứ ba" not in vi


def test_no_version_of_a_time_when_it_was_a_draft(cpo, client):
    with because("edit"):
        cpo.status = "draft"
        cpo.save()
    rename(cpo, "Tên bí mật")
    hidden = ids(cpo)[0]
    with because("edit"):
        cpo.status, cpo.name_vi = "published", "Tên mới"
        cpo.save()
    for asked in (hidden, uuid.uuid4()):
        answer = client.get("/chuc-danh/cpo/", {"as-of": asked})
        assert answer.status_code == 404
        assert "Tên bí mật" not in answer.text
    assert client.get("/chuc-danh/cpo/", {"as-of": hidden.upper()}).status_code == 400
