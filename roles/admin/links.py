"""Links between pages of the desk."""

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse
from django.utils.html import format_html


def change_address(row):
    opts = row._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[row.pk])


def change_link(row):
    """A link to the page that changes `row`, named by its headline."""
    return format_html('<a href="{}">{}</a>', change_address(row), headline(row))


def headline(row):
    """The row in one line; a row that is not complete yet goes by the name of its kind."""
    try:
        return getattr(row, "headline", None) or str(row)
    except ObjectDoesNotExist:
        return str(row._meta.verbose_name)
