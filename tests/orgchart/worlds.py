"""Charts to test with: one small company, and any number of random ones."""

import random

from hypothesis import strategies as st

from roles.orgchart import DOTTED, KINDS, SOLID, WORKS_WITH, Box, Chart, Line

#                     board
#                       │
#                      ceo
#          ┌─────┬──────┴┬──────┬─────┐
#         cpo   cto     cco    cso   cmo        works with: cpo – cmo, cso – cmo
#      ┌───┼────────┐                  ┊
#     pm  ux  product-marketing ┄┄┄┄┄┄┄┘        dotted
COMPANY = Chart(
    boxes=(
        Box("board", "", "Hội đồng quản trị", "/chuc-danh/board/", "general_management"),
        Box("ceo", "CEO", "Giám đốc điều hành", "/chuc-danh/ceo/", "general_management"),
        Box("cpo", "CPO", "Giám đốc sản phẩm", "/chuc-danh/cpo/", "product"),
        Box("cto", "CTO", "Giám đốc công nghệ", "/chuc-danh/cto/", "technology"),
        Box("cco", "CCO", "Giám đốc khách hàng", "/chuc-danh/cco/", "customer"),
        Box("cso", "CSO", "Giám đốc kinh doanh", "/chuc-danh/cso/", "sales"),
        Box("cmo", "CMO", "Giám đốc marketing", "/chuc-danh/cmo/", "marketing"),
        Box("pm", "", "Giám đốc quản lý sản phẩm", "/chuc-danh/pm/", "product"),
        Box("ux", "", "Giám đốc trải nghiệm người dùng", "/chuc-danh/ux/", "product"),
        Box("product-marketing", "", "Giám đốc marketing sản phẩm", "", "product"),
    ),
    lines=(
        Line("ceo", "board", SOLID, "#line-1", "CEO báo cáo cho hội đồng quản trị"),
        Line("cpo", "ceo", SOLID, "#line-2", "CPO báo cáo cho CEO"),
        Line("cto", "ceo", SOLID, "#line-3"),
        Line("cco", "ceo", SOLID, "#line-4"),
        Line("cso", "ceo", SOLID, "#line-5"),
        Line("cmo", "ceo", SOLID, "#line-6"),
        Line("pm", "cpo", SOLID, "#line-7"),
        Line("ux", "cpo", SOLID, "#line-8"),
        Line("product-marketing", "cpo", SOLID, "#line-9"),
        Line("product-marketing", "cmo", DOTTED, "#line-10"),
        Line("cpo", "cmo", WORKS_WITH, "#line-11"),
        Line("cso", "cmo", WORKS_WITH, "#line-12"),
    ),
)

WORDS = ["giám", "đốc", "trưởng phòng", "sản phẩm", "nghiên cứu", "và", "marketing", "Ưu Đãi"]


def chain(*keys: str) -> Chart:
    """Each key reports to the one before."""
    pairs = zip(keys[1:], keys, strict=False)
    return Chart(tuple(Box(key, "", key) for key in keys), tuple(Line(*pair) for pair in pairs))


def pairs(lines) -> set[tuple[str, str]]:
    return {(line.subordinate, line.manager) for line in lines}


@st.composite
def forests(draw, most: int = 300, more_roots: float = 0.1):
    """Parents by number (negative: a root), each before its children; from chains to combs.

    Drawn from a seed: so many separate draws would make Hypothesis slow, and shrinking the size
    is what helps to read a failure.
    """
    size, rng = draw(st.integers(1, most)), random.Random(draw(st.integers(0, 2**32)))
    look_back = draw(st.sampled_from([1, 2, 6, 30, most]))
    roots = draw(st.sampled_from([0.0, more_roots]))
    return [
        -1 if i == 0 or rng.random() < roots else rng.randrange(max(0, i - look_back), i)
        for i in range(size)
    ]


@st.composite
def charts(draw, most: int = 120):
    """A company with lines across it, at most four of them a box; half of them know ranks."""
    parents = draw(forests(most))
    rng = random.Random(draw(st.integers(0, 2**32)))
    ranks = draw(st.sampled_from([(None,), (None, 0, 1, 2, 3)]))
    boxes = [
        Box(
            str(i),
            rng.choice(("", "CXO")),
            " ".join(rng.choices(WORDS, k=rng.randint(1, 9))),
            rank=rng.choice(ranks),
        )
        for i in range(len(parents))
    ]
    lines = [Line(str(i), str(parent)) for i, parent in enumerate(parents) if parent >= 0]
    free = [str(i) for i in range(len(parents))] * 4
    rng.shuffle(free)
    across = zip(free[: len(free) // 4 : 2], free[1 : len(free) // 4 : 2], strict=False)
    lines += [Line(low, high, rng.choice(KINDS)) for low, high in across if low != high]
    return Chart(tuple(boxes), tuple(lines))
