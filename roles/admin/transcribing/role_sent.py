"""One role with its new statements, sent as its page would send them."""

from django.utils.translation import gettext as _

from roles.addresses import row_id
from roles.evidence.places import place_key
from roles.history.tokens import token
from roles.models import Role

from ..conflicts import SEEN
from .forms_sent import faults_of
from .plain_fields import as_sent
from .transcript import NEW

UNASKED = "order"  # what the screen does not ask for, and the form needs


class RoleSent:
    """`name`: the id of a role, or `new-` and the number of one described on the screen."""

    def __init__(self, door, name, transcript, kinds):
        self.door, self.name, self.kinds = door, name, kinds
        self.statements = transcript.of(name)
        self.described = transcript.new_roles.get(name)
        self.pk = None if self.described else row_id(name)
        self.rows = {}  # {prefix: statements, in the order in which they are sent}
        self.faults = []

    def write(self, places, named):
        """Send it; the faults as [(name of a field on the screen, message)]."""
        fields = self._own_fields()
        if fields is None:
            message = _("Choose a role.")
            return [(f"statement-{one.number}-role", message) for one in self.statements]
        for statement in self.statements:
            fields |= self._row(statement, places, named)
        answer = self.door.send(Role, fields, self.pk)
        if answer.status_code != 302:
            self._collect(answer.context_data)
        return self.faults

    def _own_fields(self):
        """The fields of the role itself, as they stand; None of a role that there is not."""
        page, is_new = self.door.page(Role), self.described is not None
        role = None if is_new else Role.objects.filter(pk=self.pk).first()
        if role is None and not is_new:
            return None
        form = page.get_form(self.door.request, role, change=not is_new)
        fields = as_sent(form(instance=role))
        return fields | (self.described or {}) | {SEEN: [token(Role, self.pk) if role else ""]}

    def _row(self, statement, places, named):
        kind = self.kinds.get(statement.kind)
        if kind is None:
            self.faults.append((f"statement-{statement.number}-kind", _("Choose a kind.")))
            return {}
        rows = self.rows.setdefault(kind.prefix, [])
        rows.append(statement)
        fields = {UNASKED: ["0"]} | statement.fields
        for name, model in kind.picks.items():
            if text := fields.get(name, [""])[-1].strip():
                pk, faults = named.find(statement, name, model, text)
                fields[name] = [str(pk or "")]
                self.faults += faults
        cited = {places[place_key(place)] for place in statement.places}
        fields["citations"] = [str(pk) for pk in cited if pk]
        return {f"{kind.prefix}-{len(rows) - 1}-{n}": texts for n, texts in fields.items()}

    def _collect(self, context):
        told = {name for name, _message in self.faults}
        for name, message in faults_of(context["adminform"].form):
            self._tell(self._own_name(name), message, told)
        for inline in context["inline_admin_formsets"]:
            formset = inline.formset
            rows = self.rows.get(formset.prefix, ())
            for statement, form in zip(rows, formset.extra_forms, strict=False):
                for name, message in faults_of(form):
                    self._tell(on_screen(statement, name), message, told)
            for message in formset.non_form_errors():
                self._tell(self._own_name(""), message, told)

    def _tell(self, name, message, told):
        """Unless something was wrong with the field before it was sent."""
        if name not in told:
            self.faults.append((name, message))

    def _own_name(self, name):
        if self.described is None:
            return f"statement-{self.statements[0].number}-role"
        return f"role-{self.name.removeprefix(NEW)}-{name or 'name_vi'}"


def on_screen(statement, name):
    """What a field of its form is called on the screen."""
    if name == "citations":
        return f"statement-{statement.number}-place"
    is_shown = name and name != UNASKED
    return statement.called(name) if is_shown else f"statement-{statement.number}-kind"
