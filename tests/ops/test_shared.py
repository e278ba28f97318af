"""Pages in a folder: found by other processes, and never in anybody's way."""

import multiprocessing
import resource
import tempfile
from contextlib import suppress
from functools import partial
from threading import BrokenBarrierError

import pytest

from roles.caching.memory import Memory
from roles.caching.shared import PLACES, Shared, place_of
from roles.models import ContentRevision, Role

from .conftest import make_role

MAKERS = 4
LONG = "x" * 100_000


def process(folder):
    """A Memory as another process has it."""
    shared = Shared()
    shared.folder = folder
    return Memory(10, shared=shared)


def never():
    raise AssertionError("Made once more")


def ask(folder, tally, begun, inside):
    def make():
        with tally.open("a") as file:
            file.write("made\n")
        with suppress(BrokenBarrierError):
            inside.wait(0.5)  # for others, whom nothing but the lock keeps out
        return "value"

    begun.wait(30)
    assert process(folder).get("key", "token", make) == "value"


def test_of_processes_that_ask_at_once_one_makes_it(tmp_path):
    folder, tally = tmp_path / "pages", tmp_path / "tally"
    folder.mkdir()
    forked = multiprocessing.get_context("fork")
    barriers = [forked.Barrier(MAKERS) for _ in range(2)]
    makers = [forked.Process(target=ask, args=(folder, tally, *barriers)) for _ in range(MAKERS)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join(60)
    assert [maker.exitcode for maker in makers] == [0] * MAKERS
    assert tally.read_text() == "made\n"


def test_another_revision_is_made(tmp_path):
    assert process(tmp_path).get("key", "first", lambda: 1) == 1
    assert process(tmp_path).get("key", "second", lambda: 2) == 2
    assert process(tmp_path).get("key", "second", never) == 2


def test_keys_of_one_place_push_each_other_out(tmp_path):
    first = 0
    other = next(n for n in range(1, 100 * PLACES) if place_of(n) == place_of(first))
    for key in (first, other, first):
        assert process(tmp_path).get(key, "token", partial(str, key)) == str(key)
    assert process(tmp_path).get(first, "token", never) == "0"


@pytest.mark.parametrize("left", [0, 1, 20, -1])
def test_a_process_that_dies_while_it_writes(tmp_path, left):
    process(tmp_path).get("key", "token", lambda: "value")
    (file,) = tmp_path.glob("[0-9]*[!.lock]")
    file.write_bytes(file.read_bytes()[:left])
    assert process(tmp_path).get("key", "token", lambda: "again") == "again"
    assert process(tmp_path).get("key", "token", never) == "again"


def test_a_server_without_room_for_a_folder_goes_without(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    shared = Shared()
    with shared.opened():
        assert Memory(10, shared=shared).get("key", "token", lambda: "value") == "value"
    assert "not shared" in caplog.text


def test_the_folder_goes_with_the_server(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    shared = Shared()
    with shared.opened():
        Memory(10, shared=shared).get("key", "token", lambda: "value")
        assert list(tmp_path.glob("pages-*/*.lock"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone(tmp_path, caplog):
    assert process(tmp_path / "gone").get("key", "token", lambda: "value") == "value"
    assert "not shared" in caplog.text


def test_a_disk_that_is_full(tmp_path, caplog):
    small, hard = 8192, resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (small, hard))
    try:
        assert process(tmp_path).get("key", "token", lambda: LONG) == LONG
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert "not shared" in caplog.text
    assert process(tmp_path).get("key", "token", lambda: "again") == "again"


@pytest.mark.django_db
class TestRows:
    """What was made elsewhere is asked about here, as if it were our own."""

    def names(self):
        return list(Role.objects.order_by("slug").values_list("name_vi", flat=True))

    def test_it_holds_where_the_rows_are_the_same(self, tmp_path):
        make_role("cpo", name_vi="Một")
        token = ContentRevision.current().token
        process(tmp_path).get("key", token, self.names)
        here = process(tmp_path)
        assert here.get("key", token, never) == ["Một"]
        Role.objects.update(order=7)
        assert here.get("key", ContentRevision.current().token, never) == ["Một"]

    def test_it_does_not_where_they_differ(self, tmp_path):
        make_role("cpo", name_vi="Một")
        token = ContentRevision.current().token
        process(tmp_path).get("key", token, self.names)
        here = process(tmp_path)
        here.get("key", token, never)
        Role.objects.update(name_vi="Hai")
        assert here.get("key", ContentRevision.current().token, self.names) == ["Hai"]

    def test_its_parts_are_asked_about_once(self, tmp_path, django_assert_num_queries):
        make_role("cpo", name_vi="Một")
        parts, token = Memory(10), ContentRevision.current().token

        def with_part():
            return parts.get("part", token, self.names)

        there, here = process(tmp_path), process(tmp_path)
        for key in "ab":
            there.get(key, token, with_part)
            here.get(key, token, never)
        Role.objects.update(order=7)
        later = ContentRevision.current().token
        with django_assert_num_queries(1):  # the one of the part, which both have
            assert [here.get(key, later, never) for key in "ab"] == [["Một"]] * 2
