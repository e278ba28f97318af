"""Who asks for a role description, and whom a company needs; and what only sounds like it."""

import pytest

from roles.asking.questions import LONGEST, proposals
from roles.asking.tools import ComposeIntent, PlanIntent
from roles.vietnamese.folding import fold
from roles.vietnamese.query import Query
from tests.text.proposing import proposed, understood
from tests.text.strategies import decomposed


def spellings(query):
    """The query as typed, taken apart, in capitals, and without marks where they mean nothing."""
    yield from (query, decomposed(query), query.upper())
    if not {"’", "'", "ạ"} & {*query}:
        yield fold(query)


DESCRIBED = [
    ("mô tả công việc cpo", "cpo"),
    ("mẫu mô tả công việc giám đốc nhà máy", "giam doc nha may"),
    ("Bản mô tả công việc của giám đốc sản xuất là gì?", "giam doc san xuat"),
    ("mtcv kế toán trưởng", "ke toan truong"),
    ("mẫu jd giám đốc kinh doanh file word", "giam doc kinh doanh"),
    ("xin mẫu JD cho vị trí giám đốc nhân sự ạ", "giam doc nhan su"),
    ("cho em hỏi cách viết bản mô tả công việc cho cpo", "cpo"),
    ("soạn mô tả chức danh cto", "cto"),
    ("cto mô tả công việc", "cto"),
    ("mota congviec cpo", "cpo"),
    ("job description cto", "cto"),
    ("jd cfo", "cfo"),
    ("CFO JD", "cfo"),
    ("CTO job description template", "cto"),
    ("CPO's job description", "cpo"),
    ("how to write a job description for a CPO", "cpo"),
    ("sample role profile for the plant director", "plant director"),
    ("mô tả công việc", None),
    ("mẫu bản mô tả công việc word", None),
    ("job description template", None),
    ("jd", None),
    ("mô tả công việc là gì", None),
    ("mô tả công việc tổng giám đốc công ty cổ phần", "tong giam doc"),
]


@pytest.mark.parametrize(("query", "text"), DESCRIBED)
def test_ways_of_asking_for_a_description(query, text):
    wanted = ComposeIntent((text,) if text else ())
    for typed in spellings(query):
        assert wanted in proposed(typed), typed
        assert isinstance(understood(typed), ComposeIntent)


def test_one_person_for_two_roles_and_two_descriptions():
    assert ComposeIntent(("ceo", "cto"), together=True) in proposed("mô tả công việc CEO kiêm CTO")
    assert ComposeIntent(("cpo", "cto")) in proposed("jd cpo và cto")


LISTED = [
    "jd ceo, cto", "jd ceo,cto", "JD: CEO; CTO", "mẫu jd ceo / cto", "mô tả công việc ceo + cto",
    "jd CEO & CTO", "job descriptions for a CEO, CTO", "ceo, cto jd", "xin mẫu jd ceo, cto ạ",
    "jd ceo, và cto", "jd ceo, cto,",
]  # fmt: skip


@pytest.mark.parametrize("query", LISTED)
def test_names_in_a_list_are_each_described(query):
    for typed in (query, decomposed(query)):
        found = [intent for intent in proposed(typed) if isinstance(intent, ComposeIntent)]
        assert ComposeIntent(("ceo", "cto")) in found, typed
        assert not any(" , " in text for intent in found for text in intent.texts)


def test_a_list_may_hold_three_names_and_names_with_and():
    assert ComposeIntent(("ceo", "cto", "cfo")) in proposed("jd ceo, cto và cfo")
    named = ("nghien cuu va phat trien", "cto")
    assert ComposeIntent(named) in proposed("jd nghiên cứu và phát triển, cto")


ALL_LLC = ("llc_person", "llc_organisation", "llc_members")
SOFTWARE_OF_EIGHTY = PlanIntent(size="medium", does=("software",))
PLANNED = [
    ("startup cần những chức danh gì", PlanIntent(stage="startup")),
    ("một startup thì cần có những vị trí gì ạ", PlanIntent(stage="startup")),
    ("mới thành lập công ty cần những ai", PlanIntent(stage="startup")),
    ("startup nên tuyển ai đầu tiên", PlanIntent(stage="startup")),
    ("ban lãnh đạo startup gồm những ai", PlanIntent(stage="startup")),
    ("doanh nghiệp nhỏ và vừa cần những vị trí nào", PlanIntent(stage="sme")),
    ("tập đoàn cần những chức danh nào", PlanIntent(stage="large")),
    ("công ty nhỏ cần ai", PlanIntent(size="small")),
    ("công ty siêu nhỏ cần ai", PlanIntent(size="micro")),
    ("doanh nghiệp vừa cần những chức danh gì", PlanIntent(size="medium")),
    ("công ty 15 người cần ai", PlanIntent(size="small")),
    ("công ty phần mềm 80 người cần ai", SOFTWARE_OF_EIGHTY),
    ("công ty sản xuất 80 nhân viên nên có ai", PlanIntent(size="small", does=("makes",))),
    ("công ty 80 người cần ai", PlanIntent()),  # a small maker, a medium trader
    ("nhà máy cần những chức danh gì", PlanIntent(does=("makes",))),
    ("công ty cổ phần phải có chức danh nào", PlanIntent(forms=("joint_stock",))),
    ("thành lập công ty cổ phần cần những ai", PlanIntent(forms=("joint_stock",))),
    ("các chức danh bắt buộc trong công ty cổ phần", PlanIntent(forms=("joint_stock",))),
    ("cơ cấu tổ chức công ty cổ phần", PlanIntent(forms=("joint_stock",))),
    ("ai phải có trong công ty đại chúng", PlanIntent(forms=("public",))),
    ("công ty niêm yết bắt buộc phải có những chức danh nào", PlanIntent(forms=("public",))),
    ("công ty TNHH 2 thành viên phải có những ai", PlanIntent(forms=("llc_members",))),
    ("công ty tnhh một thành viên cần chức danh gì", PlanIntent(forms=ALL_LLC[:2])),
    ("công ty tnhh mtv do tổ chức làm chủ cần ai", PlanIntent(forms=("llc_organisation",))),
    ("công ty tnhh phải có những ai", PlanIntent(forms=ALL_LLC)),
    ("cty tnhh 2tv cần những ai", PlanIntent(forms=("llc_members",))),
    ("công ty tôi cần ai", PlanIntent()),
    ("hiring plan for a startup", PlanIntent(stage="startup")),
    ("theo luật doanh nghiệp 2020 công ty đại chúng phải có ai", PlanIntent(forms=("public",))),
    ("Công ty bạn cần ai?", PlanIntent()),
    ("nên tuyển ai trước", PlanIntent()),
    ("quyết định cần bổ nhiệm ai", PlanIntent()),
    ("which roles does a startup need", PlanIntent(stage="startup")),
    ("who should a startup hire first?", PlanIntent(stage="startup")),
    ("startup org chart", PlanIntent(stage="startup")),
    ("what roles does a small company need", PlanIntent(size="small")),
    ("What roles does a 15 person company need?", PlanIntent(size="small")),
    ("which positions must a software company with 80 people have", SOFTWARE_OF_EIGHTY),
    ("which executives must a joint stock company have", PlanIntent(forms=("joint_stock",))),
    ("roles required by law in a public company", PlanIntent(forms=("public",))),
    ("mandatory positions in an LLC", PlanIntent(forms=ALL_LLC)),
    ("who do we need", PlanIntent()),
    ("whom to hire first", PlanIntent()),
]


@pytest.mark.parametrize(("query", "plan"), PLANNED)
def test_ways_of_asking_whom_a_company_needs(query, plan):
    for typed in spellings(query):
        assert understood(typed) == plan, typed


@pytest.mark.parametrize(
    ("query", "plan"),
    [
        ("startup có cần COO không", PlanIntent("coo", stage="startup")),
        ("công ty cổ phần có bắt buộc có ban kiểm soát không", PlanIntent("", ("joint_stock",))),
        ("công ty nhỏ có cần tuyển CFO chưa", PlanIntent("cfo", size="small")),
        ("khi nào công ty cần giám đốc nhân sự", PlanIntent("giam doc nhan su")),
        ("do we need a COO?", PlanIntent("coo")),
        ("does a startup need a CFO", PlanIntent("cfo", stage="startup")),
        ("when should we hire a CTO?", PlanIntent("cto")),
    ],
)
def test_whether_a_company_needs_a_role(query, plan):
    assert plan in proposed(query)


OTHER = """
mô tả
mô tả sản phẩm
mô tả công ty
mô tả ceo
công việc của cpo
nhiệm vụ của giám đốc nhà máy
job
job rotation
job of a ceo
description
product description
công ty cổ phần là gì
startup là gì
startup
công ty nhỏ
giám đốc công ty cổ phần
giám đốc công ty tnhh là gì
người đại diện theo pháp luật của công ty cổ phần là ai
công ty cần vốn
công ty cần gì
công ty cần ai chịu trách nhiệm về an toàn
công ty hợp danh phải có chức danh nào
cpo cần kỹ năng gì
giám đốc cần những kỹ năng nào
ai cần cpo
ai lo ngân sách
sơ đồ tổ chức công ty
chức danh trong công ty
cpo báo cáo cho ai
what does a company need
what is a startup
who needs a cpo
need
"""


@pytest.mark.parametrize("query", OTHER.strip().splitlines())
def test_what_only_sounds_like_it_asks_for_no_tool(query):
    found = [each for each in proposed(query) if isinstance(each, ComposeIntent | PlanIntent)]
    assert found == []


REPEATED = """
mau|mo ta|cong ty|can|co|nho|startup|nhung|chuc danh|template|sample|the|a|small|need|who|khi|phai
""".strip().split("|")


@pytest.mark.parametrize("word", REPEATED)
def test_a_word_repeated_forever_is_bounded(word):
    """The patterns have groups that repeat: none of them may be slow on what nearly fits."""
    fitting = " ".join([word] * (LONGEST // (len(word) + 1)))[: LONGEST - 20]
    for typed in (f"cong ty {fitting}", f"{fitting} jd", f"mo ta cong viec {fitting}", fitting):
        assert len(list(proposals(Query(typed)))) <= 60
