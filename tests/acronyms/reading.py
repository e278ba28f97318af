"""Read the page of an acronym back: its senses, their figures and links."""

import re
from dataclasses import dataclass
from html import unescape

LINK = re.compile(r'<a [^>]*href="([^"]*)"[^>]*>([^<]*)<')
ROLE = re.compile(r'href="/(?:chuc-danh|en/roles)/([^/"]+)/"')


@dataclass
class SenseRead:
    label: str
    sites: int
    width: int  # of the bar, in per cent
    names: str  # what stands below the bar
    roles: list
    text: str  # its piece of the page

    @property
    def pages(self):
        """Pairs (address, site) of the list of all its pages."""
        listed = self.text.rsplit('<ul class="sites">', 1)[1].split("</ul>")[0]
        return [(unescape(address), site) for address, site in LINK.findall(listed)]

    @property
    def links(self):
        return [address for address, _ in self.pages]

    @property
    def listed(self):
        return [site for _, site in self.pages]


def senses(page):
    """The senses of a page, in its order."""
    listed = page.text.split('<ol class="senses">')[1].split("</ol>")[0]
    return [_sense(piece) for piece in re.split(r'(?=<li class="sense)', listed)[1:]]


def _sense(text):
    summary = text.split("</summary>")[0]
    return SenseRead(
        label=unescape(re.search(r'class="sense-label"[^>]*>([^<]*)<', summary)[1]),
        sites=int(re.search(r'class="tally-count">(\d+)', summary)[1]),
        width=int(re.search(r'<rect width="(\d+)"', summary)[1]),
        names=unescape(re.sub(r"<[^>]*>", "", summary.split("</svg>")[1])).strip(),
        roles=ROLE.findall(text.rsplit("</details>", 1)[1]),
        text=text,
    )


def contradictions(page):
    """The text of the section on contradictions and slips, without its tags; "" without one."""
    found = re.search(r'<section class="contradictions".*?</section>', page.text, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", found[0])).split()) if found else ""
