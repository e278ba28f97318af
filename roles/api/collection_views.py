"""Each collection as a list and row by row, by one mechanism for all of them."""

import re
from itertools import chain

from django.db.models import Exists, OuterRef, Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from roles.models import Claim, Dispute
from roles.opendata.collections import collection_of, shown
from roles.search.documents import searched
from roles.search.mentioning import mentioning
from roles.views.problems import Refused

from .belongings import belongings
from .components import SIDES, page_of, row_of
from .dispute_answers import speaking
from .endpoint import NOT_FOUND, PACE_IN_FULL, Endpoint
from .filtering import ID, NOTHING, condition, filters
from .parameters import CURSOR, PAGE_SIZE, WORDS, Parameter, in_letters
from .telling import VOICES, Telling, with_references

# What a list tells of each row without being asked: a dispute is its sides.
WHOLE = {Dispute: (SIDES,)}
# Rows on a page with all that belongs to each, which may be a hundred statements.
MOST_WHOLE = 20


class OfCollection(Endpoint):
    """`verb` begins the operationId, `says` is the description."""

    collection = None
    verb = says = ""

    @property
    def tag(self):
        return self.collection.name

    @property
    def operation(self):
        return f"{self.verb}_{self.collection.table}"

    @property
    def description(self):
        return format_lazy(self.says, what=self.collection.model._meta.verbose_name_plural)

    @property
    def relations(self):
        """{name: PublicField} of what leads to other rows."""
        fields = self.collection.fields
        return {field.name: field for field in fields if field.kind in ("one", "many")}

    @property
    def belongings(self):
        return belongings(self.collection.model)

    def selection(self, expandable):
        """The parameters that say how much is told."""
        names = [field.name for field in self.collection.fields]
        names += [VOICES] if issubclass(self.collection.model, Claim) else []
        names += self.belongings
        fields = _("Only these fields, with commas between them; id, self and url always.")
        expand = _("Relations to be told in full instead of as ids, with commas between them.")
        yield Parameter("fields", fields, {"enum": names}, many=True, by_comma=True)
        if expandable:
            yield Parameter("expand", expand, {"enum": expandable}, many=True, by_comma=True)

    def rows_told(self, rows, given, belonging):
        """Rows as objects, with what is expanded and the names of what belongs to them."""
        telling, expand = self.telling(given), given.get("expand") or ()
        ends = {name: self.ends(name, rows) for name in expand if name in self.relations}
        lists = {name: self.belongings[name].rows(rows) for name in belonging}
        owned = (part for found in lists.values() for parts in found.values() for part in parts)
        with_references([*rows, *owned, *chain(*(found.values() for found in ends.values()))])
        told = []
        for row in rows:
            parts = [(name, self.expanded(telling, row, name, ends[name])) for name in ends]
            parts += [
                (name, [self.whole(telling).row(part) for part in lists[name][row.pk]])
                for name in lists
            ]
            if isinstance(row, Dispute) and SIDES in lists:
                parts += speaking(lists[SIDES][row.pk])
            told.append(telling.row(row, parts))
        return told

    def whole(self, telling):
        """What is told of other rows is told in full, whatever fields of this one are asked for."""
        return Telling(telling.origin, telling.language)

    def ends(self, name, rows):
        """{number: row} of all that a relation of these rows leads to."""
        field = self.relations[name]
        if field.kind == "many":
            numbers = {end.pk for row in rows for end in getattr(row, field.source).all()}
        else:
            numbers = {end.pk for row in rows if (end := getattr(row, field.source))}
        found = collection_of(field.target).rows(with_citations=False)
        return found.in_bulk(list(numbers))

    def expanded(self, telling, row, name, ends):
        field, whole = self.relations[name], self.whole(telling)
        if field.kind == "many":
            numbers = [end.pk for end in getattr(row, field.source).all()]
            return [whole.row(ends[pk]) for pk in numbers if pk in ends]
        end = getattr(row, field.source)
        return whole.row(ends[end.pk]) if end and end.pk in ends else None


class List(OfCollection):
    verb, says = "list", _("All {what}, in pages; filters narrow them down.")

    @property
    def summary(self):
        return self.collection.model._meta.verbose_name_plural

    @property
    def answer(self):
        return page_of(self.collection)

    @property
    def statuses(self):
        return NOT_FOUND if any("pattern" in each.schema for each in self.filters()) else {}

    def filters(self):
        return filters(self.collection)

    def parameters(self):
        yield from [WORDS] if self.collection.model in searched() else []
        yield from self.filters()
        yield from self.selection([*self.relations, *self.belongings])
        yield from (CURSOR, PAGE_SIZE)

    def links(self):
        one = {"operationId": f"get_{self.collection.table}"}
        more = {"operationId": self.operation}
        return {
            "one": one | {"parameters": {"id": "$response.body#/results/0/id"}},
            "next": more | {"parameters": {"cursor": "$response.body#/next_cursor"}},
        }

    def narrowed(self, given):
        """The condition that the filters and the words asked for make."""
        return condition(self.collection, given) & self.saying(given)

    def saying(self, given):
        words = given.get("q")
        return mentioning(self.collection.model, words) if words else Q()

    def size(self, given):
        """How many rows a page has at most."""
        is_whole = self.is_whole((*given.get("expand", ()), *given["fields"]))
        return min(given["page_size"], MOST_WHOLE) if is_whole else given["page_size"]

    def is_whole(self, asked):
        """Whether one of these names is that of a list of what belongs to a row."""
        return any(name in self.belongings for name in asked)

    def pace_of(self, request):
        asked = [*request.GET.getlist("expand"), *request.GET.getlist("fields")]
        is_whole = self.is_whole(",".join(asked).split(","))
        return PACE_IN_FULL if is_whole else super().pace_of(request)

    def numbers(self, given):
        """Of the rows of the page, and of the next one if there is any.

        From one table, in the order of its key, so that no database can plan to read another first;
        what has to be asked of others is asked row by row, until the page is full.
        """
        model, after = self.collection.model, int(given["cursor"] or "0", 36)
        public = Exists(shown(model).filter(pk=OuterRef("pk")))
        rows = model.objects.filter(self.narrowed(given), public, pk__gt=after).order_by("pk")
        return list(rows.values_list("pk", flat=True)[: self.size(given) + 1])

    def told(self, given):
        numbers, size = self.numbers(given), self.size(given)
        cursor = in_letters(numbers[size - 1]) if len(numbers) > size else None
        rows = self.collection.rows(with_citations=False).filter(pk__in=numbers[:size])
        whole = filter(self.telling(given).wants, WHOLE.get(self.collection.model, ()))
        expand = (*given.get("expand", ()), *given["fields"], *whole)
        belonging = [name for name in dict.fromkeys(expand) if name in self.belongings]
        return self.page(cursor, self.rows_told(list(rows), given, belonging))


class One(OfCollection):
    verb, says = "get", _("One row of {what} by its id, with all that belongs to it.")
    statuses = NOT_FOUND

    @property
    def summary(self):
        return self.collection.model._meta.verbose_name

    @property
    def answer(self):
        return row_of(self.collection)

    def parameters(self):
        return tuple(self.selection([*self.relations]))

    def told(self, given, id):
        row = self.collection.find(id) if re.fullmatch(ID, id) else None
        if row is None:
            told = format_lazy(NOTHING, value=id, collection=self.collection.name)
            raise Refused(404, told)
        belonging = [name for name in self.belongings if self.telling(given).wants(name)]
        return self.rows_told([row], given, belonging)[0]
