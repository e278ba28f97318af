"""The filters of the list of roles, held against the data."""

import re
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles.evidence.depth import is_described
from roles.models import (
    Citation,
    Function,
    Provision,
    ReportingLine,
    Responsibility,
    Role,
    RoleSkill,
    Source,
    StageAdvice,
)
from roles.models.depths import depths
from roles.models.vocabulary import Level
from roles.vietnamese.folding import sort_key

from .reading import cards, checked, chips, labels, notice, onward, options, shelves, told_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

LIST = "/chuc-danh/"
OF_SOURCES = ("source", "source_kind")


def is_shown(claim):
    return claim.is_editorial or claim.citations.exists()


def answers_of(role):
    """{facet: values} that a role gives, asked of its rows one by one."""
    lines = [line for line in role.lines_up.all() if line.kind in ("solid", "dotted")]
    requirements = list(filter(is_shown, role.requirements.all()))
    return {
        "function": {role.function_id},
        "level": {role.level},
        "manager": {line.manager.slug for line in filter(is_shown, lines)},
        "area": {claim.area_id for claim in filter(is_shown, role.responsibilities.all())},
        "skill_kind": {requirement.skill.kind for requirement in requirements},
        "skill": {requirement.skill.slug for requirement in requirements},
        "strength": {requirement.strength for requirement in requirements},
        "stage": {a.stage for a in StageAdvice.objects.filter(roles=role) if is_shown(a)},
        "law": {"defined"} if any(map(is_shown, role.provisions.all())) else set(),
    }


def truth():
    return {role.slug: answers_of(role) for role in Role.objects.published()}


def meeting(known, **chosen):
    """The roles that give one of the values of every facet chosen."""
    return {
        slug
        for slug, answers in known.items()
        if all(answers[facet] & set(values) for facet, values in chosen.items())
    }


def make_roles(number, **more):
    return [
        Role.objects.create(
            slug=f"role-{n}", name_vi=f"Trưởng ban {n:03}", level=Level.HEAD,
            function_id="plant", status="published", order=1000 + n, **more,
        )
        for n in range(number)
    ]  # fmt: skip


def test_every_option_tells_how_many_roles_it_leaves(client):
    known, found = truth(), options(client.get(LIST))
    for facet in next(iter(known.values())):
        values = set().union(*(answers[facet] for answers in known.values()))
        counted = {value: len(meeting(known, **{facet: [value]})) for value in values}
        assert {value: n for (name, value), n in found.items() if name == facet} == counted


def test_an_option_leaves_the_roles_that_it_says(client):
    known, found = truth(), options(client.get(LIST))
    for facet in next(iter(known.values())):
        for value in [value for name, value in found if name == facet][:2]:
            page = client.get(LIST, {facet: value})
            assert set(cards(page)) == meeting(known, **{facet: [value]}), (facet, value)
            assert checked(page) == {(facet, value)}


def test_a_source_leaves_the_roles_that_it_says_something_about(client):
    """A dispute that names a role beside others is no statement about it: CSO has one source."""
    found = options(client.get(LIST))
    for source in ("wiindi-cpo", "truyenthongbongda-cso-cmo", "phuongnam24h-cco"):
        page = client.get(LIST, {"source": source})
        assert found[("source", source)] == len(cards(page))
    assert "cso" not in cards(client.get(LIST, {"source": "wiindi-cpo"}))
    assert n_sources(client)["cso"] == 1


def test_a_kind_of_source_leaves_the_roles_that_a_source_of_the_kind_speaks_of(client):
    Source.objects.exclude(kind="law").update(kind="training")
    for slug, kind in (("wiindi-cpo", "recruiter"), ("hrchannels-cpo", "recruiter")):
        Source.objects.filter(slug=slug).update(kind=kind)
    Source.objects.filter(slug="phuongnam24h-cco").update(kind="")  # from before there were kinds
    found = options(client.get(LIST))
    kinds = {value for facet, value in found if facet == "source_kind"}
    assert kinds == {"law", "recruiter", "training"}
    for kind in ("recruiter", "training"):
        slugs = Source.objects.filter(kind=kind).values_list("slug", flat=True)
        asked = {"source": list(slugs)}
        page = client.get(LIST, {"source_kind": kind})
        assert set(cards(page)) == set(cards(client.get(LIST, asked))) != set()
        assert found[("source_kind", kind)] == len(cards(page))
    both = {"source_kind": ["recruiter", "law"], "function": "product"}
    asked = {"source": ["wiindi-cpo", "hrchannels-cpo"], "function": "product"}
    assert cards(client.get(LIST, both)) == cards(client.get(LIST, asked)) != []


def test_roles_that_a_law_speaks_of(client):
    role, place = Role.objects.get(slug="cmo"), Citation.objects.first()
    before = set(cards(client.get(LIST, {"law": "defined"})))
    Provision.objects.create(role=Role.objects.get(slug="cto"), statement_vi="Không ai nói")
    Provision(role=role, statement_vi="Theo luật").keep([place])
    assert set(cards(client.get(LIST, {"law": "defined"}))) == before | {"cmo"}
    assert options(client.get(LIST))[("law", "defined")] == len(before) + 1
    assert "Trong luật: Có định nghĩa trong luật" in chips(client.get(LIST, {"law": "defined"}))


def test_facets_lead_to_the_pages_of_their_values(client):
    page = client.get("/en/roles/").text
    assert 'href="/en/skills/"' in page
    assert 'href="/en/areas/"' in page


def test_numbers_have_thousands_marks_in_the_readers_language(client):
    (role,), place = make_roles(1), Citation.objects.first()
    rows = [
        Responsibility(role=role, area_id="sales", statement_vi="Việc", key=f"k-{n}")
        for n in range(1200)
    ]
    Responsibility.objects.bulk_create(rows)
    links = Responsibility.citations.through
    links.objects.bulk_create(
        links(responsibility_id=pk, citation=place)
        for pk in Responsibility.objects.filter(key__startswith="k-").values_list("pk", flat=True)
    )
    assert re.search(r"\b1\.200 nhiệm vụ", told_of(client.get(LIST))["role-0"])
    assert re.search(r"\b1,200 duties", told_of(client.get("/en/roles/"))["role-0"])


def n_sources(client):
    """{slug: how many independent sources the list tells of}, where it tells of any."""
    told = told_of(client.get(LIST, {"sort": "sources"}))
    found = {slug: re.search(r"(\d+) nguồn", text) for slug, text in told.items()}
    return {slug: int(number[1]) for slug, number in found.items() if number}


def test_a_source_counts_once_for_an_independent_voice(client):
    before, role = n_sources(client), Role.objects.get(slug="cso")
    source = Source.objects.get(slug="wiindi-cpo")
    found = [
        Source.objects.create(title="X", language="vi", url=f"https://{slug}.example", **fields)
        for slug, fields in (
            ("copy", {"slug": "copy", "publisher": "Y", "copy_of": source}),
            ("sister", {"slug": "sister", "publisher": source.publisher}),
        )
    ]
    claim = Responsibility(role=role, area_id="people", statement_vi="Zeta")
    claim.keep([Citation.objects.create(source=each, place="§99") for each in (source, *found)])
    assert n_sources(client)["cso"] == before["cso"] + 1


@pytest.mark.parametrize(
    "chosen",
    [
        {"function": ["product", "marketing"]},
        {"function": ["product", "customer"], "level": ["executive"]},
        {"area": ["strategy", "product"], "skill_kind": ["leadership"], "level": ["executive"]},
        {"manager": ["ceo"], "stage": ["startup"]},
        {"function": ["plant"], "level": ["board"]},
    ],
)
def test_values_of_a_facet_widen_and_facets_narrow(client, chosen):
    known, page = truth(), client.get(LIST, chosen)
    assert set(cards(page)) == meeting(known, **chosen)
    found = options(page)
    for (facet, value), n in found.items():
        if (
            facet not in OF_SOURCES
        ):  # the count of an option is what it would leave beside the others
            assert n == len(meeting(known, **chosen | {facet: [value]})), (facet, value)
    assert checked(page) == {(name, v) for name, values in chosen.items() for v in values}


def test_a_choice_without_a_role_says_so(client):
    page = client.get(LIST, {"function": "plant", "level": "board"})
    assert cards(page) == []
    assert "Không chức danh nào hợp tất cả" in page.text
    assert len(chips(page)) == 2


def test_a_chosen_value_is_taken_away_by_its_chip(client):
    page = client.get(
        LIST, {"function": ["product", "plant"], "level": "executive", "sort": "name", "page": 2}
    )
    assert set(chips(page)) == {
        "Mảng: Sản phẩm", "Mảng: Nhà máy", "Cấp: Điều hành cấp cao"
    }  # fmt: skip
    address = chips(page)["Mảng: Sản phẩm"]
    assert "page" not in address
    rest = client.get(LIST + address)
    assert checked(rest) == {("function", "plant"), ("level", "executive")}
    assert '<option value="name" selected>' in rest.text
    assert set(chips(rest)) == set(chips(page)) - {"Mảng: Sản phẩm"}
    sent_by_the_form = chips(client.get(LIST, {"sort": "", "function": "product"}))
    assert sent_by_the_form == {"Mảng: Sản phẩm": "?"}


def test_drafts_and_what_nothing_supports_are_left_out(client):
    before, role = options(client.get(LIST)), Role.objects.get(slug="cto")
    cmo, skill = Role.objects.get(slug="cmo"), RoleSkill.objects.first().skill
    ReportingLine.objects.create(subordinate=role, manager=cmo, kind="dotted")
    Responsibility.objects.create(role=role, area_id="people", statement_vi="Zeta")
    RoleSkill.objects.create(role=make_roles(1)[0], skill=skill)
    StageAdvice.objects.create(stage="large", statement_vi="Zeta").roles.add(role)
    after = options(client.get(LIST))
    assert after.pop(("function", "plant")) == before.pop(("function", "plant")) + 1
    assert after.pop(("level", "head")) == before.pop(("level", "head")) + 1
    assert after == before
    line = ReportingLine.objects.get(subordinate=role, manager=cmo)
    line.citations.add(Citation.objects.first())
    assert options(client.get(LIST))[("manager", "cmo")] == 1
    Role.objects.filter(slug="cto").update(status="draft")
    assert ("manager", "cmo") not in options(client.get(LIST))


def test_names_stand_in_the_order_of_the_language(client):
    names = ["Ẩn", "Ăn", "An", "Án", "Đan", "Dan", "Dần", "Êm", "Em", "ƠN", "on", "Ôn"]
    for role, name in zip(make_roles(len(names)), names, strict=True):
        role.name_vi, role.name_en = name, f"Zeta {name}"
        role.save()
    vi = client.get(LIST, {"sort": "name", "level": "head"})
    called = dict(Role.objects.values_list("slug", "name_vi"))
    listed = [called[slug] for slug in cards(vi) if slug.startswith("role-")]
    assert listed == [
        "An", "Án", "Ăn", "Ẩn", "Dan", "Dần", "Đan", "Em", "Êm", "on", "Ôn", "ƠN"
    ]  # fmt: skip
    english = client.get("/en/roles/", {"sort": "name"})
    for page, field in ((vi, "name_vi"), (english, "name_en")):
        called = dict(Role.objects.values_list("slug", field))
        for shelf in shelves(page):
            names = [called[slug] for slug in shelf]
            assert names == sorted(names, key=sort_key)


def test_levels_and_functions_stand_in_their_own_order(client):
    order = list(Function.objects.values_list("slug", flat=True))
    for sort, field, ranks in (("level", "level", Level.values), ("", "function", order)):
        known = dict(Role.objects.values_list("slug", field))
        both = shelves(client.get(LIST, {"sort": sort}))
        for shelf in both:
            found = [ranks.index(known[slug]) for slug in shelf]
            assert found == sorted(found)
        assert sum(map(len, both)) == Role.objects.published().count()


def test_of_which_too_little_is_known_stands_on_the_second_shelf(client):
    known = depths(Role.objects.published())
    enough = {role.slug: is_described(known[role.pk]) for role in Role.objects.published()}
    described, named = shelves(client.get(LIST))
    assert described
    assert named
    assert set(described) == {slug for slug, is_enough in enough.items() if is_enough}
    told = told_of(client.get(LIST))
    assert told["cpo"].endswith("2 nguồn độc lập, 68 nhiệm vụ")
    assert shelves(client.get(LIST, {"function": "product"}))[0] == []
    assert 'id="named-only"' not in client.get(LIST, {"manager": "hoi-dong-quan-tri"}).text


@pytest.mark.parametrize("sort", ["", "name", "level", "sources"])
def test_pages_keep_the_filters_and_miss_nothing(client, sort):
    make_roles(60)
    asked = {"function": ["plant", "product"], "sort": sort, "page": "1"}
    page, found = client.get(LIST, asked), []
    before = None
    while True:
        found += cards(page)
        assert checked(page) == {("function", "plant"), ("function", "product")}
        assert onward(page, "prev") is None or before
        before, address = page, onward(page, "next")
        if address is None:
            break
        page = client.get(LIST + address)
    wanted = Role.objects.published().filter(function__in=["plant", "product"])
    assert len(found) == len(set(found)) == wanted.count() > 60
    for number, at in (("99", "2"), ("x", "1"), ("-1", "2")):
        answer = client.get(LIST, asked | {"page": number})
        assert f"Trang {at} trên 2" in answer.text


def test_what_does_not_exist_is_ignored_and_said(client):
    odd = {"function": ["product", "<b>zeta</b>"], "skill": "x" * 500, "sort": "zeta", "level": ""}
    page = client.get(LIST, odd)
    assert set(cards(page)) == meeting(truth(), function=["product"])
    assert "Mảng: <b>zeta</b>" in notice(page)
    assert "Sắp theo: zeta" in notice(page)
    assert "x" * 50 not in notice(page)
    assert "&lt;b&gt;zeta" in page.text
    assert notice(client.get(LIST, {"function": "product"})) == ""
    facets = ("function", "manager", "skill", "stage", "source", "sort")
    for value in ("\x00", "🙂", "1 OR 1=1"):
        answer = client.get(LIST, dict.fromkeys([*facets, "page"], value))
        assert len(cards(answer)) == Role.objects.published().count()
        assert notice(answer).count(":") == 1 + len(facets)
        assert "\x00" not in answer.text


def test_options_are_called_as_in_the_language_of_the_page(client):
    assert labels(client.get("/en/roles/"), "function")[:2] == ["General management", "Product"]
    assert labels(client.get(LIST), "function")[:2] == ["Quản lý chung", "Sản phẩm"]
    assert "CEO – Chief Executive Officer" in labels(client.get("/en/roles/"), "manager")


# Managers, skills and sources to choose from, the kinds of these; the counts of nine facets and of
# statements; how many roles; them.
COST = 16


def test_the_queries_are_few_and_do_not_grow(client):
    every = {
        "function": "plant",
        "level": "head",
        "skill_kind": "leadership",
        "source": "wiindi-cpo",
    }
    addresses = [(LIST, each) for each in ({}, {"sort": "sources"}, {"function": "plant"}, every)]

    def costs():
        found = []
        for path, asked in addresses:
            with CaptureQueriesContext(connection) as queries:
                client.get(path, asked)
            found.append(len(queries))
        return found

    before = costs()
    place, skill = Citation.objects.first(), RoleSkill.objects.first().skill
    for role, kind in product(make_roles(30), (Responsibility, RoleSkill)):
        claim = (
            kind(role=role, area_id="people", statement_vi="Zeta")
            if kind is Responsibility
            else (kind(role=role, skill=skill))
        )
        claim.keep([place])
    assert costs() == before
    assert before[0] == COST
    assert max(before) <= COST
