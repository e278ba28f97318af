"""What an editor adds on the way waits: readers see it when something public names it.

Everything that the public can ask for is searched for its words, before and after.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roles import models as m
from roles.api.routes import urlpatterns
from roles.models import settling
from roles.opendata import public_files
from roles.search.keeping import catch_up
from roles.writing import Cause, because
from tests.pages.sitemap_reading import part_addresses, sitemap

from .pages import Form, add, change, listing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]

WORD = "zetaword"
PLAIN = {
    "title": f"Bài {WORD}", "publisher": f"Báo {WORD}", "kind": "training", "language": "vi",
    "url": f"https://{WORD}.example/", "note_vi": f"Ghi {WORD}",
}  # fmt: skip


@pytest.fixture(autouse=True)
def reviewed(settings):
    settings.REVIEW = "published"


@pytest.fixture
def editor(person):
    return person("editor")


def written_by(user, accepted_by=None):
    return because(Cause.EDIT, user=user, accepted_by=accepted_by)


def add_all(world, user, name):
    """A source with a place, a place in a known source, and a skill: by an editor."""
    own = {"slug": name, "url": f"https://{name}.example/"}
    with written_by(user):
        source = world.keep(m.Source(**PLAIN | own))
        place = world.place(source, f"§{name}", f"Mục {name}")
        other = world.place(world.beacon, f"§9{name}", f"Mục {name}")
        skill = world.keep(m.Skill(slug=f"{name}-skill", name_vi=f"Giỏi {name}", kind="analysis"))
    return source, place, other, skill


@pytest.fixture
def added(editor, world):
    return add_all(world, editor, WORD)


@pytest.fixture
def deleted(editor, world):
    """The address of a source that an editor added and deleted, with all places added with it."""
    source, place, other, _skill = add_all(world, editor, f"{WORD}-gone")
    with written_by(editor):
        for row in (place, other, source):
            row.delete()
    return source.slug


def waits(rows):
    return [type(row).objects.get(pk=row.pk).awaits_review for row in rows]


def public_texts(client, tmp_path, *more):
    """Yield (what was asked for, the answer) of all that the public can ask for."""
    settling.settle()
    catch_up()
    feeds = [reverse("changes-feed"), reverse("source-feed", args=["beacon"])]
    pages = [*sitemap(client), *part_addresses(client), *feeds, "/sitemap.xml", "/llms.txt"]
    bare = [route for route in urlpatterns if "<" not in str(route.pattern)]
    pages += [f"/api/v1/{route.pattern}" for route in bare]
    pages += [f"/tim-kiem/?q={WORD}", f"/api/v1/search/?q={WORD}"]
    for word in (WORD, *more):
        pages += [f"/nguon/{word}/", f"/api/v1/sources/{word}/", f"/ky-nang/{word}-skill/"]
        pages += [f"/nguon/{word}/feed.xml", f"/api/v1/skills/{word}-skill/"]
        pages += [f"/chuc-danh/?source={word}"]
    for page in pages:
        text = client.get(page).getvalue().decode()
        yield page, text.replace(page, "").replace(page.replace("/nguon/", "/en/sources/"), "")
    folder, _new = public_files.publish(tmp_path)
    for path in public_files.files_in(folder):
        yield path.name, path.read_bytes().decode("utf-8", "replace")


def naming(client, tmp_path, *more):
    """Where the word is found, besides the question for it; `more` are sources to ask for."""
    return {
        page: text
        for page, text in public_texts(client, tmp_path, *more)
        if any(f"{said}{WORD}" in text for said in ("Bài ", "Báo ", "Mục ", "Giỏi ", "Ghi ", "§"))
    }


@pytest.mark.once
def test_nobody_but_the_desk_sees_what_waits_or_was_deleted(client, added, deleted, tmp_path):
    assert waits(added) == [True] * 4
    assert naming(client, tmp_path, deleted) == {}
    for slug in (WORD, deleted):
        assert client.get(f"/nguon/{slug}/").status_code == 404
        assert client.get(f"/api/v1/sources/{slug}/").status_code == 404


@pytest.fixture
def shown(added, person, world, django_capture_on_commit_callbacks):
    """All that was added, named by something public.

    By a publisher's change, and by an editor's that a publisher accepts.
    """
    _source, place, other, skill = added
    with django_capture_on_commit_callbacks(execute=True), written_by(person("publisher")):
        world.vision.citations.add(place)
    assert waits(added) == [False, False, True, True]
    with (
        django_capture_on_commit_callbacks(execute=True),
        written_by(person("editor", "lan"), person("publisher", "minh")),
    ):
        m.RoleSkill(role=world.cpo, skill=skill).keep([world.lead, other])
    return added


def test_what_something_public_names_waits_no_more(shown):
    assert waits(shown) == [False] * 4
    assert [row.history.count() for row in shown] == [1] * 4  # to be shown is no version


@pytest.mark.once
def test_what_something_public_names_is_public(client, shown, tmp_path):
    found = naming(client, tmp_path)
    assert {"/nguon/", f"/nguon/{WORD}/", "/ky-nang/", "citations.csv", "/thay-doi/"} <= set(found)


def test_a_draft_shows_nothing_until_it_is_published(
    added, person, world, django_capture_on_commit_callbacks
):
    source, place, _other, _skill = added
    with django_capture_on_commit_callbacks(execute=True), written_by(person("publisher")):
        world.uncited.keep([place])
    assert waits([source, place]) == [True, True]
    with django_capture_on_commit_callbacks(execute=True), written_by(person("publisher", "minh")):
        world.cto.status = "published"
        world.cto.save()
    assert waits([source, place]) == [False, False]


def test_a_publisher_who_saves_it_shows_it(client, added, signed_in):
    signed_in("publisher")
    assert Form(client, change(added[0])).send().status_code == 302
    assert waits(added) == [False, False, True, True]
    assert Form(client, change(added[3])).send().status_code == 302
    assert waits(added)[3] is False


def test_who_adds_it_decides_whether_it_waits(client, signed_in, person, settings):
    signed_in("editor")
    form = Form(client, add(m.Source))
    assert form.send(**PLAIN).status_code == 302
    assert m.Source.objects.waiting().count() == 1
    assert "chờ duyệt" in client.get(listing(m.Source)).content.decode()
    page = client.get(m.Source.objects.waiting().get().get_absolute_url())
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    settings.REVIEW = "never"
    form.send(**PLAIN | {"title": "Bài hai", "url": "https://two.example/"})
    assert m.Source.objects.waiting().count() == 1


def test_an_editor_who_saves_it_again_does_not_show_it(added, editor):
    with written_by(editor):
        added[0].save()
    assert waits(added)[0] is True


def test_lists_ask_no_more_the_more_waits(client, added, world):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            client.get("/nguon/")
            client.get("/thay-doi/")
        return len(asked)

    before = cost()
    m.Source.objects.bulk_create(
        m.Source(slug=f"more-{n}", awaits_review=True, **PLAIN) for n in range(20)
    )
    assert cost() == before
