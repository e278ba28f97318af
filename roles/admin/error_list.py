"""What is wrong on a page of the desk, in one list that leads to each field."""

from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS

from .links import headline


@dataclass(frozen=True)
class ProblemOnPage:
    """`target`: the id of the input that can mend it; `where`: what it is about, in words."""

    target: str
    where: str
    message: str


def problems_on_page(context):
    """All problems of a refused change form, in the order of the page."""
    inlines = context.get("inline_admin_formsets", ())
    found = list(_of_form(context["adminform"].form, ""))
    for inline in inlines:
        name = str(inline.opts.verbose_name_plural)
        heading = f"{inline.formset.prefix}-heading"
        found += [ProblemOnPage(heading, name, e) for e in inline.formset.non_form_errors()]
        for form in inline.formset.forms:
            found += _of_form(form, _headline(form, inline))
    return found


def _of_form(form, about):
    if not form.is_bound:
        return
    for name, messages in form.errors.items():
        if name == NON_FIELD_ERRORS or name not in form.fields:
            target, label = f"{form.prefix or 'content'}", ""
        else:
            target, label = form[name].id_for_label, str(form[name].label)
        where = " · ".join(part for part in (about, label) if part)
        yield from (ProblemOnPage(target, where, message) for message in messages)


def _headline(form, inline):
    saved = form.instance.pk and headline(form.instance)
    return f"{inline.opts.verbose_name}: {saved}" if saved else str(inline.opts.verbose_name)
