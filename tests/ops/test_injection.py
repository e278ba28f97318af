"""Nothing that an editor writes or a reader sends comes alive on a page, in a real browser."""

import re
from functools import cache
from urllib.parse import quote, urlsplit

import pytest
from django.core.exceptions import ValidationError
from django.db.models import URLField
from django.urls import get_resolver, reverse
from django.utils import translation

from roles.views.inlined import digest_of

from .infected import infect, text_fields, written_models
from .payloads import LISTEN, LOOK, PAYLOADS, WAYS_OUT

pytestmark = [pytest.mark.django_db, pytest.mark.once]

LANGUAGES = ("vi", "en")
# Parameters of the infected pages' addresses.
INFECTED = {
    "slug": {
        "process": "process-0",
        **dict.fromkeys(("source", "source-feed"), "source-0"),
        "skill": "skill-0",
        "area": "area-0",
    },
    "one": dict.fromkeys(("comparison", "embed-comparison"), "role-0"),
    "other": dict.fromkeys(("comparison", "embed-comparison"), "role-1"),
    "third": dict.fromkeys(("comparison", "embed-comparison"), "role-2"),
    "fourth": dict.fromkeys(("comparison", "embed-comparison"), "role-3"),
    "kind": {"compose-document": "html"},
    "ending": {"plan-drawing": "svg"},
    "section": {"sitemap-part": "roles"},
    "number": {"sitemap-part": 1},
    "statement": dict.fromkeys(("report", "report-sent"), "responsibility-responsibility-0"),
}
OWN_SHEET = re.compile(r'<link rel="stylesheet" href="/static/[\w./-]+\.css">')
OWN_SCRIPT = re.compile(r'(?<=src=")/static/[^"]+\.js(?=")')
LOAD_ALL = (
    """
async ([documents, scripts]) => {
  const look = """
    + LOOK
    + """;
  const OWN_SCRIPT = /(?<=src=")\\/static\\/[^"]+\\.js(?=")/g;
  for (const path in scripts)
    scripts[path] = URL.createObjectURL(new Blob([scripts[path]], { type: "text/javascript" }));
  const loaded = documents.map(([name, html]) => new Promise((done) => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    frame.addEventListener("load", () => done([name, frame]), { once: true });
    frame.contentDocument.open();
    frame.contentDocument.write(html.replace(OWN_SCRIPT, (path) => scripts[path]));
    frame.contentDocument.close();
  }));
  const frames = await Promise.all(loaded);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const found = {};
  for (const [name, frame] of frames) {
    const alive = look(frame.contentDocument);
    if (alive.length) found[name] = alive.slice(0, 5);
    frame.remove();
  }
  return found;
}
"""
)
TOGETHER = 40
# Refused by the browser itself: each that is asked of us costs as much as a small page.
NEVER_SHOWN = ["css", "svg", "png", "ico", "woff2"]


@pytest.fixture
def browser_context_args(browser_context_args):
    """The policy would keep a script from running that should not even be there."""
    return browser_context_args | {"bypass_csp": True}


@pytest.fixture
def alive_in(page, client):
    """A function from {name: HTML} to {name: what is alive}; scripts of ours run as usual."""

    @cache
    def file(path):
        found = client.get(path)
        return b"".join(found) if found.streaming else found.content, found["Content-Type"]

    def answer(route):
        asked = urlsplit(route.request.url)
        if asked.path == "/livez" or route.request.resource_type in ("script", "fetch"):
            body, kind = file(asked.path)
            route.fulfill(body=body, content_type=kind.replace("plain", "html"))
        else:
            route.abort()

    def scripts_of(documents):
        paths = {path for _, html in documents for path in OWN_SCRIPT.findall(html)}
        return {path: file(path)[0].decode() for path in paths}

    page.route("http://localhost/**", answer)
    page.add_init_script(LISTEN)
    refuse(page, [f"http://localhost/*.{ending}" for ending in NEVER_SHOWN])

    def alive(documents):
        found, rest = {}, [(name, OWN_SHEET.sub("", html)) for name, html in documents.items()]
        while rest:
            some, rest = rest[:TOGETHER], rest[TOGETHER:]
            page.goto("http://localhost/livez")
            found |= page.evaluate(LOAD_ALL, [some, scripts_of(some)])
        return found

    return alive


def refuse(page, patterns):
    chromium = page.context.new_cdp_session(page)
    chromium.send("Network.enable")
    chromium.send("Network.setBlockedURLs", {"urls": patterns})


def pages(client, addresses):
    """{address: HTML}; every one of them must answer."""
    answers = {address: client.get(address) for address in addresses}
    assert {a: r.status_code for a, r in answers.items() if r.status_code >= 400} == {}
    return {a: without_own(a, r) for a, r in answers.items() if r.status_code == 200}


INLINE = re.compile(r"<(style|script)>(.*?)</\1>", re.DOTALL)


def without_own(address, answer):
    """A page without what its policy names by digest: nobody else's text has one of these.

    A drawing carries its colours in one style sheet, at its beginning.
    """
    policy = answer.get("Content-Security-Policy", "")
    text = INLINE.sub(
        lambda found: "" if digest_of(found[2]) in policy else found[0],
        answer.getvalue().decode(),
    )
    return (
        re.sub(r"<style>.*?</style>", "", text, count=1, flags=re.DOTALL)
        if ".svg" in address or address.endswith(("/nhung/so-do/", "/embed/chart/"))
        else text
    )


def infected_addresses():
    """Every public address with the infected rows in place of its parameters."""
    for language in LANGUAGES:
        with translation.override(language):
            for pattern in get_resolver("roles.urls").url_patterns:
                names = pattern.pattern.converters
                if names.keys() & {"acronym", "more"}:  # no page of an infected row
                    continue
                # Of the data: it is downloaded, and never shown. The html of oEmbed is a frame.
                if "file" in names or pattern.name == "oembed":
                    continue
                values = {n: INFECTED.get(n, {}).get(pattern.name, "role-0") for n in names}
                address = reverse(pattern.name, kwargs=values)
                if not address.endswith((".png", ".ico")):
                    yield address
            # Titles and descriptions: one for each way out of where they stand.
            for number in range(0, len(PAYLOADS), len(PAYLOADS) // len(WAYS_OUT)):
                yield reverse("role", args=[f"role-{number + 1}"])
                yield reverse("source", args=[f"source-{number}"])
            yield reverse("comparison", args=["role-0", "role-1"]) + "?left=role-1&whole=1"
            yield reverse("compose", args=["role-0"]) + "?with=role-1"
            company = "?form=joint_stock&stage=sme&has=role-0&has=role-1"
            yield reverse("plan") + company
            yield reverse("plan-drawing", args=["svg"]) + company


def test_detection_sees_what_is_alive(alive_in):
    """Unescaped, almost all payloads are alive; the others wait for a second mistake."""
    unescaped = [payload for payload in PAYLOADS[:20] if "evil.example" not in payload]
    assert len(unescaped) == 15
    documents = {payload: f"<!doctype html><p>{payload}</p>" for payload in unescaped}
    found = alive_in(documents)
    assert found.keys() == documents.keys()
    assert "a script ran" in found["<script>hit()</script>"]
    in_attribute = PAYLOADS[6 * 25]
    assert alive_in({"attribute": f'<!doctype html><input value="{in_attribute}">'})
    assert alive_in({"safe": "<!doctype html><p>&lt;x-alive&gt;</p>"}) == {}


def desk_addresses(infected):
    """Lists and forms, these also with all their lines open."""
    yield from ("/admin/", "/admin/transcribing/")
    for model, rows in infected.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        form = reverse(f"{name}_change", args=[rows[len(rows) // 2].pk])
        yield from (reverse(f"{name}_changelist"), form, f"{form}?expand=1")


def test_every_text_field_is_dead_on_every_page(alive_in, client, admin_client):
    assert len(PAYLOADS) == 200
    infected = infect()
    public = pages(client, infected_addresses())
    assert "".join(public.values()).count("x-alive") > 10_000
    assert alive_in(public | pages(admin_client, desk_addresses(infected))) == {}


def reflecting(sent):
    for one in sent:
        yield reverse("roles") + f"?q={one}&function={one}&page={one}"
        yield reverse("roles") + f"{one}/"
        yield reverse("comparisons") + f"?a={one}&b={one}&c={one}&d={one}"


@pytest.mark.page_cache  # or the catalogue would be read anew for each of 600 pages
def test_what_a_reader_sends_is_dead(alive_in, client):
    """Every payload in every place; the languages take turns, so each has every vector."""
    addresses = []
    for number, language in enumerate(LANGUAGES):
        sent = [quote(payload, safe="") for payload in PAYLOADS[number :: len(LANGUAGES)]]
        with translation.override(language):
            addresses += reflecting(sent)
    answers = {address: client.get(address) for address in addresses}
    assert {r.status_code for r in answers.values()} <= {200, 301, 302, 400, 404}
    assert alive_in({a: without_own(a, r) for a, r in answers.items()}) == {}


def test_addresses_take_no_script():
    """An address becomes a link, where escaping alone would not help."""
    fields = [f for m in written_models() for f in text_fields(m) if isinstance(f, URLField)]
    assert len(fields) >= 3
    for field in fields:
        for scheme in ("javascript:hit()//", "data:text/html,", "vbscript:", " javascript:"):
            for payload in ("hit()", "https://a.example/", *PAYLOADS[:25]):
                with pytest.raises(ValidationError):
                    field.clean(scheme + payload, None)


def test_every_text_field_is_infected():
    """The helper leaves out none: names of both languages, notes, places, labels, titles."""
    names = {f"{m._meta.model_name}.{f.name}" for m in written_models() for f in text_fields(m)}
    assert {"role.name_en", "citation.heading", "titleusage.site", "skill.name_vi"} <= names
    assert len(names) > 100
