"""The desk speaks its editor's language, and all of it."""

import gettext
import json
import re
from pathlib import Path

import django
import import_export
import pytest
from babel.messages.pofile import read_po
from django.utils import translation

pytestmark = pytest.mark.django_db

# Packages whose texts an editor may meet, with a catalogue that lists all of them.
DJANGO = Path(django.__file__).parent
CATALOGUES = [
    DJANGO / "contrib/admin/locale/en/LC_MESSAGES/django.po",
    DJANGO / "contrib/auth/locale/en/LC_MESSAGES/django.po",
    DJANGO / "contrib/contenttypes/locale/en/LC_MESSAGES/django.po",
    DJANGO / "conf/locale/en/LC_MESSAGES/django.po",
    Path(import_export.__file__).parent / "locale/de/LC_MESSAGES/django.po",
]
SCRIPTS = DJANGO / "contrib/admin/locale/en/LC_MESSAGES/djangojs.po"
# Not for editors: names of languages, pages of DEBUG and of a new project.
NOT_SHOWN = ("conf/global_settings.py", "views/templates/default_urlconf", "views/static.py")


def messages(catalogue):
    """(context, text) of everything in a catalogue that an editor may see."""
    for message in read_po(catalogue.open("rb")):
        places = [place for place, _line in message.locations]
        shown = not places or any(not place.startswith(NOT_SHOWN) for place in places)
        if message.id and shown:
            yield message.context, message.id if isinstance(message.id, str) else message.id[0]


def vietnamese():
    """The texts that have a Vietnamese translation: (context, text)."""
    known = set()
    for catalogue in translation.trans_real.translation("vi")._catalog._catalogs:
        known |= {
            key[0] if isinstance(key, tuple) else key for key, text in catalogue.items() if text
        }
    return known


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: "-".join(path.parts[-6:-2]))
def test_every_text_of_the_parts_has_a_translation(catalogue):
    known = vietnamese()
    context = gettext.GNUTranslations.CONTEXT
    keys = {(c, t): context % (c, t) if c else t for c, t in messages(catalogue)}
    assert [pair for pair, key in keys.items() if key not in known] == []


def test_the_scripts_of_the_desk_are_translated(client, signed_in):
    signed_in()
    script = client.get("/admin/jsi18n/").text
    catalogue = json.loads(re.search(r"const newcatalog = (.*?);\n", script, re.S)[1])
    keys = {f"{c}\x04{text}" if c else text for c, text in messages(SCRIPTS)}
    # The names of months and days before 2024 are kept in the catalogue, and used by nobody.
    assert {key for key in keys if not catalogue.get(key)} == set()


def test_an_editor_chooses_the_language_and_it_stays(client, world, signed_in):
    signed_in()
    assert "Bàn biên tập" in client.get("/admin/").text
    answer = client.post("/admin/language/", {"language": "en", "next": "/admin/roles/role/"})
    assert (answer.status_code, answer["Location"]) == (302, "/admin/roles/role/")
    cookie = answer.cookies["desk_language"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/admin/", True, "Lax")
    page = client.get("/admin/")
    assert "Editors" in page.text
    assert page["Content-Language"] == "en"


def test_the_choice_is_there_before_signing_in(client):
    client.post("/admin/language/", {"language": "en"})
    assert "Log in" in client.get("/admin/login/").text


@pytest.mark.parametrize("language", ["fr", "", "../x", "vi\r\nX: y"])
def test_other_languages_are_not_taken(client, language):
    answer = client.post("/admin/language/", {"language": language})
    assert "desk_language" not in answer.cookies
    client.cookies["desk_language"] = "fr"
    assert client.get("/admin/login/")["Content-Language"] == "vi"


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:x", ""])
def test_choosing_leads_nowhere_else(client, back):
    answer = client.post("/admin/language/", {"language": "en", "next": back})
    assert answer["Location"] == "/admin/"


def test_choosing_is_no_link(client):
    assert client.get("/admin/language/?language=en").status_code == 405


@pytest.mark.parametrize(("address", "language"), [("/", "vi"), ("/en/", "en")])
def test_public_pages_take_their_language_from_the_address_alone(client, address, language):
    client.cookies["desk_language"] = "en" if language == "vi" else "vi"
    assert client.get(address)["Content-Language"] == language


def test_whoever_saves_the_columns_hold_vietnamese(client, world, signed_in, django_db_blocker):
    """The column without a language repeats the Vietnamese text, also when one saves in English."""
    from django.db import connection

    from .pages import Form, change

    signed_in("publisher", "en")
    assert Form(client, change(world.cpo)).send(name_en="Chief of Products").status_code == 302
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, name_vi FROM roles_role WHERE slug = 'cpo'")
        assert len(set(cursor.fetchone())) == 1
