"""Read the chart of a page back: its boxes, its lines, and who stands in a frame."""

import re
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def drawing(text, which=0):
    """The root of a drawing in a page (the first), or of a file."""
    found = re.findall(r'<svg [^>]*class="chart".*?</svg>', text, re.DOTALL)
    return ElementTree.fromstring(found[which])


def drawn_boxes(text):
    """{key: address} of the boxes; of merged ones the address of the first role."""
    return {
        box.get("data-key"): box.get("href") or box.find(f"{SVG}a").get("href")
        for box in drawing(text).iterfind(".//*[@data-key]")
    }


def drawn_lines(text):
    """{(subordinate, manager, kind)}"""
    return {
        (
            line.get("data-subordinate"),
            line.get("data-manager"),
            line.get("class").removeprefix("line line-"),
        )
        for line in drawing(text).iterfind(".//*[@data-manager]")
    }


def frame_of(text):
    """The keys of the boxes inside the frame (the only one)."""
    root = drawing(text)
    (frame,) = root.iterfind(f"{SVG}rect[@class='frame']")
    left, top = float(frame.get("x")), float(frame.get("y"))
    right, bottom = left + float(frame.get("width")), top + float(frame.get("height"))
    return {key for key, (x, y) in places_of(text).items() if left < x < right and top < y < bottom}


def places_of(text):
    """{key: (x, y)} of the boxes' upper left corners."""
    return {
        box.get("data-key"): tuple(map(float, re.findall(r"[-.\d]+", box.get("transform"))))
        for box in drawing(text).iterfind(".//*[@data-key]")
    }
