"""A broken fixture stops the seed with its place and the reason; nothing is written."""

import pytest

from roles.models import Responsibility, Role, SeedRecord, Source

VISION = "roles/cpo.yaml, row 3, line {line}: roles.responsibility cpo-vision: {field}: {reason}"
DUTY = "key: cpo-new, role: [cpo], area: [people], statement_vi: Lo cho người, statement_en: Care"
TITLE = "key: cpo-alias, role: [cpo], kind: alias, text: CPO, language: en"


def line_of(world, file, text):
    lines = (world.path / file).read_text("utf-8").splitlines()
    return 1 + next(at for at, line in enumerate(lines) if text in line)


def assert_nothing_written():
    assert not Role.objects.exists()
    assert not SeedRecord.objects.exists()


@pytest.mark.once
@pytest.mark.parametrize(
    ("field", "old", "new", "reason"),
    [
        (
            "area",
            "    area: [strategy]",
            "    area: [strategie]",
            "there is no roles.area strategie; did you mean strategy?",
        ),
        ("key", "key: cpo-vision", "key: 2024", "expected a text but found the number 2024"),
        ("key", "key: cpo-vision", "key: tầm-nhìn", "Enter a valid “slug”"),
        ("key", "key: cpo-vision\n    role", "role", "is missing"),
        ("role", "role: [cpo]", "role: cpo", "expected a natural key, a list of 1 text, but found"),
        ("role", "role: [cpo]", "role: [cxo]", "there is no roles.role cxo"),
        ("role", "    role: [cpo]\n", "", "is missing"),
        ("citations", "[atlas, §2.9]\n      - [beacon", "[atlas]\n      - [beacon", "expected a"),
        ("citations", "      - [beacon, §1]\n", "      - [beacon, §9]\n", "there is no roles.cit"),
        ("citations", "      - [beacon, §1]\n", "      - [atlas, §2.9]\n", "§2.9 stands twice"),
        ("statement_vi", "    statement_vi: Vạch tầm nhìn cho sản phẩm\n", "", "is missing"),
        ("statement_vi", "Vạch tầm nhìn cho sản phẩm", "''", "is missing"),
        ("statement_vi", "Vạch tầm nhìn", "Hoà giải", "«Hoà»: write the tone mark as in «hòa»"),
        ("statement_vi", "Vạch tầm nhìn", "Va\u0323ch", "is not in Unicode's composed form (NFC)"),
        ("statement_en", "Set the vision for the product", "yes", "found the truth value True"),
        ("statement_en", "Set the vision for the product", "V" * 301, "at most 300 characters"),
        ("statement", "statement_en:", "statement:", "write statement_vi and statement_en"),
        ("statment_en", "statement_en:", "statment_en:", "; did you mean statement_en?"),
        ("order", "order: 10\n    note_vi", "order: first\n    note_vi", "expected a whole number"),
        ("order", "order: 10\n    note_vi", "order: -1\n    note_vi", "greater than or equal to 0"),
        ("is_editorial", "note_vi: Bài viết", "is_editorial: 1\n    note_vi: Bài", "true or false"),
        ("area", "area: [strategy]\n", "area: strategy\n", "a list of 1 text, but found the text"),
        (
            "area",
            "area: [strategy]\n",
            "area: [product]\n    area: [product]\n",
            "twice in one row",
        ),
    ],
)
def test_a_fault_of_a_field(world, field, old, new, reason):
    text = (world.path / "roles/cpo.yaml").read_text("utf-8")
    start = text.index("key: cpo-vision")
    world.replace("roles/cpo.yaml", text[start:], text[start:].replace(old, new, 1))
    (fault,) = world.faults()
    assert fault.startswith("roles/cpo.yaml, row 3, line ")
    assert reason in fault
    assert field in fault
    assert_nothing_written()


def test_the_message_names_file_row_line_key_field_and_reason(world):
    world.replace("roles/cpo.yaml", "area: [strategy]", "area: 7")
    line = line_of(world, "roles/cpo.yaml", "area: 7")
    reason = "expected a natural key, a list of 1 text, but found the number 7"
    assert world.faults() == [VISION.format(line=line, field="area", reason=reason)]


def test_a_fault_of_a_whole_row_points_to_its_first_line(world):
    world.replace("comparisons/cpo-cto.yaml", "    kind: common\n", "")
    line = line_of(world, "comparisons/cpo-cto.yaml", "cpo-cto-both") - 2
    assert world.faults() == [
        f"comparisons/cpo-cto.yaml, row 3, line {line}: roles.comparisonpoint cpo-cto-both: "
        "A difference has a text for each role; common ground has one text for both."
    ]


@pytest.mark.once
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- model: roles.rol\n  fields: {slug: x}\n", "unknown model 'roles.rol'; did you mean"),
        ("- model: [roles.role]\n  fields: {slug: x}\n", "unknown model ['roles.role']"),
        ("- model: roles.role\n  pk: 7\n  fields: {}\n", "a row has model and fields, not pk"),
        ("- model: roles.role\n", "the row has no fields"),
        ("- fields: {}\n", "the row has no model"),
        ("- roles.role\n", "a row is a mapping of model and fields"),
        ("- model: roles.role\n  fields: []\n", "fields is a mapping of names and values"),
        (
            "- model: roles.role\n  model: roles.role\n  fields: {}\n",
            "model or fields stands twice",
        ),
        ("- {[a]: b}\n", "a name is a text, not a list or a mapping"),
    ],
)
def test_a_fault_of_a_rows_form(world, text, reason):
    world.add("skills.yaml", text)
    (fault,) = world.faults()
    assert fault.startswith("skills.yaml, row 2, line ")
    assert reason in fault
    assert_nothing_written()


@pytest.mark.once
@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (
            b"- model: roles.skill\n  fields: {slug: [}\n",
            "new.yaml, line 2: bad YAML: did not find",
        ),
        (b"model: roles.skill\n", "new.yaml, line 1: expected a list of rows"),
        (b"- {}\n---\n- {}\n", "new.yaml, line 2: bad YAML: but found another document"),
        (b"- \xe1\xba\n", "new.yaml: not UTF-8 (byte 3)"),
        (b"- \x01\n", "new.yaml: bad YAML: control characters are not allowed"),
    ],
)
def test_a_fault_of_a_file(world, content, fault):
    (world.path / "new.yaml").write_bytes(content)
    (found,) = world.faults()
    assert found.startswith(fault)
    assert_nothing_written()


def test_what_no_database_stores(world):
    for old, new, reason in (
        ("order: 10\n    note_vi", "order: 40000\n    note_vi", "less than or equal to 32767."),
        ("Vạch tầm nhìn cho sản phẩm", '"a\\0b"', "cannot be stored (U+0000)."),
        ("Vạch tầm nhìn cho sản phẩm", '"\\u200b"', "Nothing of this text can be seen."),
        ("Vạch tầm nhìn cho sản phẩm", '"\\ud800"', "bad YAML: "),
    ):
        text = (world.path / "roles/cpo.yaml").read_text("utf-8")
        (world.path / "roles/cpo.yaml").write_text(text.replace(old, new), "utf-8")
        (fault,) = world.faults()
        assert fault.startswith("roles/cpo.yaml")
        assert reason in fault
        (world.path / "roles/cpo.yaml").write_text(text, "utf-8")
    assert_nothing_written()


def test_a_key_that_the_seed_could_not_remember(world):
    quotes = "'" + '"' * 120 + "'"
    use = f"url: 'https://a.example/{'x' * 250}', site: a, language: vi, title_vi: {quotes}"
    world.add_row("usage.yaml", "titleusage", f"{use}, expansion_en: {quotes}", cited=False)
    (fault,) = world.faults()
    assert fault.endswith(": its key is too long: as JSON 700 characters at most")


def test_an_impossible_date(world):
    for date, reason in (
        ("2024-02-31", "bad YAML: day is out of range for month"),
        ("'31/5/2024'", "expected a date such as 2024-05-31 but found the text 31/5/2024"),
    ):
        text = (world.path / "sources/atlas.yaml").read_text("utf-8")
        (world.path / "sources/atlas.yaml").write_text(text.replace("2024-05-31", date), "utf-8")
        (fault,) = world.faults()
        assert fault.startswith("sources/atlas.yaml, row 1, line 7: roles.source")
        assert fault.endswith(f"published_on: {reason}")
        (world.path / "sources/atlas.yaml").write_text(text, "utf-8")


def test_a_date_in_quotes_is_a_date(world):
    world.replace("sources/atlas.yaml", "2024-05-31", "'2024-05-31'")
    world.seed()
    assert Source.objects.get(slug="atlas").published_on.year == 2024


def test_two_rows_with_one_key(world):
    world.add_row("roles/ceo.yaml", "roletitle", TITLE.replace("cpo-alias", "cpo-title"))
    line = line_of(world, "roles/cpo.yaml", "key: cpo-title") - 2
    assert world.faults() == [
        f"roles/cpo.yaml, row 2, line {line}: roles.roletitle cpo-title: "
        "this key is taken by roles/ceo.yaml, row 3, line 21"
    ]
    assert_nothing_written()


def test_a_row_that_says_the_same_as_another_under_a_new_key(world):
    world.add_row("roles/cpo.yaml", "roletitle", TITLE)
    world.add_row("roles/cpo.yaml", "roletitle", TITLE.replace("cpo-alias", "cpo-alias-2"))
    (fault,) = world.faults()
    assert fault.endswith("roles.roletitle cpo-alias-2: This role has this title already.")


@pytest.mark.parametrize(
    ("file", "model", "fields"),
    [
        ("roles/cpo.yaml", "responsibility", DUTY),
        ("stages.yaml", "stageadvice", "key: new, stage: sme, roles: [[cto]], arrangement: all, "
         "statement_vi: Tùy, statement_en: As needed"),
        ("disputes/product-or-production.yaml", "position",
         "key: new, dispute: [product-or-production], label_vi: Khác, label_en: Other, "
         "statement_vi: Khác, statement_en: Other"),
        ("comparisons/cpo-cto.yaml", "question", "key: new, comparison: [cpo-cto], "
         "question_vi: Sao?, question_en: Why?, answer_vi: Vậy., answer_en: So."),
    ],
)  # fmt: skip
def test_a_public_statement_without_a_citation(world, file, model, fields):
    world.add_row(file, model, fields, cited=False)
    (fault,) = world.faults()
    key = fields.split(",")[0].removeprefix("key: ")
    assert fault.endswith(
        f"roles.{model} {key}: citations: A published statement needs a citation."
    )
    assert_nothing_written()


def test_publishing_a_role_with_uncited_statements(world):
    """The statement itself stands still and is only found by looking at all of them."""
    world.seed()
    world.replace("roles/cto.yaml", "    order: 30\n", "    order: 30\n    status: published\n")
    (fault,) = world.faults()
    assert "cto-uncited: citations: A published statement needs a citation." in fault
    assert Role.objects.get(slug="cto").status == "draft"


@pytest.mark.parametrize(
    ("subordinate", "manager", "reason"),
    [
        ("ceo", "cpo", "manager: This closes a circle of reporting lines: CEO → CPO → CEO"),
        ("cpo", "cto", "This role has a manager (solid line) in this context."),
        ("cto", "cto", "A role does not report to itself."),
    ],
)
def test_reporting_lines_that_cannot_be(world, subordinate, manager, reason):
    line = f"key: new, subordinate: [{subordinate}], manager: [{manager}]"
    world.add_row("roles/cto.yaml", "reportingline", line)
    (fault,) = world.faults()
    assert fault.startswith("roles/cto.yaml, row 4, line ")
    assert fault.endswith(f"roles.reportingline new: {reason}")
    assert_nothing_written()


def test_all_faults_are_told_at_once_in_the_order_of_the_files(world):
    world.replace("roles/cpo.yaml", "area: [strategy]", "area: nowhere")  # wrong without a database
    world.replace("roles/cto.yaml", "absent: [cto]", "absent: [cxo]")  # an unknown reference
    world.replace("roles/cto.yaml", "statement_en: Choose", f"statement_en: {'C' * 300}")  # a rule
    world.replace("stages.yaml", "order: 10", "order: ten")
    world.add(
        "skills.yaml",
        "- model: roles.skill\n  fields: {slug: a, kind: analysis, kind: analysis, name_vi: A}\n",
    )
    found = [fault.split(".yaml")[0] for fault in world.faults()]
    assert found == ["roles/cpo", "roles/cto", "roles/cto", "skills", "stages"]


def test_a_broken_row_does_not_break_those_that_name_it(world):
    world.replace("roles/cpo.yaml", "level: executive", "level: high")
    (fault,) = world.faults()
    assert "roles.role cpo: level: 'high' is not one of board, executive" in fault


def test_a_file_that_cannot_be_read_does_not_break_the_others(world):
    world.replace("roles/cpo.yaml", "    slug: cpo\n", "    slug: [\n")
    (fault,) = world.faults()
    assert fault.startswith("roles/cpo.yaml, line 5: bad YAML: ")


def test_a_row_without_a_usable_key_does_not_break_those_that_name_it(world):
    world.replace("roles/cpo.yaml", "    slug: cpo\n", "    slug: 5\n")
    (fault,) = world.faults()
    assert fault.endswith(
        "roles.role: slug: expected a text but found the number 5; put it in quotes"
    )


def test_a_fault_in_a_row_that_an_editor_has_changed_is_told_all_the_same(world):
    world.seed()
    Responsibility.objects.filter(key="cpo-vision").update(order=5)
    world.replace("roles/cpo.yaml", "[atlas, §2.9]\n      - [beacon, §1]", "[atlas, §8]")
    (fault,) = world.faults()
    assert fault.endswith("cpo-vision: citations: there is no roles.citation atlas §8")


def test_faults_leave_an_earlier_seed_as_it_was(world):
    world.seed()
    records = list(SeedRecord.objects.order_by("pk").values())
    world.replace("skills.yaml", "name_en: Negotiation", "name_en: Bargaining")
    world.replace("stages.yaml", "order: 10", "order: ten")
    assert len(world.faults(overwrite=True)) == 1
    assert list(SeedRecord.objects.order_by("pk").values()) == records


def test_no_more_than_fifty_faults_are_listed(world):
    for number in range(53):
        world.add_row("skills.yaml", "skill", f"slug: s{number}, kind: wit", cited=False)
    faults = world.faults()  # each row: no name, and an unknown kind
    assert len(faults) == 51
    assert faults[-1] == "… and 56 more"


def test_a_folder_without_fixtures(world, tmp_path):
    world.path = tmp_path / "nowhere"
    assert world.faults() == [f"{world.path}: there are no *.yaml files in this folder"]


def test_an_empty_file_has_no_rows(world):
    world.add("empty.yaml", "")
    world.seed()
    assert Role.objects.count() == 3


def test_a_rule_that_forbids_the_change_of_a_row_is_named(seeded_world):
    """Its page has become an article that the handbook began with, which it does not say."""
    seeded_world.replace("title_usage.yaml", "site: beacon.example", "site: beacon")
    seeded_world.replace(
        "sources/beacon.yaml", "https://beacon.example/", "https://beacon.example/plant"
    )
    seeded_world.replace(
        "sources/beacon.yaml", "    slug: beacon\n", "    slug: beacon\n    is_origin: true\n"
    )
    (fault,) = seeded_world.faults()
    assert "own_source: This page is a source of ours" in fault
