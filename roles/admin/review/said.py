"""What people say of a proposal: a remark, an answer, a comment."""

from roles.schema.characters import unstorable

MOST_CHARACTERS = 2000
# The input for what the publisher says to the editor; under it the session has what was typed there
# and not sent on yet: [key of the proposal, words].
ANSWER = "answer"


def said(sent, name):
    """The text of an input, without what no database stores; browsers end it at the limit."""
    text = sent.get(name, "").replace("\r\n", "\n").strip()
    return "".join(c for c in text if not unstorable(c))[:MOST_CHARACTERS]


def keep_answer(request, key):
    """Remember what a publisher has typed, who is sent back to the proposal undecided."""
    request.session[ANSWER] = [str(key), said(request.POST, ANSWER)]


def kept_answer(request, key):
    """What the publisher has typed already about the proposal with this key."""
    if ANSWER in request.POST:
        return said(request.POST, ANSWER)
    about, words = request.session.get(ANSWER, ["", ""])
    return words if about == str(key) else ""
