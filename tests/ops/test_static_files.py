"""Static files are prepared one by one, as readers ask for them; what they get is WhiteNoise's."""

import os

import pytest
from django.http import HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

from execroles.static_files import StaticFiles

FILES = {"site.css": b"a{}" * 99, "site.css.br": b"small", "icons/house.svg": b"<svg/>"}


@pytest.fixture
def served(settings, tmp_path):
    """A function that makes a middleware of a class, with FILES in a folder of its own."""

    def serve(middleware):
        settings.STATIC_ROOT = tmp_path / middleware.__name__
        for name, content in FILES.items():
            file = settings.STATIC_ROOT / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            os.utime(file, (0, 0))
        return middleware(lambda request: HttpResponse("a page"))

    return serve


@pytest.mark.parametrize("path", ["site.css", "site.css.br", "icons/house.svg", "none.css", ""])
@pytest.mark.parametrize("encoding", ["", "br"])
def test_readers_get_what_whitenoise_gives(served, rf, path, encoding):
    request = rf.get(f"/static/{path}", headers={"accept-encoding": encoding})
    answers = [served(each)(request) for each in (WhiteNoiseMiddleware, StaticFiles)]
    found = [(each.status_code, dict(each.headers), each.getvalue()) for each in answers]
    assert found[0] == found[1]


def test_a_file_is_prepared_when_it_is_first_asked_for(served, rf):
    site = served(StaticFiles)
    assert not prepared(site)
    for _ in range(2):
        site(rf.get("/static/site.css")).getvalue()
        assert prepared(site) == {"/static/site.css"}


def prepared(site):
    return {address for address, file in site.files.items() if isinstance(file, StaticFile)}
