"""A generated company of any size, written straight to the database: about ten claims for a role.

    DATABASE_URL=… python -m benchmarks.company 10000

The same seed gives the same company. The database must be migrated and empty. Rows are made in
bulk with what `save()` would have derived (sort keys, keys of claims); the search index is built
as `manage.py rebuild_search` builds it. No history is written.
"""

import argparse
import random
import re
from dataclasses import dataclass

REPORTS = (2, 12)  # of one manager
PLACES = 10  # cited of each source
MENU = 12  # roles that menus offer
RESPONSIBILITIES, SKILLS = 5, 2  # of each role; two titles and a reporting line make ten claims

HEADS = (
    ("Giám đốc", "Director of"),
    ("Phó giám đốc", "Deputy director of"),
    ("Trưởng phòng", "Head of"),
    ("Trưởng bộ phận", "Manager of"),
    ("Trưởng nhóm", "Team lead of"),
)
FIELDS = (
    ("sản phẩm", "product", "product"),
    ("công nghệ", "technology", "technology"),
    ("khách hàng", "customers", "customer"),
    ("kinh doanh", "sales", "sales"),
    ("tiếp thị", "marketing", "marketing"),
    ("nhà máy", "plants", "plant"),
    ("sản xuất", "production", "production"),
    ("tài chính", "finance", "general_management"),
    ("nhân sự", "people", "general_management"),
    ("chuỗi cung ứng", "supply chain", "production"),
    ("phân tích dữ liệu", "data analytics", "technology"),
    ("trải nghiệm người dùng", "user experience", "product"),
    ("kiểm soát chất lượng", "quality control", "plant"),
    ("an toàn lao động", "safety", "plant"),
)
REGIONS = (
    ("miền Bắc", "North"),
    ("miền Trung", "Centre"),
    ("miền Nam", "South"),
    ("Tây Nguyên", "Highlands"),
    ("Đông Nam Bộ", "Southeast"),
    ("xuất khẩu", "export"),
)
VERBS = (
    ("Xây dựng", "Build"),
    ("Phê duyệt", "Approve"),
    ("Giám sát", "Supervise"),
    ("Cải tiến", "Improve"),
    ("Lập kế hoạch", "Plan"),
    ("Đánh giá", "Assess"),
    ("Điều phối", "Coordinate"),
    ("Báo cáo", "Report on"),
)
OBJECTS = (
    ("chiến lược", "the strategy", "strategy"),
    ("ngân sách", "the budget", "finance"),
    ("quy trình", "the processes", "operations"),
    ("đội ngũ", "the team", "people"),
    ("tiêu chuẩn", "the standards", "safety_compliance"),
    ("lộ trình", "the roadmap", "product"),
    ("doanh thu", "the revenue", "sales"),
    ("thương hiệu", "the brand", "brand_marketing"),
    ("dữ liệu", "the data", "research_data"),
    ("hệ thống", "the systems", "technology"),
)
ONSETS = re.findall(r"\S+", "b c d đ g h kh l m n ng nh ph qu r s t th tr v x")
RHYMES = re.findall(r"\S+", "a an ang ao ay e em en eo i inh o oi on ong ô ôi ông ơ ơi u ua ung ưa")


@dataclass
class Post:
    """A role to be: its place in the company, its names and its field (a row of FIELDS)."""

    number: int
    manager: int | None
    name_vi: str
    name_en: str
    acronym: str
    field: tuple


def posts(size: int, rng: random.Random) -> list[Post]:
    """The posts of a company: a tree in which each manager has 2 to 12 reports."""
    found, manager, reports = [], 0, rng.randint(*REPORTS)
    for number in range(size):
        if number and not reports:
            manager, reports = manager + 1, rng.randint(*REPORTS)
        reports -= bool(number)
        found.append(_post(number, manager if number else None, rng))
    return found


def _post(number, manager, rng):
    head, field, region = rng.choice(HEADS), rng.choice(FIELDS), rng.choice(REGIONS)
    unit = coined(number)  # so that each has a word that few others have, as real units do
    acronym = "C" + "".join(rng.choices("ABCDEFGHIKLMNOPQRSTUVXY", k=2))
    return Post(
        number,
        manager,
        f"{head[0]} {field[0]} {region[0]} {unit}",
        f"{head[1]} {field[1]} {region[1]} {unit}",
        acronym if number < MENU or number % 4 == 0 else "",
        field,
    )


def coined(number: int) -> str:
    """A name in two syllables, like that of a brand or a unit; a few thousand of them."""
    syllables = [onset + rhyme for onset in ONSETS for rhyme in RHYMES]
    rng = random.Random(number % 3_000)
    return " ".join(rng.choice(syllables) for _ in range(2)).capitalize()


def statement(post: Post, rng: random.Random) -> tuple[str, str, str]:
    """A responsibility in Vietnamese, in English, and its area."""
    verb, thing, region = rng.choice(VERBS), rng.choice(OBJECTS), rng.choice(REGIONS)
    unit = coined(rng.randrange(3_000))
    vi = f"{verb[0]} {thing[0]} {post.field[0]} {region[0]} của {unit}"
    en = f"{verb[1]} {thing[1]} of {post.field[1]} in the {region[1]} of {unit}"
    return vi, en, thing[2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("size", type=int, help="number of roles")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    from . import django_ready  # noqa: F401  (models need the settings)
    from .company_rows import write

    claims = write(posts(options.size, random.Random(options.seed)), options.seed)
    print(f"{options.size} roles, {claims} claims")


if __name__ == "__main__":
    main()
