"""Questions that ask for a comparison, and which two things they compare."""

import pytest

from roles.asking.questions import CompareIntent, DefineIntent
from tests.text.proposing import proposed, understood
from tests.text.strategies import decomposed

CPO_CTO = """
cpo và cto
CPO với CTO
cpo hay cto
cpo hoặc cto
CPO và CTO?
cpo khác gì cto
cpo khác gì so với cto
cpo khác cto như thế nào
CPO khác với CTO ở điểm nào
cpo có gì khác cto
cpo có khác cto không
cpo có giống cto không
cpo có phải là cto không
cpo so với cto
cpo so với cto thì sao
cpo cao hơn cto không
cpo và cto ai cao hơn
CPO và CTO, ai quyết gì
cpo và cto ai quyết định việc gì
CPO với CTO thì ai phụ trách gì
cpo and cto: who decides what
CPO and CTO, who does what?
cpo và cto khác nhau như thế nào
cpo và cto khác nhau chỗ nào vậy ạ
cpo và cto có gì khác nhau không
cpo và cto có gì khác
cpo với cto giống nhau không
cpo cto khác nhau
cpo cto khác gì
phân biệt cpo và cto
phân biệt giữa cpo với cto
phân biệt sự khác nhau giữa cpo và cto
so sánh cpo cto
so sánh cpo, cto
hãy so sánh giúp tôi cpo với cto
so sánh chức danh CPO và chức danh CTO
sự khác nhau giữa cpo và cto
sự khác biệt giữa CPO và CTO là gì?
cho em hỏi sự khác nhau giữa cpo và cto ạ
điểm giống và khác nhau giữa cpo và cto
nên tuyển cpo hay cto
nên tuyển cpo hay cto trước
cpo vs cto
CPO vs. CTO
C.P.O. vs C.T.O.
cpo versus cto
cpo and cto
cpo or cto
the CPO and the CTO
compare cpo and cto
compare a cpo with a cto
please compare the CPO and the CTO
comparison of cpo and cto
difference between cpo and cto
difference between CPO & CTO
the main differences between a CPO and a CTO
What is the difference between a CPO and a CTO?
what's the difference between cpo and cto
how is a cpo different from a cto
how does the cpo differ from the cto
how do cpo and cto differ
cpo and cto difference
are the cpo and the cto the same
is a CPO the same as a CTO?
cpo compared to cto
CPO/CTO
CPO & CTO
CPO, CTO
"""


@pytest.mark.parametrize("query", CPO_CTO.strip().splitlines())
def test_ways_of_asking_for_a_comparison(query):
    assert understood(query) == CompareIntent("cpo", "cto")
    assert understood(decomposed(query).upper()) == CompareIntent("cpo", "cto")


COMPARED = [
    (
        "so sánh giám đốc sản xuất với giám đốc nhà máy",
        ("giam doc san xuat", "giam doc nha may"),
    ),
    (
        "giám đốc sản xuất và giám đốc nhà máy khác nhau chỗ nào",
        ("giam doc san xuat", "giam doc nha may"),
    ),
    ("difference between CSO and CMO", ("cso", "cmo")),
    ("an toàn và chất lượng", ("an toan", "chat luong")),  # no English article in «an toàn»
    ("giám đốc hàng không và cto khác nhau không", ("giam doc hang khong", "cto")),
    (
        "so sánh giám đốc nghiên cứu và phát triển với giám đốc sản xuất",
        ("giam doc nghien cuu va phat trien", "giam doc san xuat"),
    ),
    (
        "giám đốc nghiên cứu và phát triển và giám đốc sản xuất",
        ("giam doc nghien cuu va phat trien", "giam doc san xuat"),
    ),
    (
        "head of product analytics vs the director of UX",
        ("head of product analytics", "director of ux"),
    ),
    ("so sánh S&OP và kinh doanh", ("s op", "kinh doanh")),
]


@pytest.mark.parametrize(("query", "sides"), COMPARED)
def test_sides_of_a_comparison(query, sides):
    assert understood(query) == CompareIntent(*sides)


def test_every_conjunction_is_proposed_the_likeliest_first():
    assert proposed("nghiên cứu và phát triển") == [CompareIntent("nghien cuu", "phat trien")]
    assert proposed("giám đốc nghiên cứu và phát triển và giám đốc sản xuất") == [
        CompareIntent("giam doc nghien cuu va phat trien", "giam doc san xuat"),
        CompareIntent("giam doc nghien cuu", "phat trien va giam doc san xuat"),
    ]
    assert proposed("so sánh cpo và cto và ceo") == [
        CompareIntent("cpo", "cto va ceo"),
        CompareIntent("cpo va cto", "ceo"),
    ]


def test_a_definition_of_two_is_also_proposed_as_their_comparison():
    assert proposed("cpo và cto là gì") == [
        DefineIntent("cpo va cto"),
        CompareIntent("cpo", "cto"),
    ]


def test_vs_leaves_the_article_open():
    assert proposed("an toàn vs chất lượng") == [
        CompareIntent("toan", "chat luong"),
        CompareIntent("an toan", "chat luong"),
    ]
