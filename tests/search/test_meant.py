"""A search says what it found for what was meant, and does not pretend to have found more."""

from dataclasses import replace

import pytest
from django.utils import translation

from roles.models import MistakeReport, SearchEntry
from roles.models.search import Kind
from roles.search.document import Document, Rank
from roles.search.indexing import rebuild
from roles.search.matching import find
from roles.search.results import search, show
from roles.vietnamese.folding import acronyms_in, fold, is_syllable
from roles.vietnamese.query import Query

pytestmark = pytest.mark.django_db


def duty(key, vi, en="", place=0):
    return Document(
        Kind.RESPONSIBILITY,
        key,
        title={"vi": vi, "en": en},
        address={"vi": f"/{key}/", "en": f"/en/{key}/"},
        place=place,
    )


def role(key, name, acronym):
    return Document(
        Kind.ROLE,
        key,
        title={"vi": name, "en": ""},
        about={"vi": acronym, "en": acronym},
        address={"vi": f"/{key}/", "en": f"/en/{key}/"},
        names=[(Rank.OWN, name), (Rank.OWN, acronym)],
    )


def ordered(query, language="vi"):
    keys = dict(SearchEntry.objects.values_list("pk", "key"))
    with translation.override(language):
        return [keys[match.entry] for match in find(Query(query)).matches]


@pytest.mark.parametrize("query", ["CHRO", "C.H.R.O.", "chro", "CHRO là gì", "ChRO", "CHRO LÀ GÌ"])
def test_an_acronym_is_never_taken_for_a_slip(query):
    rebuild([duty("cho", "Chuẩn bị cho các bên"), duty("chu", "Chủ trì họp")])
    assert search(query).count == 0


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("CHRO", {"chro"}),
        ("C.P.O. và cto", {"cpo"}),
        ("HĐQT là gì", {"hdqt"}),
        ("Giám đốc", set()),
        ("GIÁM ĐỐC NHÀ MÁY", set()),
        ("MARKETING", set()),
        ("McKinsey", set()),
        ("S&OP", set()),
    ],
)
def test_what_is_typed_as_an_acronym(query, found):
    assert acronyms_in(query) == found


@pytest.mark.parametrize("query", ["COO", "coo", "C.O.O.", "lương COO"])
def test_an_acronym_is_not_the_beginning_of_a_word(query):
    rebuild(
        [role("coo", "Giám đốc vận hành", "COO"), duty("c", "Điều phối", "Coordinates the teams")]
    )
    found = show(search(query))
    assert [str(hit.title) for group in found.groups for hit in group.hits] == ["Giám đốc vận hành"]


def test_no_part_of_another_word_is_marked_for_an_acronym():
    rebuild(
        [role("coo", "Giám đốc vận hành", "COO"), duty("c", "COO điều phối", "COO coordinates")]
    )
    with translation.override("en"):
        hits = [hit for group in show(search("COO")).groups for hit in group.hits]
    marked = [piece for hit in hits for piece, is_match in hit.title.pieces if is_match]
    assert marked == ["COO"]


def test_a_whole_word_in_a_text_comes_before_the_beginning_of_one_in_a_statement():
    whole = duty("whole", "Việc khác", place=2)
    whole.text = {"vi": "Lo phần bán sỉ", "en": ""}
    rebuild([duty("begun", "Lo sinh hoạt bán sĩnh", place=1), whole])
    assert ordered("bán sỉ")[0] == "whole"


def test_what_stands_in_the_language_of_the_page_comes_first():
    rebuild([duty("other", "Việc một", "Plan the budget"), duty("own", "Lập budget", "", place=9)])
    assert ordered("budget") == ["own", "other"]
    assert ordered("budget", "en") == ["other", "own"]


def test_marks_that_were_typed_name_another_word():
    rebuild([role("cpo", "Giám đốc sản phẩm", "CPO"), duty("q", "CPO bảo đảm chất lượng")])
    found = show(search("lương CPO"))
    assert (found.read_as, found.left_out) == ("cpo", ["lương"])
    assert search("lương").count == 0
    assert ordered("luong cpo") == ["q"]
    assert ordered("lượng CPO") == ["q"]


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("lương", True),
        ("đôc", False),
        ("xuât", False),
        ("đốc", True),
        ("tiêp", False),
        ("cáo", True),
    ],
)
def test_marks_are_meant_where_a_syllable_can_have_them(word, is_one):
    assert is_syllable(word) is is_one


def test_a_slip_in_marks_is_forgiven_where_no_word_has_them():
    rebuild([duty("a", "Giúp giám đốc kinh doanh")])
    assert ordered("giám đôc kinh doanh") == ["a"]


def test_hoi_and_nga_are_taken_for_one_another():
    rebuild([duty("a", "Rèn kỹ năng cho đội ngũ"), duty("b", "Giữ kỷ luật")])
    assert search("kỷ năng").read_as == "kỹ năng"


PAIRS = [
    ("kĩ thuật", "kỹ thuật"),
    ("quản lí", "quản lý"),
    ("qui trình", "quy trình"),
    ("quí khách", "quý khách"),
    ("chữ kí", "chữ ký"),
    ("mĩ thuật", "mỹ thuật"),
    ("bác sĩ", "bác sỹ"),
    ("tỉ lệ", "tỷ lệ"),
    ("hi vọng", "hy vọng"),
    ("thú quít", "thú quýt"),
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_i_and_y_are_one_where_vietnamese_writes_both(one, other):
    rebuild([duty("one", one), duty("other", other)])
    for typed in (one, other, fold(one), one.upper(), one.replace(" ", "\u00ad ")):
        assert set(ordered(typed)) == {"one", "other"}
        with translation.override("vi"):
            hits = [hit for group in show(search(typed)).groups for hit in group.hits]
        assert all(
            hit.title.matched == len(str(hit.title)) - 1 or hit.title.matched for hit in hits
        )
        assert all("".join(p for p, m in h.title.pieces if m) == str(h.title) for h in hits)


def test_i_and_y_stay_two_letters_elsewhere():
    assert fold("tai") != fold("tay")
    assert fold("thi") != fold("thy")
    assert fold("quyên") == "quyen"


def test_a_word_that_begins_with_the_letters_typed_is_completed():
    rebuild([duty("a", "Giám đốc kinh doanh"), duty("b", "Giám đốc kỹ thuật")])
    assert set(ordered("giám đốc ki")) == {"a", "b"}


@pytest.mark.parametrize(
    "sign", ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u202e", "\U000e0041"]
)
def test_signs_that_nobody_sees_vanish(client, sign):
    rebuild([duty("a", "Quản lý ngân sách")])
    page = client.get("/tim-kiem/", {"q": f"ngân s{sign}ách"}).text
    assert "<mark>ngân sách</mark>" in page


@pytest.mark.parametrize(
    "query",
    [
        "so sánh CPO CTO CMO",
        "cpo, cto, cmo",
        "CPO vs CTO vs CMO",
        "cpo và cto và cmo",
        "CPO/CTO/CMO",
    ],
)
def test_three_roles_are_compared_on_one_page_and_in_pairs(indexed, query):
    together, *pairs = [hit.address for hit in show(search(query)).answers]
    assert together == "/so-sanh/cmo/cpo/cto/"
    assert set(pairs) == {"/so-sanh/cpo/cto/", "/so-sanh/cmo/cpo/", "/so-sanh/cmo/cto/"}


def test_what_is_no_role_is_not_compared(indexed):
    assert not show(search("cpo, cto, xyzzy")).answers
    assert not show(search("cpo, cpo, cpo")).answers


def test_a_title_by_which_nearly_all_mean_one_role_leads_there_first(indexed):
    found = show(search("giám đốc công nghệ"))
    assert found.first.address == "/chuc-danh/cto/"
    assert "/viet-tat/giam-doc-cong-nghe/" in {hit.address for hit in found.groups[1].hits}


def test_nothing_found_says_that_there_is_no_profile_and_how_to_ask_for_it(client, indexed):
    page = client.get("/tim-kiem/", {"q": "CHRO"}).text
    assert "Chưa có hồ sơ của «CHRO»" in page
    address = "/gop-y/chuc-danh-chro/?q=CHRO"
    assert f'href="{address}"' in page
    form = client.get(address).text
    assert "CHRO" in form
    token = form.split('name="token" value="')[1].split('"')[0]
    sent = client.post(
        address, {"token": token, "message": ""}, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert client.get(sent.url).status_code == 200
    report = MistakeReport.objects.get()
    assert (report.statement, report.quoted) == ("chuc-danh-chro", "CHRO")


def test_an_acronym_that_only_sites_use_leads_to_what_they_mean(client, indexed):
    page = client.get("/en/search/", {"q": "CIO"}).text
    assert "There is no profile of “CIO” yet." in page
    assert 'href="/en/acronyms/cio/"' in page
    assert "no profile" not in client.get("/en/search/", {"q": "CPO"}).text


def test_names_of_requests_are_made_of_what_was_typed(client):
    page = client.get("/en/feedback/chuc-danh-chro/", {"q": "Another <b>role</b>"}).text
    assert "Ask for the role “chro”" in page
    assert "<b>role</b>" not in page


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("ai lo ngân sách", "ngân sách"),
        ("Ai chịu trách nhiệm về ngân sách ạ", "ngân sách"),
        ("who is in charge of the budget?", "the budget"),
        ("ai lo hạ tầng", ""),  # no duty is about it
        ("ngân sách", ""),
    ],
)
def test_who_does_some_work_is_told_by_the_duties(typed, read_as):
    """Though another text happens to have all the words of the question."""
    compared = "Một bên ai lo hạ tầng, bên kia ai chịu trách nhiệm về ngân sách"
    other = replace(duty("b", "Hai bên"), kind=Kind.COMPARISON, text={"vi": compared, "en": ""})
    rebuild([duty("a", "Quản lý ngân sách", "Manages the budget"), other])
    found = search(typed)
    assert fold(found.read_as) == fold(read_as)
    assert found.matches[0].kind == (Kind.COMPARISON if "hạ tầng" in typed else Kind.RESPONSIBILITY)
