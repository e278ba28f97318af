"""The schema of the API itself, as JSON or YAML."""

from functools import cache

from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiYamlRenderer

from .endpoint import Endpoint
from .parameters import Parameter, read

RENDERERS = {"json": OpenApiJsonRenderer, "yaml": OpenApiYamlRenderer}
FORMAT = Parameter("format", _("In which form."), {"enum": ["json", "yaml"], "default": "json"})


class Schema(Endpoint):
    """OpenAPI 3.1; texts are English unless Vietnamese is asked for."""

    operation, tag = "get_schema", "schema"
    summary = _("This description")
    description = _("The description of this API in OpenAPI 3.1.")
    answer = {"type": "object", "additionalProperties": True}

    def parameters(self):
        return (FORMAT,)

    def get(self, request):
        given = read(self.all_parameters, request.GET)
        language = given["language"] or "en"
        body = written(described(language), given["format"])
        response = HttpResponse(body, content_type=RENDERERS[given["format"]].media_type)
        response.headers["Content-Language"] = language
        return response


@cache
def described(language):
    """The whole API as an object of OpenAPI, which nobody changes: it takes a second to make."""
    with translation.override(language):
        return SchemaGenerator(api_version="v1").get_schema(request=None, public=True)


def written(schema, form):
    """As bytes of JSON or YAML."""
    return RENDERERS[form]().render(schema, renderer_context={})
