import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from roles.models import Dispute, Responsibility, Role, SeedRecord, Source, StageAdvice
from roles.models.content import content_models
from roles.seeding import seed

from .conftest import counts

ROWS = 43


def base_columns(model, key, *names):
    """What the columns without a language hold, past modeltranslation's rewriting."""
    columns = ", ".join(names)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {model._meta.db_table} WHERE key = %s", [key])
        return cursor.fetchone()


def test_a_row_of_every_model_is_created_with_all_its_parts(world):
    assert counts(world.seed())["total"] == [ROWS, 0, 0, 0]
    assert all(model.objects.exists() for model in content_models())
    vision = Responsibility.objects.get(key="cpo-vision")
    assert vision.role.slug == "cpo"
    assert vision.detail_en.startswith("It says whom the product serves.\n\nA second paragraph")
    assert {str(place) for place in vision.citations.all()} == {"atlas §2.9", "beacon §1"}
    assert vision.note_vi == "Bài viết nói hai cách."
    assert Source.objects.get(slug="atlas").published_on.isoformat() == "2024-05-31"
    assert {role.slug for role in StageAdvice.objects.get().roles.all()} == {"ceo", "cpo"}
    assert [role.slug for role in Dispute.objects.get().roles.all()] == ["cpo"]


def test_the_table_is_aligned_and_counts_by_model(world):
    lines = world.seed().splitlines()
    assert lines[0].split() == ["created", "updated", "unchanged", "kept"]
    assert "roles.citation                 4          0          0          0" in lines
    assert len({len(line) for line in lines}) == 1


@pytest.mark.parametrize("language", ["en", "vi"])
def test_columns_without_a_language_hold_vietnamese_whatever_is_active(world, language):
    with translation.override(language):
        world.seed()
    columns = base_columns(Responsibility, "cpo-vision", "statement", "note")
    assert columns == ("Vạch tầm nhìn cho sản phẩm", "Bài viết nói hai cách.")


def test_an_update_moves_the_columns_without_a_language_too(seeded_world):
    seeded_world.replace("roles/cpo.yaml", "Vạch tầm nhìn", "Đặt tầm nhìn")
    with translation.override("en"):
        seeded_world.seed()
    assert base_columns(Responsibility, "cpo-vision", "statement") == ("Đặt tầm nhìn cho sản phẩm",)


def test_a_second_run_changes_nothing(seeded_world):
    before = list(SeedRecord.objects.order_by("pk").values())
    assert counts(seeded_world.seed())["total"] == [0, 0, ROWS, 0]
    assert list(SeedRecord.objects.order_by("pk").values()) == before


def test_rows_that_nobody_edited_follow_the_fixtures(seeded_world):
    seeded_world.replace("roles/cpo.yaml", "Set the vision for the product", "Set a vision")
    seeded_world.replace("stages.yaml", "[ceo]", "[cto]")
    output = counts(seeded_world.seed())
    assert output["roles.responsibility"] == [0, 1, 2, 0]
    assert output["roles.stageadvice"] == [0, 1, 0, 0]
    assert output["total"] == [0, 2, ROWS - 2, 0]
    assert Responsibility.objects.get(key="cpo-vision").statement_en == "Set a vision"
    assert {role.slug for role in StageAdvice.objects.get().roles.all()} == {"cto", "cpo"}
    assert counts(seeded_world.seed())["total"] == [0, 0, ROWS, 0]


def test_a_text_that_the_fixtures_drop_is_emptied(seeded_world):
    seeded_world.replace("roles/cpo.yaml", "    note_en: The article says it in two ways.\n", "")
    assert counts(seeded_world.seed())["roles.responsibility"] == [0, 1, 2, 0]
    assert not Responsibility.objects.get(key="cpo-vision").note_en


def test_rows_of_one_model_may_trade_places(seeded_world):
    """The CPO's solid manager becomes another row: it fits only once the first has made room."""
    line = "    key: cpo-to-ceo\n    subordinate: [cpo]\n    manager: [ceo]\n"
    seeded_world.replace("roles/cpo.yaml", line, f"{line}    kind: dotted\n")
    first = "key: cpo-a, subordinate: [cpo], manager: [cto]"
    seeded_world.add_row("roles/ceo.yaml", "reportingline", first)  # read before roles/cpo.yaml
    assert counts(seeded_world.seed())["roles.reportingline"] == [1, 1, 0, 0]


def test_a_check_reports_the_same_and_writes_nothing(world):
    output = world.seed(check=True)
    assert counts(output)["total"] == [ROWS, 0, 0, 0]
    assert "nothing is written" in output
    assert not Role.objects.exists()
    assert not SeedRecord.objects.exists()
    world.seed()
    world.replace("roles/cpo.yaml", "Set the vision", "Set a vision")
    assert counts(world.seed(check=True))["roles.responsibility"] == [0, 1, 2, 0]
    assert Responsibility.objects.get(key="cpo-vision").statement_en.startswith("Set the vision")


def test_a_check_finds_faults_too(world):
    world.replace("roles/ceo.yaml", "level: executive", "level: exec")
    assert len(world.faults(check=True)) == 1


def test_nothing_is_printed_when_asked_to_be_quiet(world):
    assert world.seed(verbosity=0) == ""
    assert Role.objects.count() == 3


def test_the_queries_of_an_unchanged_run_do_not_grow_with_the_rows(seeded_world):
    with CaptureQueriesContext(connection) as few:
        seeded_world.seed()
    for number in range(20):
        duty = (
            f"key: cpo-{number}, role: [cpo], area: [people], statement_vi: Lo, statement_en: Care"
        )
        seeded_world.add_row("roles/cpo.yaml", "responsibility", duty)
    seeded_world.seed()
    with CaptureQueriesContext(connection) as many:
        output = seeded_world.seed()
    assert counts(output)["total"] == [0, 0, ROWS + 20, 0]
    assert len(many) == len(few)


def test_of_an_unchanged_run_each_table_is_read_once(seeded_world, django_assert_num_queries):
    claims = sum(hasattr(model, "citations") for model in content_models())
    own_links = 2  # StageAdvice.roles, Dispute.roles
    records = 1
    transaction = 3  # savepoint, the lock that makes it the only writer, release
    with django_assert_num_queries(
        len(content_models()) + claims + own_links + records + transaction
    ):
        seed(seeded_world.path)
