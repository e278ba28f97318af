"""The pictures of links: right size, light, and with every Vietnamese letter."""

import unicodedata
from io import BytesIO
from itertools import cycle

import pytest
from PIL import Image

from roles.previews.picture import HEIGHT, WIDTH, draw, font
from roles.previews.saying import Panel, Preview

# Chats show no picture that is heavier than some hundred kilobytes.
HEAVIEST = 100_000
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
CPO = Panel("#6a3ba8", "CPO", "Giám đốc sản xuất", "Chief Product Officer")
CTO = Panel("#0b5f9e", "CTO", "Giám đốc công nghệ")
PLANT = Panel("#6e5412", "", "Giám đốc nhà máy có một cái tên dài hơn thường lệ rất nhiều")


def preview(*panels, text="Người chịu trách nhiệm về sản phẩm, ở mọi nơi và mọi lúc. " * 4):
    return Preview("Ai làm gì", "Mỗi câu đều dẫn nguồn.", text, panels)


def opened(drawn):
    return Image.open(BytesIO(drawn)).convert("RGB")


@pytest.mark.parametrize("panels", [(), (CPO,), (PLANT,), (CPO, CTO), (PLANT, PLANT)])
def test_every_kind_of_preview_has_the_size_that_sites_ask_for(panels):
    drawn = draw(preview(*panels))
    assert opened(drawn).size == (1200, 630) == (WIDTH, HEIGHT)
    assert len(drawn) < HEAVIEST


def test_the_colour_of_the_function_is_on_the_picture():
    for colour in ("#6a3ba8", "#0b5f9e", "#6e5412", "#00704a"):
        picture = opened(draw(preview(Panel(colour, "CXO", "Tên"))))
        wanted = tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
        assert max(abs(a - b) for a, b in zip(picture.getpixel((5, 300)), wanted, strict=True)) < 6


@pytest.mark.parametrize("weight", ["Regular", "Medium", "SemiBold", "Bold", "ExtraBold"])
def test_the_font_has_every_vietnamese_letter(weight):
    """A letter that a font lacks is drawn as the same empty box as any other that it lacks."""
    face = font(weight, 40)
    box = bytes(face.getmask("\uffff"))
    for letter in LETTERS + [letter.upper() for letter in LETTERS]:
        assert bytes(face.getmask(letter)) != box, letter


def test_marks_above_letters_are_drawn():
    face = font("Bold", 40)
    assert len({bytes(face.getmask(letter)) for letter in LETTERS}) == len(LETTERS)


def test_the_same_words_are_drawn_once():
    assert draw(preview(CPO)) is draw(preview(CPO))


def test_long_texts_stay_clear_of_the_edges():
    picture = opened(draw(preview(PLANT, text="nghiệp " * 200)))
    paper = picture.getpixel((1190, 10))
    margin = picture.crop((1140, 30, 1200, 630))
    assert {colour for _, colour in margin.getcolors(10_000)} == {paper}


WIDE = ("WMWMWMWMWM", "CPTO&CDAO", "ĐHĐCĐ-HĐQT", "WWWWWWWW", "MMMMMMMMMM")
NAMES = ("Giám đốc chịu trách nhiệm quản lý chiến lược " * 3, "Nghiêncứuviên" * 9)


@pytest.mark.parametrize(("acronym", "name"), list(zip(WIDE, cycle(NAMES))))
def test_a_long_acronym_or_name_stays_in_its_column(acronym, name):
    left, right = Panel("#6a3ba8", acronym, name), Panel("#6a3ba8", "CSO", "Tên")
    one, other = (opened(draw(preview(*pair))) for pair in ((left, right), (right, left)))
    gap = (562, 140, 598, 450)  # before the line in the middle
    assert ink(one, gap) == 0
    assert ink(other, (1140, 140, 1200, 450)) == 0
    assert ink(one, (36, 250, 560, 256)) == 0  # between the acronym and the name
    assert ink(opened(draw(preview(left))), (1140, 140, 1200, 560)) == 0
    assert ink(one, (72, 170, 560, 250)) > 1000


def ink(picture, box):
    """How many pixels in a box are not of the paper."""
    paper = picture.getpixel((1190, 25))
    return sum(n for n, colour in picture.crop(box).getcolors(100_000) if colour != paper)


def test_the_version_of_a_picture_changes_with_any_word():
    versions = {preview(CPO).version, preview(CTO).version, preview(CPO, text="Khác").version}
    assert len(versions) == 3
