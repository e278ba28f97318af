"""Read a drawing back: where its boxes are and which way its lines run."""

import re
from itertools import pairwise
from typing import NamedTuple
from xml.etree import ElementTree

from roles.orgchart import Chart, Labels, draw

SVG = "{http://www.w3.org/2000/svg}"
LABELS = Labels("Sơ đồ tuyến báo cáo", "Ai báo cáo cho ai")


class Rectangle(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


class Drawn(NamedTuple):
    """Boxes by key, and lines as (subordinate, manager, kind, corners)."""

    boxes: dict[str, Rectangle]
    lines: list[tuple[str, str, str, list[tuple[float, float]]]]


def parse(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def read(chart: Chart) -> Drawn:
    root = parse(draw(chart, labels=LABELS))
    boxes = {box.get("data-key"): _rectangle(box) for box in root.iterfind(".//*[@data-key]")}
    lines = [
        (
            line.get("data-subordinate"),
            line.get("data-manager"),
            line.get("class").removeprefix("line line-"),
            corners(line.find(f"{SVG}path").get("d")),
        )
        for line in root.iterfind(".//*[@data-manager]")
    ]
    return Drawn(boxes, lines)


def _rectangle(box) -> Rectangle:
    left, top = map(float, re.findall(r"[-.\d]+", box.get("transform")))
    rect = box.find(f"{SVG}rect")
    return Rectangle(left, top, left + float(rect.get("width")), top + float(rect.get("height")))


def corners(d: str) -> list[tuple[float, float]]:
    """The corners of a path of M, H and V steps."""
    (start, *steps), found = re.findall(r"[MHV][-.\d ]+", d), []
    x, y = map(float, start[1:].split())
    found.append((x, y))
    for step in steps:
        x, y = (float(step[1:]), y) if step[0] == "H" else (x, float(step[1:]))
        found.append((x, y))
    return found


def segments(points):
    """Pieces of a line as (left, top, right, bottom)."""
    for (a, b), (c, d) in pairwise(points):
        yield Rectangle(min(a, c), min(b, d), max(a, c), max(b, d))
