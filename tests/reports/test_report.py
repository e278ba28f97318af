"""Reporting a mistake: what is stored, what is refused, and that nothing typed is lost."""

import re
import time

import pytest
from django.core.signing import TimestampSigner, b62_encode
from django.utils import timezone, translation

from roles.guard.public_forms import LIFETIME, SALT, form_token, is_fresh
from roles.guard.report_form import MOST_FROM_ONE
from roles.models import ContentRevision, MistakeReport, Responsibility
from roles.models.reports import EMAIL_LIFETIME
from roles.models.statements import find_statement, statement_name

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

STATEMENT = "responsibility-cpo-product-vision"
ADDRESS = {"vi": f"/gop-y/{STATEMENT}/", "en": f"/en/feedback/{STATEMENT}/"}
MESSAGE = "Bài gốc không nói như vậy."
SAME = {"Sec-Fetch-Site": "same-origin"}


class Earlier(TimestampSigner):
    """Signs as if it had been done a while ago."""

    def timestamp(self):
        return b62_encode(int(time.time() - LIFETIME.total_seconds() - 5))


def filled(**changes):
    return {"token": form_token(STATEMENT), "message": MESSAGE, "website": ""} | changes


def send(client, headers=SAME, language="vi", **changes):
    return client.post(ADDRESS[language], filled(**changes), headers=headers)


@pytest.mark.parametrize(("language", "thanks"), [("vi", "Cảm ơn bạn"), ("en", "Thank you")])
def test_a_report_is_stored_and_confirmed(client, language, thanks):
    answer = send(client, language=language, source_url="example.org/x", email="a@example.org")
    assert answer.status_code == 302
    assert thanks in client.get(answer.headers["Location"]).text
    report = MistakeReport.objects.get()
    assert (report.statement, report.message, report.language) == (STATEMENT, MESSAGE, language)
    assert report.source_url == "https://example.org/x"
    assert (report.email, report.status, report.note) == ("a@example.org", "new", "")
    with translation.override(language):
        assert report.quoted.startswith(find_statement(STATEMENT).statement)


def test_only_the_message_is_needed(client):
    assert send(client).status_code == 302


def test_nobody_is_given_a_cookie(client):
    for answer in (client.get(ADDRESS["vi"]), send(client), send(client, message="")):
        assert not answer.cookies
        assert "no-store" in answer.headers["Cache-Control"]


def test_the_form_shows_the_statement_with_its_sources(client):
    page = client.get(ADDRESS["en"]).text
    assert find_statement(STATEMENT).statement_en in page
    assert 'id="cite-1"' in page
    assert '/en/roles/cpo/#claim-responsibility-cpo-product-vision"' in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"message": ""}, "Tell us what is wrong."),
        ({"message": "   "}, "Tell us what is wrong."),
        ({"message": "wrong"}, "A few more words"),
        ({"message": "x" * 2001}, "at most"),
        ({"source_url": "no address"}, "This is not a web address"),
        ({"source_url": "javascript:alert(1)"}, "This is not a web address"),
        ({"email": "me"}, "This is not an e-mail address"),
    ],
)
def test_what_is_wrong_is_said_and_the_text_kept(client, changes, said):
    answer = send(client, language="en", **changes)
    assert answer.status_code == 400
    assert said in answer.text
    assert 'role="alert"' in answer.text
    for typed in changes.values():
        assert typed.strip() in answer.text
    assert MistakeReport.objects.count() == 0


def test_hostile_text_is_escaped(client):
    answer = send(client, message='</textarea><script>alert("x")</script>', email="no")
    assert "<script>alert" not in answer.text
    assert answer.text.count("</textarea>") == 1


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    ],
)
def test_a_form_on_another_site_is_refused(client, headers):
    answer = send(client, headers=headers)
    assert answer.status_code == 403
    assert MESSAGE in answer.text
    assert MistakeReport.objects.count() == 0


def test_a_browser_that_names_its_origin_only_is_believed(client):
    assert send(client, headers={"Origin": "http://testserver"}).status_code == 302


@pytest.mark.parametrize(
    "token", ["", "x", form_token("responsibility-other")], ids=["none", "x", "another's"]
)
def test_a_token_that_we_did_not_make_for_this_statement_is_refused(client, token):
    assert send(client, token=token).status_code == 400
    assert MistakeReport.objects.count() == 0


def test_a_form_left_open_for_a_day_can_be_sent_again(client):
    old = Earlier(salt=SALT).sign(STATEMENT)
    assert not is_fresh(old, STATEMENT)
    answer = send(client, token=old, language="en")
    assert answer.status_code == 400
    assert "open for more than a day" in answer.text
    assert MESSAGE in answer.text
    assert old not in answer.text


def test_whoever_falls_into_the_trap_is_thanked_and_forgotten(client):
    answer = send(client, website="https://spam.example")
    assert answer.status_code == 302
    assert MistakeReport.objects.count() == 0


def test_a_sender_may_send_some_in_an_hour(client):
    for _ in range(MOST_FROM_ONE):
        assert send(client).status_code == 302
    answer = send(client, language="en")
    assert answer.status_code == 429
    assert "Try again in an hour" in answer.text
    assert MESSAGE in answer.text
    assert answer.headers["Retry-After"] == "3600"
    other = client.post(ADDRESS["vi"], filled(), headers=SAME, REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 302


def test_readers_behind_a_translator_have_counts_of_their_own(client):
    for number in range(MOST_FROM_ONE + 1):
        sender = f"::ffff:192.0.2.{number}"
        answer = client.post(ADDRESS["vi"], filled(), headers=SAME, REMOTE_ADDR=sender)
        assert answer.status_code == 302


def test_no_address_of_a_sender_is_stored(client):
    client.post(ADDRESS["vi"], filled(), headers=SAME, REMOTE_ADDR="192.0.2.7")
    row = MistakeReport.objects.values().get()
    assert "192.0.2.7" not in " ".join(map(str, row.values()))


def test_a_new_report_removes_emails_that_have_had_their_time(client):
    send(client, email="lan@example.org")
    MistakeReport.objects.update(created_at=timezone.now() - EMAIL_LIFETIME)
    send(client, email="an@example.org")
    emails = MistakeReport.objects.order_by("pk").values_list("email", flat=True)
    assert list(emails) == ["", "an@example.org"]


def test_a_report_does_not_make_the_pages_new(client):
    before = ContentRevision.current()
    send(client)
    assert ContentRevision.current() == before


@pytest.mark.parametrize("name", ["x", "responsibility-no-such", "role-cpo", "source-x", "claim"])
def test_there_is_no_form_for_what_is_no_statement(client, name):
    assert client.get(f"/gop-y/{name}/").status_code == 404


def test_there_is_no_form_for_a_draft_or_an_uncited_statement(client):
    claim = find_statement(STATEMENT)
    Responsibility.objects.filter(pk=claim.pk).first().citations.clear()
    assert client.get(ADDRESS["vi"]).status_code == 404
    other = Responsibility.objects.filter(role__slug="cto").first()
    type(other.role).objects.filter(slug="cto").update(status="draft")
    assert client.get(f"/gop-y/{statement_name(other)}/").status_code == 404


def test_every_statement_of_a_page_leads_to_its_form(client):
    for path in ("/chuc-danh/cco/?whole=1", "/en/compare/cco/ceo/?whole=1", "/quy-trinh/s-op/"):
        page = client.get(path).text
        links = set(re.findall(r'class="about" href="([^"]+)"', page))
        assert len(links) > 20
        for link in sorted(links)[::8]:
            assert client.get(link).status_code == 200, link
