"""Every kind of public page and of answers to programs, as one database renders it.

Run: DATABASE_URL=… python -m tests.pages.both_databases FILE, which writes {address: text} as JSON.
"""

import json
import sys
from pathlib import Path
from urllib.parse import quote

# What readers type: found by name, by words, with and without marks, with slips, and not at all.
TYPED = (
    "cpo", "CPO là gì", "giam doc san xuat", "giám đốc sản phẩm", "giám đốc", "chief", "tiep thi",
    "cmo và cso", "ai báo cáo cho ceo", "chief prodct officer", "s&op", "thạc sĩ", "bán hàng",
    "customer", "head of product", "đạm", "zzzz", "%", "_", "'", "a" * 100,
)  # fmt: skip
ASKED = (
    "/chuc-danh/?sort=name",
    "/chuc-danh/?sort=level&function=product",
    "/chuc-danh/?sort=sources&page=2",
    "/chuc-danh/?area=strategy&strength=required",
    "/en/roles/?sort=name&skill_kind=education",
    "/en/roles/?manager=ceo",
    "/so-do/?chuc-danh=cpo",
    "/so-do.svg",
    "/en/chart.svg",
    "/so-sanh/ceo/cmo/",
    "/so-sanh/cpo/cto/",
    "/en/compare/cso/cto/",
    "/en/roles/?area=strategy&skill_kind=education&sort=level",
    "/so-sanh/?a=cpo&b=giam+doc&b=cpoo",
    "/can-ai/?form=joint_stock&size=small&stage=startup&does=software&has=cpo&one=ceo+cso",
    "/en/who-do-we-need/?form=llc_members&size=medium&does=trade&has=ceo&has=cmo",
    "/can-ai/?form=kolkhoz&has=cpoo",
    "/can-ai/so-do.svg?form=public&size=large&has=ceo&has=cfo",
    "/soan/?role=giam+doc+san+pham",
    "/en/compose/?role=cpoo",
    "/soan/cpo/?set=1&with=cto&lang=both&line=own-1&own-1=Họp&mix=cpoo&date=2026-11-26",
    "/soan/ceo/mo-ta.html",
    "/en/compose/ceo/description.md",
    "/robots.txt",
    "/sitemap.xml",
)


# The API: beside every kind of content, what is put together from several.
PROGRAMS = (
    "acronyms/?page_size=100",
    "acronyms/?page_size=7&cursor=cpo",
    "acronyms/?kind=title&page_size=100",
    "acronyms/?role=cpo&language=en",
    "acronyms/?role=cpoo",
    "acronyms/?q=chief+product",
    "acronyms/zzz/",
    "comparisons/cpo/cto/",
    "comparisons/cto/cpo/?differences=true",
    "comparisons/giam-doc-nha-may/cpo/?language=vi",
    "comparisons/cpo/cto/ceo/cmo/",
    "comparisons/cpo/cpoo/",
    "responsibilities/?q=ngân+sách&page_size=100",
    "responsibilities/?q=ngan+sach&page_size=100",
    "responsibilities/?source=cpoo",
    "roles/?function=technology&function=product&level=executive",
    "roles/?manager=ceo&skill_kind=education",
    "roles/?fields=name,responsibilities&language=en",
    "disputes/?fields=question",
)


# They say when each database was filled; tests/history asks both for them.
DATED = ("/thay-doi/", "/en/changes/")


def addresses():
    from tests.pages.addresses import every_address

    yield from (address for address in every_address() if address not in DATED)
    yield from ASKED
    for words in TYPED:
        yield f"/tim-kiem/?q={quote(words)}"
        yield f"/en/search/?q={quote(words)}"
    yield from (f"/api/v1/{address}" for address in for_programs())


def for_programs():
    """The lists of all collections with what they refer to in full, each acronym, and PROGRAMS."""
    from roles.opendata.collections import collections, id_of
    from roles.views.search_views import all_uses

    yield from PROGRAMS
    yield from (f"acronyms/{slug}/" for slug in sorted(all_uses().by_slug))
    for words in TYPED:
        yield f"search/?q={quote(words)}&page_size=100"
    for each in collections():
        relations = [field.name for field in each.fields if field.kind in ("one", "many")]
        whole = f"&expand={','.join(relations)}" if relations else ""
        yield f"{each.name}/?page_size=100"
        yield f"{each.name}/?page_size=20&language=en{whole}"
        if row := each.rows(with_citations=False).first():
            yield f"{each.name}/{id_of(row)}/"


def rendered() -> dict[str, str]:
    """Return {address: status, where it leads, text} of them all, in the connected database."""
    from django.test import Client, override_settings

    client = Client()
    with override_settings(PAGE_CACHE=False):
        answers = [(address, client.get(address)) for address in addresses()]
    return {
        address: f"{r.status_code} {r.headers.get('Location')} {r.content.decode()}"
        for address, r in answers
    }


if __name__ == "__main__":
    import django

    django.setup()
    Path(sys.argv[1]).write_text(json.dumps(rendered()), "utf-8")
