"""oEmbed (oembed.com): a site that is given an address of ours asks here how to show it."""

import json
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, get_script_prefix, resolve, reverse
from django.utils import translation
from django.utils.translation import gettext as _

from roles.addresses import language_of, origin_of
from roles.caching.keys import query_keys
from roles.guard.door import blanked, with_blanks
from roles.guard.pace import Pace, paced
from roles.models import FormerSlug, Role
from roles.pages.embed_card import RoleCard
from roles.pages.embed_code import framed
from roles.previews import HEIGHT, WIDTH
from roles.previews.saying import of_pair, of_role, of_site

from .embed_views import cited, framed_chart, role_table
from .other_sites import readable
from .role_views import published_page

PORTS = {"http": "80", "https": "443"}
HOUR = 3600
# Within a minute: an address of ours may be written in any number of ways.
PACE = Pace("oembed", from_one=120, from_all=1_200)
DIGITS = 6  # of a width or height in px


class Refused(Exception):
    """No answer, with its status and why, in the reader's language."""

    def __init__(self, status, why):
        super().__init__(why)
        self.status, self.why = status, why


class Found(NamedTuple):
    """What is embedded for an address, where it stands, and its picture (paths of ours)."""

    embed: object
    src: str
    picture: str


@query_keys("url", "format", "maxwidth", "maxheight")
@paced(PACE)
def oembed(request):
    parts, path = address_asked(request.GET.get("url", ""))
    with translation.override(language_of(path)):
        try:
            answer = answered(request, parts, path)
        except Refused as refused:
            answer = refusal(refused)
        answer.headers["Content-Language"] = translation.get_language()
    return readable(answer)


def answered(request, parts, path):
    kind = request.GET.get("format") or "json"
    if kind not in WRITERS:
        raise Refused(501, _("“format” is json or xml."))
    if not request.GET.get("url"):
        raise Refused(400, _("“url” is missing: the address of a page of this site."))
    room = [pixels(request, name) for name in ("maxwidth", "maxheight")]
    if not parts or not is_ours(parts, request):
        raise Refused(404, _("“url” is no address of this site."))
    found = find(path, parts.query, origin_of(request))
    if found is None:
        raise Refused(404, _("At “url” there is no public role, comparison or chart."))
    return WRITERS[kind](told(found, origin_of(request), *room))


def address_asked(url):
    """The parts of an address and its path below where the site begins; (None, "") for none."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None, ""
    path, prefix = blanked(unquote(parts.path)), get_script_prefix()
    return (parts, f"/{path.removeprefix(prefix)}") if path.startswith(prefix) else (None, "")


def is_ours(parts, request):
    """Whether it leads to this site, by whichever of its names."""
    host, port = split_domain_port(parts.netloc.lower())
    _host, own_port = split_domain_port(request.get_host())
    is_port = parts.scheme in PORTS and port in ("", own_port, PORTS[parts.scheme])
    return is_port and validate_host(host, settings.ALLOWED_HOSTS)


def pixels(request, name):
    """A parameter as a number of px, None where it isn't given."""
    given = request.GET.get(name)
    if not given:
        return None
    if not (given.isascii() and given.isdecimal() and len(given) <= DIGITS and int(given)):
        raise Refused(400, _("“%(name)s” is a number of pixels.") % {"name": name})
    return int(given)


def find(path, query, origin):
    """What is Found at an address in the active language, be it that of a page or of its embed."""
    match = resolved(path)
    kind = match and match.url_name
    if kind in ("role", "embed-role"):
        return found_role(match.kwargs["slug"])
    if kind in ("comparison", "embed-comparison") and "more" not in match.kwargs:
        return found_comparison(match.kwargs.values())
    if kind in ("chart", "embed-chart"):
        return found_chart(with_blanks(QueryDict(query)), origin)
    return None


def resolved(path):
    """The match of an address as readers write it; None where there is none."""
    for each in dict.fromkeys([path, f"{path}/", path.lower(), f"{path.lower()}/"]):
        try:
            return resolve(each)
        except Resolver404:
            continue
    return None


def found_role(slug):
    [slug] = current(slug)
    try:
        card = RoleCard(published_page(slug))
    except KeyError:
        return None
    picture = of_role(card.role).at(reverse("role-preview", args=[slug]))
    return Found(card, reverse("embed-role", args=[slug]), picture)


def found_comparison(slugs):
    slugs = sorted(set(current(*slugs)))
    try:
        table = role_table(slugs)
    except KeyError:
        return None
    src = reverse("embed-comparison", args=slugs)
    if len(slugs) > 2:
        return Found(table, src, site_picture())
    pair = of_pair(*(side.role for side in table.sides), table.curated)
    return Found(table, src, pair.at(reverse("comparison-preview", args=slugs)))


def found_chart(given, origin):
    if slug := given.get("role"):
        given = given.copy()
        [given["role"]] = current(slug)
    try:
        chart = framed_chart(given, origin)
    except KeyError:
        return None
    return Found(chart, reverse("embed-chart") + chart.options.query(), site_picture())


def current(*slugs):
    """The slugs that roles have now."""
    now = FormerSlug.objects.now(Role, *slugs)
    return [now.get(slug, slug) for slug in slugs]


def site_picture():
    return of_site().at(reverse("site-preview"))


def told(found, origin, most_wide, most_high):
    """The fields of the answer, as the specification names them."""
    how = cited(found.embed, origin)
    frame = framed(found.embed, origin + found.src, how, most_wide=most_wide, most_high=most_high)
    name, home = _("Who Does What"), origin + reverse("home")
    fields = {
        "version": "1.0",
        "type": "rich",
        "title": frame.title,
        "author_name": name,
        "author_url": home,
        "provider_name": name,
        "provider_url": home,
        "cache_age": HOUR,
        "html": str(frame.html),
        "width": frame.width,
        "height": frame.height,
    }
    if (most_wide or WIDTH) >= WIDTH and (most_high or HEIGHT) >= HEIGHT:
        fields["thumbnail_url"] = origin + found.picture
        fields |= {"thumbnail_width": WIDTH, "thumbnail_height": HEIGHT}
    return fields


def as_json(fields):
    text = json.dumps(fields, ensure_ascii=False)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def as_xml(fields):
    root = ElementTree.Element("oembed")
    for name, value in fields.items():
        ElementTree.SubElement(root, name).text = str(value)
    text = ElementTree.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n'
    return HttpResponse(head + text, content_type="text/xml; charset=utf-8")


WRITERS = {"json": as_json, "xml": as_xml}


def refusal(refused):
    """Why there is no answer (RFC 9457)."""
    answer = HttpResponse(status=refused.status, content_type="application/problem+json")
    problem = {"status": refused.status, "title": answer.reason_phrase, "detail": refused.why}
    answer.content = json.dumps(problem, ensure_ascii=False)
    return answer
