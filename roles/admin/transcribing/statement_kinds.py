"""The kinds of statements that belong to a role, as its page has them: new ones by themselves."""

from dataclasses import dataclass, field

from django.utils.functional import cached_property
from django.utils.text import capfirst

from roles.models import Claim, Role
from roles.schema.rows import translated

from .plain_fields import picked, simplified

# Said by the place, or by where a statement stands.
LEFT_OUT = {"citations", "order", "DELETE"}


@dataclass
class StatementKind:
    """`form`: an empty one, with `__prefix__` for its number."""

    prefix: str
    name: str
    form: object
    bilingual: set = field(default_factory=set)

    @cached_property
    def fields(self):
        return [f for f in self._shown if f.name in self._needed]

    @cached_property
    def more(self):
        return [f for f in self._shown if f.name not in self._needed]

    @property
    def picks(self):
        return picked(self.form)

    @cached_property
    def _shown(self):
        return [f for f in self.form.visible_fields() if f.name not in LEFT_OUT]

    @cached_property
    def _needed(self):
        """What must be said, in both languages; of a kind that must say nothing, what it may."""
        required = {f.name for f in self._shown if f.field.required}
        texts = {f"{name}_vi" for name in self.bilingual}
        required |= set() if required & texts else texts - {"note_vi"}
        return required | {f"{name[:-3]}_en" for name in required & texts}


def statement_kinds(door):
    """The kinds of statements that the editor may add to a role."""
    request = door.request
    inlines = door.page(Role).get_inline_instances(request)
    claims = [inline for inline in inlines if issubclass(inline.model, Claim)]
    return [_kind(one, request) for one in claims if one.has_add_permission(request, None)]


def _kind(inline, request):
    formset = inline.get_formset(request)
    prefix = formset.get_default_prefix()
    rows = formset(instance=Role(), queryset=inline.model.objects.none(), prefix=prefix)
    name = capfirst(str(inline.verbose_name))
    return StatementKind(prefix, name, simplified(rows.new_form), set(translated(inline.model)))
