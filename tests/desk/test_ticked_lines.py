"""What is done with ticked lines goes through the page's own save; faults are told at a control."""

import pytest
from django.contrib.auth.models import Permission

from roles.models import Responsibility, Role

from .pages import Form, change

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def publisher(signed_in):
    return signed_in()


def do(client, role, action, *rows, **more):
    """Do something with ticked responsibilities of a role."""
    data = {"_bulk": "responsibilities", "bulk-action": action, "bulk-rows": [r.pk for r in rows]}
    return sparse(client, role).send(**data, **{f"bulk-{name}": v for name, v in more.items()})


def sparse(client, role):
    """The form of a page of which no line was opened."""
    form = Form(client, change(role))
    form.data = {name: v for name, v in form.data.items() if "-" not in name}
    return form


def told(answer):
    """{control: messages} of the bar above the ticked lines."""
    assert answer.status_code == 200
    return dict(answer.context["bulk"].errors)


def fresh(*rows):
    return [type(row).objects.get(pk=row.pk) for row in rows]


def test_several_get_another_area(client, world):
    answer = do(client, world.cpo, "area", world.vision, world.plan, area="finance")
    assert (answer.status_code, answer["Location"]) == (302, change(world.cpo))
    assert [duty.area_id for duty in fresh(world.vision, world.plan)] == ["finance"] * 2
    assert [duty.statement_vi for duty in fresh(world.vision)] == [world.vision.statement_vi]


def test_citations_are_added_to_those_that_are_there(client, world):
    do(client, world.cpo, "citations", world.vision, citations=[world.skills.pk])
    assert set(world.vision.citations.all()) == {world.lead, world.skills}


def test_ticked_ones_are_deleted_and_no_others(client, world):
    do(client, world.cpo, "DELETE", world.vision)
    assert list(world.cpo.responsibilities.all()) == [world.plan]


def test_they_move_to_another_role_with_a_message(client, world):
    answer = do(client, world.cpo, "owner", world.vision, owner=world.ceo.pk)
    assert fresh(world.vision)[0].role == world.ceo
    assert "CEO" in client.get(answer["Location"]).text.partition("messagelist")[2][:600]
    client.logout()
    assert f'/chuc-danh/ceo/#{world.vision.anchor}"' in client.get("/chuc-danh/cpo/").text


def test_what_was_typed_in_an_opened_line_moves_with_it(client, world):
    form = Form(client, change(world.cpo))
    row = form.row("responsibilities", world.vision)
    data = {f"{row}-statement_en": "Typed", "_bulk": "responsibilities", "bulk-action": "owner"}
    form.send(**data, **{"bulk-rows": [world.vision.pk], "bulk-owner": world.ceo.pk})
    moved = fresh(world.vision)[0]
    assert (moved.role, moved.statement_en) == (world.ceo, "Typed")


@pytest.mark.parametrize("owner", [10**20, 999_999, "x", "-1", ""])
def test_a_role_that_is_none_is_told_at_the_control(client, world, owner):
    answer = do(client, world.cpo, "owner", world.vision, owner=owner)
    assert list(told(answer)) == ["owner"]
    assert fresh(world.vision)[0].role == world.cpo


@pytest.mark.parametrize(
    ("action", "value", "at"),
    [
        ("citations", [10**20], "citations"),
        ("area", "10" * 20, "area"),
        ("xyzzy", "", "action"),
        ("", "", "action"),
    ],
)
def test_other_impossible_wishes_are_told_at_theirs(client, world, action, value, at):
    answer = do(client, world.cpo, action, world.vision, **({action: value} if action else {}))
    assert list(told(answer)) == [at]


@pytest.mark.parametrize("rows", [[], [10**20], [999_999]])
def test_rows_that_are_not_there_are_told(client, world, rows):
    data = {"_bulk": "responsibilities", "bulk-action": "DELETE", "bulk-rows": rows}
    assert list(told(sparse(client, world.cpo).send(**data))) == ["rows"]
    assert world.cpo.responsibilities.count() == 2


def test_rows_of_another_page_stay(client, world):
    assert list(told(do(client, world.cpo, "DELETE", world.uncited))) == ["rows"]
    assert Responsibility.objects.filter(pk=world.uncited.pk).exists()


def test_a_refused_wish_saves_nothing_else(client, world):
    data = {"_bulk": "responsibilities", "bulk-action": "owner", "bulk-rows": [world.vision.pk]}
    answer = sparse(client, world.cpo).send(name_en="Typed", **data)
    assert answer.context["adminform"].form["name_en"].value() == "Typed"
    assert Role.objects.get(slug="cpo").name_en != "Typed"


@pytest.mark.parametrize("part", ["", "nonsense", "citations", "responsibilities-2", "x" * 9999])
def test_rows_of_no_part_are_told_and_what_was_typed_stands(client, world, part):
    data = {"_bulk": part, "bulk-action": "DELETE", "bulk-rows": [world.vision.pk]}
    answer = sparse(client, world.cpo).send(name_en="Typed", **data)
    assert answer.status_code == 200
    assert answer.context["adminform"].form["name_en"].value() == "Typed"
    assert "Trang này không có phần ấy" in answer.context["problems"][0].message
    assert Role.objects.get(slug="cpo").name_en != "Typed"
    assert world.cpo.responsibilities.count() == 2


def test_who_may_not_delete_is_told_so(client, world, person, signed_in):
    signed_in("editor")
    Permission.objects.get(codename="delete_responsibility").group_set.clear()
    assert list(told(do(client, world.cpo, "DELETE", world.vision))) == ["action"]
    assert world.cpo.responsibilities.count() == 2


def test_what_the_other_page_may_not_hold_is_told(client, world):
    """A published role takes no statement without a citation."""
    answer = do(client, world.cto, "owner", world.uncited, owner=world.cpo.pk)
    assert "«" in told(answer)["owner"][0]
