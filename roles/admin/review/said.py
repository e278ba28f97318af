"""What people say of a proposal: a remark, an answer, a comment."""

from roles.schema.characters import unstorable

MOST_CHARACTERS = 2000


def said(sent, name):
    """The text of an input, without what no database stores; browsers end it at the limit."""
    text = sent.get(name, "").replace("\r\n", "\n").strip()
    return "".join(c for c in text if not unstorable(c))[:MOST_CHARACTERS]
