"""In which form answers come. (In a file of its own: REST framework's views read it first.)"""

from rest_framework.negotiation import BaseContentNegotiation


class OneForm(BaseContentNegotiation):
    """The first form that a view has. What readers accept is looked at before (PublicApi)."""

    def select_parser(self, request, parsers):
        return None

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type
