"""The site's sign, of the same shapes as static/img/icon.svg, for those who want pixels."""

from io import BytesIO

BRAND, WHITE = "#2b3a67", "#ffffff"
UNITS = 32  # the side of the drawing
BOXES = ((11, 5, 21, 12), (4, 21, 12, 27), (20, 21, 28, 27))
LINES = (((16, 12), (16, 17)), ((8, 21), (8, 17), (24, 17), (24, 21)))
# Drawn so many times larger and scaled down, which smooths the edges.
FINER = 8


def sign(size, corner=7):
    """The sign as an image of `size` × `size` pixels; `corner` in units of the drawing."""
    from PIL import Image, ImageDraw  # not at every start

    unit = size * FINER / UNITS
    image = Image.new("RGBA", (size * FINER, size * FINER))
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((0, 0, size * FINER - 1, size * FINER - 1), corner * unit, BRAND)
    for box in BOXES:
        pen.rounded_rectangle([part * unit for part in box], 1.5 * unit, WHITE)
    for line in LINES:
        points = [(x * unit, y * unit) for x, y in line]
        pen.line(points, WHITE, round(2 * unit), joint="curve")
    return image.resize((size, size), Image.Resampling.LANCZOS)


def icon():
    """The sign as an .ico file with three sizes, for those who ask for /favicon.ico."""
    file = BytesIO()
    sign(48).save(file, "ICO", sizes=[(16, 16), (32, 32), (48, 48)])
    return file.getvalue()


def touch_icon():
    """The sign as a PNG for a phone's home screen, which rounds the corners itself."""
    file = BytesIO()
    sign(180, corner=0).save(file, "PNG", optimize=True)
    return file.getvalue()
