"""Thirty searches, each made anew: processor time of the process, the database's included."""

import statistics
from functools import partial

import ready

RUNS = 3
# Titles whole and in part, with and without marks, acronyms, areas, slips, questions, nonsense.
QUERIES = (
    "giám đốc sản phẩm", "giam doc san pham", "director of product", "head of sales", "CPO", "cab",
    "trưởng phòng công nghệ miền Bắc", "phó giám đốc", "an toàn lao động", "supply chain",
    "ngân sách nhà máy", "lộ trình sản phẩm", "thương hiệu", "improve the processes", "dữ liệu",
    "giám đốc tài chính tây nguyên", "maketing", "gaim doc", "cẩm nang", "chiến lược", "team lead",
    "xây dựng đội ngũ", "quality control", "giám đốc khác gì trưởng phòng", "zzzz", "nhan su",
    "trải nghiệm người dùng", "what is a director of sales", "kiểm soát", "báo cáo doanh thu",
)  # fmt: skip


def main():
    who = ready.client()
    ready.asked(who, "/tim-kiem/?q=zzz")
    times = {query: least(who, query) for query in QUERIES}
    in_order = sorted(times.values())
    slowest = max(times, key=times.get)
    ready.tell({
        "median": statistics.median(in_order),
        "p95": statistics.quantiles(in_order, n=20, method="inclusive")[-1],
        "slowest": in_order[-1],
        "query": slowest,
    })  # fmt: skip


def least(who, query):
    return ready.least(lambda: search(who, query), RUNS, partial(ready.forget, shared=False))


def search(who, query):
    answer = who.get("/tim-kiem/", {"q": query})
    assert answer.status_code == 200, query


main()
