"""Draw the pictures of the editors' desk that docs/editors.md shows, from the database as it is.

Nothing is saved: forms are filled in and refused at most. The user who signs in is made for this
run and removed after it.
"""

import os
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand
from django.urls import reverse

from roles.models import Role
from roles.views.address_language import LANGUAGE_COOKIE

from .screenshot import chromium, serve

LANGUAGES = {"vi": "editors.vi.md", "en": "editors.md"}
SIZE = {"width": 1100, "height": 720}


class Command(BaseCommand):
    help = (
        "Save pictures of the editors' desk in docs/images/ (needs Chromium and the test packages)."
    )

    def add_arguments(self, parser):
        parser.add_argument("--folder", default=settings.BASE_DIR / "docs" / "images", type=Path)

    def handle(self, *args, folder, **options):
        # Playwright keeps an event loop in this thread, and Django sees it.
        os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        folder.mkdir(parents=True, exist_ok=True)
        server = serve()
        try:
            with somebody() as cookie, chromium() as browser:
                for language in LANGUAGES:
                    page = signed_in(browser, f"http://127.0.0.1:{server.port}", cookie, language)
                    for name, draw in PICTURES.items():
                        draw(page)
                        file = folder / f"desk-{name}.{language}.png"
                        page.screenshot(path=file)
                        self.stdout.write(str(file))
        finally:
            server.terminate()


@contextmanager
def somebody():
    """Yield the session key of a user with all rights who is gone afterwards."""
    user = User.objects.create(
        username=f"pictures-{uuid4().hex[:8]}", first_name="Lan", is_staff=True, is_superuser=True
    )
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    try:
        yield session.session_key
    finally:
        session.delete()
        user.delete()


def signed_in(browser, origin, session_key, language):
    context = browser.new_context(base_url=origin, viewport=SIZE, color_scheme="light")
    cookies = {settings.SESSION_COOKIE_NAME: session_key, LANGUAGE_COOKIE: language}
    context.add_cookies([{"name": n, "value": v, "url": origin} for n, v in cookies.items()])
    return context.new_page()


def cpo():
    return reverse("admin:roles_role_change", args=[Role.objects.get(slug="cpo").pk])


def unfold(page, part):
    """Open a part of the role's page and its first statement."""
    page.goto(cpo())
    page.locator(f"#{part}-heading").click()
    page.locator(f"#{part}-0 summary").first.click()


def draw_role(page):
    unfold(page, "responsibilities")
    page.locator("#responsibilities-heading").scroll_into_view_if_needed()
    page.locator("#titles-heading").evaluate("heading => heading.scrollIntoView()")


def draw_picker(page):
    unfold(page, "responsibilities")
    row = page.locator("#responsibilities-0 .field-citations")
    row.locator(".select2-search__field").press_sequentially("hrchannels 2.3")
    page.locator(".select2-results__option--highlighted").wait_for()
    row.evaluate("row => row.scrollIntoView({ block: 'center' })")


def draw_refused(page):
    unfold(page, "responsibilities")
    row = page.locator("#responsibilities-0")
    while row.locator(".select2-selection__choice__remove").count():
        row.locator(".select2-selection__choice__remove").first.click()
    page.locator("input[name=_continue]").last.click()
    page.locator(".problems").wait_for()


def draw_list(page):
    page.goto(reverse("admin:roles_role_changelist") + "?q=giam+doc+san")


def draw_completeness(page):
    page.goto(reverse("admin:completeness"))


def draw_draft(page):
    language = page.context.cookies()
    chosen = next(cookie["value"] for cookie in language if cookie["name"] == LANGUAGE_COOKIE)
    page.goto("/en/roles/coo/" if chosen == "en" else "/chuc-danh/coo/")


PICTURES = {
    "role": draw_role,
    "picker": draw_picker,
    "refused": draw_refused,
    "list": draw_list,
    "completeness": draw_completeness,
    "draft": draw_draft,
}
