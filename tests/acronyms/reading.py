"""Read the page of an acronym back: its senses, their figures and links."""

import re
from dataclasses import dataclass
from html import unescape

LINK = re.compile(r'<a class="outside" href="([^"]*)"[^>]*>([^<]*)<')
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
    def _listed(self):
        """The list of all its pages: what counts, then what does not."""
        return self.text.rsplit("</details>", 1)[0].rsplit("</div>", 1)[1]

    @property
    def links(self):
        return [unescape(address) for address, _ in LINK.findall(self._listed)]

    @property
    def counted(self):
        """The sites that count."""
        listed = self._listed.split('class="sites copies"')[0]
        return [site for _, site in LINK.findall(listed)]


def senses(page):
    """The senses of a page, in its order."""
    lists = page.text.split('<ol class="senses">')[1:]
    listed = "".join(piece.split("</ol>")[0] for piece in lists)
    return [_sense(piece) for piece in re.split(r'(?=<li class="sense)', listed)[1:]]


def _sense(text):
    summary = text.split("</summary>")[0]
    return SenseRead(
        label=unescape(re.search(r'class="sense-label"[^>]*>([^<]*)<', summary)[1]),
        sites=int((re.search(r'class="tally-count">\D*?(\d+) (?:trang|site)', summary) or "00")[1]),
        width=int((re.search(r'<rect width="(\d+)"', summary) or "00")[1]),
        names=unescape(re.sub(r"<[^>]*>", "", summary.split('class="sense-names')[-1]))
        .split(">")[-1]
        .strip(),
        roles=ROLE.findall(text.rsplit("</details>", 1)[1]),
        text=text,
    )


def contradictions(page):
    """The text of the section on contradictions and slips, without its tags; "" without one."""
    found = re.search(r'<section class="contradictions".*?</section>', page.text, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", found[0])).split()) if found else ""
