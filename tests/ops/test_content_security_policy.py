"""No page of the site needs what its content security policy forbids: seen in a real browser."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import translation

from roles.admin import desk
from roles.models import Role, Source
from tests.desk.browsing import in_windows, wider_than
from tests.desk.conftest import complaints
from tests.desk.pages import listing

__all__ = ["complaints"]
pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]

# Collects the violations of every document in the window's name, which outlives the document.
LISTEN = """
document.addEventListener("securitypolicyviolation", (event) => {
  const told = `${document.URL}: ${event.effectiveDirective} ${event.blockedURI} ` +
    `${event.sourceFile || ""}:${event.lineNumber} ${event.sample}`;
  window.name = window.name + told + "\\n";
});
"""
ROLE = "/admin/roles/role/{}/change/"


@pytest.fixture
def visit(page, live_server, seeded):
    """A function that opens addresses and returns the violations that the browser reports."""
    page.add_init_script(LISTEN)

    def violations(addresses, then=lambda page: None):
        for address in addresses:
            answer = page.goto(live_server.url + address)
            assert answer.status < 400, address
            policy = answer.headers["content-security-policy"]
            assert "unsafe" not in policy
            assert "default-src 'none'" in policy
            then(page)
        return page.evaluate("window.name").splitlines()

    return violations


@pytest.fixture
def superuser(context, live_server, seeded):
    user = User.objects.create_superuser("an", password="a long enough one")
    client = Client()
    client.force_login(user)
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])


def public_addresses():
    """Every public page; not the pictures and the sitemap, which the browser shows in its own."""
    slugs = {"process": "s-op"}
    slugs |= dict.fromkeys(("source", "source-feed"), Source.objects.first().slug)
    slugs |= {"skill": "leadership", "area": "finance"}
    for language in ("vi", "en"):
        with translation.override(language):
            for pattern in get_resolver("roles.urls").url_patterns:
                values = {"one": "ceo", "other": "cmo", "third": "cpo", "fourth": "cto"}
                values["slug"] = slugs.get(pattern.name, "cpo")
                values |= {
                    "acronym": "cpo",
                    "statement": "responsibility-cpo-product-vision",
                    "version": "0",
                    "kind": "html",
                    "ending": "svg",
                    "section": "roles",
                    "number": 1,
                }
                names = pattern.pattern.converters
                if {"more", "file"} & names.keys():  # a fifth role to compare, a download: no page
                    continue
                address = reverse(pattern.name, kwargs={n: values[n] for n in names})
                downloads = pattern.name in ("compose-document", "plan-drawing", "oembed")
                if not downloads and not address.endswith((".png", ".ico", "sitemap.xml")):
                    yield address


def admin_addresses():
    """A row of every model at the desk; its other pages for some that differ."""
    yield from ("/admin/", "/admin/password_change/", "/admin/transcribing/")
    for model in desk._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        others = ("history", "delete") if model in (Role, Source, User) else ()
        if row := model.objects.first():
            yield from (reverse(f"{name}_{p}", args=[row.pk]) for p in ("change", *others))
        if others:
            yield reverse(f"{name}_add")


def test_browser_reports_what_breaks_the_policy(visit, page):
    breaking = "document.body.setAttribute('style', 'color: red')"
    assert len(visit(["/"], lambda page: page.evaluate(breaking))) == 1


def test_public_pages_keep_the_policy(visit):
    assert visit(public_addresses()) == []


def test_errors_keep_the_policy(client, live_server):
    for address in ("/khong-co/", "/en/roles/khong-co/"):
        assert "default-src 'none'" in client.get(address)["Content-Security-Policy"]


def test_admin_keeps_the_policy(visit, superuser):
    assert visit(admin_addresses()) == []


def test_lists_of_the_desk_keep_the_policy_and_fit_the_window(visit, superuser, page, complaints):
    too_wide, windows = [], in_windows(page)
    assert (
        visit(map(listing, desk._registry), lambda page: too_wide.extend(wider_than(page, windows)))
        == []
    )
    assert too_wide == []


def use_the_form(page):
    """What editors do: unfold, pick a citation, add a row."""
    for summary in page.locator("details > summary").all()[:4]:
        summary.click()
    page.locator(".select2-selection").first.click()
    page.locator(".select2-results__option").first.wait_for()
    page.keyboard.press("Escape")


def test_working_in_a_form_keeps_the_policy(visit, superuser):
    assert visit([ROLE.format(Role.objects.get(slug="cpo").pk)], use_the_form) == []
