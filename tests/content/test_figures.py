"""One figure, one number: all pages are read and what they count is held against each other."""

from collections import Counter

import pytest

from roles.addresses import language_of
from roles.evidence.acronyms import Uses
from roles.models import Role, TitleUsage
from tests.evidence.figures import figures

from .crawling import STAGES

pytestmark = [pytest.mark.django_db, pytest.mark.page_cache]

TEXTS = {}


@pytest.fixture
def texts(site, pages, client):
    """{address: page} of every Vietnamese page, and of the charts of each stage."""
    if not TEXTS:
        TEXTS.update({at: page.text for at, page in pages.items() if language_of(at) == "vi"})
        TEXTS.update({address: client.get(address).text for address in STAGES})
    return TEXTS


def test_no_two_pages_give_two_numbers_for_one_thing(texts):
    told = {}
    for address, text in texts.items():
        for key, numbers in figures(text, address).items():
            told.setdefault(key, {})[address] = numbers
    several = Counter(kind for (kind, *_), pages in told.items() if len(pages) > 1)
    assert several["sites"] > 50, "the walk no longer reads the pages"
    assert several["managers"] > 30, "the walk no longer reads whom roles report to"
    wrong = {key: pages for key, pages in told.items() if len(set().union(*pages.values())) > 1}
    assert wrong == {}
    customer = told["sites", "cco", "chief commercial officer"].keys()
    assert customer >= {"/viet-tat/", "/viet-tat/cco/", "/chuc-danh/cco/"}
    assert told["managers", "cmo", "ceo"].keys() >= {"/chuc-danh/cmo/"}
    charts = {at for (kind, *_), pages in told.items() if kind == "managers" for at in pages}
    assert charts >= set(STAGES), "the walk no longer reads the charts of stages"


def test_the_figure_of_all_english_titles_is_no_smaller_than_that_of_one(texts):
    """A page of a role joins them, a page of its letters tells them apart: both say so."""
    compared = Counter()
    for role in Role.objects.published().exclude(acronym=""):
        address = role.get_absolute_url()
        whole = figures(texts[address], address)
        letters = texts.get(f"/viet-tat/{role.acronym.lower()}/", "")
        for sense in letters.split('<li class="sense')[1:]:
            if f'href="{address}"' in sense:
                for (kind, label), n in below(sense):
                    assert max(whole[kind, role.slug, label]) >= n
                    compared[kind] += 1
    assert min(compared["managers"], compared["titles"]) > 4


def below(sense):
    """What stands below a sense, keyed as on the page of a role: [((kind, label), number)]."""
    found = figures(f'<h1>-</h1><ol class="senses"><li class="sense{sense}').items()
    for (kind, first, second), numbers in found:
        if first != "-":
            key = (kind, second) if kind == "managers" else ("titles", first)
            yield key, max(numbers)


def test_uses_of_one_english_title_mean_one_role(site):
    """Else the page of the title counts more sites for our role than the page of the role."""
    jobs = {id(job): job for job in Uses(TitleUsage.objects.select_related("role")).jobs.values()}
    mixed = [job.label for job in jobs.values() if len({use.role_id for use in job.usages}) > 1]
    assert mixed == []
