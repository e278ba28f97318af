"""What changed on the pages, for programs that follow: public statements only, nobody's name."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from roles.addresses import LANGUAGES
from roles.history.describing import CAUSES, label_of, title_of
from roles.history.differences import ADDED, CHANGED, REMOVED
from roles.history.public_changes import PUBLISHED, WITHDRAWN, address_of
from roles.history.site_changes import name_of
from roles.opendata.collections import key_lookups
from roles.opendata.collections import name_of as collection_of
from roles.opendata.public_fields import RENAMED
from roles.schema.rows import fields_of
from roles.views.feeds import in_a_line

from .answer_texts import ApiAddress, Made, Page, Text
from .components import TEXT

KINDS = (ADDED, CHANGED, REMOVED)


class Held:
    """A changed field of a RowChange, with what it held before and holds now."""

    def __init__(self, row, name):
        self.row, self.held = row, fields_of(row.difference.model)[name]
        self.language = getattr(self.held, "language", None)

    @property
    def name(self):
        name = self.held.name
        name = name.removesuffix(f"_{self.language}") if self.language else name
        return RENAMED.get(name, name)

    @property
    def label(self):
        return label_of(self.held)

    def text(self, at):
        told = self.row.texts(self.held)[at]
        return "; ".join(told) if isinstance(told, list) else told


class State(Text):
    """What a field held (`at` 0) or holds (1); a text of one language is told in that only."""

    def __init__(self, at, **options):
        self.at = at
        super().__init__(lambda held: held.text(at), **options)

    def to_representation(self, held):
        if held.language is None:
            return super().to_representation(held)
        text = held.text(self.at) or None
        if self.context["telling"].language:
            return text
        return text and dict.fromkeys(LANGUAGES) | {held.language: text}


class FieldChange(serializers.Serializer):
    """One field, as it read and as it reads."""

    field = serializers.CharField(source="name", help_text=_("As the collection calls it."))
    language = serializers.ChoiceField(
        choices=LANGUAGES, allow_null=True, help_text=_("Of a text that has one in each language.")
    )
    label = Text(lambda held: held.label)
    before = State(0)
    after = State(1)


class StatementChange(serializers.Serializer):
    """A statement, or what else stands on a page, that was added, changed or removed."""

    kind = serializers.ChoiceField(choices=KINDS)
    collection = Made(
        lambda row: collection_of(row.difference.model),
        TEXT,
        help_text=_("In which it stands, or stood."),
    )
    id = Made(
        lambda row: outside_id(row),
        TEXT,
        help_text=_("In that collection, where it may be gone by now."),
    )
    title = Text(lambda row: title_of(row.difference.shown, row.names))
    url = Page(lambda row: address_of(row, row.page), help_text=_("Where it stands on the site."))
    fields_changed = serializers.SerializerMethodField()

    @extend_schema_field(FieldChange(many=True))
    def get_fields_changed(self, row):
        withheld = row.difference.model.withheld
        held = [Held(row, change.name) for change in row.fields]
        told = [each for each in held if each.name not in withheld]
        return FieldChange(told, many=True, context=self.context).data


def outside_id(row):
    """The id of a changed row in its collection, made of what the history says of it."""
    shown = row.difference.shown
    key = (_part(row, shown, *lookup.split("__")) for lookup in key_lookups(shown.model))
    return shown.model.outside_id(*key)


def _part(row, shown, name, rest=""):
    value = shown.value(name)
    if not rest:
        return value
    named = row.names.rows.get(shown.model.field(name).related_model, {}).get(value)
    return getattr(named, rest, "")  # of what the history does not know


class ChangedPage(serializers.Serializer):
    """A page of the site."""

    collection = Made(lambda page: collection_of(type(page)), TEXT)
    id = serializers.CharField(source="slug")
    name = Text(name_of)
    url = Page(lambda page: page.get_absolute_url())
    self = ApiAddress()


class Number(serializers.Serializer):
    """How many of what, where a change is too large to be told statement by statement."""

    kind = serializers.ChoiceField(choices=KINDS)
    number = serializers.IntegerField()
    of = Text(lambda sum_: sum_["of"])


class Change(serializers.Serializer):
    """What one act of writing did to one page, or to many at once."""

    id = serializers.UUIDField(help_text=_("The same for ever."))
    at = serializers.DateTimeField()
    cause = serializers.ChoiceField(choices=list(CAUSES))
    page = ChangedPage(allow_null=True, help_text=_("Null where numbers tell of many pages."))
    step = serializers.SerializerMethodField(
        help_text=_("Where the page itself appeared or vanished: its statements are not listed.")
    )
    summary = Text(in_a_line, help_text=_("In one line: «2 changed, 1 added»."))
    statements = serializers.SerializerMethodField()
    numbers = serializers.SerializerMethodField()

    @extend_schema_field(serializers.ChoiceField([PUBLISHED, WITHDRAWN], allow_null=True))
    def get_step(self, entry):
        return entry.step or None

    @extend_schema_field(StatementChange(many=True))
    def get_statements(self, entry):
        for row in entry.rows:
            row.page = entry.page
        rows = [] if entry.step else entry.rows
        return StatementChange(rows, many=True, context=self.context).data

    @extend_schema_field(Number(many=True))
    def get_numbers(self, entry):
        told = [
            {"kind": kind, "number": n, "of": what}
            for kind, sums in entry.sums.items()
            for n, what in sums
        ]
        return Number(told, many=True, context=self.context).data
