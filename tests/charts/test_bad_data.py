"""Whatever the database holds, the page answers, draws what it can, and tells editors alone."""

import pytest
from django.contrib.auth.models import User

from roles.models import Citation, ReportingLine, Role

from .reading import drawn_boxes, drawn_lines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

PATHS = ["/so-do/", "/en/chart/?works_with=1", "/so-do/?role=cpo", "/so-do.svg",
         "/so-do/?format=json", "/so-do/?stage=startup", "/", "/chuc-danh/cpo/",
         "/so-sanh/cpo/cto/"]  # fmt: skip


@pytest.fixture
def editor(client):
    client.force_login(User.objects.create_superuser("editor"))
    return client


def add_line(subordinate, manager, kind="solid"):
    """A cited line, past every rule of the model."""
    roles = Role.objects.in_bulk([subordinate, manager], field_name="slug")
    line = ReportingLine(
        key=f"{subordinate}-{manager}-{kind}",
        subordinate=roles[subordinate],
        manager=roles[manager],
        kind=kind,
    )
    ReportingLine.objects.bulk_create([line])
    line = ReportingLine.objects.get(key=line.key)
    line.citations.set([Citation.objects.first()])


def everything_answers(client):
    return all(client.get(path).status_code == 200 for path in PATHS)


def problems(client):
    text = client.get("/en/chart/").text
    if 'class="notice problems"' not in text:
        return ""
    start = text.index('class="notice problems"')
    return text[start : text.index("</section>", start)]


def test_a_cycle_is_cut_and_named_to_editors(client, editor):
    add_line("hoi-dong-quan-tri", "cpo")
    assert everything_answers(editor)
    assert "CPO" in problems(editor)
    assert "One line is cut" in problems(editor)
    editor.logout()
    assert everything_answers(client)
    assert problems(client) == ""
    assert ("hoi-dong-quan-tri", "cpo", "solid") in drawn_lines(client.get("/so-do/").text)


def test_two_roots_are_both_drawn(client, editor):
    add_line("cmo", "cso")
    assert "several roles at the top: Board of directors, CSO" in problems(editor)
    editor.logout()
    assert ("cmo", "cso", "solid") in drawn_lines(client.get("/so-do/").text)


def test_a_draft_in_the_middle_parts_the_tree(client, editor):
    Role.objects.filter(slug="cpo").update(status="draft")
    assert "CPO is a draft" in problems(editor)
    editor.logout()
    text = client.get("/en/chart/").text
    assert problems(client) == ""
    assert "cpo" not in drawn_boxes(text)
    assert "director-of-ux" in drawn_boxes(text)
    # A source does say whom they report to, so the page does not claim the opposite.
    apart = text[text.index('id="group-elsewhere"') :]
    assert "/en/roles/director-of-ux/" in apart[: apart.index("</section>")]


def test_roles_without_manager_are_named_to_editors_too(editor):
    assert "No source states a direct manager of: CTO, CSO, CMO" in problems(editor)
    assert 'href="/admin/roles/role/' in problems(editor)


def test_a_line_that_nothing_supports_is_not_drawn(client):
    ReportingLine.objects.get(key="cpo-reports-to-ceo").citations.clear()
    text = client.get("/so-do/").text
    assert ("cpo", "ceo", "solid") not in drawn_lines(text)
    assert "line-cpo-reports-to-ceo" not in text


def test_an_empty_site_has_an_empty_chart(client):
    Role.objects.update(status="draft")
    for path in ("/so-do/", "/so-do.svg", "/so-do/?format=json", "/"):
        assert client.get(path).status_code == 200


def test_roles_without_any_line_all_stand_apart(client):
    ReportingLine.objects.all().delete()
    text = client.get("/so-do/").text
    assert set(drawn_boxes(text)) == set(Role.objects.published().values_list("slug", flat=True))
    assert drawn_lines(text) == set()
