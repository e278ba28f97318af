"""Hands on the pages of the desk, for the tests in a browser."""

from itertools import islice

from playwright.sync_api import expect

PASSWORD = "trang-giay-trang-9"


def sign_in(page, username="publisher"):
    """By the real form, wherever it is shown."""
    page.locator("#id_username").fill(username)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")


def sign_in_to_the_desk(page, username, language):
    if language == "en":
        page.get_by_role("button", name="English").click()
    sign_in(page, username)
    expect(page.locator("#user-tools")).to_be_visible()
    page.wait_for_load_state()  # scripts listen by now


def visit(page, live_server, address):
    page.goto(live_server.url + address)
    return page


def pick(page, row, field, typed, wanted):
    """Choose `wanted` in a picker after typing `typed`."""
    box = page.locator(f"#{row} .field-{field} .select2-selection")
    box.click()
    page.locator(".select2-search__field:focus").press_sequentially(typed)
    page.locator(".select2-results__option", has_text=wanted).first.click()


def add_row(page, prefix):
    """Open a part of the page and add a statement to it; returns its id."""
    group = page.locator(f"#{prefix}-group")
    if group.locator("> fieldset > details").evaluate("part => !part.open"):
        page.locator(f"#{prefix}-heading").click()
    number = int(page.locator(f"#id_{prefix}-TOTAL_FORMS").input_value())
    group.locator(".add-line").click()
    page.locator(f"#{prefix}-{number} .line-form").wait_for()
    return f"{prefix}-{number}"


def open_row(page, prefix, row):
    """Open the form of a statement that is there already; returns its id."""
    group = page.locator(f"#{prefix}-group")
    if group.locator("> fieldset > details").evaluate("part => !part.open"):
        page.locator(f"#{prefix}-heading").click()
    line = group.locator(f".line[data-row='{row.pk}']")
    line.locator("summary").first.click()
    line.locator(".line-form").wait_for()
    return line.get_attribute("id")


def save(page):
    page.locator("input[name=_continue]").last.click()


WINDOWS = [(390, "light"), (768, "light"), (768, "dark"), (1280, "dark")]


def in_windows(page):
    """Each window in turn, to and fro: a page is loaded in that in which the last one was left."""
    there, order = (None, None), WINDOWS
    while True:
        for width, scheme in order:
            if width != there[0]:
                page.set_viewport_size({"width": width, "height": 900})
            if scheme != there[1]:
                page.emulate_media(color_scheme=scheme)
            there = width, scheme
            yield there
        order = order[::-1]


def wider_than(page, windows):
    """The windows that the page does not fit into, with its address."""
    return [
        (page.url, width, scheme)
        for width, scheme in islice(windows, len(WINDOWS))
        if page.evaluate("document.documentElement.scrollWidth") > width
    ]
