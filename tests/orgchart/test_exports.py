"""Each format carries the same lines; each is read back here by the rules of the format."""

import json
import re

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
    merge,
    to_dot,
    to_json,
    to_mermaid,
)

from .worlds import COMPANY, charts

DOT_STRING = r'"((?:[^"\\]|\\.)*)"'
DOT_NODE = re.compile(rf"  {DOT_STRING} \[label={DOT_STRING}\];")
DOT_EDGE = re.compile(rf"  {DOT_STRING} -> {DOT_STRING}(?: \[style=(\w+)[^]]*\])?;")
DOT_KINDS = {None: SOLID, "dotted": DOTTED, "dashed": WORKS_WITH}

MERMAID_NODE = re.compile(r'  (\w+)\["([^"]*)"\]')
MERMAID_EDGE = re.compile(r"  (\w+) (-->|-\.->|===) (\w+)")
MERMAID_KINDS = {"-->": SOLID, "-.->": DOTTED, "===": WORKS_WITH}

HOSTILE = st.text(
    st.sampled_from("aâđĐỳ\"\\\n\r[](){}<>|;#&:%`'-–«»= _\t\x00💡end") | st.characters(),
    max_size=12,
)


def edges(chart: Chart):
    return [(line.subordinate, line.manager, line.kind) for line in chart.lines]


def nodes(chart: Chart):
    return [(box.key, "\n".join(filter(None, (box.acronym, box.name)))) for box in chart.boxes]


def read_dot(text: str):
    opening, _, _, *rows, closing = text[:-1].split("\n")
    assert (opening, closing) == ("digraph chart {", "}")
    found_nodes, found_edges = [], []
    for row in rows:
        if node := DOT_NODE.fullmatch(row):
            found_nodes.append(tuple(map(dot_text, node.groups())))
        else:
            high, low, style = DOT_EDGE.fullmatch(row).groups()
            found_edges.append((dot_text(low), dot_text(high), DOT_KINDS[style]))
    return found_nodes, found_edges


def dot_text(quoted: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), quoted)


def read_mermaid(text: str):
    opening, *rows = text[:-1].split("\n")
    assert opening == "flowchart TD"
    found_nodes, found_edges = [], []
    for row in rows:
        if node := MERMAID_NODE.fullmatch(row):
            found_nodes.append((mermaid_key(node[1]), mermaid_text(node[2])))
        else:
            high, arrow, low = MERMAID_EDGE.fullmatch(row).groups()
            found_edges.append((mermaid_key(low), mermaid_key(high), MERMAID_KINDS[arrow]))
    return found_nodes, found_edges


def mermaid_key(name: str) -> str:
    return re.sub("_([0-9a-f]+)_", lambda found: chr(int(found[1], 16)), name[len("role_") :])


def mermaid_text(label: str) -> str:
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), label.replace("<br/>", "\n"))


def read_json(text: str):
    content = json.loads(text)
    boxes = [Box(**box) for box in content["boxes"]]
    return nodes(Chart(tuple(boxes))), edges(Chart((), tuple(Line(**x) for x in content["lines"])))


def same_everywhere(chart: Chart):
    expected = nodes(chart), edges(chart)
    assert read_json(to_json(chart)) == expected
    assert read_dot(to_dot(chart)) == expected
    assert read_mermaid(to_mermaid(chart)) == expected


def test_the_company_reads_the_same_in_every_format():
    same_everywhere(COMPANY)


@given(charts())
def test_every_format_carries_every_line(chart):
    same_everywhere(chart)


def plain(text: str) -> str:
    """What every format keeps; DOT puts a replacement character for control characters."""
    return "".join(c for c in text if c.isprintable() or c in "\n ")


@given(HOSTILE.map(plain).filter(bool), HOSTILE.map(plain), HOSTILE.map(plain))
def test_hostile_names_come_back_as_they_were(key, acronym, name):
    boxes = (Box(key, acronym, name), Box("other" + key, "", "x"))
    same_everywhere(Chart(boxes, (Line(key, "other" + key, DOTTED),)))


@given(HOSTILE, HOSTILE)
def test_no_name_breaks_out_of_its_row(key, name):
    chart = Chart((Box(key, "", name),), (Line(key, key, WORKS_WITH),))
    assert len(to_mermaid(chart).split("\n")) == 4
    assert to_mermaid(chart).count('"') == 2
    read_dot(to_dot(chart))
    assert json.loads(to_json(chart))["boxes"][0]["name"] == name


def test_json_has_all_that_a_box_is():
    content = json.loads(to_json(merge(COMPANY, ["cso", "cmo"])))
    box = next(box for box in content["boxes"] if box["key"] == "cso+cmo")
    assert [part["name"] for part in box["merged"]] == ["Giám đốc kinh doanh", "Giám đốc marketing"]
    assert content["lines"][0] == {
        "subordinate": "ceo", "manager": "board", "kind": "solid", "href": "#line-1",
        "label": "CEO báo cáo cho hội đồng quản trị", "key": "", "inferred": False, "about": "",
    }  # fmt: skip


def test_what_no_source_states_as_drawn_is_told_from_what_one_does():
    boxes = (Box("ceo", "CEO", ""), Box("cpo", "CPO", ""))
    stated = Chart(boxes, (Line("cpo", "ceo"),))
    ours = Chart(boxes, (Line("cpo", "ceo", inferred=True),))
    labels = Labels("x", inferred="Suy luận của chúng tôi")
    for write in (to_dot, to_mermaid, to_json, lambda chart: draw(chart, labels=labels)):
        assert write(stated) != write(ours)
    assert "Suy luận" in draw(ours, labels=labels)
    assert "Suy luận" not in draw(stated, labels=labels)


def test_vietnamese_stays_readable():
    assert "Giám đốc điều hành" in to_dot(COMPANY)
    assert "Giám đốc điều hành" in to_mermaid(COMPANY)
    assert "Giám đốc điều hành" in to_json(COMPANY)
