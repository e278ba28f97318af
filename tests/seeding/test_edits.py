"""What editors did stays, whatever the fixtures say."""

import pytest

from roles.models import (
    Citation,
    ReportingLine,
    Responsibility,
    Role,
    RoleSkill,
    RoleTitle,
    SeedRecord,
    Skill,
)
from roles.models.moved import MOVED_STATEMENTS

from .conftest import counts


def edit(model, key, **values):
    """As an editor does it: change and save one row."""
    row = model.objects.get_by_natural_key(key)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row


def test_an_edited_row_is_kept_and_named(seeded_world):
    edit(Responsibility, "cpo-vision", statement_vi="Nghĩ xa")
    seeded_world.replace("roles/cpo.yaml", "Set the vision", "Set a vision")
    output = seeded_world.seed()
    assert counts(output)["roles.responsibility"] == [0, 0, 2, 1]
    assert "Kept as editors left them (1):\n  roles.responsibility cpo-vision: edited" in output
    vision = Responsibility.objects.get(key="cpo-vision")
    assert (vision.statement_vi, vision.statement_en[:7]) == ("Nghĩ xa", "Set the")


def test_an_edited_row_is_kept_though_the_fixtures_stand_still(seeded_world):
    edit(Role, "cpo", summary_en="Edited.")
    for _ in range(2):
        assert counts(seeded_world.seed())["roles.role"] == [0, 0, 2, 1]
    assert Role.objects.get(slug="cpo").summary_en == "Edited."


def test_changed_citations_are_an_edit_of_the_claim(seeded_world):
    title = RoleTitle.objects.get(key="cpo-title")
    title.citations.remove(title.citations.get(place="§2.9"))
    assert counts(seeded_world.seed())["roles.roletitle"] == [0, 0, 0, 1]
    assert title.citations.count() == 1


def test_saving_a_form_without_a_change_is_no_edit(seeded_world):
    """Browsers send line ends as CR LF, and forms leave empty texts where there were none."""
    vision = Responsibility.objects.get(key="cpo-vision")
    edit(Responsibility, "cpo-vision", detail_en=vision.detail_en.replace("\n", "\r\n"))
    edit(Responsibility, "cpo-roadmap", detail_vi="", detail_en="", note_vi="")
    assert counts(seeded_world.seed())["roles.responsibility"] == [0, 0, 3, 0]


def test_a_deleted_row_stays_deleted(seeded_world):
    RoleTitle.objects.get(key="cpo-title").delete()
    for _ in range(2):
        output = seeded_world.seed()
        assert counts(output)["roles.roletitle"] == [0, 0, 0, 1]
        assert "  roles.roletitle cpo-title: deleted" in output
    assert not RoleTitle.objects.exists()


def test_deleting_a_role_takes_its_rows_along_and_nothing_comes_back(seeded_world):
    Role.objects.get(slug="cpo").delete()
    output = counts(seeded_world.seed())
    assert output["roles.role"] == [0, 0, 2, 1]
    assert output["roles.roletitle"] == [0, 0, 0, 1]
    assert output["roles.stageadvice"] == [0, 0, 0, 1]  # it named two roles, now one
    assert output["total"][:2] == [0, 0]


def test_a_new_row_about_a_deleted_role_is_kept_out(seeded_world):
    Role.objects.get(slug="cpo").delete()
    title = "key: cpo-new, role: [cpo], kind: alias, text: CPO, language: en"
    seeded_world.add_row("roles/cpo.yaml", "roletitle", title)
    line = "  roles.roletitle cpo-new: it names roles.role cpo, which is not in the database"
    assert line in seeded_world.seed()


def test_a_row_that_an_editor_made_alike_is_adopted(world):
    skill = Skill.objects.create(
        slug="negotiation", name_vi="Đàm phán", name_en="Negotiation", kind="communication"
    )
    assert counts(world.seed())["roles.skill"] == [0, 0, 1, 0]
    world.replace("skills.yaml", "Negotiation", "Bargaining")
    assert counts(world.seed())["roles.skill"] == [0, 1, 0, 0]
    skill.refresh_from_db()
    assert skill.name_en == "Bargaining"


def test_a_row_that_an_editor_made_differently_is_kept(world):
    Skill.objects.create(slug="negotiation", name_vi="Thương lượng", kind="communication")
    output = world.seed()
    assert counts(output)["roles.skill"] == [0, 0, 0, 1]
    assert "roles.skill negotiation: made by an editor under the same key" in output
    assert RoleSkill.objects.get().skill.name_vi == "Thương lượng"


def test_rows_that_the_fixtures_do_not_know_are_left_alone(seeded_world):
    Skill.objects.create(slug="patience", name_vi="Kiên nhẫn", kind="leadership")
    assert "patience" not in seeded_world.seed(overwrite=True)
    assert Skill.objects.filter(slug="patience").exists()


def test_rows_no_longer_in_the_fixtures_are_left_and_named(seeded_world):
    seeded_world.remove_row("roles/cpo.yaml", "key: cpo-title")
    seeded_world.remove_row("roles/cpo.yaml", "key: cpo-roadmap")
    edit(Responsibility, "cpo-roadmap", statement_vi="Lập")
    output = seeded_world.seed()
    assert "No longer in the fixtures, left in the database (2):" in output
    assert "\n  roles.roletitle cpo-title\n" in output
    assert "\n  roles.responsibility cpo-roadmap: edited\n" in output
    assert RoleTitle.objects.filter(key="cpo-title").exists()


def test_rows_that_both_the_fixtures_and_an_editor_removed_are_no_news(seeded_world):
    seeded_world.remove_row("roles/cpo.yaml", "key: cpo-title")
    RoleTitle.objects.get(key="cpo-title").delete()
    output = seeded_world.seed()
    assert counts(output)["total"] == [0, 0, 42, 0]
    assert "cpo-title" not in output


def test_editors_work_that_has_returned_to_the_fixtures_is_the_seeds_again(seeded_world):
    edit(Responsibility, "cpo-vision", statement_en="Think ahead")
    seeded_world.dump()
    assert counts(seeded_world.seed())["roles.responsibility"] == [0, 0, 3, 0]
    seeded_world.replace("roles/cpo.yaml", "Think ahead", "Think far ahead")
    assert counts(seeded_world.seed())["roles.responsibility"] == [0, 1, 2, 0]


def test_overwriting_sets_edited_and_deleted_rows_back(seeded_world):
    edit(Responsibility, "cpo-vision", statement_vi="Nghĩ xa", order=99)
    RoleTitle.objects.get(key="cpo-title").delete()
    output = seeded_world.seed(overwrite=True)
    assert counts(output)["roles.responsibility"] == [0, 1, 2, 0]
    assert counts(output)["roles.roletitle"] == [1, 0, 0, 0]
    assert "Kept" not in output
    assert Responsibility.objects.get(key="cpo-vision").order == 10
    assert counts(seeded_world.seed())["total"][2] == sum(counts(seeded_world.seed())["total"])


def test_overwriting_brings_a_role_back_with_all_its_rows(seeded_world):
    before = seeded_world.files()
    Role.objects.get(slug="cpo").delete()
    seeded_world.seed(overwrite=True)
    seeded_world.dump()
    assert seeded_world.files() == before


def add_line(world, key, manager):
    line = f"key: {key}, subordinate: [cto], manager: [{manager}]"
    world.add_row("roles/cto.yaml", "reportingline", line)


def editors_line(**values):
    ReportingLine(key="by-an-editor", **values).keep([Citation.objects.first()])


@pytest.mark.parametrize(
    ("subordinate", "manager", "reason"),
    [
        ("cto", "cpo", "This role has a manager (solid line) in this context."),
        ("ceo", "cto", "This closes a circle of reporting lines: CTO → CEO → CTO"),
    ],
)
def test_what_an_editors_row_excludes_is_kept_out(seeded_world, subordinate, manager, reason):
    slugs = {role.slug: role for role in Role.objects.all()}
    editors_line(subordinate=slugs[subordinate], manager=slugs[manager])
    add_line(seeded_world, "cto-to-ceo", "ceo")
    output = seeded_world.seed()
    assert counts(output)["roles.reportingline"] == [0, 0, 1, 1]
    line = f"  roles.reportingline cto-to-ceo: it does not go with an editor's work: {reason}"
    assert line in output
    assert not ReportingLine.objects.filter(key="cto-to-ceo").exists()


def test_overwriting_what_an_editors_row_excludes_is_a_fault(seeded_world):
    editors_line(subordinate=Role.objects.get(slug="cto"), manager=Role.objects.get(slug="cpo"))
    add_line(seeded_world, "cto-to-ceo", "ceo")
    (fault,) = seeded_world.faults(overwrite=True)
    assert fault.endswith("cto-to-ceo: This role has a manager (solid line) in this context.")


def test_publishing_a_draft_does_not_stop_the_seed(seeded_world):
    """The fixtures may leave statements about a draft uncited; an editor publishes it."""
    edit(Role, "cto", status="published")
    duty = "key: cto-new, role: [cto], area: [people], statement_vi: Lo, statement_en: Care"
    seeded_world.add_row("roles/cto.yaml", "responsibility", duty, cited=False)
    output = seeded_world.seed()
    assert "cto-new: it does not go with an editor's work: A published statement needs" in output
    assert not Responsibility.objects.filter(key="cto-new").exists()


def test_many_kept_rows_are_named_up_to_a_number(seeded_world):
    for number in range(30):
        skill = f"slug: skill-{number}, name_vi: Biết, name_en: Know, kind: analysis"
        seeded_world.add_row("skills.yaml", "skill", skill, cited=False)
    seeded_world.seed()
    Skill.objects.filter(kind="analysis").delete()
    output = seeded_world.seed()
    assert counts(output)["roles.skill"] == [0, 0, 1, 30]
    assert "Kept as editors left them (30):\n  roles.skill skill-0: deleted" in output
    assert "  roles.skill skill-19: deleted\n  … and 10 more" in output


def test_a_record_holds_the_digest_of_what_the_database_holds(seeded_world):
    assert SeedRecord.objects.count() == 43
    record = SeedRecord.objects.get(model="roles.citation", key='["atlas", "§2.9"]')
    Citation.objects.filter(place="§2.9").update(heading="Mục chín")
    seeded_world.replace(
        "sources/atlas.yaml", "place: §2.9\n", "place: §2.9\n    heading: Mục chín\n"
    )
    seeded_world.seed()
    assert SeedRecord.objects.get(pk=record.pk).digest != record.digest


@pytest.mark.parametrize("is_edited", [False, True])
def test_a_row_that_moved_is_not_told_twice_unless_an_editor_has_changed_it(
    seeded_world, monkeypatch, is_edited
):
    monkeypatch.setitem(MOVED_STATEMENTS, "responsibility-cpo-roadmap", "question-elsewhere")
    first_line = "key: cpo-roadmap"
    seeded_world.remove_row("roles/cpo.yaml", first_line)
    if is_edited:
        edit(Responsibility, "cpo-roadmap", statement_vi="Vạch đường đi")
    output = seeded_world.seed()
    assert Responsibility.objects.filter(key="cpo-roadmap").exists() is is_edited
    told = "No longer in the fixtures" if is_edited else "Told elsewhere in the fixtures now"
    assert told in output
    assert "cpo-roadmap" in output
    assert ("cpo-roadmap" in seeded_world.seed()) is is_edited
