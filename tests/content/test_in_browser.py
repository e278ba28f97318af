"""Pages of the site as it is today, in a browser: narrow and wide, and what the console says."""

import re

from playwright.sync_api import expect

from tests.environment.browser import READ_ON
from tests.pages.addresses import LANGUAGES, address

PAGES = [
    ("home", []),
    ("roles", []),
    ("role", ["cpo"]),
    ("role", ["head-of-product-analytics"]),
    ("skills", []),
    ("skill", ["masters-degree"]),
    ("areas", []),
    ("area", ["finance"]),
    ("comparisons", []),
    ("comparison", ["cco", "ceo"]),
    ("comparison", ["director-of-product-management", "director-of-product-marketing"]),
    ("compose-list", []),
    ("plan", []),
    ("compose", ["cpo"]),
    ("compose", ["tong-giam-doc"]),
    ("chart", []),
    ("acronyms", []),
    ("acronym", ["cpo"]),
    ("process", ["s-op"]),
    ("glossary", []),
    ("data", []),
    ("vocabulary", []),
    ("api-docs", []),
    ("sources", []),
    ("source", ["castihub-sop"]),
    ("embed-role", ["cpo"]),
    ("embed-comparison", ["ceo", "cmo", "cpo", "cto"]),
    ("embed-chart", []),
]
# A document follows its window when it is laid out again: each page is loaded once.
WIDTHS = (320, 360, 768, 1280, 1920, 2560)


def test_every_page_fits_every_window_and_the_console_says_nothing(unpainted_page, real_site):
    page, said, too_wide = unpainted_page, [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in (address(name, language, *args) for name, args in PAGES for language in LANGUAGES):
        assert page.goto(real_site + path).ok, path
        page.evaluate(READ_ON)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                too_wide.append((path, width))
    assert too_wide == []
    assert said == []


# Of every kind: what law, sources and charts say of them fills a sheet more or less.
PLANNED = [
    "/can-ai/?form=llc_person&size=small&stage=startup&does=software&has=ceo&has=cto",
    "/can-ai/?form=llc_members&size=micro&does=trade&one=ke-toan-truong+tong-giam-doc",
    "/can-ai/?form=joint_stock&size=medium&does=makes&has=ceo",
    "/en/who-do-we-need/?form=joint_stock&size=small&stage=startup&does=services&has=cfo&has=cmo",
    "/en/who-do-we-need/?form=public&size=large&does=makes&has=cfo&one=chu-tich-hdqt+tong-giam-doc",
]


def test_the_plan_of_a_company_is_printed_on_one_sheet(page, real_site):
    sheets = {}
    for path in PLANNED:
        assert page.goto(real_site + path).ok, path
        printed = page.pdf(prefer_css_page_size=True)
        sheets[path] = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert sheets == dict.fromkeys(PLANNED, 1)


def test_a_warning_that_stands_already_is_not_read_out_again(page, real_site):
    page.goto(real_site + "/soan/ke-toan-truong/?set=1")
    warning = page.locator("#warnings [role=alert]").element_handle()
    page.get_by_label("Tên công ty").fill("Gốm Hải Âu")
    expect(page.locator("#paper")).to_contain_text("Gốm Hải Âu")
    assert warning.evaluate("node => node.isConnected")
    page.locator("#warnings button[name=line]").first.click()
    expect(page.locator("#paper h3").first).to_have_text("Luật đòi hỏi")
