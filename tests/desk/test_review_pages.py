"""The queue of proposals, the page of each, who sees them, what is said there, and the mail."""

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test.utils import CaptureQueriesContext

from execroles.mail import mail_settings
from roles import models as m
from roles.models import WorkingCopy

from .pages import Form, change, listing
from .proposals import accept, decide, page_of, proposed

pytestmark = pytest.mark.django_db
QUEUE = "/admin/review/"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def people(client, person):
    """A function that signs somebody in whom the test has named before, or makes them."""
    known = {}

    def sign_in(group, username=None):
        name = username or group
        known[name] = known.get(name) or person(group, name)
        client.force_login(known[name], backend=BACKEND)
        return known[name]

    return sign_in


@pytest.fixture
def copy(client, world, people):
    people("editor")
    return proposed(client, world.cpo, summary_vi="Khác.", remark="Vì bài mới")


def titles(page):
    return [copy.remark for copy, _kind in page.context["proposals"]]


def test_publishers_see_all_and_editors_their_own(client, world, people, copy):
    people("editor", "lan")
    assert titles(client.get(QUEUE)) == []
    assert client.get(page_of(copy)).status_code == 404
    proposed(client, world.ceo, summary_vi="Của Lan.", remark="Của Lan")
    assert titles(client.get(QUEUE)) == ["Của Lan"]
    people("publisher")
    assert titles(client.get(QUEUE)) == ["Của Lan", "Vì bài mới"]
    people("viewer")
    assert titles(client.get(QUEUE)) == []
    assert client.get(page_of(copy)).status_code == 404


@pytest.mark.parametrize("who", ["viewer", "editor", "lan"])
def test_nobody_decides_without_the_right(client, world, people, copy, who):
    people("editor" if who == "lan" else who, who)
    assert accept(client, copy).status_code == 403
    assert decide(client, copy, "return").status_code == 404
    if who != "editor":
        assert decide(client, copy, "back").status_code == 404
        assert decide(client, copy, "comment", said="x").status_code == 404
    copy.refresh_from_db()
    assert (copy.state, copy.comments) == ("proposed", None)
    assert m.Role.objects.get(pk=world.cpo.pk).summary_vi != "Khác."


def test_it_can_be_filtered_by_state_kind_person_and_time(client, world, people, copy):
    lan = people("editor", "lan")
    proposed(client, world.vision, statement_vi="Khác", remark="Của Lan")
    people("publisher")
    decide(client, copy, "return")
    found = {
        "": ["Của Lan"],
        "?state=returned": ["Vì bài mới"],
        "?state=": ["Của Lan", "Vì bài mới"],
        "?kind=roles.role": ["Vì bài mới"],
        "?kind=roles.responsibility&days=7": ["Của Lan"],
        f"?editor={lan.pk}": ["Của Lan"],
        "?days=1&page=99": ["Của Lan", "Vì bài mới"],
        "?state=typing": ["Của Lan", "Vì bài mới"],  # no choice of this list: told at the field
    }
    assert {query: titles(client.get(QUEUE + query)) for query in found} == found


def test_the_number_of_those_that_wait_stands_in_the_head(client, world, people, copy):
    people("publisher")
    page = client.get("/admin/exchange/").text
    assert f'<a href="{QUEUE}">Đề xuất <span class="count">1</span></a>' in page
    decide(client, copy, "return")
    assert f'<a href="{QUEUE}">Đề xuất</a>' in client.get("/admin/exchange/").text
    people("editor")
    assert f'<a href="{QUEUE}">Đề xuất' not in client.get("/admin/exchange/").text


def test_the_start_page_tells_publishers_and_editors(client, world, people, copy):
    start = client.get("/admin/").text
    assert "Đề xuất của bạn" in start
    assert page_of(copy) in start
    people("publisher")
    start = client.get("/admin/").text
    assert "Đang chờ bạn duyệt" in start
    assert page_of(copy) in start


def test_both_sides_comment_without_deciding(client, world, people, copy):
    decide(client, copy, "comment", said="Trang 3 nói thế.")
    people("publisher")
    decide(client, copy, "comment", said="Trang nào?\0 <b>")
    decide(client, copy, "comment", said="  ")
    copy.refresh_from_db()
    assert [(line["who"], line["said"]) for line in copy.comments] == [
        ("editor", "Trang 3 nói thế."),
        ("publisher", "Trang nào? <b>"),
    ]
    assert "Trang nào? &lt;b&gt;" in client.get(page_of(copy)).text
    assert copy.state == "proposed"


def test_what_is_said_may_hold_anything(client, world, people):
    people("editor")
    odd = "a\0b\ud800" + "x" * 3000
    Form(client, change(world.cpo)).send(summary_vi="Khác.", remark=odd.replace("\ud800", ""))
    copy = WorkingCopy.objects.get()
    assert copy.remark == "ab" + "x" * 1998


@pytest.mark.parametrize("key", ["nonsense", "00000000-0000-0000-0000-000000000000", ""])
def test_a_proposal_that_there_is_not_is_told(client, world, people, key):
    people("publisher")
    answer = client.post(f"{change(world.cpo)}?proposal={key}", {"stored": "1"}, follow=True)
    assert "Đề xuất này đã được xét" in answer.text
    assert client.get(f"{QUEUE}{key}/").status_code == 404


def test_one_proposal_is_not_accepted_for_another_page(client, world, people, copy):
    people("publisher")
    client.post(f"{change(world.ceo)}?proposal={copy.key}", {"stored": "1"})
    copy.refresh_from_db()
    assert copy.state == "proposed"
    assert m.Role.objects.get(pk=world.ceo.pk).summary_vi != "Khác."


def test_an_editor_with_too_many_proposals_keeps_what_was_typed(client, world, people):
    user = people("editor")
    many = [WorkingCopy(editor=user, kind="roles.role", state="proposed") for _ in range(200)]
    WorkingCopy.objects.bulk_create(many)
    answer = Form(client, change(world.cpo)).send(summary_vi="Công sức.")
    assert answer.status_code == 200
    assert "200 đề xuất của bạn đang chờ" in answer.text
    assert "Công sức." in answer.text


def test_an_account_with_proposals_is_not_deleted(client, world, people, copy):
    people("administrator")
    lan = copy.editor
    for page in (
        client.get(change(lan).replace("change", "delete")),
        client.post(change(lan).replace("change", "delete"), {"post": "yes"}),
        client.post(listing(User), {"action": "delete_selected", "_selected_action": lan.pk}),
    ):
        assert page.status_code == 200
        assert "đang chờ quyết định" in page.text
        assert page_of(copy) in page.text
    assert WorkingCopy.objects.get() == copy


def test_a_kind_that_there_is_no_more_breaks_no_page(client, world, people, copy):
    WorkingCopy.objects.update(kind="roles.gone")
    for who in ("publisher", "editor"):
        people(who)
        assert copy.title in client.get(QUEUE).text
        assert client.get("/admin/").status_code == 200
        assert client.get(page_of(copy)).status_code == 404
        for what in ("comment", "return", "back"):
            assert decide(client, copy, what).status_code == 404


def test_the_queries_of_a_proposals_page_are_few(client, world, people, copy):
    people("publisher")
    client.get(page_of(copy))  # signs in, finds content types
    with CaptureQueriesContext(connection) as few:
        client.get(page_of(copy))
    form = Form(client, change(world.cpo))
    for n in range(8):
        form.add("responsibilities", statement_vi=f"Việc {n}", area="product", is_editorial="on")
    people("editor")
    form.send(remark="Nhiều")
    people("publisher")
    address = page_of(WorkingCopy.objects.get(remark="Nhiều"))
    client.get(address)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few) <= 12


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What is done when a transaction ends, done at the end of the block."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_a_mail_tells_of_it_if_the_settings_say_so(client, world, people, settings, committed):
    people("editor")
    with committed():
        proposed(client, world.cpo, summary_vi="Khác.")
    assert mail.outbox == []
    settings.PROPOSALS_MAIL, settings.ORIGIN = ["desk@example.org"], "https://who.example"
    with committed():
        copy = proposed(client, world.ceo, summary_vi="Khác.", remark="Vì bài mới")
    [sent] = mail.outbox
    assert (sent.to, sent.subject) == (["desk@example.org"], f"Đề xuất: {world.ceo}")
    assert "Vì bài mới" in sent.body
    assert f"https://who.example{page_of(copy)}" in sent.body


def test_no_proposal_fails_because_its_mail_does(
    client, world, people, settings, caplog, committed
):
    settings.PROPOSALS_MAIL = ["desk@example.org"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens
    people("editor")
    with committed():
        assert proposed(client, world.cpo, summary_vi="Khác.")
    assert "mail about a proposal" in caplog.text


@pytest.mark.parametrize("url", ["host", "http://a", "smtp://", "smtp://a:b@c:port"])
def test_a_wrong_address_of_the_mail_server_stops_the_start(url):
    with pytest.raises(ImproperlyConfigured, match="MAIL_URL"):
        mail_settings(url)


def test_the_address_of_the_mail_server_is_read():
    found = mail_settings("smtps://an:s%40y@mail.example")
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.example", 465)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("an", "s@y")
    assert mail_settings("")["EMAIL_BACKEND"].endswith("dummy.EmailBackend")


def test_the_form_tells_its_editor_what_waits_and_what_was_answered(client, world, people, copy):
    page = client.get(change(world.cpo)).text
    assert "đang chờ duyệt" in page
    assert page_of(copy) in page
    people("publisher")
    assert "đang chờ duyệt" not in client.get(change(world.cpo)).text
    decide(client, copy, "return", answer="Xin dẫn <b>nguồn</b>.")
    people("editor")
    for address in (change(world.cpo), f"{change(world.cpo)}?copy={copy.key}"):
        page = client.get(address).text
        assert "đang chờ duyệt" not in page
        assert "Xin dẫn &lt;b&gt;nguồn&lt;/b&gt;." in page
