"""Uses of titles sorted into senses. No database: a use is anything with the right attributes."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.evidence.acronyms import Uses
from roles.evidence.jobs import is_slip

COUNTED = {"grade": "", "is_copy": False, "copy_of": "", "own_source_id": None, "publisher": ""}
COUNTED |= {"condition": ""}
SITES = iter(range(10_000))
CEO = SimpleNamespace(pk=1, slug="ceo", is_published=True)
CPO = SimpleNamespace(pk=2, slug="cpo", is_published=True)
DRAFT = SimpleNamespace(pk=3, slug="draft", is_published=False)


def use(acronym="", title="", name="", site=None, role=None, reports_to="", **more):
    """One use, on a site of its own if none is given; `title` is English, `name` Vietnamese."""
    return SimpleNamespace(
        acronym=acronym,
        expansion_en=title,
        title_vi=name,
        site=site or f"site{next(SITES)}.example",
        role=role,
        role_id=role and role.pk,
        reports_to=reports_to,
        url=f"https://{site}/",
        note_vi="",
        **COUNTED | more,
    )


def test_a_page_with_two_names_is_listed_once():
    uses = [
        use("CPO", "Chief Product Officer", "Giám đốc sản xuất", site="b.example"),
        use("CPO", "Chief Product Officer", "Quản đốc sản xuất", site="b.example"),
        use("CPO", "Chief Product Officer", "Giám đốc sản phẩm", site="a.example"),
    ]
    (sense,) = Uses(uses).acronym("CPO").senses
    assert [usage.site for usage in sense.pages] == ["a.example", "b.example"]


def labels(naming):
    return {sense.label: sense.sites for sense in naming.senses}


def test_each_english_title_is_a_sense_and_sites_count_once():
    uses = [
        use("CPO", "Chief Product Officer", site="a.example"),
        use("CPO", "Chief Product Officer", site="a.example"),
        use("C.P.O.", "chief product officer", site="b.example"),
        use("cpo", "Chief Privacy Officer", site="a.example"),
        use("CEO", "Chief Executive Officer"),
    ]
    naming = Uses(uses).acronym("CPO")
    assert labels(naming) == {"Chief Product Officer": 2, "Chief Privacy Officer": 1}
    assert [sense.share for sense in naming.senses] == [100, 50]
    assert (naming.sites, naming.width) == (2, 3)
    assert [start for start, _ in naming.parts] == [0, 2]


@pytest.mark.parametrize("title", ["Chief Operations Officer", "Chief Operation Officer"])
def test_spellings_of_one_title_are_one_sense(title):
    uses = [use("COO", "Chief Operating Officer"), use("COO", title)]
    assert labels(Uses(uses).acronym("COO")) == {"Chief Operating Officer": 2}


def test_titles_that_differ_by_two_letters_stay_apart():
    uses = [use("CPO", "Chief Product Officer"), use("CPO", "Chief Production Officer")]
    assert len(Uses(uses).acronym("CPO").senses) == 2


def test_a_use_without_an_english_title_goes_where_its_vietnamese_one_is_used():
    uses = [
        use("CPO", "Chief Product Officer", "Giám đốc sản phẩm"),
        use("CPO", "Chief Privacy Officer"),
        use("CPO", name="giám đốc sản phẩm"),
    ]
    assert labels(Uses(uses).acronym("CPO"))["Chief Product Officer"] == 2


def test_where_several_senses_share_the_name_it_is_a_sense_of_its_own():
    uses = [
        use("CPO", "Chief Product Officer", "Giám đốc sản xuất"),
        use("CPO", "Chief Production Officer", "Giám đốc sản xuất"),
        use("CPO", name="Giám đốc sản xuất"),
    ]
    naming = Uses(uses).acronym("CPO")
    assert [(sense.label, sense.language) for sense in naming.senses][-1] == (
        "Giám đốc sản xuất",
        "vi",
    )
    assert [(title, len(senses)) for title, senses in naming.shared_titles] == [
        ("Giám đốc sản xuất", 2)
    ]


def test_an_acronym_with_one_sense_takes_every_name():
    uses = [use("CIO", "Chief Information Officer"), use("CIO", name="Giám đốc thông tin")]
    assert labels(Uses(uses).acronym("CIO")) == {"Chief Information Officer": 2}


def test_a_use_that_says_nothing_else_is_named_as_such():
    naming = Uses([use("CTO", "Chief Technology Officer"), use("CTO")]).acronym("CTO")
    assert (labels(naming), len(naming.unnamed)) == ({"Chief Technology Officer": 1}, 1)


@pytest.mark.parametrize(
    ("acronym", "title", "slip"),
    [
        ("COO", "Chief Operating Officer", False),
        ("COO", "Chief Customer Officer", True),
        ("CPO", "Chief of Product Office", False),
        ("C.P.O.", "Chief Product Officer", False),
        ("S&OP", "Sales and Operations Planning", False),
        ("CEO", "Chief Executive Director", True),
        ("", "Chief Product Officer", False),
        ("CPO", "", False),
    ],
)
def test_a_title_that_does_not_spell_the_letters_is_a_slip(acronym, title, slip):
    assert is_slip(use(acronym, title)) is slip


def test_slips_make_no_sense():
    naming = Uses([use("COO", "Chief Customer Officer")]).acronym("COO")
    assert (naming.senses, len(naming.slips), naming.sites) == ([], 1, 1)
    assert naming.contest  # it can be sorted without a leading sense


def test_a_sense_leads_to_the_published_role_that_most_sites_mean():
    title = "Chief Executive Officer"
    uses = [use("CEO", title, role=role) for role in (CPO, CEO, CEO, DRAFT, DRAFT, DRAFT, None)]
    assert Uses(uses).acronym("CEO").senses[0].role is CEO
    assert Uses([use("CEO", title, role=DRAFT)]).acronym("CEO").senses[0].role is None


def test_a_sense_says_whom_it_reports_to_and_how_many_say_so():
    bosses = ["CEO", "CEO", "Chief Operating Officer", ""]
    uses = [use("CPO", "Chief Product Officer", reports_to=boss) for boss in bosses]
    found = Uses(uses).acronym("CPO").senses[0].managers
    assert [(tally.label, tally.sites) for tally in found] == [
        ("CEO", 2),
        ("Chief Operating Officer", 1),
    ]


def test_a_vietnamese_title_is_ambiguous_when_it_names_two_jobs():
    name = "Giám đốc điều hành"
    two_titles_of_one_role = [
        use("CEO", "Chief Executive Officer", name, role=CEO),
        use("GD", "General Director", name, role=CEO),
    ]
    assert not Uses(two_titles_of_one_role).title(name).is_ambiguous
    other = use("COO", "Chief Operating Officer", "giám đốc  Điều Hành")
    naming = Uses([*two_titles_of_one_role, other]).title(name)
    assert naming.is_ambiguous
    assert {sense.acronym_slug for sense in naming.senses} == {"ceo", "gd", "coo"}


def test_a_site_that_gives_one_title_to_two_jobs_is_named():
    name = "Giám đốc điều hành"
    uses = [
        use("CEO", "Chief Executive Officer", name, site="both.example"),
        use("COO", "Chief Operating Officer", name, site="both.example"),
        use("CEO", "Chief Executive Officer", name, site="one.example"),
    ]
    ((site, senses),) = Uses(uses).title(name).undecided_sites
    assert (site, [sense.label for sense in senses]) == (
        "both.example",
        ["Chief Executive Officer", "Chief Operating Officer"],
    )


def test_the_most_contested_comes_first():
    uses = [use("ONE", "Only New Example") for _ in range(9)]
    uses += [use("TWA", title) for title in ("Tall Wise Aunt", "Tall Weird Aunt")]
    uses += [use("TWB", title) for title in ("Tall Wise Boss", "Tall Wise Boss", "Tall Weird Boss")]
    uses += [use("TRI", title) for title in ("Tall Red Ink", "Tall Raw Idea", "Tall Real Issue")]
    assert [naming.name for naming in Uses(uses).namings] == ["TRI", "TWA", "TWB", "ONE"]


def test_what_has_no_letters_has_no_page():
    assert Uses([use("?!", "Zeta"), use("", "Zeta", "…")]).namings == []


TITLES = ["", "Chief Product Officer", "Chief Privacy Officer", "Chief Production Officer", "Zeta"]
NAMES = ["", "Giám đốc sản xuất", "giám đốc  sản xuất", "Giám đốc sản phẩm"]
USES = st.lists(
    st.builds(
        use,
        acronym=st.sampled_from(["CPO", "C.P.O.", "CEO", ""]),
        title=st.sampled_from(TITLES),
        name=st.sampled_from(NAMES),
        site=st.sampled_from(["a.example", "b.example", "c.example"]),
        role=st.sampled_from([None, CPO, CEO, DRAFT]),
    )
)


@given(USES)
def test_no_use_is_lost_and_none_stands_twice(uses):
    for naming in Uses(uses).namings:
        placed = [u for sense in naming.all_senses for u in sense.usages]
        placed += [*naming.slips, *naming.unnamed]
        own = [u for u in uses if bears(u, naming)]
        assert sorted(map(id, placed)) == sorted(map(id, own))
        assert naming.sites == len({u.site for u in own})
        assert all(0 < sense.share <= 100 for sense in naming.senses)


def bears(use, naming):
    """Whether it is a use of this name, among the spellings above."""
    name = use.title_vi if naming.is_title else use.acronym
    plain = [" ".join(text.replace(".", "").lower().split()) for text in (name, naming.name)]
    return plain[0] == plain[1]


def test_a_site_that_a_page_lists_beside_a_sense_is_shown():
    """The sense of CSO is told with how its job is called, and whom it reports to, elsewhere."""
    called = use("", "Chief Sales Officer", "Giám đốc bán hàng")
    reports = use("", "Chief Sales Officer", reports_to="CEO")
    uses = Uses([use("CSO", "Chief Sales Officer"), called, reports, use("", "Sales Clerk", "Z")])
    assert {called.site, reports.site} < {usage.site for usage in uses.shown.usages}
    assert uses.shown.sites == 3
