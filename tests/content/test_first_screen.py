"""What the page of every role answers before one scrolls: on a phone, without JavaScript."""

import pytest
from django.conf import settings

from roles.models import Role
from tests.environment import databases, reading

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


@pytest.fixture(scope="module")
def site_server():
    with reading.serving(settings.STATIC_ROOT, databases.SITE) as server:
        yield server.url


def test_every_role_answers_on_its_first_screens(site, browser, site_server):
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    duties = {role.slug: role.responsibilities.shown().count() for role in Role.objects.published()}
    wrong = {}
    for slug, count in duties.items():
        assert page.goto(f"{site_server}/chuc-danh/{slug}/").ok
        found = page.evaluate(MEASURE)
        if (
            found["header"] > HEADER
            or max(found["sentence"], found["duties"], found["lines"]) > FIRST
            or found["told"] != min(count, 5)
            or found["page"] > WHOLE
            or found["stops"] > STOPS
        ):
            wrong[slug] = found
    context.close()
    assert wrong == {}
