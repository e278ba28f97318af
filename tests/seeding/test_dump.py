import pytest
from django.core.management import CommandError

from roles.models import Citation, Crosswalk, Responsibility, Role, Skill, Source
from roles.models.content import content_models
from roles.seeding.file_layout import natural


def empty_the_database():
    for model in reversed(content_models()):
        model.objects.all().delete()


def test_seed_and_dump_give_the_same_bytes(world):
    before = world.files()
    world.seed()
    assert world.dump() == "The fixtures are as the database has it.\n"
    assert world.files() == before


def test_files_written_anew_are_the_same(world):
    before = world.files()
    world.seed()
    for name in before:
        (world.path / name).unlink()
    world.dump()
    assert world.files() == before


def test_a_dump_fills_an_empty_database_with_the_same(seeded_world):
    before = seeded_world.files()
    empty_the_database()
    seeded_world.seed(overwrite=True)
    seeded_world.dump()
    assert seeded_world.files() == before


def test_order_and_form_of_the_files_do_not_matter(world):
    before = world.files()
    rows = [text for name, text in sorted(before.items(), reverse=True)]
    for name in before:
        (world.path / name).unlink()
    (world.path / "all.yaml").write_bytes(b"".join(rows))
    world.seed()
    (world.path / "all.yaml").unlink()
    world.dump()
    assert world.files() == before


def test_an_editors_work_reaches_its_file_only(seeded_world):
    before = seeded_world.files()
    vision = Responsibility.objects.get(key="cpo-vision")
    vision.statement_en = "Think ahead: far ahead"
    vision.save()
    vision.citations.add(Citation.objects.get(place="§2.10"))
    assert seeded_world.dump() == "changed: roles/cpo.yaml\n"
    after = seeded_world.files()
    assert {name for name in after if after[name] != before[name]} == {"roles/cpo.yaml"}
    places = "      - [atlas, §2.9]\n      - [atlas, §2.10]\n      - [beacon, §1]\n"
    assert places in after["roles/cpo.yaml"].decode()
    assert "statement_en: 'Think ahead: far ahead'\n" in after["roles/cpo.yaml"].decode()


def test_a_new_role_gets_a_file_and_a_deleted_one_loses_it(seeded_world):
    Role.objects.get(slug="cto").delete()
    role = Role.objects.create(
        slug="cco", name_vi="Giám đốc", summary_vi="Người.", level="head", function_id="product"
    )
    Crosswalk.objects.create(role=role, scheme="ESCO", match="none")
    output = seeded_world.dump()
    assert "changed: roles/cco.yaml\n" in output
    assert "removed: roles/cto.yaml\n" in output
    assert "removed: comparisons/cpo-cto.yaml\n" in output
    assert "roles/cto.yaml" not in seeded_world.files()
    assert seeded_world.files()["roles/cco.yaml"].decode() == (
        "- model: roles.role\n  fields:\n    slug: cco\n    name_vi: Giám đốc\n"
        "    summary_vi: Người.\n    level: head\n    function: [product]\n"
        "- model: roles.crosswalk\n  fields:\n    role: [cco]\n    scheme: ESCO\n    match: none\n"
    )


def test_files_that_the_layout_does_not_know_stay(seeded_world):
    for name in ("notes.yaml", "roles/readme.txt", "drafts/cpo.yaml"):
        (seeded_world.path / name).parent.mkdir(exist_ok=True)
        seeded_world.add(name, "")
    seeded_world.dump()
    assert {"notes.yaml", "roles/readme.txt", "drafts/cpo.yaml"} <= seeded_world.files().keys()


def test_a_check_writes_nothing_and_fails_on_a_difference(seeded_world):
    assert seeded_world.dump(check=True) == "The fixtures are as the database has it.\n"
    Skill.objects.update(name_en="Bargaining")
    Role.objects.get(slug="cto").delete()
    before = seeded_world.files()
    with pytest.raises(CommandError) as stopped:
        seeded_world.dump(check=True)
    assert stopped.value.returncode == 1
    assert "changed: skills.yaml" in str(stopped.value)
    assert "removed: roles/cto.yaml" in str(stopped.value)
    assert seeded_world.files() == before


def test_an_empty_database_does_not_remove_the_files(world):
    before = world.files()
    with pytest.raises(CommandError, match="the database holds no content"):
        world.dump()
    assert world.files() == before


def test_files_that_do_not_differ_are_not_touched(seeded_world):
    seeded_world.dump()
    path = seeded_world.path / "skills.yaml"
    before = path.stat()
    Source.objects.filter(slug="beacon").update(author="B. Writer")
    seeded_world.dump()
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_lines_of_long_texts_stay_within_a_hundred_columns(seeded_world):
    words = "trách nhiệm về nghiêng nghiêng responsibilities internationalisation của mình " * 20
    Responsibility.objects.filter(key="cpo-vision").update(detail_vi=words.strip())
    seeded_world.dump()
    lines = seeded_world.files()["roles/cpo.yaml"].decode().splitlines()
    assert max(map(len, lines)) <= 100
    assert sum("internationalisation" in line for line in lines) > 10


def test_numbers_in_places_count_as_numbers():
    places = ["§2.10", "§1", "§2.9", "§III.2", "§II", "§10", "§III.10"]
    assert sorted(places, key=natural) == ["§1", "§2.9", "§2.10", "§10", "§II", "§III.2", "§III.10"]
