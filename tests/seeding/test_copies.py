"""Rows that name others of their own model: copies of a source."""

from roles.models import Source

from .conftest import counts


def test_files_may_name_the_copy_before_its_original(world):
    world.replace(
        "sources/atlas.yaml", "    slug: atlas\n", "    slug: atlas\n    copy_of: [beacon]\n"
    )
    assert counts(world.seed())["roles.source"] == [2, 0, 0, 0]
    assert Source.objects.get(slug="atlas").copy_of.slug == "beacon"
    assert counts(world.seed())["roles.source"] == [0, 0, 2, 0]
    Source.objects.update(copy_of=None)
    assert world.dump() == "changed: sources/atlas.yaml\n"
    assert "copy_of" not in (world.path / "sources/atlas.yaml").read_text()


def test_files_name_an_original_that_is_there(world):
    world.replace(
        "sources/atlas.yaml", "    slug: atlas\n", "    slug: atlas\n    copy_of: [nobody]\n"
    )
    (fault,) = world.faults()
    assert "there is no roles.source nobody" in fault
