"""Lists of changes for feed readers (Atom, RFC 4287), one in each language."""

import re
from html import unescape
from uuid import uuid5

from django.contrib.syndication.views import Feed
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from roles.addresses import translations
from roles.history.site_changes import SHOWN
from roles.models import ContentRevision

TITLE = 120  # characters
# What no XML may hold, and a text in the database may.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Atom(Atom1Feed):
    """Leads to its twin in the other language; where it is empty, the content says how old it is.

    `twins`: {language: absolute address of the feed in it}.
    """

    def add_item(self, title, link, description, **values):
        title, description = (UNWRITABLE.sub("", text) for text in (title, description))
        super().add_item(title, link, description, **values)

    def latest_post_date(self):
        return super().latest_post_date() if self.items else self.feed["changed_at"]

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        kind = {"rel": "alternate", "type": self.content_type.partition(";")[0]}
        for language, address in self.feed["twins"].items():
            handler.addQuickElement("link", "", kind | {"hreflang": language, "href": address})


def in_a_line(entry):
    """What a change did: «2 changed, 1 added»; `entry` is a PageChange or a Version."""
    said = render_to_string("history/said.html", {"entry": entry})
    return " ".join(unescape(strip_tags(said)).split())


class SiteFeed(Feed):
    """Of `PageChange`s."""

    feed_type = Atom

    def __init__(self, request, entries):
        self.request, self.entries = request, entries

    def title(self):
        return _("Who Does What: changes")

    def subtitle(self):
        return _("What was added, taken out or put differently on the pages of this handbook.")

    def link(self):
        return reverse("changes")

    def feed_guid(self):
        return self.absolute(self.request.path)

    def author_name(self):
        return _("Who Does What")

    def feed_extra_kwargs(self, obj):
        pages = translations(self.request.path_info)
        del pages[get_language()]
        twins = {code: self.absolute(address) for code, address in pages.items()}
        return {"twins": twins, "changed_at": ContentRevision.current().changed_at}

    def absolute(self, address):
        return self.request.build_absolute_uri(address)

    def items(self):
        return self.entries

    def item_title(self, entry):
        return Truncator(f"{self.about(entry)}: {in_a_line(entry)}").chars(TITLE)

    def about(self, entry):
        return entry.title or entry.cause_label

    def item_description(self, entry):
        context = {"rows": entry.rows[:SHOWN], "base": self.absolute("/").removesuffix("/")}
        told = entry.rows and not entry.step
        return render_to_string("history/rows.html", context) if told else in_a_line(entry)

    def item_link(self, entry):
        page = self.page_of(entry)
        if page is None:
            return self.link()
        return entry.rows[0].url if len(entry.rows) == 1 else page.get_absolute_url()

    def page_of(self, entry):
        return entry.page

    def item_guid(self, entry):
        """For ever that of this change in this language, wherever the site may stand."""
        return uuid5(entry.id, get_language()).urn

    def item_pubdate(self, entry):
        return entry.at

    item_updateddate = item_pubdate


class RoleFeed(SiteFeed):
    """Of the public `Version`s of a role."""

    def __init__(self, request, entries, role):
        super().__init__(request, entries)
        self.role = role

    def title(self):
        said = _("Changes to %(role)s") % {"role": self.role.short_name}
        return f"{said} – {_('Who Does What')}"

    def subtitle(self):
        return _("What was added, taken out or put differently on the page of this role.")

    def link(self):
        return reverse("role_changes", args=[self.role.slug])

    def about(self, entry):
        return self.role.short_name

    def page_of(self, entry):
        return self.role

    def item_guid(self, entry):
        about = f"{self.role._meta.label} {self.role.pk} {get_language()}"
        return uuid5(entry.change, about).urn


class SourceFeed(SiteFeed):
    """Of the `PageChange`s of statements that cite a source."""

    def __init__(self, request, entries, source):
        super().__init__(request, entries)
        self.source = source

    def title(self):
        names = {"title": self.source.title, "publisher": self.source.publisher}
        return _("Changes to what cites “%(title)s” (%(publisher)s)") % names

    def subtitle(self):
        return _("Which statements that cite this source were added, taken out or reworded.")

    def link(self):
        return self.source.get_absolute_url()

    def item_guid(self, entry):
        about = f"{self.source._meta.label} {self.source.pk} {get_language()}"
        return uuid5(entry.id, about).urn
