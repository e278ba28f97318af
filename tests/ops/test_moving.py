"""What one database holds and another would refuse is named, with its table and row."""

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection

from roles.backups.tables import saved_models
from roles.models import Role, RoleTitle, Source

from .backup_files import forge, part, read

pytestmark = pytest.mark.django_db
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL refuses it")


@pytest.fixture
def row():
    """Rows of three tables that refer to each other."""
    source = {"slug": "s", "title": "T", "publisher": "P", "url": "https://a.example"}
    Source.objects.create(published_on="2024-05-31", language="en", **source)
    role = Role.objects.create(
        slug="cpo", name_vi="Giám đốc", summary_vi="Là gì", function_id="product"
    )
    RoleTitle.objects.create(role=role, kind="alias", text="CPO", language="en")
    return role


@pytest.fixture
def saved(row, tmp_path):
    path = tmp_path / "backup.jsonl.gz"
    call_command("backup", path, verbosity=0)
    return path


# (table, column, what it holds as SQL, why another database refuses it)
ODD = [
    ("roles_role", '"order"', "40000", "40000 is not between 0 and 32767"),
    ("roles_role", '"order"', "'many'", "'many' is not a number"),
    ("roles_role", "name_vi", "'a' || char(0)", "the text holds U+0000"),
    ("roles_role", "acronym", "'ABCDEFGHIJK'", "the text has 11 characters, 10 at most"),
    ("roles_role", "name_en", "CAST(x'61ff' AS TEXT)", "the text holds U+DCFF"),
    ("roles_role", "name_en", "x'61ff'", "no CharField is b'a"),
    ("roles_roletitle", "is_editorial", "2", "no BooleanField is '2'"),
    ("roles_source", "published_on", "'10000-01-01'", "no DateField is '10000-01-01'"),
    ("roles_source", "published_on", "'0000-01-01'", "no DateField is '0000-01-01'"),
    ("roles_source", "published_on", "'2024-02-31'", "no DateField is '2024-02-31'"),
    ("roles_historicalrole", '"order"', "40000", "40000 is not between 0 and 32767"),
    ("roles_historicalrole", "history_date", "'soon'", "no DateTimeField is 'soon'"),
    ("auth_user", "first_name", "'a' || char(0)", "the text holds U+0000"),
]


@on_sqlite
@pytest.mark.parametrize(("table", "column", "sql", "reason"), ODD)
def test_backup_names_what_another_database_would_refuse(
    row, tmp_path, capsys, table, column, sql, reason
):
    User.objects.create_user("an")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = {sql}")
    (pk,) = next(m for m in saved_models() if m._meta.db_table == table).objects.values_list("pk")[
        0
    ]
    told = f"{table}, row {pk}, {column.strip(chr(34))}: {reason}"
    with pytest.raises(CommandError) as refused:
        call_command("backup", check=True)
    assert told in str(refused.value)
    call_command("backup", tmp_path / "backup.jsonl.gz")
    assert told in capsys.readouterr().err


@on_sqlite
def test_sqlite_gets_back_what_it_held(row, tmp_path):
    numbers = 'SELECT r."order", h."order" FROM roles_role r, roles_historicalrole h'
    with connection.cursor() as cursor:
        for table in ("roles_role", "roles_historicalrole"):
            cursor.execute(f'UPDATE {table} SET "order" = 40000')
        call_command("backup", tmp_path / "b.gz")
        call_command("restore", tmp_path / "b.gz", force=True)
        assert cursor.execute(numbers).fetchall() == [(40_000, 40_000)]


def test_check_finds_nothing_where_all_is_well(row, capsys):
    call_command("backup", check=True)
    assert capsys.readouterr().out == "Every row can be stored on every database.\n"


ANYWHERE = [
    ("roles_role", "slug", None, "null"),
    ("roles_role", "name_vi", "\ud83d", "d83d"),
    ("roles_role", "order", "many", "no PositiveSmallIntegerField is 'many'"),
    ("roles_role", "order", float("inf"), "no PositiveSmallIntegerField is inf"),
    ("roles_role", "order", -1, ""),
    ("roles_role", "order", 10**30, ""),
    ("roles_roletitle", "role_id", 4711, "role_id: there is no row 4711 in roles_role"),
    ("roles_roletitle", "is_editorial", 2, "no BooleanField is 2"),
    ("roles_source", "published_on", "0000-01-01", "no DateField is '0000-01-01'"),
    ("roles_source", "published_on", {}, "no DateField is {}"),
    ("roles_historicalrole", "change", "no uuid", "no UUIDField is 'no uuid'"),
]
ON_POSTGRESQL = [
    ("roles_role", "order", 40_000, "order: 40000 is not between 0 and 32767"),
    ("roles_role", "name_en", "a\0b", "name_en: the text holds U+0000"),
    ("roles_role", "acronym", "ABCDEFGHIJK", "acronym: the text has 11 characters"),
    ("roles_historicalrole", "order", 40_000, "order: 40000 is not between 0 and 32767"),
]


@pytest.mark.parametrize(("table", "column", "value", "reason"), ANYWHERE)
def test_restore_names_table_and_row(saved, table, column, value, reason):
    assert_refused(saved, table, column, value, reason)


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite takes it back")
@pytest.mark.parametrize(("table", "column", "value", "reason"), ON_POSTGRESQL)
def test_restore_to_postgresql_names_what_sqlite_held(saved, table, column, value, reason):
    assert_refused(saved, table, column, value, reason)


def assert_refused(saved, table, column, value, reason):
    values = read(saved)
    columns, rows = part(values, table)
    rows[0][columns.index(column)] = value
    forge(saved, values)
    with pytest.raises(CommandError) as refused:
        call_command("restore", saved, force=True)
    told = str(refused.value).splitlines()
    assert told[0].endswith("has rows that this database does not take. Nothing is changed.")
    assert told[1].startswith(f"  {table}, row {rows[0][0]}")
    assert reason.lower() in told[1].lower()
    assert Role.objects.get().slug == "cpo"


def test_all_rows_are_named_at_once(saved):
    values = read(saved)
    for table, column in (("roles_role", "slug"), ("roles_source", "slug")):
        columns, rows = part(values, table)
        rows[0][columns.index(column)] = None
    forge(saved, values)
    with pytest.raises(CommandError, match=r"(?s)roles_role, row .*roles_source, row "):
        call_command("restore", saved, force=True)


def first_row(values):
    return next(n for n, value in enumerate(values) if isinstance(value, list))


def table_line(values, name="roles_role"):
    return next(v for v in values if isinstance(v, dict) and v.get("table") == name)


def repeat_the_first_table(values):
    end = next(n for n, value in enumerate(values) if "rows" in value)
    values[end + 1 : end + 1] = values[1 : end + 1]


FORGERIES = {
    "short row": (lambda v: v[first_row(v)].pop(), "values for"),
    "empty row": (lambda v: v[first_row(v)].clear(), "has 0 values"),
    "row twice": (lambda v: v.insert(first_row(v), v[first_row(v)]), ", row "),
    "unknown table": (lambda v: table_line(v).update(table="nowhere"), "no place here, 'nowhere'"),
    "table twice": (repeat_the_first_table, "place here"),
    "other columns": (lambda v: table_line(v)["columns"].reverse(), "other columns of roles_role"),
    "columns no list": (lambda v: table_line(v).update(columns=5), "damaged"),
    "table lost": (lambda v: v.__delitem__(slice(1, 3)), "lacks the table|damaged"),
    "no migrations": (lambda v: v[0].pop("migrations"), "damaged"),
    "migrations no pairs": (lambda v: v[0].update(migrations=[["roles"], 5]), "damaged"),
    "header a list": (lambda v: v.__setitem__(0, [1]), "damaged"),
    "text as format": (lambda v: v[0].update(format="1"), "damaged"),
    "later format": (lambda v: v[0].update(format=2), "has format 2"),
    "a number": (lambda v: v.insert(1, 5), "damaged"),
    "row without table": (lambda v: v.insert(1, [1]), "damaged"),
    "after the end": (lambda v: v.append([1]), "damaged"),
    "nothing but the end": (lambda v: v.__delitem__(slice(1, -1)), "lacks the table"),
    "no rows line": (lambda v: v.remove(next(x for x in v if "rows" in x)), "damaged"),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_file_with_forged_checksums_is_told_to_be_bad(saved, forgery):
    change, message = FORGERIES[forgery]
    values = read(saved)
    change(values)
    forge(saved, values)
    with pytest.raises(CommandError, match=message):
        call_command("restore", saved, force=True)
    assert Role.objects.get().slug == "cpo"


@pytest.mark.parametrize(
    "content",
    [b"", b"\x1f\x8b", b"no gzip", b"\xff" * 100, None],
    ids=["empty", "cut", "text", "bytes", "missing"],
)
def test_what_is_no_backup(row, tmp_path, content):
    path = tmp_path / "file.gz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError, match="Nothing is changed"):
        call_command("restore", path, force=True)
