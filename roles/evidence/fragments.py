"""Text fragments: links that open a page where its passage begins (`#:~:text=`). Pure."""

from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_WORDS = 6


def check_fragment(text: str) -> None:
    """Raise ValidationError unless these are one to six words: no sentence of a source is kept."""
    words = text.split()
    if len(words) > MOST_WORDS:
        message = _("These are %(number)d words. Write the first six of the passage at most.")
        raise ValidationError(message, code="too_many_words", params={"number": len(words)})
    if not any(letter.isalnum() for letter in text):
        raise ValidationError(_("Write one to six words of the passage."), code="no_words")


def passage_address(url: str, fragment: str) -> str:
    """`url` so that a browser scrolls to the words of `fragment`; `url` itself without any.

    A part of the page that the address names (`#dieu-162`) stays. Commas, dashes and ampersands
    divide the directive, so those of the text are encoded as well.
    """
    if not fragment:
        return url
    address = url.partition(":~:")[0]
    words = quote(" ".join(fragment.split()), safe="").replace("-", "%2D")
    return f"{address}{'' if '#' in address else '#'}:~:text={words}"
