"""The colours of the stylesheet, and how much they stand out from each other.

Run `python -m tests.design.tokens` for the table in docs/design.md.
"""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
STYLESHEET = ROOT / "static" / "css" / "site.css"
PAIR = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
SCHEMES = {"light": 0, "dark": 1}
GROUNDS = ("paper", "raised", "sunken")


def colours() -> dict[str, tuple[str, str]]:
    """{name of a custom property: (colour on light, colour on dark)}."""
    return {name: (light, dark) for name, light, dark in PAIR.findall(STYLESHEET.read_text())}


def functions() -> list[str]:
    return [name for name in colours() if name.startswith("fn-")]


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def weakest(name: str, scheme: str) -> float:
    """The contrast of a text colour on that ground on which it stands out least."""
    found, n = colours(), SCHEMES[scheme]
    return min(contrast(found[name][n], found[ground][n]) for ground in GROUNDS)


def table() -> str:
    """Function colours with their contrast, as Markdown."""
    lines = ["| function | light | contrast | dark | contrast |", "| --- | --- | --- | --- | --- |"]
    for name in functions():
        light, dark = colours()[name]
        ratios = [f"{weakest(name, scheme):.1f}" for scheme in SCHEMES]
        label = name.removeprefix("fn-").replace("_", " ")
        lines.append(f"| {label} | `{light}` | {ratios[0]} | `{dark}` | {ratios[1]} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
