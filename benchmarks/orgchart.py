"""How long a reporting-line chart takes: generated companies, laid out and drawn as SVG.

    python -m benchmarks.orgchart [sizes …] [--runs N] [--profile]

Times are processor time of one thread in ms, which other work on the machine disturbs least; wall
time of the fastest run stands beside it. «per role» shows whether the growth is linear: its
largest value over its smallest is the factor printed below the table.
"""

import argparse
import cProfile
import gc
import pstats
import random
import statistics
import string
import time

from roles.orgchart import DOTTED, SOLID, WORKS_WITH, Box, Chart, Labels, Line, draw

LIMIT_MS, LIMIT_SIZE, LIMIT_FACTOR = 500, 10_000, 1.3
HEADS = ("Giám đốc", "Phó giám đốc", "Trưởng phòng", "Trưởng bộ phận", "Trưởng nhóm")
FIELDS = (
    "sản phẩm", "công nghệ", "khách hàng", "kinh doanh", "marketing", "nhà máy", "vận hành",
    "tài chính", "nhân sự", "phân tích dữ liệu", "trải nghiệm người dùng", "chuỗi cung ứng",
    "nghiên cứu và phát triển", "an toàn lao động", "kiểm soát chất lượng",
)  # fmt: skip
PLACES = ("miền Bắc", "miền Trung", "miền Nam", "Đông Nam Bộ", "Tây Nguyên", "xuất khẩu")
FUNCTIONS = ("product", "production", "technology", "customer", "sales", "marketing", "plant")


def company(size: int, seed: int = 1) -> Chart:
    """A company of `size` roles: 2 to 12 reports a manager, a tenth with lines across."""
    rng = random.Random(seed)
    boxes, lines, manager, reports = [_box(0, rng)], [], 0, rng.randint(2, 12)
    for i in range(1, size):
        if not reports:
            manager, reports = manager + 1, rng.randint(2, 12)
        reports -= 1
        boxes.append(_box(i, rng))
        lines.append(_line(i, manager, SOLID))
        if rng.random() < 0.1:
            neighbour = max(0, manager + rng.randint(-3, 3))
            if neighbour not in (i, manager) and neighbour < size:
                lines.append(_line(i, neighbour, rng.choice((DOTTED, WORKS_WITH))))
    numbers = {box.key for box in boxes}
    return Chart(tuple(boxes), tuple(line for line in lines if line.manager in numbers))


def _box(i, rng):
    name = f"{rng.choice(HEADS)} {rng.choice(FIELDS)} {rng.choice(PLACES)}"
    acronym = "".join(rng.choices(string.ascii_uppercase, k=3))
    return Box(f"r{i}", acronym, name, f"/chuc-danh/r{i}/", rng.choice(FUNCTIONS))


def _line(low, high, kind):
    label = f"R{low} báo cáo cho R{high}"
    return Line(f"r{low}", f"r{high}", kind, f"#line-{low}-{high}", label)


def measure(sizes: list[int], runs: int) -> dict[int, list[float]]:
    """{size: the processor times of `runs` drawings in ms}.

    The sizes take turns, so that what slows the machine down hits them alike. Each run draws
    another company, so that nothing but the widths of words is remembered.
    """
    times = {size: [] for size in sizes}
    for seed in range(runs):
        for size in sizes:
            times[size].append(drawing(company(size, seed)))
    return times


def drawing(chart) -> float:
    gc.collect()
    start = time.thread_time()
    draw(chart, labels=Labels("Company", "Generated"))
    return (time.thread_time() - start) * 1000


def report(sizes: list[int], runs: int) -> None:
    """Print the table and whether the two limits hold."""
    print(f"{'roles':>8} {'min ms':>9} {'median ms':>10} {'µs per role':>12}")
    times = measure(sizes, runs)
    per_role = {size: min(found) / size * 1000 for size, found in times.items()}
    for size, found in times.items():
        middle = statistics.median(found)
        print(f"{size:>8} {min(found):>9.1f} {middle:>10.1f} {per_role[size]:>12.1f}")
    if LIMIT_SIZE in times:
        held = statistics.median(times[LIMIT_SIZE]) < LIMIT_MS
        print(f"{LIMIT_SIZE} roles in under {LIMIT_MS} ms (median): {'yes' if held else 'no'}")
    factor = max(per_role.values()) / min(per_role.values())
    linear = "yes" if factor <= LIMIT_FACTOR else "no"
    print(f"linear within a factor of {LIMIT_FACTOR}: {linear} ({factor:.2f})")


def profile(size: int) -> None:
    """Print where the time goes."""
    chart, profiler = company(size), cProfile.Profile()
    profiler.runcall(draw, chart, labels=Labels("Company"))
    pstats.Stats(profiler).sort_stats("tottime").print_stats(15)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=7, help="drawings per size")
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    options = parser.parse_args()
    report(options.sizes, options.runs)
    if options.profile:
        profile(max(options.sizes))


if __name__ == "__main__":
    main()
