"""What we ask axe-core with sees what is wrong; and what opens on a page is accessible, too."""

from .judging import (
    RULES,
    SIZES,
    Judged,
    anything,
    pale,
    pale_or_too_small,
    seen_in,
    too_small,
    violations,
)
from .pages import address_of


def test_axe_sees_what_is_wrong(page):
    page.set_content("<html><body><img src='x'><p style='color:#999'>pale</p></body></html>")
    found = {rule for rule, _ in violations(page, RULES)}
    assert {"image-alt", "color-contrast", "html-has-lang"} <= found
    assert violations(page, SIZES) == []


def test_a_text_that_is_pale_in_the_dark_only_is_seen(page):
    page.set_content(
        """<html lang="en"><style>@media (prefers-color-scheme: dark) {
             body {background: #111; color: #eee} li:nth-child(2) b {color: #444}
           }</style><ul><li><b>one</b></li><li><b>two</b></li><li><b>three</b></li></ul></html>"""
    )
    seen_in(page, "light", 1280)
    assert pale(page) == []
    seen_in(page, "dark", 1280)
    assert pale(page) == [("color-contrast", ['<b data-looks="">two</b>'])]


def test_looks_are_judged_once_wherever_they_stand(page):
    judged, grey = (
        Judged(),
        "<html lang='en'><body style='background: {}'><p style='color: #767676'>one",
    )
    page.set_content(grey.format("#fff"))
    assert pale(page, judged) == []
    page.set_content(grey.format("#fff") + "<b style='color: #999'>two")
    assert [rule for rule, _ in pale(page, judged)] == ["color-contrast"]
    page.set_content(grey.format("#fff") + "<b style='color: #999'>three")
    assert pale(page, judged) == []
    page.set_content(grey.format("#eee"))
    assert [rule for rule, _ in pale(page, judged)] == ["color-contrast"]


GREY = "<html lang='en'><title>.</title><style>p {{color: #767676; {}}}</style><main><h1>.</h1>"


def contrast(page, passed):
    return [found for found in anything(page, passed) if found[0] == "color-contrast"]


def test_a_text_passes_for_others_that_stand_upon_the_same(page):
    passed, grey = Judged(), GREY.format("background: #fff0")
    page.set_content(f"{grey}<p>one<p>two")
    assert contrast(page, passed) == []
    before = len(passed)
    page.set_content(f"{grey}<p>three")
    assert contrast(page, passed) == []
    assert len(passed) == before > 0
    beneath = "position: absolute; z-index: -1; background: #999; width: 100%; height: 1000px"
    for _ in range(2):  # what failed once fails again
        page.set_content(f"{grey}<p>four<div style='{beneath}'></div><p>five")
        assert contrast(page, passed) == [("color-contrast", ["<p>five</p>"])]


def test_what_nobody_sees_passes_for_no_other(page):
    passed, pale_text = Judged(), GREY.format("background: #999; position: absolute")
    page.set_content(f"{pale_text}<p style='left: -9999px'>one")
    assert contrast(page, passed) == []
    page.set_content(f"{pale_text}<p style='left: 0'>two")
    assert [rule for rule, _ in contrast(page, passed)] == ["color-contrast"]


def test_both_what_is_pale_and_what_is_too_small_are_seen(page):
    judged, pale_text = Judged(), GREY.format("background: #999")
    small = "<style>button {width: 9px; height: 9px; padding: 0; border: 0}</style>"
    page.set_content(f"{pale_text}{small}<p>one<p>two<div><button>.</button><button>,</button>")
    assert [rule for rule, _ in pale_or_too_small(page, judged)] == [
        "color-contrast",
        "target-size",
    ]
    assert len(pale_or_too_small(page, Judged())[0][1]) == 1  # one for both that look the same
    assert [rule for rule, _ in pale_or_too_small(page, judged)] == ["target-size"]


def test_what_is_too_small_to_hit_is_seen(page):
    page.set_content("<html lang='en'><button>.</button><button>,</button></html>")
    page.add_style_tag(content="button {width: 9px; height: 9px; padding: 0; border: 0}")
    assert [rule for rule, _ in too_small(page)] == ["target-size"]


def test_what_a_bar_covers_for_now_is_not_too_small(page):
    page.set_content(
        "<html lang='en'><p><button>.</button></p><button class='bar'>,</button></html>"
    )
    page.add_style_tag(content="button {width: 60px; height: 30px} p {margin: 0; height: 2000px}")
    page.add_style_tag(content=".bar {position: sticky; bottom: 0; margin-left: 10px}")
    page.set_viewport_size({"width": 320, "height": 45})
    assert violations(page, SIZES) != []
    assert too_small(page) == []


def test_what_opens_beside_the_text_is_accessible(page, reading_site):
    page.goto(reading_site.url + address_of("role", "en"))
    # The rest of the page has been judged; what the box covers would count as too small to hit.
    page.locator("article .marks:visible").first.click()
    page.locator(".beside cite").first.wait_for()
    assert violations(page, RULES, ".beside") == []
    page.goto(f"{page.url}?whole=1")
    page.locator("#responsibilities .about").first.click()
    page.locator(".beside").wait_for()
    assert violations(page, RULES, ".beside") == []


def test_a_line_that_is_being_reworded_is_accessible(page, reading_site):
    seen_in(page, "light", 320)
    page.goto(reading_site.url + address_of("description", "en"))
    row = page.locator("[data-section=duties] .line:has(:checked)").first
    row.locator("[name=edit]").click()
    page.locator(".rewording textarea").wait_for()
    assert violations(page, RULES, "#composer") == []
