"""The lines of a chart in other formats: Graphviz DOT, Mermaid, JSON.

Each format carries every box and every line of the chart, in its order. Nothing is left to its
quoting rules: what a name may contain is escaped character by character.
"""

import json
import re

from .lines import DOTTED, SOLID, WORKS_WITH, Box, Chart, Line

INFERRED = "inferred"  # of whatever kind
_DOT_STYLES = {
    SOLID: "",
    DOTTED: " [style=dotted]",
    WORKS_WITH: " [style=dashed, constraint=false]",
    INFERRED: " [style=dashed]",
}
_MERMAID_ARROWS = {SOLID: "-->", DOTTED: "-.->", WORKS_WITH: "===", INFERRED: "-.->"}
_MERMAID_PLAIN = re.compile(r"[^\w ,.]")
_MERMAID_ID = re.compile(r"[^A-Za-z0-9]")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def to_dot(chart: Chart) -> str:
    """A `digraph` whose edges run from manager to subordinate; node names are the keys."""
    rows = [
        "digraph chart {",
        '  node [shape=box, fontname="Noto Sans, DejaVu Sans, sans-serif"];',
        "  edge [arrowhead=none];",
        *(f"  {_dot(box.key)} [label={_dot(_label(box))}];" for box in chart.boxes),
        *(
            f"  {_dot(line.manager)} -> {_dot(line.subordinate)}{_DOT_STYLES[_kind(line)]};"
            for line in chart.lines
        ),
        "}",
    ]
    return "\n".join(rows) + "\n"


def to_mermaid(chart: Chart) -> str:
    """A `flowchart` whose arrows run from manager to subordinate; see `mermaid_id` for names."""
    rows = [
        "flowchart TD",
        *(f'  {mermaid_id(box.key)}["{_mermaid(_label(box))}"]' for box in chart.boxes),
        *(
            f"  {mermaid_id(line.manager)} {_MERMAID_ARROWS[_kind(line)]}"
            f" {mermaid_id(line.subordinate)}"
            for line in chart.lines
        ),
    ]
    return "\n".join(rows) + "\n"


def to_json(chart: Chart) -> str:
    """An object with `boxes` and `lines`, whose fields are those of `Box` and `Line`."""
    content = {
        "boxes": [_fields(box) for box in chart.boxes],
        "lines": [line._asdict() for line in chart.lines],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def mermaid_id(key: str) -> str:
    """A key as a Mermaid name: «role» and the key, all but letters and digits as `_hex_`.

    The beginning keeps clear of Mermaid's own words («end») and arrows («o», «x»).
    """
    return "role_" + _MERMAID_ID.sub(lambda found: f"_{ord(found.group()):x}_", key)


def _fields(box: Box) -> dict:
    return {**box._asdict(), "merged": [_fields(part) for part in box.merged]}


def _label(box: Box) -> str:
    return "\n".join(filter(None, (box.acronym, box.name)))


def _kind(line: Line) -> str:
    return INFERRED if line.inferred else line.kind


def _dot(text: str) -> str:
    """A quoted string: backslash and quote are escaped, a new line becomes the escape for one."""
    text = _CONTROL.sub("\ufffd", text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + text.replace("\n", "\\n") + '"'


def _mermaid(text: str) -> str:
    """A label: all but letters, digits and plain punctuation as numbered entities."""
    escaped = _MERMAID_PLAIN.sub(lambda found: f"#{ord(found.group())};", text)
    return escaped.replace("#10;", "<br/>")
