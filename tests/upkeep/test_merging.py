"""One source or place instead of another: what follows, what is told first, who may."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roles import models as m
from tests.desk.pages import Form, change

pytestmark = pytest.mark.django_db


def merge_page(row, into=None):
    address = reverse(f"admin:roles_{row._meta.model_name}_merge", args=[row.pk])
    return f"{address}?into={into.pk}" if into else address


def merge(client, row, into):
    """Look at what would change, and say yes to just that."""
    page = client.get(merge_page(row, into))
    assert page.status_code == 200
    return client.post(merge_page(row, into), {"digest": page.context["preview"].digest})


@pytest.fixture
def twin(world):
    """Another source with the same text: §1 as well and §7, both cited; two rows name it."""
    twin = world.source("twin", "Ngọn hải đăng (2)")
    twin.first = m.Citation.objects.create(source=twin, place="1", heading="Mở đầu")
    twin.seventh = world.place(twin, "§7")
    world.vision.citations.add(twin.first)
    world.plan.citations.set([twin.first, twin.seventh])
    world.uncited.citations.add(twin.seventh)  # on a draft
    twin.copy = world.source("copy", "Bản sao")
    m.Source.objects.filter(pk=twin.copy.pk).update(copy_of=twin, kind="copy")
    twin.usage = world.keep(
        m.TitleUsage(acronym="C", site="b.vn", url="https://b.vn/", language="vi", own_source=twin)
    )
    return twin


def cited(claim):
    return sorted(map(str, claim.citations.select_related("source")))


def test_whatever_refers_to_a_source_follows(client, world, twin, signed_in):
    signed_in("publisher")
    answer = merge(client, twin, world.beacon)
    assert (answer.status_code, answer["Location"]) == (302, change(world.beacon))
    assert not m.Source.objects.filter(slug="twin").exists()
    assert cited(world.vision) == ["beacon §1"]
    assert cited(world.plan) == ["beacon §1", "beacon §7"]
    assert cited(world.uncited) == ["beacon §7"]
    for row, name in ((twin.copy, "copy_of"), (twin.usage, "own_source")):
        row.refresh_from_db()
        assert getattr(row, name) == world.beacon
    world.lead.refresh_from_db()
    assert world.lead.heading == "Mở đầu"  # what the equal place knew


def test_the_old_address_leads_on(client, world, twin, signed_in):
    old = twin.get_absolute_url()
    signed_in("publisher")
    merge(client, twin, world.beacon)
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (301, world.beacon.get_absolute_url())


def test_it_is_one_change_of_who_did_it(client, world, twin, signed_in):
    user = signed_in("publisher")
    merge(client, twin, world.beacon)
    gone = m.Source.history.filter(slug="twin").latest("history_id")
    assert (gone.history_type, gone.history_user) == ("-", user)
    for claim in (world.vision, world.plan):
        assert claim.history.latest("history_id").change == gone.change


def test_it_is_told_first_and_nothing_is_written(client, world, twin, signed_in):
    signed_in("publisher")
    page = client.get(merge_page(twin, world.beacon))
    told = {(str(row.model_name), row.kind) for row in page.context["preview"].rows}
    assert ("Nguồn", "removed") in told
    assert ("Trách nhiệm", "changed") in told
    assert "Đặt ra tầm nhìn sản phẩm" in page.text
    assert page.context["merging"].both == [world.vision]
    assert m.Source.objects.filter(slug="twin").exists()
    assert cited(world.vision) == ["beacon §1", "twin 1"]
    assert not m.FormerSlug.objects.exists()


@pytest.mark.parametrize("digest", ["", "0" * 64])
def test_what_was_not_seen_is_not_done(client, world, twin, signed_in, digest):
    signed_in("publisher")
    answer = client.post(merge_page(twin, world.beacon), {"digest": digest})
    assert answer.status_code == 200
    assert m.Source.objects.filter(slug="twin").exists()


def test_what_others_saved_meanwhile_is_seen_first(client, world, twin, signed_in):
    signed_in("publisher")
    seen = client.get(merge_page(twin, world.beacon)).context["preview"].digest
    world.duty(world.cpo, "Thêm", "More", cite=False, is_editorial=True).citations.add(twin.first)
    answer = client.post(merge_page(twin, world.beacon), {"digest": seen})
    assert answer.status_code == 200
    assert answer.context["digest"] == seen
    assert m.Source.objects.filter(slug="twin").exists()


def test_a_copy_supports_nothing_and_so_takes_nothing_over(client, world, twin, signed_in):
    signed_in("publisher")
    answer = merge(client, world.beacon, twin.copy)
    assert answer.status_code == 200
    problems = [row for row, _reasons in answer.context["merging"].problems]
    assert world.vision in problems
    assert "copy §1" in answer.text
    assert cited(world.vision) == ["beacon §1", "twin 1"]


def test_an_original_into_its_copy(client, world, signed_in):
    """Of two reprints the one that stays is a copy of nothing any more."""
    signed_in("publisher")
    m.Source.objects.filter(pk=world.atlas.pk).update(copy_of=world.beacon)
    assert merge(client, world.beacon, world.atlas).status_code == 302
    world.atlas.refresh_from_db()
    assert world.atlas.copy_of is None
    assert cited(world.vision) == ["atlas §1"]


def test_a_place_into_another(client, world, signed_in):
    signed_in("publisher")
    world.plan.citations.set([world.lead, world.skills])
    answer = merge(client, world.lead, world.skills)
    assert (answer.status_code, answer["Location"]) == (302, change(world.skills))
    assert cited(world.vision) == cited(world.plan) == ["beacon §2.3"]
    assert not m.Citation.objects.filter(pk=world.lead.pk).exists()


def test_what_cannot_be_meant(client, world, twin, signed_in):
    signed_in("publisher")
    for into in (twin.pk, 999_999, "", "x", 10**20):
        page = client.get(f"{merge_page(twin)}?into={into}")
        assert page.status_code == 200
        assert page.context["form"].errors, into
        assert "preview" not in page.context
        client.post(f"{merge_page(twin)}?into={into}", {"digest": "x"})
    assert m.Source.objects.filter(slug="twin").exists()
    assert client.get(merge_page(twin).replace(str(twin.pk), "999999")).status_code == 404


@pytest.mark.parametrize("group", ["viewer", "editor"])
def test_only_those_who_may_publish_and_delete(client, world, twin, signed_in, group):
    signed_in(group)
    assert client.get(merge_page(twin, world.beacon)).status_code == 403
    assert client.post(merge_page(twin, world.beacon), {"digest": "x"}).status_code == 403
    assert client.get(merge_page(world.lead, world.skills)).status_code == 403
    assert merge_page(twin) not in client.get(change(twin)).text


def test_a_source_tells_all_that_cites_it(client, world, twin, signed_in):
    signed_in("publisher")
    page = client.get(change(twin))
    groups = {group.row: group for group in page.context["cited"].groups}
    assert set(groups) == {world.cpo, world.cto}
    assert set(groups[world.cpo].claims) == {world.vision, world.plan}
    assert groups[world.cto].is_draft
    assert change(world.uncited) in page.text
    assert merge_page(twin) in page.text
    place = client.get(change(twin.first)).context["cited"]
    assert [group.row for group in place.groups] == [world.cpo]
    assert "Chưa có gì dẫn" in client.get(change(world.atlas)).text


def test_a_form_that_was_refused_tells_it_as_well(client, world, signed_in):
    signed_in("publisher")
    assert 'id="cited-by"' in Form(client, change(world.beacon)).send(title="").text


def test_many_statements_are_paged_and_cost_no_more(client, world, signed_in):
    signed_in("publisher")
    client.get(change(world.beacon))
    few = queries(client, world.beacon)
    for number in range(110):
        world.duty(world.cpo, f"Việc {number}", "")
    assert queries(client, world.beacon) <= few
    page = client.get(change(world.beacon), {"page": "2"}).context["cited"]
    assert page.number == 2
    assert 0 < sum(len(group.claims) for group in page.groups) < 100


def queries(client, source):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(change(source)).status_code == 200
    return len(captured)
