"""Pickers with autocompletion that do not ask the database for what is at hand."""

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

from roles.addresses import row_id


class _Known:
    """`known`: {id as text: object}, set by the form; only other selected rows are queried.

    Without it a page with a hundred claims would make two hundred queries for their labels.
    """

    known = {}

    def build_attrs(self, *args, **kwargs):
        """As wide as Django's stylesheet has it: the script would lay the page out to measure."""
        return super().build_attrs(*args, **kwargs) | {"data-width": "20em"}

    def optgroups(self, name, value, attrs=None):
        value = [pk for pk in value if row_id(pk) is not None]  # addresses and forms hold anything
        selected = [str(v) for v in value if str(v) not in self.choices.field.empty_values]
        if any(pk not in self.known for pk in selected):
            return super().optgroups(name, value, attrs)
        options = [(pk, self.choices.field.label_from_instance(self.known[pk])) for pk in selected]
        if not (self.is_required or self.allow_multiple_selected):
            options.insert(0, ("", ""))
        rows = [
            self.create_option(name, pk, label, bool(pk), index)
            for index, (pk, label) in enumerate(options)
        ]
        return [(None, rows, 0)]


class PickOne(_Known, AutocompleteSelect):
    pass


class PickSeveral(_Known, AutocompleteSelectMultiple):
    pass
