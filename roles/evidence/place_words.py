"""Places in sources as readers know them. Pure."""

from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from roles.evidence.laws import LAW, article_of

# Vietnamese names the smallest part first: «điểm b khoản 3 Điều 162».
PARTS = {
    "annex": gettext_lazy("Annex %s"),
    "article": gettext_lazy("Article %s"),
    "clause": gettext_lazy("clause %s"),
    "point": gettext_lazy("point %s"),
}


def place_of(cited: Any) -> str:
    """The place of a Citation or a Reference, in the reader's language.

    What stands before the first section is no «§0», and a law has articles.
    """
    source = cited if hasattr(cited, "kind") else cited.source
    if source.kind == LAW and (parts := article_of(cited.place)):
        words = [_part(name, part) for name, part in parts.items()]
        return " ".join(reversed(words)) if get_language() == "vi" else ", ".join(words)
    return _("title and lead") if cited.place == "§0" else str(cited.place)


def _part(name: str, part: str) -> str:
    return str(PARTS[name]) % part.replace("bổ sung", _("added"))
