"""The pages of skills and of areas: who has it, how much, and who says so."""

import re

import pytest

from roles.models import Area, Citation, Responsibility, Role, RoleSkill, Skill, Source
from roles.views.area_views import holders

from .costs import tables_read
from .sitemap_reading import sitemap

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

CLAIM = re.compile(r'<li class="claim" id="claim-(\w+-[^"]*)">')
ROLE = re.compile(r'<section id="role-([^"]*)"')
FOLDED = re.compile(r'<details class="rest">.*?</details>', re.S)


def skill_named(slug):
    return Skill.objects.create(slug=slug, name_vi="Tung hứng", name_en="Juggling", kind="personal")


def ask(role, skill, *citations, **fields):
    claim = RoleSkill(role=Role.objects.get(slug=role), skill=skill, **fields)
    claim.keep(citations or [Citation.objects.first()])
    return claim


def answer(role, words, *citations, **fields):
    claim = Responsibility(role=Role.objects.get(slug=role), statement_vi=words, **fields)
    claim.keep(citations or [Citation.objects.first()])
    return claim


def claims_on(page):
    return CLAIM.findall(page.text)


def voices(n):
    """A place in each of `n` sources of publishers of their own."""
    for number in range(n):
        source = Source.objects.create(
            slug=f"voice-{number}", title="X", publisher=f"Voice {number}", language="en"
        )
        yield Citation.objects.create(source=source, place="§1")


def test_a_skill_tells_who_asks_for_it_the_strongest_first(client):
    skill = skill_named("juggling")
    other = Skill.objects.get(slug="leadership")
    ask("ceo", skill, strength="preferred", detail_vi="Ba quả bóng")
    ask("cto", skill, strength="required")
    ask("cmo", skill, strength="accepted", instead_of=other)
    ask("cpo", skill)
    page = client.get("/ky-nang/juggling/")
    assert [claim.split("-")[1] for claim in claims_on(page)] == ["cto", "cpo", "ceo", "cmo"]
    for words in ("<h1>Tung hứng</h1>", "4 chức danh đòi hỏi", "Ba quả bóng", "Năng lực cá nhân"):
        assert words in page.text
    assert "Được chấp nhận thay cho: Kỹ năng lãnh đạo" in page.text
    assert page.text.count('class="marks"') == 4
    assert "<h1>Juggling</h1>" in client.get("/en/skills/juggling/").text


def test_a_skill_tells_what_stands_in_for_it(client):
    told = client.get("/ky-nang/masters-degree/").text.partition('id="claim-roleskill-cpo-')[2]
    told = told.partition("</li>")[0]
    assert 'href="/ky-nang/equivalent-work-experience/"' in told
    assert told.count('class="marks"') == 2


def test_an_area_tells_who_answers_for_what_in_it(client):
    answer("cto", "Chạy phòng máy", area_id="legal")
    for number in range(7):
        answer("cmo", f"Việc {number}", area_id="legal", order=number)
    told = answer("cmo", "Nhiều nguồn nói", *voices(3), area_id="legal", order=99)
    page = client.get("/linh-vuc/legal/")
    roles = ROLE.findall(page.text)
    counted = [Responsibility.objects.filter(role__slug=r, area="legal").count() for r in roles]
    assert counted == sorted(counted, reverse=True)
    assert {"cto", "cmo"} <= set(roles)
    section = page.text.partition('id="role-cmo"')[2].partition("</section>")[0]
    first = CLAIM.findall(FOLDED.sub("", section))
    assert first[0] == told.anchor.removeprefix("claim-")
    assert len(first) == 5
    assert len(CLAIM.findall(section)) == 8
    assert "3 mục nữa" in section


def test_what_no_public_role_has_is_no_page(client):
    """Nor do lists and the sitemap name it: only a draft may speak of it."""
    skill, _area = skill_named("juggling"), Area.objects.create(slug="odd", name_vi="Tung hứng")
    draft = Role.objects.create(
        slug="draft", name_vi="Nháp", level="head", function_id="plant", order=9
    )
    RoleSkill.objects.create(role=draft, skill=skill)
    Responsibility.objects.create(role=draft, area_id="odd", statement_vi="Nháp")
    RoleSkill.objects.create(role=Role.objects.get(slug="cto"), skill=skill)  # nobody says so
    paths, lists = {"/ky-nang/juggling/", "/linh-vuc/odd/"}, ("/ky-nang/", "/linh-vuc/")
    assert {client.get(path).status_code for path in paths} == {404}
    assert paths & set(sitemap(client)) == set()
    for listing in lists:
        page = client.get(listing).text
        assert [words for words in ("Tung hứng", *paths) if words in page] == []
    ask("cmo", skill)
    answer("cmo", "Tung", area_id="odd")
    assert {client.get(path).status_code for path in paths} == {200}
    assert paths - set(sitemap(client)) == set()
    for path, listing in zip(sorted(paths), lists, strict=True):
        assert path in client.get(listing).text


def test_lists_count_roles_and_lead_to_each_page(client):
    for path, model in (("/ky-nang/", RoleSkill), ("/linh-vuc/", Responsibility)):
        column = "skill__slug" if model is RoleSkill else "area"
        rows = model.objects.shown().order_by().values_list(column, "role").distinct()
        roles = {}
        for slug, role in rows:
            roles.setdefault(f"{path}{slug}/", set()).add(role)
        listed = re.findall(
            rf'<li><a href="({path}[^"]+)">.*?<span class="count">(\d+)<', client.get(path).text
        )
        assert {href: int(n) for href, n in listed} == {at: len(who) for at, who in roles.items()}


def test_an_empty_site_says_so(client):
    Role.objects.update(status="draft")
    assert "Chưa chức danh nào nêu kỹ năng" in client.get("/ky-nang/").text
    assert "Chưa chức danh nào có nhiệm vụ" in client.get("/linh-vuc/").text


def test_role_pages_lead_to_the_skill(client):
    assert 'href="/ky-nang/masters-degree/"' in client.get("/chuc-danh/cpo/").text
    assert 'href="/en/skills/masters-degree/"' in client.get("/en/roles/cpo/").text


def make_holders(n):
    skill, place = skill_named("juggling"), Citation.objects.first()
    for number in range(n):
        role = Role.objects.create(
            slug=f"role-{number:03}", name_vi=f"Trưởng {number}", level="head",
            function_id="plant", status="published", order=2000 + number,
        )  # fmt: skip
        RoleSkill(role=role, skill=skill).keep([place])
        Responsibility(role=role, area_id="legal", statement_vi="Việc").keep([place])


@pytest.mark.page_cache
def test_who_answers_in_an_area_is_asked_once_for_all_its_pages(django_assert_num_queries):
    first = holders("product")
    with django_assert_num_queries(1):  # which state of the content it is
        assert holders("product") is first
    assert first


@pytest.mark.parametrize("path", ["/ky-nang/juggling/", "/linh-vuc/legal/"])
def test_many_stand_on_pages_that_miss_none_for_the_same_queries(client, path):
    make_holders(45)
    wanted, found, at = client.get(path).context["page"].paginator, [], path
    costs = set()
    while at:
        costs.add(tuple(tables_read(client, at)))
        page = client.get(at)
        found += [claim for claim in claims_on(page) if "role-" in claim]
        onward = re.search(r'<a rel="next" href="([^"]*)"', page.text)
        at = onward and path + onward[1]
    assert wanted.num_pages > 1
    assert len(found) == len(set(found)) == 45
    assert len(costs) == 1
    for odd in ("99999999999999999999", "x", "-1", "\x00"):
        assert client.get(path, {"page": odd}).status_code == 200
