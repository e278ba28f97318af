"""What is withdrawn shows nowhere, nor does anything that rests on it (roles.models.public).

A role, a comparison and a process in made-up words, tied to the real content by every kind of row.
Each is withdrawn in turn; then all that the public can ask for is searched for its words.
"""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from roles import models as m
from roles.models.public import is_public, public
from roles.models.support import claim_models, count_public_claims
from roles.search.keeping import catch_up
from roles.writing.changes import because

from .sitemap_reading import part_addresses

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]

ROLE, PAIR, PROCESS = "zetarole", "zetapair", "zetaprocess"
# What a page may say that was asked for it: the search for the words, the address of no page.
ECHOES = re.compile(
    r'<title>.*?</title>|<h1.*?</h1>|value="[^"]*"|<link[^>]*>|<meta[^>]*>'
    r'|<nav class="languages".*?</nav>|<p class="notice".*?</p>|href="[^"]*[?]q=[^"]*"',
    re.S,
)


@pytest.fixture
def world():
    """{word: the row that can be withdrawn}; everything that names it has the word in its texts."""
    with because("edit"):
        return make_world()


def make_world():
    places = list(m.Citation.objects.filter(source__slug="hrchannels-cpo")[:1])
    cpo, ceo = (m.Role.objects.get(slug=slug) for slug in ("cpo", "ceo"))
    zeta = m.Role.objects.create(
        slug=ROLE, acronym="CZZO", name_vi=f"Giám đốc {ROLE}", summary_vi=f"Lo {ROLE}",
        level="executive", function_id="plant", status="published", order=900,
    )  # fmt: skip
    pair = m.Comparison.objects.create(
        slug=PAIR, left=zeta, right=cpo, status="published",
        question_vi=f"{ROLE} {PAIR}?", summary_vi=f"{ROLE} {PAIR}",
    )  # fmt: skip
    process = m.Process.objects.create(
        slug=PROCESS, name_vi=PROCESS, summary_vi=PROCESS, status="published"
    )
    skill = m.Skill.objects.create(slug=f"{ROLE}-skill", name_vi=f"Giỏi {ROLE}", kind="analysis")
    alone = m.Dispute.objects.create(slug=f"{ROLE}-alone", question_vi=f"{ROLE} là gì?")
    alone.roles.set([zeta])
    shared = m.Dispute.objects.create(slug="shared", question_vi="Ai lo việc này?", order=0)
    shared.roles.set([zeta, cpo])
    s_op = m.Process.objects.get(slug="s-op")
    advice = m.StageAdvice(stage="startup", arrangement="one_person", statement_vi="Nên gộp")
    claims = [
        m.RoleTitle(role=zeta, kind="alias", text=f"Chief {ROLE}", language="en"),
        m.Responsibility(role=zeta, area_id="people", statement_vi=f"Lo {ROLE} hằng ngày"),
        m.RoleSkill(role=zeta, skill=skill),
        m.ReportingLine(subordinate=zeta, manager=ceo, detail_vi=f"{ROLE} dưới CEO"),
        m.ReportingLine(subordinate=cpo, manager=zeta, kind="dotted", detail_vi=f"Dưới {ROLE}"),
        m.Coverage(absent=zeta, covering=cpo, stage="startup", statement_vi=f"Thay {ROLE}"),
        m.Coverage(absent=cpo, covering=zeta, stage="startup", statement_vi=f"Nhờ {ROLE}"),
        advice,
        m.ComparisonPoint(
            comparison=pair, aspect_vi=f"{ROLE} {PAIR}", left_text_vi=PAIR, right_text_vi=PAIR
        ),
        m.Position(dispute=alone, label_vi=ROLE, statement_vi=ROLE),
        m.Position(dispute=shared, label_vi="Một", statement_vi="Một bên"),
        m.ProcessPart(process=process, kind="purpose", statement_vi=PROCESS),
        m.Participation(process=s_op, role=zeta, statement_vi=f"Góp {ROLE}"),
        m.ProcessContrast(
            process=process, aspect_vi=PROCESS, process_text_vi=PROCESS, contrast_text_vi="Khác"
        ),
        m.Question(role=zeta, question_vi=f"{ROLE} làm gì?", answer_vi=ROLE),
        m.Question(comparison=pair, question_vi=f"{ROLE} {PAIR} ra sao?", answer_vi=PAIR),
        m.Question(process=process, question_vi=f"{PROCESS} ra sao?", answer_vi=PROCESS),
    ]
    for claim in claims:
        claim.keep(places)
    advice.roles.set([zeta, cpo])
    m.Crosswalk.objects.create(role=zeta, scheme="ESCO", code="1", label=ROLE, match="close")
    return {ROLE: zeta, PAIR: pair, PROCESS: process}


def withdraw(row, status="draft"):
    with because("edit"):
        row.status = status
        row.save()
    catch_up()


def publish(row):
    withdraw(row, "published")


def asked_for(client):
    """The lists, pages of what the words are tied to, and what no list leads to."""
    today = timezone.localdate()
    yield from ("/", "/chuc-danh/", "/so-sanh/", "/so-do/", "/viet-tat/", "/nguon/")
    yield from (f"/chuc-danh/{slug}/" for slug in ("ceo", "cpo", "cto"))
    yield from ("/viet-tat/cpo/", "/so-sanh/ceo/cpo/", "/quy-trinh/s-op/", "/nguon/hrchannels-cpo/")
    yield from (f"/chuc-danh/cpo/?as-of={today}", "/chuc-danh/cpo/thay-doi/")
    yield from ("/thay-doi/", "/thay-doi/feed.xml", "/chuc-danh/cpo/thay-doi/feed.xml")
    yield from (f"/so-do/?{q}" for q in ("stage=startup", "works_with=1", "role=cpo"))
    yield from (
        *part_addresses(client),
        "/so-do.svg",
        "/so-do/?format=mermaid",
        "/so-do/?format=dot",
        "/so-do/?format=json",
    )
    words = (ROLE, PAIR, PROCESS, "CZZO", f"{ROLE} CPO", f"so sánh {ROLE} và CPO", "ai lo việc này")
    yield from (f"/tim-kiem/?q={word}" for word in words)
    yield from (
        f"/chuc-danh/?skill={ROLE}-skill",
        "/linh-vuc/people/",
        f"/chuc-danh/?manager={ROLE}",
        "/khong/zetarol/",
    )
    yield from ("/nhung/chuc-danh/cpo/", "/nhung/so-sanh/ceo/cpo/", "/nhung/so-do/?role=cpo")
    yield from ("/ky-nang/", "/linh-vuc/", "/linh-vuc/people/", "/robots.txt")


def told(client, words):
    """{word: addresses at which it stands, other than as what was asked for}"""
    answers = {address: client.get(address).getvalue().decode() for address in asked_for(client)}
    pages = {address: ECHOES.sub("", text) for address, text in answers.items()}
    return {word: {at for at, said in pages.items() if word in said} for word in words}


@pytest.mark.once
@pytest.mark.page_cache  # what no row has changed is kept, as in production
def test_a_withdrawn_row_shows_nowhere(client, world):
    """The comparison and the process at once, for they have nothing to do with each other."""
    catch_up()
    before = told(client, world)
    assert min(len(found) for found in before.values()) >= 3
    for words in ((ROLE,), (PAIR, PROCESS)):
        rows = [world[word] for word in words]
        claims = [resting_on(row) for row in rows]
        names = {claim.anchor.removeprefix("claim-") for claim in set().union(*claims)}
        assert {of_report(client, name) for name in names} == {200}
        counted = count_public_claims()
        for row in rows:
            withdraw(row)
        assert told(client, words) == {word: set() for word in words}
        assert {of_report(client, name) for name in names} == {404}
        assert count_public_claims() == counted - len(names)
        assert pictures_and_pages(client, rows) == {404}
        for row in rows:
            publish(row)


def pictures_and_pages(client, rows):
    """The answers at addresses of their own."""
    asked = [row.get_absolute_url() for row in rows if row.slug != PAIR]  # code compares two, too
    if any(row.slug == ROLE for row in rows):
        asked += ["/chuc-danh/zetarole.png", "/so-sanh/cpo/zetarole.png"]
    return {client.get(address).status_code for address in asked}


def of_report(client, name):
    return client.get(reverse("report", args=[name])).status_code


def resting_on(row):
    """The claims that only this row, once withdrawn, takes from the public."""
    before = {claim for model in claim_models() for claim in model.objects.filter(public(model))}
    type(row).objects.filter(pk=row.pk).update(status="draft")
    after = {claim for model in claim_models() for claim in model.objects.filter(public(model))}
    type(row).objects.filter(pk=row.pk).update(status="published")
    assert after < before
    return before - after


def test_rows_and_queries_are_asked_the_same(world):
    """The rule in Python and the rule in SQL are one, whatever is withdrawn."""
    models = [*claim_models(), m.Role, m.Comparison, m.Process, m.Dispute, m.Crosswalk, m.Skill]
    for row in (None, *world.values(), m.Role.objects.get(slug="cpo")):
        if row is not None:
            type(row).objects.filter(pk=row.pk).update(status="draft")
        for model in models:
            told = set(model.objects.filter(public(model)).values_list("pk", flat=True))
            assert {each.pk for each in model.objects.all() if is_public(each)} == told, model


def test_advice_for_several_roles_says_of_no_part_of_them_that_it_is_all(client, world):
    def held():
        page = client.get("/chuc-danh/cpo/").text
        assert "Nên gộp" in page
        return page.count("Một người giữ tất cả")

    together = held()
    withdraw(world[ROLE])
    assert held() == together - 1


def test_a_dispute_of_a_withdrawn_role_and_another_leads_to_the_other(client, world):
    withdraw(world[ROLE])
    shared = m.Dispute.objects.get(slug="shared")
    assert shared.get_absolute_url() == "/chuc-danh/cpo/#dispute-shared"
    assert "Ai lo việc này?" in client.get("/chuc-danh/cpo/").text
