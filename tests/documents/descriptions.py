"""Role descriptions for tests: of the frozen handbook as readers compose them, and made up."""

from datetime import date

from roles.composing.description import HEAD, Composed, Description, Group, Section
from roles.composing.line import Line
from roles.evidence.references import Reference

DAY = date(2026, 11, 26)
ODD = "1. <b>Tiền</b> & «hậu»\x0b\ufffe *đậm* _nghiêng_ | # `mã` [x](y) \\ 😀 Ỗ ế \u0302 ---"


def both(text, english=None):
    return {"vi": text, "en": text if english is None else english}


def reference(number=1, **changes):
    values = {
        "place": f"§{number}",
        "heading": "Nhiệm vụ",
        "source": f"source-{number}",
        "title": f"Bài viết {number}",
        "publisher": f"Nhà xuất bản {number}",
        "author": "",
        "url": f"https://example.com/{number}?a=1&b=2",
        "published_on": None,
        "language": "vi",
    }
    return Reference(**values | changes)


def line(code="aaaaa", text="Lập chiến lược", english="Set the strategy", **changes):
    place = {"section": "duties", "group": both("Chiến lược", "Strategy")}
    return Line(code, texts=both(text, english), **place | changes)


def described(*lines, languages=("vi",), cites=True, title=None, head=None, sources=None):
    """A Description of these lines, as `compose` would make it."""
    cited = dict.fromkeys(one for each in lines for one in each.references)
    return Description(
        title=title or both("Giám đốc sản phẩm", "Chief Product Officer"),
        head={name: both(text) for name, text in (head or {}).items()},
        labels={name: both(name) for name in HEAD},
        languages=languages,
        with_citations=cites,
        sections=sections(lines),
        sources=tuple(enumerate(cited, start=1)) if cites else (),
        composed_from=(Composed("cpo", both("CPO"), addresses("cpo")),),
        day=DAY,
    )


def addresses(slug):
    return {
        "vi": f"https://example.org/chuc-danh/{slug}/",
        "en": f"https://example.org/en/roles/{slug}/",
    }


HEADINGS = {
    "law": both("Pháp luật yêu cầu", "Required by law"),
    "purpose": both("Mục đích", "Purpose"),
    "duties": both("Nhiệm vụ", "Duties"),
    "requirements": both("Yêu cầu", "Requirements"),
}


def sections(lines):
    found = {}
    for each in lines:
        groups = found.setdefault(each.section, {})
        groups.setdefault(each.group_key, []).append(each)
    return tuple(
        Section(
            name,
            HEADINGS[name],
            tuple(Group(group[0].group, tuple(group)) for group in groups.values()),
        )
        for name, groups in sorted(found.items(), key=lambda item: list(HEADINGS).index(item[0]))
    )


TWO = (reference(1), reference(2, language="en", title="An article"))
# Lines of every kind.
USUAL = (
    line("law01", "Có bằng đại học", section="law", group=both("Luật Kế toán"), references=TWO),
    line("goal1", "Lo sản phẩm", "Lead", section="purpose", group=both(""), origin="editors"),
    line("aaaaa", references=TWO[:1]),
    line("bbbbb", "Soát sản phẩm", "Review products", references=TWO, origin="reworded"),
    line("own-1", "Trực tuần", "Trực tuần", group=both("Việc khác"), origin="own"),
)
FACTS = {"company": "Công ty TNHH Ánh Dương", "reports": "Tổng giám đốc"}
