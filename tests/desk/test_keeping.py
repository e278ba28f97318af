"""Where the desk's script sends what is typed: whose it is, what of it is kept, what is refused."""

import re
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client

from roles.admin.copies.sent_form import MOST_BYTES, MOST_FIELDS
from roles.admin.links import headline
from roles.models import MistakeReport, Role, WorkingCopy
from roles.models.working_copies import MOST_EACH, WINDOW, CopyState

from .keeping import body, post
from .pages import Form, change

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_reviews")]
COPIES = WorkingCopy.objects


@pytest.fixture
def lan(signed_in):
    return signed_in("editor")


def test_it_is_kept_and_says_so(client, world, lan):
    sent = body(lan, Role, world.cpo, {"name_vi": "Sếp", "citations": ["1", "2"], "seen": "x"})
    told = post(client, sent).json()
    assert re.fullmatch(r"Đã giữ lúc \d\d:\d\d\.", told["message"])
    copy = COPIES.get()
    assert told["typed_at"] == copy.typed_at.isoformat()
    del copy.fields[WINDOW]
    assert copy.fields == {"name_vi": ["Sếp"], "citations": ["1", "2"], "seen": ["x"]}
    assert (copy.title, copy.language, copy.editor) == (headline(world.cpo), "vi", lan)


def test_a_new_thing_goes_by_what_was_typed(client, world, lan):
    post(client, body(lan, Role, None, {"name_vi": " Giám đốc dữ liệu ", "acronym": ""}))
    assert COPIES.get().title == "Giám đốc dữ liệu"


def test_secrets_buttons_and_templates_are_not_kept(client, world, lan):
    typed = dict.fromkeys(
        ("csrfmiddlewaretoken", "password1", "old_password", "_save", "_popup", "copy", "take"), "x"
    ) | {"theirs-name_vi": "x", "titles-__prefix__-text": "x", "bring-back": "on", "name_vi": "a"}
    post(client, body(lan, Role, world.cpo, typed))
    assert set(COPIES.get().fields) == {"name_vi", WINDOW}


def test_two_windows_do_not_write_over_each_other(client, world, lan):
    one, other = (body(lan, Role, world.cpo, {"name_vi": text}) for text in ("một", "hai"))
    kept = post(client, one).json()["typed_at"]
    post(client, other)
    same = one | {"fields": [["name_vi", "ba"]], "window": str(uuid4())}
    assert post(client, same).json()["reason"] == "elsewhere"  # both have taken up the same copy
    assert post(client, one | {"window": str(uuid4())}).status_code == 200  # nothing new in it
    kept = COPIES.get(key=one["key"]).typed_at.isoformat()
    assert post(client, same | {"after": kept}).status_code == 200
    texts = {copy.fields["name_vi"][0]: copy.state for copy in COPIES.all()}
    assert texts == {"ba": CopyState.TYPING, "hai": CopyState.ASIDE}


def test_a_kind_in_other_letters_is_the_same(client, world, lan):
    for kind in ("roles.role", "roles.ROLE"):
        assert post(client, body(lan, Role, world.cpo, {"name_vi": "a"}, kind=kind)).json()
    states = dict(COPIES.values_list("state", "kind"))
    assert states == {CopyState.ASIDE: "roles.role", CopyState.TYPING: "roles.role"}
    page = client.get(change(world.cpo)).text
    assert page.count("Viết tiếp") == 2


def test_what_comes_late_from_a_window_takes_nothing_back(client, world, lan):
    sent = body(lan, Role, world.cpo, {"name_vi": "một hai"}, at=2)
    for each in (sent, sent | {"fields": [["name_vi", "một"]], "at": 1}):
        assert post(client, each).status_code == 200
    assert COPIES.get().fields["name_vi"] == ["một hai"]


def test_others_at_it_are_named(client, world, lan):
    minh = User.objects.create(username="minh")
    COPIES.keep(minh, "roles.role", world.cpo.pk, {})
    COPIES.keep(minh, "roles.role", None, {})
    assert post(client, body(lan, Role, world.cpo, {})).json()["others"] == ["minh"]
    assert post(client, body(lan, Role, None, {})).json()["others"] == []
    assert "Cũng đang sửa: minh" in client.get(change(world.cpo)).text.replace("</span>", "")


@pytest.mark.parametrize("state", ["nobody", "no staff", "another"])
def test_only_whose_page_it_is_keeps_it(client, world, lan, state):
    sent = body(lan, Role, world.cpo, {"name_vi": "của Lan"})
    if state == "nobody":
        client.logout()
    elif state == "no staff":
        User.objects.update(is_staff=False)
    else:
        client.force_login(User.objects.create_superuser("boss"))
    answer = post(client, sent)
    assert (answer.status_code, answer.json()["reason"]) == (401, "signed-out")
    assert not COPIES.exists()


def test_another_editors_key_is_of_no_use(client, world, lan):
    copy = COPIES.keep(User.objects.create(username="minh"), "roles.role", None, {"a": ["b"]})
    answer = post(client, body(lan, Role, None, {}, key=str(copy.key)))
    assert (answer.status_code, answer.json()["reason"]) == (410, "ended")
    client.post(f"/admin/copies/{copy.key}/drop/")
    assert COPIES.get() == copy


@pytest.mark.parametrize("model", [User, MistakeReport])
def test_of_people_and_their_passwords_nothing_is_kept(client, world, signed_in, model):
    boss = signed_in("administrator")
    answer = post(client, body(boss, model, None, {"note": "x"}))
    assert (answer.status_code, COPIES.count()) == (403, 0)
    assert "keep-state" not in client.get("/admin/auth/user/add/").text


def wrong_bodies(lan, world):
    good = body(lan, Role, world.cpo, {"name_vi": "a"})
    yield from ("", "{", "[]", "null", '"x"', "[" * 100_000, b"\xff", {})
    yield from (good | {"key": bad} for bad in ("x", None, 7, "\0"))
    yield from (good | {"fields": bad} for bad in ("abc", [["a"]], [[1, "b"]], [["a", None]], 5))
    yield from (good | {"window": "x"}, good | {"at": "gestern"}, good | {"at": float("inf")})
    yield from (good | {"user": "\u0660x"}, good | {"after": "gestern"}, good | {"after": 4})
    yield good | {"fields": [["name_vi", "a\0"]]}
    yield good | {"fields": [["name_vi", "\ud800"]]}


def test_what_is_no_form_is_refused_in_words(client, world, lan):
    for wrong in wrong_bodies(lan, world):
        answer = post(client, wrong)
        assert answer.status_code == 400, wrong
        assert answer.json()["error"]
    for kind in ("", "roles", "roles.nothing", "x.y.z"):
        answer = post(client, body(lan, Role, None, {}, kind=kind))
        assert (answer.status_code, answer.json()["reason"]) == (400, "unreadable"), kind
    assert post(client, body(lan, Role, None, {}, kind="auth.group")).status_code == 403
    assert not COPIES.exists()


def test_what_is_too_large_is_refused_in_words(client, world, lan):
    fields = {f"f{number}": "" for number in range(MOST_FIELDS + 1)}
    for typed in (fields, {"name_vi": "x" * MOST_BYTES}):
        answer = post(client, body(lan, Role, world.cpo, typed))
        assert (answer.status_code, answer.json()["reason"]) == (413, "large")
        assert "quá lớn" in answer.json()["error"]
    fields.popitem()
    assert post(client, body(lan, Role, world.cpo, fields)).status_code == 200


def test_one_too_many_is_told(client, world, lan):
    for _ in range(MOST_EACH):
        COPIES.keep(lan, "roles.role", None, {})
    answer = post(client, body(lan, Role, None, {"name_vi": "thêm"}))
    assert (answer.status_code, answer.json()["reason"]) == (409, "full")
    assert str(MOST_EACH) in answer.json()["error"]


def test_other_sites_cannot_write_and_a_new_session_gets_a_token(world, person):
    lan = person("editor")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(lan)
    sent = body(lan, Role, world.cpo, {})
    assert post(strict, sent).status_code == 403
    token = strict.get("/admin/copies/keep/").json()["token"]
    strict.headers = {"X-CSRFToken": token}
    answer = strict.post(
        "/admin/copies/keep/", sent, content_type="application/json", headers=strict.headers
    )
    assert answer.status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_saved_windows_late_text_is_not_kept(client, world, lan):
    form, key = Form(client, change(world.cpo)), str(uuid4())
    post(client, body(lan, Role, world.cpo, {"name_en": "Boss"}, key=key))
    assert form.send(copy=key, name_en="Boss").status_code == 302
    assert not COPIES.exists()
    late = post(client, body(lan, Role, world.cpo, {"name_en": "Bos"}, key=key))
    assert late.json()["reason"] == "ended"
    assert key in client.get("/admin/").text  # so that browsers throw away what they still have
