from django.urls import path

from roles.views import (
    area_views,
    change_views,
    charts,
    comparison_views,
    compose_list,
    compose_views,
    crawlers,
    data_views,
    document_views,
    embed_views,
    function_colours,
    glossary_views,
    history_views,
    home,
    oembed,
    picker_views,
    plan_views,
    preview_views,
    report_views,
    role_list,
    role_views,
    search_views,
    skill_views,
    source_views,
)
from roles.views.later import Later

from .addresses import words


def at(vietnamese, english, view, name):
    """The route of a view, by the active language."""
    return path(words(vietnamese, english), view, name=name)


api_docs = Later("roles.api.documentation.documentation")

urlpatterns = [
    at("", "en/", home.home, "home"),
    at("chuc-danh/", "en/roles/", role_list.role_list, "roles"),
    at("chuc-danh/<slug:slug>/", "en/roles/<slug:slug>/", role_views.role, "role"),
    at(
        "chuc-danh/<slug:slug>/thay-doi/",
        "en/roles/<slug:slug>/changes/",
        history_views.changes,
        "role_changes",
    ),
    at(
        "chuc-danh/<slug:slug>/thay-doi/feed.xml",
        "en/roles/<slug:slug>/changes/feed.xml",
        change_views.role_feed,
        "role_changes-feed",
    ),
    at("thay-doi/", "en/changes/", change_views.changes, "changes"),
    at("thay-doi/feed.xml", "en/changes/feed.xml", change_views.feed, "changes-feed"),
    at("so-sanh/", "en/compare/", picker_views.comparison_list, "comparisons"),
    *(
        at(f"so-sanh/{slugs}", f"en/compare/{slugs}", view, "comparison")
        for slugs, view in comparison_views.ADDRESSES.items()
    ),
    at("so-do/", "en/chart/", charts.chart, "chart"),
    at("so-do.svg", "en/chart.svg", charts.drawing, "chart-drawing"),
    at("soan/", "en/compose/", compose_list.compose_list, "compose-list"),
    at("soan/<slug:slug>/", "en/compose/<slug:slug>/", compose_views.compose_role, "compose"),
    at(
        "soan/<slug:slug>/mo-ta.<slug:kind>",
        "en/compose/<slug:slug>/description.<slug:kind>",
        document_views.compose_document,
        "compose-document",
    ),
    at("quy-trinh/<slug:slug>/", "en/processes/<slug:slug>/", source_views.process, "process"),
    at("ky-nang/", "en/skills/", skill_views.skill_list, "skills"),
    at("ky-nang/<slug:slug>/", "en/skills/<slug:slug>/", skill_views.skill, "skill"),
    at("linh-vuc/", "en/areas/", area_views.area_list, "areas"),
    at("linh-vuc/<slug:slug>/", "en/areas/<slug:slug>/", area_views.area, "area"),
    at("tim-kiem/", "en/search/", search_views.search_page, "search"),
    at("viet-tat/", "en/acronyms/", search_views.acronym_list, "acronyms"),
    at("viet-tat/<path:acronym>/", "en/acronyms/<path:acronym>/", search_views.acronym, "acronym"),
    at("nguon/", "en/sources/", source_views.source_list, "sources"),
    at("nguon/<slug:slug>/", "en/sources/<slug:slug>/", source_views.source, "source"),
    at(
        "nguon/<slug:slug>/thay-doi/feed.xml",
        "en/sources/<slug:slug>/changes/feed.xml",
        change_views.source_feed,
        "source-feed",
    ),
    at("can-ai/", "en/who-do-we-need/", plan_views.plan, "plan"),
    at(
        "can-ai/so-do.<slug:ending>",
        "en/who-do-we-need/chart.<slug:ending>",
        plan_views.drawing,
        "plan-drawing",
    ),
    at("du-lieu/", "en/data/", data_views.data, "data"),
    at("du-lieu/tu-vung/", "en/data/vocabulary/", data_views.vocabulary, "vocabulary"),
    at("du-lieu/api/", "en/data/api/", api_docs, "api-docs"),
    at("du-lieu/<path:file>", "en/data/<path:file>", data_views.data_file, "data-file"),
    at("thuat-ngu/", "en/glossary/", glossary_views.glossary, "glossary"),
    at("gop-y/<slug:statement>/", "en/feedback/<slug:statement>/", report_views.report, "report"),
    at(
        "gop-y/<slug:statement>/da-gui/",
        "en/feedback/<slug:statement>/sent/",
        report_views.report_sent,
        "report-sent",
    ),
    at("chia-se.png", "en/share.png", preview_views.site, "site-preview"),
    at("chuc-danh/<slug:slug>.png", "en/roles/<slug:slug>.png", preview_views.role, "role-preview"),
    at("chuc-danh/<slug:slug>/the/", "en/roles/<slug:slug>/card/", preview_views.card, "role-card"),
    at(
        "so-sanh/<slug:one>/<slug:other>.png",
        "en/compare/<slug:one>/<slug:other>.png",
        preview_views.comparison,
        "comparison-preview",
    ),
    at(
        "nhung/chuc-danh/<slug:slug>/",
        "en/embed/roles/<slug:slug>/",
        embed_views.role,
        "embed-role",
    ),
    *(
        at(
            f"nhung/so-sanh/{slugs}",
            f"en/embed/compare/{slugs}",
            embed_views.comparison,
            "embed-comparison",
        )
        for slugs, view in comparison_views.ADDRESSES.items()
        if view is comparison_views.comparison
    ),
    at("nhung/so-do/", "en/embed/chart/", embed_views.chart, "embed-chart"),
    path("oembed", oembed.oembed, name="oembed"),
    path("functions.css", function_colours.function_colours, name="function-colours"),
    path(
        "functions-<slug:version>.css",
        function_colours.function_colours,
        name="function-colours",
    ),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
    path("sitemap-<slug:section>-<int:number>.xml", crawlers.sitemap_part, name="sitemap-part"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("llms.txt", crawlers.llms, name="llms"),
    path("favicon.ico", crawlers.favicon, name="favicon"),
    path("apple-touch-icon.png", crawlers.apple_touch_icon, name="touch-icon"),
]
