"""The drawing as a PNG: in light colours, in a font of its own, of a bounded size."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from roles.charting.raster import LONGEST, MOST, NOTE_ROOM, per_cent, scale_of, to_png
from roles.orgchart import Box, Chart, Line, draw
from tests.orgchart.reading import LABELS
from tests.orgchart.worlds import COMPANY, chain

WHITE = (255, 255, 255)


def company_of(count):
    """`count` roles that report to one."""
    keys = [f"x{n}" for n in range(count)]
    boxes = tuple(Box(key, "CXO", "Giám đốc", function="sales") for key in ["top", *keys])
    return Chart(boxes, tuple(Line(key, "top") for key in keys))


def drawn(chart=COMPANY, **options):
    colours = {"sales": ("#ff0000", "#00ff00")}
    return draw(chart, labels=LABELS, standalone=True, colours=colours, **options)


def picture(svg):
    image = Image.open(BytesIO(to_png(svg)))
    assert image.format == "PNG"
    return image.convert("RGB")


def colours_of(image):
    return {colour for _count, colour in image.getcolors(maxcolors=1 << 20)}


def test_it_is_as_the_drawing_is_on_light_paper():
    image = picture(drawn(company_of(3)))
    assert {WHITE, (255, 0, 0)} <= colours_of(image)
    assert (0, 255, 0) not in colours_of(image)
    assert image.getpixel((0, 0)) == WHITE


def test_a_small_one_has_two_pixels_to_a_px_whatever_the_zoom():
    svg, zoomed = drawn(chain("a", "b")), drawn(chain("a", "b"), zoom=0.5)
    wide = float(svg.split('viewBox="')[1].split()[2])
    assert picture(svg).width == pytest.approx(2 * wide, abs=1)
    assert picture(svg).size == picture(zoomed).size
    assert per_cent(svg) == 100


@pytest.mark.parametrize("chart", [company_of(300), company_of(2000), chain(*map(str, range(300)))])
def test_a_large_one_is_reduced_and_says_so(chart):
    svg = drawn(chart)
    image = picture(svg)
    assert per_cent(svg) < 100
    assert max(image.size) <= LONGEST + NOTE_ROOM + 1
    assert image.width * image.height <= MOST + image.width * (NOTE_ROOM + 1)
    high = float(svg.split('viewBox="')[1].split()[3].split('"')[0])
    assert image.height == pytest.approx(high * scale_of(svg) + NOTE_ROOM, abs=2)
    note = image.crop((0, image.height - NOTE_ROOM, min(image.width, 400), image.height))
    left, top, right, bottom = ImageChops.invert(note).getbbox()
    assert bottom - top >= 10, "the words are as high as at full size"
    assert right - left > 200 or image.width < 200


def test_names_are_set_in_our_own_font_and_no_other():
    """A machine without fonts draws the same; each mark of Vietnamese makes a difference."""

    def word(text, family="DejaVu Sans, sans-serif"):
        shown = f'<text x="10" y="50" font-size="40" font-family="{family}">{text}</text>'
        head = (
            '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="70" viewBox="0 0 200 70">'
        )
        return picture(f"<?xml?>{head}{shown}</svg>").tobytes()

    assert word("Ộ") == word("Ộ", "Be Vietnam Pro")
    letters = "oôơòóỏõọồốổỗộờớởỡợuưùúủũụừứửữựyỳýỷỹỵăắằẳẵặâấầẩẫậđĐƯỢ\ue000"
    assert len({word(letter) for letter in letters}) == len(letters)


def test_hostile_names_are_drawn_like_others():
    chart = Chart((Box("a", '"><i>', "<script>&amp;\x00 \ud800 💡"),))
    assert picture(drawn(chart)).width > 100
