"""The addresses of documents: what they answer, as which file, and what they refuse."""

import io

import pytest
from docx import Document

from roles.models import FormerSlug, Role

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {
    "docx": (DOCX, "attachment"),
    "html": ("text/html; charset=utf-8", "inline"),
    "md": ("text/markdown; charset=utf-8", "attachment"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("address", "name"),
    [("/soan/cpo/mo-ta.", "mo-ta-cong-viec-cpo."), ("/en/compose/cpo/description.", None)],
)
def test_each_kind_is_a_file_with_a_plain_name(seeded, client, kind, address, name):
    answer = client.get(address + kind)
    media_type, shown = KINDS[kind]
    assert (answer.status_code, answer["Content-Type"]) == (200, media_type)
    named = f"{name or 'role-description-cpo.'}{kind}"
    assert answer["Content-Disposition"] == f'{shown}; filename="{named}"'
    assert answer["X-Robots-Tag"] == "noindex"


def test_what_is_chosen_is_in_the_document_by_get_and_by_post(seeded, client):
    chosen = {"set": "1", "line": ["own-1"], "own-1": "Trực tuần", "company": "Ánh Dương"}
    for ask in (client.get, client.post):
        document = Document(io.BytesIO(ask("/soan/cpo/mo-ta.docx", chosen).content))
        texts = [each.text for each in document.paragraphs]
        assert "Trực tuần (công ty tự viết)" in texts
        assert document.core_properties.author == "Ánh Dương"


def test_the_language_of_the_document_is_chosen(seeded, client):
    markdown = client.get("/soan/cpo/mo-ta.md", {"lang": "en"}).content.decode()
    assert markdown.startswith("# Role description: Chief Product Officer")
    assert "| Tiếng Việt | English |" in (
        client.get("/soan/cpo/mo-ta.md", {"lang": "both"}).content.decode()
    )


def test_more_than_an_address_can_hold_goes_by_post(seeded, client):
    own = {f"own-{n}": "Việc " + "dài " * 140 for n in range(1, 51)}
    answer = client.post("/soan/cpo/mo-ta.md", {"set": "1", "line": list(own), **own})
    assert answer.content.decode().count("Việc dài") == 50


@pytest.mark.parametrize("address", ["/soan/cpo/mo-ta.pdf", "/soan/khong-co/mo-ta.docx"])
def test_what_there_is_not(seeded, client, address):
    assert client.get(address).status_code == 404


def test_a_former_address_leads_on_with_what_was_chosen(seeded, client):
    Role.objects.filter(slug="cpo").update(slug="gdsp")
    FormerSlug.objects.create(kind="role", old="cpo", new="gdsp")
    answer = client.get("/soan/cpo/mo-ta.docx?company=A")
    assert (answer.status_code, answer["Location"]) == (301, "/soan/gdsp/mo-ta.docx?company=A")


def test_what_cannot_be_used_is_told_before_a_document_lacks_it(seeded, client):
    wrong = {"company": "A\u202eB", "line": ["aaaaa"]}
    answer = client.get("/soan/cpo/mo-ta.docx", wrong)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/soan/cpo/?")
    told = client.get(answer["Location"]).content.decode()
    assert "U+202E" in told
    posted = client.post("/soan/cpo/mo-ta.docx", wrong)
    assert posted.status_code == 400
    assert "U+202E" in posted.content.decode()
    assert "aaaaa" in posted.content.decode()


def test_a_form_too_large_is_refused_unread(seeded, client):
    answer = client.post("/soan/cpo/mo-ta.docx", {"own-1": "a" * (2 * 2**20)})
    assert answer.status_code == 400
    assert "2 MB" in answer.content.decode()


@pytest.mark.page_cache
def test_what_a_company_writes_is_kept_nowhere(seeded, client):
    default = client.get("/soan/cpo/mo-ta.docx")
    assert "s-maxage" in default["Cache-Control"]
    assert "Content-Encoding" not in client.get(
        "/soan/cpo/mo-ta.docx", headers={"accept-encoding": "br"}
    )
    for answer in (
        client.get("/soan/cpo/mo-ta.docx", {"company": "A"}),
        client.post("/soan/cpo/mo-ta.docx", {}),
    ):
        assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(seeded, client, method):
    assert getattr(client, method)("/soan/cpo/mo-ta.docx").status_code == 405
