"""Two texts against each other, word by word. Pure: knows neither request nor ORM.

The comparison is Python's SequenceMatcher (Ratcliff and Obershelp's «gestalt pattern matching»,
1988): it finds long common runs, which readers take in at once, rather than the least edits.
"""

import re
from difflib import SequenceMatcher

SAME, DELETED, INSERTED = "same", "del", "ins"

# A word keeps its combining marks, in case a text is not composed (NFC).
_TOKEN = re.compile(r"[\w\u0300-\u036f]+|\s+|.", re.DOTALL)
# Beyond this many pairs of words the comparison would take seconds; then the whole is replaced.
_MOST_PAIRS = 4_000_000


def compare(before, after):
    """[(SAME, DELETED or INSERTED; text)]: the parts that lead from one text to the other."""
    if before == after:
        return [(SAME, after)] if after else []
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) * len(new) > _MOST_PAIRS:
        return _tidied([(DELETED, before), (INSERTED, after)])
    runs = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append((SAME, "".join(old[a:b])))
        else:
            runs += [(DELETED, "".join(old[a:b])), (INSERTED, "".join(new[c:d]))]
    return _tidied(_bridged(runs))


def _bridged(runs):
    """A blank between two changed words belongs to the change: «big red» → «small blue»."""
    last = len(runs) - 1
    for i, (kind, text) in enumerate(runs):
        if kind == SAME and text.isspace() and 0 < i < last:
            yield from ((DELETED, text), (INSERTED, text))
        else:
            yield kind, text


def _tidied(runs):
    """One deletion before one insertion between two common parts; no empty part."""
    tidy, pending = [], {DELETED: "", INSERTED: ""}
    for kind, text in [*runs, (SAME, "")]:
        if kind != SAME:
            pending[kind] += text
            continue
        tidy += pending.items()
        tidy.append((SAME, text))
        pending = {DELETED: "", INSERTED: ""}
    return [(kind, text) for kind, text in tidy if text]
