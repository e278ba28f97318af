"""The schema: each operation as its endpoint tells it, and the components that they share."""

import uritemplate
from django.utils.translation import gettext as _
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse

from roles.views.problems import MEDIA_TYPE, TITLES

from .components import ref, shared
from .filtering import ID

# Every address has these; 404 only where something is looked for.
ERRORS = (400, 406, 414, 429, 500, 503)


class Operation(AutoSchema):
    """Asks the Endpoint."""

    def get_operation(self, *where):
        operation = super().get_operation(*where)
        if operation and (links := self.view.links()):
            operation["responses"]["200"]["links"] = links
        return operation

    def get_operation_id(self):
        return self.view.operation

    def get_tags(self):
        return [self.view.tag]

    def get_summary(self):
        return str(self.view.summary)

    def get_description(self):
        return str(self.view.description)

    def _get_parameters(self):
        parts = uritemplate.variables(self.path)
        told = [parameter.described() for parameter in self.view.all_parameters]
        return [self._part(name) for name in parts] + told

    def _part(self, name):
        schema = {"type": "string", "minLength": 1} | self.view.parts.get(name, {"pattern": ID})
        return {"in": "path", "name": name, "required": True, "schema": schema}

    def get_response_serializers(self):
        found = {200: OpenApiResponse(self.view.answer, str(self.view.summary))}
        for status in sorted({*ERRORS, *self.view.statuses}):
            said = OpenApiResponse(ref("Problem"), str(TITLES[status]))
            found[status, MEDIA_TYPE] = said
        return found


def completed(result, generator, request, public):
    """A hook of drf-spectacular: what serializers cannot say of themselves."""
    result["components"]["schemas"] |= shared()
    result["info"]["description"] = _("Read-only; every statement with its sources.")
    return result
