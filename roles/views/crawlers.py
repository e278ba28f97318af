"""What programs ask for: the list of pages, what not to visit, the site's sign."""

from django.conf import settings
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from roles.addresses import origin_of
from roles.caching.by_revision import cached_by_revision
from roles.caching.keys import query_keys
from roles.guard.pace import Pace, paced
from roles.opendata.edition import LICENCE_URL
from roles.pages import sitemap_xml
from roles.pages.sitemaps import acronym_pages, part_names, sections
from roles.previews.sign import icon, touch_icon

# What answers each visitor anew and says nothing of its own, and the files of the two tools.
NOT_FOR_CRAWLERS = (
    "/admin/",
    *("/gop-y/", "/en/feedback/"),
    *("/soan/*/mo-ta.", "/en/compose/*/description."),
    *("/can-ai/so-do.", "/en/who-do-we-need/chart."),
)

# The names that sites use are sorted once for each state of the content.
SECTIONS = sections(cached_by_revision(acronym_pages))
# Within a minute: a part takes half a second, and none is kept.
PACE = Pace("sitemaps", from_one=100, from_all=600)
XML, TEXT = "application/xml; charset=utf-8", "text/plain; charset=utf-8"


@query_keys()
def sitemap(request):
    """The list of the parts."""
    found = sitemap_xml.index(origin_of(request), part_names(SECTIONS))
    return HttpResponse(found, content_type=XML)


@query_keys(stamped=True)
@paced(PACE)
def sitemap_part(request, section, number):
    entries = SECTIONS[section].part(number) if section in SECTIONS else []
    if not entries:
        raise Http404(section)
    found = sitemap_xml.part(origin_of(request), entries)
    return StreamingHttpResponse(found, content_type=XML)


@query_keys()
def robots(request):
    """What not to visit; the way to the whole content, for those who would fetch every page."""
    whole = [request.build_absolute_uri(reverse(name)) for name in ("data", "api-index", "llms")]
    lines = [f"# All of the content, for programs: {' '.join(whole)}", "User-agent: *"]
    lines += [*(f"Disallow: {path}" for path in NOT_FOR_CRAWLERS), ""]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}\n")
    return HttpResponse("\n".join(lines), content_type=TEXT)


@query_keys()
def llms(request):
    """What the site is and where its content stands, in both languages (llmstxt.org)."""
    codes = [code for code, _ in settings.LANGUAGES]
    context = {"codes": codes, "origin": origin_of(request), "licence": LICENCE_URL}
    return HttpResponse(render_to_string("llms/llms.txt", context), content_type=TEXT)


@query_keys()
def favicon(request):
    return HttpResponse(icon(), content_type="image/x-icon")


@query_keys()
def apple_touch_icon(request):
    return HttpResponse(touch_icon(), content_type="image/png")
