"""Copies of a source: one voice with their original."""

import pytest
from django.core.exceptions import ValidationError

from roles.models import Citation, Responsibility, Role, Source
from roles.models.citing import attach_references
from roles.models.sources import voice_column
from roles.models.support import claims_citing, links_to, sources_of_roles

pytestmark = pytest.mark.django_db


def source(slug, publisher="", **more):
    return Source.objects.create(
        slug=slug,
        title=slug,
        publisher=publisher or slug,
        url=f"https://{slug}.example/",
        language="vi",
        **more,
    )


def test_copies_and_texts_of_one_publisher_are_one_voice():
    one = source("one", "Báo Một")
    copy = source("copy", "Trang Chép", copy_of=one)
    sister = source("sister", "BÁO MỘT")
    other = source("other")
    assert len({one.voice, copy.voice, sister.voice}) == 1
    assert other.voice != one.voice
    named = dict(Source.objects.annotate(name=voice_column()).values_list("slug", "name"))
    assert named == {"one": "Báo Một", "copy": "Báo Một", "sister": "BÁO MỘT", "other": "other"}


def test_a_statement_knows_the_voices_of_its_places():
    one, other = source("one"), source("other")
    copy = source("copy", copy_of=one)
    role = Role.objects.create(
        slug="r",
        name_vi="R",
        summary_vi="R.",
        level="head",
        function_id="plant",
        status="published",
    )
    claim = Responsibility(role=role, area_id="product", statement_vi="Làm")
    claim.keep([Citation.objects.create(source=s, place="§1") for s in (one, copy, other)])
    attach_references([claim])
    assert len(claim.references) == 3
    assert len({reference.voice for reference in claim.references}) == 2


def test_a_copy_names_an_original():
    one = source("one")
    copy = source("copy", copy_of=one)
    for wrong, original in ((one, one), (one, copy), (source("further"), copy)):
        wrong.copy_of = original
        with pytest.raises(ValidationError, match="copy_of"):
            wrong.full_clean()


def test_a_copy_supports_no_statement():
    """Neither when it is cited nor when it is found to be a copy afterwards."""
    one, copy = source("one"), source("copy", kind="copy")
    places = [Citation.objects.create(source=s, place="§1") for s in (one, copy)]
    role = Role.objects.create(
        slug="r",
        name_vi="R",
        summary_vi="R.",
        level="head",
        function_id="plant",
        status="published",
    )
    claim = Responsibility(role=role, area_id="product", statement_vi="Làm")
    with pytest.raises(ValidationError, match="copy §1"):
        claim.keep(places)
    assert not Responsibility.objects.exists()
    claim.keep(places[:1])
    assert Responsibility.objects.shown().exists()
    Source.objects.filter(pk=one.pk).update(kind="copy")
    assert not Responsibility.objects.shown().exists()
    assert attach_references([claim]) == [claim]
    assert claim.references == []
    assert list(claims_citing(links_to(one))) == []
    assert sources_of_roles(Role.objects.all()) == {}
