"""Draw the pictures of the editors' desk that docs/editors.md shows, from the database as it is.

No content is saved: forms are filled in, and refused, kept or proposed at most. The users who sign
in are made for this run and removed after it, with all that they have kept and proposed.
"""

import os
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import Group, User
from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand
from django.urls import reverse
from PIL import Image

from roles.models import Role, WorkingCopy
from roles.views.address_language import LANGUAGE_COOKIE

from .screenshot import chromium, serve

LANGUAGES = {"vi": "editors.vi.md", "en": "editors.md"}
SIZE = {"width": 1100, "height": 720}
COLOURS = 128
USERS = "pictures-"


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
            with somebody("Lan") as boss, somebody("Mai", "editor") as mai, chromium() as browser:
                for language in LANGUAGES:
                    origin = f"http://127.0.0.1:{server.port}"
                    people = [signed_in(browser, origin, key, language) for key in (boss, mai)]
                    for name, draw in PICTURES.items():
                        file = folder / f"desk-{name}.{language}.png"
                        take(file, draw, people)
                        self.stdout.write(str(file))
        finally:
            server.terminate()


def take(file, draw, people):
    """Save what `draw` makes of new pages of these people, of the first unless it says which."""
    # What was kept for one picture would be offered on the next.
    WorkingCopy.objects.filter(editor__username__startswith=USERS).delete()
    pages = [person.new_page() for person in people]
    drawn = draw(*pages) or pages[0]
    drawn.screenshot(path=file)
    with Image.open(file) as picture:  # a third as large, and nobody sees it
        small = picture.convert("RGB").quantize(COLOURS)
    small.save(file, optimize=True)
    for page in pages:
        page.close()


@contextmanager
def somebody(name, group=None):
    """Yield the session key of a user of a group, or with all rights, who is gone afterwards."""
    username = f"{USERS}{uuid4().hex[:8]}"
    user = User.objects.create(
        username=username, first_name=name, is_staff=True, is_superuser=group is None
    )
    user.groups.set(Group.objects.filter(name=group))
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    try:
        yield session.session_key
    finally:
        session.delete()
        user.working_copies.all().delete()  # nobody waits for them
        user.delete()


def signed_in(browser, origin, session_key, language):
    context = browser.new_context(base_url=origin, viewport=SIZE, color_scheme="light")
    cookies = {settings.SESSION_COOKIE_NAME: session_key, LANGUAGE_COOKIE: language}
    context.add_cookies([{"name": n, "value": v, "url": origin} for n, v in cookies.items()])
    return context


def cpo():
    return reverse("admin:roles_role_change", args=[Role.objects.get(slug="cpo").pk])


def unfold(page, part):
    """Open a part of the role's page and its first statement."""
    page.goto(cpo())
    page.locator(f"#{part}-heading").click()
    page.locator(f"#{part}-0 summary").first.click()
    page.locator(f"#{part}-0 .line-form .field-citations").wait_for()


def draw_role(page, editor):
    unfold(page, "responsibilities")
    page.locator("#responsibilities-0").evaluate("line => line.scrollIntoView()")
    page.mouse.wheel(0, -180)  # from under what stays on top


def draw_picker(page, editor):
    unfold(page, "responsibilities")
    row = page.locator("#responsibilities-0 .field-citations")
    row.locator(".select2-search__field").press_sequentially("hrchannels 2.3")
    page.locator(".select2-results__option--highlighted").wait_for()
    row.evaluate("row => row.scrollIntoView({ block: 'center' })")


def draw_refused(page, editor):
    unfold(page, "responsibilities")
    row = page.locator("#responsibilities-0")
    while row.locator(".select2-selection__choice__remove").count():
        row.locator(".select2-selection__choice__remove").first.click()
    page.locator("input[name=_continue]").last.click()
    page.locator(".problems").scroll_into_view_if_needed()


def draw_list(page, editor):
    page.goto(reverse("admin:roles_role_changelist") + "?q=giam+doc+san")


def draw_completeness(page, editor):
    page.goto(reverse("admin:completeness"))


def draw_draft(page, editor):
    language = page.context.cookies()
    chosen = next(cookie["value"] for cookie in language if cookie["name"] == LANGUAGE_COOKIE)
    page.goto("/en/roles/coo/" if chosen == "en" else "/chuc-danh/coo/")


def draw_kept(page, editor):
    """What an editor finds who comes back to a form that was left in the middle."""
    editor.goto(cpo())
    editor.locator("#id_summary_vi").press_sequentially(" …")
    editor.locator("#keep-state[data-state=kept]").wait_for()
    editor.goto(cpo())
    editor.locator(".copies").wait_for()
    return editor


def draw_preview(page, editor):
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(cpo())
    page.locator(".preview-toggle").click()
    page.locator("iframe").wait_for()
    page.frame_locator("iframe").locator("h1").first.wait_for()


def draw_proposal(page, editor):
    """As whoever decides sees what the editor has just sent."""
    editor.goto(cpo())
    editor.locator("#id_name_en").fill("Chief Product Officer (CPO)")
    editor.locator("textarea[name=remark]").fill("CPO = Chief Product Officer")
    editor.locator("input[name=_save]").last.click()
    editor.wait_for_url("**/admin/review/*/")
    page.goto(editor.url)


def draw_transcribing(page, editor):
    page.goto(reverse("admin:transcribing") + f"?role={Role.objects.get(slug='cpo').pk}")
    page.locator("#text").fill(ARTICLE)
    page.locator("#text").blur()
    page.locator("#passages [role=option]").nth(1).click()
    page.locator("#take").click()
    page.locator(".tr-statement").first.wait_for()


# Our own words, in place of an article.
ARTICLE = """1. Công việc

Người phụ trách sản phẩm quyết định làm gì trước, làm gì sau, và bỏ điều gì.

2. Báo cáo cho ai

Ở công ty nhỏ, người này làm việc trực tiếp với tổng giám đốc."""


PICTURES = {
    "role": draw_role,
    "picker": draw_picker,
    "refused": draw_refused,
    "list": draw_list,
    "completeness": draw_completeness,
    "draft": draw_draft,
    "kept": draw_kept,
    "preview": draw_preview,
    "proposal": draw_proposal,
    "transcribing": draw_transcribing,
}
