"""A page of this site as an entry of a BibTeX file. Pure."""

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


def bibtex(key, author, title, url, day, note=""):
    """An @misc entry. Braces keep the letters of author and title as they are."""
    fields = {
        "author": f"{{{escaped(author)}}}",
        "title": f"{{{escaped(title)}}}",
        "year": day.year,
        "month": day.month,
        "url": url,
        "urldate": day.isoformat(),
    }
    if note:
        fields["note"] = escaped(note)
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def escaped(text):
    return text.translate(SPECIAL)
