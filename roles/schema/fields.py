"""The fields of our models: what one database would refuse is refused on all of them.

Whoever validates (forms, seed, import, bringing back a version) gets a message for the field;
a write that does not (`update()`, a computed column) gets DataError, as from PostgreSQL itself.
History rows have copies of these fields. `roles.schema.checks` finds a column without one of them.
"""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import DataError, models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .characters import is_invisible, unstorable
from .storing import RANGES, refusal

# A mixin is checked as what it is mixed into.
if TYPE_CHECKING:
    Field = models.Field
else:
    Field = object


class Storable(Field):
    """Mixed into a field of Django's; for migrations it is that field."""

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        is_value = not hasattr(value, "as_sql")
        if is_value and (reason := refusal(self, self.get_prep_value(value))):
            raise DataError(f"{self.model._meta.db_table}.{self.column}: {reason}")
        return super().get_db_prep_save(value, connection)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        kind = next(c for c in type(self).__mro__ if c.__module__.startswith("django.db.models"))
        return name, f"django.db.models.{kind.__name__}", args, kwargs


def check_characters(text: str) -> None:
    if code := unstorable(text):
        message = _("The text contains a character that cannot be stored (%(code)s).")
        raise ValidationError(message, code="unstorable", params={"code": code})


def check_visible(text: str) -> None:
    if is_invisible(text):
        raise ValidationError(_("Nothing of this text can be seen."), code="invisible")


class Text(Storable):
    """Validated, a text has characters that can be stored, and some that can be seen."""

    @cached_property
    def validators(self) -> list:
        return [*super().validators, check_characters, check_visible]


class CharField(Text, models.CharField):
    pass


class Lines(forms.CharField):
    """Browsers send line ends as CR LF; they are stored as they are in files."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return text and text.replace("\r\n", "\n")


class TextField(Text, models.TextField):
    def formfield(self, *args: Any, **kwargs: Any) -> Any:
        return super().formfield(*args, **{"form_class": Lines, **kwargs})


class SlugField(Text, models.SlugField):
    pass


class URLField(Text, models.URLField):
    """An address of a page that readers can open."""

    default_validators = [URLValidator(schemes=["http", "https"])]


class EmailField(Text, models.EmailField):
    pass


class JSONField(Storable, models.JSONField):
    pass


def within(kind: str) -> list:
    """The validators of a kind of integer column; Django's own depend on the database."""
    low, high = RANGES[kind]
    return [MinValueValidator(low), MaxValueValidator(high)]


class PositiveSmallIntegerField(Storable, models.PositiveSmallIntegerField):
    default_validators = within("PositiveSmallIntegerField")


class PositiveIntegerField(Storable, models.PositiveIntegerField):
    default_validators = within("PositiveIntegerField")
