"""Functions and areas are data: an editor adds one, and everything that sorts by it follows."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from roles import models as m
from roles.history.restoring import restore
from roles.history.snapshots import at
from tests.filters.reading import labels, options

from .pages import Form, add, change, delete, errors

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_reviews")]

LIST = "/en/roles/"
CARE = {"slug": "care", "name_vi": "Chăm sóc", "name_en": "Care", "order": "90"}
COLOURS = {"light": "#00704a", "dark": "#6fdca5"}


def add_care(client):
    answer = Form(client, add(m.Function)).send(**CARE, **COLOURS)
    assert answer.status_code == 302, errors(answer)
    return m.Function.objects.get(slug="care")


def test_a_new_function_shows_wherever_its_first_role_does(client, world, signed_in):
    signed_in("editor", "en")
    add_care(client)
    assert "Care" not in client.get(LIST).text
    Form(client, change(world.cpo)).send(function="care")
    page = client.get(LIST)
    assert labels(page, "function")[-1] == "Care"
    assert options(client.get(f"{LIST}?function=care"))["function", "care"] == 1
    assert "Chăm sóc" in client.get("/").text
    assert "fn-care" in client.get("/chuc-danh/cpo/").text
    assert ".fn-care .box-head{fill:#00704a}" in client.get("/so-do.svg").text
    assert "Care" in client.get("/en/chart.svg").text
    assert "Care" in client.get("/en/compare/ceo/cpo/").text
    assert "fn-care" in client.get("/en/search/?q=cpo").text
    assert client.get("/en/roles/cpo.png").status_code == 200
    assert b",care," in client.get("/admin/exchange/roles.csv").content
    assert "Care" in client.get(change(world.cpo).replace("change", "history")).text


def test_a_new_area_shows_wherever_its_first_statement_does(client, world, signed_in):
    signed_in("editor", "en")
    Form(client, add(m.Area)).send(**CARE)
    assert "Care" not in client.get(LIST).text
    form = Form(client, change(world.cpo))
    form.send(**{f"{form.row('responsibilities', world.vision)}-area": "care"})
    assert labels(client.get(LIST), "area")[-1] == "Care"
    for path, name in (("/en/roles/cpo/", "Care"), ("/chuc-danh/cpo/", "Chăm sóc")):
        assert re.search(rf'id="area-care".*\s*<summary><h3>{name}&nbsp;', client.get(path).text)
    assert "Care" in client.get("/en/compare/ceo/cpo/").text


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("field", "colour", "vi", "en"),
    [
        ("light", "#9aa0a8", "#f3f1ec, độ tương phản chỉ là 2,33", "is 2.33; texts in it need 4.5"),
        ("light", "#ffffff", "đậm hơn", "Choose a darker colour"),
        ("dark", "#39446b", "sáng hơn", "on the paper #1d2027 its contrast is 1.7"),
        ("dark", "#16191d", "#15171c", "Choose a lighter colour"),
        ("light", "navy", "sáu chữ số", "# and six digits"),
        ("light", "#12345g", "sáu chữ số", "# and six digits"),
        ("dark", "#abc", "sáu chữ số", "# and six digits"),
        ("dark", "6fdca5", "sáu chữ số", "# and six digits"),
    ],
)
def test_a_colour_that_cannot_be_read_is_refused(
    client, world, signed_in, language, field, colour, vi, en
):
    signed_in("editor", language)
    found = errors(Form(client, add(m.Function)).send(**CARE, **(COLOURS | {field: colour})))
    assert list(found) == [field]
    assert {"vi": vi, "en": en}[language] in found[field][0]
    assert not m.Function.objects.filter(slug="care").exists()


def test_both_colours_are_refused_at_once(client, world, signed_in):
    signed_in("editor", "en")
    answer = Form(client, add(m.Function)).send(**CARE, light="#eeeeee", dark="#222222")
    assert set(errors(answer)) == {"light", "dark"}


def test_a_colour_in_capitals_and_one_that_just_suffices_are_taken(client, world, signed_in):
    signed_in("editor", "en")
    answer = Form(client, add(m.Function)).send(**CARE, light="#6E6E6E", dark="#878787")
    assert answer.status_code == 302, errors(answer)


def test_a_slug_stays(client, world, signed_in):
    signed_in("editor", "en")
    care = add_care(client)
    assert 'name="slug"' not in client.get(change(care)).text
    Form(client, change(care)).send(name_en="Caring", slug="other")
    assert m.Function.objects.get(pk=care.pk).slug == "care"
    care.slug = "other"
    with pytest.raises(ValidationError, match="slug"):
        care.full_clean()


def test_what_roles_or_statements_refer_to_is_not_deleted(client, world, signed_in):
    signed_in("publisher", "en")
    for row in (m.Function.objects.get(slug="product"), m.Area.objects.get(slug="product")):
        assert delete(client, row).status_code != 302
        assert type(row).objects.filter(pk=row.pk).exists()
    care = add_care(client)
    assert delete(client, care).status_code == 302
    assert not m.Function.objects.filter(slug="care").exists()


def test_a_version_brings_its_function_back(client, world, signed_in):
    signed_in("publisher", "en")
    care = add_care(client)
    Form(client, change(world.cpo)).send(function="care")
    moment = timezone.now()
    Form(client, change(world.cpo)).send(function="product")
    delete(client, care)
    assert "Care" in client.get(change(world.cpo).replace("change", "history")).text
    assert restore(m.Role, world.cpo.pk, at(moment)).left_out == []
    world.cpo.refresh_from_db()
    assert (world.cpo.function_id, world.cpo.function.name_en) == ("care", "Care")
