"""Draw a preview as a PNG of 1200 × 630 pixels, the size that Facebook and Zalo ask for."""

from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from . import HEIGHT, WIDTH
from .sign import BRAND, sign
from .wrapping import balance, fits, wrap

MARGIN = 72
MOTTO = 560  # where the last line stands
LEADING = 42  # from line to line of the running text
SMALLEST_NAME = 28  # pixels of a font; smaller ones cannot be read in a chat
PAPER, INK, SOFT = "#fdfcfa", "#1c1f26", "#555b68"
# A page of type has few colours; a palette makes the file a third as large.
COLOURS = 128


@lru_cache(maxsize=256)
def draw(preview):
    """The PNG of a Preview, as bytes. Kept by its words, so it never shows old ones."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    _head(image, pen, preview)
    {0: _site, 1: _role}.get(len(preview.panels), _pair)(pen, preview)
    pen.text((MARGIN, MOTTO), preview.motto, SOFT, font("Regular", 26))
    file = BytesIO()
    image.quantize(COLOURS).save(file, "PNG", optimize=True)
    return file.getvalue()


@lru_cache
def font(weight, size):
    """Be Vietnam Pro, which was drawn for Vietnamese, from the package that brings it."""
    path = files("fontpkg_be_vietnam_pro") / "files" / f"BeVietnamPro-{weight}.ttf"
    with path.open("rb") as file:
        # All our letters are precomposed, so the simple layout sets them right on every machine.
        return ImageFont.truetype(BytesIO(file.read()), size, layout_engine=ImageFont.Layout.BASIC)


def _head(image, pen, preview):
    mark = sign(48)
    image.paste(mark, (MARGIN, 56), mark)
    pen.text((MARGIN + 66, 59), preview.site, INK, font("SemiBold", 32))


def _site(pen, preview):
    pen.rectangle((0, 0, 20, HEIGHT), BRAND)
    _lines(pen, preview.text, (MARGIN, 190), font("Bold", 72), INK, lines=4, set_lines=balance)


def _role(pen, preview):
    role = preview.panels[0]
    accent = role.colour
    pen.rectangle((0, 0, 20, HEIGHT), accent)
    y = 142
    if role.acronym:
        _acronym(pen, role.acronym, (MARGIN - 4, y - 16), accent, 116, WIDTH - 2 * MARGIN)
        y += 136
    y = _name(pen, role.name, (MARGIN, y), 60, lines=2)
    if role.other_name:
        y = _lines(pen, role.other_name, (MARGIN, y + 6), font("Medium", 32), SOFT, lines=1)
    y += 16
    room = (MOTTO - y - 12) // LEADING
    _lines(pen, preview.text, (MARGIN, y), font("Regular", 32), INK, lines=min(room, 4))


def _pair(pen, preview):
    middle, gap = WIDTH // 2, 36
    size = 42 if any(role.acronym for role in preview.panels) else 54
    for n, role in enumerate(preview.panels[:2]):
        accent = role.colour
        x, width = (MARGIN, middle + gap)[n], middle - gap - MARGIN
        pen.rectangle((n * middle, 0, (n + 1) * middle, 20), accent)
        y = 150
        if role.acronym:
            _acronym(pen, role.acronym, (x - 4, y - 14), accent, 104, width)
            y += 124
        _name(pen, role.name, (x, y), size, lines=3, width=width)
    pen.line((middle, 150, middle, 430), "#dcd8cf", 3)
    _lines(pen, preview.text, (MARGIN, 456), font("Medium", 34), INK, lines=2)


def _acronym(pen, text, at, colour, size, width):
    """Write `text` as large as its width allows, on the line where it stands at full `size`."""
    line = at[1] + font("ExtraBold", size).getmetrics()[0]
    face = fitting(text, "ExtraBold", size, width)
    pen.text((at[0], line), text, colour, face, anchor="ls")


def fitting(text, weight, size, width):
    """The font of at most `size` in which `text` is no wider than `width`."""
    length = font(weight, size).getlength(text)
    return font(weight, min(size, int(size * width / max(length, 1))))


def _name(pen, text, at, size, lines, width=WIDTH - 2 * MARGIN):
    """Write a name in the room of so many lines of `size`, smaller and in more lines if it must."""
    room = lines * _step(size)
    for smaller in range(size, SMALLEST_NAME - 1, -2):
        face, lines = font("Bold", smaller), room // _step(smaller)
        if fits(text, width, face.getlength, lines):
            break
    return _lines(pen, text, at, face, INK, lines, width)


def _step(size):
    return round(size * 1.3)


def _lines(pen, text, at, face, colour, lines, width=WIDTH - 2 * MARGIN, set_lines=wrap):
    """Write `text` in at most so many lines; return where the next line would begin."""
    x, y = at
    step = _step(face.size)
    for line in set_lines(text, width, face.getlength, lines):
        pen.text((x, y), line, colour, face)
        y += step
    return y
