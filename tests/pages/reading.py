"""Read what a page says in its head and to machines."""

import json
import re
from html import unescape

TAG = re.compile(r"<(meta|link)\b([^>]*)>")
ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def title(page):
    return unescape(re.search(r"<title>(.*?)</title>", page.text, re.DOTALL)[1])


def metas(page):
    """{name or property: content} of the page's meta elements."""
    found = [_attributes(tag) for tag in TAG.findall(page.text) if tag[0] == "meta"]
    return {
        m.get("name") or m.get("property"): m["content"]
        for m in found
        if "content" in m and ("name" in m or "property" in m)
    }


def links(page, rel):
    """The link elements with this `rel`, each as {attribute: value}."""
    found = [_attributes(tag) for tag in TAG.findall(page.text) if tag[0] == "link"]
    return [link for link in found if link.get("rel") == rel]


def data(page):
    """All JSON-LD of the page, parsed."""
    return [json.loads(text) for text in DATA.findall(page.text)]


def of_type(page, kind):
    return [thing for thing in data(page) if thing["@type"] == kind]


def _attributes(tag):
    return {name: unescape(value) for name, value in ATTRIBUTE.findall(tag[1])}


def plain(content):
    """A page without the digest of its stylesheet of colours, which only a kept page knows."""
    return re.sub(rb"/functions-[0-9a-f]+\.css", b"/functions.css", content)
