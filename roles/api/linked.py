"""What answers name and do not tell: a few words, and where it is told."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from roles.opendata.collections import id_of

from .answer_texts import ApiAddress, Bilingual, Made, Page, Plain
from .components import TEXT


class RoleLink(serializers.Serializer):
    id = Made(id_of, TEXT)
    self = ApiAddress(help_text=_("Its address in this API."))
    url = Page(lambda row: row.get_absolute_url(), help_text=_("Where it is read on the site."))
    name = Bilingual("name")
    acronym = Plain()
