"""What is dumped reads back as it is, to the last blank; what would not is not written."""

import re
import resource

import pytest
from django.core.management import CommandError
from hypothesis import given
from hypothesis import strategies as st

from roles.models import Citation, Responsibility, Role
from roles.seeding import dumping
from roles.seeding.dumping import Inline, as_yaml
from roles.seeding.reading import read_text

from .test_dump import empty_the_database

# What YAML, or PyYAML, means something by, or breaks lines at.
ODD = [
    *(" ", "  ", "\n", "\n\n", "\t", "\r", "\r\n", "\x85", "\u2028", "\u2029", "\ufeff", "\xa0"),
    *("- ", "# ", " #", ": ", "'", '"', "\\", "|", ">", "?", "---", "...", "%", "yes", "1", "~"),
    *("word ", "từ dài ", "x" * 90, "\x01", "\x7f", "\ufffe", "\U0010ffff", "🙂", "{", "["),
]
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    st.lists(st.sampled_from(ODD), max_size=60).map("".join),
)


@given(texts, texts)
def test_writing_and_reading_is_the_identity(text, key):
    fields = {"a_vi": text, "source": Inline([key, "§1"]), "many": [Inline([key])], "z": text}
    rows = [{"model": "roles.x", "fields": fields}] * 2
    problems = []
    found = read_text(as_yaml(rows), "file.yaml", problems)
    assert problems == []
    assert [(raw.fields, raw.faults) for raw in found] == [(fields, {})] * 2


LONG = "and the text is long enough to be folded " * 4
TEXTS = [
    "yes",
    "1223",
    "2024-05-31",
    "~",
    "- dash",
    "a: b # c",
    "«quoted» “quoted” 'quoted' \"quoted\"",
    "one\n\n  two, indented\nthree",
    "[brackets], {braces}, *star, &and, !bang, %percent, @at, `tick`, |pipe, >more",
    f"double  spaces  stay  {LONG}end",
    "tab\tand no-break\u00a0space",
    "unbreakable" * 20,
    f" begins with a space, {LONG}end",
    f"one\n  {LONG}end\ntwo",
    f"ends with spaces {LONG}  ",
    f"a space before \nthe end of a line, {LONG}end",
    "next\u0085line, line\u2028and paragraph\u2029separators",
    "\ufeffbyte order mark\ufeff",
    "of a browser\r\nor of\ran old Mac\r\n",
    "\n\nblank lines around\n\n\n",
    "control\x01\x1f\x7f\x9f and \U0001f642 \U0010ffff",
]


def test_any_text_survives(seeded_world):
    role = Role.objects.get(slug="cto")
    for number, text in enumerate(TEXTS):
        new = {"key": f"text-{number}", "order": number, "area_id": "people"}
        new |= {"statement_vi": "Lo", "detail_vi": text, "detail_en": text}
        Responsibility.objects.create(role=role, **new)
    place = Citation.objects.get(place="§2.10")
    place.place = " §2.10:\u0085#"
    place.save()
    Responsibility.objects.get(key="cpo-vision").citations.add(place)
    seeded_world.dump()
    empty_the_database()
    seeded_world.seed(overwrite=True)
    found = Responsibility.objects.filter(key__startswith="text-").order_by("order")
    assert [(row.detail_vi, row.detail_en) for row in found] == [(text, text) for text in TEXTS]
    assert place.place in Responsibility.objects.get(key="cpo-vision").citations.values_list(
        "place", flat=True
    )
    assert seeded_world.dump(check=True) == "The fixtures are as the database has it.\n"


@pytest.mark.parametrize("check", [True, False])
def test_nothing_is_written_that_would_not_read_back(seeded_world, monkeypatch, check):
    """As it was: every text folded."""
    monkeypatch.setattr(dumping, "FOLDABLE", re.compile("(?s:.*)"))
    Responsibility.objects.filter(key="cpo-vision").update(detail_en=f" begins with {LONG}end")
    before = seeded_world.files()
    with pytest.raises(CommandError) as refused:
        seeded_world.dump(check=check)
    told = str(refused.value)
    assert told.startswith(
        "Nothing is written: what is written would not read back.\nroles/cpo.yaml, row 3"
    )
    assert told.endswith("roles.responsibility cpo-vision: detail_en: would not read back as it is")
    assert seeded_world.files() == before


def test_what_seed_will_refuse_is_said(seeded_world, capsys):
    Responsibility.objects.filter(key="cpo-vision").update(statement_vi="Ho\u0300a gia\u0309i")
    seeded_world.dump()
    told = capsys.readouterr().err
    assert told.startswith("seed will refuse roles/cpo.yaml, row 3, line ")
    assert told.endswith("statement_vi: is not in Unicode's composed form (NFC)\n")


def test_a_slug_does_not_lead_out_of_the_folder(seeded_world):
    Role.objects.filter(slug="cpo").update(slug="../../cpo")
    with pytest.raises(
        CommandError, match=r"roles/\.\./\.\./cpo\.yaml: no file can have this name"
    ):
        seeded_world.dump()


@pytest.mark.parametrize("name", ["roles/cpo.yml", "CPO.YAML", "more/new.Yml", "roles/a.yaml.yml"])
def test_a_file_that_looks_like_a_fixture_and_is_none(seeded_world, capsys, name):
    (seeded_world.path / name).parent.mkdir(exist_ok=True)
    seeded_world.add(name, "")
    assert seeded_world.faults() == [f"{name}: is not read: rename it to *.yaml, or remove it"]
    seeded_world.dump()
    told = f"left alone: {name}, which has no place here, but seed stops at it\n"
    assert capsys.readouterr().err == told


def test_other_files_are_named(seeded_world, capsys):
    for name in ("README.txt", "roles/cpo.yaml~", "roles/.cpo.yaml.x1y2", "empty.yaml"):
        seeded_world.add(name, "")
    (seeded_world.path / ".git").mkdir()
    seeded_world.add(".git/config", "")
    told = "Files that are not read (3):\n  README.txt\n  roles/.cpo.yaml.x1y2\n  roles/cpo.yaml~"
    assert told in seeded_world.seed()
    seeded_world.dump()
    told = "left alone: empty.yaml, which has no place here, but seed reads it\n"
    assert capsys.readouterr().err == told


def test_what_cannot_be_opened_is_named(world):
    (world.path / "folder.yaml").mkdir()
    (world.path / "lost.yaml").symlink_to("nowhere")
    assert world.faults() == ["lost.yaml: cannot be read: No such file or directory"]


@pytest.mark.django_db(transaction=True)
def test_full_disk(seeded_world):
    """A limit on the size of files, which is told as a full disk is. All or nothing is written.

    What the database has is committed before: it lies in a file, too.
    """
    Role.objects.update(summary_en="Somebody.")
    Responsibility.objects.filter(key="cpo-vision").update(detail_vi="Lời. " * 4000)
    before = seeded_world.files()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
    try:
        with pytest.raises(CommandError, match=r"Nothing is written: .*: File too large"):
            seeded_world.dump()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert seeded_world.files() == before
