r"""A small world at the desk, and people who work there.

board        published       beacon §1, §2.3      (a source and its places, «Kỹ năng» is §2.3)
 |  solid line               atlas                (a source that nothing cites, with §9)
ceo          published
 |  solid line
cpo          published       one title, two responsibilities, one question; all cite beacon §1
cto          draft           one responsibility without citation

ceo – cpo    a published comparison with one point;  s-op, a draft process
"""

import pickle
import time
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import connection, transaction
from django.test import Client

from roles import models as m
from roles.addresses import DESK
from roles.guard.sessions import SEEN
from roles.search.documents import searched
from roles.search.keeping import rows_changed
from roles.views.address_language import LANGUAGE_COOKIE
from tests import snapshot

from .browsing import PASSWORD, sign_in_to_the_desk, visit

GROUPS = import_module("roles.migrations.0008_groups")
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Real hashing takes a third of a second each time, on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def groups(db):
    """The groups of the migration, also where an earlier test has emptied all tables."""
    if not Group.objects.exists():
        GROUPS.make_groups(apps, connection.schema_editor())
    return {group.name: group for group in Group.objects.all()}


@pytest.fixture
def person(groups):
    """A function that makes somebody who may sign in: person("editor")."""

    def make(group, username=None):
        user = User(
            username=username or group, is_staff=True, is_superuser=group == "administrator"
        )
        user.set_password(PASSWORD)
        user.save()
        if group in groups:
            user.groups.add(groups[group])
        return user

    return make


@pytest.fixture
def signed_in(client, person):
    """A function that signs the test's client in: signed_in("editor", "en")."""

    def sign_in(group="publisher", language="vi"):
        user = person(group)
        client.force_login(user, BACKEND)
        client.cookies["desk_language"] = language
        return user

    return sign_in


class World:
    """The rows above by name, and functions that add more."""

    def __init__(self):
        self.beacon = self.source("beacon", "Ngọn hải đăng")
        self.lead = self.place(self.beacon, "§1")
        self.skills = self.place(self.beacon, "§2.3", "Kỹ năng")
        self.atlas = self.source("atlas", "Tập bản đồ")
        self.board = self.role("board", "Hội đồng quản trị", "Board", level="board")
        self.ceo = self.role("ceo", "Giám đốc điều hành", "Chief Executive Officer", order=10)
        self.cpo = self.role("cpo", "Giám đốc sản phẩm", "Chief Product Officer", order=20)
        self.cto = self.role("cto", "Giám đốc công nghệ", "", status="draft", order=30)
        self.line(self.ceo, self.board)
        self.line(self.cpo, self.ceo)
        self.say(m.RoleTitle, role=self.cpo, kind="alias", text="Trưởng sản phẩm", language="vi")
        self.vision = self.duty(
            self.cpo, "Đặt ra tầm nhìn sản phẩm", "Set the product vision", order=10
        )
        self.plan = self.duty(self.cpo, "Lập kế hoạch phát hành", "Plan releases", order=20)
        self.say(
            m.Question,
            role=self.cpo,
            question_vi="CPO lo gì?",
            question_en="What for?",
            answer_vi="Lo sản phẩm.",
            answer_en="For the product.",
        )
        self.uncited = self.duty(self.cto, "Chọn công nghệ", "", cite=False)
        self.comparison = self.keep(
            m.Comparison(
                slug="ceo-cpo",
                left=self.ceo,
                right=self.cpo,
                status="published",
                question_vi="Khác nhau thế nào?",
                question_en="What differs?",
                summary_vi="Người chung, người riêng.",
                summary_en="One for all.",
            )
        )
        self.say(
            m.ComparisonPoint,
            comparison=self.comparison,
            kind="common",
            aspect_vi="Cấp",
            aspect_en="Level",
            common_text_vi="Cấp cao.",
            common_text_en="Executives.",
        )
        self.process = self.keep(
            m.Process(
                slug="s-op",
                acronym="S&OP",
                name_vi="Hoạch định",
                name_en="Planning",
                summary_vi="Một quy trình.",
                summary_en="A process.",
            )
        )

    def keep(self, row):
        row.full_clean()
        row.save()
        return row

    def source(self, slug, title):
        return self.keep(
            m.Source(
                slug=slug,
                title=title,
                publisher=slug.title(),
                kind="training",
                language="vi",
                url=f"https://{slug}.example/bai",
            )
        )

    def place(self, source, place, heading=""):
        return self.keep(m.Citation(source=source, place=place, heading=heading))

    def role(self, slug, name_vi, name_en, **more):
        given = {"status": "published", "level": "executive", "function_id": "product"} | more
        return self.keep(
            m.Role(
                slug=slug,
                acronym=slug.upper() if len(slug) == 3 else "",
                name_vi=name_vi,
                name_en=name_en,
                summary_vi=f"{name_vi} là ai.",
                summary_en=name_en,
                **given,
            )
        )

    def say(self, model, cite=True, **fields):
        claim = model(**fields)
        claim.keep([self.lead] if cite else [])
        return claim

    def duty(self, role, statement_vi, statement_en, cite=True, **more):
        return self.say(
            m.Responsibility,
            cite,
            role=role,
            area_id="product",
            statement_vi=statement_vi,
            statement_en=statement_en,
            **more,
        )

    def line(self, subordinate, manager, kind="solid"):
        return self.say(m.ReportingLine, subordinate=subordinate, manager=manager, kind=kind)


class KeptWorld:
    """The world as it was made the first time, put back with its rows by name for each test."""

    def __init__(self):
        self.content = snapshot.Content(self.make)
        self.rows = None

    def make(self):
        self.rows = pickle.dumps(World())

    @transaction.atomic
    def restore(self):
        self.content.restore()
        for model in searched():
            rows_changed(model, model._default_manager.values_list("pk", flat=True))
        return pickle.loads(self.rows)


@pytest.fixture(scope="session")
def kept_world():
    return KeptWorld()


@pytest.fixture
def world(db, kept_world):
    return kept_world.restore()


def is_complaint(said):
    """Whether something is wrong.

    Not that nobody asks a browser without a hand before leaving; nor that the text kept on leaving
    came too late, to a server that is busy with the next test.
    """
    is_late = said.location["url"].endswith("/admin/copies/keep/")
    return said.type == "error" and "'beforeunload' confirmation" not in said.text and not is_late


@pytest.fixture
def complaints(context):
    """What the browser complains about: errors of scripts, files and the content policy."""
    found = []

    def listen(page):
        page.on("pageerror", lambda error: found.append(str(error)))
        page.on("console", lambda said: is_complaint(said) and found.append(said.text))

    context.on("page", listen)
    yield found
    assert found == []


@pytest.fixture
def becomes_publisher(client, world, signed_in, person):
    """A function that signs a publisher in, and returns the user; an editor is at first."""
    signed_in("editor")
    user = person("publisher")
    return lambda: client.force_login(user, BACKEND) or user


@pytest.fixture
def desk(complaints, page, live_server, person):
    """A function that signs in and returns the page.

    By the cookies that the real form sets, which takes three pages; or by that form, from the
    first page and back.
    """

    def open_desk(group="publisher", language="vi", *, by_form=False):
        user = person(group)
        page.set_default_timeout(15_000)
        if by_form:
            sign_in_to_the_desk(visit(page, live_server, "/admin/"), group, language)
        else:
            page.context.add_cookies(list(cookies(user, language, live_server.url)))
        return page

    return open_desk


def cookies(user, language, url):
    client = Client()
    client.force_login(user, BACKEND)
    session = client.session
    session[SEEN] = int(time.time())  # no page writes it, then, while another is asked for
    session.save()
    yield {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": url}
    if language != "vi":
        yield {"name": LANGUAGE_COOKIE, "value": language, "url": url + DESK}
