"""The first page: what it is for, how much there is, and parts of bars that say what they are."""

import re
from types import SimpleNamespace

import pytest

from roles.models import Role, Source, TitleUsage
from roles.models.support import count_public_claims
from roles.pages.homepage import examples

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

BAR = re.compile(r'<svg class="share-bar".*?</svg></svg>', re.S)
PART = re.compile(r'<svg(?: class="(fn-\w+)")? x="([\d.]+)%" width="([\d.]+)%">(.*?)</svg>', re.S)


def cut(page, start, end):
    return page.text.partition(start)[2].partition(end)[0]


def test_it_says_what_it_is_for_and_how_much_there_is(client):
    page = client.get("/")
    ways = re.findall(r'<li><a href="([^"]*)">', cut(page, '<nav class="tasks"', "</nav>"))
    assert ways == ["/chuc-danh/", "/so-sanh/", "/soan/", "/can-ai/"]
    assert {client.get(way).status_code for way in ways} == {200}
    said = re.sub("<[^>]*>", "", cut(page, '<p class="scope">', "</p>"))
    roles, sources = Role.objects.published().count(), Source.objects.count()
    claims = count_public_claims()
    assert said == f"{roles} chức danh · {sources} nguồn · {claims} phát biểu"


def test_it_counts_with_thousands_marks(client):
    sources = (Source(slug=f"s-{n}", title="X", publisher="P", language="en") for n in range(1200))
    Source.objects.bulk_create(sources)
    n = Source.objects.count()
    assert f"1.{n - 1000:03} nguồn" in client.get("/").text
    assert f"1,{n - 1000:03} sources" in client.get("/en/").text


def test_its_examples_are_of_several_roles():
    """Of each kind the first that is about other roles; the first of all where none is."""
    one, two, three, four = (
        SimpleNamespace(
            pk=n, slug=f"r{n}", acronym=f"C{n}O", short_name=f"C{n}O", get_absolute_url=str
        )
        for n in range(1, 5)
    )
    namings = [SimpleNamespace(senses=[SimpleNamespace(role=None), SimpleNamespace(role=one)])]

    def pair(left, right):
        about = {"left_id": left.pk, "right_id": right.pk}
        return SimpleNamespace(question=f"{left.pk}-{right.pk}?", get_absolute_url=str, **about)

    def dispute(*roles):
        about = SimpleNamespace(all=lambda: roles)
        return SimpleNamespace(question=f"?{len(roles)}", get_absolute_url=str, roles=about)

    structure = SimpleNamespace(placed={"r1", "r2", "r3", "r4"})
    told = [four, three, two, one]
    pairs, disputes = [pair(one, two), pair(two, three)], [dispute(one, two), dispute(three)]
    found = [question for question, _ in examples(told, structure, namings, pairs, disputes)]
    assert found[1:2] == ["2-3?"]
    assert "C4O" in found[2]
    assert found[3] == "?2"  # all disputes are about roles named already
    assert examples([], structure, [], [], []) == []


def test_parts_of_a_bar_say_what_they_are(client):
    """As far as there is room: without it by their order, which is that of the list below."""
    TitleUsage.objects.filter(acronym="CZO").delete()
    for n, title in enumerate(["Chief Zebra Officer"] * 6 + [f"Chief Zo<b>{40 * 'o'} Officer"] * 5):
        TitleUsage.objects.create(
            acronym="CZO", expansion_en=title, site=f"{n}.example", url=f"https://{n}.example/",
            language="en", grade="employer",
        )  # fmt: skip
    bars = BAR.findall(client.get("/viet-tat/").text)
    bar = next(bar for bar in bars if "Zebra" in bar)
    (_, start, wide, said), (_, then, rest, more) = PART.findall(bar)
    assert (float(start), float(then)) == (0, float(wide))
    assert float(wide) + float(rest) == pytest.approx(100, abs=0.02)
    assert re.findall("<text[^>]*>([^<]*)", said) == ["Zebra"]
    assert "&lt;b" in more
    assert any("…" in text for text in re.findall("<text[^>]*>([^<]*)", more))
    assert "style=" not in bar


def test_every_part_belongs_to_the_list_below_it(client):
    for bar in BAR.findall(client.get("/").text):
        shares = [float(width) for _, _, width, _ in PART.findall(bar)]
        assert shares == sorted(shares, reverse=True)
        assert sum(shares) == pytest.approx(100, abs=0.2)
        assert "<text" in bar
