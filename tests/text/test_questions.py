"""Questions in Vietnamese and English, and words that are no question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.asking.phrasing import POSSESSIVE
from roles.asking.questions import (
    LONGEST,
    DefineIntent,
    ManagerIntent,
    ReportsIntent,
)
from roles.vietnamese.folding import compact, fold
from tests.text.proposing import proposed, understood
from tests.text.strategies import decomposed, texts

DEFINED = [
    ("cpo là gì", "cpo"),
    ("CPO là gì?", "cpo"),
    ("cpo là ai", "cpo"),
    ("ai là cpo", "cpo"),
    ("thế nào là cpo", "cpo"),
    ("cpo nghĩa là gì", "cpo"),
    ("cpo có nghĩa là gì", "cpo"),
    ("cpo là chức danh gì", "cpo"),
    ("cpo là chức vụ gì vậy", "cpo"),
    ("cpo là viết tắt của từ gì", "cpo"),
    ("CPO là viết tắt của cụm từ tiếng Anh nào?", "cpo"),
    ("cpo viết tắt của từ gì", "cpo"),
    ("cpo viết tắt là gì", "cpo"),
    ("cpo là từ viết tắt của chữ gì", "cpo"),
    ("cpo làm gì", "cpo"),
    ("cpo làm những công việc gì", "cpo"),
    ("cpo thì làm gì vậy ạ", "cpo"),
    ("cpo có nhiệm vụ gì", "cpo"),
    ("vai trò của cpo là gì", "cpo"),
    ("công việc của cpo", "cpo"),
    ("định nghĩa giám đốc sản phẩm", "giam doc san pham"),
    ("khái niệm cpo là gì", "cpo"),
    ("cho em hỏi cpo là gì", "cpo"),
    ("Xin hỏi giám đốc nhà máy là gì ạ?", "giam doc nha may"),
    ("tôi muốn biết cpo là gì", "cpo"),
    ("hội đồng quản trị là gì", "hoi dong quan tri"),  # «hội» is not «hỏi»
    ("cho hỏi hội đồng quản trị là gì", "hoi dong quan tri"),
    ("an toàn lao động là gì", "an toan lao dong"),
    ("giám đốc nghiên cứu và phát triển là gì", "giam doc nghien cuu va phat trien"),
    ("S&OP là gì", "s op"),
    ("what is a cco", "cco"),
    ("What is a C.P.O.?", "cpo"),
    ("what's a CPO", "cpo"),
    ("What’s the CPO?", "cpo"),
    ("who is the CEO", "ceo"),
    ("who's the CEO", "ceo"),
    ("what are the responsibilities of a CPO", "cpo"),
    ("what does cpo stand for", "cpo"),
    ("what does a CPO do", "cpo"),
    ("what does CPO mean?", "cpo"),
    ("what is CPO short for", "cpo"),
    ("what is meant by cpo", "cpo"),
    ("meaning of cmo", "cmo"),
    ("cmo meaning", "cmo"),
    ("the definition of a CMO", "cmo"),
    ("define CMO", "cmo"),
    ("please explain the CMO", "cmo"),
    ("can you tell me what is a cmo", "cmo"),
]


@pytest.mark.parametrize(("query", "text"), DEFINED)
def test_ways_of_asking_for_a_definition(query, text):
    assert understood(query) == DefineIntent(text)
    assert understood(decomposed(query)) == DefineIntent(text)


MANAGED = [
    ("cpo báo cáo cho ai", "cpo"),
    ("cpo báo cáo ai", "cpo"),
    ("CPO phải báo cáo trực tiếp cho ai?", "cpo"),
    ("giám đốc sản phẩm báo cáo cho chức danh nào", "giam doc san pham"),
    ("cpo chịu sự quản lý của ai", "cpo"),
    ("ai báo cáo cho ai: CPO", "cpo"),
    ("ai báo cáo cho ai quanh giám đốc nhà máy", "giam doc nha may"),
    ("who reports to whom: CPO", "cpo"),
    ("cpo do ai quản lý", "cpo"),
    ("cpo trực thuộc ai", "cpo"),
    ("cpo dưới quyền ai", "cpo"),
    ("sếp của cpo là ai", "cpo"),
    ("cấp trên trực tiếp của giám đốc nhà máy là ai", "giam doc nha may"),
    ("ai là sếp của cpo", "cpo"),
    ("ai quản lý cpo", "cpo"),
    ("trên cpo là ai", "cpo"),
    ("cpo có báo cáo cho ceo không", "cpo"),
    ("who does the cpo report to", "cpo"),
    ("Whom does a CPO report to?", "cpo"),
    ("to whom does the cpo report", "cpo"),
    ("which role does the CPO report to", "cpo"),
    ("the cpo reports to whom", "cpo"),
    ("does the cpo report to the ceo", "cpo"),
    ("who manages the cpo", "cpo"),
    ("who is the boss of the cpo", "cpo"),
    ("who is the CPO's boss", "cpo"),
    ("who is the CPO’s boss", "cpo"),
]


@pytest.mark.parametrize(("query", "text"), MANAGED)
def test_ways_of_asking_for_the_manager(query, text):
    assert understood(query) == ManagerIntent(text)


REPORTING = [
    ("ai báo cáo cho ceo", "ceo"),
    ("Những ai báo cáo trực tiếp cho CEO?", "ceo"),
    ("chức danh nào báo cáo cho ceo", "ceo"),
    ("ai phải báo cáo cho hội đồng quản trị", "hoi dong quan tri"),
    ("báo cáo cho ceo", "ceo"),
    ("ai dưới quyền ceo", "ceo"),
    ("cấp dưới của cpo là ai", "cpo"),
    ("cấp dưới của cpo gồm những ai", "cpo"),
    ("dưới ceo có những ai", "ceo"),
    ("cpo quản lý ai", "cpo"),
    ("cpo quản lý những chức danh nào", "cpo"),
    ("who reports to the cpo", "cpo"),
    ("Who reports directly to the CPO?", "cpo"),
    ("which roles report to the cpo", "cpo"),
    ("who works under the cpo", "cpo"),
    ("who does the cpo manage", "cpo"),
    ("direct reports of the cpo", "cpo"),
    ("roles reporting to the cpo", "cpo"),
    ("cpo direct reports", "cpo"),
]


@pytest.mark.parametrize(("query", "text"), REPORTING)
def test_ways_of_asking_for_the_reports(query, text):
    assert understood(query) == ReportsIntent(text)


PLAIN = """
cpo
giám đốc sản phẩm
giám đốc điều hành
giám đốc khác
hội đồng quản trị
báo cáo
S&OP
R&D
C.P.O.
chief product officer
head of product analytics
ai báo cáo cho ai
who reports to whom
cpo vs cpo
định nghĩa
là gì
so sánh
what is
who
CPO hay còn gọi là giám đốc sản phẩm
?!
"""


@pytest.mark.parametrize("query", ["", "\x00\x1b", *PLAIN.strip().splitlines()])
def test_plain_words_are_no_question(query):
    assert understood(query) is None


LOOPS = """
va|la gi|khac|khac nhau giua|bao cao cho|co phai|so sanh|vs|ai|diem gi|gi vay|cho hoi|the|co|x
""".strip().split("|")


@pytest.mark.parametrize("phrase", LOOPS)
def test_a_phrase_repeated_forever_is_bounded(phrase):
    """What fits is answered with few proposals; what is longer is no question."""
    fitting = " ".join([phrase] * (LONGEST // (len(phrase) + 1)))
    assert len(proposed(f"cpo {fitting[:-4]} cto")) <= 60
    assert proposed(" ".join([phrase] * 2000)) == []


def test_long_and_odd_queries_propose_nothing():
    assert proposed("cpo và cto " + "x" * 2000) == []
    assert proposed("\x00\u200b" * 1000) == []


@given(st.one_of(texts, st.text(max_size=300), texts.map(lambda text: f"{text} và {text} là gì")))
def test_any_text_is_survived_and_pieces_are_the_reader_s_own(query):
    own = compact(POSSESSIVE.sub("", query))
    for intent in proposed(query):
        for piece in vars(intent).values():
            assert piece
            assert fold(piece) == piece
            assert compact(piece) in own
