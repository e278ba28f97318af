"""Lines of text of a measured width."""

ELLIPSIS = "…"


def wrap(text, width, measure, lines):
    """Break `text` between words into at most `lines` lines no wider than `width`.

    `measure(text)` gives a width in the same unit. What does not fit is cut off at a word, with an
    ellipsis; a single word wider than a line stays whole. A no-break space makes one word of two.
    """
    words, wrapped = list(filter(None, text.split(" "))), []
    while words and len(wrapped) < lines:
        n = _fitting(words, width, measure)
        wrapped.append(" ".join(words[:n]))
        words = words[n:]
    if words:
        wrapped[-1] = _cut(wrapped[-1].split(), width, measure)
    return _without_orphan(wrapped, width, measure)


def balance(text, width, measure, lines):
    """Like `wrap`, with lines of about the same length: for headings."""
    wrapped = narrower = wrap(text, width, measure, lines)
    while len(wrapped) > 1 and " ".join(narrower) == " ".join(wrapped):
        wrapped, width = narrower, width * 0.96
        narrower = wrap(text, width, measure, len(wrapped))
        if max(map(measure, narrower)) > width:  # a single long word: it gets no narrower
            break
    return wrapped


def _fitting(words, width, measure):
    """How many of `words` a line takes: all that fit, at least one."""
    n = len(words)
    while n > 1 and measure(" ".join(words[:n])) > width:
        n -= 1
    return n


def _cut(words, width, measure):
    while len(words) > 1 and measure(_ended(words)) > width:
        words = words[:-1]
    return _ended(words)


def _ended(words):
    return " ".join(words).rstrip(",;:. ") + ELLIPSIS


def _without_orphan(lines, width, measure):
    """No syllable alone in the last line, where the line before can spare one."""
    if len(lines) < 2 or " " in lines[-1] or lines[-2].count(" ") < 2:
        return lines
    rest, _, spared = lines[-2].rpartition(" ")
    last = f"{spared} {lines[-1]}"
    return [*lines[:-2], rest, last] if measure(last) <= width else lines
