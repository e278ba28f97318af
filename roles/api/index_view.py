"""The index of the API, and its schema."""

from django.utils.translation import gettext_lazy as _

from roles.addresses import address
from roles.models import ContentRevision
from roles.opendata.collections import collections
from roles.opendata.edition import LICENCE_URL

from .components import ADDRESS, TEXT, described, listed, object_of
from .endpoint import Endpoint


class Index(Endpoint):
    operation, tag = "get_index", "index"
    summary = _("What there is")
    description = _("The lists of this API, the state of the content, its licence.")

    @property
    def answer(self):
        properties = {
            "version": TEXT,
            "licence": ADDRESS,
            "revision": TEXT | {"description": _("Changes with every change of the content.")},
            "changed_at": {"type": "string", "format": "date-time"},
            "schema": ADDRESS,
            "documentation": ADDRESS,
            "search": ADDRESS,
            "changes": ADDRESS,
            "acronyms": ADDRESS,
            "collections": listed(object_of({"name": TEXT, "address": ADDRESS})),
        }
        return described("Index", "", properties, required=list(properties))

    def told(self, given):
        revision = ContentRevision.current()
        root = f"{self.origin}{address('api-index')}"
        names = [each.name for each in collections()]
        return {
            "version": "1",
            "licence": LICENCE_URL,
            "revision": revision.token,
            "changed_at": revision.changed_at.isoformat(),
            "schema": f"{root}schema/",
            "documentation": f"{root}docs/",
            "search": f"{root}search/",
            "changes": f"{root}changes/",
            "acronyms": f"{root}acronyms/",
            "collections": [{"name": name, "address": f"{root}{name}/"} for name in names],
        }
