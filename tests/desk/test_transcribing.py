"""What was transcribed is written all at once or not at all, through the forms of the desk."""

import pytest

from roles.models import Citation, Responsibility, Role, RoleSkill, Skill, Source, WorkingCopy

PAGE = "/admin/transcribing/"
pytestmark = pytest.mark.django_db

SOURCE = {
    "source-new-url": "https://moi.example/cfo",
    "source-new-title": "CFO là gì",
    "source-new-publisher": "Mới",
    "source-new-kind": "training",
    "source-new-language": "vi",
    "source-new-seen_on": "2026-11-26",
}
CFO = {
    "role-1-acronym": "CFO",
    "role-1-name_vi": "Giám đốc tài chính",
    "role-1-level": "executive",
    "role-1-function": "product",
    "role-1-summary_vi": "Người giữ tiền.",
}


def statement(number, kind, role="new-1", place="§1", /, **fields):
    common = {"kind": kind, "role": role, "place": place}
    told = {f"statement-{number}-{name}": text for name, text in common.items()}
    return told | {f"{kind}-{number}-{name}": text for name, text in fields.items()}


def duty(number, text, role="new-1", place="§1", area="product"):
    return statement(number, "responsibilities", role, place, statement_vi=text, area=area)


def faults(client, **fields):
    answer = client.post(PAGE, fields["data"])
    assert answer.status_code == 200, answer.content
    return {fault["name"]: fault["message"] for fault in answer.json()["faults"]}


def written(client, data):
    answer = client.post(PAGE, data)
    told = answer.json()
    assert "faults" not in told, told
    return told


def test_a_new_role_with_its_statements_and_their_source(client, world, signed_in):
    signed_in()
    data = SOURCE | CFO | duty(1, "Lập ngân sách") | duty(7, "Giữ dòng tiền", place="§2; 3")
    data |= {"statement-1-heading": "Ngân sách", "statement-1-fragment": "Hằng năm lập"}
    data |= statement(2, "titles", kind="alias", text="Trưởng tài chính", language="vi")
    data |= statement(3, "lines_up", kind="solid", manager="CEO – Giám đốc điều hành")
    data |= statement(4, "questions", question_vi="CFO làm gì?", answer_vi="Giữ tiền.")
    told = written(client, data)
    source, role = Source.objects.get(title="CFO là gì"), Role.objects.get(acronym="CFO")
    assert told["source"] == str(source.pk)
    assert role.status == "draft"
    duties = list(role.responsibilities.order_by("order"))
    assert [one.statement_vi for one in duties] == ["Lập ngân sách", "Giữ dòng tiền"]
    assert [c.place for c in duties[1].citations.order_by("place")] == ["3", "§2"]
    place = duties[0].citations.get()
    assert (place.heading, place.fragment) == ("Ngân sách", "Hằng năm lập")
    assert role.titles.get().citations.get() == role.questions.get().citations.get() == place
    assert role.lines_up.get().manager == world.ceo


def test_statements_for_roles_on_file_come_last_and_touch_nothing_else(client, world, signed_in):
    signed_in()
    before = list(world.cpo.responsibilities.order_by("order").values())
    data = {"source": world.beacon.pk} | duty(1, "Nghe khách hàng", role=world.cpo.pk, place="2.3")
    written(client, data | duty(2, "Viết mã", role=world.cto.pk))
    found = list(world.cpo.responsibilities.order_by("order").values())
    assert found[: len(before)] == before
    assert [row["statement"] for row in found[len(before) :]] == ["Nghe khách hàng"]
    said = Responsibility.objects.get(statement_vi="Nghe khách hàng")
    assert said.citations.get() == world.skills  # a place on file is not made again
    assert world.cto.responsibilities.count() == 2
    assert Citation.objects.filter(source=world.beacon).count() == 2


def test_one_fault_keeps_everything_from_being_written(client, world, signed_in):
    signed_in()
    counted = [model.objects.count() for model in (Source, Citation, Role, Responsibility, Skill)]
    data = SOURCE | CFO | duty(1, "Đúng") | duty(2, "") | duty(5, "Sai", area="none")
    data |= duty(6, "Không chỗ", role=world.cpo.pk, place="")
    data |= statement(8, "requirements", skill="Bay", strength="expected")
    data |= statement(9, "lines_up", kind="solid", manager="Không ai")
    data |= duty(10, "x", role="99999999999999999999") | statement(11, "nonsense")
    found = faults(client, data=data)
    assert set(found) == {
        "responsibilities-2-statement_vi",
        "responsibilities-5-area",
        "statement-6-place",
        "requirements-8-skill",
        "lines_up-9-manager",
        "statement-10-role",
        "statement-11-kind",
    }
    models = (Source, Citation, Role, Responsibility, Skill)
    assert [model.objects.count() for model in models] == counted
    assert not list(client.get(PAGE).context["messages"])


def test_what_is_wrong_with_a_source_a_place_or_a_new_role_is_told_there(client, world, signed_in):
    signed_in("publisher", "en")
    data = SOURCE | CFO | duty(1, "Lập ngân sách")
    found = faults(client, data=data | {"source-new-title": "", "source-new-url": "nowhere"})
    assert set(found) == {"source-new-title", "source-new-url"}
    found = faults(client, data=data | {"source": "²", "role-1-level": ""})
    assert set(found) == {"source-text"}
    found = faults(client, data=data | {"statement-1-fragment": "một hai ba bốn năm sáu bảy"})
    assert set(found) == {"statement-1-fragment"}
    found = faults(client, data=data | {"role-1-level": "", "role-1-name_vi": ""})
    assert set(found) == {"role-1-level", "role-1-name_vi"}
    assert faults(client, data={}) == {"": "Nothing has been written down yet."}


def test_a_source_on_file_under_its_address_is_not_made_twice(client, world, signed_in):
    signed_in()
    data = SOURCE | CFO | duty(1, "Lập ngân sách")
    found = faults(client, data=data | {"source-new-url": "http://www.beacon.example/bai/?utm_x=1"})
    assert set(found) == {"source-new-url"}
    assert "<a" not in found["source-new-url"]
    asked = client.get(f"{PAGE}sources/", {"text": "http://www.beacon.example/bai/?utm_x=1#a"})
    assert [one["id"] for one in asked.json()["found"]] == [world.beacon.pk]
    assert [p["place"] for p in asked.json()["found"][0]["places"]] == ["§1", "§2.3"]
    asked = client.get(f"{PAGE}sources/", {"text": "ngon hai dang"}).json()["found"]
    assert [one["title"] for one in asked] == ["Ngọn hải đăng"]


def test_a_new_skill_is_made_once_for_several_statements(client, world, signed_in):
    signed_in()
    data = SOURCE | CFO
    for number, role in ((1, "new-1"), (2, world.cto.pk)):
        data |= statement(number, "requirements", role, skill="Bay lượn", strength="required")
        data |= {f"made-{number}-kind": "experience", f"made-{number}-name_en": "Flying"}
    written(client, data)
    skill = Skill.objects.get(name_vi="Bay lượn")
    assert (skill.name_en, RoleSkill.objects.filter(skill=skill).count()) == ("Flying", 2)


def test_what_an_editor_may_not_publish_is_proposed_role_by_role(client, world, signed_in):
    signed_in("editor")
    data = SOURCE | CFO | duty(1, "Lập ngân sách") | duty(2, "Chọn máy", role=world.cto.pk)
    written(client, data | duty(3, "Nghe khách", role=world.cpo.pk))
    assert Role.objects.get(acronym="CFO").responsibilities.count() == 1
    assert world.cto.responsibilities.count() == 2
    assert world.cpo.responsibilities.count() == 2
    proposal = WorkingCopy.objects.get(state="proposed")
    assert (proposal.kind, proposal.row) == ("roles.role", world.cpo.pk)
    assert "Nghe khách" in str(proposal.fields)


def test_the_screen_is_kept_for_its_editor_and_opened_again(client, world, signed_in):
    signed_in("editor")
    key = client.get(PAGE).context["start"]["window"]
    sent = {"copy": key, "text": "<b>Bài</b>\r\n\u200bdài", "statement-1-kind": "titles"}
    assert client.post(f"{PAGE}keep/", sent).json() == {"message": ""}
    start = client.get(PAGE).context["start"]
    assert (start["key"], start["fields"]["text"]) == (key, ["<b>Bài</b>\r\n\u200bdài"])
    assert "<b>Bài" not in client.get(PAGE).text
    other = client.get(PAGE, {"source": world.beacon.pk, "role": world.cpo.pk}).context["start"]
    assert (other["fields"], other["source"]["id"]) == ({}, world.beacon.pk)
    assert (other["role"], other["other"]) == (str(world.cpo.pk), f"?copy={key}")
    signed_in("publisher")
    assert client.get(PAGE, {"copy": key}).context["start"]["fields"] == {}


def test_what_cannot_be_kept_or_read_is_told(client, world, signed_in):
    signed_in()
    too_much = client.post(f"{PAGE}keep/", {"copy": "x", "text": "a" * 2_000_001})
    assert (too_much.status_code, bool(too_much.json()["message"])) == (413, True)
    assert client.post(f"{PAGE}keep/", {"copy": "no key", "text": "a"}).status_code == 400
    assert client.post(f"{PAGE}keep/", {"copy": "", "text": "a\0"}).status_code == 400
    assert client.post(f"{PAGE}keep/", {"copy": "x"}).json() == {"message": ""}
    assert WorkingCopy.objects.count() == 0


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"text": "a" * 600_001}, "This text is too long."),
        ({"wording": ["a"] * 51}, "This statement has too many texts"),
        ({"wording": ["a" * 10_000, "b" * 10_001]}, "This statement is too long"),
        ({"passage": "a" * 20_001}, "This passage is too long"),
    ],
)
def test_what_is_too_much_to_be_compared_is_told(client, signed_in, sent, told):
    signed_in("editor", "en")
    answer = client.post(f"{PAGE}reading/", {"text": "a"} | sent)
    assert (answer.status_code, answer.json()["message"][: len(told)]) == (413, told)


def test_what_is_just_not_too_much_is_read(client, signed_in):
    signed_in("editor")
    sent = {"text": "a" * 600_000, "wording": ["b" * 400] * 50, "passage": "a" * 20_000}
    answer = client.post(f"{PAGE}reading/", sent)
    assert (answer.status_code, answer.json()) == (200, {"shared": [[]] * 50, "fragment": ""})


def test_reading_tells_paragraphs_first_words_and_shared_wording(client, signed_in):
    signed_in("editor")
    text = "Một hai ba bốn năm sáu bảy tám chín.\r\nKhác."

    def ask(**more):
        return client.post(f"{PAGE}reading/", {"text": text} | more).json()

    assert [one["text"] for one in ask()["paragraphs"]] == text.split("\r\n")
    assert ask(passage="bảy tám chín.")["fragment"] == "bảy tám chín"
    assert ask(wording=["hai ba bốn năm sáu bảy tám chín", "x"])["shared"] == [
        ["hai ba bốn năm sáu bảy tám chín"],
        [],
    ]
