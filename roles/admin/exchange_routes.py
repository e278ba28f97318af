"""Where import and export are; what makes them is imported when an editor first comes there."""

from functools import partial

from django.urls import path

from roles.views.later import Later


def exchange_urls(site):
    """The routes of `site` for sheets, out and in."""

    def view(name, **given):
        # The call alone: the site looks at what it wraps, and that would import it.
        return site.admin_view(Later(f"roles.admin.exchange.{name}", **given).__call__)

    here = partial(view, site=site)
    return [
        path("exchange/", here("exchange"), name="exchange"),
        path("exchange/all.xlsx", view("export_workbook"), name="export-workbook"),
        path("exchange/<slug:name>.csv", view("export_sheet"), name="export-sheet"),
        path("exchange/import/", here("import_file"), name="import"),
        path("exchange/confirm/", here("confirm"), name="import-confirm"),
    ]
