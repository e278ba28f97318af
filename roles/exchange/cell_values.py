"""From a value of the database to a cell and back, for each kind of field.

`clean` raises ValueError with a reason in the editor's language.
"""

from datetime import datetime

from django.utils.translation import gettext as _
from import_export.widgets import Widget

from roles.schema.characters import unstorable
from roles.schema.rows import default_of

from .cells import Date, Formula

# Digits. More are none that a database holds, and Python itself refuses some thousand.
LONGEST_NUMBER = 18
YES, NO = "yes", "no"
DAY = "%Y-%m-%d"
WORDS = {
    "yes": True,
    "true": True,
    "1": True,
    "x": True,
    "có": True,
    "no": False,
    "false": False,
    "0": False,
    "": False,
    "không": False,
}


def plain_text(value):
    """The text of a cell, whatever a spreadsheet made of it."""
    if value is None:
        return ""
    if isinstance(value, Formula):
        raise ValueError(_("This is a formula. Write its result as text."))
    if isinstance(value, Date):
        raise ValueError(_("The spreadsheet made a date of this. Format the cell as text."))
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    if found := unstorable(text):
        said = {"code": found}
        raise ValueError(
            _("The text contains a character that cannot be stored (%(code)s).") % said
        )
    return text


class TextWidget(Widget):
    """`normal`: how a new text is written (spelling, composition)."""

    def __init__(self, normal):
        super().__init__()
        self.normal = normal

    def clean(self, value, row=None, **kwargs):
        return self.normal(plain_text(value).replace("\r\n", "\n").strip())

    def render(self, value, obj=None, **kwargs):
        return value or ""


class NumberWidget(Widget):
    def __init__(self, default):
        super().__init__()
        self.default = default

    def clean(self, value, row=None, **kwargs):
        text = plain_text(value).strip()
        if not text:
            return self.default
        if not text.isdecimal() or len(text) > LONGEST_NUMBER:
            raise ValueError(_("“%(text)s” is not a whole number.") % {"text": text[:40]})
        return int(text)

    def render(self, value, obj=None, **kwargs):
        return value


class YesNoWidget(Widget):
    def clean(self, value, row=None, **kwargs):
        text = plain_text(value).strip().lower()
        if text not in WORDS:
            raise ValueError(_("Write yes or no, not “%(text)s”.") % {"text": text[:40]})
        return WORDS[text]

    def render(self, value, obj=None, **kwargs):
        return YES if value else NO


class ChoiceWidget(Widget):
    def __init__(self, field):
        super().__init__()
        self.values = [value for value, _label in field.flatchoices]
        self.default = default_of(field) or ""

    def clean(self, value, row=None, **kwargs):
        text = plain_text(value).strip()
        if not text:
            return self.default
        if text not in self.values:
            said = {"text": text[:40], "values": ", ".join(self.values)}
            raise ValueError(_("“%(text)s” is not one of: %(values)s.") % said)
        return text

    def render(self, value, obj=None, **kwargs):
        return value or ""


class DateWidget(Widget):
    """A day as 2026-11-26, whether the cell holds a text or what a spreadsheet made of it."""

    def clean(self, value, row=None, **kwargs):
        text = str(value) if isinstance(value, Date) else plain_text(value).strip()
        if not text:
            return None
        try:
            return datetime.strptime(text, DAY).date()  # noqa: DTZ007, a day has no zone
        except ValueError:
            said = {"text": text[:40]}
            raise ValueError(_("“%(text)s” is no day. Write it as 2026-11-26.") % said) from None

    def render(self, value, obj=None, **kwargs):
        return value.isoformat() if value else ""
