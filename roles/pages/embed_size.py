"""How high an embed will be in a given width, which the page that frames it has to know before.

Pure. The sizes are those of static/css/embed.css; the widths of letters those of the broadest
common font, so that what is announced suffices with any (tests/embedding/test_framed.py).
"""

from math import ceil

from django.utils.translation import get_language

from roles.orgchart.measuring import width, wrap

SIDES = 34  # px: what stands left and right of the content of an embed
FRAME = 26  # px above and below it
SMALL, PLAIN, LARGE = (12, 18), (15, 22), (20, 26)  # px: letters, line
LONGEST = 500  # lines of a text


def said(thing, field):
    """The bilingual `field` of `thing` as `{% text %}` shows it."""
    return getattr(thing, f"{field}_{get_language()}") or getattr(thing, f"{field}_vi") or ""


class Stack:
    """Texts and boxes one below the other in `room` px; `px` is how high they are by now."""

    def __init__(self, room):
        self.room, self.px = room, 0

    def gap(self, px):
        self.px += px
        return self

    def text(self, words, style=PLAIN, *, above=0, indent=0, bold=False):
        size, leading = style
        self.px += above + leading * lines(words, self.room - indent, size, bold)
        return self


def lines(words, room, size, bold=False):
    """How many lines a text takes; a word that is longer than a line is broken."""
    longest = (ceil(width(word, size, bold=bold) / room) - 1 for word in words.split())
    return len(wrap(words, room, size, bold=bold, most=LONGEST)) + sum(n for n in longest if n > 0)


def foot(stack, cited):
    """The citation under every embed (templates/embedding/base.html)."""
    return stack.gap(21).text(cited.told, SMALL)
