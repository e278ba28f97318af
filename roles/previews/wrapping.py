"""Lines of text of a measured width."""

from bisect import bisect

ELLIPSIS = "…"


def wrap(text, width, measure, lines):
    """Break `text` between words into at most `lines` lines no wider than `width`.

    `measure(text)` gives a width in the same unit. What does not fit is cut off at a word, with an
    ellipsis; a single word wider than a line is broken between letters. A no-break space makes one
    word of two.
    """
    words = [part for word in text.split(" ") for part in _broken(word, width, measure)]
    wrapped = []
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


def fits(text, width, measure, lines):
    """Whether `wrap` shows all of `text`, and no word of it broken."""
    words = list(filter(None, text.split(" ")))
    if any(measure(word) > width for word in words):
        return False
    return " ".join(wrap(text, width, measure, lines)).split(" ") == words


def _broken(word, width, measure):
    """The parts of a word, each as wide as a line allows; at least a letter."""
    while word:
        lengths = range(1, len(word) + 1)
        n = max(1, bisect(lengths, width, key=lambda n, word=word: measure(word[:n])))
        yield word[:n]
        word = word[n:]


def _fitting(words, width, measure):
    """How many of `words` a line takes: all that fit, at least one."""
    lengths = range(1, len(words) + 1)
    return max(1, bisect(lengths, width, key=lambda n: measure(" ".join(words[:n]))))


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
