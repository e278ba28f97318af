"""One figure, one number: all pages are read and what they count is held against each other."""

import re
from collections import Counter
from html import unescape

import pytest

from roles.evidence.acronyms import Uses
from roles.models import Role, TitleUsage
from roles.models.vocabulary import CompanyStage
from tests.evidence.figures import TAG, figures
from tests.pages.addresses import every_address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded", "indexed")]

STAGES = [f"/so-do/?stage={stage}" for stage in CompanyStage.values]
TEXTS = {}


@pytest.fixture
def texts(indexed, client):
    """{address: page} of every Vietnamese page, and of the charts of each stage; read once."""
    if not TEXTS:
        addresses = [a for a in every_address() if not a.startswith("/en/")] + STAGES
        TEXTS.update({address: client.get(address).text for address in addresses})
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
    assert customer >= {"/", "/viet-tat/", "/chuc-danh/cco/"}
    assert told["managers", "cmo", "ceo"].keys() >= {"/chuc-danh/cmo/", *STAGES}


def test_the_figure_of_all_english_titles_is_no_smaller_than_that_of_one(texts):
    """A page of a role joins them, a page of its letters tells them apart: both say so."""
    compared = Counter()
    for role in Role.objects.published().exclude(acronym=""):
        address = role.get_absolute_url()
        whole = figures(texts[address], address)
        for sense in texts[f"/viet-tat/{role.acronym.lower()}/"].split('<li class="sense')[1:]:
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


def test_the_figures_are_the_honest_ones(client):
    coo = figures(client.get("/viet-tat/giam-doc-dieu-hanh/").text)
    assert coo["sites", "giám đốc điều hành", "chief operating officer"] == {2}
    titles = client.get("/viet-tat/cpo/").text.split("Chief Product Officer")[1]
    assert re.search(rf"Giám đốc sản xuất</span>{TAG}3 trang", titles)
    assert re.search(rf"Giám đốc sản phẩm</span>{TAG}không có trang độc lập", titles)


def test_the_files_hold_what_was_graded():
    rows = TitleUsage.objects
    assert rows.filter(is_copy=True).count() == 100
    assert rows.filter(grade="copy").count() == 140
    assert rows.filter(grade="").count() == 0
    assert rows.exclude(own_source=None).count() == 18
    lines = rows.filter(reports_to_vi__gt="")
    assert (lines.count(), lines.filter(condition_vi__gt="").count()) == (93, 65)
    assert not rows.filter(condition_vi__gt="", condition_en=None).exists()


def test_uses_of_one_english_title_mean_one_role():
    """Else the page of the title counts more sites for our role than the page of the role."""
    jobs = {id(job): job for job in Uses(TitleUsage.objects.select_related("role")).jobs.values()}
    mixed = [job.label for job in jobs.values() if len({use.role_id for use in job.usages}) > 1]
    assert mixed == []


def test_another_job_is_not_counted_for_the_customer_officer(client):
    other = ["Chief Commercial Officer", "Chief Business Officer", "Commercial Director"]
    assert not TitleUsage.objects.filter(expansion_en__in=other).exclude(role=None).exists()
    page = unescape(client.get("/chuc-danh/cco/").text)
    facts = page.split('class="facts"')[1].split("</dl>")[0]
    assert re.search(rf"Chief Commercial Officer</a>{TAG}6 trang web, chưa có hồ sơ", facts)
    sense = client.get("/viet-tat/cco/").text.split('id="chief-commercial-officer"')[1]
    assert "chưa có hồ sơ" in sense.split('<li class="sense')[0]


def test_what_one_site_says_makes_no_rival(client):
    facts = client.get("/chuc-danh/cto/").text.split('class="facts"')[1].split("</dl>")[0]
    assert "Chief Talent Officer" not in facts
    assert "Chief Talent Officer" in client.get("/viet-tat/cto/").text
