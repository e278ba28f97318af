"""What programs ask for: the list of pages, what not to visit, the site's sign."""

from django.contrib.sitemaps.views import sitemap as pages_as_xml
from django.http import HttpResponse
from django.urls import reverse

from roles.caching.keys import query_keys
from roles.pages.sitemaps import SITEMAPS
from roles.previews.sign import icon, touch_icon

# What answers each visitor anew and says nothing of its own, and the files of the two tools.
NOT_FOR_CRAWLERS = (
    "/admin/",
    *("/gop-y/", "/en/feedback/"),
    *("/soan/*/mo-ta.", "/en/compose/*/description."),
    *("/can-ai/so-do.", "/en/who-do-we-need/chart."),
)


@query_keys("p")
def sitemap(request):
    return pages_as_xml(request, sitemaps=SITEMAPS)


@query_keys()
def robots(request):
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_CRAWLERS), ""]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}\n")
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@query_keys()
def favicon(request):
    return HttpResponse(icon(), content_type="image/x-icon")


@query_keys()
def apple_touch_icon(request):
    return HttpResponse(touch_icon(), content_type="image/png")
