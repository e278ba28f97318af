"""Rows by what people call them: «CPO», «Giám đốc sản phẩm», «phân tích dữ liệu»."""

from django.utils.translation import gettext as _

from roles.vietnamese.folding import exact, fold

NAMES = ("slug", "acronym", "name_vi", "name_en")


def labels(model):
    """What the list of a field offers: {id: label}, each label once."""
    found, taken = {}, set()
    for row in model.objects.all():
        label = str(row) if str(row) not in taken else f"{row} ({row.slug})"
        taken.add(label)
        found[row.pk] = label
    return found


class Called:
    """Finds rows of `model` by their names, with marks first, then without."""

    def __init__(self, model):
        self.by_name = {exact: {}, fold: {}}
        shown = labels(model)
        for row in model.objects.all():
            names = {shown[row.pk], *(getattr(row, name, None) or "" for name in NAMES)}
            for folding, found in self.by_name.items():
                for name in filter(None, map(folding, names)):
                    found.setdefault(name, set()).add(row.pk)

    def find(self, text):
        """(id, "") of the only row of that name; else (None, what is wrong)."""
        for folding, found in self.by_name.items():
            rows = found.get(folding(text), ())
            if len(rows) == 1:
                return next(iter(rows)), ""
            if rows:
                return None, _("Several are called that. Choose one from the list.")
        return None, _("Nothing on file is called that. Choose from the list.")
