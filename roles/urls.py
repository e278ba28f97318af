from django.urls import path

from .addresses import words
from .views import (
    charts,
    comparisons,
    crawlers,
    evidence,
    finding,
    home,
    past,
    previews,
    profiles,
    reports,
    role_list,
)

urlpatterns = [
    path(words("", "en/"), home.home, name="home"),
    path(words("chuc-danh/", "en/roles/"), role_list.role_list, name="roles"),
    path(words("chuc-danh/<slug:slug>/", "en/roles/<slug:slug>/"), profiles.role, name="role"),
    path(
        words("chuc-danh/<slug:slug>/thay-doi/", "en/roles/<slug:slug>/changes/"),
        past.changes,
        name="role_changes",
    ),
    path(words("so-sanh/", "en/compare/"), comparisons.comparison_list, name="comparisons"),
    path(
        words("so-sanh/<slug:one>/<slug:other>/", "en/compare/<slug:one>/<slug:other>/"),
        comparisons.comparison,
        name="comparison",
    ),
    path(words("so-do/", "en/chart/"), charts.chart, name="chart"),
    path(words("so-do.svg", "en/chart.svg"), charts.drawing, name="chart-drawing"),
    path(
        words("quy-trinh/<slug:slug>/", "en/processes/<slug:slug>/"),
        evidence.process,
        name="process",
    ),
    path(words("tim-kiem/", "en/search/"), finding.search_page, name="search"),
    path(words("viet-tat/", "en/acronyms/"), finding.acronym_list, name="acronyms"),
    path(
        words("viet-tat/<path:acronym>/", "en/acronyms/<path:acronym>/"),
        finding.acronym,
        name="acronym",
    ),
    path(words("nguon/", "en/sources/"), evidence.source_list, name="sources"),
    path(words("nguon/<slug:slug>/", "en/sources/<slug:slug>/"), evidence.source, name="source"),
    path(
        words("gop-y/<slug:statement>/", "en/feedback/<slug:statement>/"),
        reports.report,
        name="report",
    ),
    path(
        words("gop-y/<slug:statement>/da-gui/", "en/feedback/<slug:statement>/sent/"),
        reports.report_sent,
        name="report-sent",
    ),
    path(words("chia-se.png", "en/share.png"), previews.site, name="site-preview"),
    path(
        words("chuc-danh/<slug:slug>.png", "en/roles/<slug:slug>.png"),
        previews.role,
        name="role-preview",
    ),
    path(
        words("so-sanh/<slug:one>/<slug:other>.png", "en/compare/<slug:one>/<slug:other>.png"),
        previews.comparison,
        name="comparison-preview",
    ),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("favicon.ico", crawlers.favicon, name="favicon"),
    path("apple-touch-icon.png", crawlers.apple_touch_icon, name="touch-icon"),
]
