"""The sitemap as a crawler reads it: the index, then each part that it names."""

from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree

ORIGIN = "http://testserver"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@dataclass(frozen=True)
class Listed:
    """An address, those of the page in each language, and when it last changed if that is told."""

    address: str
    twins: dict
    changed_at: datetime | None

    @classmethod
    def of(cls, entry):
        links = entry.findall("x:link", NAMES)
        told = entry.findtext("s:lastmod", "", NAMES)
        return cls(
            entry.findtext("s:loc", "", NAMES),
            {link.get("hreflang"): link.get("href") for link in links},
            datetime.fromisoformat(told) if told else None,
        )


def part_addresses(client):
    """The paths of the parts."""
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return [entry.findtext("s:loc", "", NAMES).removeprefix(ORIGIN) for entry in tree]


def part(client, path):
    """[Listed] of one part."""
    tree = ElementTree.fromstring(client.get(path).getvalue())
    return [Listed.of(entry) for entry in tree]


def sitemap(client):
    """{path: Listed} of all parts, in their order; none is named twice."""
    listed = [entry for path in part_addresses(client) for entry in part(client, path)]
    found = {entry.address.removeprefix(ORIGIN): entry for entry in listed}
    assert len(found) == len(listed)
    return found
