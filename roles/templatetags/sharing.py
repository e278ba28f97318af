"""What a page says to those who link to it and to machines that read it."""

import json
from html import unescape

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from roles.pages.bibtex import bibtex
from roles.pages.structured import (
    breadcrumb_list,
    cited_work,
    dataset,
    defined_terms,
    faq_page,
    glossary,
    occupation,
)
from roles.previews.saying import of_pair, of_role, of_site

register = template.Library()

# The parameter of a page's address that names the day; see roles.views.history_views.
AS_OF = "as-of"

# The lists that pages belong to, by the name of their address.
LISTS = {
    "home": _("Home"),
    "roles": _("Roles"),
    "comparisons": _("Comparisons"),
    "sources": _("Sources"),
    "acronyms": _("Acronyms"),
    "skills": _("Skills"),
    "areas": _("Areas"),
    "data": _("Data"),
}
# A text in the script could otherwise close it.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_block_tag
def capture(content):
    """Keep what stands between the tags, to show it in two places: `{% capture as title %}`."""
    return SafeString(content.strip())


@register.inclusion_tag("components/breadcrumbs.html", takes_context=True)
def breadcrumbs(context, *trail, language=""):
    """The way to the page: names of lists' addresses or pages, and last what this one is called.

    `language` is that of the last, where it is not the page's.
    """
    *higher, here = trail
    above = [_step(page) for page in ("home", *higher)]
    origin, path = context["origin"], context["request"].path
    absolute = [(label, origin + address) for label, address in [*above, (here, path)]]
    data = data_block(breadcrumb_list(absolute))
    return {"above": above, "here": here, "language": language, "data": data}


def _step(page):
    """(label, address) of a list, given by name, or of something with a page of its own."""
    if isinstance(page, str):
        return LISTS[page], reverse(page)
    return page.short_name, page.get_absolute_url()


@register.inclusion_tag("components/cite.html", takes_context=True)
def cite_page(context, *, by_day=False):
    """How to cite the page as it is shown; `by_day`: its address can name the day (`?as-of=`)."""
    path, as_of = context["request"].path, context.get("as_of")
    day = as_of.day if as_of else timezone.localdate()
    asked = as_of.asked if as_of else day.isoformat()
    address = context["origin"] + path + (f"?{AS_OF}={asked}" if by_day else "")
    key = "-".join(["ai-lam-gi", *filter(None, path.split("/"))])
    title = unescape(context["title"])
    entry = bibtex(key, gettext("Who Does What"), title, address, day)
    return {"title": title, "address": address, "day": day, "bibtex": entry}


@register.inclusion_tag("data/cite.html", takes_context=True)
def cite_data(context, changed_at, revision):
    """How to cite the data of an edition."""
    day = timezone.localdate(changed_at) if changed_at else timezone.localdate()
    address, title = context["origin"] + context["request"].path, gettext("Data of the handbook")
    note = f"{gettext('revision')} {revision}, CC BY 4.0" if revision else "CC BY 4.0"
    entry = bibtex("ai-lam-gi-data", gettext("Who Does What"), title, address, day, note)
    return {"title": title, "address": address, "day": day, "revision": revision, "bibtex": entry}


@register.simple_tag(takes_context=True)
def dataset_data(context, files, changed_at, revision):
    origin = context["origin"]
    kept = [
        (
            origin + reverse("data-file", args=[file.name]),
            file.name,
            file.kept.get("media_type"),
            file.kept.get("size"),
            file.kept.get("sha256"),
        )
        for file in files
    ]
    name = f"{gettext('Who Does What')}: {gettext('Data of the handbook')}"
    url, said = origin + context["request"].path, unescape(context["description"])
    edition = (timezone.localdate(changed_at), revision) if changed_at else None
    return data_block(dataset(name, said, url, kept, edition))


@register.simple_tag(takes_context=True)
def occupation_data(context, profile, duties):
    """The role as an occupation, with those of its duties that the head of the page names."""
    url = context["origin"] + profile.role.get_absolute_url()
    return data_block(occupation(profile, duties, url))


@register.simple_tag(takes_context=True)
def senses_data(context, naming, roles):
    return data_block(defined_terms(naming, roles, context["origin"] + context["request"].path))


@register.simple_tag(takes_context=True)
def glossary_data(context, terms):
    url = context["origin"] + context["request"].path
    return data_block(glossary(gettext("Glossary"), terms, url))


@register.simple_tag
def source_data(source):
    return data_block(cited_work(source))


@register.simple_tag
def faq_data(questions):
    return data_block(faq_page(questions)) if questions else ""


def data_block(data):
    """A script element that no browser runs: the policy against inline scripts lets it pass."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))


@register.simple_tag
def site_preview():
    """The address of the site's preview picture."""
    return of_site().at(reverse("site-preview"))


@register.simple_tag
def role_preview(role):
    return of_role(role).at(reverse("role-preview", args=[role.slug]))


@register.simple_tag
def pair_preview(one, other, curated):
    one, other = sorted([one, other], key=lambda role: role.slug)
    address = reverse("comparison-preview", args=[one.slug, other.slug])
    return of_pair(one, other, curated).at(address)
