"""HTML to copy holds what e-mail and word processors take over, and no trace of our pages."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.documents import html_file
from roles.documents.clean_text import plain

from .descriptions import FACTS, ODD, USUAL, both, described, line, reference

ALLOWED = {"h1", "h2", "h3", "p", "ul", "ol", "li", "strong", "a"}
ALLOWED |= {"table", "thead", "tbody", "tr", "th", "td"}
FRAME = {"html", "head", "meta", "title", "body"}


class Read(HTMLParser):
    """The elements of a page, what they hold, and which of them stand open at the end."""

    def __init__(self, html):
        super().__init__()
        self.open, self.tags, self.attributes, self.items = [], set(), set(), []
        self.links = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _value in attrs}
        self.links += [value for name, value in attrs if name == "href"]
        if tag != "meta":
            self.open.append(tag)
        if tag in ("li", "td", "h1"):
            self.items.append((tag, ""))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if set(self.open) & {"li", "td", "h1"}:
            tag, text = self.items[-1]
            self.items[-1] = tag, text + data

    def texts(self, tag):
        return [text for kind, text in self.items if kind == tag]


def written(*lines, **options):
    return html_file.write(described(*lines, **options))


@pytest.mark.parametrize("languages", [("vi",), ("en",), ("vi", "en"), ("en", "vi")])
@pytest.mark.parametrize("cites", [True, False])
def test_there_is_nothing_but_structure(languages, cites):
    html = written(*USUAL, languages=languages, cites=cites, head=FACTS)
    page = Read(html)
    assert page.open == []
    assert page.tags <= ALLOWED | FRAME
    allowed = {("a", "href"), ("html", "lang"), ("meta", "charset")}
    assert {pair for pair in page.attributes if pair[1] != "lang"} <= allowed
    assert not re.search(r"⋯|(?<!&)#|class=|style=|id=|data-|<script", html)
    assert ("[1, 2]" in html) is cites
    assert ("<ol>" in html) is cites


def test_lists_are_lists():
    page = Read(written(*USUAL, head=FACTS))
    assert page.texts("li")[:2] == ["Có bằng đại học [1, 2]", "Lập chiến lược [1]"]
    assert page.texts("h1") == ["Mô tả công việc: Giám đốc sản phẩm"]
    assert page.texts("td") == list(FACTS.values())


def test_both_languages_stand_opposite_each_other():
    html = written(*USUAL, languages=("vi", "en"))
    assert '<tr><td>Lập chiến lược [1]</td><td lang="en">Set the strategy [1]</td></tr>' in html
    assert '<tr><th>Tiếng Việt</th><th lang="en">English</th></tr>' in html


def test_a_text_that_is_not_translated_says_its_language():
    html = written(line(text="Lập chiến lược", english="Lập chiến lược"), languages=("en",))
    assert '<li lang="vi">Lập chiến lược</li>' in html


def test_links_are_sources_of_the_web_and_the_pages_of_the_roles():
    bad = reference(2, url="javascript:alert(1)")
    page = Read(written(line(references=(reference(), bad))))
    assert page.links == [
        "https://example.com/1?a=1&b=2",
        "https://example.org/chuc-danh/cpo/",
    ]


@given(st.text(st.characters(codec=None)))
def test_whatever_is_typed_it_is_text(typed):
    html = written(line(text=typed), title=both(f"x{typed}"), head={"company": typed})
    page = Read(html)
    assert page.tags <= ALLOWED | FRAME
    assert page.texts("li") == [plain(typed)]
    assert html.encode()


def test_odd_characters_stay():
    assert Read(written(line(text=ODD))).texts("li") == [plain(ODD)]
