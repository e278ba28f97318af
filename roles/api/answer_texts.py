"""Fields of answers: texts in both languages or the one asked for, and addresses.

All of them read `telling` (`telling.Telling`) from the serializer's context.
"""

from rest_framework import serializers

from roles.addresses import in_each_language
from roles.opendata.collections import collection_of, id_of
from roles.search.document import bilingual

from .components import ADDRESS, BILINGUAL, PAGES, Described


class Words(Described):
    """A text as {language: text}; None of what says nothing."""

    def __init__(self, schema=BILINGUAL, **options):
        super().__init__(schema, read_only=True, **options)

    def to_representation(self, both):
        both = {code: text or None for code, text in both.items()}
        return self.told(both if any(both.values()) else None)

    def told(self, both):
        return self.context["telling"].text(both)


class Bilingual(Words):
    """The bilingual field `name` of a row."""

    def __init__(self, name, **options):
        self.name = name
        super().__init__(source="*", **options)

    def to_representation(self, row):
        return super().to_representation(bilingual(row, self.name))


class Text(Words):
    """What `make(row)` says in the active language."""

    def __init__(self, make, **options):
        self.make = make
        super().__init__(source="*", **options)

    def to_representation(self, row):
        return super().to_representation(in_each_language(lambda: str(self.make(row))))


class Page(Text):
    """The address on the site that `make(row)` gives in the active language, made whole."""

    def __init__(self, make, **options):
        super().__init__(make, schema=PAGES, **options)

    def told(self, both):
        return self.context["telling"].page(both)


class Made(Described):
    """What `make(row)` gives."""

    def __init__(self, make, schema, **options):
        self.make = make
        super().__init__(schema, read_only=True, source="*", **options)

    def to_representation(self, row):
        return self.make(row)


class ApiRoute(Made):
    """The address in this API of the route and its arguments that `make(row)` gives, or None."""

    def __init__(self, make, **options):
        super().__init__(make, ADDRESS | {"type": ["string", "null"]}, **options)

    def to_representation(self, row):
        found = self.make(row)
        return found and self.context["telling"].at(*found)


class Plain(serializers.CharField):
    """A text that both languages have; None of none."""

    def __init__(self, **options):
        super().__init__(read_only=True, allow_null=True, **options)

    def to_representation(self, value):
        return super().to_representation(value) or None


class ApiAddress(Described):
    """Where a row of a collection is told in this API."""

    def __init__(self, **options):
        super().__init__(ADDRESS, read_only=True, source="*", **options)

    def to_representation(self, row):
        return self.context["telling"].address(collection_of(type(row)), id_of(row))
