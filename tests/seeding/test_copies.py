"""Rows that name others of their own model: copies of a source."""

import pytest

from roles.models import Source

from .conftest import counts


def test_files_may_name_the_copy_before_its_original(world):
    world.replace(
        "sources/atlas.yaml", "    slug: atlas\n", "    slug: atlas\n    copy_of: [beacon]\n"
    )
    assert counts(world.seed())["roles.source"] == [3, 0, 0, 0]
    assert Source.objects.get(slug="atlas").copy_of.slug == "beacon"
    assert counts(world.seed())["roles.source"] == [0, 0, 3, 0]
    Source.objects.update(copy_of=None)
    assert world.dump() == "changed: sources/atlas.yaml\n"
    assert "copy_of" not in (world.path / "sources/atlas.yaml").read_text()


def test_files_name_an_original_that_is_there(world):
    world.replace(
        "sources/atlas.yaml", "    slug: atlas\n", "    slug: atlas\n    copy_of: [nobody]\n"
    )
    (fault,) = world.faults()
    assert "there is no roles.source nobody" in fault


def test_a_copy_supports_no_statement(world):
    world.replace("sources/beacon.yaml", "    slug: beacon\n", "    slug: beacon\n    kind: copy\n")
    faults = world.faults()
    assert any("cpo-vision" in fault and "instead of beacon §1" in fault for fault in faults)
    assert all("A copy supports no statement" in fault for fault in faults)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("kind: law", "kind: employer", "nothing else does"),
        ("    law_status: amended\n", "", "A law says whether it is in force"),
        ("law_status: amended", "law_status: in_force", "is said to be amended"),
        ("    amended_by: 76/2025/QH15\n", "", "names the act"),
        ("amended_by: 76/2025/QH15", "amended_by: Luật 76/2025", "«Luật 76/2025» is no number"),
        ("kind: law", "kind: statute", "'statute' is not one of law, catalogue"),
        ("fragment: Giám", "fragment: Một Giám", "These are 7 words"),
        ("fragment: Giám đốc điều hành công ty", "fragment: …", "one to six words"),
        ("url: https://statute.example/luat/", "url: ftp://statute.example/", "valid URL"),
    ],
)
def test_what_a_law_and_a_place_say_of_themselves(world, old, new, reason):
    world.replace("sources/statute.yaml", old, new)
    (fault,) = world.faults()
    assert reason in fault
    assert "statute.yaml" in fault
