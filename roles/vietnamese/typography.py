"""Setting type: what must not be torn apart at the end of a line. Pure."""

NO_BREAK = "\N{NO-BREAK SPACE}"
# No Vietnamese syllable is longer; two longer words bound together could leave a narrow page.
LONGEST_SYLLABLE = 7


def unorphaned(text: str) -> str:
    """`text` with its last two words bound, so that no syllable is left alone in the last line.

    Texts of one or two words and long last words stay as they are, and so does a space that does
    not break already.
    """
    head, space, last = text.rstrip().rpartition(" ")
    if not space or NO_BREAK in last or " " not in head.strip() or len(last) > LONGEST_SYLLABLE:
        return text
    return f"{head.rstrip(' ')}{NO_BREAK}{last}"
