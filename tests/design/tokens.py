"""The colours of the stylesheet and of functions, and how much they stand out from each other.

Run `python -m tests.design.tokens` for the table in docs/design.md.
"""

import re
from pathlib import Path

import yaml

from roles.schema.colours import contrast

ROOT = Path(__file__).parents[2]
STYLESHEET = ROOT / "static" / "css" / "first.css"
FUNCTIONS = ROOT / "fixtures" / "functions.yaml"
PAIR = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
SCHEMES = {"light": 0, "dark": 1}
GROUNDS = ("paper", "raised", "sunken")


def colours() -> dict[str, tuple[str, str]]:
    """{name of a custom property: (colour on light, colour on dark)}."""
    own = {name: (light, dark) for name, light, dark in PAIR.findall(STYLESHEET.read_text())}
    rows = [row["fields"] for row in yaml.safe_load(FUNCTIONS.read_text())]
    return own | {f"fn-{row['slug']}": (row["light"], row["dark"]) for row in rows}


def functions() -> list[str]:
    return [name for name in colours() if name.startswith("fn-")]


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
