"""What the page of every role answers before one scrolls: on a phone, without JavaScript."""

import re

import pytest

from roles.models import Role

PHONE = {"width": 360, "height": 740}
FIRST, WHOLE = 1.5 * PHONE["height"], 6 * PHONE["height"]
HEADER, STOPS = 110, 250
MEASURE = """() => {
    const end = (selector) => Math.max(0, ...[...document.querySelectorAll(selector)]
        .map((found) => found.getBoundingClientRect().bottom));
    const stops = "a[href], button, input, summary, [tabindex='0']";
    return {
        header: end(".site-header"),
        sentence: end(".lead"),
        duties: end(".main-duties"),
        lines: end(".answer > .facts > div:nth-child(2)"),
        told: document.querySelectorAll(".main-duties li").length,
        page: document.documentElement.scrollHeight,
        stops: [...document.querySelectorAll(stops)].filter((x) => x.checkVisibility()).length,
    };
}"""


LONGEST = ("cpo", "ceo", "cro-risk", "ke-toan-truong")
UNSEEN = "[...document.querySelectorAll('.role .claim')].filter(x => !x.checkVisibility()).length"
SHEET = re.compile(rb"/Type\s*/Page\b")


def test_every_role_answers_on_its_first_screens(site, unpainted, real_site):
    context = unpainted.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    duties = {role.slug: role.responsibilities.shown().count() for role in Role.objects.published()}
    wrong = {}
    pages = [(f"/chuc-danh/{slug}/", duties[slug]) for slug in duties]
    for path, count in [*pages, *((f"/en/roles/{slug}/", duties[slug]) for slug in LONGEST)]:
        assert page.goto(f"{real_site}{path}").ok
        found = page.evaluate(MEASURE)
        if (
            found["header"] > HEADER
            or max(found["sentence"], found["duties"], found["lines"]) > FIRST
            or found["told"] != min(count, 5)
            or found["page"] > WHOLE
            or found["stops"] > STOPS
        ):
            wrong[path] = found
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 740})
        for path in ("/en/", "/en/roles/cpo/", "/", "/so-do/"):
            page.goto(real_site + path)
            if (height := page.evaluate(MEASURE)["header"]) > HEADER:
                wrong[path, width] = height
    context.close()
    assert wrong == {}


@pytest.mark.parametrize("slug", LONGEST)
def test_a_summary_is_printed_on_one_sheet(site, page, real_site, slug):
    page.goto(f"{real_site}/chuc-danh/{slug}/")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="In tóm tắt").click()
    assert len(SHEET.findall(page.pdf(format="A4"))) == 1


def test_all_is_printed_unfolded_with_its_address_on_top(site, browser, real_site):
    """Without a script as well, and of the page in brief all that it holds."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.emulate_media(media="print")
    for path in ("/chuc-danh/cpo/", "/chuc-danh/cpo/?whole=1"):
        page.goto(real_site + path)
        address = page.locator(".on-paper")
        assert address.inner_text().endswith(path)
        assert address.bounding_box()["y"] < page.locator("h1").bounding_box()["y"]
        assert page.evaluate(UNSEEN) == 0
    context.close()
