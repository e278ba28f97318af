"""The page that tells what is missing."""

import pytest

from roles import models as m
from roles.evidence.depth import DESCRIBED, WANTED, Depth, is_described
from roles.models.completeness import uncited_claims, with_claim_counts
from roles.models.depths import by_need, depths
from roles.models.reference_faults import duplicate_citations, duplicate_sources, same_address

from .pages import Form, change

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk_page(client, world, signed_in):
    signed_in("viewer", "vi")
    return lambda: client.get("/admin/completeness/")


def test_it_counts_what_is_there(desk_page, world):
    context = desk_page().context
    assert context["n_roles"] == 4
    assert context["n_claims"] == 8
    assert context["n_uncited"] == 1


def test_how_much_is_known_of_a_role(world):
    world.vision.citations.add(world.place(world.atlas, "§9"))
    twin = world.source("atlas-2", "Tập hai")
    twin.publisher = "Atlas"
    twin.save()
    world.plan.citations.add(world.place(twin, "§1"))
    found = {role.slug: role for role in by_need()}
    assert world.cto.slug not in found  # a draft
    assert list(found)[-1] == "cpo"  # the worst first
    assert found["board"].depth == Depth(voices=1)  # the line that names it
    cpo = found["cpo"]
    assert cpo.depth == depths(m.Role.objects.published())[cpo.pk]
    assert (cpo.depth.voices, cpo.depth.duties) == (2, 2)
    assert cpo.lacks["duties"] == 10


def test_the_worst_stand_on_the_start_page_too(client, world, signed_in):
    signed_in("viewer", "vi")
    page = client.get("/admin/")
    assert [role.slug for role in page.context["coverage"]][-1] == "cpo"
    assert 'data-label="Nguồn độc lập">thiếu 2<' in page.text
    assert "Mới có tên" in page.text


def test_too_little_of_one_thing_is_not_made_up_by_more_of_another():
    assert is_described(DESCRIBED)
    assert not is_described(Depth(voices=2, duties=100, requirements=9))
    assert WANTED.missing(WANTED) == {}
    assert WANTED._replace(voices=1, duties=90).missing(WANTED) == {"voices": 2}
    assert WANTED.share(WANTED) == 1
    assert Depth(duties=100).share(WANTED) < Depth(voices=3, duties=8).share(WANTED)


def test_uncited_claims_lead_to_their_pages(desk_page, world):
    answer = desk_page()
    assert change(world.uncited) in answer.text
    (kind,) = answer.context["uncited"]
    assert kind.rows == [world.uncited]
    world.uncited.citations.add(world.lead)
    assert desk_page().context["uncited"] == []


def test_texts_without_english_are_told_by_kind(desk_page, world):
    kinds = {str(kind.name): kind.number for kind in desk_page().context["untranslated"]}
    assert kinds == {"các chức danh": 1, "các trách nhiệm": 1}


def test_disputes_without_a_reading(desk_page, world):
    dispute = world.keep(m.Dispute(slug="d", question_vi="Ai lo?", question_en="Who cares?"))
    assert "Ai lo?" in desk_page().text
    dispute.reading_vi, dispute.reading_en = "Ý.", "So."
    dispute.save()
    assert list(desk_page().context["unread"]) == []


def test_references_that_nothing_cites(desk_page, world):
    ninth = world.place(world.atlas, "§9")
    context = desk_page().context
    assert set(context["unused_citations"]) == {world.skills, ninth}
    assert list(context["unused_sources"]) == [world.atlas]


@pytest.mark.parametrize(
    "url",
    [
        "http://beacon.example/bai",
        "https://www.beacon.example/bai/",
        "https://beacon.example/bai?utm_source=x",
        "HTTPS://BEACON.EXAMPLE/bai#muc-2",
    ],
)
def test_one_address_spelled_twice_is_a_duplicate(world, url):
    assert same_address(url) == same_address(world.beacon.url)
    copy = world.source("copy", "Bản sao")
    copy.url = url
    copy.save()
    assert duplicate_sources() == [[world.beacon, copy]]


@pytest.mark.parametrize("url", ["https://beacon.example/bai?id=2", "https://beacon.example/bai-2"])
def test_other_addresses_are_not(world, url):
    assert same_address(url) != same_address(world.beacon.url)


def test_one_place_spelled_twice_is_a_duplicate(world):
    twin = world.place(world.beacon, "2.3")
    world.place(world.atlas, "§2.3")
    world.place(world.beacon, "§23")
    assert {frozenset(group) for group in duplicate_citations()} == {
        frozenset({world.skills, twin})
    }


def test_the_last_changes_come_first_and_one_save_is_one_line(
    desk_page, world, client, person, nobody_reviews
):
    client.force_login(person("editor", "lan"), "django.contrib.auth.backends.ModelBackend")
    form = Form(client, change(world.cpo))
    row = form.row("responsibilities", world.vision)
    form.send(name_en="Chief of Products", **{f"{row}-statement_en": "Show the way"})
    last = desk_page().context["changes"][0]
    assert (last.who, last.number) == ("lan", 2)
    assert set(last.rows) == {world.cpo, world.vision}


def test_a_seed_does_not_hide_what_came_before(desk_page, world):
    from roles.writing import Cause, because

    with because(Cause.SEED):
        for n in range(450):
            world.keep(m.Skill(slug=f"s-{n}", name_vi="S", kind="analysis"))
    changes = desk_page().context["changes"]
    assert (str(changes[0].cause), changes[0].number) == ("nạp dữ liệu mẫu", 450)
    assert len(changes) > 10


def test_the_querysets_behind_it(world):
    counts = with_claim_counts(m.Comparison.objects.all()).get()
    assert (counts.n_claims, counts.n_uncited) == (1, 0)
    assert uncited_claims(world.cto) == [world.uncited]
    assert uncited_claims(world.cpo) == []
