"""What statements name by words of their editor: other roles, skills on file, new skills."""

from django.utils.translation import gettext as _

from roles.models import Skill
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


class RowsNamed:
    """Finds them for all statements of a screen; a skill that is described there is made, once."""

    def __init__(self, door):
        self.door = door
        self.known, self.made = {}, {}

    def find(self, statement, field, model, text):
        """(id, no faults), or (None, [(name of a field on the screen, message)])."""
        if model not in self.known:
            self.known[model] = Called(model)
        pk, fault = self.known[model].find(text)
        if pk:
            return pk, []
        if model is Skill and any(map(any, statement.made.values())):
            return self._new_skill(statement, field, text)
        return None, [(statement.called(field), fault)]

    def _new_skill(self, statement, field, text):
        if exact(text) not in self.made:
            fields = {"name_vi": [text], "slug": [""]} | statement.made
            pk, faults = self.door.add(Skill, fields)
            if faults:
                return None, [(_on_screen(statement, field, name), m) for name, m in faults]
            self.made[exact(text)] = pk
        return self.made[exact(text)], []

    def forget(self, model):
        """There are more rows now."""
        self.known.pop(model, None)


def _on_screen(statement, field, name):
    made = name in statement.made
    return f"made-{statement.number}-{name}" if made else statement.called(field)
