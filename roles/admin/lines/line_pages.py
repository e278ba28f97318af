"""Pages of the desk whose rows are lines: what is read and sent is only what is looked at."""

from itertools import count

from django.http import Http404

from roles.addresses import row_id

from ..merging import as_posted
from .sparse import ID, completed, ids_in, partial_rows, rows_in, without_row

# Of the address: everything open (without scripts); the forms of one row of a part, or of several
# («duties-7,9»), and the number of the first.
EXPAND, ROW, NUMBER = "expand", "row", "number"
NEW = "new"
# {class of an inline: the prefix of its rows}, learned when its formset is made.
PREFIXES = {}


def formsets_of(admin, request, obj=None):
    """Yield (prefix, formset class, inline) as Django's page has them."""
    used = {}
    for formset, inline in admin.get_formsets_with_inlines(request, obj):
        prefix = formset.get_default_prefix()
        used[prefix] = used.get(prefix, 0) + 1
        yield (prefix if used[prefix] == 1 else f"{prefix}-{used[prefix]}"), formset, inline


class LinesMixin:
    """A page that shows its rows as lines and opens their forms one by one."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        answer = super().changeform_view(request, object_id, form_url, extra_context)
        prefix = _asked_prefix(request.GET)
        return answer if request.method == "POST" or not prefix else _fragment(answer, prefix)

    def get_formsets_with_inlines(self, request, obj=None):
        """Made once for a request: they complete what was sent, too."""
        made = request.__dict__.setdefault("made_parts", {})
        key = self.model, obj and obj.pk
        if key not in made:
            made[key] = list(self._parts(request, obj))
        return made[key]

    def _parts(self, request, obj):
        """All parts; only the one whose rows are asked for by themselves."""
        asked = request.method == "GET" and _asked_prefix(request.GET)
        for inline in self.get_inline_instances(request, obj):
            if not asked or PREFIXES.get(type(inline), asked) == asked:
                formset = inline.get_formset(request, obj)
                PREFIXES[type(inline)] = formset.get_default_prefix()
                yield formset, inline

    def get_formset_kwargs(self, request, obj, inline, prefix):
        options = super().get_formset_kwargs(request, obj, inline, prefix)
        if request.method == "POST":
            return options | {"opened": ids_in(request.POST, prefix)}
        return options | _asked(request.GET, prefix)

    def complete_rows(self, request, obj):
        """Make the sent form whole: what it doesn't say of its rows is as it is stored."""
        data, parts = request.POST.copy(), list(formsets_of(self, request, obj))
        if obj:
            _send_too(data, self.rows_to_check(request, obj), parts)
        rows = rows_in(data)
        for prefix, formset, inline in parts:
            sent = partial_rows(data, prefix, rows.get(prefix, {}), formset.fk.name)
            _fill(data, prefix, formset, sent, inline.get_queryset(request), obj)
        request.POST = completed(data, [prefix for prefix, _formset, _inline in parts])

    def rows_to_check(self, request, obj):
        """Stored rows that have to be looked at for this save although nobody opened them."""
        return []


def _send_too(data, rows, parts):
    """Put these rows among those that were sent."""
    prefixes = {formset.model: prefix for prefix, formset, _inline in parts}
    for row in rows:
        prefix = prefixes.get(type(row))
        if prefix and row.pk not in ids_in(data, prefix):
            numbers = rows_in(data).get(prefix, {})
            number = next(n for n in count() if str(n) not in numbers)
            data[f"{prefix}-{number}-{ID}"] = str(row.pk)


def _fill(data, prefix, formset, sent, queryset, obj):
    """Complete rows that were sent in part, {id: (number, fields)}; those that are gone go."""
    if not sent:
        return
    rows = {row.pk: row for row in queryset.filter(pk__in=sent, **{formset.fk.name: obj})}
    for pk, (number, only) in sent.items():
        if pk not in rows:
            without_row(data, prefix, number)
            continue
        form = formset.form(instance=rows[pk], prefix=f"{prefix}-{number}")
        for name, field in form.fields.items():
            if name not in only:
                value = form.get_initial_for_field(field, name)
                data.setlist(form.add_prefix(name), as_posted(field, value))


def _asked(query, prefix):
    """Options of a formset on a page that is looked at."""
    if EXPAND in query:
        return {}
    options = {"opened": set(), "first": row_id(query.get(NUMBER, "")) or 0}
    asked, _, rows = query.get(ROW, "").rpartition("-")
    if asked == prefix and rows == NEW:
        return options | {"new": 1}
    if asked == prefix:
        return options | {"opened": set(map(row_id, rows.split(","))) - {None}}
    return options


def _asked_prefix(query):
    return query.get(ROW, "").rpartition("-")[0]


def _fragment(answer, prefix):
    """Of a page that is about to be drawn, the opened rows of one part."""
    parts = getattr(answer, "context_data", {}).get("inline_admin_formsets", ())
    part = next((part for part in parts if part.formset.prefix == prefix), None)
    if part is None or not part.formset.forms:
        raise Http404
    answer.template_name = "admin/lines/fragment.html"
    answer.context_data["part"] = part
    return answer
