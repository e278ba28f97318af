"""Every kind of content as a sheet, and under what names sheets and columns stand."""

import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db.models import UniqueConstraint
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from roles.models.content import content_models
from roles.schema.normalizing import composed
from roles.schema.rows import fields_of, key_names

LONGEST_TITLE = 31  # characters, in XLSX; some are forbidden there
# Pages of a workbook besides the sheets: what explains them, and what drop-downs choose from.
GUIDE, LISTS = _("Guide"), "lists"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True)
class Sheet:
    """`identities`: columns by which a row is known again; the first that are all filled count."""

    name: str
    model: type
    identities: tuple

    @property
    def label(self):
        return self.model._meta.verbose_name_plural

    @property
    def title(self):
        """What it is called in a workbook, in the editor's language."""
        title = _FORBIDDEN.sub(" ", capfirst(str(self.label)))
        return title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rpartition(" ")[0]

    def title_of(self, column):
        """What a column is called in the editor's language; what is none keeps its name."""
        field = fields_of(self.model).get(column)
        return capfirst(str(field.verbose_name)) if field else column


def sheets():
    """In the order in which they are read: a row refers only to rows of sheets before its own."""
    return [sheet_of(model) for model in content_models()]


def sheets_by_name():
    return {sheet.name: sheet for sheet in sheets()}


@cache
def sheet_of(model):
    """The key of a row names it, and whatever is never twice."""
    once = (c for c in model._meta.constraints if isinstance(c, UniqueConstraint))
    unique = [rule.fields for rule in once if rule.fields and not rule.condition]
    name = (model.sheet or model.collection or model.english_plural()).replace("-", "_")
    return Sheet(name, model, tuple(dict.fromkeys([key_names(model), *unique])))


def columns_of(sheet):
    """Names of a sheet's columns: the key, the fields of its own, what all claims have."""
    return list(fields_of(sheet.model))


def sheet_titled(title):
    """The sheet of this name or title, whatever the language; None where there is none."""
    named = {}
    for sheet in sheets():
        for each in in_all_languages(lambda sheet=sheet: sheet.title):
            named.setdefault(folded(each), sheet)
    return sheets_by_name().get(title) or named.get(folded(title))


def is_aside(title):
    """Whether a page of a workbook stands beside the sheets and is not read."""
    return title == LISTS or title in in_all_languages(lambda: GUIDE)


def column_titled(sheet, title):
    """The name of a column by its name or its title, whatever the language; else what it was."""
    return _columns_by_title(sheet).get(folded(title), title)


@cache
def _columns_by_title(sheet):
    names = columns_of(sheet)
    titled = {
        folded(title): name
        for name in names
        for title in in_all_languages(lambda name=name: sheet.title_of(name))
    }
    return titled | {name: name for name in names}


def in_all_languages(told):
    """What `told()` says in each language of the site."""
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            yield str(told())


def folded(title):
    """A title however it is spaced, composed and written large."""
    return " ".join(composed(title).split()).casefold()
