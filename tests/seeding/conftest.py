r"""A small world with a row of every model, in `world/`, copied for each test.

ceo          published       beacon §1        (sources, and the places that are cited)
 |  solid line               atlas §2.9, §2.10
cpo          published       cpo-vision cites atlas §2.9 and beacon §1
cto          draft, covered by the cpo; cto-uncited has no citation and needs none
"""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests import snapshot

WORLD = Path(__file__).parent / "world"


class World:
    """A folder of fixtures that a test may damage, and the commands run on it."""

    def __init__(self, path):
        self.path = path

    def replace(self, file, old, new):
        text = (self.path / file).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (self.path / file).write_text(text.replace(old, new), "utf-8")

    def add(self, file, text):
        with (self.path / file).open("a", encoding="utf-8") as target:
            target.write(text)

    def add_row(self, file, model, fields, cited=True):
        """Add a row; `fields` as YAML on one line."""
        citations = ", citations: [[beacon, §1]]" if cited else ""
        self.add(file, f"- model: roles.{model}\n  fields: {{{fields}{citations}}}\n")

    def remove_row(self, file, first_line_of_fields):
        """Remove the row whose fields begin with this line."""
        rows = (self.path / file).read_text("utf-8").split("- model: ")
        left = [row for row in rows if f"  fields:\n    {first_line_of_fields}\n" not in row]
        assert len(left) == len(rows) - 1
        (self.path / file).write_text("- model: ".join(left), "utf-8")

    def files(self):
        """{name: bytes} of every file in the folder."""
        found = (path for path in self.path.rglob("*") if path.is_file())
        return {path.relative_to(self.path).as_posix(): path.read_bytes() for path in found}

    def seed(self, **options):
        """What the command prints."""
        return self.call("seed", **options)

    def faults(self, **options):
        """The faults that stop the seed: the lines of the message after its heading."""
        with pytest.raises(CommandError) as stopped:
            self.seed(**options)
        heading, *lines = str(stopped.value).splitlines()
        assert heading.endswith("in the fixtures; nothing is written.")
        assert stopped.value.returncode == 1
        return lines

    def dump(self, **options):
        return self.call("dumpfixtures", **options)

    def call(self, command, **options):
        out = StringIO()
        call_command(command, fixtures=self.path, stdout=out, **options)
        return out.getvalue()


@pytest.fixture
def world(tmp_path, db):
    snapshot.empty_lists()
    return World(shutil.copytree(WORLD, tmp_path / "fixtures"))


@pytest.fixture(scope="session")
def small_content():
    return snapshot.Content(World(WORLD).seed)


@pytest.fixture
def seeded_world(world, small_content):
    small_content.restore()
    return world


def counts(output):
    """{model label or "total": [created, updated, unchanged, kept]} of a printed table."""
    table = output.split("\n\n")[0].splitlines()[1:]
    rows = (line.split() for line in table)
    return {label: [int(number) for number in numbers] for label, *numbers in rows}
