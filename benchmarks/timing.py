"""Time pages, and searches, of the database in DATABASE_URL; print the results as JSON.

    DATABASE_URL=… python -m benchmarks.timing pages|search

In this process and without the page cache: whoever is signed in gets every page made anew.
"""

import json
import statistics
import sys
import time

from django.conf import settings
from django.test import Client

from . import django_ready  # noqa: F401

RUNS = 9
COMPANY = "form=public&size=large&stage=large&" + "&".join(f"has=r{n}" for n in range(12))
# A plain role at the end of the company, so that its page weighs the same in any company.
PAGES = {
    "role": "/chuc-danh/r{last}/",
    "comparison": "/so-sanh/{pair}/",
    "list": "/chuc-danh/",
    "list, filtered and sorted": "/chuc-danh/?level=director&area=people&sort=name",
    "search": "/tim-kiem/?q=giam+doc+san+pham",
    "chart": "/so-do/",
    "chart around a role": "/so-do/?role=r{last}",
    "home": "/",
    "comparisons": "/so-sanh/",
    "acronyms": "/viet-tat/",
    "sources": "/nguon/",
    "composer": "/soan/r{last}/",
    "composer, two more roles mixed in": "/soan/r{last}/?with=r1&with=r2",
    "description in Word": "/soan/r{last}/mo-ta.docx",
    "roles to describe": "/soan/",
    "planner": "/can-ai/",
    "planner, of a company of 12 roles": f"/can-ai/?{COMPANY}",
    "planner, its chart as PNG": f"/can-ai/so-do.png?{COMPANY}&which=advised",
}
# Titles whole and in part, with and without marks, acronyms, areas, slips, questions, nonsense.
QUERIES = (
    "giám đốc sản phẩm", "giam doc san pham", "director of product", "head of sales", "CPO", "cab",
    "trưởng phòng công nghệ miền Bắc", "phó giám đốc", "an toàn lao động", "supply chain",
    "ngân sách nhà máy", "lộ trình sản phẩm", "thương hiệu", "improve the processes", "dữ liệu",
    "giám đốc tài chính tây nguyên", "maketing", "gaim doc", "cẩm nang", "chiến lược", "team lead",
    "xây dựng đội ngũ", "quality control", "giám đốc khác gì trưởng phòng", "zzzz", "nhan su",
    "trải nghiệm người dùng", "what is a director of sales", "kiểm soát", "báo cáo doanh thu",
)  # fmt: skip


def pages() -> dict:
    """{page: (least ms of processor time, KB, ms of the first answer)}."""
    from roles.models import Role

    last = Role.objects.count() - 1
    pair = "/".join(sorted([f"r{last - 1}", f"r{last}"]))
    return {name: page(path.format(last=last, pair=pair)) for name, path in PAGES.items()}


def reader():
    """Somebody who is signed in, and no editor."""
    from django.contrib.auth.models import User

    client = Client(headers={"host": "127.0.0.1"})
    user, _new = User.objects.get_or_create(username="benchmark")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(path):
    from roles.views.compose_views import offer_of
    from roles.views.document_views import compose_document
    from roles.views.home import first_page
    from roles.views.role_views import published_page

    client, times, size = reader(), [], 0
    compose_document.pace.from_one = RUNS * len(PAGES)
    for _ in range(RUNS + 1):
        for content in (first_page, published_page, offer_of):
            content.forget()  # a page among many is seldom asked for twice between two edits
        started = time.process_time()
        answer = client.get(path)
        times.append((time.process_time() - started) * 1000)
        size = len(answer.content) / 1000
        assert answer.status_code == 200, (path, answer.status_code)
    return min(times[1:]), size, times[0]


def search() -> dict:
    """Milliseconds that pass until a search is answered: median, longest, and the plan."""
    from .plan import plan

    client, times = reader(), []
    for number in range(4):
        for query in QUERIES:
            started = time.perf_counter()
            assert client.get("/tim-kiem/", {"q": query}).status_code == 200
            if number:
                times.append((time.perf_counter() - started) * 1000)
    return {"median": statistics.median(times), "longest": max(times), "plan": plan()}


if __name__ == "__main__":
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    print(json.dumps({"pages": pages, "search": search}[sys.argv[1]]()))
