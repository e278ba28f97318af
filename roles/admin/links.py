"""Links between pages of the desk."""

from django.urls import reverse
from django.utils.html import format_html


def change_address(row):
    opts = row._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[row.pk])


def change_link(row):
    """A link to the page that changes `row`, named by its headline."""
    return format_html('<a href="{}">{}</a>', change_address(row), headline(row))


def headline(row):
    return getattr(row, "headline", None) or str(row)
