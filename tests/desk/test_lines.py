"""Rows of a page are lines: shown without forms, opened one by one, sent alone, saved alone."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles.models import (
    Citation,
    Crosswalk,
    Dispute,
    Responsibility,
    Role,
    RoleTitle,
    StageAdvice,
)

from .pages import Form, add, change, errors, sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def publisher(signed_in):
    return signed_in()


class Lines:
    """The page of a role as a browser has it: no row is sent but those that are opened."""

    def __init__(self, client, row):
        self.client, self.address = client, change(row)
        context = client.get(self.address).context
        self.data = sent(context["adminform"].form) | {"seen": context["seen"]}
        for part in context["inline_admin_formsets"]:
            self.data |= {f"{part.formset.prefix}-TOTAL_FORMS": 99}

    def open(self, prefix, row, number):
        asked = {"row": f"{prefix}-{row.pk if row else 'new'}", "number": number}
        answer = self.client.get(self.address, asked)
        form = answer.context["part"].formset.forms[0]
        self.data |= sent(form)
        return form.prefix

    def send(self, **fields):
        return self.client.post(self.address, self.data | fields)


def test_a_page_has_lines_and_no_inputs_of_rows(client, world):
    page = client.get(change(world.cpo)).text
    assert "Lập kế hoạch phát hành" in page
    assert 'name="responsibilities-0-' not in page
    assert "__prefix__" not in page
    everything = client.get(change(world.cpo), {"expand": 1}).text
    assert 'name="responsibilities-0-statement_vi"' in everything


def test_a_row_is_fetched_alone_under_its_number(client, world):
    address = change(world.cpo)
    asked = {"row": f"responsibilities-{world.plan.pk}", "number": 7}
    fragment = client.get(address, asked).text
    assert fragment.count('class="claim line') == 1
    assert 'name="responsibilities-7-statement_vi"' in fragment
    assert f'name="responsibilities-7-id" value="{world.plan.pk}"' in fragment
    new = client.get(add(Role), {"row": "responsibilities-new", "number": 3}).text
    assert 'name="responsibilities-3-statement_vi"' in new
    both = client.get(
        address, {"row": f"responsibilities-{world.vision.pk},{world.plan.pk}", "number": 5}
    )
    shown = [f"responsibilities-{n}-statement_vi" in both.text for n in (4, 5, 6, 7)]
    assert shown == [0, 1, 1, 0]
    # The others are not even made.
    assert len(both.context["inline_admin_formsets"]) == 1


@pytest.mark.parametrize("query", ["", "?expand=1"])
def test_lines_tell_how_many_places_support_them(client, world, query):
    """Rows of the page and rows of others that it links to, open or not."""
    more(world, 1)
    advice = world.cpo.stage_advice.get()
    places = [Citation.objects.create(source=world.beacon, place=f"§{n}") for n in (7, 8)]
    world.plan.citations.add(places[0])
    advice.citations.add(*places)
    page = client.get(change(world.cpo) + query).text
    lines = re.findall(r'<span class="inline_label">(.*?)</span>(.*?)</h3>', page)
    told = dict(lines)
    assert ">2 trích dẫn<" in told[world.plan.headline]
    assert ">3 trích dẫn<" in told[advice.headline]


@pytest.mark.parametrize(
    "asked",
    [
        {"row": "responsibilities-999999"},
        {"row": "responsibilities-" + "9" * 40, "number": "9" * 40},
        {"row": "nothing-1"},
        {"row": "responsibilities-"},
        {"row": "nothing-1,2"},
        {"row": "a\0b-1"},
    ],
)
def test_what_is_not_there_is_not_opened(client, world, asked):
    assert client.get(change(world.cpo), asked).status_code == 404


def test_a_row_of_another_page_is_not_opened(client, world):
    asked = {"row": f"responsibilities-{world.uncited.pk}"}
    assert client.get(change(world.cpo), asked).status_code == 404


def test_only_what_was_opened_is_saved(client, world):
    page = Lines(client, world.cpo)
    row = page.open("responsibilities", world.plan, 40)
    new = page.open("responsibilities", None, 7)
    new_fields = {"area": "product", "statement_vi": "Nghe khách hàng", "citations": world.lead.pk}
    fields = {f"{new}-{name}": value for name, value in new_fields.items()}
    answer = page.send(**fields | {f"{row}-statement_vi": "Phát hành"})
    assert answer.status_code == 302
    said = world.cpo.responsibilities.values_list("statement_vi", flat=True)
    assert list(said) == ["Đặt ra tầm nhìn sản phẩm", "Phát hành", "Nghe khách hàng"]
    assert list(world.plan.citations.all()) == [world.lead]
    assert world.cpo.titles.count() == 1


def test_a_new_row_that_nobody_filled_in_is_none(client, world):
    page = Lines(client, world.cpo)
    row = page.open("responsibilities", None, 5)
    assert page.send(**{f"{row}-order": 30}).status_code == 302
    assert world.cpo.responsibilities.count() == 2


def test_a_part_of_which_nothing_is_sent_stays(client, world):
    page = Lines(client, world.cpo)
    for name in [name for name in page.data if name.endswith("_FORMS")]:
        del page.data[name]
    assert page.send(name_vi="Tên khác").status_code == 302
    assert Role.objects.get(pk=world.cpo.pk).name_vi == "Tên khác"
    assert world.cpo.responsibilities.count() == 2


def test_a_line_is_moved_or_deleted_unopened(client, world):
    page = Lines(client, world.cpo)
    first, second = (f"responsibilities-{number}" for number in (3, 12))
    page.data |= {f"{first}-id": world.vision.pk, f"{first}-DELETE": "on"}
    page.data |= {f"{second}-id": world.plan.pk, f"{second}-order": 5, f"{second}-only": "order"}
    assert page.send().status_code == 302
    only = world.cpo.responsibilities.get()
    assert (only.pk, only.order, only.statement_vi) == (
        world.plan.pk,
        5,
        "Lập kế hoạch phát hành",
    )
    assert list(only.citations.all()) == [world.lead]


def test_a_row_like_an_unopened_one_is_refused_at_its_field(client, world):
    page = Lines(client, world.cpo)
    row = page.open("titles", None, 4)
    title = world.cpo.titles.get()
    fields = {"kind": title.kind, "text": title.text, "language": title.language}
    fields["citations"] = world.lead.pk
    answer = page.send(**{f"{row}-{n}": v for n, v in fields.items()})
    assert "titles-0-text" in errors(answer)
    assert RoleTitle.objects.count() == 1


def test_publishing_asks_for_the_citations_of_unopened_rows(client, world):
    page = Lines(client, world.cto)
    answer = page.send(status="published")
    found = errors(answer)
    assert list(found) == ["status", "responsibilities-0-citations"]
    assert "Chọn công nghệ" in found["status"][0]
    assert 'name="responsibilities-0-statement_vi"' in answer.text


def test_after_a_mistake_only_rows_that_matter_are_open(client, world):
    page = Lines(client, world.cpo)
    row = page.open("responsibilities", world.plan, 9)
    answer = page.send(**{f"{row}-statement_vi": ""})
    assert list(errors(answer)) == ["responsibilities-0-statement_vi"]
    assert "Đặt ra tầm nhìn sản phẩm" in answer.text
    assert 'name="responsibilities-1-statement_vi"' not in answer.text


def test_links_are_sent_alone_too(client, world):
    kept, gone, new = (
        world.say(StageAdvice, stage="startup", arrangement="all", statement_vi=text)
        for text in ("Giữ", "Bỏ", "Thêm")
    )
    world.cpo.stage_advice.set([kept, gone])
    page = Lines(client, world.cpo)
    link = StageAdvice.roles.through.objects.get(stageadvice=gone)
    page.data |= {"StageAdvice_roles-5-id": link.pk, "StageAdvice_roles-5-DELETE": "on"}
    page.data |= {"StageAdvice_roles-8-stageadvice": new.pk}
    assert page.send().status_code == 302
    assert set(world.cpo.stage_advice.all()) == {kept, new}


def test_places_of_a_source_are_lines(client, world):
    page = Lines(client, world.beacon)
    row = page.open("places", world.skills, 2)
    assert page.send(**{f"{row}-heading": "Kỹ năng mềm"}).status_code == 302
    places = Citation.objects.filter(source=world.beacon)
    assert set(places.values_list("heading", flat=True)) == {"", "Kỹ năng mềm"}


def cost(status, call):
    with CaptureQueriesContext(connection) as queries:
        assert call().status_code == status
    return len(queries)


def more(world, number):
    """One more row of every kind that the page of a role shows with others' names."""
    world.duty(world.cpo, f"Việc {number}", f"Duty {number}", order=100 + number)
    world.say(RoleTitle, role=world.cpo, kind="alias", text=f"Tên {number}", language="vi")
    world.line(world.cpo, world.role(f"boss-{number}", f"Sếp {number}", ""), kind="dotted")
    world.keep(Crosswalk(role=world.cpo, scheme="ESCO", match="close", code=f"1.{number}"))
    advice = world.say(
        StageAdvice, stage="startup", arrangement="all", statement_vi=f"Lời {number}"
    )
    advice.roles.set([world.cpo])
    dispute = world.keep(Dispute(slug=f"dispute-{number}", question_vi=f"Ai lo việc {number}?"))
    dispute.roles.set([world.cpo])


def test_costs_do_not_grow_with_the_rows(client, world):
    def costs(text):
        opened = cost(200, lambda: client.get(change(world.cpo)))
        page = Lines(client, world.cpo)
        row = page.open("responsibilities", world.plan, 30)
        return opened, cost(302, lambda: page.send(**{f"{row}-statement_vi": text}))

    more(world, 100)
    costs("warm")
    few = costs("few")
    for number in range(20):
        more(world, number)
    assert costs("many") == few
    assert (few[0] < 45, few[1] < 80) == (True, True), few


def test_a_dense_form_means_the_same(client, world):
    form = Form(client, change(world.cpo))
    row = form.row("responsibilities", world.plan)
    assert form.send(**{f"{row}-statement_vi": "Phát hành"}).status_code == 302
    assert Responsibility.objects.get(pk=world.plan.pk).statement_vi == "Phát hành"
