"""How an embed is announced: its size, and the code that other sites copy. Pure."""

from typing import NamedTuple

from django.utils.html import format_html

SHORTEST = 120  # px


class Frame(NamedTuple):
    """An embed as a frame: `src` is absolute, the size in px."""

    src: str
    title: str
    width: int
    height: int

    @property
    def html(self):
        return format_html(
            '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"'
            ' style="border:0;max-width:100%"></iframe>',
            *self,
        )


def framed(embed, src, cited, *, most_wide=None, most_high=None):
    """The Frame of an embed (RoleCard, RoleTable, FramedChart), no larger than somebody has room.

    As high as its content; what has no room scrolls.
    """
    wide = min(embed.width, most_wide or embed.width)
    high = int(embed.height(max(wide, SHORTEST), cited)) + 1
    return Frame(src, cited.title, wide, min(high, most_high or high))
