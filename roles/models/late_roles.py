"""Roles that rows name, fetched with them as far as every mention shows them: see `late_values`."""

from django.apps import apps
from django.db.models import Manager, Prefetch

from .content import fields_along, leads_to_many, with_paths

# What a mention of a role may show, or not.
REST = (
    *("name", "name_vi", "name_en", "name_key_vi", "name_key_en"),
    *("summary", "summary_vi", "summary_en", "level"),
)


def with_late_roles(rows, paths):
    """As `with_paths`; `hand_out(roles_at(…))` follows when they have been fetched."""
    to_roles = _to_roles(rows.model, paths)
    many = {path for path in to_roles if leads_to_many(rows.model, path)}
    briefly = apps.get_model("roles", "Role").objects.defer(*REST)
    rows = with_paths(rows, [path for path in paths if path not in many])
    rows = rows.prefetch_related(*(Prefetch(path, briefly) for path in many))
    return rows.defer(*(f"{path}__{rest}" for path in to_roles - many for rest in REST))


def roles_at(rows, paths):
    """The roles to which `paths` lead from rows of one model."""
    to_roles = _to_roles(type(rows[0]), paths) if rows else ()
    return [role for row in rows for path in to_roles for role in ends(row, path)]


def _to_roles(model, paths):
    targets = {path: [*fields_along(model, path)][-1].related_model for path in paths}
    return {path for path, target in targets.items() if target._meta.model_name == "role"}


def ends(row, path):
    """The rows at the end of a path, those that there are."""
    name, _, rest = path.partition("__")
    step = getattr(row, name)
    steps = step.all() if isinstance(step, Manager) else filter(None, [step])
    return [end for one in steps for end in (ends(one, rest) if rest else [one])]
