"""A page of this site as an entry of a BibTeX file. Pure."""

from datetime import date

SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{letter: f"\\{letter}" for letter in "&%$#_"},
    }
)


def bibtex(key: str, author: str, title: str, url: str, day: date) -> str:
    """An @misc entry. Braces keep the letters of author and title as they are."""
    fields = {
        "author": f"{{{escaped(author)}}}",
        "title": f"{{{escaped(title)}}}",
        "year": day.year,
        "month": day.month,
        "url": url,
        "urldate": day.isoformat(),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def escaped(text: str) -> str:
    return text.translate(SPECIAL)
