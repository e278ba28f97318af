"""Lists find what is typed without marks, filter what is missing, and cost what they cost."""

import pytest
from django.contrib.auth.models import User

from roles import models as m

from .pages import change, listing, models

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def publisher(signed_in):
    signed_in()


def found(client, model, **query):
    """The rows that a list shows for a query."""
    answer = client.get(listing(model), query)
    assert answer.status_code == 200
    return set(answer.context["cl"].result_list)


@pytest.mark.parametrize(
    "query",
    [
        "giam doc san pham",
        "Giám đốc sản phẩm",
        "GIAM DOC SAN",
        "cpo",
        "chief product",
        "truong san",
    ],
)
def test_roles_are_found_without_marks(client, world, query):
    assert found(client, m.Role, q=query) == {world.cpo}


def test_every_word_must_occur(client, world):
    assert found(client, m.Role, q="giam doc") == {world.ceo, world.cpo, world.cto}
    assert found(client, m.Role, q="giam doc xyz") == set()
    assert found(client, m.Role, q="???") == set()


@pytest.mark.parametrize(
    ("model", "query", "row"),
    [
        (m.Responsibility, "tam nhin", "vision"),
        (m.Responsibility, "product vision", "vision"),
        (m.Source, "ngon hai dang", "beacon"),
        (m.Citation, "beacon §2.3", "skills"),
        (m.Citation, "ky nang", "skills"),
        (m.Citation, "hai dang 2.3", "skills"),
        (m.Comparison, "khac nhau", "comparison"),
        (m.Process, "s&op", "process"),
        (m.Process, "hoach dinh", "process"),
    ],
)
def test_other_lists_fold_too(client, world, model, query, row):
    assert found(client, model, q=query) == {getattr(world, row)}


def test_pickers_find_a_place_as_it_is_spoken_of(client, world):
    query = {"app_label": "roles", "model_name": "responsibility", "field_name": "citations"}
    answer = client.get("/admin/autocomplete/", query | {"term": "beacon 2.3"})
    assert answer.json()["results"] == [{"id": str(world.skills.pk), "text": "beacon §2.3 Kỹ năng"}]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"status__exact": "draft"}, {"cto"}),
        ({"level__exact": "board"}, {"board"}),
        ({"function__exact": "product"}, {"board", "ceo", "cpo", "cto"}),
        ({"uncited": "1"}, {"cto"}),
        ({"no_english": "1"}, {"cto"}),
        ({"source": "beacon"}, {"ceo", "cpo"}),
        ({"source": "atlas"}, set()),
        ({"source": "nobody"}, set()),
    ],
)
def test_roles_are_filtered(client, world, query, names):
    assert {role.slug for role in found(client, m.Role, **query)} == names


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"uncited": "1"}, {"uncited"}),
        ({"draft": "1"}, {"uncited"}),
        ({"no_english": "1"}, {"uncited"}),
        ({"source": "beacon"}, {"vision", "plan"}),
    ],
)
def test_statements_are_filtered(client, world, query, names):
    assert found(client, m.Responsibility, **query) == {getattr(world, name) for name in names}


def test_editorial_wording_is_not_missing_a_citation(client, world):
    m.Responsibility(
        role=world.cpo, area_id="product", statement_vi="Tóm lại", is_editorial=True
    ).keep([])
    assert found(client, m.Responsibility, uncited="1") == {world.uncited}


def test_roles_are_listed_with_counts(client, world):
    page = client.get(listing(m.Role))
    counts = {role.slug: (role.n_claims, role.n_uncited) for role in page.context["cl"].result_list}
    assert counts == {"board": (0, 0), "ceo": (1, 0), "cpo": (5, 0), "cto": (1, 1)}


def crowd(world):
    """Eight more of everything that a list shows: what is asked for each row shows as well."""
    skill = world.keep(m.Skill(slug="s", name_vi="S", kind="analysis"))
    for n in range(8):
        role = world.role(f"role-{n}", f"Chức danh {n}", "")
        duty = world.duty(role, f"Việc {n}", "")
        duty.citations.add(world.place(world.source(f"source-{n}", f"Nguồn {n}"), "§1"))
        world.line(role, world.ceo)
        world.say(m.RoleSkill, role=role, skill=skill)
        world.say(m.Question, role=role, question_vi=f"Hỏi {n}?", answer_vi="Đáp.")
        world.say(m.Coverage, absent=role, covering=world.cpo, statement_vi="Thay.")
        advice = world.say(m.StageAdvice, stage="sme", arrangement="all", statement_vi=f"Nên {n}")
        advice.roles.add(role)
        dispute = world.keep(m.Dispute(slug=f"d-{n}", question_vi=f"Ai {n}?"))
        dispute.roles.add(role)
        world.say(m.Position, dispute=dispute, label_vi="L", statement_vi="S")
        world.keep(m.TitleUsage(acronym="C", site="a.vn", url=f"https://a.vn/{n}", language="vi"))
        User.objects.create(username=f"user-{n}")


def cost(client, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(90) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.once
def test_no_list_grows_with_its_rows(client, world, person, django_assert_max_num_queries):
    client.force_login(person("administrator"), "django.contrib.auth.backends.ModelBackend")
    pages = [*map(listing, models()), "/admin/completeness/", "/admin/links/"]
    client.get(pages[0])  # content types and the like are asked for once
    # One row more than none: an empty list need not ask for what belongs to its rows.
    crowd_of_one(world)
    few = {page: cost(client, page, django_assert_max_num_queries) for page in pages}
    crowd(world)
    many = {page: cost(client, page, django_assert_max_num_queries) for page in pages}
    assert {page: (few[page], many[page]) for page in pages if many[page] > few[page]} == {}
    # One of them counts the proposals that wait, in the head of every page.
    assert max(many[page] for page in pages if "completeness" not in page) <= 13


def crowd_of_one(world):
    skill = world.keep(m.Skill(slug="one", name_vi="Một", kind="analysis"))
    world.say(m.RoleSkill, role=world.cpo, skill=skill)
    world.say(m.Coverage, absent=world.cto, covering=world.ceo, statement_vi="Thay.")
    advice = world.say(m.StageAdvice, stage="sme", arrangement="all", statement_vi="Nên")
    advice.roles.add(world.cpo)
    dispute = world.keep(m.Dispute(slug="one", question_vi="Ai?"))
    dispute.roles.add(world.cpo)
    world.say(m.Position, dispute=dispute, label_vi="L", statement_vi="S")
    world.keep(m.TitleUsage(acronym="C", site="b.vn", url="https://b.vn/", language="vi"))
    world.keep(m.Crosswalk(role=world.cpo, scheme="ESCO", match="none"))
    process = world.process
    world.say(m.ProcessPart, process=process, kind="purpose", statement_vi="Vì.")
    world.say(m.Participation, process=process, role=world.cpo, statement_vi="Góp.")
    world.say(
        m.ProcessContrast, process=process, aspect_vi="A", process_text_vi="B", contrast_text_vi="C"
    )
    process.status = "published"
    process.save()


@pytest.mark.once
def test_the_page_of_a_role_does_not_grow_with_its_statements(
    client, world, django_assert_max_num_queries
):
    address = change(world.cpo)
    client.get(address)
    few = cost(client, address, django_assert_max_num_queries)
    for n in range(8):
        world.duty(world.cpo, f"Việc {n}", "").citations.add(world.place(world.atlas, f"§{n}"))
        world.line(world.cpo, world.role(f"role-{n}", f"Chức danh {n}", ""), kind="works_with")
        skill = world.keep(m.Skill(slug=f"s-{n}", name_vi=f"S {n}", kind="analysis"))
        world.say(m.RoleSkill, role=world.cpo, skill=skill)
    # Citations of skills, and their sources, are asked for once there are any skills.
    assert cost(client, address, django_assert_max_num_queries) <= few + 3


def test_ten_thousand_places_can_be_searched(client, world):
    rows = [
        m.Citation(source=world.atlas, place=f"§{n}", heading=f"Mục {n}") for n in range(10_000)
    ]
    m.Citation.objects.bulk_create(rows)
    query = {"app_label": "roles", "model_name": "responsibility", "field_name": "citations"}
    answer = client.get("/admin/autocomplete/", query | {"term": "atlas 7777"}).json()
    assert [row["text"] for row in answer["results"]] == ["atlas §7777 Mục 7777"]
    assert len(found(client, m.Citation, q="muc")) == 50
