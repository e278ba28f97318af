"""Forms of what may be made on this screen besides statements: a source, a role, a skill."""

from django.utils import timezone, translation

from roles.models import Role, Skill, Source

from .plain_fields import simplified

SOURCE = ("url", "title", "publisher", "kind", "language", "seen_on")
MORE_OF_SOURCE = ("author", "published_on", "law_status", "in_force_since", "amended_by")
ROLE = ("acronym", "level", "function", "name_vi", "name_en", "summary_vi", "summary_en")
SKILL = ("kind", "name_en")


def new_rows(door):
    """{name in the template: fields}; those of roles and skills with `__prefix__` for a number."""
    begin = {"seen_on": timezone.localdate(), "language": translation.get_language()}
    source = _form(door, Source, "source-new", begin)
    skill, role = _form(door, Skill, "made-__prefix__"), _form(door, Role, "role-__prefix__")
    return {
        "source_fields": [source[name] for name in SOURCE],
        "source_more": [source[name] for name in MORE_OF_SOURCE],
        "role_fields": [role[name] for name in ROLE],
        "skill_fields": [skill[name] for name in SKILL],
    }


def _form(door, model, prefix, initial=None):
    form = door.page(model).get_form(door.request, None, change=False)
    return simplified(form(prefix=prefix, initial=initial, use_required_attribute=False))
