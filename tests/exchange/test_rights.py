"""Who may take sheets away and bring them back."""

import io

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from openpyxl import load_workbook

from roles import models as m
from roles.exchange.sheets import sheets_by_name

from .uploads import GOOD, RESPONSIBILITY, confirm, problems, upload, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cpo")]


class TestPermissions:
    @pytest.fixture
    def user(self, client):
        user = User.objects.create_user("hoa", is_staff=True)
        client.force_login(user)
        return user

    def allow(self, user, *codenames):
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))

    def test_a_stranger_gets_nothing(self, client, user):
        for name in ("exchange", "export-workbook", "import", "import-confirm"):
            assert client.get(reverse(f"admin:{name}")).status_code == 403
        assert client.get(reverse("admin:export-sheet", args=["roles"])).status_code == 404

    def test_a_viewer_exports_what_they_may_see(self, client, user):
        self.allow(user, "view_skill")
        page = client.get(reverse("admin:exchange"))
        assert "skills.csv" in page.text
        assert "roles.csv" not in page.text
        book = load_workbook(io.BytesIO(client.get(reverse("admin:export-workbook")).content))
        assert book.sheetnames == ["Hướng dẫn", "Các kỹ năng"]
        assert upload(client, workbook(skills=[["slug"], ["x"]])).status_code == 403

    def test_nobody_imports_rows_that_they_may_not_change(self, client, user):
        self.allow(user, "view_skill", "add_skill", "change_skill")
        page = upload(client, workbook(responsibilities=[RESPONSIBILITY, GOOD]))
        assert problems(page) == [("responsibilities", 0, "")]

    def test_what_an_editor_adds_waits(self, client, user, settings):
        settings.REVIEW = "published"
        self.allow(user, "view_source", "add_source", "change_source")
        head = ["slug", "title", "publisher", "url", "kind", "language"]
        row = ["new", "New", "Somebody", "https://example.org/new", "training", "en"]
        confirm(client, upload(client, workbook(sources=[head, row])))
        assert m.Source.objects.get(slug="new").awaits_review

    def test_an_editor_does_not_publish_by_importing(self, client, user, cpo, nobody_reviews):
        self.allow(user, "view_role", "add_role", "change_role")
        rows = [["slug", "status", "summary_en"], ["cpo", "draft", "Summary"]]
        assert problems(upload(client, workbook(roles=rows))) == [("roles", 2, "status")]
        rows[1][1] = "published"
        confirm(client, upload(client, workbook(roles=rows)))
        cpo.refresh_from_db()
        assert cpo.summary_en == "Summary"

    def test_an_editor_changes_nothing_public_by_importing(self, client, user, cpo, settings):
        settings.REVIEW = "published"
        self.allow(user, "view_role", "add_role", "change_role")
        head = ["slug", "name_vi", "summary_vi", "level", "function"]
        new = ["new", "Mới", "Tóm tắt", "head", "product"]
        rows = [[slug, "Khác", *new[2:]] for slug in ("cpo", "ceo")]
        page = upload(client, workbook(roles=[head, rows[0], new, rows[1]]))
        assert problems(page) == [("roles", 2, ""), ("roles", 4, "")]
        assert "Hãy đề xuất" in page.text
        assert not m.Role.objects.filter(slug="new").exists()
        confirm(client, upload(client, workbook(roles=[head, new])))
        assert m.Role.objects.get(slug="new").status == "draft"


def test_exports_can_be_downloaded(desk):
    for name in sheets_by_name():
        answer = desk.get(reverse("admin:export-sheet", args=[name]))
        assert answer.status_code == 200, name
        assert answer.headers["Content-Type"] == "text/csv"
        assert f'filename="{name}.csv"' in answer.headers["Content-Disposition"]
    assert desk.get(reverse("admin:export-workbook")).content[:2] == b"PK"


def test_unknown_sheets_are_not_found(desk):
    assert desk.get("/admin/exchange/users.csv").status_code == 404


def test_what_a_publisher_names_in_a_file_waits_no_more(desk, django_capture_on_commit_callbacks):
    m.Source.objects.update(awaits_review=True)
    m.Citation.objects.update(awaits_review=True)
    page = upload(desk, workbook(responsibilities=[RESPONSIBILITY, GOOD]))
    with django_capture_on_commit_callbacks(execute=True):
        confirm(desk, page)
    assert not m.Source.objects.filter(awaits_review=True).exists()
