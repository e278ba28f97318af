"""Colours as «#rrggbb», and how much they stand out from the papers of the site."""

import re

COLOUR = r"^#[0-9a-fA-F]{6}\Z"
# By scheme: paper, raised and sunken of the stylesheet (tests/design holds them to it).
GROUNDS = {
    "light": ("#fdfcfa", "#ffffff", "#f3f1ec"),
    "dark": ("#15171c", "#1d2027", "#111318"),
}
# What WCAG 2.2 asks of texts (AA).
READABLE = 4.5
# On light and on dark paper, where there is no other.
GREY = ("#55595f", "#bcc1c8")


def is_colour(text: str) -> bool:
    return bool(re.match(COLOUR, text))


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)
