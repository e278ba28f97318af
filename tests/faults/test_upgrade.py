"""A new version takes over and leaves again under load, one server after the other."""

import re
import shutil

import pytest

from tests.environment.programs import wait_until
from tests.environment.stack import ROOT
from tests.history.forms import form_data

from .conftest import EDITOR
from .web import Load, Visitor

CODE = ("deploy", "execroles", "fixtures", "locale", "roles", "static", "templates", "manage.py")
RATE, SAVES = 15, 2  # a second
PAGES = ("/chuc-danh/cpo/", "/en/", "/tim-kiem/?q=cpo{}", "/healthz", "/en/roles/ceo/?x={}")


@pytest.fixture
def following(site, folder):
    """The code of a next version: skills have one column more, and pages say that they are new."""
    code = folder / "code"
    code.mkdir()
    for name in CODE:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, code / name)
    changed(code / "roles/models/roles.py", r"(class Skill\(.*\):\n)", r"\1" + COLUMN)
    changed(code / "templates/base.html", "<head>", "<head><!-- next -->")
    app = site.apps[0]
    app.manage("makemigrations", "roles", "--name", "next", code=code)
    before, migration = (
        max((tree / "roles/migrations").glob("[0-9]*.py")) for tree in (ROOT, code)
    )
    assert migration.stem.endswith("next")
    changed(migration, r"operations = \[", r"\g<0>migrating.writers_wait(),")
    changed(migration, "import migrations.*", r"\g<0>\nfrom roles.writing import migrating")
    yield code
    app.manage("migrate", "-v0", "roles", before.stem, code=code)


# What a skill says that the old version added, and the new one.
BY_DATABASE, BY_CODE = "-", ""
COLUMN = f"""
    motto = fields.CharField(
        max_length=50, blank=True, default="{BY_CODE}", db_default="{BY_DATABASE}"
    )
"""


def changed(file, pattern, new):
    text, times = re.subn(pattern, new, file.read_text(), count=1)
    assert times == 1
    file.write_text(text)


def test_no_request_fails(site, database, following):
    reader, editor = Visitor(site.origin), Visitor(site.origin).sign_in(*EDITOR)

    def read(number):
        return reader.get(PAGES[number % len(PAGES)].format(number))

    def add_a_skill(number):
        form = form_data(editor.get("/admin/roles/skill/add/").text, "skill_form")
        new = {"slug": [f"skill-{number}"], "name_vi": [f"Tên {number}"], "kind": ["analysis"]}
        return editor.post("/admin/roles/skill/add/", form | new)

    with Load(read, rate=RATE) as reading, Load(add_a_skill, rate=SAVES, readers=1) as writing:
        site.apps[0].manage("migrate", "-v0", code=following)
        reading.go_on(1)
        move(site, following)
        assert "<!-- next -->" in reader.get("/en/sources/").text
        move(site, ROOT)
        reading.go_on(1)
    errors = [line for app in site.apps for line in app.program.messages().splitlines()]
    print(*(line for line in errors if '"error": ' in line), sep="\n")
    print(f"pages {reading.figures()}, saves {writing.figures()}")
    assert reading.failures() == []
    assert {sent.status for sent in writing.sent} == {302}
    assert "<!-- next -->" not in reader.get("/en/sources/?again").text
    added = "SELECT motto, count(*) FROM roles_skill WHERE slug LIKE 'skill-%' GROUP BY motto"
    with database.connect() as asking:
        by_version = dict(asking.execute(added).fetchall())
    assert set(by_version) == {BY_DATABASE, BY_CODE}
    assert sum(by_version.values()) == len(writing.sent)


def move(site, code):
    """As docs/operations.md tells."""
    for app in site.apps:
        site.send_to(*(other for other in site.apps if other is not app))
        app.stop()
        app.start(code).wait()
        probe = Visitor(app.origin)
        wait_until(lambda p=probe: p.get("/healthz").status == 200, "the server is well")
        site.send_to(*site.apps)
