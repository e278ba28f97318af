"""What a list of rows to delete carries, so that none is deleted over a newer version."""

from django import template

from roles.admin.conflicts import seen_of

register = template.Library()
register.simple_tag(seen_of)
