"""What the model forbids is refused at the desk, beside its field, with all that was typed kept."""

import pytest

from roles.models import Comparison, ReportingLine, Responsibility, Role, Source

from .pages import Form, add, change, delete, delete_from_list, errors

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["vi", pytest.param("en", marks=pytest.mark.once)])
def language(request, signed_in):
    signed_in("publisher", request.param)
    return request.param


def refused(response, field, **messages):
    """The response says `messages[language]` at `field` and nothing elsewhere; returns its HTML."""
    language = response.headers["Content-Language"]
    found = errors(response)
    assert list(found) == [field]
    assert messages[language] in found[field][0]
    return response.text


def test_a_published_statement_needs_a_citation(client, world, language):
    form = Form(client, change(world.cpo))
    row = form.add("responsibilities", area="product", statement_vi="Nghe khách hàng «kể»")
    page = refused(
        form.send(),
        f"{row}-citations",
        vi="phải có trích dẫn",
        en="A published statement needs a citation.",
    )
    assert "Nghe khách hàng «kể»" in page
    assert f'href="#id_{row}-citations"' in page
    assert Responsibility.objects.count() == 3


def test_taking_the_last_citation_away_is_refused(client, world, language):
    form = Form(client, change(world.cpo))
    row = form.row("responsibilities", world.vision)
    answer = form.send(**{f"{row}-citations": []})
    refused(answer, f"{row}-citations", vi="phải có trích dẫn", en="needs a citation")


@pytest.mark.parametrize("text", ["\u200b", "\u3164 \u2060", "a\0b"])
def test_a_statement_that_nobody_can_see_or_store_is_refused(client, world, signed_in, text):
    signed_in("publisher", "en")
    form = Form(client, change(world.cpo))
    row = form.row("responsibilities", world.vision)
    found = errors(form.send(**{f"{row}-statement_vi": text}))
    assert list(found) == [f"{row}-statement_vi"]
    world.vision.refresh_from_db()
    assert world.vision.statement_vi != text


def test_the_editors_own_wording_needs_none(client, world, signed_in):
    signed_in()
    form = Form(client, change(world.cpo))
    form.add("responsibilities", area="product", statement_vi="Nói gọn", is_editorial="on")
    assert form.send().status_code == 302


def test_publishing_names_the_statements_that_lack_a_citation(client, world, language):
    form = Form(client, change(world.cto))
    answer = form.send(status="published")
    row = form.row("responsibilities", world.uncited)
    found = errors(answer)
    assert set(found) == {"status", f"{row}-citations"}
    assert "«Chọn công nghệ»" in found["status"][0]
    world.cto.refresh_from_db()
    assert world.cto.status == "draft"


def test_publishing_and_citing_in_one_go_is_fine(client, world, signed_in):
    signed_in()
    form = Form(client, change(world.cto))
    row = form.row("responsibilities", world.uncited)
    answer = form.send(status="published", **{f"{row}-citations": [world.lead.pk]})
    assert answer.status_code == 302
    world.cto.refresh_from_db()
    assert world.cto.is_published


def test_a_circle_of_reporting_lines_is_told_with_its_path(client, world, language):
    form = Form(client, change(world.board))
    row = form.add(
        "lines_up", kind="solid", manager=world.cpo.pk, citations=[world.lead.pk], detail_vi="Ghi"
    )
    path = "Hội đồng quản trị → CPO → CEO → Hội đồng quản trị"
    path = path if language == "vi" else "Board → CPO → CEO → Board"
    page = refused(form.send(), f"{row}-manager", vi=path, en=path)
    assert "Ghi" in page


def test_a_second_solid_manager_is_refused(client, world, language):
    form = Form(client, change(world.cpo))
    row = form.add("lines_up", kind="solid", manager=world.board.pk, citations=[world.lead.pk])
    message = {"vi": "đã có cấp trên", "en": "has a manager (solid line) in this context"}
    refused(form.send(), f"{row}-manager", **message)


def test_two_new_solid_managers_are_refused(client, world, language):
    form = Form(client, change(world.cto))
    form.add("lines_up", kind="solid", manager=world.ceo.pk, citations=[world.lead.pk])
    row = form.add("lines_up", kind="solid", manager=world.board.pk, citations=[world.lead.pk])
    message = {"vi": "đã có cấp trên", "en": "has a manager (solid line) in this context"}
    refused(form.send(), f"{row}-manager", **message)
    assert ReportingLine.objects.filter(subordinate=world.cto).count() == 0


def test_a_manager_is_replaced_by_deleting_one_line_and_adding_another(client, world, signed_in):
    signed_in()
    form = Form(client, change(world.cpo))
    (line,) = world.cpo.lines_up.all()
    form.add("lines_up", kind="solid", manager=world.board.pk, citations=[world.lead.pk])
    answer = form.send(**{f"{form.row('lines_up', line)}-DELETE": "on"})
    assert answer.status_code == 302
    assert world.cpo.lines_up.get().manager == world.board


def test_lines_that_change_places_are_refused_rather_than_break(client, world, language):
    dotted = world.line(world.cpo, world.board, kind="dotted")
    dotted.order = 0
    dotted.save()
    (solid,) = world.cpo.lines_up.filter(kind="solid")
    solid.order = 5
    solid.save()
    form = Form(client, change(world.cpo))
    first, second = form.row("lines_up", dotted), form.row("lines_up", solid)
    assert (first, second) == ("lines_up-0", "lines_up-1")
    answer = form.send(**{f"{first}-kind": "solid", f"{second}-kind": "dotted"})
    message = {"vi": "đã có cấp trên", "en": "has a manager (solid line) in this context"}
    refused(answer, f"{first}-manager", **message)


def test_a_role_does_not_stand_in_for_itself(client, world, language):
    form = Form(client, change(world.cpo))
    row = form.add(
        "covers_for", absent=world.cpo.pk, statement_vi="Tự thay.", citations=[world.lead.pk]
    )
    message = {"vi": "không làm thay cho chính", "en": "does not stand in for itself"}
    refused(form.send(), f"{row}-absent", **message)


def test_a_role_does_not_report_to_itself(client, world, language):
    form = Form(client, change(world.cto))
    row = form.add("lines_up", kind="dotted", manager=world.cto.pk, citations=[world.lead.pk])
    message = {"vi": "không báo cáo cho chính", "en": "A role does not report to itself."}
    refused(form.send(), f"{row}-manager", **message)


def test_a_pair_is_compared_once_whatever_the_order(client, world, language):
    form = Form(client, add(Comparison))
    texts = {"question_vi": "Hỏi?", "summary_vi": "Tóm."}
    answer = form.send(left=world.cpo.pk, right=world.ceo.pk, **texts)
    message = {"vi": "đã có trang so sánh", "en": "These two roles are compared already."}
    assert "Tóm." in refused(answer, "right", **message)


def test_a_role_is_not_compared_with_itself(client, world, language):
    form = Form(client, add(Comparison))
    texts = {"question_vi": "Hỏi?", "summary_vi": "Tóm."}
    answer = form.send(left=world.cto.pk, right=world.cto.pk, **texts)
    refused(answer, "right", vi="hai chức danh khác nhau", en="Choose two different roles.")


def test_the_same_title_twice_is_refused(client, world, language):
    form = Form(client, change(world.cpo))
    form.add(
        "titles", kind="alias", text="Trưởng sản phẩm", language="vi", citations=[world.lead.pk]
    )
    message = {"vi": "đã có tên gọi này", "en": "This role has this title already."}
    refused(form.send(), "titles-1-text", **message)


def test_english_without_vietnamese_is_refused(client, world, language):
    form = Form(client, change(world.cpo))
    row = form.row("responsibilities", world.vision)
    answer = form.send(**{f"{row}-detail_en": "More of it."})
    message = {"vi": "cả phần tiếng Việt", "en": "Write the Vietnamese text too"}
    assert "More of it." in refused(answer, f"{row}-detail_vi", **message)


def test_a_missing_name_is_told_at_the_name(client, world, language):
    form = Form(client, add(Role))
    answer = form.send(level="director", function="sales", summary_vi="Ai đó.", status="draft")
    found = errors(answer)
    assert set(found) >= {"name_vi"}
    assert "Ai đó." in answer.text


def test_a_cited_source_stays_and_says_by_what_it_is_cited(client, world, language):
    address = change(world.beacon).replace("change", "delete")
    page = client.get(address).text
    assert (
        "Đặt ra tầm nhìn sản phẩm" in page if language == "vi" else "Set the product vision" in page
    )
    assert delete(client, world.beacon).status_code == 200
    assert Source.objects.filter(slug="beacon").exists()


def test_a_source_that_nothing_cites_goes_with_its_places(client, world, signed_in):
    signed_in()
    world.place(world.atlas, "§9")
    assert delete(client, world.atlas).status_code == 302
    assert not Source.objects.filter(slug="atlas").exists()


def test_a_cited_place_stays(client, world, language):
    form = Form(client, change(world.beacon))
    row = form.row("places", world.lead)
    message = {"vi": "Vẫn còn phát biểu trích dẫn", "en": "Statements still cite a place"}
    refused(form.send(**{f"{row}-DELETE": "on"}), "places", **message)
    delete(client, world.lead)
    world.lead.refresh_from_db()


def test_deleting_many_sources_at_once_keeps_the_cited_ones(client, world, signed_in):
    signed_in()
    delete_from_list(client, world.beacon, world.atlas)
    assert set(Source.objects.values_list("slug", flat=True)) == {"beacon", "atlas"}


def test_typed_texts_are_composed_and_spelled_as_the_site_does(client, world, signed_in):
    signed_in()
    form = Form(client, change(world.cpo))
    decomposed = "Hoa\u0300 gia\u0309i THUỶ THỦ"
    assert form.send(name_vi=decomposed).status_code == 302
    world.cpo.refresh_from_db()
    assert world.cpo.name_vi == "Hòa giải THỦY THỦ"


@pytest.mark.once
def test_a_role_with_two_hundred_statements_can_be_saved(client, world, signed_in):
    signed_in()
    for number in range(200):
        world.duty(world.cpo, f"Việc số {number}", "", order=100 + number)
    form = Form(client, change(world.cpo))
    assert len(form.data) > 1000
    assert form.send(name_en="Chief of Products").status_code == 302
