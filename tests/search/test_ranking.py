"""The order of results, on a small index of its own."""

import pytest
from django.utils import translation

from roles.models import SearchEntry
from roles.models.search import Kind
from roles.search.document import Document, Rank
from roles.search.indexing import put, rebuild
from roles.search.matching import MOST, find
from roles.search.results import search, show
from roles.vietnamese.query import Query

pytestmark = pytest.mark.django_db


def document(key, title, kind=Kind.ROLE, names=(), text="", place=0):
    """A document called `title`, in one language."""
    own = [(Rank.OWN, title)] if kind in (Kind.ROLE, Kind.PROCESS) else []
    return Document(
        kind,
        key,
        title={"vi": title, "en": ""},
        address={"vi": f"/{key}/", "en": f"/en/{key}/"},
        names=[*own, *((Rank.STATED, name) for name in names)],
        text={"vi": text, "en": ""},
        place=place,
    )


def ordered(query):
    """Keys of what is found, in order."""
    keys = dict(SearchEntry.objects.values_list("pk", "key"))
    return [keys[match.entry] for match in find(Query(query)).matches]


def index(*documents):
    rebuild(documents)


def test_typed_marks_come_first():
    index(
        document("doc", "Giảm độc tố", place=0),
        document("giam", "Giám đốc", place=1),
        document("bare", "Giam doc", place=2),
    )
    # Behind the right marks an equal name comes before a longer one.
    assert ordered("giám đốc") == ["giam", "bare", "doc"]
    assert ordered("giảm độc") == ["doc", "giam", "bare"]
    assert ordered("giam doc") == ["giam", "bare", "doc"]


def test_marks_in_another_tone_habit_are_the_same_marks():
    index(document("a", "Hoà giải viên"), document("b", "Hóa giải viên"))
    assert ordered("hòa giải") == ["a", "b"]
    assert ordered("hóa giải") == ["b", "a"]


def test_a_text_with_the_typed_marks_comes_before_names_without():
    index(
        document("role", "Giám đốc"),
        document("claim", "Giảm chi phí", kind=Kind.RESPONSIBILITY),
    )
    assert ordered("giảm") == ["claim", "role"]
    assert ordered("giam") == ["role", "claim"]


def test_equal_names_then_beginnings_then_words_then_statements_then_texts():
    index(
        document("text", "Xưởng trưởng", text="Lo phần bán lẻ", place=0),
        document("statement", "Trông coi bán lẻ", kind=Kind.RESPONSIBILITY),
        document("words", "Trưởng phòng bán lẻ", place=1),
        document("begins", "Bán lẻ toàn quốc", place=2),
        document("equal", "Bán lẻ", place=3),
    )
    assert ordered("bán lẻ") == ["equal", "begins", "words", "statement", "text"]


def test_of_equal_names_the_one_that_is_ours_comes_before_what_others_say():
    index(
        document("stated", "Trưởng ban", names=["Giám đốc vùng"], place=0),
        document("own", "Giám đốc vùng", place=1),
    )
    assert ordered("giám đốc vùng") == ["own", "stated"]


def test_a_phrase_comes_before_the_same_words_apart():
    index(
        document("apart", "Phân tích kinh tế và quản lý doanh nghiệp", kind=Kind.SKILL, place=0),
        document("phrase", "Quản lý kinh doanh", kind=Kind.SKILL, place=1),
    )
    assert ordered("kinh doanh") == ["phrase", "apart"]


def test_a_whole_word_comes_before_the_beginning_of_one():
    index(
        document("begun", "Trưởng nhóm sáng tạo", place=0),
        document("whole", "Trưởng nhóm sản phẩm sa", place=1),
    )
    assert ordered("nhóm sa") == ["whole", "begun"]


def test_every_word_must_be_there_and_only_the_last_may_be_unfinished():
    index(document("a", "Giám đốc sản xuất"), document("b", "Giám đốc kinh doanh"))
    assert ordered("giam doc san") == ["a"]
    assert ordered("doc giam xua") == ["a"]
    assert ordered("gia doc xuat") == []
    assert find(Query("giam doc zzz")).unknown == ["zzz"]


def test_spaces_and_punctuation_may_be_left_out_of_a_whole_name():
    index(document("sop", "S&OP", kind=Kind.PROCESS), document("plant", "Giám đốc nhà máy"))
    assert ordered("sop") == ordered("s op") == ordered("S&OP") == ["sop"]
    assert ordered("giamdocnhamay") == ["plant"]


def test_the_language_of_the_page_is_shown_and_both_are_searched():
    put(
        [
            Document(
                Kind.ROLE,
                "cto",
                title={"vi": "Giám đốc công nghệ", "en": "Chief Technology Officer"},
                address={"vi": "/cto/", "en": "/en/cto/"},
                names=[(Rank.OWN, "Giám đốc công nghệ"), (Rank.OWN, "Chief Technology Officer")],
            )
        ]
    )
    with translation.override("en"):
        hit = show(search("giam doc cong nghe")).first
    assert (str(hit.title), hit.address) == ("Chief Technology Officer", "/en/cto/")
    assert str(hit.alias) == "Giám đốc công nghệ"


def test_among_very_many_the_best_are_found_and_the_count_says_at_least():
    common = [document(f"c{n}", f"Giám đốc vùng {n}", place=n + 1) for n in range(MOST + 50)]
    index(*common, document("rare", "Giám đốc", place=9999))
    found = find(Query("giám đốc"))
    assert found.is_capped
    assert ordered("giám đốc")[0] == "rare"
    assert ordered("giám đốc vùng 340")[0] == "c340"


def test_a_rare_meeting_of_common_words_is_found_beyond_the_first_look():
    apart = [document(f"a{n}", f"Bán hàng {n}", place=n) for n in range(MOST + 20)]
    apart += [document(f"b{n}", f"Kho vận {n}", place=n) for n in range(MOST + 20)]
    index(*apart, document("both", "Kho vận và bán hàng", place=9999))
    assert ordered("hang kho") == ["both"]


@pytest.mark.parametrize("query", ["", " ", "?!", "\x00", "​", "x" * 200, "a " * 100, "%_'\"\\"])
def test_odd_queries_are_survived(query):
    index(document("a", "Giám đốc"))
    assert show(search(query)).count == 0
