"""What the SVG says: links, names, classes, numbers, and no way out for hostile names."""

import re

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from roles.orgchart import (
    DOTTED,
    SOLID,
    WORKS_WITH,
    Box,
    Chart,
    Labels,
    Line,
    draw,
    fold,
    keep_kinds,
    merge,
)
from roles.orgchart.svg import number

from .reading import LABELS, SVG, parse
from .worlds import COMPANY

LEGEND = LABELS._replace(
    kinds={SOLID: "Báo cáo", DOTTED: "Báo cáo thêm", WORKS_WITH: "Phối hợp"},
    functions={"sales": "Kinh doanh", "product": "Sản phẩm", "production": "Sản xuất"},
    optional="Tùy nhu cầu",
)


def drawn(chart=COMPANY, labels=LABELS, **options):
    return parse(draw(chart, labels=labels, **options))


def box_of(root, key):
    return root.find(f".//*[@data-key='{key}']")


def words_of(element) -> str:
    """All texts of an element as a reader selects them, its tooltip apart."""
    return " ".join("".join(text.itertext()) for text in element.iter(f"{SVG}text"))


def test_each_box_is_a_link_to_its_role_with_its_full_name():
    box = box_of(drawn(), "cpo")
    assert box.tag == f"{SVG}a"
    assert box.get("href") == "/chuc-danh/cpo/"
    assert box.find(f"{SVG}title").text == "CPO: Giám đốc sản phẩm"
    assert words_of(box) == "CPO Giám đốc sản phẩm"


def test_a_box_carries_the_class_of_its_function():
    assert box_of(drawn(), "cso").get("class") == "box fn-sales"
    plain = Chart((Box("a", "A", "a"),))
    assert box_of(drawn(plain), "a").get("class") == "box"


def test_the_current_roles_stand_out():
    marked = [
        (box.get("data-key"), box.get("aria-current"))
        for box in drawn(current=["cpo", "cto"]).findall(".//*[@data-key]")
        if "box-current" in box.get("class").split()
    ]
    assert marked == [("cpo", "true"), ("cto", "true")]


def test_a_role_that_only_some_companies_have_is_drawn_in_dashes():
    chart = Chart((Box("a", "A", "a", optional=True), Box("b", "B", "b")))
    dashed = drawn(chart).findall(".//*[@class='box-gaps']/..")
    assert [box.get("data-key") for box in dashed] == ["a"]


def test_zoom_changes_the_size_and_not_the_drawing():
    plain, large = drawn(), drawn(zoom=1.5)
    assert float(large.get("width")) == pytest.approx(float(plain.get("width")) * 1.5, abs=0.01)
    assert large.get("viewBox") == plain.get("viewBox")


def test_a_role_without_a_page_is_no_link():
    box = box_of(drawn(), "product-marketing")
    assert box.tag == f"{SVG}g"
    assert box.find(f"{SVG}title").text == "Giám đốc marketing sản phẩm"


def test_a_name_in_another_language_says_which():
    chart = Chart((Box("a", "CEO", "Giám đốc điều hành", lang="vi"),))
    name = box_of(drawn(chart), "a").find(f"{SVG}text[@class='box-name']")
    assert name.get("lang") == "vi"


def test_each_line_leads_to_its_evidence():
    lines = drawn().findall(".//*[@data-manager]")
    found = {
        (line.get("data-subordinate"), line.get("data-manager"), line.get("href")) for line in lines
    }
    assert found == {(line.subordinate, line.manager, line.href) for line in COMPANY.lines}
    first = next(line for line in lines if line.get("data-subordinate") == "cpo")
    assert first.find(f"{SVG}title").text == "CPO báo cáo cho CEO"


def test_a_line_without_words_is_named_by_its_ends():
    line = drawn().find(".//*[@data-subordinate='cto']")
    assert line.find(f"{SVG}title").text == "cto → ceo"


def test_kinds_of_lines_differ_without_colour():
    root = drawn()
    dashes = {}
    for group in root.findall(f"{SVG}g[@class='lines']"):
        kind = group.find("*").get("class").removeprefix("line line-")
        dashes[kind] = group.get("stroke-dasharray")
    assert set(dashes) == {SOLID, DOTTED, WORKS_WITH}
    assert len(set(dashes.values())) == 3


def test_what_a_line_is_hit_by_is_broad_unseen_and_without_gaps():
    for line in drawn().findall(".//*[@data-manager]"):
        *_seen, aim = line.findall(f"{SVG}path")
        assert (aim.get("stroke-width"), aim.get("stroke-opacity")) == ("12", "0")
        is_dashed = line.get("class") != f"line line-{SOLID}"
        assert aim.get("stroke-dasharray") == ("none" if is_dashed else None)


def test_only_lines_across_have_an_arrowhead_and_working_together_has_none():
    tips = drawn().findall(".//*[@class='line-tip']/..")
    assert [tip.get("class") for tip in tips] == ["line line-dotted"]


def test_the_drawing_is_labelled_by_its_title_and_description():
    root = drawn(id_prefix="near-")
    ids = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    assert root.get("role") == "graphics-document"
    assert ids[root.get("aria-labelledby")] == LABELS.title
    assert ids[root.get("aria-describedby")] == LABELS.description
    assert all(name.startswith("near-") for name in ids)


def test_no_description_no_reference_to_one():
    root = drawn(labels=Labels("Sơ đồ"))
    assert root.get("aria-describedby") is None
    assert root.find(f"{SVG}desc") is None


def test_inline_drawing_passes_a_strict_content_security_policy():
    svg = draw(COMPANY, labels=LEGEND)
    root = parse(svg)
    assert not any(element.get("style") for element in root.iter())
    assert root.find(f".//{SVG}style") is None
    assert root.find(f".//{SVG}script") is None
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)
    assert not svg.startswith("<?xml")


def test_standalone_drawing_brings_its_colours():
    colours = {box.function: ("#5a4034", "#cdb3a1") for box in COMPANY.boxes}
    svg = draw(COMPANY, labels=LEGEND, standalone=True, colours=colours)
    root = parse(svg)
    style = root.find(f"{SVG}style").text
    assert svg.startswith('<?xml version="1.0" encoding="UTF-8"?>')
    assert "var(" not in style
    assert "prefers-color-scheme: dark" in style
    classes = {name for element in root.iter() for name in element.get("class", "").split()}
    assert {f".{name}" for name in classes if name.startswith("fn-")} <= set(
        re.findall(r"\.fn-\w+", style)
    )
    paper = root.find(f"{SVG}rect")
    assert (paper.get("width"), paper.get("height")) == (root.get("width"), root.get("height"))


@pytest.mark.parametrize("language", ["vi", "en", "de"])
def test_numbers_have_a_dot_and_at_most_two_decimals(language):
    with translation.override(language):
        root = drawn(merge(fold(COMPANY, 2), ["cso", "cmo"]), LEGEND)
    written = [
        number
        for element in root.iter()
        for name in ("d", "transform", "viewBox", "x", "y", "dy", "width", "height")
        for number in re.findall(r"[-\d.,eE]+", element.get(name, "").replace("translate", ""))
    ]
    assert len(written) > 200
    assert [number for number in written if not re.fullmatch(r"-?\d+(\.\d{1,2})?", number)] == []


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (12.0, "12"),
        (12.5, "12.5"),
        (100.0, "100"),
        (1 / 3, "0.33"),
        (-0.001, "0"),
        (1234567.0, "1234567"),
    ],
)
def test_a_number_is_written_plainly(value, written):
    assert number(value) == written


def test_a_long_title_is_cut_but_kept_whole_for_the_tooltip():
    name = "Giám đốc nghiên cứu và phát triển sản phẩm xuất khẩu khu vực châu Á Thái Bình Dương"
    box = box_of(drawn(Chart((Box("a", "", name),))), "a")
    assert box.find(f"{SVG}title").text == name
    assert words_of(box).endswith("…")
    assert len(box.findall(f".//{SVG}tspan")) == 2


def test_merged_roles_share_a_box_and_keep_their_links():
    box = box_of(drawn(merge(COMPANY, ["cso", "cmo"])), "cso+cmo")
    parts = box.findall(f"{SVG}a")
    assert [part.get("href") for part in parts] == ["/chuc-danh/cso/", "/chuc-danh/cmo/"]
    assert [part.get("class") for part in parts] == ["box-part fn-sales", "box-part fn-marketing"]
    assert words_of(box) == "CSO Giám đốc kinh doanh CMO Giám đốc marketing"
    bands = [part.find(f"{SVG}rect[@class='box-head']") for part in parts]
    assert [band is None for band in bands] == [True, False], "the first has the edge of the box"


def test_a_folded_box_says_how_many_it_hides_and_opens():
    folded = fold(COMPANY, 2)
    root = drawn(folded, unfold=lambda box: (f"?mo={box.key}", f"Mở {box.hidden} chức danh"))
    more = box_of(root, "cpo").find(f"{SVG}a[@class='box-more']")
    assert more.get("href") == "?mo=cpo"
    assert more.find(f"{SVG}title").text == "Mở 3 chức danh"
    assert words_of(more) == "+3"
    assert box_of(root, "cpo").find(f"{SVG}a").get("href") == "/chuc-danh/cpo/"


def test_a_folded_box_without_address_still_tells_the_number():
    assert "+3" in words_of(box_of(drawn(fold(COMPANY, 2)), "cpo"))


def test_the_legend_explains_what_is_drawn_and_only_that():
    def explained(chart):
        legend = drawn(chart, LEGEND).find(f"{SVG}g[@class='legend']")
        return [text.text for text in legend.iter(f"{SVG}text")]

    assert explained(COMPANY) == ["Báo cáo", "Báo cáo thêm", "Phối hợp", "Kinh doanh", "Sản phẩm"]
    assert explained(keep_kinds(COMPANY, {SOLID}))[:2] == ["Báo cáo", "Kinh doanh"]
    assert explained(Chart()) == []
    optional = Chart((Box("a", "A", "a", optional=True),))
    assert explained(optional) == ["Tùy nhu cầu"]


def test_the_legend_flows_into_rows_within_the_drawing():
    root = drawn(Chart(COMPANY.boxes[2:8], ()), LEGEND._replace(functions={
        box.function: "Một chức năng có tên rất dài trong công ty" for box in COMPANY.boxes
    }))  # fmt: skip
    items = root.findall(f"{SVG}g[@class='legend']/{SVG}g")
    rows = {item.get("transform").split()[1] for item in items}
    assert len(items) == 5
    assert len(rows) > 1


def test_an_empty_chart_is_a_small_empty_drawing():
    root = drawn(Chart())
    assert root.get("viewBox") == "-12 -12 24 24"


ANYTHING = st.text(st.sampled_from("<>&\"'`\x00\x0b\ud800\uffff]]>ấĐ💡/= ") | st.characters())


@given(ANYTHING, ANYTHING, ANYTHING, ANYTHING, st.booleans())
def test_no_name_breaks_out_of_the_markup(key, name, href, function, standalone):
    boxes = (
        Box(key, name, name, href, function, lang=name, group=name),
        Box(key + "2", "", "", optional=True),
    )
    line = Line(key + "2", key, DOTTED, href, name)
    labels = Labels(name, name, name, {DOTTED: name}, {function: name}, name, {name: name})
    svg = draw(Chart(boxes, (line,)), labels=labels, standalone=standalone, id_prefix=key)
    known = {"svg", "title", "desc", "style", "rect", "g", "a", "path", "text", "tspan"}
    assert {element.tag.removeprefix(SVG) for element in parse(svg).iter()} <= known
    assert svg.encode()


@given(ANYTHING)
def test_what_xml_can_carry_comes_back_unchanged(name):
    carried = re.sub("[^\n\t\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", name)
    title = box_of(drawn(Chart((Box("a", "", name),))), "a").find(f"{SVG}title")
    assert (title.text if title is not None else "") == carried
