"""In a real browser no text leaves its box, whichever system font the reader has."""

import string

import pytest

from roles.orgchart import Box, Chart, Labels, Line, draw, fold, merge
from roles.orgchart.measuring import width

FONTS = ["DejaVu Sans", "Noto Sans", "Liberation Sans", "Roboto", "Arial", "Segoe UI"]
NAMES = [
    "Giám đốc sản phẩm",
    "Giám đốc quản lý sản phẩm",
    "Giám đốc trải nghiệm người dùng",
    "Trưởng phòng Phân tích sản phẩm",
    "Trưởng phòng nghiên cứu và phát triển sản phẩm mới",
    "Phó tổng giám đốc phụ trách chuỗi cung ứng khu vực châu Á Thái Bình Dương",
    "TỔNG GIÁM ĐỐC ĐIỀU HÀNH KIÊM CHỦ TỊCH HỘI ĐỒNG QUẢN TRỊ",
    "Người phụ trách đường Nguyễn Huệ, phường Vườn Ươm, quận Mười Một",
    "Director of Product Management",
    "Head of Environmental, Health & Safety (EHS) @ WWW",
    "Wwwwwwwwwwwwmmmmmmmmmmmmmmmmmmmmmmmm",
    "ƯƠNG ƯỜNG ƯỚNG ƯỠNG ƠƠƠƠƠƠƠƠƠƠ",
    "Giám đốc “sáng tạo” – truyền thông… 100 %",
]
LETTERS = string.ascii_letters + string.digits + string.punctuation + "ăâđêôơưĂÂĐÊÔƠƯẾỰ«»“”–…·"
ACRONYMS = ["CPO", "", "CMMMWWO", "EVP&GM", "CHỦ TỊCH KIÊM TỔNG GIÁM ĐỐC"]

# Which of the fonts this machine has: a local font loads or fails.
INSTALLED = """fonts => Promise.all(fonts.map(async font => {
  const source = `local("${font}"), local("${font} Regular")`
  try { await new FontFace("probe", source).load(); return [font] } catch { return [] }
})).then(found => found.flat())"""
# The texts that leave their box.
OUTSIDE = """() => [...document.querySelectorAll("[data-key]")].flatMap(box => {
  const room = box.querySelector("rect").getBoundingClientRect()
  return [...box.querySelectorAll("text")].map(text => text.getBoundingClientRect())
    .filter(it => it.right > room.right - 3 || it.left < room.left + 6
               || it.top < room.top || it.bottom > room.bottom)
    .map(it => [box.querySelector("title").textContent, it.right - room.right])
})"""
LEGEND_OUTSIDE = """() => {
  const room = document.querySelector("svg").getBoundingClientRect()
  return [...document.querySelectorAll(".legend-text")]
    .filter(text => text.getBoundingClientRect().right > room.right)
    .map(text => text.textContent)
}"""
WIDTHS = """words => {
  const text = document.querySelector("text")
  return words.map(word => { text.textContent = word; return text.getComputedTextLength() })
}"""


@pytest.fixture
def fonts(page):
    """The fonts of our list that a browser finds here, and its own choice, which is always there.

    `tests.environment` sees to it that at least one carries Vietnamese.
    """
    return [*(f"'{font}'" for font in page.evaluate(INSTALLED, FONTS)), "sans-serif"]


def show(page, font, svg):
    page.set_content(f"<style>* {{ font-family: {font} !important }}</style>{svg}")


def company() -> Chart:
    boxes = [
        Box(f"r{i}", ACRONYMS[i % len(ACRONYMS)], name, f"/{i}/", "product")
        for i, name in enumerate(NAMES)
    ]
    lines = [Line(f"r{i}", f"r{(i - 1) // 4}") for i in range(1, len(boxes))]
    return merge(Chart(tuple(boxes), tuple(lines)), ["r4", "r8"])


LABELS = Labels("x", kinds={"solid": "Báo cáo trực tiếp"}, functions={"product": "SẢN PHẨM" * 9})


@pytest.mark.parametrize(
    "chart",
    [company(), fold(company(), 1), Chart(company().boxes[:1])],
    ids=["merged", "folded", "narrower than its legend"],
)
def test_every_text_stays_in_its_box(page, fonts, chart):
    svg = draw(chart, labels=LABELS, unfold=lambda box: ("#", "Mở"))
    for font in fonts:
        show(page, font, svg)
        assert page.evaluate(OUTSIDE) == [], font
        assert page.evaluate(LEGEND_OUTSIDE) == [], font


def measure(page, font, weight, words) -> dict[str, float]:
    """The widths of words in px at a font size of 100 px."""
    show(page, font, f'<svg><text font-size="100" font-weight="{weight}">x</text></svg>')
    return dict(zip(words, page.evaluate(WIDTHS, words), strict=True))


@pytest.mark.parametrize("weight", [400, 700])
def test_the_table_of_widths_is_never_too_small(page, fonts, weight):
    words = [word for text in NAMES for word in text.split()] + [*LETTERS, "Giám đốc"]
    for font in fonts:
        for word, wide in measure(page, font, weight, words).items():
            assert wide <= width(word, 100, bold=weight == 700), (word, font)


def test_the_table_of_widths_is_not_wasteful(page, fonts):
    """A tenth more than the widest font needs; a quarter where that one (DejaVu) is missing."""
    slack = 1.1 if "'DejaVu Sans'" in fonts else 1.25
    measured = [measure(page, font, 400, NAMES[:6]) for font in fonts]
    for name in NAMES[:6]:
        assert width(name, 100) < slack * max(widths[name] for widths in measured)
