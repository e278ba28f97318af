import pytest

from roles.caching import by_revision, revision_watch
from roles.caching.revision_watch import Watch
from roles.models import Role
from roles.models.vocabulary import Level, Status
from roles.views import public_pages, ready_answers


@pytest.fixture
def cpo(db):
    return make_role("cpo", "CPO", "Giám đốc sản phẩm", "Chief Product Officer")


def make_role(slug, acronym="", name_vi="Tên", name_en="Name", **fields):
    """A published role; `fields` overrides any of its columns."""
    return Role.objects.create(
        **{
            "slug": slug,
            "acronym": acronym,
            "name_vi": name_vi,
            "name_en": name_en,
            "summary_vi": f"Tóm tắt về {name_vi}",
            "summary_en": f"Summary of {name_en}",
            "level": Level.EXECUTIVE,
            "function_id": "product",
            "status": Status.PUBLISHED,
        }
        | fields
    )


@pytest.fixture
def quick_passwords(settings):
    """Real hashing takes a fifth of a second each time, on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def fresh_watch(monkeypatch):
    """No test knows what another one read; every request looks at the revision anew."""
    monkeypatch.setattr(revision_watch, "RECHECK", 0)
    watch = Watch()
    for module in (public_pages, ready_answers, by_revision):
        monkeypatch.setattr(module, "watch", watch)
