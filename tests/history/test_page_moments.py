"""When pages last changed, as the sitemap says it: by what readers saw, and by nothing else."""

import pytest
from django.db import transaction

from roles import models as m
from roles.history.page_moments import PAGES, key_of, latest_public, page_moments
from roles.history.usage_moments import UsageMoments, acronym_moments
from roles.writing import because

from .conftest import make_role

pytestmark = pytest.mark.django_db


def told():
    """{page: moment} of all pages, and of all kinds together."""
    found = {ALL: max(latest_public().values())}
    for page in PAGES:
        slugs = {getattr(row, key_of(page)): row.slug for row in page.objects.all()}
        moments = page_moments(page, list(slugs))
        found |= {(page.__name__, slugs[key]): at for key, at in moments.items()}
    usages = UsageMoments()
    found |= {("acronym", name): at for (_, name), at in usages.names.items()}
    rows = m.Role.objects.values_list("pk", "acronym")
    slugs = dict(m.Role.objects.values_list("pk", "slug"))
    return found | {("letters", slugs[pk]): at for pk, at in acronym_moments(list(rows)).items()}


def newest(model):
    return model.history.latest("history_date").history_date


@pytest.fixture
def world(cpo, places):
    """Another role and a source that nothing below has to do with, a copy, a pair of roles."""
    far = make_role("cfo", order=5)
    source = m.Source.objects.create(
        slug="far", title="Xa", publisher="Xa", url="https://far.example/", language="vi"
    )
    place = m.Citation.objects.create(source=source, place="§1")
    m.Responsibility(role=far, area_id="finance", statement_vi="Tiền").keep([place])
    m.Source.objects.create(
        slug="copy", title="C", publisher="C", kind="copy", url="https://c.example/", language="vi"
    )
    other = m.Skill.objects.create(slug="law", name_vi="Luật", kind="analysis")
    m.RoleSkill(role=far, skill=other).keep([place])
    pair = m.Comparison.objects.create(
        slug="a-b", left=far, right=cpo, question_vi="?", summary_vi="!", status="published"
    )
    m.ComparisonPoint(
        comparison=pair, aspect_vi="A", kind="difference", left_text_vi="1", right_text_vi="2"
    ).keep([place])
    return cpo


ALL = ("all", "")
CPO, CEO, CFO = ("Role", "cpo"), ("Role", "ceo"), ("Role", "cfo")
HANDBOOK, FAR = ("Source", "handbook"), ("Source", "far")
DATA, STRATEGY, LAW = ("Skill", "data"), ("Area", "strategy"), ("Skill", "law")
PAIR = ("Comparison", "a-b")


def duty(cpo):
    return cpo.responsibilities.get()


def set_(row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def far_place():
    return m.Citation.objects.get(source__slug="far")


def uncite(cpo):
    duty(cpo).citations.clear()


def cite_copy(cpo):
    source = m.Source.objects.get(slug="copy")
    duty(cpo).citations.set([m.Citation.objects.create(source=source, place="§1")])


def secret(cpo):
    """A line to a draft, and a statement that nobody supports."""
    draft = make_role("cio", status="draft")
    m.ReportingLine(subordinate=draft, manager=cpo).keep([far_place()])
    m.Responsibility.objects.create(role=cpo, area_id="sales", statement_vi="Không ai nói")


CASES = {
    "reword": (lambda cpo: set_(duty(cpo), statement_vi="Khác"), {ALL, CPO, HANDBOOK, STRATEGY}),
    "delete": (lambda cpo: duty(cpo).delete(), {ALL, CPO, HANDBOOK, STRATEGY}),
    "uncite": (uncite, {ALL, CPO, HANDBOOK, STRATEGY}),
    "cite only a copy": (cite_copy, {ALL, CPO, HANDBOOK, STRATEGY, ("Source", "copy")}),
    "cite another": (
        lambda cpo: duty(cpo).citations.add(far_place()),
        {ALL, CPO, HANDBOOK, STRATEGY, FAR},
    ),
    "move to another area": (
        lambda cpo: set_(duty(cpo), area_id="sales"),
        {ALL, CPO, HANDBOOK, STRATEGY, ("Area", "sales")},
    ),
    "move to another role": (
        lambda cpo: set_(duty(cpo), role=m.Role.objects.get(slug="cfo")),
        {ALL, CPO, CFO, HANDBOOK, STRATEGY},
    ),
    "rename a skill": (
        lambda cpo: set_(m.Skill.objects.get(slug="data"), name_vi="Số liệu"),
        {ALL, DATA, CPO, HANDBOOK},
    ),
    "retitle a source": (
        lambda cpo: set_(m.Source.objects.get(slug="handbook"), title="New"),
        {ALL, HANDBOOK, CPO, CEO, DATA, STRATEGY},
    ),
    "another place": (
        lambda cpo: set_(far_place(), heading="Đầu"),
        {ALL, FAR, CFO, LAW, ("Area", "finance"), PAIR},
    ),
    "rename a role": (
        lambda cpo: set_(m.Role.objects.get(slug="cfo"), name_vi="Trưởng tài chính"),
        {ALL, CFO, FAR, LAW, ("Area", "finance"), PAIR},
    ),
    "summary of a role": (
        lambda cpo: set_(m.Role.objects.get(slug="cfo"), summary_vi="Khác hẳn"),
        {ALL, CFO},
    ),
    "a line": (lambda cpo: m.ReportingLine.objects.get().delete(), {ALL, CPO, CEO, HANDBOOK}),
    "a point": (
        lambda cpo: set_(m.ComparisonPoint.objects.get(), left_text_vi="3"),
        {ALL, PAIR, FAR},
    ),
    "a dispute": (
        lambda cpo: set_(m.Position.objects.get(), statement_vi="Kia"),
        {ALL, CPO, HANDBOOK},
    ),
    "advice": (
        lambda cpo: set_(m.StageAdvice.objects.get(), statement_vi="Kia"),
        {ALL, CPO, CEO, HANDBOOK},
    ),
    "what nobody sees": (secret, {("Role", "cio")}),
    "a use of the letters": (
        lambda cpo: m.TitleUsage.objects.create(
            acronym="CPO", title_vi="Giám đốc", site="s", url="https://s.example/", language="vi"
        ),
        {ALL, ("acronym", "cpo"), ("acronym", "giam doc"), ("letters", "cpo")},
    ),
}


def test_a_page_is_as_new_as_what_it_shows(world):
    before, wrong = told(), {}
    for case, (act, touched) in CASES.items():
        with transaction.atomic():
            with because("edit"):
                act(world)
            after = told()
            transaction.set_rollback(True)
        changed = {page for page, at in after.items() if before.get(page) != at}
        if changed != touched or min(after[page] for page in changed) <= before[ALL]:
            wrong[case] = sorted(changed - touched), sorted(touched - changed)
    assert wrong == {}


def test_a_page_that_is_published_is_no_older(world):
    """What was written while it was a draft is not news of then; nor is what follows in secret."""
    draft = make_role("cio", status="draft")
    m.Responsibility(role=draft, area_id="sales", statement_vi="Bán").keep([far_place()])
    line = m.ReportingLine(subordinate=draft, manager=world)
    line.keep([far_place()])
    before = told()
    assert before["Role", "cpo"] < line.history.earliest("history_date").history_date
    set_(draft, status="published")
    after = told()
    published = newest(m.Role)
    assert after["Role", "cio"] == after["Role", "cpo"] == after["Area", "sales"] == published
    set_(draft, status="draft")
    assert told()["Role", "cpo"] == before["Role", "cpo"] or told()["Role", "cpo"] > published


def test_no_version_no_moment(world):
    m.Role.history.all().delete()
    m.Responsibility.history.all().delete()
    m.RoleSkill.history.all().delete()
    alone = make_role("cio")
    m.Role.history.filter(id=alone.pk).delete()
    assert page_moments(m.Role, [alone.pk]) == {}
    assert page_moments(m.Role, []) == {}
