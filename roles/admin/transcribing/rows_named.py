"""What statements name by words of their editor: other roles, skills on file, new skills."""

from roles.models import Skill
from roles.vietnamese.folding import exact

from .called import Called


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
