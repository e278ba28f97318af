"""What the fields of the form are called, and the headings of a description."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from .draft import own_number

FIELDS = {
    "company": _("Company name"),
    "title": _("Job title"),
    "reports": _("Reports to"),
    "place": _("Place of work"),
    "level": _("Job level"),
    "date": _("Date of issue"),
    "lang": _("Language of the document"),
    "cite": _("Citations"),
    "with": _("A second role"),
    "mix": _("A second role"),
    "line": _("Lines"),
    "edit": _("Reword"),
    "up": _("Move up"),
    "down": _("Move down"),
    "drop": _("Take out"),
    "add": _("Add a line of your own"),
    "without": _("A second role"),
}
SECTIONS: Mapping[str, object] = {
    "law": _("Required by law"),
    "purpose": _("Purpose of the post"),
    "duties": _("Duties"),
    "requirements": _("Requirements"),
}
# Above the company's own lines.
OTHER: Mapping[str, object] = {
    "duties": _("Other duties"),
    "requirements": _("Other requirements"),
}


def field_name(name: str) -> str:
    """What readers know a parameter by: “Company”, “Your own line 2”, “Reworded line abcde”."""
    if name in FIELDS:
        return str(FIELDS[name])
    if number := own_number(name.removesuffix("-in")):
        return str(_("Your own line %(number)d")) % {"number": number}
    return str(_("Reworded line %(code)s")) % {"code": name.removeprefix("text-")[:10]}
