"""Lists that are no collection: the form of their pages, described and filled."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers


def page_of(serializer, **further):
    """The serializer of a page of what `serializer` tells; `further` fields come before it."""
    fields = {
        "next": serializers.URLField(allow_null=True, help_text=_("The address of the next page.")),
        "next_cursor": serializers.CharField(allow_null=True),
        **further,
        "results": serializer(many=True),
    }
    return type(f"{serializer.__name__}Page", (serializers.Serializer,), fields)
