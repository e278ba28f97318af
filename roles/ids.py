"""Numbers of rows as addresses and forms give them, which may be anything."""

# Digits; with more it is no number that both databases could hold.
LONGEST = 18


def row_id(text):
    """The id that a text names; None for no number, and for one that no row can have."""
    text = str(text)
    return int(text) if text.isdecimal() and len(text) <= LONGEST else None
