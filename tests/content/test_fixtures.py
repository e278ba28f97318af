"""What must hold for the content itself: counted from the fixtures, as the seed reads them."""

import re
import unicodedata
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from roles.models import (
    Citation,
    Claim,
    Comparison,
    Crosswalk,
    Process,
    Role,
    Source,
    TitleUsage,
)
from roles.models.content import content_models
from roles.schema.rows import fields_of, translated
from roles.seeding import dump

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

CLAIMS = [model for model in content_models() if issubclass(model, Claim)]
SOURCES = {
    "castihub-sop",
    "hrchannels-cpo",
    "phuongnam24h-cco",
    "truyenthongbongda-cso-cmo",
    "wiindi-cpo",
}
ROLES = {
    "hoi-dong-quan-tri",
    "ceo",
    "cpo",
    "cto",
    "cco",
    "cso",
    "cmo",
    "giam-doc-nha-may",
    "director-of-product-management",
    "director-of-ux",
    "head-of-product-analytics",
    "director-of-product-marketing",
}


def slugs(rows):
    return set(rows.values_list("slug", flat=True))


def texts():
    """Yield (model, natural key, field, text) of every text in the database."""
    for model in content_models():
        for row in model.objects.all():
            for name in fields_of(model):
                value = getattr(row, name)
                if isinstance(value, str):
                    yield model.__name__, " ".join(row.natural_key()), name, value


def test_slugs_are_those_of_the_public_addresses():
    assert slugs(Role.objects.published()) == ROLES
    assert slugs(Role.objects.all()) - ROLES == {"coo"}
    assert slugs(Process.objects.published()) == {"s-op"}
    pairs = {"cpo-cto", "cpo-giam-doc-nha-may", "cco-ceo", "cso-cmo"}
    assert slugs(Comparison.objects.published()) == pairs


def test_all_five_sources_are_cited():
    assert slugs(Source.objects.all()) == SOURCES
    cited = {
        slug
        for model in CLAIMS
        for slug in model.objects.values_list("citations__source__slug", flat=True)
    }
    assert cited - {None} == SOURCES


@pytest.mark.parametrize("model", CLAIMS, ids=lambda model: model.__name__)
def test_no_public_claim_lacks_a_citation(model):
    bare = model.objects.filter(citations=None, is_editorial=False)
    assert [row.key for row in bare if row.needs_support] == []
    assert model.objects.exists()


def test_every_citation_supports_something():
    used = {pk for model in CLAIMS for pk in model.objects.values_list("citations", flat=True)}
    assert [str(place) for place in Citation.objects.exclude(pk__in=used - {None})] == []


@pytest.mark.parametrize(
    "model",
    [model for model in content_models() if translated(model)],
    ids=lambda model: model.__name__,
)
def test_every_text_is_there_in_both_languages(model):
    names = sorted(translated(model))
    one_sided = [
        f"{' '.join(row.natural_key())} {name}"
        for row in model.objects.all()
        for name in names
        if bool(getattr(row, f"{name}_vi")) != bool(getattr(row, f"{name}_en"))
    ]
    assert one_sided == []


def test_all_texts_are_composed():
    found = list(texts())
    assert [at for *at, text in found if not unicodedata.is_normalized("NFC", text)] == []
    assert len(found) > 3000


def test_quotation_marks_are_those_of_the_language():
    """«…» in Vietnamese, “…” in English; titles are left as their sources print them."""
    wrong = {"vi": re.compile('["“”]'), "en": re.compile('["«»]')}
    names = {name for model in content_models() for name in translated(model)}
    found = [
        (*at, name, text)
        for *at, name, text in texts()
        if name[:-3] in names and wrong[name[-2:]].search(text)
    ]
    assert found == []


def test_observed_titles_and_crosswalks_are_complete():
    assert TitleUsage.objects.count() == 358
    roles = {"ceo", "cmo", "coo", "cpo", "cso", "cto", "cco", "giam-doc-nha-may"}
    assert set(Crosswalk.objects.values_list("role__slug", flat=True)) == roles
    assert Crosswalk.objects.count() == len(roles) * 3 + 1  # the CTO stands in SOC 2010 as well
    assert not Crosswalk.objects.filter(place_vi="").exists()
    # No copy of SOC 2010 with its examples was found, so that its row shows no day.
    assert [str(row) for row in Crosswalk.objects.filter(seen_on=None)] == ["cto SOC 2010 11-3021"]


def test_the_files_are_as_a_dump_writes_them():
    """Else an editor's dump would drown the change in a rewriting of its file.

    It also means that a dump fills an empty database with the same: these files just did.
    """
    difference = dump(settings.FIXTURES_DIR, dry_run=True)
    assert (difference.written, difference.removed) == ([], [])


def test_there_is_nothing_in_the_folder_that_a_dump_would_not_write(tmp_path):
    dump(tmp_path)
    files = {p.relative_to(tmp_path) for p in tmp_path.rglob("*") if p.is_file()}
    folder = Path(settings.FIXTURES_DIR)
    assert {p.relative_to(folder) for p in folder.rglob("*") if p.is_file()} == files


def test_seeding_again_changes_nothing(capsys):
    call_command("seed")
    total = capsys.readouterr().out.splitlines()[-1].split()
    assert total[0] == "total"
    assert [number == "0" for number in total[1:]] == [True, True, False, True]
