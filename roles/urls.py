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

api_docs = Later("roles.api.documentation.documentation")

urlpatterns = [
    path(words("", "en/"), home.home, name="home"),
    path(words("chuc-danh/", "en/roles/"), role_list.role_list, name="roles"),
    path(words("chuc-danh/<slug:slug>/", "en/roles/<slug:slug>/"), role_views.role, name="role"),
    path(
        words("chuc-danh/<slug:slug>/thay-doi/", "en/roles/<slug:slug>/changes/"),
        history_views.changes,
        name="role_changes",
    ),
    path(
        words("chuc-danh/<slug:slug>/thay-doi/feed.xml", "en/roles/<slug:slug>/changes/feed.xml"),
        change_views.role_feed,
        name="role_changes-feed",
    ),
    path(words("thay-doi/", "en/changes/"), change_views.changes, name="changes"),
    path(words("thay-doi/feed.xml", "en/changes/feed.xml"), change_views.feed, name="changes-feed"),
    path(words("so-sanh/", "en/compare/"), picker_views.comparison_list, name="comparisons"),
    *(
        path(words(f"so-sanh/{slugs}", f"en/compare/{slugs}"), view, name="comparison")
        for slugs, view in comparison_views.ADDRESSES.items()
    ),
    path(words("so-do/", "en/chart/"), charts.chart, name="chart"),
    path(words("so-do.svg", "en/chart.svg"), charts.drawing, name="chart-drawing"),
    path(words("soan/", "en/compose/"), compose_list.compose_list, name="compose-list"),
    path(
        words("soan/<slug:slug>/", "en/compose/<slug:slug>/"),
        compose_views.compose_role,
        name="compose",
    ),
    path(
        words(
            "soan/<slug:slug>/mo-ta.<slug:kind>", "en/compose/<slug:slug>/description.<slug:kind>"
        ),
        document_views.compose_document,
        name="compose-document",
    ),
    path(
        words("quy-trinh/<slug:slug>/", "en/processes/<slug:slug>/"),
        source_views.process,
        name="process",
    ),
    path(words("ky-nang/", "en/skills/"), skill_views.skill_list, name="skills"),
    path(words("ky-nang/<slug:slug>/", "en/skills/<slug:slug>/"), skill_views.skill, name="skill"),
    path(words("linh-vuc/", "en/areas/"), area_views.area_list, name="areas"),
    path(words("linh-vuc/<slug:slug>/", "en/areas/<slug:slug>/"), area_views.area, name="area"),
    path(words("tim-kiem/", "en/search/"), search_views.search_page, name="search"),
    path(words("viet-tat/", "en/acronyms/"), search_views.acronym_list, name="acronyms"),
    path(
        words("viet-tat/<path:acronym>/", "en/acronyms/<path:acronym>/"),
        search_views.acronym,
        name="acronym",
    ),
    path(words("nguon/", "en/sources/"), source_views.source_list, name="sources"),
    path(
        words("nguon/<slug:slug>/", "en/sources/<slug:slug>/"), source_views.source, name="source"
    ),
    path(
        words("nguon/<slug:slug>/thay-doi/feed.xml", "en/sources/<slug:slug>/changes/feed.xml"),
        change_views.source_feed,
        name="source-feed",
    ),
    path(words("can-ai/", "en/who-do-we-need/"), plan_views.plan, name="plan"),
    path(
        words("can-ai/so-do.<slug:ending>", "en/who-do-we-need/chart.<slug:ending>"),
        plan_views.drawing,
        name="plan-drawing",
    ),
    path(words("du-lieu/", "en/data/"), data_views.data, name="data"),
    path(
        words("du-lieu/tu-vung/", "en/data/vocabulary/"), data_views.vocabulary, name="vocabulary"
    ),
    path(words("du-lieu/api/", "en/data/api/"), api_docs, name="api-docs"),
    path(
        words("du-lieu/<path:file>", "en/data/<path:file>"), data_views.data_file, name="data-file"
    ),
    path(words("thuat-ngu/", "en/glossary/"), glossary_views.glossary, name="glossary"),
    path(
        words("gop-y/<slug:statement>/", "en/feedback/<slug:statement>/"),
        report_views.report,
        name="report",
    ),
    path(
        words("gop-y/<slug:statement>/da-gui/", "en/feedback/<slug:statement>/sent/"),
        report_views.report_sent,
        name="report-sent",
    ),
    path(words("chia-se.png", "en/share.png"), preview_views.site, name="site-preview"),
    path(
        words("chuc-danh/<slug:slug>.png", "en/roles/<slug:slug>.png"),
        preview_views.role,
        name="role-preview",
    ),
    path(
        words("chuc-danh/<slug:slug>/the/", "en/roles/<slug:slug>/card/"),
        preview_views.card,
        name="role-card",
    ),
    path(
        words("so-sanh/<slug:one>/<slug:other>.png", "en/compare/<slug:one>/<slug:other>.png"),
        preview_views.comparison,
        name="comparison-preview",
    ),
    path(
        words("nhung/chuc-danh/<slug:slug>/", "en/embed/roles/<slug:slug>/"),
        embed_views.role,
        name="embed-role",
    ),
    *(
        path(
            words(f"nhung/so-sanh/{slugs}", f"en/embed/compare/{slugs}"),
            embed_views.comparison,
            name="embed-comparison",
        )
        for slugs, view in comparison_views.ADDRESSES.items()
        if view is comparison_views.comparison
    ),
    path(words("nhung/so-do/", "en/embed/chart/"), embed_views.chart, name="embed-chart"),
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
