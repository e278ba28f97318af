"""Who may do what: every address of the desk, by each group, with each method."""

from contextlib import nullcontext

import pytest
from django.contrib.auth.models import Group, User

from roles.admin import desk
from roles.models import Comparison, Process, Role, Source

from .pages import Form, add, change, delete, delete_from_list, listing, models, undrawing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_reviews")]

# Both databases are asked for all pages by those who get them all, and by nobody.
SOME = [pytest.param(who, marks=pytest.mark.once) for who in ("viewer", "editor", "publisher")]
PEOPLE = ("anonymous", *SOME, "administrator")
# Which groups may do it; nobody else.
LOOK = {"viewer", "editor", "publisher", "administrator"}
EDIT = {"editor", "publisher", "administrator"}
PUBLISH = {"publisher", "administrator"}
MANAGE = {"administrator"}
OK, REFUSED, ELSEWHERE = 200, 403, 302


@pytest.fixture(params=PEOPLE)
def who(request, signed_in):
    if request.param != "anonymous":
        signed_in(request.param)
    return request.param


def expected(who, allowed):
    if who == "anonymous":
        return ELSEWHERE  # to the page for signing in
    return OK if who in allowed else REFUSED


def status_of(ask, who, *sent):
    """What is asked, drawn for those who see all of a page, and who may change nothing of it."""
    with nullcontext() if who in ("administrator", "viewer") else undrawing():
        return ask(*sent).status_code


def rights(model):
    """{what: groups} for a model of the desk."""
    if model in (User, Group):
        return dict.fromkeys(("look", "edit", "delete"), MANAGE)
    return {"look": LOOK, "edit": EDIT, "delete": PUBLISH if model is Source else EDIT}


def rows(world):
    """One row of each model; a page that is not published, since deleting asks for more else."""
    from roles import models as m

    lead, cpo = world.lead, world.cpo
    cite = {"cite": True}
    found = {
        m.Role: world.cto,
        m.Comparison: world.comparison,
        m.Process: world.process,
        m.Source: world.atlas,
        m.Citation: world.place(world.atlas, "§9"),
        m.Skill: world.keep(m.Skill(slug="sql", name_vi="SQL", name_en="SQL", kind="analysis")),
        m.Dispute: world.keep(m.Dispute(slug="d", question_vi="Ai?", question_en="Who?")),
        m.Responsibility: world.vision,
        m.RoleTitle: cpo.titles.get(),
        m.Provision: world.say(m.Provision, role=cpo, statement_vi="Ký.", **cite),
        m.ReportingLine: cpo.lines_up.get(),
        m.Question: cpo.questions.get(),
        m.ComparisonPoint: world.comparison.points.get(),
        m.TitleUsage: world.keep(
            m.TitleUsage(acronym="CPO", site="a.vn", url="https://a.vn/1", language="vi")
        ),
        m.Crosswalk: world.keep(m.Crosswalk(role=cpo, scheme="ESCO", match="none")),
        m.Coverage: world.say(
            m.Coverage, absent=world.cto, covering=cpo, statement_vi="Thay.", **cite
        ),
        m.StageAdvice: world.say(
            m.StageAdvice, stage="startup", arrangement="all", statement_vi="Đủ.", **cite
        ),
        m.ProcessPart: world.say(
            m.ProcessPart, process=world.process, kind="purpose", statement_vi="Vì.", **cite
        ),
        m.Participation: world.say(
            m.Participation, process=world.process, role=cpo, statement_vi="Góp.", **cite
        ),
        m.ProcessContrast: world.say(
            m.ProcessContrast,
            process=world.process,
            aspect_vi="A",
            process_text_vi="B",
            contrast_text_vi="C",
            **cite,
        ),
        m.GlossaryTerm: world.say(m.GlossaryTerm, term_vi="KPI", definition_vi="Đo.", **cite),
        m.Mandate: world.say(m.Mandate, kind="must", post_vi="HĐTV", statement_vi="Có.", **cite),
        m.Function: world.keep(
            m.Function(slug="care", name_vi="Lo", light="#00704a", dark="#6fdca5")
        ),
        m.Area: world.keep(m.Area(slug="care", name_vi="Lo")),
        User: User.objects.create(username="somebody"),
        Group: Group.objects.create(name="a group"),
    }
    found[m.RoleSkill] = world.say(m.RoleSkill, role=cpo, skill=found[m.Skill], **cite)
    found[m.Position] = world.say(
        m.Position, dispute=found[m.Dispute], label_vi="L", statement_vi="S", **cite
    )
    world.comparison.status = "draft"
    world.comparison.save()
    assert set(found) == set(models()), lead
    return found


def test_every_page_opens_to_whom_it_should(client, world, who):
    wrong = {}
    for model, row in rows(world).items():
        allowed = rights(model)
        delete = change(row).replace("change", "delete")
        pages = {
            listing(model): allowed["look"],
            change(row): allowed["look"],
            add(model): allowed["edit"],
            delete: allowed["delete"],
            change(row).replace("change", "history"): allowed["look"],
        }
        for address, groups in pages.items():
            status = status_of(client.get, who, address)
            if status != expected(who, groups):
                wrong[address] = status
    assert wrong == {}


def test_every_write_is_taken_from_whom_it_should(client, world, who):
    """An empty form: refused with 403, or looked at and found wrong (200)."""
    wrong = {}
    for model, row in rows(world).items():
        allowed = rights(model)
        for address in (add(model), change(row)):
            before = model.objects.count()
            status = status_of(client.post, who, address, {})
            if status != expected(who, allowed["edit"]) or model.objects.count() != before:
                wrong[address] = status
    assert wrong == {}


def test_everything_is_deleted_only_by_whom_it_should(client, world, who):
    wrong = {}
    for model, row in rows(world).items():
        may = who in rights(model)["delete"]
        if not model.objects.filter(pk=row.pk).exists():
            continue  # gone with what it belonged to
        # Nobody signed in: the page to do so keeps what was sent, and is no redirect.
        status = delete(client, row).status_code
        gone = not model.objects.filter(pk=row.pk).exists()
        if (status, gone) != ((ELSEWHERE, True) if may else (REFUSED, False)):
            wrong[model.__name__] = status, gone
    kept = {"Skill", "Dispute"} if who in EDIT else set()
    assert set(wrong) <= kept


@pytest.mark.parametrize("page", ["", "completeness/", "links/", "password_change/"])
def test_the_other_pages_open_to_everybody_of_the_desk(client, world, who, page):
    assert client.get(f"/admin/{page}").status_code == expected(who, LOOK)


@pytest.mark.parametrize("field", ["role", "source", "citations"])
def test_pickers_answer_people_of_the_desk_only(client, world, who, field):
    model = {"role": "responsibility", "source": "citation", "citations": "responsibility"}[field]
    if field == "role":
        model, field = "crosswalk", "role"
    query = {"app_label": "roles", "model_name": model, "field_name": field, "term": ""}
    answer = client.get("/admin/autocomplete/", query)
    assert answer.status_code == expected(who, LOOK)


@pytest.mark.parametrize("name", ["cto", "process", "comparison"])
def test_only_publishers_publish(client, world, who, name):
    row = getattr(world, name)
    row.status = "draft"
    row.save()
    world.uncited.delete()
    if who not in EDIT:
        client.post(change(row), {"status": "published"})
    else:
        assert Form(client, change(row)).send(status="published").status_code == 302
    row.refresh_from_db()
    assert row.is_published == (who in PUBLISH)


def test_a_forged_new_role_of_an_editor_stays_a_draft(client, world, signed_in):
    signed_in("editor")
    texts = {"name_vi": "Giả mạo", "summary_vi": "Ai đó."}
    Form(client, add(Role)).send(level="head", function="sales", status="published", **texts)
    assert Role.objects.get(name_vi="Giả mạo").status == "draft"


@pytest.mark.parametrize("action", ["publish", "withdraw"])
def test_only_publishers_publish_from_the_list(client, world, who, action):
    row = world.process if action == "publish" else world.cpo
    before = row.status
    data = {"action": action, "_selected_action": [row.pk]}
    client.post(listing(type(row)), data)
    row.refresh_from_db()
    assert (row.status != before) == (who in PUBLISH)


def test_publishing_from_the_list_keeps_the_rule(client, world, signed_in):
    signed_in("publisher")
    data = {"action": "publish", "_selected_action": [world.cto.pk]}
    page = client.post(listing(Role), data, follow=True).text
    assert "«Chọn công nghệ»" in page
    world.cto.refresh_from_db()
    assert not world.cto.is_published


def test_what_is_public_is_deleted_by_publishers_only(client, world, who):
    for row in (world.comparison, world.cpo):
        address = change(row).replace("change", "delete")
        status = client.get(address).status_code
        assert status == expected(who, PUBLISH)
        delete_from_list(client, row)
        assert type(row).objects.filter(pk=row.pk).exists() == (who not in PUBLISH)


def test_no_editor_makes_a_user_or_a_superuser(client, world, who):
    form = {"username": "intruder", "password1": "giay-trang-9x", "password2": "giay-trang-9x"}
    client.post(add(User), form | {"usable_password": "true"})
    assert User.objects.filter(username="intruder").exists() == (who in MANAGE)


def test_the_groups_hold_what_the_desk_shows():
    """A model that joins the desk later must be given to the groups."""
    editor = Group.objects.get(name="editor")
    given = set(editor.permissions.values_list("content_type__model", flat=True))
    shown = {model._meta.model_name for model in desk._registry} - {"user", "group"}
    assert given == shown
    assert {Role, Comparison, Process} <= set(desk._registry)
