"""Our templates without the indentation of their lines: it is for whoever writes them.

It was up to a tenth of what a long page weighs.
"""

import re

from django.template.loaders.filesystem import Loader

_INDENTATION = re.compile("^[ \t]+", re.MULTILINE)


class Unindented(Loader):
    """Reads pages; what else is a template (texts for programs) stays as it is written."""

    def get_contents(self, origin):
        """The template's source, with as many lines as its file: errors name them."""
        source = super().get_contents(origin)
        return _INDENTATION.sub("", source) if origin.name.endswith(".html") else source
