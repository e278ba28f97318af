"""Every write leaves a row in the history, whoever writes and from whatever side."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import transaction
from django.test import RequestFactory

import roles
from roles import models as m
from roles.models.content import content_models
from roles.models.functions import Term
from roles.writing import because
from roles.writing.many import created
from roles.writing.request_change import OneChangePerRequest

from .conftest import make_role

pytestmark = pytest.mark.django_db

# Writes that pass `save()` by: none of them touches content. (file, what it writes)
ALLOWED = {
    ("seeding/batch.py", "SeedRecord.objects.bulk_create("),
    # Asks for the right to publish and passes the call on.
    ("models/published.py", "super().bulk_create("),
    # Reports of readers have no history, and what is forgotten must leave none.
    ("operating/forgetting.py", 'old.exclude(email="").update('),
    ("operating/forgetting.py", 'SENDERS).exclude(sender="").update('),
    # In a transaction that is taken back, to see what readers would.
    ("admin/previewing/as_readers.py", "model._base_manager.filter(pk=row.pk).update("),
}
BYPASS = re.compile(r"\S*(?<!kwargs)(?<!context)\.(?:bulk_create|bulk_update|update)\(")


def test_every_model_of_content_has_its_history():
    for model in content_models():
        assert model.history.model.tracked_fields, model


def test_no_code_of_ours_writes_past_the_history():
    """`QuerySet.update()` and the bulk methods leave none."""
    found = set()
    root = Path(roles.__file__).parent
    for file in root.rglob("*.py"):
        name = file.relative_to(root).as_posix()
        if not name.startswith("migrations/"):
            found |= {(name, call) for call in bypasses(file.read_text())}
    assert {(name, call) for name, call in found if not is_allowed(name, call)} == set()


def bypasses(code):
    """Calls of the three methods on what looks like a queryset or a manager."""
    calls = [match.group() for match in BYPASS.finditer(code)]
    querysets = re.compile(r"objects|_manager|filter\(|\.all\(|bulk|queryset|rows|exclude\(")
    return [call for call in calls if querysets.search(call)]


def is_allowed(name, call):
    return (name, call) in ALLOWED or name in UNTRACKED_FILES


# Files that write tables which are computed from the content, or the versions themselves with it
# (those of the seed's rows: tests/seeding/test_creating.py).
UNTRACKED_FILES = {"models/search.py", "search/indexing.py", "exchange/carrying.py"}
UNTRACKED_FILES |= {"seeding/creating.py"}


def test_the_check_for_bypasses_sees_them():
    assert bypasses("Role.objects.filter(pk=1).update(name='x')")
    assert bypasses("m.Role.objects.bulk_create([role])")
    assert not bypasses("found.update({1: 2})")


def rows(model, pk):
    return list(model.history.filter(id=pk).order_by("history_id"))


def test_a_row_tells_before_and_after_in_both_languages(roles):
    role = roles[0]
    role.name_vi, role.name_en = "Tên mới", "New name"
    role.save()
    before, after = rows(m.Role, role.pk)
    assert (before.name_vi, before.name_en) == ("Giám đốc cpo", "Chief cpo officer")
    assert (after.name_vi, after.name_en) == ("Tên mới", "New name")
    assert (before.history_type, after.history_type) == ("+", "~")


def test_a_claim_kept_is_one_change_with_its_citations(roles, places):
    title = m.RoleTitle(role=roles[0], kind="alias", text="Boss", language="en")
    title.keep(places[:2])
    versions = rows(m.RoleTitle, title.pk)
    assert len({row.change for row in versions}) == 1
    assert {link.citation_id for link in versions[-1].citations.all()} == {
        place.pk for place in places[:2]
    }


def test_rows_written_at_once_tell_by_whom_and_why(django_user_model):
    editor = django_user_model.objects.create_user("editor")
    with because("import", reason="New lists", user=editor) as change:
        skills = [m.Skill(slug=slug, name_vi="Việc", kind="analysis") for slug in ("a", "b")]
        m.Skill.objects.bulk_create(skills)
        created.send(m.Skill, rows=skills)
    for skill in skills:
        [version] = rows(m.Skill, skill.pk)
        assert (version.history_user, version.history_type) == (editor, "+")
        assert (version.change, version.cause) == (change.id, "import")
        assert version.history_change_reason == "New lists"


def test_citations_alone_leave_a_row(cpo, places):
    title = cpo.titles.get()
    title.citations.set(places[2:])
    newest = rows(m.RoleTitle, title.pk)[-1]
    assert [link.citation_id for link in newest.citations.all()] == [places[2].pk]


def test_deleting_leaves_the_last_state(cpo):
    title = cpo.titles.get()
    pk = title.pk
    title.delete()
    last = rows(m.RoleTitle, pk)[-1]
    assert (last.history_type, last.text) == ("-", "Chief Product Officer")


def test_links_set_from_the_other_side_are_recorded_where_they_belong(cpo):
    dispute = cpo.disputes.get()
    cpo.disputes.remove(dispute)
    assert [link.role_id for link in rows(m.Dispute, dispute.pk)[-1].roles.all()] == []
    cpo.disputes.add(dispute)
    assert [link.role_id for link in rows(m.Dispute, dispute.pk)[-1].roles.all()] == [cpo.pk]
    cpo.disputes.clear()
    assert [link.role_id for link in rows(m.Dispute, dispute.pk)[-1].roles.all()] == []
    assert len(rows(m.Role, cpo.pk)) == 1


def test_what_only_loses_its_link_is_recorded_too(cpo, roles):
    """Django empties such columns and join tables without a signal."""
    usage = m.TitleUsage.objects.create(
        acronym="CPO", role=cpo, site="example.org", url="https://example.org/", language="en"
    )
    advice = cpo.stage_advice.get()
    with because("edit") as change:
        cpo.delete()
    assert rows(m.TitleUsage, usage.pk)[-1].role_id is None
    newest = rows(m.StageAdvice, advice.pk)[-1]
    assert [link.role_id for link in newest.roles.all()] == [roles[1].pk]
    assert newest.change == change.id


@pytest.mark.usefixtures("nobody_reviews")
def test_a_request_says_who_and_is_one_change(roles, rf):
    editor = User.objects.create_user("an")

    def view(request):
        for role in roles:
            role.order = 7
            role.save()

    request = rf.post("/")
    request.user = editor
    OneChangePerRequest(view)(request)
    newest = [rows(m.Role, role.pk)[-1] for role in roles]
    assert {row.history_user for row in newest} == {editor}
    assert {row.cause for row in newest} == {"edit"}
    assert len({row.change for row in newest}) == 1


@pytest.mark.usefixtures("nobody_reviews")
def test_nobody_is_named_for_an_anonymous_request(roles, client):
    from django.contrib.auth.models import AnonymousUser

    request = RequestFactory().post("/")
    request.user = AnonymousUser()
    roles[0].order = 7
    OneChangePerRequest(lambda request: roles[0].save())(request)
    newest = rows(m.Role, roles[0].pk)[-1]
    assert (newest.order, newest.history_user) == (7, None)


@pytest.mark.usefixtures("nobody_reviews")
def test_an_inner_reason_keeps_the_user(roles):
    editor, roles[0].order = User.objects.create_user("an"), 7
    with because("edit", user=editor) as outer, because("import", "roles.xlsx") as inner:
        roles[0].save()
    row = rows(m.Role, roles[0].pk)[-1]
    assert (row.cause, row.history_change_reason, row.history_user) == (
        "import",
        "roles.xlsx",
        editor,
    )
    assert row.change == inner.id != outer.id


def test_a_write_outside_any_change_is_one_by_itself(db):
    one, other = make_role("cto"), make_role("cmo")
    changes = {rows(m.Role, role.pk)[0].change for role in (one, other)}
    assert len(changes) == 2
    assert rows(m.Role, one.pk)[0].cause == "command"


def test_an_unknown_cause_is_refused():
    with pytest.raises(ValueError, match="is not one of"), because("whim"):
        pass


def test_a_rolled_back_write_leaves_nothing_and_harms_nothing(roles):
    for role in roles:
        role.order = 7
    with because("edit") as change:
        try:
            with transaction.atomic():
                roles[0].save()
                raise LookupError
        except LookupError:
            roles[1].save()
    assert not m.Role.history.filter(id=roles[0].pk, change=change.id).exists()
    assert m.Role.history.filter(id=roles[1].pk, change=change.id).exists()


@pytest.mark.usefixtures("seeded")
def test_the_seed_says_that_it_was_the_seed():
    for model in content_models():
        begun = {"command"} if issubclass(model, Term) else set()  # the rows of a migration
        causes = set(model.history.values_list("cause", flat=True))
        assert causes <= {"seed"} | begun, model
        assert model.history.values("id").distinct().count() == model.objects.count()


@pytest.mark.usefixtures("seeded")
def test_seeding_again_writes_no_version():
    before = {model: model.history.count() for model in content_models()}
    call_command("seed", verbosity=0)
    assert {model: model.history.count() for model in content_models()} == before
