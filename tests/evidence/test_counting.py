"""What counts as one more site that uses a title. No database: a use is anything alike."""

from itertools import count
from types import SimpleNamespace

import pytest

from roles.charting.supporting import observe
from roles.evidence.acronyms import Uses
from roles.evidence.tallies import count_sites, heard, tally

NUMBERS = count()


def use(site=None, title="Chief Product Officer", **more):
    site = site or f"site{next(NUMBERS)}.example"
    plain = {
        "acronym": "CPO", "expansion_en": title, "title_vi": "", "site": site,
        "url": f"https://{site}/", "publisher": "", "grade": "employer", "is_copy": False,
        "copy_of": "", "own_source_id": None, "reports_to": "", "condition": "", "note_vi": "",
        "role": None, "role_id": None,
    }  # fmt: skip
    return SimpleNamespace(**plain | more)


NOT_COUNTED = [
    {"is_copy": True},
    {"is_copy": True, "copy_of": "https://original.example/"},
    {"grade": "copy"},
    {"own_source_id": 1},
    {"own_source_id": 1, "is_copy": True},
]


@pytest.mark.parametrize("marks", NOT_COUNTED)
def test_what_is_no_voice_of_its_own_stands_beside_the_figure(marks):
    uses = [use("a.example"), use("b.example", **marks)]
    found = heard(uses)
    assert (found.sites, len(found.copies) + len(found.own)) == (1, 1)
    (title,) = tally(uses, "expansion_en")
    assert (title.sites, len(title.copies) + len(title.own)) == (1, 1)
    (sense,) = Uses(uses).acronym("CPO").senses
    assert (sense.sites, len(sense.copied_pages) + len(sense.own_pages)) == (1, 1)


def test_two_sites_of_one_publisher_count_once():
    assert count_sites([use("a.com", publisher="A"), use("a.ai", publisher="a"), use("b.com")]) == 2
    assert count_sites([use("A.example"), use("a.example")]) == 1


def test_what_only_copies_say_is_no_sense_among_the_others():
    uses = [use(), use(title="Chief Process Officer", is_copy=True)]
    naming = Uses(uses).acronym("CPO")
    assert [sense.label for sense in naming.senses] == ["Chief Product Officer"]
    assert [sense.label for sense in naming.copied] == ["Chief Process Officer"]
    assert (naming.sites, len(naming.heard.copies)) == (1, 1)


def test_few_sites_are_few():
    assert [heard([use() for _ in range(n)]).is_few for n in (0, 1, 2, 3)] == [1, 1, 1, 0]


def test_a_figure_does_not_depend_on_the_name_that_leads_to_it():
    """The same pair of titles below the letters and below the Vietnamese title."""
    uses = [
        use(title_vi="Giám đốc sản phẩm"),
        use(title_vi="Giám đốc sản phẩm", acronym=""),
        use(title_vi="giám đốc sản phẩm", title=""),
        use(title_vi="Giám đốc sản phẩm", is_copy=True),
    ]
    sorted_out = Uses(uses)
    (sense,) = sorted_out.acronym("CPO").senses
    (other,) = sorted_out.title("Giám đốc sản phẩm").senses
    assert {title.label.lower(): title.sites for title in sense.titles} == {
        "giám đốc sản phẩm": other.sites
    }
    assert other.sites == 3


def test_a_line_carries_its_conditions():
    uses = [
        use(reports_to="CEO", condition="thường"),
        use(reports_to="CEO", condition="thường"),
        use(reports_to="CEO"),
        use(reports_to="CEO", condition="đôi khi", is_copy=True),
    ]
    (line,) = tally(uses, "reports_to")
    assert (line.sites, line.hedged, line.conditions, line.is_line) == (3, 2, ["thường"], True)
    assert not tally(uses, "expansion_en")[0].is_line


def test_a_cited_article_and_its_reprints_do_not_say_the_same_as_well():
    cited = SimpleNamespace(
        url="https://cited.example/", place_url="https://cited.example/2", voice="cited"
    )
    uses = [
        use("cited.example", reports_to="CEO"),
        use("reprint.example", reports_to="CEO", copy_of="https://cited.example/", is_copy=True),
        use("part.example", reports_to="CEO", copy_of="https://cited.example/2", is_copy=True),
        use("sister.example", reports_to="CEO", publisher="Cited"),
        use("other.example", reports_to="CEO"),
    ]
    ceo = SimpleNamespace(acronym="CEO", name="", merged=())
    seen = observe(None, uses, [ceo], [cited])
    assert (seen.sites, seen.agreeing, seen.differing) == (1, 1, 0)
