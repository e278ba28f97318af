"""What each kind of content says about itself; whoever deals with content reads it here.

Kinds stand in the order in which their models are declared, in files, histories and sheets: since
Python reads a class before what refers to it, a row refers only to rows of kinds before its own.
"""

from functools import cache, reduce
from typing import Any

from django.apps import apps
from django.core.checks import Error, Tags, register
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models.base import ModelState
from django.utils import translation
from django.utils.text import slugify

from roles.schema.rows import digest, key_names
from roles.writing.triggers import is_history

from .public import first_public, is_publishable


class KeyedManager(models.Manager):
    """Finds a row by its natural key, given as look-ups in the key's order.

    Rows are named by slugs in fixtures, never by numbers.
    """

    use_in_migrations = False

    def __init__(self, *lookups):
        super().__init__()
        self.lookups = lookups

    def get_by_natural_key(self, *values):
        return self.get(**dict(zip(self.lookups, values, strict=True)))


class Content(models.Model):
    """What editors write: seeded, dumped, kept in the history.

    A kind declares what Django cannot know; `manage.py check` refuses what is missing or wrong.

    `about`: what one of them is, in a sentence, for those who get the content as data.
    `owners`: relations by which a row belongs to other content, and so to its page, its versions
      and its file. Nullable ones are alternatives. Of several that are all filled the first has
      the page where the row counts; the others show it, too. A many-to-many shares a row.
    `file`: where fixtures keep it, «skills.yaml» or «roles/{slug}.yaml»; else its owner's file, of
      the owner named by `kept_with` if it is another than that with the page.
    `naming`: what a row is called by: the first of these texts that says something, or the rows
      that it ties together.
    `texts`: the fields that exist in Vietnamese and English; what may be blank may lack either.
    `address_parts`: relations that its own address is made of.
    `sheet`: the name of its sheet in the exchange with spreadsheets, if it is neither `collection`
      nor its plural.
    `search_kind`: as what (`search.Kind`) a search finds its rows; not by themselves without.
    `search_paths`: ways from what search finds to further rows whose texts lead to it.
    `collection`: what its rows are called where they leave the site as data, if it is neither the
    name of its sheet nor its plural.
    `withheld`: {name of a field that does not leave the site: why}.
    `shown_when_named`: whether pages show a row only because another one refers to it.
    """

    about: Any = ""
    owners = ()
    file = ""
    kept_with = ""
    naming = ()
    texts: tuple[str, ...] = ()
    address_parts = ()
    sheet = ""
    search_kind: Any = None
    search_paths = ()
    collection = ""
    withheld: dict[str, str] = {}
    shown_when_named = False
    keeps_history = True

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db, field_names, values):
        """The row that Django makes of these values, put together in a fifth of the time.

        Django gives each value to its field and then tells whoever listens of a new row; a page
        has hundreds of rows, and nobody listens but those who translate what is typed.
        """
        row = cls.__new__(cls)
        row._state = ModelState()
        row._state.adding, row._state.db = False, db
        vars(row).update(zip(field_names, values, strict=True))
        return row

    @classmethod
    def field(cls, name):
        return cls._meta.get_field(name)

    @classmethod
    def relations(cls):
        """Fields to other rows, those to many included."""
        fields = (*cls._meta.fields, *cls._meta.many_to_many)
        return [field for field in fields if field.is_relation]

    @classmethod
    def single_relations(cls):
        return [field.name for field in cls.relations() if not field.many_to_many]

    @classmethod
    def page_fields(cls):
        """Names of the owners that have the page where a row counts: one of them is filled."""
        return cls.owners if cls.owners and cls.field(cls.owners[0]).null else cls.owners[:1]

    @classmethod
    @cache
    def subject_fields(cls):
        """Those that lead to what has a page of its own, published or not."""
        fields = map(cls.field, cls.page_fields())
        found = (f for f in fields if not f.many_to_many and is_publishable(f.related_model))
        return tuple(field.name for field in found)

    @classmethod
    def is_shared(cls):
        """Whether a row stands on the pages of several owners."""
        return cls.page_fields() != cls.owners or any(
            cls.field(name).many_to_many for name in cls.owners
        )

    @classmethod
    def english_plural(cls):
        """What its rows are called together where files and addresses name them."""
        with translation.override("en"):
            return slugify(str(cls._meta.verbose_name_plural))  # it keeps lazy what is

    @classmethod
    def named_after(cls):
        return cls.naming

    @classmethod
    def name_paths(cls):
        """Ways to the rows that a row's name and address are made of."""
        relations = (n for n in cls.named_after() if cls.field(n).is_relation)
        for name in dict.fromkeys((*cls.page_fields(), *relations, *cls.address_parts)):
            yield name
            yield from (f"{name}__{path}" for path in cls.field(name).related_model.name_paths())

    @classmethod
    def outside_id(cls, *key):
        """What others call the row with this natural key, for good: a word, and no number.

        The slug or the key itself; of what is known by several texts a digest of them, after its
        owner and a full stop, which no slug has.
        """
        if len(key) == 1:
            return key[0]
        owner = cls.field(key_names(cls)[0]).is_relation
        return f"{key[0]}.{digest(*key[1:])}" if owner else digest(*key)

    def natural_key(self):
        ways = (lookup.split("__") for lookup in type(self)._default_manager.lookups)
        return tuple(reduce(getattr, way, self) for way in ways)

    def compute(self):
        """Set the columns that `save()` works out from the others, for writes that pass it by."""

    @classmethod
    def clean_many(cls, rows):
        """As `clean()` of each of these new rows, and raise if it refuses any.

        A kind whose `clean()` asks the database asks it here once for all of them.
        """
        for row in rows:
            row.clean()

    @classmethod
    def check(cls, **kwargs):
        faults = () if cls._meta.abstract else cls.undeclared()
        return [*super().check(**kwargs), *(Error(f, obj=cls, id="roles.E002") for f in faults)]

    @classmethod
    def undeclared(cls):
        """Yield what is missing or wrong in what the kind says about itself."""
        relations = (*cls.owners, *cls.address_parts, *filter(None, [cls.kept_with]))
        for name in (*relations, *cls.named_after(), *cls.texts, *cls.withheld):
            try:
                field = cls.field(name)
            except FieldDoesNotExist:
                yield f"It declares «{name}», which is none of its fields."
                return
            if name in relations and not issubclass(field.related_model or object, Content):
                yield f"It declares «{name}», which leads to no content."
                return
        if not cls.named_after():
            yield "It does not say what its rows are called by (naming)."
        homes = [cls.field(n).related_model.file for n in file_fields(cls)]
        if not cls.file and not (homes and all(homes)):
            yield "It has no file, and no owner that has one (file, owners)."
        for field in cls.relations():
            if field.related_model not in content_models()[: content_models().index(cls) + 1]:
                yield f"«{field.name}» leads to a kind that is declared after it."

    @property
    def subject(self):
        """The page on which it counts; None where it stands on several, or on another's."""
        rows = (getattr(self, name) for name in self.subject_fields())
        return next((row for row in rows if row is not None), None)

    @property
    def page(self):
        """What has the page on which it can be read, as far as one page is enough."""
        if self.subject_fields() or not self.owners:
            return self.subject
        owner = getattr(self, self.owners[0])
        return first_public(owner.all()) if isinstance(owner, models.Manager) else owner.page


def content_models():
    """Every kind of content, in the order of their declaration."""
    found = apps.get_app_config("roles").get_models()
    return [model for model in found if issubclass(model, Content)]


@register(Tags.models)
def history_is_decided(app_configs, **kwargs):
    """A table outside the history and the fixtures is so on purpose."""
    found = apps.get_app_config("roles").get_models()
    silent = [m for m in found if not (hasattr(m, "keeps_history") or is_history(m))]
    hint = "Content is a subclass of Content; anything else says keeps_history = False."
    return [Error("Is it content?", hint=hint, obj=m, id="roles.E003") for m in silent]


def refers_to(model, rows):
    """The condition that one of `rows(kind)`, of any kind of content, names a row of `model`."""
    condition = models.Q(pk__in=[])
    for kind in content_models():
        for field in kind.relations():
            if field.related_model is model:
                at = "pk" if field.many_to_many else field.target_field.name
                found = rows(kind).filter(**{field.name: models.OuterRef(at)})
                condition |= models.Q(models.Exists(found))
    return condition


def file_fields(model):
    """Names of the owners in whose file a row stands that has none of its own."""
    return (model.kept_with,) if model.kept_with else model.page_fields()


def with_names(rows):
    """Rows with all that their names and addresses ask for, in a constant number of queries."""
    return with_paths(rows, list(rows.model.name_paths()))


def with_paths(rows, paths):
    """Rows with what `paths` lead to: joined, or fetched at once where there may be many."""
    many = [path for path in paths if leads_to_many(rows.model, path)]
    joined = [path for path in paths if path not in many]
    rows = rows.select_related(*joined) if joined else rows
    return rows.prefetch_related(*many)


def leads_to_many(model, path):
    return not all(field.many_to_one or field.one_to_one for field in fields_along(model, path))


def fields_along(model, path):
    """Yield the relations that a path goes along: of «requirements__role» both."""
    for name in path.split("__"):
        field = model.field(name)
        yield field
        model = field.related_model
